import type { MaybeEstimate, ParityVerdict } from '@assay/statistics';
import { BLANK_GROUP, checkedAmounts, exactSum, InputError, notComputed, USUAL_LEVEL } from '@assay/statistics';
import { type CellRow, cellsFromRows } from '../cells/cell-rows.ts';
import { compare } from '../comparison/compare.ts';
import { rateWithInterval } from '../rate/rate.ts';

/** Searches of one group within one stratum (object of search × area), and how many found what they were for. */
export interface SearchCounts {
  readonly group: string | null;
  readonly stratum: string;
  readonly searches: number;
  readonly finds: number;
}

export interface FindRateRow {
  readonly group: string;
  readonly searches: number;
  readonly finds: number;
  readonly findRate: MaybeEstimate;
  /** Find rate ÷ the reference group's: below 1, the group is searched on weaker grounds on average. */
  readonly ratio: MaybeEstimate | null;
  readonly verdict: ParityVerdict | null;
  /** Searches of the group or of the reference group, whichever are fewer: what a verdict on both rests on. */
  readonly compared: number;
}

const NEVER_SEARCHED = 'no one in this group was searched';

/** Shown wherever find rates are: the reason why equal find rates do not show equal grounds, nor unequal ones unequal grounds. */
export const INFRA_MARGINALITY =
  'Find rates average over all searches, but grounds are judged at the margin. Where groups differ in how many people carry ' +
  'something for sure, find rates can be equal under unequal thresholds, and unequal under equal ones.';

/**
 * When people of each group are searched, how often is something found?
 *
 * The outcome (find rate) test: Wilson intervals, ratio to the reference with Koopman's interval, Holm over the groups.
 * Strata are summed here; hold them constant with `compareWithinStrata`. A group that is `asked` about and was never searched has a
 * row at the end, of none. The result carries the infra-marginality warning.
 *
 * @throws InputError where nobody of the reference group was searched, or finds pass searches.
 *
 * Source: Becker (1957); Knowles, Persico and Todd (2001); Simoiu, Corbett-Davies and Goel (2017) on infra-marginality.
 *
 * @example
 * const a = { group: 'A', stratum: 'drugs', searches: 200, finds: 60 };
 * const b = { group: 'B', stratum: 'drugs', searches: 100, finds: 20 };
 * outcomeTest([a, b], 'A').rows[1].ratio.value // 0.6667
 */
export function outcomeTest(
  counts: readonly SearchCounts[],
  reference: string,
  options: { readonly level?: number; readonly margin?: number; readonly asked?: readonly string[] } = {},
): { readonly rows: readonly FindRateRow[]; readonly warning: string } {
  const { level = USUAL_LEVEL, margin, asked = [] } = options;
  const cells = cellsFromRows(findCells(counts));
  const comparisons = compare(cells, {
    attributes: ['group'],
    metrics: ['positivePredictiveValue'],
    scale: 'ratio',
    to: { kind: 'reference', group: reference },
    level,
    ...(margin === undefined ? {} : { margin }),
  });
  const own = comparisons[0]?.comparedRate;
  const base = own ?? {
    numerator: counts.reduce((sum, { finds }) => sum + finds, 0),
    denominator: counts.reduce((sum, { searches }) => sum + searches, 0),
  };
  const referenceRow: FindRateRow = {
    group: reference,
    searches: base.denominator,
    finds: base.numerator,
    findRate: rateWithInterval(base.numerator, base.denominator, level, NEVER_SEARCHED),
    ratio: null,
    verdict: null,
    compared: base.denominator,
  };
  const rows = comparisons.map(
    ({ group, rate, estimate, verdict }): FindRateRow => ({
      group,
      searches: rate.denominator,
      finds: rate.numerator,
      findRate: rate.estimate,
      ratio: estimate,
      verdict,
      compared: Math.min(rate.denominator, base.denominator),
    }),
  );
  const none = { ...referenceRow, searches: 0, finds: 0, findRate: notComputed(NEVER_SEARCHED), compared: 0 };
  const absent = asked.filter((name) => name !== reference && rows.every(({ group }) => group !== name));
  return { rows: [referenceRow, ...rows, ...absent.map((group) => ({ ...none, group }))], warning: INFRA_MARGINALITY };
}

/**
 * Searches as cells: everyone searched is "flagged", a find is the label.
 *
 * @example
 * findCells([{ group: 'A', stratum: 'drugs', searches: 200, finds: 60 }]).map(({ count }) => count) // [60, 140]
 */
export function findCells(counts: readonly SearchCounts[]): CellRow[] {
  return counts.flatMap(({ group, stratum, searches, finds }): CellRow[] => {
    if (!(finds >= 0 && finds <= searches && searches < Number.POSITIVE_INFINITY)) {
      throw new InputError(`finds must be so many of the searches: ${finds} of ${searches} in ${stratum}. Correct it.`);
    }
    return [
      { groups: { group, stratum }, label: 1, decision: 1, count: finds },
      { groups: { group, stratum }, label: 0, decision: 1, count: searches - finds },
    ];
  });
}

/**
 * Of two groups, how many searches has the one that has fewer? Over all strata; those of nobody's group go by `missingGroup`.
 *
 * @example
 * const counts = ['A', 'B', 'A'].map((group) => ({ group, stratum: 'drugs', searches: 5, finds: 1 }));
 * fewerSearches(counts, 'A', 'B') // 5
 */
export function fewerSearches(
  counts: readonly SearchCounts[],
  one: string,
  other: string,
  missingGroup: string = BLANK_GROUP,
): number {
  checkedAmounts(
    counts.map(({ searches }) => searches),
    'searches',
  );
  const of = (name: string) =>
    exactSum(counts.filter(({ group }) => (group ?? missingGroup) === name).map(({ searches }) => searches));
  return Math.min(of(one), of(other));
}
