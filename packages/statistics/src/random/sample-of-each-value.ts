import { checkedCodes } from '../column/checked-codes.ts';
import type { DictionaryColumn } from '../column/dictionary-column.ts';
import type { RandomStream } from './random-stream.ts';
import { sampleWithoutReplacement } from './sample-without-replacement.ts';

/**
 * Rows of every group, where some groups are too large to be compared pair by pair: all rows of a group, or `most` of them
 * drawn at random, group after group. Rows without a group are left out.
 *
 * @example
 * sampleOfEachValue(dictionaryColumn(['North', 'South', null, 'North']), 5, randomStream('lots')) // [0, 3, 1]
 */
export function sampleOfEachValue(column: DictionaryColumn, most: number, random: RandomStream): Int32Array {
  const rowsOf: number[][] = checkedCodes(column, 'the column').values.map(() => []);
  for (const [row, code] of column.codes.entries()) if (code >= 0) rowsOf[code]!.push(row);
  const kept = rowsOf.flatMap((rows, code) => {
    if (rows.length <= most) return rows;
    const drawn = sampleWithoutReplacement(random.split(column.values[code]!), rows.length, most);
    return Array.from(drawn, (position) => rows[position]!);
  });
  return Int32Array.from(kept);
}
