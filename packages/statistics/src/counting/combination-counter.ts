import { textAt } from '../column/dictionary-column.ts';
import { InputError } from '../input-error.ts';
import type { CountedSlice, Counter, CountRow } from './counter.ts';

/** More combinations than these are rows by another name, and would leave their place as such. */
const MOST_COMBINATIONS = 100_000;

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
    splitBy: parts[0] ?? '',
    sizeOf: null,
    largest: [],
    count({ rowCount, columns }): CountedSlice {
      const given = parts.map((part) => {
        const column = columns[part];
        if (column !== undefined) return column;
        throw new InputError(`there is no column ${part} to count by. Name the field that it is.`);
      });
      const counts = new Map<string, number>();
      for (let row = 0; row < rowCount; row++) {
        const what = JSON.stringify(given.map((column) => textAt(column, row)));
        counts.set(what, (counts.get(what) ?? 0) + 1);
        if (counts.size > MOST_COMBINATIONS) {
          throw new InputError(
            `${parts.join(', ')} have more than ${MOST_COMBINATIONS} combinations, which would be rows and not counts. Leave one out.`,
          );
        }
      }
      return { rows: [...counts].map(([what, count]) => ({ what, at: 0, size: 0, count })), crossing: [] };
    },
  };
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
