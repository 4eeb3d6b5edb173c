import { InputError, MISSING_CODE } from '@assay/statistics';
import { writtenDay } from '../date/calendar-day.ts';
import { GrowingCodes } from '../table/growing-codes.ts';
import type { PackedCodes } from '../table/packed-codes.ts';
import { type ChunkVector, entriesOf, INLINE_BYTES, isValidInChunk } from './chunk-vector.ts';
import { endToEnd, oddnessOf, WrittenTexts } from './written-texts.ts';

/** Gives every distinct text of a column a code, in order of first appearance; an empty text is a missing one. */
export interface TextCodes {
  add(vector: ChunkVector): void;
  /** Days since 1970-01-01 out of a column of dates, coded as the text that a file of texts would hold. */
  addDays(vector: ChunkVector): void;
  /** What was added. Nothing is added afterwards. */
  finish(): { readonly codes: PackedCodes; readonly texts: WrittenTexts };
}

/** The text of a day as an entry of a vector. */
export function entryOfDay(day: number): Int32Array {
  const text = writtenDay(day)!;
  if (text.length > INLINE_BYTES) {
    throw new InputError(
      `a date column holds the day ${day} after 1970-01-01, in no year that is known. Export it again.`,
    );
  }
  const entry = Buffer.alloc(16);
  entry.writeInt32LE(text.length);
  entry.write(text, 4, 'latin1');
  return entriesOf(entry);
}

/**
 * The TypeScript twin of the kernel: the fallback, the explanation, and the check on it. `expectedRows`: as many as will come, 0 where
 * nobody knows.
 */
export function scalarTextCodes(expectedRows: number): TextCodes {
  const codes = new GrowingCodes(expectedRows);
  const codeOf = new Map<string, number>();
  const codeOfText = (text: string) => {
    if (text === '') return MISSING_CODE;
    const known = codeOf.get(text);
    if (known !== undefined) return known;
    codeOf.set(text, codeOf.size);
    return codeOf.size - 1;
  };
  return {
    add(vector) {
      const raw = vector.values(4 * Int32Array.BYTES_PER_ELEMENT);
      const entries = entriesOf(raw);
      const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
      let long = Buffer.alloc(0);
      vector.copyLongTexts((size) => {
        long = Buffer.alloc(size);
        return long;
      });
      let start = 0;
      const room = new Int32Array(vector.rowCount);
      for (let row = 0; row < vector.rowCount; row++) {
        const length = entries[4 * row]!;
        // What a vector holds where the row is NULL is left over from other rows: validity decides first.
        if (!isValidInChunk(vector.validity, row)) room[row] = MISSING_CODE;
        else if (length <= INLINE_BYTES)
          room[row] = codeOfText(bytes.toString('utf8', 16 * row + 4, 16 * row + 4 + length));
        else {
          room[row] = codeOfText(long.toString('utf8', start, start + length));
          start += length;
        }
      }
      codes.add(room, codeOf.size);
    },
    addDays(vector) {
      const days = entriesOf(vector.values(Int32Array.BYTES_PER_ELEMENT));
      const room = new Int32Array(vector.rowCount);
      for (let row = 0; row < vector.rowCount; row++) {
        const isValid = isValidInChunk(vector.validity, row);
        room[row] = isValid ? codeOfText(textOfEntry(entryOfDay(days[row]!))) : MISSING_CODE;
      }
      codes.add(room, codeOf.size);
    },
    finish() {
      const texts = [...codeOf.keys()];
      let end = 0;
      const ends = Uint32Array.from(texts, (text) => {
        end += Buffer.byteLength(text);
        return end;
      });
      const oddness = Uint8Array.from(texts, oddnessOf);
      return { codes: codes.finish(), texts: new WrittenTexts(endToEnd(Buffer.from(texts.join('')), ends), oddness) };
    },
  };
}

function textOfEntry(entry: Int32Array): string {
  return Buffer.from(entry.buffer).toString('latin1', 4, 4 + entry[0]!);
}
