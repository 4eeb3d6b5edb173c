import { InputError } from '@assay/statistics';
import type { DuckDBConnection } from '@duckdb/node-api';
import { csvLayout } from './csv-layout.ts';
import { describeFailure } from './database-error.ts';
import { sqlText } from './open-database.ts';
import type { SourceFile } from './source-file.ts';

/** A file as something that SQL can select from. */
export interface Relation {
  readonly from: string;
  /** Names as the file writes them, in its order. */
  readonly columns: readonly string[];
  /** The SQL that selects the column at a position, as a text or a double. */
  readonly select: (position: number, wanted: 'text' | 'number') => string;
  /** Whether {@link select} gives doubles for a wanted number. */
  readonly isNumeric: (position: number) => boolean;
  readonly encoding: 'utf-8' | 'utf-16' | null;
  readonly delimiter: string | null;
}

const NUMERIC = /^(U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|FLOAT|DOUBLE|DECIMAL\(.*\))$/;

export async function relation(connection: DuckDBConnection, file: SourceFile): Promise<Relation> {
  if (file.format === 'csv') return csvRelation(file);
  const reader = file.format === 'parquet' ? 'read_parquet' : 'read_json';
  const described = await describe(connection, `${reader}(${sqlText(file.path)})`, file);
  const columns = described.map(({ name }) => name);
  if (file.format === 'json') {
    // The second time as texts: a recorded date must not come back as DuckDB would write it.
    const types = columns.map((name) => `${sqlText(name)}: 'VARCHAR'`).join(', ');
    const from = `read_json(${sqlText(file.path)}, columns = {${types}})`;
    return { ...texts(from, columns, columns.map(quoteName)), encoding: 'utf-8', delimiter: null };
  }
  for (const { name, type } of described) {
    if (/\[|STRUCT|MAP|UNION/.test(type)) {
      throw new InputError(`the column "${name}" of ${file.path} holds ${type}. Export one value in each column.`);
    }
  }
  const isNumeric = (position: number) => NUMERIC.test(described[position]!.type);
  return {
    from: `read_parquet(${sqlText(file.path)})`,
    columns,
    select: (position, wanted) => {
      const name = quoteName(columns[position]!);
      return `CAST(${name} AS ${wanted === 'number' && isNumeric(position) ? 'DOUBLE' : 'VARCHAR'})`;
    },
    isNumeric,
    encoding: null,
    delimiter: null,
  };
}

async function csvRelation(file: SourceFile): Promise<Relation> {
  const { delimiter, encoding, columns } = await csvLayout(file);
  // Read by position, so that an empty or repeated name in the header does no harm.
  const names = columns.map((_, position) => `c${position}`);
  const types = names.map((name) => `'${name}': 'VARCHAR'`).join(', ');
  const options = [
    'auto_detect = false',
    'header = true',
    `delim = ${sqlText(delimiter)}`,
    `quote = '"'`,
    `escape = '"'`,
    `encoding = '${encoding}'`,
    `columns = {${types}}`,
    ...(file.compressed ? ["compression = 'gzip'"] : []),
  ];
  return { ...texts(`read_csv(${sqlText(file.path)}, ${options.join(', ')})`, columns, names), encoding, delimiter };
}

function texts(
  from: string,
  columns: readonly string[],
  names: readonly string[],
): Pick<Relation, 'from' | 'columns' | 'select' | 'isNumeric'> {
  return { from, columns, select: (position) => names[position]!, isNumeric: () => false };
}

async function describe(connection: DuckDBConnection, from: string, file: SourceFile) {
  try {
    const described = await connection.runAndReadAll(`DESCRIBE SELECT * FROM ${from}`);
    return described.getRows().map(([name, type]) => ({ name: String(name), type: String(type) }));
  } catch (cause) {
    throw describeFailure(file, cause);
  }
}

function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
