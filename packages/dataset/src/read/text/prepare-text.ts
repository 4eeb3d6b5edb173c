import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import iconv from 'iconv-lite';
import type { SourceFile } from '../source-file.ts';
import { footerOf } from './footer.ts';
import { RecordCounter } from './scan-text.ts';
import { textBytes } from './text-bytes.ts';
import { type TextEncoding, textEncoding } from './text-encoding.ts';
import { type TextLayout, textLayout } from './text-layout.ts';
import { incomplete, mendUtf8 } from './utf8-sequences.ts';

/** What was found in a text and what was made of it. */
export interface PreparedText {
  /** UTF-8 with the header in its first line; the file itself where it is that already. */
  readonly file: SourceFile;
  readonly encoding: TextEncoding;
  readonly layout: TextLayout;
  readonly footerLines: number;
  /** Records under the header that hold any value, as counted by their line ends. */
  readonly rows: number;
  /** Records of separators alone. */
  readonly blankRows: number;
  readonly hasMixedLineEnds: boolean;
}

export interface TextChoices {
  readonly encoding?: string | undefined;
  readonly skipLines?: number | undefined;
  readonly delimiter?: string | undefined;
}

const OPENING_BYTES = 1 << 20;
const TAIL_BYTES = 1 << 14;

/** Makes a text of separated values one that a reader without guesses can read; copies go into `folder`. */
export async function prepareText(
  file: SourceFile,
  choices: TextChoices,
  folder: string,
  name: string,
): Promise<PreparedText> {
  const { file: plain, encoding } = await asUtf8(file, choices.encoding, join(folder, `${name}.utf8`));
  const { opening, isWhole, tail, counter, bytes } = await lookAt(plain);
  const mark = plain === file ? encoding.markBytes : 0;
  const text = opening.subarray(mark).toString('utf8');
  const layout = textLayout(text, file.shown ?? file.path, { ...choices, isWhole });
  const footer = footerOf(tail, layout.delimiter);
  const start = mark + Buffer.byteLength(text.slice(0, layout.start));
  const { hasMixedLineEnds } = counter;
  if (layout.start === 0 && layout.rule === null && footer.lines === 0 && !hasMixedLineEnds) {
    return { file: plain, encoding, layout, footerLines: 0, hasMixedLineEnds, ...rowsOf(counter) };
  }
  const end = bytes - footer.bytes;
  const rule = layout.rule?.map((at) => mark + Buffer.byteLength(text.slice(0, at))) ?? [end, end];
  const kept = [
    [start, rule[0]!],
    [rule[1]!, end],
  ] as const;
  const cut = join(folder, `${name}.cut`);
  const recount = new RecordCounter();
  const out = createWriteStream(cut, { mode: 0o600 });
  const source = Readable.from(slices(plain, kept, recount));
  if (hasMixedLineEnds) await pipeline(source, withLineFeeds(), out);
  else await pipeline(source, out);
  return {
    file: {
      ...plain,
      path: cut,
      compressed: false,
      shown: file.shown ?? file.path,
      linesBefore: layout.headerLine - 1,
    },
    encoding,
    layout,
    footerLines: footer.lines,
    hasMixedLineEnds,
    ...rowsOf(recount),
  };
}

function rowsOf({ records, blankRecords }: RecordCounter): Pick<PreparedText, 'rows' | 'blankRows'> {
  return { rows: Math.max(0, records - 1 - blankRecords), blankRows: blankRecords };
}

/** Every line end as a line feed. */
function withLineFeeds(): Transform {
  let carried = '';
  return new Transform({
    transform(part: Buffer, _encoding, done) {
      const text = carried + part.toString('latin1');
      carried = text.endsWith('\r') ? '\r' : '';
      done(null, Buffer.from(text.slice(0, text.length - carried.length).replace(/\r\n?/g, '\n'), 'latin1'));
    },
    flush: (done) => done(null, carried === '' ? null : Buffer.from('\n')),
  });
}

/** The text in UTF-8: itself, or a copy that only this user can open, because it holds the same people. */
export async function asUtf8(
  file: SourceFile,
  stated: string | undefined,
  path: string,
): Promise<{ readonly file: SourceFile; readonly encoding: TextEncoding }> {
  const encoding = await textEncoding(file, stated);
  if (encoding.encoding === 'utf-8' && encoding.stray === null) return { file, encoding };
  const source = Readable.from(textBytes(file));
  await pipeline(source, toUtf8(encoding), createWriteStream(path, { mode: 0o600 }));
  return { file: { ...file, path, compressed: false, shown: file.shown ?? file.path }, encoding };
}

function toUtf8({ encoding, markBytes }: TextEncoding): Transform {
  let skip = markBytes;
  const unmarked = (part: Buffer) => {
    const cut = Math.min(skip, part.length);
    skip -= cut;
    return part.subarray(cut);
  };
  if (encoding !== 'utf-8') {
    const decoder = iconv.getDecoder(encoding, { stripBOM: false });
    return new Transform({
      transform: (part: Buffer, _encoding, done) => done(null, Buffer.from(decoder.write(unmarked(part)))),
      flush: (done) => done(null, Buffer.from(decoder.end() ?? '')),
    });
  }
  let carried = Buffer.alloc(0);
  return new Transform({
    transform(part: Buffer, _encoding, done) {
      const bytes = Buffer.concat([carried, unmarked(part)]);
      const end = bytes.length - incomplete(bytes);
      carried = bytes.subarray(end);
      done(null, Buffer.from(mendUtf8(bytes.subarray(0, end))));
    },
    flush: (done) => done(null, Buffer.from(mendUtf8(carried))),
  });
}

async function lookAt(file: SourceFile) {
  const counter = new RecordCounter();
  const opening: Buffer[] = [];
  let tail: Buffer = Buffer.alloc(0);
  let [opened, bytes] = [0, 0];
  for await (const part of textBytes(file)) {
    counter.add(part);
    if (opened < OPENING_BYTES) opening.push(part.subarray(0, OPENING_BYTES - opened));
    opened += part.length;
    tail = part.length >= TAIL_BYTES ? part.subarray(-TAIL_BYTES) : Buffer.concat([tail, part]).subarray(-TAIL_BYTES);
    bytes += part.length;
  }
  const start = Buffer.concat(opening);
  const isWhole = bytes <= OPENING_BYTES;
  return {
    opening: isWhole ? start : start.subarray(0, start.length - incomplete(start)),
    isWhole,
    tail,
    counter,
    bytes,
  };
}

async function* slices(
  file: SourceFile,
  ranges: readonly (readonly [number, number])[],
  counter: RecordCounter,
): AsyncGenerator<Buffer> {
  let at = 0;
  for await (const part of textBytes(file)) {
    for (const [from, to] of ranges) {
      const kept = part.subarray(Math.max(0, from - at), Math.max(0, to - at));
      if (kept.length === 0) continue;
      counter.add(kept);
      yield kept;
    }
    at += part.length;
  }
}
