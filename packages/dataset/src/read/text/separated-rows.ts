import { type ChunkVector, entriesOf } from '../chunk-vector.ts';
import { RECORDS_MODULE } from '../records-module.ts';
import type { SourceFile } from '../source-file.ts';
import { textParts } from './text-bytes.ts';

/** A text that can be read in more than one way, or in none: DuckDB reads it, and says so where it cannot. */
export class NotPlainRecords extends Error {
  override readonly name = 'NotPlainRecords';
}

/** Addresses are unsigned, and come signed. */
interface RecordsExports {
  readonly memory: { readonly buffer: ArrayBuffer };
  begin(delimiter: number, columns: number, wanted: number): void;
  wantedRoom(): number;
  fieldsOf(column: number): number;
  inputRoom(bytes: number): number;
  entriesRoom(): number;
  textsRoom(): number;
  parse(from: number, end: number, isLast: number, most: number): number;
  parsed(): number;
  vectorOf(column: number): number;
}

/** What this file uses of the engine's WebAssembly, which the language library without a browser does not describe. */
declare const WebAssembly: {
  validate(bytes: Uint8Array): boolean;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
};

/** Bytes of an unfinished record beyond which DuckDB is asked, which refuses one of two million. */
const MOST_CARRIED = 1 << 20;
const ROWS_OF_VECTOR = 2048;
const MARK = [0xef, 0xbb, 0xbf];

let compiled: object | null | undefined;

function module(): object | null {
  if (compiled !== undefined) return compiled;
  const bytes = Uint8Array.from(atob(RECORDS_MODULE), (character) => character.charCodeAt(0));
  const isUnknown = typeof WebAssembly === 'undefined' || !WebAssembly.validate(bytes);
  compiled = isUnknown ? null : new WebAssembly.Module(bytes);
  return compiled;
}

/** Whether the engine has the WebAssembly that {@link readSeparated} needs. */
export function canReadSeparated(): boolean {
  return module() !== null;
}

/**
 * Reads the records of a text in UTF-8 under its header, some at a time: `add` asks for the vectors of the positions, by their index,
 * each good until it asks for the next. Values in quotes as in RFC 4180; every record has a value for each column.
 *
 * @returns how many records.
 *
 * @throws NotPlainRecords where the text is any other.
 */
export async function readSeparated(
  file: SourceFile,
  { delimiter, columns }: { readonly delimiter: string; readonly columns: readonly string[] },
  positions: readonly number[],
  add: (vectorAt: (index: number) => ChunkVector) => void,
): Promise<number> {
  const instance = new WebAssembly.Instance(module()!, { env: { abort: () => {} } });
  const kernel = instance.exports as RecordsExports;
  const wanted = [...new Set(positions)];
  kernel.begin(delimiter.charCodeAt(0), columns.length, wanted.length);
  const fields = Uint32Array.from(columns, (_, position) => {
    const at = wanted.indexOf(position);
    return at < 0 ? 0 : kernel.fieldsOf(at);
  });
  new Uint32Array(kernel.memory.buffer, kernel.wantedRoom() >>> 0, columns.length).set(fields);

  let carried = new Uint8Array(0);
  let rows = 0;
  let isHeader = true;
  const take = (part: Uint8Array, isLast: boolean) => {
    const length = carried.length + part.length;
    const room = kernel.inputRoom(length) >>> 0;
    const bytes = new Uint8Array(kernel.memory.buffer, room, length);
    bytes.set(carried);
    bytes.set(part, carried.length);
    const hasMark = isHeader && MARK.every((byte, at) => bytes[at] === byte);
    let at = room + (hasMark ? MARK.length : 0);
    for (;;) {
      const found = kernel.parse(at, room + length, Number(isLast), isHeader ? 1 : ROWS_OF_VECTOR);
      if (found < 0) throw new NotPlainRecords('a record is not plain');
      at = kernel.parsed() >>> 0;
      if (found === 0) break;
      if (!isHeader) {
        add((index) => vectorOf(kernel, wanted.indexOf(positions[index]!), found));
        rows += found;
      }
      isHeader = false;
    }
    carried = new Uint8Array(kernel.memory.buffer, at, room + length - at).slice();
    if (carried.length > MOST_CARRIED) throw new NotPlainRecords('a record is long');
  };
  for await (const part of textParts(file)) take(part, false);
  take(new Uint8Array(0), true);
  return rows;
}

/** One wanted column of the records that were parsed last. */
function vectorOf(kernel: RecordsExports, column: number, rowCount: number): ChunkVector {
  const bytes = kernel.vectorOf(column);
  const entries = new Uint8Array(kernel.memory.buffer, kernel.entriesRoom() >>> 0, 16 * rowCount);
  const texts = new Uint8Array(kernel.memory.buffer, kernel.textsRoom() >>> 0, bytes);
  const words = entriesOf(entries);
  return {
    rowCount,
    validity: null,
    values: () => entries,
    longText: (row) => texts.subarray(words[4 * row + 1]!, words[4 * row + 1]! + words[4 * row]!),
    copyLongTexts(roomFor) {
      if (bytes > 0) roomFor(bytes).set(texts);
    },
  };
}
