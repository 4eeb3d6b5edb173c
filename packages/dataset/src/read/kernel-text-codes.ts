import { MISSING_CODE } from '@assay/statistics';
import { GrowingCodes } from '../table/growing-codes.ts';
import { type ChunkVector, entriesOf, isValidInChunk } from './chunk-vector.ts';
import { type CodesKernel, ROWS_OF_VECTOR } from './codes-kernel.ts';
import { entryOfDay, type TextCodes } from './text-codes.ts';
import { endToEnd, type TextPlaces, WrittenTexts } from './written-texts.ts';

/** Days whose codes stand in an array: those of 1850 to 2149. */
const [FIRST_DAY, LAST_DAY] = [-43_829, 65_744];

/**
 * Codes straight from a vector's bytes, by WebAssembly: a string is made once for each distinct text at most, and never for a row.
 * `expectedRows`: as many as will come, 0 where nobody knows.
 */
export class KernelTextCodes implements TextCodes {
  readonly kernel: CodesKernel;
  readonly column: number;
  readonly #codes: GrowingCodes;
  readonly #codeOfDay = new Map<number, number>();
  #nearDays: Int32Array | null = null;

  readonly #mostSpelt: number;

  /** `mostSpelt`: texts that are copied out; more stay where they are, with all of the kernel's memory. */
  constructor(kernel: CodesKernel, expectedRows: number, mostSpelt = MOST_SPELT) {
    this.kernel = kernel;
    this.#mostSpelt = mostSpelt;
    this.column = kernel.ask((exports) => exports.dictionary());
    this.#codes = new GrowingCodes(expectedRows);
  }

  add(vector: ChunkVector): void {
    const codes = this.codesOf(vector);
    this.#codes.add(codes, this.distinct);
  }

  /** The codes of a vector's texts, where the kernel leaves them: good until its next call. */
  codesOf(vector: ChunkVector): Int32Array {
    const { rowCount, validity } = vector;
    const entries = entriesOf(vector.values(16));
    const { kernel } = this;
    if (rowCount > ROWS_OF_VECTOR) throw new RangeError(`a vector of ${rowCount} rows`);
    vector.copyLongTexts((bytes) =>
      kernel.bytes(
        kernel.ask((exports) => exports.textRoom(bytes)),
        bytes,
      ),
    );
    const [room, codes, checks] = kernel.ask((exports) => [
      exports.vectorRoom(),
      exports.codesOf(),
      exports.validityRoom(),
    ]);
    kernel.words(room!, 4 * rowCount).set(entries.subarray(0, 4 * rowCount));
    if (validity !== null) kernel.bytes(checks!, (rowCount + 7) >> 3).set(validity.subarray(0, (rowCount + 7) >> 3));
    kernel.ask((exports) => exports.add(this.column, rowCount, validity === null ? 0 : 1));
    return kernel.words(codes!, rowCount);
  }

  /** The codes of so many rows that the kernel made of a page. */
  addCodes(rows: number): void {
    const { kernel } = this;
    const room = kernel.ask((exports) => exports.rowsRoom());
    this.#codes.add(kernel.words(room, rows), this.distinct);
  }

  addDays(vector: ChunkVector): void {
    const codes = new Int32Array(vector.rowCount);
    this.writeCodesOfDays(vector, codes);
    this.#codes.add(codes, this.distinct);
  }

  writeCodesOfDays({ rowCount, validity, values }: ChunkVector, room: Int32Array): void {
    const days = entriesOf(values(Int32Array.BYTES_PER_ELEMENT));
    this.#nearDays ??= new Int32Array(LAST_DAY - FIRST_DAY + 1).fill(MISSING_CODE);
    const near = this.#nearDays;
    for (let row = 0; row < rowCount; row++) {
      const day = days[row]!;
      if (!isValidInChunk(validity, row)) room[row] = MISSING_CODE;
      else if (day >= FIRST_DAY && day <= LAST_DAY) {
        if (near[day - FIRST_DAY] === MISSING_CODE) near[day - FIRST_DAY] = this.#codeOfNewDay(day);
        room[row] = near[day - FIRST_DAY]!;
      } else {
        if (!this.#codeOfDay.has(day)) this.#codeOfDay.set(day, this.#codeOfNewDay(day));
        room[row] = this.#codeOfDay.get(day)!;
      }
    }
  }

  #codeOfNewDay(day: number): number {
    const kernel = this.kernel;
    const [room, codes] = kernel.ask((exports) => [exports.vectorRoom(), exports.codesOf()]);
    kernel.words(room!, 4).set(entryOfDay(day));
    kernel.ask((exports) => exports.add(this.column, 1, 0));
    return kernel.words(codes!, 1)[0]!;
  }

  get distinct(): number {
    return this.kernel.ask((exports) => exports.distinct(this.column));
  }

  finish() {
    const { distinct, kernel, column } = this;
    const spell = (from: number) => kernel.ask((exports) => exports.spell(column, from));
    const texts =
      distinct > this.#mostSpelt
        ? new WrittenTexts(placesIn(kernel, column), oddnessOf(kernel, distinct, spell))
        : spelt(kernel, distinct, this.bytesOfTexts, spell);
    return { codes: this.#codes.finish(), texts };
  }

  get bytesOfTexts(): number {
    return this.kernel.ask((exports) => exports.bytesOfTexts(this.column));
  }

  /**
   * Its texts in blocks of {@link SPELT}, each good until the next: where each text ends, four bytes each; what is odd about each, a byte
   * each; the texts end to end.
   */
  spellBlocks(take: (block: Uint8Array, number: number, texts: number) => void): void {
    const { kernel, column, distinct } = this;
    for (let from = 0; from < distinct; from += SPELT) {
      const count = kernel.ask((exports) => exports.spell(column, from));
      const at = kernel.ask((exports) => exports.textRoom(0)) >>> 0;
      const used = kernel.words(at, count)[count - 1]!;
      take(kernel.bytes(at, 5 * SPELT + used), from / SPELT, count);
    }
  }
}

function spelt(
  kernel: CodesKernel,
  distinct: number,
  expectedBytes: number,
  spell: (from: number) => number,
): WrittenTexts {
  let bytes = Buffer.allocUnsafeSlow(expectedBytes);
  const ends = new Uint32Array(distinct);
  let end = 0;
  const oddness = oddnessOf(kernel, distinct, spell, (from, count, at) => {
    const own = kernel.words(at, count);
    for (let index = 0; index < count; index++) ends[from + index] = end + own[index]!;
    const used = own[count - 1]!;
    if (end + used > bytes.length) bytes = Buffer.concat([bytes.subarray(0, end)], 2 * (end + used));
    bytes.set(kernel.bytes(at + SPELT * 5, used), end);
    end += used;
  });
  return new WrittenTexts(endToEnd(bytes, ends), oddness);
}

/** What is odd about each text, which is known once it is spelt. */
function oddnessOf(
  kernel: CodesKernel,
  distinct: number,
  spell: (from: number) => number,
  also?: (from: number, count: number, at: number) => void,
): Uint8Array {
  const oddness = new Uint8Array(distinct);
  for (let from = 0; from < distinct; ) {
    const count = spell(from);
    const at = kernel.ask((exports) => exports.textRoom(0)) >>> 0;
    oddness.set(kernel.bytes(at + SPELT * 4, count), from);
    also?.(from, count, at);
    from += count;
  }
  return oddness;
}

/** Texts that stay in the kernel's memory. */
function placesIn(kernel: CodesKernel, column: number): TextPlaces {
  let bytes = Buffer.from(kernel.memory);
  return {
    get bytes() {
      // It grew for another column.
      if (bytes.buffer !== kernel.memory) bytes = Buffer.from(kernel.memory);
      return bytes;
    },
    startOf: (code) => kernel.textAt(column, code),
    lengthOf: (code) => kernel.lengthOf(column, code),
  };
}

/** Texts that the kernel spells out at a time, which its room is laid out for. */
export const SPELT = 4096;

/** Beyond these a copy takes more than the kernel's own slots, which are not needed any more. */
const MOST_SPELT = 1 << 20;
