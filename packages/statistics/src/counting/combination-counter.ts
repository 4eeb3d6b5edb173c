import { type DictionaryColumn, dictionaryColumn, MISSING_CODE } from '../column/dictionary-column.ts';
import { InputError } from '../input-error.ts';
import type { CountedSlice, Counter, CountRow } from './counter.ts';

/** More combinations than these are rows by another name, and would leave their place as such. */
export const MOST_COMBINATIONS = 100_000;

/**
 * How many rows have each combination of these columns' texts? Fairness cells by group, outcome and decision, searches by
 * object and outcome, events by area and day: whatever is a table of counts. Any division of the rows gives the same.
 *
 * @example
 * combinationCounter(['group', 'label']).columns // ['group', 'label']
 */
export function combinationCounter(parts: readonly string[]): Counter {
  return {
    name: 'combinations',
    version: 1,
    columns: parts,
    optional: [],
    splitBy: null,
    sizeOf: null,
    largest: [],
    count({ rowCount, columns }): CountedSlice {
      // A column that the table does not have is missing in every row, as where rows are read.
      const absent: DictionaryColumn = { codes: new Int32Array(rowCount).fill(MISSING_CODE), values: [] };
      const given = parts.map((part) => columns[part] ?? absent);
      const { first, counts } = distinctRows(given, rowCount);
      refuseMany(parts, counts.length);
      const rows = counts.map((count, at) => {
        const texts = given.map(({ codes, values }) => values[codes[first[at]!]!] ?? null);
        return { what: JSON.stringify(texts), at: 0, size: 0, count };
      });
      return { rows, crossing: [] };
    },
    refuse: (merged) => refuseMany(parts, merged.length),
  };
}

/**
 * Are these still counts?
 *
 * @throws InputError where there are so many combinations that they would be rows by another name.
 *
 * @example
 * refuseMany(['group'], 12) // undefined
 */
export function refuseMany(parts: readonly string[], combinations: number): void {
  if (combinations <= MOST_COMBINATIONS) return;
  throw new InputError(
    `${parts.join(', ')} have more than ${MOST_COMBINATIONS} combinations, which would be rows and not counts. Leave one out.`,
  );
}

/** The first row of each combination of codes, and its rows: column by column, each splitting what those before it left. */
function distinctRows(columns: readonly DictionaryColumn[], rowCount: number): { first: number[]; counts: number[] } {
  let ids = new Int32Array(rowCount);
  let first = rowCount === 0 ? [] : [0];
  for (const { codes, values } of columns) {
    const width = values.length + 1;
    const found = new Map<number, number>();
    const next = new Int32Array(rowCount);
    first = [];
    for (let row = 0; row < rowCount; row++) {
      const key = ids[row]! * width + codes[row]! - MISSING_CODE;
      let id = found.get(key);
      if (id === undefined) {
        id = first.push(row) - 1;
        found.set(key, id);
      }
      next[row] = id;
    }
    ids = next;
  }
  const counts = new Array<number>(first.length).fill(0);
  for (const id of ids) counts[id]!++;
  return { first, counts };
}

/** One combination of texts, `null` where one is missing, and its rows. */
export interface Combination {
  readonly texts: readonly (string | null)[];
  readonly count: number;
}

/**
 * The combinations again, out of merged counts.
 *
 * @example
 * combinationsOf([{ what: '["A",null]', at: 0, size: 0, count: 3 }]) // [{ texts: ['A', null], count: 3 }]
 */
export function combinationsOf(counts: readonly CountRow[]): Combination[] {
  return counts.map(({ what, count }) => ({ texts: JSON.parse(what) as (string | null)[], count }));
}

/** A table whose rows each stand for as many rows of another as say the same in these columns. */
export interface CountedTable {
  /** Rows that all stand for together. */
  readonly total: number;
  readonly columns: Readonly<Record<string, DictionaryColumn>>;
  /** How many rows each stands for. */
  readonly counts: Float64Array;
}

/**
 * The same as columns, by the names of the parts, in the order of the counts.
 *
 * @example
 * countedTable(['group'], [{ what: '["A"]', at: 0, size: 0, count: 3 }]).total // 3
 */
export function countedTable(parts: readonly string[], rows: readonly CountRow[]): CountedTable {
  const combinations = combinationsOf(rows);
  const counts = Float64Array.from(combinations, ({ count }) => count);
  const columns = parts.map((part, at) => [part, dictionaryColumn(combinations.map(({ texts }) => texts[at]))]);
  return { total: counts.reduce((sum, count) => sum + count, 0), columns: Object.fromEntries(columns), counts };
}
