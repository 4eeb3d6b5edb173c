import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { CodesKernel, ROWS_OF_VECTOR } from '../codes-kernel.ts';
import { KernelTextCodes } from '../kernel-text-codes.ts';
import { NotPlainPages } from '../parquet/page-reader.ts';
import type { ParquetFooter } from '../parquet/parquet-footer.ts';
import { readPages } from '../parquet/read-pages.ts';
import type { SourceFile } from '../source-file.ts';
import { readSeparated } from '../text/separated-rows.ts';
import type { TextLayout } from '../text/text-layout.ts';
import type { TableIdentity } from './fingerprint-sql.ts';
import { RowCounts } from './row-counts.ts';

/** Columns whose texts share one memory, from which a row's fingerprint is taken. */
const MOST_COLUMNS = 8;
/** Rows whose codes are in memory at once. */
const MOST_GROUP_ROWS = 1 << 21;
/** Rows of a text that are put by together. */
const GROUP_ROWS = 1 << 17;
/** The kernel's first room of codes. */
const FIRST_ROOM = 9;
const DESCRIBED_BYTES = 12;
const SUMS_AT = 1024;

/** The rows of a table as codes of their texts: on disk one group after the other, a group column by column; its texts in memory. */
export class CodedRows {
  readonly columns: readonly KernelTextCodes[];
  readonly groups: number[] = [];
  readonly #kernel = new CodesKernel();
  readonly #rowsOf: readonly (RowCounts | null)[];
  readonly #filled: number[];
  readonly #spool: number;

  readonly #mostBytes: number;

  /** `isCounted`: the columns whose texts are to be told with their rows. A table whose texts take more memory goes through DuckDB. */
  constructor(path: string, isCounted: readonly boolean[], memoryMegabytes: number) {
    this.#mostBytes = memoryMegabytes * 2 ** 20;
    if (isCounted.length > MOST_COLUMNS) throw new NotPlainPages('more columns than one memory is for');
    this.columns = isCounted.map(() => new KernelTextCodes(this.#kernel, 0));
    this.#rowsOf = isCounted.map((is) => (is ? new RowCounts() : null));
    this.#filled = isCounted.map(() => 0);
    this.#spool = openSync(path, 'wx+', 0o600);
  }

  close(): void {
    closeSync(this.#spool);
  }

  /** @throws NotPlainPages where only DuckDB reads the file. */
  addFile(path: string, footer: ParquetFooter, positions: readonly number[]): void {
    const kernel = this.#kernel;
    const used = positions.map(() => 0);
    const roomOf = (column: number) => kernel.ask((exports) => exports.bytesRoom(FIRST_ROOM + column, 0)) >>> 0;
    const wanted = positions.map((position, column) => ({
      position,
      texts: () => this.columns[column]!,
      addCodes: (rows: number) => {
        kernel.ask((exports) => exports.keepRows(FIRST_ROOM + column, used[column]!, rows));
        used[column]! += rows;
      },
      addNumbers: (vector: Parameters<KernelTextCodes['addDays']>[0]) => {
        const codes = new Int32Array(vector.rowCount);
        this.columns[column]!.writeCodesOfDays(vector, codes);
        kernel.words(roomOf(column) + 4 * used[column]!, codes.length).set(codes);
        used[column]! += codes.length;
      },
    }));
    readPages(path, footer, wanted, {
      before(rows) {
        if (rows > MOST_GROUP_ROWS) throw new NotPlainPages('a group of very many rows');
        for (const column of positions.keys()) {
          kernel.ask((exports) => exports.bytesRoom(FIRST_ROOM + column, 4 * rows));
          used[column] = 0;
        }
      },
      after: (rows) =>
        this.#take(
          rows,
          positions.map((_, column) => roomOf(column)),
        ),
    });
  }

  /**
   * Rows of plain records; returns how many.
   *
   * @throws NotPlainRecords where only DuckDB reads the file.
   */
  async addRecords(file: SourceFile, layout: TextLayout, positions: readonly number[]): Promise<number> {
    const kernel = this.#kernel;
    const rooms = positions.map(
      (_, column) => kernel.ask((exports) => exports.bytesRoom(FIRST_ROOM + column, 4 * GROUP_ROWS)) >>> 0,
    );
    let used = 0;
    const rows = await readSeparated(file, layout, positions, (vectorAt) => {
      let own = 0;
      for (const [column, room] of rooms.entries()) {
        const vector = vectorAt(column);
        own = vector.rowCount;
        const codes = this.columns[column]!.codesOf(vector);
        kernel.words(room + 4 * used, own).set(codes);
      }
      used += own;
      if (used + ROWS_OF_VECTOR <= GROUP_ROWS) return;
      this.#take(used, rooms);
      used = 0;
    });
    if (used > 0) this.#take(used, rooms);
    return rows;
  }

  /** Counts, fingerprints and puts by the rows of a group. */
  #take(rows: number, rooms: readonly number[]): void {
    const kernel = this.#kernel;
    if (kernel.size > this.#mostBytes) throw new NotPlainPages('more different texts than are kept in memory');
    const described = kernel.ask((exports) => exports.digestRoom()) >>> 0;
    const room = kernel.words(described, (DESCRIBED_BYTES / 4) * rooms.length);
    for (const [column, at] of rooms.entries()) {
      room[3 * column] = this.columns[column]!.column;
      room[3 * column + 1] = at;
    }
    if (kernel.ask((exports) => exports.digestRows(rooms.length, rows)) === 0)
      throw new NotPlainPages('a row is very long');
    for (const [column, at] of rooms.entries()) {
      const codes = kernel.words(at, rows);
      this.#rowsOf[column]?.add(codes);
      writeWhole(this.#spool, kernel.bytes(at, 4 * rows));
    }
    this.groups.push(rows);
  }

  get rows(): number {
    return this.groups.reduce((sum, rows) => sum + rows, 0);
  }

  /** How many rows each text of a counted column has. */
  rowsOf(column: number): RowCounts {
    return this.#rowsOf[column]!;
  }

  /** Whether texts of a column are what they are as keys: nothing has to be cleaned. */
  arePlain(column: number): boolean {
    return this.#kernel.ask((exports) => exports.arePlain(this.columns[column]!.column)) !== 0;
  }

  identity(): TableIdentity {
    const kernel = this.#kernel;
    const described = kernel.ask((exports) => exports.digestRoom()) >>> 0;
    const room = kernel.words(described, 3 * this.columns.length);
    for (const column of this.columns.keys()) this.#filled[column] = room[3 * column + 2]! >>> 0;
    const [lower, upper] = new BigUint64Array(kernel.bytes(described + SUMS_AT, 16).slice().buffer) as unknown as [
      bigint,
      bigint,
    ];
    return { rows: this.rows, filled: [...this.#filled], digest: String((upper << 26n) + lower) };
  }

  /** Group by group the codes of each column, good until the next. */
  *read(): Generator<readonly Int32Array[]> {
    let at = 0;
    const most = Math.max(0, ...this.groups);
    const rooms = this.columns.map(() => new Int32Array(most));
    for (const rows of this.groups) {
      yield rooms.map((room) => {
        const read = readSync(this.#spool, new Uint8Array(room.buffer, 0, 4 * rows), 0, 4 * rows, at);
        if (read < 4 * rows) throw new NotPlainPages('rows that were put by are gone');
        at += 4 * rows;
        return room.subarray(0, rows);
      });
    }
  }
}

/** Writes all bytes: of a disk that is full a part could be missing. */
export function writeWhole(descriptor: number, bytes: Uint8Array): void {
  if (writeSync(descriptor, bytes) < bytes.length) throw new NotPlainPages('the disk is full');
}
