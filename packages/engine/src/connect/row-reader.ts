import { InputError } from '@assay/statistics';
import { sourceSql } from '../count/source-sql.ts';
import type { Engine, RowBatches, TableName } from './engine.ts';

/** A connection that answers one statement after another. */
interface ReaderSession {
  /** Rows of a statement, some at a time. */
  read(step: string, sql: string): RowBatches;
  /** Columns of a table or query, with their types as the server names them. */
  describe(source: string): Promise<readonly { readonly name: string; readonly type: string }[]>;
  close(): Promise<void>;
}

/** How a server writes names, and its values as texts. */
export interface ReaderDialect {
  readonly name: string;
  readonly quote: (name: string) => string;
  readonly alias: string;
  /** Whether a query may begin with WITH where a table is meant. */
  readonly mayBeginWith: boolean;
  /** A value as the text that every reader reads alike; `null` for a type that is not read. */
  readonly text: (column: string, type: string) => string | null;
  /** How often a text is neither null nor empty. */
  readonly filled: (text: string) => string;
  readonly count: string;
  readonly version: string;
}

/**
 * An engine that hands its rows over and does nothing else: it counts rows and filled values, and the fingerprint is taken of the
 * rows once they are here. Everything is read in one state of the table.
 */
export function rowReader(dialect: ReaderDialect, session: ReaderSession): Engine {
  const source = (table: TableName): string => {
    if ('query' in table && !dialect.mayBeginWith && /^\s*with\b/i.test(table.query)) {
      throw new InputError(
        `${dialect.name} takes no query that begins with WITH in place of a table. Make a view of it.`,
      );
    }
    return sourceSql(table, dialect.quote, dialect.alias);
  };
  const all = async (step: string, sql: string) => {
    const rows: (readonly (string | null)[])[] = [];
    for await (const batch of session.read(step, sql)) rows.push(...batch);
    return rows;
  };
  const textsOf = async (table: TableName, columns: readonly string[]): Promise<string[]> => {
    const described = await session.describe(source(table));
    return columns.map((column) => {
      const type = described.find(({ name }) => name === column)?.type ?? 'nothing that is there';
      const text = dialect.text(dialect.quote(column), type);
      if (text !== null) return text;
      throw new InputError(
        `column "${column}" holds ${type}, which is not read as text. Give the entry a query that has it as one.`,
      );
    });
  };
  return {
    name: dialect.name,
    can: { kernel: false, fingerprint: false },
    isUntried: true,
    version: async () => (await all('tell its version', dialect.version))[0]?.[0] ?? 'of no stated version',
    columns: async (table) => (await session.describe(source(table))).map(({ name }) => name),
    async identify(table, columns) {
      const filled = (await textsOf(table, columns)).map(dialect.filled);
      const [row] = await all(
        'identify the table',
        `SELECT ${[dialect.count, ...filled].join(', ')} FROM ${source(table)}`,
      );
      const told = Array.from({ length: columns.length + 1 }, (_, at) => Number(row?.[at] ?? Number.NaN));
      if (!told.every((count) => Number.isSafeInteger(count) && count >= 0)) {
        throw new InputError(
          `${dialect.name} did not tell how many rows the table has. Nothing of it is used; run it again.`,
        );
      }
      return { rows: told[0]!, filled: told.slice(1), digest: '' };
    },
    snapshot: async () => null,
    async *rows(table, columns): RowBatches {
      const texts = await textsOf(table, columns);
      yield* session.read('read the table', `SELECT ${texts.join(', ')} FROM ${source(table)}`);
    },
    close: () => session.close(),
  };
}
