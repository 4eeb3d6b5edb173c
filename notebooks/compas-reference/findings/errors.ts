import * as fairness from '@assay/fairness-metrics';
import { FAIRNESS_METHODS, PUBLISHED_COMPAS } from '@assay/fairness-metrics';
import { finding, findings } from '@assay/notebook';
import { cells } from '../published-counts.ts';

const { source: SOURCE, flaggedHigh, screened } = PUBLISHED_COMPAS;
const BLACK = 'African-American';
const WHITE = 'Caucasian';

const WILSON = { name: 'Share with Wilson score interval', source: `${SOURCE}; Wilson (1927)` };
const RATES = [
  {
    metric: 'falsePositiveRate',
    id: 'errors.wrongly-flagged',
    title: 'Flagged, of the people who did not reoffend',
    without: 'people who did not reoffend',
  },
  {
    metric: 'falseNegativeRate',
    id: 'errors.missed',
    title: 'Not flagged, of the people who did reoffend',
    without: 'people who did reoffend',
  },
  {
    metric: 'positivePredictiveValue',
    id: 'errors.right-when-flagged',
    title: 'Reoffended, of the people flagged',
    without: 'people flagged',
  },
] as const;

export const errorFindings = findings('errorFindings', 'Who was flagged wrongly, and who was missed', {
  needs: { cells },
  compute: ({ cells }, { random }) => {
    const about = finding.about({ questions: ['RAP-Q2'], method: WILSON, counts: 'people' });
    const result = fairness.audit(cells, { random: random('extremes') });
    const everyone = cells.counts.reduce((sum, count) => sum + count, 0);
    const ratios = fairness.compare(cells, {
      attributes: ['race'],
      metrics: RATES.map(({ metric }) => metric),
      scale: 'ratio',
      to: { kind: 'reference', group: WHITE },
      margin: 1.25,
    });
    const ratio = (metric: string) =>
      fairness.withCounts(ratios.filter((row) => row.group === BLACK && row.metric === metric))[0]!;
    const worst = result.difference.find((row) => row.metric === 'falsePositiveRate')!;
    // So few may move the gap: a group of three whose own rate is hidden would stand in it.
    const ofTwo = result.byGroup.filter(({ group }) => group === worst.group || group === worst.comparedWith);
    const inSmaller = Math.min(...ofTwo.map((row) => (row.metric === worst.metric ? row.denominator! : Infinity)));
    const koopman = about.with({
      method: { name: 'Rate ratio with Koopman score interval', source: 'Koopman (1984)' },
    });
    return [
      ...RATES.map(({ metric, id, title, without }) =>
        about.table(id, title, {
          rows: result.byGroup.filter((row) => row.metric === metric),
          columns: (t) => [
            t.key('race', 'Race as recorded', 'group'),
            t.people('numerator', 'People'),
            t.people('denominator', `Of ${without}`),
            t.share('rate', 'Share', { of: 'numerator', outOf: 'denominator' }),
          ],
        }),
      ),
      koopman.ratio('gap.wrongly-flagged-ratio', {
        title: 'Black defendants’ share wrongly flagged, as a multiple of White defendants’',
        from: ratio('falsePositiveRate').counts,
        outOfLabel: 'people who did not reoffend',
      }),
      koopman.ratio('gap.missed-ratio', 'Black defendants’ share missed, as a multiple of White defendants’', {
        from: ratio('falseNegativeRate').counts,
        outOfLabel: 'people who did reoffend',
      }),
      about.text('gap.right-when-flagged-verdict', {
        title: 'Is a flag as often right for Black as for White defendants, within a factor of one and a quarter?',
        from: ratio('positivePredictiveValue').verdict,
        contributors: everyone,
        method: FAIRNESS_METHODS.equivalenceOfGroups,
      }),
      about.estimate('gap.widest', 'Widest gap in the share wrongly flagged between any two groups', worst.estimate, {
        unit: 'percentage-points',
        contributors: inSmaller,
        method: FAIRNESS_METHODS.widestGap,
        tolerance: { kind: 'stochastic', absolute: 0.02, relative: 0 },
      }),
      about.text('gap.widest-groups', 'The two groups between whom that gap lies', {
        from: `${worst.group} and ${worst.comparedWith}`,
        contributors: inSmaller,
        method: { name: 'Groups with the highest and lowest rate', source: SOURCE },
      }),
      ...Object.entries(flaggedHigh).map(([race, { flagged, withoutOutcome }]) =>
        about.share(`high.${race === BLACK ? 'black' : 'white'}`, {
          title: `Scored "High", of ${race} defendants who did not reoffend`,
          from: { of: flagged, outOf: withoutOutcome },
          outOfLabel: `${race} defendants who did not reoffend`,
        }),
      ),
    ];
  },
});

export const tradeOffFindings = findings('tradeOffFindings', 'What no setting of the score can give at once', {
  needs: { cells },
  compute: ({ cells }) => {
    const two = fairness.groupCells(cells, ['race']).filter(({ group }) => group === BLACK || group === WHITE);
    const limits = fairness.labelLimits(two, WHITE);
    const [black, white] = [BLACK, WHITE].map((race) => limits.find(({ group }) => group === race)!);
    const about = finding.about({ questions: ['RAP-Q2'], method: WILSON, counts: 'people' });
    const label = about.with({ questions: ['CAS-Q1', 'RAP-Q2'] });
    const cohort = about.with({
      questions: ['CAS-Q1'],
      method: { name: 'Share with Wilson score interval', source: 'Barenstein (2019)' },
    });
    return [
      about.table('trade-off.forced', {
        title: 'Share wrongly flagged if flags were equally reliable and misses equally common in both groups',
        method: FAIRNESS_METHODS.forcedFalsePositives,
        limitations: 'The base rate is of recorded reoffending, which depends on where police look.',
        rows: [black!, white!],
        estimates: { unit: 'proportion', limits: false, contributors: 'people', fewest: ['fewest'] },
        columns: (t) => [
          t.key('race', 'Race as recorded', 'group'),
          t.behind(t.people('people', 'People')),
          t.behind(t.people('fewest', 'The fewest of them by outcome and flag')),
          t.estimate('prevalence', 'Recorded as reoffending', 'prevalence'),
          t.estimate('observed', 'Wrongly flagged, observed', 'falsePositiveRate'),
          t.estimate('forced', 'Wrongly flagged, forced', 'forcedFalsePositiveRate'),
        ],
      }),
      label.estimate('label.tipping-ratio', {
        title: 'Recording ratio between groups at which a flag would be equally often right',
        from: black!.tipping!,
        unit: 'ratio',
        contributors: black!.people + white!.people,
        fewest: black!.fewestCompared,
        method: { name: 'Ratio of predictive values', source: 'Fogliato and others (2021)' },
        limitations: 'Assumes that whether an offence is recorded does not depend on the score.',
      }),
      ...screened.map(({ id, when, withOutcome, people }) =>
        cohort.share(`cohort.${id}`, `Recorded as reoffending, of people screened ${when}`, {
          from: { of: withOutcome, outOf: people },
          outOfLabel: `people screened ${when}`,
        }),
      ),
    ];
  },
});
