import { closeSync, writeSync } from 'node:fs';
import type { CodesKernel } from '../codes-kernel.ts';
import { NotPlainPages } from '../parquet/page-reader.ts';
import { RowCounts, type SentCounts } from './row-counts.ts';

const DESCRIBED_BYTES = 12;
const SUMS_AT = 1024;

/** What groups of rows add up to. */
export interface TakenTotals {
  /** The lower 26 bits of all fingerprints, and the upper. */
  readonly sums: readonly [bigint, bigint];
  readonly filled: readonly number[];
  readonly rowsOf: readonly (SentCounts | null)[];
}

/** Groups of rows of which the kernel holds the codes: counted, fingerprinted and put by. Several threads may each take some. */
export class TakenRows {
  readonly #kernel: CodesKernel;
  readonly #columns: readonly number[];
  readonly #rowsOf: readonly (RowCounts | null)[];
  readonly #spool: number;

  constructor(kernel: CodesKernel, columns: readonly number[], isCounted: readonly boolean[], spool: number) {
    [this.#kernel, this.#columns, this.#spool] = [kernel, columns, spool];
    this.#rowsOf = isCounted.map((is) => (is ? new RowCounts() : null));
  }

  /** `rooms`: where the codes of each column lie; `at`: where they go on disk. */
  take(rooms: readonly number[], rows: number, at: number): void {
    const kernel = this.#kernel;
    const described = kernel.ask((exports) => exports.digestRoom()) >>> 0;
    const room = kernel.words(described, (DESCRIBED_BYTES / 4) * rooms.length);
    for (const [column, from] of rooms.entries()) {
      room[3 * column] = this.#columns[column]!;
      room[3 * column + 1] = from;
    }
    if (kernel.ask((exports) => exports.digestRows(rooms.length, rows)) === 0)
      throw new NotPlainPages('a row is very long');
    for (const [column, from] of rooms.entries()) {
      this.#rowsOf[column]?.add(kernel.words(from, rows));
      writeWhole(this.#spool, kernel.bytes(from, 4 * rows), at + 4 * rows * column);
    }
  }

  close(): void {
    closeSync(this.#spool);
  }

  totals(): TakenTotals {
    const kernel = this.#kernel;
    const described = kernel.ask((exports) => exports.digestRoom()) >>> 0;
    const room = kernel.words(described, (DESCRIBED_BYTES / 4) * this.#columns.length);
    const [lower, upper] = new BigUint64Array(Uint8Array.from(kernel.bytes(described + SUMS_AT, 16)).buffer);
    return {
      sums: [lower!, upper!],
      filled: this.#columns.map((_, column) => room[3 * column + 2]! >>> 0),
      rowsOf: this.#rowsOf.map((rows) => rows?.sent() ?? null),
    };
  }
}

/** Writes all bytes: of a disk that is full a part could be missing. */
export function writeWhole(descriptor: number, bytes: Uint8Array, at: number | null = null): void {
  if (writeSync(descriptor, bytes, 0, bytes.length, at) < bytes.length) throw new NotPlainPages('the disk is full');
}
