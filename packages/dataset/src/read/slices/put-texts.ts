import { closeSync, openSync, readSync } from 'node:fs';
import { InputError } from '@assay/statistics';
import { type KernelTextCodes, SPELT } from '../kernel-text-codes.ts';
import { type ColumnTexts, NOT_PLAIN, WrittenTexts } from '../written-texts.ts';
import { writeWhole } from './taken-rows.ts';

/** Texts of a column that threads share in memory; those of a column of more are on disk. */
const MOST_IN_MEMORY = 1 << 20;

// Of a block: where each of its texts ends, four bytes each; what is odd about each, a byte each; then the texts.
const [ODDNESS_AT, TEXTS_AT] = [4 * SPELT, 5 * SPELT];

/** The distinct texts of a column by code, put by in blocks where any thread reads them. */
export interface PutTexts {
  readonly count: number;
  readonly arePlain: boolean;
  /** Where each block begins, and where the last ends. */
  readonly starts: Float64Array;
  /** All blocks, in memory that threads share; or the file that they are in. */
  readonly blocks: Uint8Array | string;
}

/** Puts the texts of a column by, in a file of their own where they are very many. */
export function putTexts(column: KernelTextCodes, path: string, mostInMemory = MOST_IN_MEMORY): PutTexts {
  const count = column.distinct;
  const starts = new Float64Array(Math.ceil(count / SPELT) + 1);
  const isOnDisk = count > mostInMemory;
  const most = isOnDisk ? 0 : (starts.length - 1) * (TEXTS_AT + 3) + column.bytesOfTexts;
  const memory = new Uint8Array(new SharedArrayBuffer(most));
  const file = isOnDisk ? openSync(path, 'wx', 0o600) : -1;
  let arePlain = true;
  try {
    let at = 0;
    column.spellBlocks((block, number, texts) => {
      for (let index = ODDNESS_AT; index < ODDNESS_AT + texts; index++) {
        if ((block[index]! & NOT_PLAIN) !== 0) arePlain = false;
      }
      if (isOnDisk) writeWhole(file, block, at);
      else memory.set(block, at);
      // In memory each begins where four bytes do.
      at += isOnDisk ? block.length : (block.length + 3) & ~3;
      starts[number + 1] = at;
    });
  } finally {
    if (isOnDisk) closeSync(file);
  }
  return { count, arePlain, starts, blocks: isOnDisk ? path : memory };
}

/** Reads texts that were put by, in whichever thread: those of some codes, in their order. */
export function putTextsReader(put: PutTexts): (codes: Int32Array) => ColumnTexts {
  const { starts, blocks } = put;
  if (typeof blocks === 'string') return (codes) => new TextsOnDisk(put, blocks, codes);
  const bytes = Buffer.from(blocks.buffer, blocks.byteOffset, blocks.byteLength);
  const ends = new Int32Array(blocks.buffer, blocks.byteOffset, blocks.byteLength >> 2);
  return (codes) => {
    const found = new FoundTexts(codes.length);
    for (let index = 0; index < codes.length; index++) {
      const code = codes[index]!;
      found.find(index, bytes, ends, starts[Math.trunc(code / SPELT)]!, code % SPELT);
    }
    return found.texts(bytes);
  };
}

/** Where some texts lie, and what is odd about each. */
class FoundTexts {
  readonly starts: Int32Array;
  readonly lengths: Int32Array;
  readonly #oddness: Uint8Array;

  constructor(count: number) {
    [this.starts, this.lengths] = [new Int32Array(count), new Int32Array(count)];
    this.#oddness = new Uint8Array(count);
  }

  /** Finds a text of the block that begins there. */
  find(index: number, bytes: Uint8Array, ends: Int32Array, block: number, within: number): void {
    const end = (block >> 2) + within;
    const before = within === 0 ? 0 : ends[end - 1]!;
    this.starts[index] = block + TEXTS_AT + before;
    this.lengths[index] = ends[end]! - before;
    this.#oddness[index] = bytes[block + ODDNESS_AT + within]!;
  }

  texts(bytes: Buffer): WrittenTexts {
    const [starts, lengths] = [this.starts, this.lengths];
    const places = { bytes, startOf: (code: number) => starts[code]!, lengthOf: (code: number) => lengths[code]! };
    return new WrittenTexts(places, this.#oddness);
  }
}

/** Texts of which each is read when it is asked for, or all together: those of a slice seldom are. */
class TextsOnDisk implements ColumnTexts {
  readonly areHeld = true;
  readonly arePlain: boolean;
  readonly length: number;
  readonly #starts: Float64Array;
  readonly #path: string;
  readonly #codes: Int32Array;
  #read: WrittenTexts | null = null;

  constructor({ arePlain, starts }: PutTexts, path: string, codes: Int32Array) {
    [this.arePlain, this.#starts, this.#path, this.#codes] = [arePlain, starts, path, codes];
    this.length = codes.length;
  }

  /** Of a slice nobody asks. */
  mayBeMissing(): number[] {
    return [];
  }

  at(code: number): string {
    if (this.#read !== null) return this.#read.at(code);
    const within = this.#codes[code]! % SPELT;
    const block = this.#starts[Math.trunc(this.#codes[code]! / SPELT)]!;
    const file = openSync(this.#path, 'r');
    try {
      const ends = Buffer.alloc(8);
      if (within === 0) readWhole(file, ends.subarray(4), block);
      else readWhole(file, ends, block + 4 * (within - 1));
      const [start, end] = [ends.readUInt32LE(0), ends.readUInt32LE(4)];
      const text = Buffer.alloc(end - start);
      readWhole(file, text, block + TEXTS_AT + start);
      return text.toString('utf8');
    } finally {
      closeSync(file);
    }
  }

  all(): readonly string[] {
    return this.#all().all();
  }

  compare(one: number, other: number): number {
    return this.#all().compare(one, other);
  }

  json(from: number, to: number): Uint8Array {
    return this.#all().json(from, to);
  }

  /** Each block is read once, whatever the order of the codes. */
  #all(): WrittenTexts {
    if (this.#read !== null) return this.#read;
    const [codes, starts] = [this.#codes, this.#starts];
    const found = new FoundTexts(this.length);
    const order = Uint32Array.from(codes.keys()).sort((one, other) => codes[one]! - codes[other]!);
    let bytes = Buffer.alloc(16 * this.length);
    let used = 0;
    let number = -1;
    let block = Buffer.alloc(0);
    let ends = new Int32Array(0);
    const file = openSync(this.#path, 'r');
    try {
      for (const index of order) {
        const code = codes[index]!;
        if (Math.trunc(code / SPELT) !== number) {
          number = Math.trunc(code / SPELT);
          block = Buffer.alloc(starts[number + 1]! - starts[number]!);
          readWhole(file, block, starts[number]!);
          ends = new Int32Array(block.buffer, block.byteOffset, SPELT);
        }
        found.find(index, block, ends, 0, code % SPELT);
        const [start, length] = [found.starts[index]!, found.lengths[index]!];
        if (used + length > bytes.length) bytes = Buffer.concat([bytes], 2 * (used + length));
        block.copy(bytes, used, start, start + length);
        found.starts[index] = used;
        used += length;
      }
    } finally {
      closeSync(file);
    }
    this.#read = found.texts(bytes);
    return this.#read;
  }
}

function readWhole(file: number, room: Uint8Array, at: number): void {
  if (readSync(file, room, 0, room.length, at) === room.length) return;
  throw new InputError('texts that were put by are gone. Look at the disk, and run it again.');
}
