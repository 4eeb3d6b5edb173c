import type { MaybeEstimate, NotComputed } from '@assay/statistics';
import type { Column, Columns } from './column.ts';

/** How {@link labelLimitsColumns} are computed. */
export const LABEL_LIMITS = {
  name: 'False positive rate from base rate, predictive value and miss rate; ratio of predictive values',
  source: 'Chouldechova (2017), equation 2.6; Fogliato and others (2021)',
} as const;

type MaybeNumber = number | NotComputed | null;

/**
 * The columns of how large a gap an audit could have missed: `people` says who they are whom the rate is of.
 *
 * @example
 * const row = { group: 'B', denominator: 80, power: 0.4, detectableRatio: 1.7 };
 * const about = finding.about({ questions: ['CAS-Q2'], method: powerMethod(true) });
 * const columns = (t) => [t.key('group', 'Group'), ...powerColumns(t, 'People')];
 * about.table('power', 'Power', { unit: 'ratio', rows: [row], columns }).table.rows[0] // ['B', 80, 0.4, 1.7]
 */
export function powerColumns<
  Row extends { readonly denominator: number; readonly power: MaybeNumber; readonly detectableRatio: MaybeNumber },
>(t: Columns<Row>, people: string): Column<Row>[] {
  const estimated = { contributors: 'people', limits: false } as const;
  return [
    t.people('people', people, ({ denominator }) => denominator),
    t.estimate('power', 'Chance to find a ratio of one and a quarter', ({ power }) => power, {
      unit: 'proportion',
      ...estimated,
    }),
    t.estimate('detectable', 'Ratio found four times in five', ({ detectableRatio }) => detectableRatio, {
      ...estimated,
      unit: 'ratio',
      limits: { none: 'it follows from how many people there are, whatever befell them' },
    }),
  ];
}

/** What is to be said of groups by two characteristics at once. */
export const CROSSED_GROUPS_ARE_SMALL =
  'Crossed groups are small: an interval that reaches across the others says that too few people are known, not that they are treated alike.';

/** What each of {@link labelLimitsColumns} is called. */
export interface LabelLimitsWords {
  readonly people: string;
  readonly prevalence: string;
  readonly observed: string;
  readonly forced: string;
  readonly tipping: string;
  /** Why the ratio has no range, where the rows are not of independent people. */
  readonly noRange?: string;
}

/**
 * The columns of what base rates force, and of what unequal recording of outcomes could hide.
 *
 * @example
 * const tipping = { status: 'computed', value: 0.9, interval: { low: 0.6, high: 1.3 } };
 * const row = { group: 'B', people: 80, prevalence: 0.2, falsePositiveRate: 0.1, forcedFalsePositiveRate: 0.12, tipping };
 * const words = { people: 'People', prevalence: 'It happened', observed: 'Observed', forced: 'Forced', tipping: 'Ratio' };
 * const about = finding.about({ questions: ['CAS-Q1'], method: LABEL_LIMITS });
 * const columns = (t) => [t.key('group', 'Group'), ...labelLimitsColumns(t, words)];
 * about.table('limits', 'Limits', { unit: 'proportion', rows: [row], columns }).table.rows[0] // ['B', 0.2, 0.1, 0.12, 0.9, 0.6, 1.3]
 */
export function labelLimitsColumns<
  Row extends {
    readonly people: number;
    readonly prevalence: MaybeNumber;
    readonly falsePositiveRate: MaybeNumber;
    readonly forcedFalsePositiveRate: MaybeNumber;
    readonly tipping: MaybeEstimate | null;
  },
>(t: Columns<Row>, words: LabelLimitsWords): Column<Row>[] {
  const share = { unit: 'proportion', contributors: 'people', limits: false } as const;
  return [
    t.behind(t.people('people', words.people, ({ people }) => people)),
    t.estimate('prevalence', words.prevalence, ({ prevalence }) => prevalence, share),
    t.estimate('observed', words.observed, ({ falsePositiveRate }) => falsePositiveRate, share),
    t.estimate('forced', words.forced, ({ forcedFalsePositiveRate }) => forcedFalsePositiveRate, share),
    t.estimate('tipping', words.tipping, ({ tipping }) => tipping, {
      unit: 'ratio',
      contributors: 'people',
      limits: words.noRange === undefined ? true : { none: words.noRange },
    }),
  ];
}
