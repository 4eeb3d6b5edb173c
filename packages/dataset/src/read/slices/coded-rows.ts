import { closeSync, openSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { CodesKernel, ROWS_OF_VECTOR, type SharedMemory } from '../codes-kernel.ts';
import { KernelTextCodes } from '../kernel-text-codes.ts';
import { NotPlainPages } from '../parquet/page-reader.ts';
import type { ParquetFooter } from '../parquet/parquet-footer.ts';
import { readPages } from '../parquet/read-pages.ts';
import type { SourceFile } from '../source-file.ts';
import { readSeparated } from '../text/separated-rows.ts';
import type { TextLayout } from '../text/text-layout.ts';
import type { TableIdentity } from './fingerprint-sql.ts';
import { RowCounts } from './row-counts.ts';
import { TakenRows, type TakenTotals } from './taken-rows.ts';
import { answered, type ThreadBeside, totalsOf } from './thread-beside.ts';
import type { RowGroup } from './write-slices.ts';

/** Columns whose texts share one memory, from which a row's fingerprint is taken. */
const MOST_COLUMNS = 8;
/** Rows whose codes are in memory at once. */
const MOST_GROUP_ROWS = 1 << 21;
/** Rows of a text that are put by together. */
const GROUP_ROWS = 1 << 17;
/** The kernel's first room of codes, of two sets: one is filled while another thread takes the rows of the other. */
const FIRST_ROOM = 9;

/** The rows of a table as codes of their texts: on disk one group after the other, a group column by column; its texts in memory. */
export class CodedRows {
  readonly columns: readonly KernelTextCodes[];
  readonly groups: RowGroup[] = [];
  readonly spool: string;
  readonly #kernel = new CodesKernel();
  readonly #isCounted: readonly boolean[];
  readonly #descriptor: number;
  readonly #taken: TakenRows;
  readonly #mostBytes: number;
  #beside: ThreadBeside | null = null;
  readonly #takenBeside: Promise<unknown>[] = [];
  #set = 0;
  #totals: readonly Omit<TakenTotals, 'rowsOf'>[] = [];
  #rowsOf: readonly (RowCounts | null)[] = [];

  /** `isCounted`: the columns whose texts are to be told with their rows. A table whose texts take more memory goes through DuckDB. */
  constructor(path: string, isCounted: readonly boolean[], memoryMegabytes: number) {
    this.#mostBytes = memoryMegabytes * 2 ** 20;
    if (isCounted.length > MOST_COLUMNS) throw new NotPlainPages('more columns than one memory is for');
    this.columns = isCounted.map(() => new KernelTextCodes(this.#kernel, 0));
    [this.spool, this.#isCounted] = [path, isCounted];
    this.#descriptor = openSync(path, 'wx+', 0o600);
    this.#taken = new TakenRows(this.#kernel, this.#dictionaries, isCounted, this.#descriptor);
  }

  get #dictionaries(): number[] {
    return this.columns.map(({ column }) => column);
  }

  get memory(): SharedMemory {
    return this.#kernel.shared;
  }

  /** The thread that takes rows as well. */
  get beside(): ThreadBeside | null {
    return this.#beside;
  }

  /** From now on rows are taken in that thread, whenever it is free. */
  goOnBeside(beside: ThreadBeside): void {
    this.#beside = beside;
    const [columns, isCounted] = [this.#dictionaries, this.#isCounted];
    this.#askBeside(beside, { ask: 'begin', memory: this.memory, columns, isCounted, spool: this.spool });
  }

  #askBeside(beside: ThreadBeside, asked: Parameters<ThreadBeside['ask']>[0]): void {
    const answer = answered(beside, asked);
    // A failure is thrown when all are awaited.
    answer.catch(() => {});
    this.#takenBeside.push(answer);
  }

  close(): void {
    closeSync(this.#descriptor);
  }

  #which(column: number): number {
    return FIRST_ROOM + this.#set * MOST_COLUMNS + column;
  }

  #rooms(bytes: number): number[] {
    const kernel = this.#kernel;
    return this.columns.map(
      (_, column) => kernel.ask((exports) => exports.bytesRoom(this.#which(column), bytes)) >>> 0,
    );
  }

  /** @throws NotPlainPages where only DuckDB reads the file. */
  async addFile(path: string, footer: ParquetFooter, positions: readonly number[]): Promise<void> {
    const kernel = this.#kernel;
    const used = positions.map(() => 0);
    const wanted = positions.map((position, column) => ({
      position,
      texts: () => this.columns[column]!,
      addCodes: (rows: number) => {
        kernel.ask((exports) => exports.keepRows(this.#which(column), used[column]!, rows));
        used[column]! += rows;
      },
      addNumbers: (vector: Parameters<KernelTextCodes['addDays']>[0]) => {
        const codes = new Int32Array(vector.rowCount);
        this.columns[column]!.writeCodesOfDays(vector, codes);
        const room = kernel.ask((exports) => exports.bytesRoom(this.#which(column), 0)) >>> 0;
        kernel.words(room + 4 * used[column]!, codes.length).set(codes);
        used[column]! += codes.length;
      },
    }));
    await readPages(path, footer, wanted, {
      before: (rows) => {
        if (rows > MOST_GROUP_ROWS) throw new NotPlainPages('a group of very many rows');
        this.#rooms(4 * rows);
        used.fill(0);
      },
      // Whoever opens a thread beside does so in between.
      after: (rows) => {
        this.#take(rows, this.#rooms(0));
        return setImmediate();
      },
    });
  }

  /**
   * Rows of plain records; returns how many.
   *
   * @throws NotPlainRecords where only DuckDB reads the file.
   */
  async addRecords(file: SourceFile, layout: TextLayout, positions: readonly number[]): Promise<number> {
    const kernel = this.#kernel;
    let rooms = this.#rooms(4 * GROUP_ROWS);
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
      rooms = this.#rooms(4 * GROUP_ROWS);
      used = 0;
    });
    if (used > 0) this.#take(used, rooms);
    return rows;
  }

  /** Has the rows of a group counted, fingerprinted and put by: in the thread beside where it is free, else here. */
  #take(rows: number, rooms: readonly number[]): void {
    if (this.#kernel.size > this.#mostBytes) throw new NotPlainPages('more different texts than are kept in memory');
    const before = this.rows;
    const at = 4 * before * this.columns.length;
    this.groups.push({ rows, at, before });
    const beside = this.#beside;
    if (beside?.isFree !== true) {
      this.#taken.take(rooms, rows, at);
      return;
    }
    this.#askBeside(beside, { ask: 'take', rooms, rows, at });
    // It has done with the other set, since it was free.
    this.#set = 1 - this.#set;
  }

  /** Once all rows were added: what they add up to. */
  async finish(): Promise<void> {
    await Promise.all(this.#takenBeside);
    const totals = [this.#taken.totals()];
    if (this.#beside !== null) totals.push(await totalsOf(this.#beside));
    this.#totals = totals.map(({ sums, filled }) => ({ sums, filled }));
    this.#rowsOf = this.#isCounted.map((is, column) => {
      if (!is) return null;
      const [own, ...others] = totals.map(({ rowsOf }) => rowsOf[column]!);
      const counts = new RowCounts(own);
      for (const other of others) counts.addCounts(other);
      return counts;
    });
  }

  get rows(): number {
    const last = this.groups.at(-1);
    return last === undefined ? 0 : last.before + last.rows;
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
    const sum = (which: 0 | 1) => this.#totals.reduce((all, { sums }) => all + sums[which], 0n);
    return {
      rows: this.rows,
      filled: this.columns.map((_, column) => this.#totals.reduce((all, { filled }) => all + filled[column]!, 0)),
      digest: String((sum(1) << 26n) + sum(0)),
    };
  }
}
