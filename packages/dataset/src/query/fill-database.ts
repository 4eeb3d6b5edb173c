import {
  DATE,
  DOUBLE,
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBDateValue,
  DuckDBTimestampValue,
  type DuckDBType,
  type DuckDBValue,
  TIMESTAMP,
  VARCHAR,
} from '@duckdb/node-api';
import { type Column, MISSING_DAY, type Table } from '../table/table.ts';

const ROWS_AT_ONCE = 2048;

const TYPES: Readonly<Record<Column['kind'], { readonly type: DuckDBType; readonly name: string }>> = {
  text: { type: VARCHAR, name: 'VARCHAR' },
  number: { type: DOUBLE, name: 'DOUBLE' },
  date: { type: DATE, name: 'DATE' },
  time: { type: TIMESTAMP, name: 'TIMESTAMP' },
};

/** Puts a table into a database under a name; what is missing is NULL, as is a recorded date that cannot be. */
export async function fillDatabase(connection: DuckDBConnection, name: string, table: Table): Promise<void> {
  const columns = Object.entries(table.columns);
  const declared = columns.map(([column, { kind }]) => `${identifier(column)} ${TYPES[kind].name}`).join(', ');
  await connection.run(`CREATE TABLE ${identifier(name)} (${declared})`);
  const appender = await connection.createAppender(name);
  const types = columns.map(([, { kind }]) => TYPES[kind].type);
  const values = columns.map(([, column]) => valueAt(column));
  for (let start = 0; start < table.rowCount; start += ROWS_AT_ONCE) {
    const length = Math.min(ROWS_AT_ONCE, table.rowCount - start);
    const chunk = DuckDBDataChunk.create(types, length);
    chunk.setColumns(values.map((value) => Array.from({ length }, (_, row) => value(start + row))));
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}

function valueAt(column: Column): (row: number) => DuckDBValue {
  switch (column.kind) {
    case 'text': {
      const { codes, values } = column;
      return (row) => values[codes[row]!] ?? null;
    }
    case 'number':
      return (row) => (Number.isNaN(column.values[row]!) ? null : column.values[row]!);
    case 'date':
      return (row) => (column.days[row] === MISSING_DAY ? null : new DuckDBDateValue(column.days[row]!));
    case 'time':
      return (row) => {
        const at = column.milliseconds[row]!;
        return Number.isNaN(at) ? null : new DuckDBTimestampValue(BigInt(Math.round(at * 1000)));
      };
  }
}

function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
