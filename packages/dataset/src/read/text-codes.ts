import { InputError, MISSING_CODE } from '@assay/statistics';
import { writtenDay } from '../date/calendar-day.ts';
import { type ChunkVector, isValidInChunk } from './chunk-vector.ts';
import { duckdbVectors } from './duckdb.ts';
import { GrowingArray } from './growing-array.ts';

/** Longest text that DuckDB keeps inside the 16 bytes of a vector's entry; longer ones stand behind a pointer. */
const INLINE_BYTES = 12;

/** Where nearly every row has a text of its own, a table that only doubled would be filled anew again and again. */
const GROWTH = 4;

const SHORT_TEXT = Buffer.alloc(INLINE_BYTES);

/** Slots beyond which a look-up waits for memory: then a chunk's are asked for together. */
const SLOTS_AT_HAND = 1 << 15;

/** The highest bit of each of four bytes. */
const BEYOND_ASCII = 0x80808080;

/**
 * Gives every distinct text of a column a code, in order of first appearance, straight from DuckDB's vectors: a JavaScript
 * string is made once for each distinct value and never for a row.
 *
 * A vector's entry is 16 bytes: the length, then the text itself (padded with zeros) or its first four bytes and a pointer.
 */
export class TextCodes {
  readonly #codes: GrowingArray<Int32Array<ArrayBuffer>>;
  readonly #texts: string[] = [];
  /** Distinct texts so far: the strings of a chunk's new ones are made together, at its end. */
  #distinct = 0;
  #shortBytes = Buffer.alloc(INLINE_BYTES << 11);
  readonly #codeOfDay = new Map<number, number>();
  /** Slots hold code + 1; zero is free. Never more than half full. */
  #slots = new Int32Array(1 << 12);
  /** Four words for each code: the entry itself for short texts; length, hash, start in `#bytes` for long ones. */
  #keys = new Int32Array(1 << 12);
  #bytes = Buffer.alloc(1 << 14);
  #bytesUsed = 0;
  #view = new DataView(this.#bytes.buffer, this.#bytes.byteOffset, this.#bytes.byteLength);
  #chunkBytes = new DataView(new ArrayBuffer(1 << 16));
  #starts = new Int32Array(2048);
  #hashes = new Int32Array(2048);
  #fetched = new Int32Array(2048);

  /** `expectedRows`: as many as will come, 0 where nobody knows. */
  constructor(expectedRows = 0) {
    this.#codes = new GrowingArray((length) => new Int32Array(length), expectedRows);
  }

  get rowCount(): number {
    return this.#codes.length;
  }

  /** Distinct texts as they were written, by code. */
  get texts(): readonly string[] {
    return this.#texts;
  }

  codes(): Int32Array<ArrayBuffer> {
    return this.#codes.toArray();
  }

  add({ vector, validity, rowCount }: ChunkVector): void {
    const raw = duckdbVectors().vector_get_data(vector, rowCount * 16);
    const words = new Int32Array(raw.buffer, raw.byteOffset, rowCount * 4);
    this.#gatherLongTexts(raw, words, validity, rowCount);
    this.#hash(words, validity, rowCount);
    if (this.#slots.length > SLOTS_AT_HAND) this.#fetch(rowCount);
    const hashes = this.#hashes;
    const codes = this.#codes.extend(rowCount);
    for (let row = 0; row < rowCount; row++) {
      const entry = 4 * row;
      // What a vector holds where the row is NULL is left over from other rows: validity decides first.
      if (!isValidInChunk(validity, row)) codes[row] = MISSING_CODE;
      else if (words[entry]! > INLINE_BYTES)
        codes[row] = this.#codeOfLong(words[entry]!, this.#starts[row]!, hashes[row]!);
      else {
        const [first, second, third] = [words[entry + 1]!, words[entry + 2]!, words[entry + 3]!];
        codes[row] = this.#codeOfShort(words[entry]!, first, second, third, hashes[row]!);
      }
    }
    this.#makeTexts();
  }

  /** Days since 1970-01-01 out of a column of dates, coded as the text that a file of texts would hold. */
  addDays({ vector, validity, rowCount }: ChunkVector): void {
    const raw = duckdbVectors().vector_get_data(vector, rowCount * 4);
    const days = new Int32Array(raw.buffer, raw.byteOffset, rowCount);
    const codes = this.#codes.extend(rowCount);
    for (let row = 0; row < rowCount; row++) {
      codes[row] = isValidInChunk(validity, row)
        ? (this.#codeOfDay.get(days[row]!) ?? this.#insertDay(days[row]!))
        : MISSING_CODE;
    }
  }

  #insertDay(day: number): number {
    const text = writtenDay(day)!;
    if (text.length > INLINE_BYTES) {
      throw new InputError(
        `a date column holds the day ${day} after 1970-01-01, in no year that is known. Export it again.`,
      );
    }
    SHORT_TEXT.fill(0);
    SHORT_TEXT.write(text, 'latin1');
    const [first, second, third] = [SHORT_TEXT.readInt32LE(0), SHORT_TEXT.readInt32LE(4), SHORT_TEXT.readInt32LE(8)];
    const code = this.#codeOfShort(text.length, first, second, third, hashOfShort(text.length, first, second, third));
    this.#makeTexts();
    this.#codeOfDay.set(day, code);
    return code;
  }

  /**
   * Copies the long texts of a chunk into one buffer. DuckDB lays the texts of a chunk end to end, so a call into native code
   * serves a whole run of them; where a text does not follow the one before, a new run begins.
   */
  #gatherLongTexts(raw: Uint8Array, words: Int32Array, validity: Uint8Array | null, rowCount: number): void {
    if (this.#starts.length < rowCount) this.#starts = new Int32Array(rowCount);
    let used = 0;
    let runStart = -1;
    let runBytes = 0;
    let expected = 0;
    const copyRun = () => {
      if (runStart < 0) return;
      const pointerAt = raw.byteOffset + runStart * 16 + 8;
      const run = duckdbVectors().get_data_from_pointer(raw.buffer as ArrayBuffer, pointerAt, runBytes);
      this.#makeChunkRoom(used);
      new Uint8Array(this.#chunkBytes.buffer).set(run, used - runBytes);
    };
    for (let row = 0; row < rowCount; row++) {
      const length = words[4 * row]!;
      if (length <= INLINE_BYTES || !isValidInChunk(validity, row)) continue;
      const address = (words[4 * row + 2]! >>> 0) + (words[4 * row + 3]! >>> 0) * 2 ** 32;
      if (address !== expected) {
        copyRun();
        runStart = row;
        runBytes = 0;
      }
      this.#starts[row] = used;
      used += length;
      runBytes += length;
      expected = address + length;
    }
    copyRun();
  }

  #hash(words: Int32Array, validity: Uint8Array | null, rowCount: number): void {
    if (this.#hashes.length < rowCount) {
      this.#hashes = new Int32Array(rowCount);
      this.#fetched = new Int32Array(rowCount);
    }
    const hashes = this.#hashes;
    for (let row = 0; row < rowCount; row++) {
      const entry = 4 * row;
      const length = words[entry]!;
      if (!isValidInChunk(validity, row)) hashes[row] = 0;
      else if (length > INLINE_BYTES) hashes[row] = hashOfLong(this.#chunkBytes, this.#starts[row]!, length);
      else hashes[row] = hashOfShort(length, words[entry + 1]!, words[entry + 2]!, words[entry + 3]!);
    }
  }

  /**
   * Brings near what the look-ups of a chunk will read. None of these reads waits for another, so that the processor has many under
   * way at once; the look-ups one after the other would wait for each.
   */
  #fetch(rowCount: number): void {
    const [slots, keys, hashes, fetched] = [this.#slots, this.#keys, this.#hashes, this.#fetched];
    const mask = slots.length - 1;
    for (let row = 0; row < rowCount; row++) fetched[row] = slots[hashes[row]! & mask]!;
    for (let row = 0; row < rowCount; row++) if (fetched[row]! > 0) fetched[row] = keys[4 * fetched[row]! - 4]!;
  }

  #makeChunkRoom(bytes: number): void {
    if (this.#chunkBytes.byteLength >= bytes) return;
    const larger = new Uint8Array(Math.max(bytes, this.#chunkBytes.byteLength * 2));
    larger.set(new Uint8Array(this.#chunkBytes.buffer));
    this.#chunkBytes = new DataView(larger.buffer);
  }

  #codeOfShort(length: number, first: number, second: number, third: number, hash: number): number {
    const slots = this.#slots;
    const keys = this.#keys;
    const mask = slots.length - 1;
    let slot = hash & mask;
    for (let next = slots[slot]!; next !== 0; next = slots[slot]!) {
      const key = 4 * next - 4;
      if (keys[key] === length && keys[key + 1] === first && keys[key + 2] === second && keys[key + 3] === third) {
        return next - 1;
      }
      slot = (slot + 1) & mask;
    }
    return this.#insert(slot, length, first, second, third);
  }

  #codeOfLong(length: number, start: number, hash: number): number {
    const slots = this.#slots;
    const keys = this.#keys;
    const mask = slots.length - 1;
    let slot = hash & mask;
    for (let next = slots[slot]!; next !== 0; next = slots[slot]!) {
      const key = 4 * next - 4;
      if (keys[key] === length && keys[key + 1] === hash && this.#isSame(keys[key + 2]!, start, length))
        return next - 1;
      slot = (slot + 1) & mask;
    }
    return this.#insert(slot, length, hash, this.#store(start, length), 0);
  }

  /** Compares four bytes at a time; the last four overlap, since a long text has more than twelve. */
  #isSame(stored: number, start: number, length: number): boolean {
    const known = this.#view;
    const found = this.#chunkBytes;
    for (let at = 0; at < length - 4; at += 4) {
      if (known.getInt32(stored + at, true) !== found.getInt32(start + at, true)) return false;
    }
    return known.getInt32(stored + length - 4, true) === found.getInt32(start + length - 4, true);
  }

  #store(start: number, length: number): number {
    if (this.#bytesUsed + length > this.#bytes.length) {
      const larger = Buffer.alloc(Math.max(this.#bytesUsed + length, this.#bytes.length * 2));
      this.#bytes.copy(larger, 0, 0, this.#bytesUsed);
      this.#bytes = larger;
      this.#view = new DataView(larger.buffer, larger.byteOffset, larger.byteLength);
    }
    this.#bytes.set(new Uint8Array(this.#chunkBytes.buffer, start, length), this.#bytesUsed);
    this.#bytesUsed += length;
    return this.#bytesUsed - length;
  }

  #insert(slot: number, length: number, first: number, second: number, third: number): number {
    const code = this.#distinct++;
    if (4 * code >= this.#keys.length) {
      const larger = new Int32Array(this.#keys.length * 2);
      larger.set(this.#keys);
      this.#keys = larger;
    }
    const keys = this.#keys;
    keys[4 * code] = length;
    keys[4 * code + 1] = first;
    keys[4 * code + 2] = second;
    keys[4 * code + 3] = third;
    this.#slots[slot] = code + 1;
    if (2 * this.#distinct > this.#slots.length) this.#rehash();
    return code;
  }

  /**
   * The strings of the codes that have none yet. All short ones are read as one text and cut apart, since a call into native code
   * for each takes longer than all the rest; what is beyond ASCII is read by itself.
   */
  #makeTexts(): void {
    const from = this.#texts.length;
    const keys = this.#keys;
    const made = this.#distinct - from;
    if (made === 0) return;
    if (this.#shortBytes.length < INLINE_BYTES * made) this.#shortBytes = Buffer.alloc(INLINE_BYTES * made * 2);
    const words = new Int32Array(this.#shortBytes.buffer, this.#shortBytes.byteOffset, this.#shortBytes.length >> 2);
    let at = 0;
    for (let code = from; code < this.#distinct; code++) {
      if (keys[4 * code]! > INLINE_BYTES) continue;
      words[at++] = keys[4 * code + 1]!;
      words[at++] = keys[4 * code + 2]!;
      words[at++] = keys[4 * code + 3]!;
    }
    const all = this.#shortBytes.toString('latin1', 0, 4 * at);
    let start = 0;
    for (let code = from; code < this.#distinct; code++) {
      const length = keys[4 * code]!;
      if (length > INLINE_BYTES) {
        const stored = keys[4 * code + 2]!;
        this.#texts.push(decode(this.#bytes, stored, stored + length));
        continue;
      }
      const isPlain = ((keys[4 * code + 1]! | keys[4 * code + 2]! | keys[4 * code + 3]!) & BEYOND_ASCII) === 0;
      this.#texts.push(isPlain ? all.slice(start, start + length) : decode(this.#shortBytes, start, start + length));
      start += INLINE_BYTES;
    }
  }

  #rehash(): void {
    const mask = this.#slots.length * GROWTH - 1;
    const slots = new Int32Array(mask + 1);
    for (let code = 0; code < this.#distinct; code++) {
      const [length, first] = [this.#keys[4 * code]!, this.#keys[4 * code + 1]!];
      const hash =
        length <= INLINE_BYTES
          ? hashOfShort(length, first, this.#keys[4 * code + 2]!, this.#keys[4 * code + 3]!)
          : first;
      let slot = hash & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = code + 1;
    }
    this.#slots = slots;
  }
}

function hashOfShort(length: number, first: number, second: number, third: number): number {
  const hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca77) ^ Math.imul(third, 0xc2b2ae3d) ^ length;
  return mix(hash);
}

function hashOfLong(bytes: DataView, start: number, length: number): number {
  let hash = length;
  for (let at = start; at < start + length - 4; at += 4) {
    hash = Math.imul(hash ^ bytes.getInt32(at, true), 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  return mix(Math.imul(hash ^ bytes.getInt32(start + length - 4, true), 0x85ebca77));
}

/** Spreads every bit over the low ones, which choose the slot. */
function mix(hash: number): number {
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  return hash ^ (hash >>> 15);
}

function decode(bytes: Buffer, start: number, end: number): string {
  for (let at = start; at < end; at++) if (bytes[at]! > 127) return bytes.toString('utf8', start, end);
  return bytes.toString('latin1', start, end);
}
