import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type Column, heldTexts, type Table } from '@assay/dataset';
import { type CountedSlice, type DictionaryColumn, InputError } from '@assay/statistics';
import { bundleThread } from '../kernel/bundle-kernel.ts';
import type { AnsweredSlice, SentSlice, SentTexts } from './answer-slices.ts';
import { isNamedCounter } from './counters.ts';
import type { SlicePass } from './slice-parts.ts';

/** A thread that counts a slice while another is counted here. */
interface CountingThread {
  readonly isBusy: boolean;
  /** What the passes count of a slice, whose arrays are handed over. One at a time. */
  count(table: Table, sizes: Int32Array | null): Promise<CountedSlice[]>;
  stop(): Promise<void>;
}

/** Below so many slices a thread takes longer to begin than it saves. */
const FEWEST_SLICES = 3;

/** A thread for these passes; `null` where there is one core, little to count, or a counter that only this process knows. */
export async function countingThread(
  passes: readonly SlicePass[],
  slices: number,
  threads = availableParallelism(),
): Promise<CountingThread | null> {
  if (threads < 2 || slices < FEWEST_SLICES || !passes.every(({ counter }) => isNamedCounter(counter))) return null;
  const worker = new Worker(await bundleThread(), { eval: true, execArgv: [] });
  worker.unref();
  let settle: { resolve(counted: CountedSlice[]): void; reject(cause: unknown): void } | null = null;
  const ended = (cause: Error) => {
    settle?.reject(cause);
    settle = null;
  };
  worker.on('message', (answer: AnsweredSlice) => {
    if ('counted' in answer) settle?.resolve([...answer.counted]);
    else settle?.reject(answer.isInput ? new InputError(answer.failed) : new Error(answer.failed));
    settle = null;
  });
  worker.on('error', ended);
  worker.on('exit', () => ended(new Error('the thread that counts slices ended before it had counted')));
  const sent = passes.map(({ counter, ...pass }) => ({ ...pass, counter: counter.name }));
  return {
    get isBusy() {
      return settle !== null;
    },
    count(table, sizes) {
      return new Promise((resolve, reject) => {
        settle = { resolve, reject };
        const slice: SentSlice = { passes: sent, rowCount: table.rowCount, columns: sentColumns(table), sizes };
        worker.postMessage(slice, buffersOf(slice));
      });
    },
    async stop() {
      await worker.terminate();
    },
  };
}

function sentColumns({ columns }: Table): SentSlice['columns'] {
  const each = Object.entries(columns).map(([name, column]: readonly [string, Column]) => {
    if (column.kind === 'text') return [name, { kind: 'text', texts: sentTexts(column) }] as const;
    // Of a date a counter gets what was written.
    return [
      name,
      column.kind === 'date' ? ({ kind: 'text', texts: sentTexts(column.recorded) } as const) : column,
    ] as const;
  });
  return Object.fromEntries(each);
}

function sentTexts(column: DictionaryColumn): SentTexts {
  const held = heldTexts(column);
  if (held === undefined) return { codes: column.codes, values: column.values };
  return { codes: column.codes, json: held.json(0, held.length) };
}

/** The arrays that lie in a buffer of their own change hands; others are copied. */
function buffersOf({ columns, sizes }: SentSlice): ArrayBuffer[] {
  const arrays = Object.values(columns).flatMap((column): (Float64Array | Int32Array | Uint8Array)[] => {
    if (column.kind === 'number') return [column.values];
    if (column.kind === 'time') return [column.milliseconds];
    return 'json' in column.texts ? [column.texts.codes, column.texts.json] : [column.texts.codes];
  });
  const own = [...arrays, ...(sizes === null ? [] : [sizes])].filter(
    (array) => array.byteLength === array.buffer.byteLength,
  );
  return [...new Set(own.map(({ buffer }) => buffer as ArrayBuffer))];
}
