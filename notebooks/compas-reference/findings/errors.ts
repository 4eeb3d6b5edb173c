import type { FindingDraft } from '@assay/evidence';
import { audit, compare, groupCells, impossibility, tippingRatios } from '@assay/fairness-metrics';
import { findings, stated, statedLimits, statedNumber, withLimits } from '@assay/notebook';
import { wilsonInterval } from '@assay/statistics';
import { cells, FLAGGED_HIGH, SCREENED, SOURCE } from '../published-counts.ts';

const BLACK = 'African-American';
const WHITE = 'Caucasian';

export const errorFindings = findings({
  name: 'errorFindings',
  title: 'Who was flagged wrongly, and who was missed',
  needs: { cells },
  compute: ({ cells }, { random }): FindingDraft[] => {
    const result = audit(cells, { random: random('extremes') });
    const columns = ['falsePositiveRate', 'falseNegativeRate', 'positivePredictiveValue'] as const;
    const groups = groupCells(cells, ['race']).map(({ group }) => group);
    const rateOf = (group: string, metric: string) =>
      result.byGroup.find((row) => row.group === group && row.metric === metric)!;
    const ratios = compare(cells, {
      attributes: ['race'],
      metrics: [...columns],
      scale: 'ratio',
      to: { kind: 'reference', group: WHITE },
      margin: 1.25,
    });
    const ratio = (metric: string) => ratios.find((row) => row.group === BLACK && row.metric === metric)!;
    const worst = result.difference.find((row) => row.metric === 'falsePositiveRate')!;
    return [
      ...columns.map((metric): FindingDraft => {
        const words = {
          falsePositiveRate: {
            id: 'errors.wrongly-flagged',
            title: 'Flagged, of the people who did not reoffend',
            without: 'people who did not reoffend',
          },
          falseNegativeRate: {
            id: 'errors.missed',
            title: 'Not flagged, of the people who did reoffend',
            without: 'people who did reoffend',
          },
          positivePredictiveValue: {
            id: 'errors.right-when-flagged',
            title: 'Reoffended, of the people flagged',
            without: 'people flagged',
          },
        }[metric];
        return {
          id: words.id,
          title: words.title,
          questions: ['RAP-Q2'],
          table: {
            columns: [
              { name: 'race', label: 'Race as recorded', unit: 'text', key: true },
              { name: 'numerator', label: 'People', unit: 'count', people: true },
              { name: 'denominator', label: `Of ${words.without}`, unit: 'count', people: true },
              ...withLimits({
                name: 'rate',
                label: 'Share',
                unit: 'proportion',
                numerator: 'numerator',
                denominator: 'denominator',
              }),
            ],
            rows: groups.map((group) => {
              const row = rateOf(group, metric);
              return [group, row.numerator, row.denominator, ...statedLimits(row.estimate)];
            }),
          },
          unit: 'proportion',
          people: true,
          method: { name: 'Share with Wilson score interval', source: `${SOURCE}; Wilson (1927)` },
        };
      }),
      {
        id: 'gap.wrongly-flagged-ratio',
        title: 'Black defendants’ share wrongly flagged, as a multiple of White defendants’',
        questions: ['RAP-Q2'],
        ...stated(ratio('falsePositiveRate').estimate),
        unit: 'ratio',
        method: { name: 'Rate ratio with Koopman score interval', source: 'Koopman (1984)' },
      },
      {
        id: 'gap.missed-ratio',
        title: 'Black defendants’ share missed, as a multiple of White defendants’',
        questions: ['RAP-Q2'],
        ...stated(ratio('falseNegativeRate').estimate),
        unit: 'ratio',
        method: { name: 'Rate ratio with Koopman score interval', source: 'Koopman (1984)' },
      },
      {
        id: 'gap.right-when-flagged-verdict',
        title: 'Is a flag as often right for Black as for White defendants, within a factor of one and a quarter?',
        questions: ['RAP-Q2'],
        value: ratio('positivePredictiveValue').verdict,
        unit: 'text',
        method: {
          name: 'Two one-sided tests beside a test of difference, Holm over groups and rates',
          source: 'Schuirmann (1987); Holm (1979)',
        },
      },
      {
        id: 'gap.widest',
        title: 'Widest gap in the share wrongly flagged between any two groups',
        questions: ['RAP-Q2'],
        ...stated(worst.estimate),
        unit: 'percentage-points',
        method: {
          name: 'Highest minus lowest rate with simultaneous interval: max-T, exact where a group is small',
          source: 'Westfall and Young (1993)',
        },
        tolerance: { kind: 'stochastic', absolute: 0.02, relative: 0 },
      },
      {
        id: 'gap.widest-groups',
        title: 'The two groups between whom that gap lies',
        questions: ['RAP-Q2'],
        value: `${worst.group} and ${worst.comparedWith}`,
        unit: 'text',
        method: { name: 'Groups with the highest and lowest rate', source: SOURCE },
      },
      ...Object.entries(FLAGGED_HIGH).map(
        ([race, { flagged, withoutOutcome }]): FindingDraft => ({
          id: `high.${race === BLACK ? 'black' : 'white'}`,
          title: `Scored "High", of ${race} defendants who did not reoffend`,
          questions: ['RAP-Q2'],
          ...stated(wilsonInterval({ successes: flagged, total: withoutOutcome })),
          numerator: flagged,
          denominator: withoutOutcome,
          denominatorLabel: `${race} defendants who did not reoffend`,
          unit: 'proportion',
          people: true,
          method: { name: 'Share with Wilson score interval', source: `${SOURCE}; Wilson (1927)` },
        }),
      ),
    ];
  },
});

export const tradeOffFindings = findings({
  name: 'tradeOffFindings',
  title: 'What no setting of the score can give at once',
  needs: { cells },
  compute: ({ cells }): FindingDraft[] => {
    const two = groupCells(cells, ['race']).filter(({ group }) => group === BLACK || group === WHITE);
    const panel = impossibility(two);
    const forced = (group: string) => panel.byGroup.find((row) => row.group === group)!;
    const tipping = tippingRatios(two, WHITE)[0]!;
    return [
      {
        id: 'trade-off.forced',
        title: 'Share wrongly flagged if flags were equally reliable and misses equally common in both groups',
        questions: ['RAP-Q2'],
        table: {
          columns: [
            { name: 'race', label: 'Race as recorded', unit: 'text', key: true },
            { name: 'prevalence', label: 'Recorded as reoffending', unit: 'proportion' },
            { name: 'observed', label: 'Wrongly flagged, observed', unit: 'proportion' },
            { name: 'forced', label: 'Wrongly flagged, forced', unit: 'proportion' },
          ],
          rows: [BLACK, WHITE].map((race) => {
            const { prevalence, falsePositiveRate, forcedFalsePositiveRate } = forced(race);
            const number = (value: typeof falsePositiveRate) => (typeof value === 'number' ? value : null);
            return [race, prevalence, number(falsePositiveRate), number(forcedFalsePositiveRate)];
          }),
        },
        unit: 'proportion',
        method: {
          name: 'False positive rate from base rate, predictive value and miss rate',
          source: 'Chouldechova (2017), equation 2.6',
        },
        limitations: ['The base rate is of recorded reoffending, which depends on where police look.'],
      },
      {
        id: 'label.tipping-ratio',
        title: 'Recording ratio between groups at which a flag would be equally often right',
        questions: ['CAS-Q1', 'RAP-Q2'],
        ...statedNumber(tipping.ratio),
        unit: 'ratio',
        method: { name: 'Ratio of predictive values', source: 'Fogliato and others (2021)' },
        limitations: ['Assumes that whether an offence is recorded does not depend on the score.'],
      },
      {
        id: 'cohort.late',
        title: 'Recorded as reoffending, of people screened after 1 April 2014',
        questions: ['CAS-Q1'],
        ...stated(wilsonInterval({ successes: SCREENED.after.withOutcome, total: SCREENED.after.people })),
        numerator: SCREENED.after.withOutcome,
        denominator: SCREENED.after.people,
        denominatorLabel: 'people screened after 1 April 2014',
        unit: 'proportion',
        people: true,
        method: { name: 'Share with Wilson score interval', source: 'Barenstein (2019)' },
      },
      {
        id: 'cohort.early',
        title: 'Recorded as reoffending, of people screened until 1 April 2014',
        questions: ['CAS-Q1'],
        ...stated(wilsonInterval({ successes: SCREENED.until.withOutcome, total: SCREENED.until.people })),
        numerator: SCREENED.until.withOutcome,
        denominator: SCREENED.until.people,
        denominatorLabel: 'people screened until 1 April 2014',
        unit: 'proportion',
        people: true,
        method: { name: 'Share with Wilson score interval', source: 'Barenstein (2019)' },
      },
    ];
  },
});
