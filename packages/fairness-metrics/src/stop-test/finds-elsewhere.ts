import { BLANK_GROUP, type DictionaryColumn, type RandomStream } from '@assay/statistics';
import { countCells } from '../cells/count-cells.ts';
import { compareErrorsOverTime, type ErrorsOverTimeRow } from '../comparison/compare-errors-over-time.ts';
import { compareSubgroups, type SubgroupRow } from '../comparison/compare-subgroups.ts';
import { type CountsOfRates, withCounts } from '../rate/rate-counts.ts';

const FOUND = 'positivePredictiveValue';
/** Searches in each half of the file, below which no group is looked at. */
const LEAST_SEARCHES = 30;

/** Every row was searched: of those, to how many something was found. */
const searched = (found: Uint8Array) => ({ label: found, decision: new Uint8Array(found.length).fill(1) });

/**
 * When people of a group were searched, was something found as often as in the reference group, period by period?
 *
 * The ratio of shares of {@link compareErrorsOverTime}, judged together over all periods. A period of which no outcome is known, of a
 * group or of the reference group, has no row.
 *
 * @param found 1 where something was found, 0 where not, 2 where it is not known.
 * @throws InputError where columns differ in length, or nobody is of the reference group.
 *
 * @example
 * const columns = { found: Uint8Array.of(1, 0, 1, 1), group: dictionaryColumn(['A', 'A', 'B', 'B']), period: dictionaryColumn(['2024', '2024', '2024', '2024']) };
 * findsOverTime(columns, 'A').map(({ period, group, counts }) => [period, group, counts.group.of]) // [['2024', 'B', 2]]
 */
export function findsOverTime(
  {
    found,
    group,
    period,
  }: { readonly found: Uint8Array; readonly group: DictionaryColumn; readonly period: DictionaryColumn },
  reference: string,
): (ErrorsOverTimeRow & CountsOfRates)[] {
  const columns = { ...searched(found), attributes: { group, period } };
  const options = { attribute: 'group', period: 'period', metrics: [FOUND], scale: 'ratio', reference } as const;
  const rows = compareErrorsOverTime(countCells(columns, { missingGroup: BLANK_GROUP }), options);
  return withCounts(rows.filter(({ rate, comparedRate }) => rate.denominator > 0 && comparedRate.denominator > 0));
}

/**
 * Of which groups, and of which two crossed, did searches stand out in one half of the file, as the other half shows them?
 *
 * {@link compareSubgroups} of shares found, at most two attributes crossed; thirty searches in each half are the least looked at.
 *
 * @param found 1 where something was found, 0 where not, 2 where it is not known.
 * @throws InputError where columns differ in length.
 *
 * @example
 * findsThatStandOut(Uint8Array.of(1, 0), { group: dictionaryColumn(['A', 'B']) }, randomStream('halves')) // []
 */
export function findsThatStandOut(
  found: Uint8Array,
  attributes: Readonly<Record<string, DictionaryColumn>>,
  random: RandomStream,
): (SubgroupRow & CountsOfRates)[] {
  const options = { minimumPeople: LEAST_SEARCHES, depth: 2, missingGroup: BLANK_GROUP };
  return withCounts(compareSubgroups({ ...searched(found), attributes }, FOUND, random, options).rows);
}
