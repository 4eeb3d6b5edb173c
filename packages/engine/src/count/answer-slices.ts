import { setImmediate } from 'node:timers/promises';
import type { Column, Table } from '@assay/dataset';
import { type AskedBeside, BesideRows, type CodedSlices, slicesReader } from '@assay/dataset/read';
import type { CountedSlice, DictionaryColumn } from '@assay/statistics';
import { counterNamed } from './counters.ts';
import { countSlice, type SlicePass } from './slice-parts.ts';

/** Texts of a column on their way: themselves, or a list in JSON, which is read where they are asked for. */
export type SentTexts =
  | { readonly codes: Int32Array; readonly values: readonly string[] }
  | { readonly codes: Int32Array; readonly json: Uint8Array };

type SentColumn =
  | Exclude<Column, { readonly kind: 'text' | 'date' }>
  | { readonly kind: 'text'; readonly texts: SentTexts };

type SentPasses = readonly (Omit<SlicePass, 'counter'> & { readonly counter: string })[];

/** A slice on its way to a thread that counts it. */
export interface SentSlice {
  readonly ask: 'count';
  readonly passes: SentPasses;
  readonly rowCount: number;
  readonly columns: Readonly<Record<string, SentColumn>>;
  readonly sizes: Int32Array | null;
}

/** Slices that lie where any thread reads them: whoever comes first takes the next. */
interface SentSlices {
  readonly ask: 'count slices';
  readonly passes: SentPasses;
  readonly coded: CodedSlices;
  readonly slices: number;
  /** The number of the next, which threads share. */
  readonly next: Int32Array;
}

export type AskedThread = AskedBeside | SentSlice | SentSlices;

/** What was counted of one slice of several. */
export interface CountedPart {
  readonly rows: number;
  readonly counted: readonly CountedSlice[];
}

export type AnsweredThread =
  | { readonly part: CountedPart }
  | { readonly answer: unknown }
  | { readonly failed: string; readonly name: string; readonly code: unknown };

interface Port {
  on(event: 'message', listener: (asked: AskedThread) => void): unknown;
  postMessage(answer: AnsweredThread): void;
}

/** Does what it is asked, one after the other, counts it as done where the asking thread sees it, and answers or says why not. */
export function answerSlices(port: Port, done: Int32Array): void {
  const rows = new BesideRows();
  const answer = async (asked: AskedThread) => {
    let answered: AnsweredThread;
    try {
      if (asked.ask === 'count') answered = { answer: counted(asked) };
      else if (asked.ask === 'count slices') {
        for (const part of countedParts(asked)) {
          port.postMessage({ part });
          // Columns let go in between of what they were asked for.
          await setImmediate();
        }
        answered = { answer: null };
      } else answered = { answer: rows.answer(asked) };
    } catch (cause) {
      const { message, name, code }: NodeJS.ErrnoException = cause instanceof Error ? cause : new Error(`${cause}`);
      answered = { failed: message, name, code };
    }
    Atomics.add(done, 0, 1);
    port.postMessage(answered);
  };
  let last = Promise.resolve();
  port.on('message', (asked) => {
    last = last.then(() => answer(asked));
  });
}

/** Slice after slice as long as there are any, each of which is counted here or in another thread. */
function* countedParts({ passes, coded, slices, next }: SentSlices): Generator<CountedPart> {
  const slice = slicesReader(coded);
  const named = namedPasses(passes);
  for (;;) {
    const at = Atomics.add(next, 0, 1);
    if (at >= slices) return;
    const { table, sizes } = slice(at);
    yield { rows: table.rowCount, counted: table.rowCount === 0 ? [] : countSlice(named, table, sizes) };
  }
}

function counted({ passes, rowCount, columns, sizes }: SentSlice): CountedSlice[] {
  const arrived = Object.entries(columns).map(([name, column]): readonly [string, Column] => {
    if (column.kind !== 'text') return [name, column];
    return [name, Object.assign(textsOf(column.texts), { kind: 'text' as const })];
  });
  const table: Table = { rowCount, columns: Object.fromEntries(arrived) };
  return countSlice(namedPasses(passes), table, sizes);
}

function namedPasses(passes: SentPasses): SlicePass[] {
  return passes.map(({ counter, ...pass }) => {
    const parts = pass.parts.map(([part]) => part);
    return { ...pass, counter: counterNamed(counter, parts) };
  });
}

function textsOf(texts: SentTexts): DictionaryColumn {
  if ('values' in texts) return { codes: texts.codes, values: texts.values };
  let values: readonly string[] | null = null;
  return {
    codes: texts.codes,
    get values() {
      values ??= JSON.parse(new TextDecoder().decode(texts.json)) as string[];
      return values;
    },
  };
}
