import { isUtf8 } from 'node:buffer';
import { InputError } from '@assay/statistics';
import iconv from 'iconv-lite';
import type { SourceFile } from '../source-file.ts';
import { guessEncoding } from './guess-encoding.ts';
import { openingSigns } from './opening-text.ts';
import { textBytes, textParts } from './text-bytes.ts';
import { incompleteUtf8, Utf8Tallier, type Utf8Tally } from './utf8-sequences.ts';

/** In which encoding a text is written, and how anybody knows. */
export interface TextEncoding {
  /** utf-8, utf-16le, utf-16be, windows-1252, … */
  readonly encoding: string;
  readonly how: 'stated' | 'byte order mark' | 'every byte fits' | 'pattern of zeros' | 'guessed';
  /** From 0 to 1, as the detector gives it; `null` where nothing was guessed. */
  readonly confidence: number | null;
  /** Bytes at the start that are a byte order mark. */
  readonly markBytes: number;
  /** Bytes that are no UTF-8 in a text that is otherwise; each is read as Windows-1252. */
  readonly stray: Utf8Tally | null;
}

const SAMPLE_BYTES = 1 << 18;

/** Finds the encoding from all of a file's bytes, once, for header and body alike. */
export async function textEncoding(file: SourceFile, stated: string | undefined): Promise<TextEncoding> {
  const name = stated === undefined ? null : knownEncoding(stated);
  const opening = await firstPart(file);
  const { mark, markBytes, zeros } = openingSigns(opening);
  if (name !== null && name !== 'utf-8') {
    return { encoding: name, how: 'stated', confidence: null, markBytes: mark === name ? markBytes : 0, stray: null };
  }
  if (name === null && mark !== null && mark !== 'utf-8')
    return { encoding: mark, how: 'byte order mark', confidence: null, markBytes, stray: null };
  if (name === null && zeros !== null)
    return { encoding: zeros, how: 'pattern of zeros', confidence: null, markBytes: 0, stray: null };
  const how = name !== null ? 'stated' : mark !== null ? 'byte order mark' : 'every byte fits';
  const { tally, sample } = await tallyUtf8(file);
  const whole: TextEncoding = { encoding: 'utf-8', how, confidence: null, markBytes, stray: null };
  if (tally.stray === 0) return whole;
  // A letter of two bytes hardly comes about by chance in a text of single bytes: where most are whole, the rest are strays.
  if (name !== null || mark !== null || tally.whole >= tally.stray) return { ...whole, stray: tally };
  const guess = guessEncoding(sample);
  if (guess === null) {
    // Parts from two systems, one of which wrote UTF-8.
    if (tally.whole > 0) return { ...whole, stray: tally };
    throw new InputError(
      `${file.path} is no UTF-8, and no other encoding gives words that could be names. Say which it is, e.g. --encoding windows-1252, iso-8859-2 or utf-16le, or export it as UTF-8.`,
    );
  }
  return { encoding: guess.encoding, how: 'guessed', confidence: guess.confidence, markBytes: 0, stray: null };
}

/**
 * The one name of an encoding that has several.
 *
 * @throws InputError where there is none of this name.
 */
export function knownEncoding(label: string): string {
  const name = label.trim().toLowerCase();
  if (/^(ansi|ascii|us-ascii|western|latin-?1|iso-?8859-1|cp-?1252)$/.test(name)) return 'windows-1252';
  if (/^utf-?8$/.test(name)) return 'utf-8';
  const utf16 = /^utf-?16-?(le|be)?$/.exec(name);
  if (utf16 !== null) return `utf-16${utf16[1] ?? 'le'}`;
  const utf32 = /^utf-?32-?(le|be)?$/.exec(name);
  if (utf32 !== null) return `utf-32${utf32[1] ?? 'le'}`;
  if (name !== '' && iconv.encodingExists(name) && !/^(base64|hex|binary|utf7|utf-7|internal|cesu)/.test(name))
    return name;
  throw new InputError(
    `the encoding "${label}" is not known. Name one such as utf-8, utf-16le, utf-16be, windows-1252, windows-1250 or iso-8859-2.`,
  );
}

async function firstPart(file: SourceFile): Promise<Uint8Array> {
  for await (const part of textBytes(file)) return part;
  return new Uint8Array(0);
}

/** Well-formed text is recognised at the speed of the platform; only another is counted byte by byte. */
async function tallyUtf8(file: SourceFile): Promise<{ tally: Utf8Tally; sample: Uint8Array }> {
  if (await isWholeUtf8(file)) return { tally: { whole: 0, stray: 0, first: null }, sample: new Uint8Array(0) };
  const tallier = new Utf8Tallier();
  const lines: Uint8Array[] = [];
  let sampled = 0;
  for await (const part of textBytes(file)) {
    tallier.add(part);
    for (let start = 0; start < part.length && sampled < SAMPLE_BYTES; ) {
      const end = part.indexOf(10, start);
      const line = part.subarray(start, end < 0 ? part.length : end + 1);
      if (line.some((byte) => byte > 127)) {
        lines.push(line);
        sampled += line.length;
      }
      start += line.length;
    }
  }
  return { tally: tallier.finish(), sample: Buffer.concat(lines) };
}

async function isWholeUtf8(file: SourceFile): Promise<boolean> {
  let carried: Uint8Array = new Uint8Array(0);
  for await (const part of textParts(file)) {
    const bytes = carried.length === 0 ? part : Buffer.concat([carried, part]);
    const end = bytes.length - incompleteUtf8(bytes);
    if (!isUtf8(bytes.subarray(0, end))) return false;
    carried = Uint8Array.prototype.slice.call(bytes, end);
  }
  return carried.length === 0;
}
