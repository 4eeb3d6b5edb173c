import type { OpenDatabase } from '../query/locked-database.ts';
import { sqlText } from '../query/sql-text.ts';
import type { PreparedFile } from '../read/prepare-file.ts';
import type { SourceFile } from '../read/source-file.ts';
import type { TextLayout } from '../read/text/text-layout.ts';
import { type Relation, togetherSql } from './file-relation.ts';
import { geojsonRelation } from './geojson-relation.ts';
import { jsonRelation } from './json-relation.ts';
import { parquetRelation } from './parquet-relation.ts';

export async function fileRelation(open: OpenDatabase, { file, text }: PreparedFile): Promise<Relation> {
  if (text !== null) return csvRelation(file, text.layout, text.blankRows > 0);
  if (file.format === 'parquet') return parquetRelation(open, file);
  const connection = await open();
  return file.format === 'geojson' ? geojsonRelation(connection, file) : jsonRelation(connection, file);
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
