import { fstatSync, readSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { decompress } from 'fzstd';
import type { CodesKernel } from '../codes-kernel.ts';
import { NotThrift, numberIn, structIn, type ThriftStruct, thriftStruct } from './compact-thrift.ts';
import type { ColumnPages } from './parquet-footer.ts';

/** A file whose pages are of other kinds than are read here, or not as the format says: DuckDB reads it, and says so where it cannot. */
export class NotPlainPages extends Error {
  override readonly name = 'NotPlainPages';
}

/** A page in the kernel's memory, its compression taken off. */
type Page =
  | { readonly kind: 'dictionary'; readonly count: number; readonly at: number; readonly end: number }
  | {
      readonly kind: 'data';
      readonly rows: number;
      readonly isCoded: boolean;
      readonly levels: { readonly at: number; readonly end: number };
      readonly at: number;
      readonly end: number;
    };

const [DATA_PAGE, DICTIONARY_PAGE, DATA_PAGE_V2] = [0, 2, 3];
const [PLAIN, PLAIN_DICTIONARY, RLE, RLE_DICTIONARY] = [0, 2, 3, 8];
const [UNCOMPRESSED, SNAPPY, GZIP, ZSTD] = [0, 1, 2, 6];
const [COMPRESSED_ROOM, PAGE_ROOM, DICTIONARY_ROOM] = [0, 1, 2];

/** Bytes of the file that are fetched at once, at least. */
const FETCHED = 1 << 18;
/** A page beyond these is left to DuckDB. */
const [MOST_PAGE_BYTES, MOST_PAGE_ROWS] = [1 << 28, 1 << 24];

/** Hands over the pages of a column of one group of rows, each good until the next. */
export function* pagesIn(
  window: FileWindow,
  { codec, at: start, bytes }: ColumnPages,
  kernel: CodesKernel,
  mayBeMissing: boolean,
): Generator<Page> {
  const end = start + bytes;
  for (let at = start; at < end; ) {
    const { struct: header, length } = window.header(at, end);
    at += length;
    const [type, size, compressed] = [numberIn(header, 1), numberIn(header, 2), numberIn(header, 3)];
    if (size < 0 || compressed < 0 || size > MOST_PAGE_BYTES) throw new NotPlainPages('a page has no size');
    const own = window.bytes(at, compressed, end);
    at += compressed;
    if (type === DICTIONARY_PAGE) {
      const dictionary = structIn(header, 7);
      const encoding = numberIn(dictionary, 2);
      if (encoding !== PLAIN && encoding !== PLAIN_DICTIONARY) throw new NotPlainPages('a dictionary is packed');
      const room = unpacked(kernel, DICTIONARY_ROOM, own, codec, size);
      yield { kind: 'dictionary', count: whole(dictionary, 1), at: room, end: room + size };
    } else if (type === DATA_PAGE) {
      const data = structIn(header, 5);
      const room = unpacked(kernel, PAGE_ROOM, own, codec, size);
      let levels = { at: room, end: room };
      let from = room;
      if (mayBeMissing) {
        if (numberIn(data, 3) !== RLE || size < 4) throw new NotPlainPages('levels are packed');
        const bytesOfLevels = kernel.words(room, 1)[0]! >>> 0;
        if (bytesOfLevels > size - 4) throw new NotPlainPages('levels go on beyond their page');
        levels = { at: room + 4, end: room + 4 + bytesOfLevels };
        from = levels.end;
      }
      yield {
        kind: 'data',
        rows: whole(data, 1),
        isCoded: isCoded(numberIn(data, 2)),
        levels,
        at: from,
        end: room + size,
      };
    } else if (type === DATA_PAGE_V2) {
      const data = structIn(header, 8);
      const [repeated, bytesOfLevels] = [whole(data, 6), whole(data, 5)];
      if (repeated !== 0 || bytesOfLevels > Math.min(size, compressed))
        throw new NotPlainPages('values repeat in a row');
      const isPacked = data.get(7) !== false && size > bytesOfLevels;
      // Levels lie before the values, and are not compressed with them.
      const room = kernel.ask((exports) => exports.bytesRoom(PAGE_ROOM, size)) >>> 0;
      const levels = own.slice(0, bytesOfLevels);
      const values = unpackedBytes(own.subarray(bytesOfLevels), isPacked ? codec : UNCOMPRESSED, size - bytesOfLevels);
      kernel.bytes(room, bytesOfLevels).set(levels);
      if (values === null) unsnapped(kernel, own.subarray(bytesOfLevels), room + bytesOfLevels, size - bytesOfLevels);
      else kernel.bytes(room + bytesOfLevels, values.length).set(values);
      yield {
        kind: 'data',
        rows: whole(data, 1),
        isCoded: isCoded(numberIn(data, 4)),
        levels: { at: room, end: room + bytesOfLevels },
        at: room + bytesOfLevels,
        end: room + size,
      };
    } else throw new NotPlainPages(`a page of the kind ${type}`);
  }
}

function whole(struct: ThriftStruct, field: number): number {
  const value = numberIn(struct, field);
  if (value < 0 || value > MOST_PAGE_ROWS) throw new NotPlainPages('a page of no such count');
  return value;
}

function isCoded(encoding: number): boolean {
  if (encoding === PLAIN_DICTIONARY || encoding === RLE_DICTIONARY) return true;
  if (encoding === PLAIN) return false;
  throw new NotPlainPages(`values are written in the way ${encoding}`);
}

/** Takes the compression off into a room of the kernel. */
function unpacked(kernel: CodesKernel, which: number, own: Uint8Array, codec: number, size: number): number {
  const room = kernel.ask((exports) => exports.bytesRoom(which, size)) >>> 0;
  const values = unpackedBytes(own, codec, size);
  if (values === null) unsnapped(kernel, own, room, size);
  else kernel.bytes(room, size).set(values);
  return room;
}

/** The bytes without their compression; `null` where the kernel takes it off. */
function unpackedBytes(own: Uint8Array, codec: number, size: number): Uint8Array | null {
  if (codec === SNAPPY) return null;
  let found: Uint8Array;
  try {
    if (codec === UNCOMPRESSED) found = own;
    else if (codec === GZIP) found = gunzipSync(own, { maxOutputLength: Math.max(1, size) });
    else if (codec === ZSTD) found = decompress(own);
    else throw new NotPlainPages(`a compression of the kind ${codec}`);
  } catch (cause) {
    throw cause instanceof NotPlainPages ? cause : new NotPlainPages('a page cannot be unpacked', { cause });
  }
  if (found.length !== size) throw new NotPlainPages('a page is of another size than it says');
  return found;
}

function unsnapped(kernel: CodesKernel, own: Uint8Array, room: number, size: number): void {
  const input = kernel.ask((exports) => exports.bytesRoom(COMPRESSED_ROOM, own.length)) >>> 0;
  kernel.bytes(input, own.length).set(own);
  const isWhole = kernel.ask((exports) => exports.unsnappy(input, input + own.length, room, size));
  if (isWhole === 0) throw new NotPlainPages('a page cannot be unpacked');
}

/** Some bytes of a file at a time, in memory that is used again. */
export class FileWindow {
  readonly #descriptor: number;
  readonly #fileBytes: number;
  #room = Buffer.allocUnsafeSlow(2 * FETCHED);
  #at = 0;
  #length = 0;

  constructor(descriptor: number) {
    this.#descriptor = descriptor;
    this.#fileBytes = fstatSync(descriptor).size;
  }

  /** Good until the next call; those after them, up to `end`, are fetched along. */
  bytes(at: number, length: number, end: number): Uint8Array {
    if (at + length > Math.min(end, this.#fileBytes)) throw new NotPlainPages('a page goes on beyond its column');
    if (at < this.#at || at + length > this.#at + this.#length) {
      const wanted = Math.max(length, Math.min(end - at, FETCHED));
      if (wanted > this.#room.length) this.#room = Buffer.allocUnsafeSlow(2 * wanted);
      [this.#at, this.#length] = [at, readSync(this.#descriptor, this.#room, 0, wanted, at)];
      if (this.#length < length) throw new NotPlainPages('the file is cut off');
    }
    const from = at - this.#at;
    return this.#room.subarray(from, from + length);
  }

  header(at: number, end: number): { readonly struct: ThriftStruct; readonly length: number } {
    for (let length = 256; ; length *= 4) {
      const own = this.bytes(at, Math.min(length, end - at), end);
      try {
        const read = thriftStruct(own, 0);
        return { struct: read.struct, length: read.end };
      } catch (cause) {
        if (!(cause instanceof NotThrift) || own.length < length)
          throw new NotPlainPages('a page without a head', { cause });
      }
    }
  }
}
