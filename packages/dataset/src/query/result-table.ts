import { dictionaryColumn, InputError } from '@assay/statistics';
import { DuckDBDateValue, DuckDBTimestampValue } from '@duckdb/node-api';
import { writtenDay } from '../date/calendar-day.ts';
import { type Column, MISSING_DAY, type Table } from '../table/table.ts';

const NUMBERS = /^(?:U?(?:TINY|SMALL|BIG|HUGE)INT|U?INTEGER|FLOAT|DOUBLE|DECIMAL\(.*\))$/;
const MOST_ROWS = 5_000_000;

/**
 * A result as a table of the columns that were declared.
 *
 * @throws InputError where names or types are others than declared, where a name comes twice, or where a whole number is
 * too large to be held exactly.
 */
export function resultTable(
  names: readonly string[],
  types: readonly string[],
  values: readonly (readonly unknown[])[],
  declared: Readonly<Record<string, Column['kind']>>,
): Table {
  const wanted = Object.keys(declared);
  if (names.join('\n') !== wanted.join('\n'))
    throw new InputError(
      `the SQL gives the columns ${names.join(', ')}, and the cell declares ${wanted.join(', ')}. Let them be the same, in one order.`,
    );
  const rowCount = values[0]?.length ?? 0;
  if (rowCount > MOST_ROWS)
    throw new InputError(`the SQL gives ${rowCount} rows, more than ${MOST_ROWS}. Group them, or filter.`);
  const columns = Object.fromEntries(
    names.map((name, at) => [name, queriedColumn(name, types[at]!, values[at]!, declared[name]!)]),
  );
  return { rowCount, columns };
}

function queriedColumn(name: string, type: string, values: readonly unknown[], kind: Column['kind']): Column {
  if (kindOf(type) !== kind)
    throw new InputError(
      `the column "${name}" is ${type}, declared as ${kind}. Cast it in the SQL, or declare it otherwise.`,
    );
  switch (kind) {
    case 'text':
      return {
        kind,
        ...dictionaryColumn(
          values.map((value) => (value === null ? null : String(value).trim().normalize('NFC') || null)),
        ),
      };
    case 'number':
      return { kind, values: Float64Array.from(values, (value) => numberOf(name, value)) };
    case 'date': {
      const days = Int32Array.from(values, (value) => (value instanceof DuckDBDateValue ? value.days : MISSING_DAY));
      return {
        kind,
        days,
        recorded: dictionaryColumn([...days].map((day) => (day === MISSING_DAY ? null : writtenDay(day)))),
      };
    }
    case 'time':
      return {
        kind,
        milliseconds: Float64Array.from(values, (value) =>
          value instanceof DuckDBTimestampValue ? Number(value.micros) / 1000 : Number.NaN,
        ),
      };
  }
}

function kindOf(type: string): Column['kind'] | null {
  if (NUMBERS.test(type)) return 'number';
  if (type === 'VARCHAR' || type.startsWith('ENUM')) return 'text';
  if (type === 'DATE') return 'date';
  return type === 'TIMESTAMP' ? 'time' : null;
}

/** DuckDB's decimals and large integers come as objects and bigints. */
function numberOf(name: string, value: unknown): number {
  if (value === null) return Number.NaN;
  if (typeof value === 'bigint' && (value > Number.MAX_SAFE_INTEGER || value < Number.MIN_SAFE_INTEGER))
    throw new InputError(`"${name}" holds ${value}, which no number holds exactly. Cast it to VARCHAR or DOUBLE.`);
  const number = typeof value === 'object' ? Number(String(value)) : Number(value);
  if (!Number.isFinite(number))
    throw new InputError(`"${name}" holds ${String(value)}, which is no number. Leave such rows out, or give NULL.`);
  return number;
}
