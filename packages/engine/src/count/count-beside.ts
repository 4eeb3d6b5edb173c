import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type Column, heldTexts, type Table } from '@assay/dataset';
import type { CodedSlices, ThreadBeside } from '@assay/dataset/read';
import { type CountedSlice, type Counter, type DictionaryColumn, InputError } from '@assay/statistics';
import { bundleThread } from '../kernel/bundle-kernel.ts';
import type { AnsweredThread, AskedThread, CountedPart, SentSlice, SentTexts } from './answer-slices.ts';
import { isNamedCounter } from './counters.ts';
import type { SlicePass } from './slice-parts.ts';

/** A thread that reads, divides and counts beside this one. */
export interface CountingThread extends ThreadBeside {
  /** What the passes count of a slice, whose arrays are handed over. */
  count(passes: readonly SlicePass[], table: Table, sizes: Int32Array | null): Promise<CountedSlice[]>;
  /** Counts slices as long as there are any that nobody took, and hands over what it counted of each. */
  countSlices(
    passes: readonly SlicePass[],
    slices: { readonly coded: CodedSlices; readonly slices: number; readonly next: Int32Array },
    add: (part: CountedPart) => void,
  ): Promise<void>;
  stop(): Promise<void>;
}

/** A thread that is opened when somebody first asks for it, and serves one reading after the other. */
export interface ThreadOnCall {
  /** The thread for a reading with these counters; `null` where there is one core, or a counter that only this process knows. */
  for(counters: readonly Counter[]): Promise<CountingThread | null>;
  stop(): Promise<void>;
}

export function threadOnCall(threads = availableParallelism()): ThreadOnCall {
  let opened: Promise<CountingThread> | undefined;
  return {
    async for(counters) {
      if (threads < 2 || !counters.every(isNamedCounter)) return null;
      opened ??= countingThread();
      return opened;
    },
    async stop() {
      await (await opened?.catch(() => null))?.stop();
    },
  };
}

async function countingThread(): Promise<CountingThread> {
  const done = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const worker = new Worker(await bundleThread(), { eval: true, execArgv: [], workerData: done });
  worker.unref();
  const waiting: { resolve(answer: unknown): void; reject(cause: unknown): void; add(part: CountedPart): void }[] = [];
  let over: Error | null = null;
  const ended = (cause: Error) => {
    over = cause;
    for (const { reject } of waiting.splice(0)) reject(cause);
  };
  worker.on('message', (answer: AnsweredThread) => {
    if (!('part' in answer)) {
      const first = waiting.shift();
      if ('answer' in answer) first?.resolve(answer.answer);
      else first?.reject(failureOf(answer));
      return;
    }
    try {
      waiting[0]?.add(answer.part);
    } catch (cause) {
      waiting[0]!.reject(cause);
    }
  });
  worker.on('error', ended);
  worker.on('exit', () => ended(new Error('the thread that counts slices ended before it had counted')));
  let asked = 0;
  const ask = (what: AskedThread, handed: ArrayBuffer[] = [], add: (part: CountedPart) => void = () => {}) =>
    new Promise<unknown>((resolve, reject) => {
      if (over !== null) return reject(over);
      asked++;
      waiting.push({ resolve, reject, add });
      worker.postMessage(what, handed);
    });
  return {
    get isFree() {
      return Atomics.load(done, 0) === asked;
    },
    ask,
    async count(passes, table, sizes) {
      const columns = sentColumns(table);
      const slice: SentSlice = { ask: 'count', passes: sentPasses(passes), rowCount: table.rowCount, columns, sizes };
      return (await ask(slice, buffersOf(slice))) as CountedSlice[];
    },
    async countSlices(passes, slices, add) {
      await ask({ ask: 'count slices', passes: sentPasses(passes), ...slices }, [], add);
    },
    async stop() {
      await worker.terminate();
    },
  };
}

function failureOf({ failed, name, code }: Extract<AnsweredThread, { readonly failed: string }>): Error {
  return name === 'InputError' ? new InputError(failed) : Object.assign(new Error(failed), { name, code });
}

function sentPasses(passes: readonly SlicePass[]): SentSlice['passes'] {
  return passes.map(({ counter, ...pass }) => ({ ...pass, counter: counter.name }));
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
