import { openSync } from 'node:fs';
import { CodesKernel, type SharedMemory } from '../codes-kernel.ts';
import { NotPlainPages } from '../parquet/page-reader.ts';
import { letGo } from './let-go.ts';
import { TakenRows, type TakenTotals } from './taken-rows.ts';
import { type SlicesPart, writeSlicesPart } from './write-slices.ts';

/** What another thread is asked about rows whose codes are in memory that it shares, in this order. */
export type AskedBeside =
  | {
      readonly ask: 'begin';
      readonly memory: SharedMemory;
      readonly columns: readonly number[];
      readonly isCounted: readonly boolean[];
      readonly spool: string;
    }
  | { readonly ask: 'take'; readonly rooms: readonly number[]; readonly rows: number; readonly at: number }
  | { readonly ask: 'totals' }
  | { readonly ask: 'divide'; readonly part: SlicesPart };

/** A thread beside this one, which does what it is asked one after the other. */
export interface ThreadBeside {
  /** Whether it has done all that it was asked; it says so without this thread waiting for anything. */
  readonly isFree: boolean;
  /** Fails with the name and the code of what failed there. */
  ask(asked: AskedBeside): Promise<unknown>;
}

/** Answers in the thread beside. */
export class BesideRows {
  #kernel: CodesKernel | null = null;
  #taken: TakenRows | null = null;
  #bytes = 0;

  answer(asked: AskedBeside): unknown {
    if (asked.ask === 'divide') {
      const blocks = writeSlicesPart(asked.part);
      letGo(this.#bytes);
      return blocks;
    }
    if (asked.ask === 'begin') {
      const { memory, columns, isCounted, spool } = asked;
      this.#kernel = new CodesKernel(memory);
      this.#taken = new TakenRows(this.#kernel, columns, isCounted, openSync(spool, 'r+'));
      return null;
    }
    if (asked.ask === 'totals') {
      const totals = this.#taken!.totals();
      this.#taken!.close();
      this.#bytes = this.#kernel!.size;
      [this.#kernel, this.#taken] = [null, null];
      return totals;
    }
    this.#kernel!.look();
    this.#taken!.take(asked.rooms, asked.rows, asked.at);
    return null;
  }
}

export async function totalsOf(beside: ThreadBeside): Promise<TakenTotals> {
  return (await answered(beside, { ask: 'totals' })) as TakenTotals;
}

/** What is left to DuckDB is left to it wherever it came out. */
export async function answered(beside: ThreadBeside, asked: AskedBeside): Promise<unknown> {
  try {
    return await beside.ask(asked);
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'NotPlainPages') throw new NotPlainPages(cause.message, { cause });
    throw cause;
  }
}
