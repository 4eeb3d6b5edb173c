import { InputError } from '@assay/statistics';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Held } from './column-builder.ts';
import { describeFailure } from './database-error.ts';
import { type Relation, togetherSql } from './file-relation.ts';
import { geojsonRelation } from './geojson-relation.ts';
import { sqlText } from './open-database.ts';
import type { PreparedFile } from './prepare-file.ts';
import type { SourceFile } from './source-file.ts';
import type { TextLayout } from './text/text-layout.ts';

const NUMERIC = /^(U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|FLOAT|DOUBLE|DECIMAL\(.*\))$/;

/** A time with a zone is left out: its day depends on where one stands. */
const DATED = /^(DATE|TIMESTAMP(_S|_MS|_NS)?)$/;

const CAST_TO: Readonly<Record<Held, string>> = {
  texts: 'VARCHAR',
  days: 'DATE',
  doubles: 'DOUBLE',
  'parsed doubles': 'DOUBLE',
};

export async function relation(connection: DuckDBConnection, { file, text }: PreparedFile): Promise<Relation> {
  if (text !== null) return csvRelation(file, text.layout, text.blankRows > 0);
  if (file.format === 'geojson') return geojsonRelation(connection, file);
  const reader = file.format === 'parquet' ? 'read_parquet' : 'read_json';
  const described = await describe(connection, `${reader}(${sqlText(file.path)})`, file);
  return file.format === 'parquet' ? parquetRelation(file, described) : jsonRelation(file, described);
}

function parquetRelation(file: SourceFile, described: readonly Described[]): Relation {
  const nested = described.find(({ type }) => /\[|STRUCT|MAP|UNION/.test(type));
  if (nested) {
    throw new InputError(
      `the column "${nested.name}" of ${file.shown ?? file.path} holds ${nested.type}. Export one value in each column.`,
    );
  }
  return {
    columns: described.map(({ name }) => name),
    query: (selected) => {
      const held = selected.map(({ position, wanted, made }): Held => {
        if (made !== undefined) return 'texts';
        const { type } = described[position]!;
        if (wanted === 'number' && NUMERIC.test(type)) return 'doubles';
        return wanted === 'date' && DATED.test(type) ? 'days' : 'texts';
      });
      const name = (position: number) => quoteName(described[position]!.name);
      const casts = selected.map(
        (each, at) => togetherSql(each, name) ?? `CAST(${name(each.position)} AS ${CAST_TO[held[at]!]})`,
      );
      return { sql: `SELECT ${casts.join(', ')} FROM read_parquet(${sqlText(file.path)})`, held };
    },
  };
}

/** Read as texts: a recorded date must not come back as DuckDB would write it. */
function jsonRelation(file: SourceFile, described: readonly Described[]): Relation {
  const columns = described.map(({ name }) => name);
  const types = columns.map((name) => `${sqlText(name)}: 'VARCHAR'`).join(', ');
  return {
    columns,
    query: (selected) => {
      const name = (position: number) => quoteName(columns[position]!);
      const names = selected.map((each) => togetherSql(each, name) ?? name(each.position)).join(', ');
      const sql = `SELECT ${names} FROM read_json(${sqlText(file.path)}, columns = {${types}})`;
      return { sql, held: selected.map(() => 'texts') };
    },
  };
}

function csvRelation(file: SourceFile, { delimiter, columns }: TextLayout, hasBlankRows: boolean): Relation {
  return {
    columns,
    query: (selected, plainNumbers) => {
      const asDoubles = selected.map(({ wanted }) => plainNumbers && wanted === 'number');
      const isDouble = new Set(selected.flatMap(({ position }, at) => (asDoubles[at] ? [position] : [])));
      const isText = new Set(
        selected.flatMap(({ position, made }, at) => (asDoubles[at] ? [] : (made?.positions ?? [position]))),
      );
      // Read by position, so that an empty or repeated name in the header does no harm.
      const types = columns.map((_, at) => `c${at}: '${isDouble.has(at) && !isText.has(at) ? 'DOUBLE' : 'VARCHAR'}'`);
      const options = [
        'auto_detect = false, header = true',
        `delim = ${sqlText(delimiter)}, quote = '"', escape = '"'`,
        `encoding = 'utf-8', compression = '${file.compressed ? 'gzip' : 'none'}'`,
        `columns = {${types.join(', ')}}`,
      ];
      const casts = selected.map(
        (each, at) =>
          togetherSql(each, (position) => `c${position}`) ??
          (asDoubles[at] ? `CAST(c${each.position} AS DOUBLE)` : `c${each.position}`),
      );
      const any = columns.map((_, at) => `trim(CAST(c${at} AS VARCHAR)) <> ''`).join(' OR ');
      return {
        sql: `SELECT ${casts.join(', ')} FROM read_csv(${sqlText(file.path)}, ${options.join(', ')})${hasBlankRows ? ` WHERE coalesce(${any}, false)` : ''}`,
        held: asDoubles.map((is) => (is ? 'parsed doubles' : 'texts')),
      };
    },
  };
}

interface Described {
  readonly name: string;
  readonly type: string;
}

async function describe(connection: DuckDBConnection, from: string, file: SourceFile): Promise<Described[]> {
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
