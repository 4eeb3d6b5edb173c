import type { Column, Table } from '@assay/dataset';
import { type CountedSlice, type DictionaryColumn, InputError } from '@assay/statistics';
import { counterNamed } from './counters.ts';
import { countSlice, type SlicePass } from './slice-parts.ts';

/** Texts of a column on their way: themselves, or a list in JSON, which is read where they are asked for. */
export type SentTexts =
  | { readonly codes: Int32Array; readonly values: readonly string[] }
  | { readonly codes: Int32Array; readonly json: Uint8Array };

type SentColumn =
  | Exclude<Column, { readonly kind: 'text' | 'date' }>
  | { readonly kind: 'text'; readonly texts: SentTexts };

/** A slice on its way to a thread that counts it. */
export interface SentSlice {
  readonly passes: readonly (Omit<SlicePass, 'counter'> & { readonly counter: string })[];
  readonly rowCount: number;
  readonly columns: Readonly<Record<string, SentColumn>>;
  readonly sizes: Int32Array | null;
}

export type AnsweredSlice =
  | { readonly counted: readonly CountedSlice[] }
  | { readonly failed: string; readonly isInput: boolean };

interface Port {
  on(event: 'message', listener: (slice: SentSlice) => void): unknown;
  postMessage(answer: AnsweredSlice): void;
}

/** Counts each slice that comes, and says what it counted or why it did not. */
export function answerSlices(port: Port): void {
  port.on('message', (sent) => {
    try {
      port.postMessage({ counted: counted(sent) });
    } catch (cause) {
      const failed = cause instanceof Error ? cause.message : String(cause);
      port.postMessage({ failed, isInput: cause instanceof InputError });
    }
  });
}

function counted({ passes, rowCount, columns, sizes }: SentSlice): CountedSlice[] {
  const arrived = Object.entries(columns).map(([name, column]): readonly [string, Column] => {
    if (column.kind !== 'text') return [name, column];
    return [name, Object.assign(textsOf(column.texts), { kind: 'text' as const })];
  });
  const table: Table = { rowCount, columns: Object.fromEntries(arrived) };
  const named = passes.map(({ counter, ...pass }) => {
    const parts = pass.parts.map(([part]) => part);
    return { ...pass, counter: counterNamed(counter, parts) };
  });
  return countSlice(named, table, sizes);
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
