import { InputError } from '@assay/statistics';
import type { DuckDBConnection } from '@duckdb/node-api';
import { describeDatabaseFailure } from '../query/database-error.ts';
import { type Described, describeRelation, quoteName } from '../query/describe-relation.ts';
import { sqlText } from '../query/sql-text.ts';
import type { SourceFile } from '../read/source-file.ts';
import { type Relation, togetherSql } from './file-relation.ts';

/** A value that a row of JSON holds, perhaps inside objects. */
interface Leaf {
  /** Keys that lead to it. */
  readonly keys: readonly string[];
  /** What it is where it is no single value: a list. */
  readonly list: string | null;
}

/** Objects inside objects below which values are left together. */
const DEEPEST = 4;

/**
 * One column for each value of the rows, those inside objects too, under its own key, or under the keys that lead to it where others
 * have the same. Read as texts: a recorded date must not come back as DuckDB would write it.
 */
export async function jsonRelation(connection: DuckDBConnection, file: SourceFile): Promise<Relation> {
  // Every row is asked for its keys: one that only late rows have would be left out without a word.
  const from = `read_json(${sqlText(file.path)}, sample_size = -1)`;
  const described = await describeRelation(connection, from, file);
  await refuseKeysOfOneName(connection, file, described);
  const leaves = await leavesOf(connection, file, from, described, []);
  const last = (leaf: Leaf) => leaf.keys.at(-1)!;
  const columns = leaves.map((leaf) =>
    leaves.some((other) => other !== leaf && last(other).toLowerCase() === last(leaf).toLowerCase())
      ? leaf.keys.join('.')
      : last(leaf),
  );
  const isNested = new Set(leaves.flatMap(({ keys }) => (keys.length > 1 ? [keys[0]!] : [])));
  const types = [...new Set(leaves.map(({ keys }) => keys[0]!))].map(
    (key) => `${sqlText(key)}: '${isNested.has(key) ? 'JSON' : 'VARCHAR'}'`,
  );
  return {
    columns,
    query: (selected) => {
      const values = selected.map((each) => {
        // A list can be the text of a field, which then knows what it holds; it is no name, day or number.
        const isText = each.wanted === 'text' && each.role !== 'name' && each.made === undefined;
        const value = (position: number) => valueSql(leaves[position]!, isText, file);
        return togetherSql(each, value) ?? value(each.position);
      });
      const sql = `SELECT ${values.join(', ')} FROM read_json(${sqlText(file.path)}, columns = {${types.join(', ')}})`;
      return { sql, held: selected.map(() => 'texts') };
    },
  };
}

function valueSql({ keys: [first, ...inside], list }: Leaf, isText: boolean, file: SourceFile): string {
  if (list !== null && !isText) {
    throw new InputError(
      `the column "${[first, ...inside].join('.')}" of ${file.shown ?? file.path} holds ${list}. Export one value in each column.`,
    );
  }
  if (inside.length === 0) return quoteName(first!);
  const pointer = inside.map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
  return `(${quoteName(first!)} ->> ${sqlText(pointer)})`;
}

async function leavesOf(
  connection: DuckDBConnection,
  file: SourceFile,
  from: string,
  described: readonly Described[],
  before: readonly string[],
): Promise<Leaf[]> {
  const leaves: Leaf[] = [];
  for (const { name, type } of described) {
    const keys = [...before, name];
    if (type.startsWith('STRUCT(') && !type.endsWith(']') && keys.length < DEEPEST) {
      const inside = await describeRelation(connection, from, file, `unnest(${keys.map(quoteName).join('.')})`);
      leaves.push(...(await leavesOf(connection, file, from, inside, keys)));
    } else leaves.push({ keys, list: /\]$|^MAP|^STRUCT/.test(type) ? 'more than one value' : null });
  }
  return leaves;
}

/** DuckDB's names do not differ by case, so it numbers keys that do: which of them a field means nobody could tell. */
async function refuseKeysOfOneName(
  connection: DuckDBConnection,
  file: SourceFile,
  described: readonly Described[],
): Promise<void> {
  const numbered = described.filter(({ name }) => {
    const base = /^(.*)_\d+$/.exec(name)?.[1];
    return base !== undefined && described.some((other) => other.name.toLowerCase() === base.toLowerCase());
  });
  if (numbered.length === 0) return;
  try {
    const found = await connection.runAndReadAll(
      `SELECT DISTINCT unnest(json_keys(json)) FROM read_json_objects(${sqlText(file.path)})`,
    );
    const keys = found.getRows().map(([key]) => String(key));
    const same = keys.filter((key) => keys.some((other) => other !== key && other.toLowerCase() === key.toLowerCase()));
    if (same.length === 0) return;
    const names = same.sort().map((key) => `"${key}"`);
    throw new InputError(
      `${file.shown ?? file.path} has the keys ${names.join(' and ')}, which differ in nothing but case. Rename all but one.`,
    );
  } catch (cause) {
    throw cause instanceof InputError ? cause : describeDatabaseFailure(file, cause);
  }
}
