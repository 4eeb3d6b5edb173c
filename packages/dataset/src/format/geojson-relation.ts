import { InputError } from '@assay/statistics';
import type { DuckDBConnection } from '@duckdb/node-api';
import { describeDatabaseFailure } from '../query/database-error.ts';
import { sqlText } from '../query/sql-text.ts';
import type { SourceFile } from '../read/source-file.ts';
import { type Relation, togetherSql } from './file-relation.ts';

/** Boundaries of a whole force are one line of JSON; DuckDB's own limit of 16 MB is too little for them. */
const LARGEST_BYTES = 1024 ** 3;

/**
 * One row per feature: its geometry as text, under the name `geometry`, and its properties under theirs. Where a property is
 * itself called geometry, the feature's own geometry is meant.
 */
export async function geojsonRelation(connection: DuckDBConnection, file: SourceFile): Promise<Relation> {
  const features = `(SELECT unnest(features) AS feature FROM read_json(${sqlText(file.path)}, format = 'unstructured', columns = {features: 'JSON[]'}, maximum_object_size = ${LARGEST_BYTES}))`;
  const names: string[] = [];
  try {
    const keys = await connection.runAndReadAll(`SELECT unnest(json_keys(feature, '/properties')) FROM ${features}`);
    names.push(...new Set(keys.getRows().map(([name]) => String(name))));
  } catch (cause) {
    throw describeDatabaseFailure(file, cause);
  }
  if (names.length === 0)
    throw new InputError(
      `${file.shown ?? file.path} has no feature with properties. Export one feature with its name for each area.`,
    );
  const columns = ['geometry', ...names.filter((name) => name !== 'geometry')];
  return {
    columns,
    query: (selected) => {
      const valueAt = (position: number) => {
        const pointer = `/properties/${columns[position]!.replaceAll('~', '~0').replaceAll('/', '~1')}`;
        return position === 0 ? "CAST(feature -> '/geometry' AS VARCHAR)" : `feature ->> ${sqlText(pointer)}`;
      };
      const values = selected.map((each) => togetherSql(each, (at) => `(${valueAt(at)})`) ?? valueAt(each.position));
      return { sql: `SELECT ${values.join(', ')} FROM ${features}`, held: selected.map(() => 'texts' as const) };
    },
  };
}
