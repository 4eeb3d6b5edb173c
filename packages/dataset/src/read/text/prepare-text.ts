import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import iconv from 'iconv-lite';
import type { SourceFile } from '../source-file.ts';
import { csvFooter } from './footer.ts';
import { HeaderAgain } from './header-again.ts';
import { RecordCounter } from './scan-text.ts';
import { textBytes, textParts } from './text-bytes.ts';
import { type TextEncoding, textEncoding } from './text-encoding.ts';
import { type TextLayout, textLayout } from './text-layout.ts';
import { incompleteUtf8, mendUtf8 } from './utf8-sequences.ts';

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
  /** Lines under the header that are the header again. */
  readonly headersAgain: number;
  readonly hasMixedLineEnds: boolean;
}

interface TextChoices {
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
  const mark = plain === file ? encoding.markBytes : 0;
  const { layout, start, rule, again, tail, counter, bytes } = await lookAt(plain, mark, choices);
  const footer = csvFooter(tail, layout.delimiter, counter.records);
  const { hasMixedLineEnds } = counter;
  const found = { encoding, layout, headersAgain: again.length, hasMixedLineEnds };
  if (layout.start === 0 && layout.rule === null && again.length === 0 && footer.lines === 0 && !hasMixedLineEnds) {
    return { ...found, file: plain, footerLines: 0, ...rowsOf(counter) };
  }
  const kept = without([start, bytes - footer.bytes], [...(rule === null ? [] : [rule]), ...again]);
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
    ...found,
    footerLines: footer.lines,
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
      const end = bytes.length - incompleteUtf8(bytes);
      carried = bytes.subarray(end);
      done(null, Buffer.from(mendUtf8(bytes.subarray(0, end))));
    },
    flush: (done) => done(null, Buffer.from(mendUtf8(carried))),
  });
}

/** A stretch of bytes, the first and the one after the last. */
type Range = readonly [from: number, to: number];

/** Goes through the whole text once; its layout is known from its opening. */
async function lookAt(file: SourceFile, mark: number, choices: TextChoices) {
  const counter = new RecordCounter();
  const opening: Buffer[] = [];
  let known: ReturnType<typeof lookAtOpening> | undefined;
  let tail: Buffer = Buffer.alloc(0);
  let bytes = 0;
  const look = (isWhole: boolean) => {
    known = lookAtOpening(Buffer.concat(opening), mark, file.shown ?? file.path, { ...choices, isWhole });
    for (const part of opening) known.again?.add(part);
  };
  for await (const part of textParts(file)) {
    counter.add(part);
    tail = Buffer.concat([tail, part.subarray(-TAIL_BYTES)]).subarray(-TAIL_BYTES);
    bytes += part.length;
    if (known !== undefined) known.again?.add(part);
    else {
      opening.push(Buffer.from(part));
      if (bytes > OPENING_BYTES) look(false);
    }
  }
  if (known === undefined) look(true);
  return { ...known!, again: known!.again?.finish() ?? [], tail, counter, bytes };
}

function lookAtOpening(
  bytes: Buffer,
  mark: number,
  path: string,
  options: TextChoices & { readonly isWhole: boolean },
): {
  readonly layout: TextLayout;
  readonly start: number;
  readonly rule: Range | null;
  readonly again: HeaderAgain | null;
} {
  const whole = options.isWhole ? bytes : bytes.subarray(0, bytes.length - incompleteUtf8(bytes));
  const text = whole.subarray(mark).toString('utf8');
  const layout = textLayout(text, path, options);
  const byteAt = (at: number) => mark + Buffer.byteLength(text.slice(0, at));
  const header = /^[^\r\n]*/.exec(text.slice(layout.start))![0];
  // A header of one name could as well be a value, and one with a line end in a name is no line.
  const isLine = layout.columns.length > 1 && (header.match(/"/g)?.length ?? 0) % 2 === 0;
  return {
    layout,
    start: byteAt(layout.start),
    rule: layout.rule === null ? null : [byteAt(layout.rule[0]), byteAt(layout.rule[1])],
    again: isLine ? new HeaderAgain(Buffer.from(header)) : null,
  };
}

/** What is left of a stretch without others inside it, which are in order. */
function without([from, to]: Range, others: readonly Range[]): Range[] {
  const left: Range[] = [];
  let at = from;
  for (const [start, end] of others) {
    if (start > at) left.push([at, Math.min(start, to)]);
    at = Math.max(at, end);
  }
  return at < to ? [...left, [at, to]] : left;
}

async function* slices(file: SourceFile, ranges: readonly Range[], counter: RecordCounter): AsyncGenerator<Buffer> {
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
