import { type DictionaryColumn, dictionaryColumn } from '@assay/statistics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateColumn, inOrderOfValues, MISSING_DAY, selectRows, type Table, textColumn } from '../../src/index.ts';
import { GrowingCodes } from '../../src/table/growing-codes.ts';
import { asTextColumn, daysOfValues, packedCodes, packedDates, packedDictionary } from '../../src/table/held-texts.ts';
import { type PackedCodes, packedCodesIn } from '../../src/table/packed-codes.ts';

const texts = (most: number, rows: number, blanks: number) =>
  Array.from({ length: rows }, (_, row) => (blanks > 0 && row % blanks === 1 ? null : `t${(row * row) % most}`));

/** As a reader adds them: so many rows at a time, told how many values there are up to their last. */
function packed({ codes }: DictionaryColumn, expected: number, atOnce = 100): PackedCodes {
  const growing = new GrowingCodes(expected);
  let distinct = 0;
  for (let from = 0; from < codes.length; from += atOnce) {
    const part = codes.subarray(from, from + atOnce);
    for (const code of part) distinct = Math.max(distinct, code + 1);
    growing.add(part, distinct);
  }
  return growing.finish();
}

/** By their bytes: element by element takes seconds. */
function areSame(one: Int32Array, other: Int32Array): boolean {
  const bytesOf = ({ buffer, byteOffset, byteLength }: Int32Array) => Buffer.from(buffer, byteOffset, byteLength);
  return bytesOf(one).equals(bytesOf(other));
}

describe('packed codes', () => {
  it('are the codes again, in as many bytes as their values need', () => {
    const cases = [
      [1, 1],
      [255, 1],
      [256, 2],
      [65_535, 2],
      [65_536, 4],
      // What stood for a missing value in two bytes is a code of its own in four, also where there is more room later.
      [150_000, 4],
    ] as const;
    for (const [distinct, bytes] of cases) {
      const values = Array.from({ length: distinct }, (_, at) => `v${at}`);
      for (const rows of [
        [null, ...values, null, ...values.slice(-3)],
        [...values, null, values[0]!],
      ]) {
        const column = dictionaryColumn(rows);
        for (const expected of [0, rows.length, 3 * rows.length]) {
          const found = packed(column, expected, 10_000);
          expect(found.bytes?.length).toBe(bytes * rows.length);
          expect(areSame(found.wide(), column.codes)).toBe(true);
          expect(areSame(packedCodesIn(found.bytes!.slice().buffer, rows.length).wide(), column.codes)).toBe(true);
        }
      }
    }
  });

  it('take no bytes where each row has a value of its own, as long as that holds', () => {
    const column = dictionaryColumn(texts(1e9, 1000, 0).map((text, row) => `${text} ${row}`));
    const found = packed(column, 1000);
    expect(found.bytes).toBe(null);
    expect(found.wide()).toEqual(column.codes);
    expect(found.firstRowOf(7)).toBe(7);
    expect(found.rowsOf(1000)).toEqual(new Int32Array(1000).fill(1));
    expect(packedCodesIn(new ArrayBuffer(0), 0).wide()).toEqual(new Int32Array(0));
    expect(() => packedCodesIn(new ArrayBuffer(9), 3)).toThrow('9 bytes are no codes of 3 rows. Give one, two or four');
  });

  it('count, gather, find, take and change rows as codes in four bytes do', () => {
    const widths = fc.constantFrom(3, 254, 255, 256, 700, 70_000);
    fc.assert(
      fc.property(
        widths,
        fc.integer({ min: 0, max: 2000 }),
        fc.constantFrom(0, 2, 5),
        fc.array(fc.nat()),
        (most, rows, blanks, wanted) => {
          const column = dictionaryColumn(texts(most, rows, blanks));
          const { codes, values } = column;
          const found = packed(column, rows);
          const counts = new Int32Array(values.length);
          for (const code of codes) if (code >= 0) counts[code]!++;
          expect(found.rowsOf(values.length)).toEqual(counts);
          const ofCode = values.map((_, code) => 3 * code + 1);
          const gathered = found.gather(new Float64Array(rows), ofCode, -5);
          expect(gathered).toEqual(Float64Array.from(codes, (code) => (code < 0 ? -5 : ofCode[code]!)));
          for (const code of [0, values.length - 1]) {
            if (code >= 0 && code < values.length) expect(found.firstRowOf(code)).toBe(codes.indexOf(code));
          }
          const places = Int32Array.from(rows === 0 ? [] : wanted, (place) => place % rows);
          expect(found.take(places).wide()).toEqual(places.map((place) => codes[place]!));
          const halved = Int32Array.from(values, (_, code) => (code % 3 === 0 ? -1 : code >> 1));
          expect(found.recoded(halved).wide()).toEqual(codes.map((code) => (code < 0 ? -1 : halved[code]!)));
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('a column of packed codes', () => {
  const plain = dictionaryColumn(['b', null, 'a', 'b']);
  const column = () => packedDictionary(packed(plain, 4), () => plain.values);

  it('is what a plain one is, and so are rows of it', async () => {
    const days = Int32Array.of(5, MISSING_DAY);
    const table: Table = {
      rowCount: 4,
      columns: { word: asTextColumn(column()), born: packedDates(column(), days) },
    };
    const same: Table = {
      rowCount: 4,
      columns: {
        word: { kind: 'text', ...plain },
        born: { kind: 'date', days: Int32Array.of(5, MISSING_DAY, MISSING_DAY, 5), recorded: plain },
      },
    };
    expect(table).toEqual(same);
    expect(selectRows(table, [3, 1])).toEqual(selectRows(same, [3, 1]));
    const inOrder = inOrderOfValues(table, ['word']);
    expect(inOrder).toEqual(inOrderOfValues(same, ['word']));
    expect(packedCodes(textColumn(inOrder, 'word'))?.bytes).toEqual(Uint8Array.of(0, 1, 1, 255));
    expect(daysOfValues(dateColumn(inOrder, 'born'))).toEqual(Int32Array.of(MISSING_DAY, 5));
    expect(packedDates(plain, days).days).toEqual(Int32Array.of(5, MISSING_DAY, MISSING_DAY, 5));
    expect(() => packedDates(plain, Int32Array.of(5))).toThrow('1 days for 2 recorded dates. Give one for each.');
    // Another piece of work, in which the codes are made anew.
    await Promise.resolve();
    expect(table).toEqual(same);
  });

  it('has one array of codes while a piece of work lasts, and another where that was handed to a thread', async () => {
    const word = textColumn({ rowCount: 4, columns: { word: asTextColumn(column()) } }, 'word');
    const { codes } = word;
    expect(word.codes).toBe(codes);
    structuredClone(codes, { transfer: [codes.buffer as ArrayBuffer] });
    expect(codes.length).toBe(0);
    expect(word.codes).toEqual(plain.codes);
    await Promise.resolve();
    expect(word.codes).toEqual(plain.codes);
  });
});
