import type { FindingTable } from '@assay/evidence';
import { BLANK_GROUP, type NotComputed, notComputed } from '@assay/statistics';

/**
 * Why does a table say nothing of what it divides by? Where every row stands under the name of rows without a value, that is a file
 * that does not say it, told as if everybody were of one group. `null` where some row says something.
 */
export function byNothingRecorded({ columns, rows }: FindingTable): NotComputed | null {
  const silent = columns.find(
    ({ key }, at) => key === true && rows.length > 0 && rows.every((row) => row[at] === BLANK_GROUP),
  );
  return silent === undefined ? null : notComputed(`of none of them is it recorded: ${silent.label}`);
}
