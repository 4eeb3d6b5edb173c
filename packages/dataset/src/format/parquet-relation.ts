import { InputError } from '@assay/statistics';
import type { DuckDBConnection } from '@duckdb/node-api';
import { describeDatabaseFailure } from '../query/database-error.ts';
import { describeRelation, quoteName } from '../query/describe-relation.ts';
import type { OpenDatabase } from '../query/locked-database.ts';
import { sqlText } from '../query/sql-text.ts';
import type { Held } from '../read/column-builder.ts';
import { parquetFooter } from '../read/parquet/parquet-footer.ts';
import type { SourceFile } from '../read/source-file.ts';
import { type Relation, togetherSql } from './file-relation.ts';

const NUMERIC = /^(U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|FLOAT|DOUBLE|DECIMAL\(.*\))$/;

/** A time with a zone is left out: it is a moment, whose day is that of London. */
const DATED = /^(DATE|TIMESTAMP(_S|_MS|_NS)?)$/;

const NESTED = /\[|STRUCT|MAP|UNION/;

const CAST_TO: Readonly<Record<Held, string>> = {
  texts: 'VARCHAR',
  days: 'DATE',
  doubles: 'DOUBLE',
  'parsed doubles': 'DOUBLE',
};

export async function parquetRelation(open: OpenDatabase, file: SourceFile): Promise<Relation> {
  const footer = parquetFooter(file.path);
  const describe = async () => describeRelation(await open(), `read_parquet(${sqlText(file.path)})`, file);
  if (footer === null) await describe();
  return {
    columns: footer?.columns ?? (await namesAsWritten(await open(), file)),
    ...(footer === null ? {} : { footer }),
    query: async (selected) => {
      const described = await describe();
      for (const { position, made } of selected) {
        const nested = (made?.positions ?? [position]).find((at) => NESTED.test(described[at]!.type));
        if (nested === undefined) continue;
        throw new InputError(
          `the column "${described[nested]!.name}" of ${file.shown ?? file.path} holds ${described[nested]!.type}. Export one value in each column.`,
        );
      }
      const held = selected.map(({ position, wanted, made }): Held => {
        if (made !== undefined) return 'texts';
        const { type } = described[position]!;
        if (wanted === 'number' && NUMERIC.test(type)) return 'doubles';
        return wanted === 'date' && DATED.test(type) ? 'days' : 'texts';
      });
      // Older writers (Impala, Hive) do not say that bytes are text; cast, they would be read as escapes: Zo\xC3\xAB.
      const name = (position: number) => {
        const quoted = quoteName(described[position]!.name);
        return described[position]!.type === 'BLOB' ? `decode(${quoted})` : quoted;
      };
      const casts = selected.map(
        (each, at) => togetherSql(each, name) ?? `CAST(${name(each.position)} AS ${CAST_TO[held[at]!]})`,
      );
      return { sql: `SELECT ${casts.join(', ')} FROM read_parquet(${sqlText(file.path)})`, held };
    },
  };
}

/** DuckDB's own names do not differ by case, so it numbers columns whose names do. */
async function namesAsWritten(connection: DuckDBConnection, file: SourceFile): Promise<string[]> {
  let rows: readonly (readonly unknown[])[];
  try {
    const schema = await connection.runAndReadAll(
      `SELECT name, coalesce(num_children, 0)::INTEGER FROM parquet_schema(${sqlText(file.path)})`,
    );
    rows = schema.getRows();
  } catch (cause) {
    throw describeDatabaseFailure(file, cause);
  }
  // The schema is a tree in the order of a walk, its root first.
  const names: string[] = [];
  for (let at = 1; at < rows.length; ) {
    names.push(String(rows[at]![0]));
    for (let open = 1; open > 0; at++) open += Number(rows[at]![1]) - 1;
  }
  return names;
}
