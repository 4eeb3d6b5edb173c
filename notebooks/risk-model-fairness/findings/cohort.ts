import type { FindingDraft } from '@assay/evidence';
import { countCells, groupCells, rateOf } from '@assay/fairness-metrics';
import { findings, stated, statedLimits, withLimits } from '@assay/notebook';
import { MISSING_CODE, wilsonInterval } from '@assay/statistics';
import { type People, people } from '../people.ts';

const WILSON = { name: 'Share with Wilson score interval', source: 'Wilson (1927)' };

export const cohortFindings = findings({
  name: 'cohortFindings',
  title: 'Who the people are, and what the label records of them',
  needs: { people },
  compute: ({ people }): FindingDraft[] => {
    const never = people.neverCharged.filter((value) => value === 1).length;
    const unrecorded = people.group.codes.filter((code) => code === MISSING_CODE).length;
    const share = (successes: number, denominatorLabel: string) => ({
      ...stated(wilsonInterval({ successes, total: people.count })),
      numerator: successes,
      denominator: people.count,
      denominatorLabel,
      unit: 'proportion' as const,
      people: true,
      method: WILSON,
    });
    return [
      {
        id: 'cohort.people',
        title: 'People scored by either model',
        questions: ['RFS-A1'],
        value: people.count,
        unit: 'count',
        people: true,
        method: { name: 'Count', source: 'the input' },
      },
      {
        id: 'cohort.never-charged',
        title: 'People never charged with anything',
        questions: ['RFS-A1'],
        ...share(never, 'people'),
      },
      {
        id: 'cohort.not-recorded',
        title: 'People whose ethnicity is not recorded',
        questions: ['RFS-A1', 'CAS-Q2'],
        ...share(unrecorded, 'people'),
      },
      labelTable(people),
    ];
  },
});

/** By group: how many have the label, and, for invented people, how many offended and how much of that the label records. */
function labelTable({ label, group, offended }: People): FindingDraft {
  const isKnown = offended instanceof Uint8Array;
  // The label takes the place of the decision, what happened that of the label: its "true positive rate" is how much is recorded.
  const cells = countCells({ attributes: { ethnicity: group }, label: isKnown ? offended : label, decision: label });
  return {
    id: 'label.by-group',
    title: 'Charged in the follow-up, and what is known of offending',
    questions: ['RFS-A1', 'CAS-Q1'],
    table: {
      columns: [
        { name: 'group', label: 'Ethnic group', unit: 'text', key: true },
        { name: 'charged', label: 'Charged', unit: 'count', people: true },
        { name: 'people', label: 'People', unit: 'count', people: true },
        ...withLimits({
          name: 'rate',
          label: 'Share charged',
          unit: 'proportion',
          numerator: 'charged',
          denominator: 'people',
        }),
        { name: 'offended', label: 'Share who offended (invented people only)', unit: 'proportion' },
        { name: 'recorded', label: 'Of them, share charged (invented people only)', unit: 'proportion' },
      ],
      rows: groupCells(cells, ['ethnicity']).map((row) => {
        const charged = rateOf(row, 'selectionRate');
        const value = (metric: 'prevalence' | 'truePositiveRate') =>
          isKnown ? statedLimits(rateOf(row, metric).estimate)[0] : null;
        return [
          row.group,
          charged.numerator,
          charged.denominator,
          ...statedLimits(charged.estimate),
          value('prevalence'),
          value('truePositiveRate'),
        ];
      }),
    },
    unit: 'proportion',
    people: true,
    method: WILSON,
    limitations: [
      'A charge is what police and prosecutors did. Where an offence more often leads to a charge in one group, the label counts that as more offending.',
    ],
  };
}
