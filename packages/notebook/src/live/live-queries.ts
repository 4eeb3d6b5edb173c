import type { Table } from '@assay/dataset';
import { canonicalJson } from '@assay/evidence';
import { InputError } from '@assay/statistics';
import type { ParameterValue } from '../definition/parameter.ts';
import { answerName } from '../definition/sql.ts';
import { tableQuery } from '../input/answer-queries.ts';
import { askTables } from '../input/ask-tables.ts';
import type { NotebookDescription, QueryDescription } from '../run/description.ts';
import type { ReadInputs } from './live-inputs.ts';

/** Answers of a notebook's SQL, and why some could not be given, by the cell. */
interface LiveAnswers {
  readonly tables: Readonly<Record<string, Table>>;
  readonly refused: Readonly<Record<string, string>>;
}

interface Kept {
  readonly key: string;
  readonly answer: Table | string;
}

/** What the SQL of a live notebook is answered: asked again where its text, its inputs or its parameters changed. */
export class LiveQueries {
  readonly #kept = new Map<string, Kept>();
  #inputs: ReadInputs | null = null;

  async answer(
    { queries = [] }: NotebookDescription,
    inputs: ReadInputs,
    parameters: Readonly<Record<string, ParameterValue>>,
  ): Promise<LiveAnswers> {
    // Read anew, a column may be of another kind though the file is the same.
    if (this.#inputs !== inputs) this.#kept.clear();
    this.#inputs = inputs;
    const tables: Record<string, Table> = {};
    const refused: Record<string, string> = {};
    const keys: Record<string, string> = {};
    for (const query of queries) {
      // Cells that need one that has no answer wait for it.
      if (query.needs.some(({ kind, name }) => kind === 'cell' && keys[name] === undefined)) continue;
      const key = keyOf(query, inputs, parameters, keys);
      const answer = await this.#ask(key, query, { ...inputs.tables, ...tables }, parameters);
      if (typeof answer === 'string') refused[query.cell] = answer;
      else {
        tables[answerName(query.cell)] = answer;
        keys[query.cell] = key;
      }
    }
    return { tables, refused };
  }

  async #ask(
    key: string,
    query: QueryDescription,
    tables: Readonly<Record<string, Table>>,
    parameters: Readonly<Record<string, ParameterValue>>,
  ): Promise<Table | string> {
    const kept = this.#kept.get(query.cell);
    if (kept?.key === key) return kept.answer;
    const answer = await askTables(tableQuery(query, tables, parameters)).catch((cause: unknown) => {
      if (cause instanceof InputError) return cause.message;
      throw cause;
    });
    this.#kept.set(query.cell, { key, answer });
    return answer;
  }
}

function keyOf(
  { sql, columns, needs }: QueryDescription,
  inputs: ReadInputs,
  parameters: Readonly<Record<string, ParameterValue>>,
  keys: Readonly<Record<string, string>>,
): string {
  const given = needs.map(({ as, kind, name }) => [
    as,
    kind === 'parameter' ? parameters[name]! : kind === 'cell' ? keys[name]! : [name, inputs.keys[name] ?? ''],
  ]);
  return canonicalJson([sql, Object.entries(columns), given]);
}
