import type { FindingDraft, TableColumn } from '@assay/evidence';
import {
  beforeAndAfter,
  type Cells,
  compare,
  countCells,
  extremes,
  type GroupCells,
  groupCells,
  impossibility,
  type MetricName,
  powerByGroup,
  rateOf,
  tippingRatios,
} from '@assay/fairness-metrics';
import { findings, stated, statedLimits, withLimits } from '@assay/notebook';
import { InputError, isComputed, type RandomStream } from '@assay/statistics';
import { margin, reference } from '../inputs.ts';
import { type Lists, lists, type People, people } from '../people.ts';

const QUESTIONS = ['RFS-A1', 'RAP-Q2'];
const SLOTS_OF_A_GROUP = 16;
const CROSSED = ['ethnicity', 'sex'];
const WRONG: MetricName = 'falsePositiveRate';
const TOLERANCE = { kind: 'stochastic', absolute: 0.02, relative: 0 } as const;
const ON_LIST = 'People whom a model does not score are counted as not on its list.';

const RANGE = {
  name: 'Highest minus lowest rate with simultaneous interval: max-T, exact where a group is small',
  source: 'Westfall and Young (1993); Newcombe (1998); Clopper and Pearson (1934)',
};
const CROSSED_SMALL =
  'Crossed groups are small: an interval that reaches across the others says that too few people are known, not that they are treated alike.';

export const errorFindings = findings({
  name: 'errorFindings',
  title: 'Who is listed wrongly, and who is missed',
  needs: { people, lists, reference, margin },
  compute: ({ people, lists, reference, margin }, { random }): FindingDraft[] => [
    ...refuseAbsent(people, reference),
    errorTable('errors.offender-model', 'Errors of the list from offender data', lists.offenderCells),
    errorTable('errors.with-suspect-data', 'Errors of the list with suspect data', lists.suspectCells),
    ratioTable(lists.offenderCells, lists.suspectCells, reference, margin),
    ...(['offender-model', 'with-suspect-data'] as const).map((id): FindingDraft => {
      const cells = id === 'offender-model' ? lists.offenderCells : lists.suspectCells;
      const rates = groupCells(cells, ['ethnicity']).map((group) => ({
        group: group.group,
        rate: rateOf(group, WRONG),
      }));
      return {
        id: `gap.${id}`,
        title: 'Widest gap between any two groups in the share listed of people not charged later',
        questions: QUESTIONS,
        ...stated(extremes(rates, 'difference', { random: random(id) }).estimate),
        unit: 'percentage-points',
        tolerance: TOLERANCE,
        method: RANGE,
      };
    }),
    crossedTable(lists.suspectCells),
    crossedGap(lists.suspectCells, random('crossed')),
    changeTable(lists.offenderCells, lists.suspectCells),
    powerTable(lists.suspectCells, reference),
    labelTable(lists.suspectCells, reference),
    truthTable(people, lists),
  ],
});

/** Nothing can be compared with a group that nobody is in. @throws InputError, which says what to choose instead. */
function refuseAbsent({ group }: People, reference: string): [] {
  const recorded = group.values.filter((_, code) => group.codes.includes(code));
  if (recorded.includes(reference)) return [];
  throw new InputError(
    recorded.length === 0
      ? 'ethnic_group is blank for everyone: 0 groups recorded. Give an extract that records it.'
      : `nobody is recorded as ${reference}: the groups are ${recorded.join(', ')}. Choose one of them as reference.`,
  );
}

/** The groups of the cells, and those that the report speaks of and nobody here is in: a sentence then says so. */
function withEveryGroup(cells: Cells): GroupCells[] {
  const present = groupCells(cells, ['ethnicity']);
  const absent = reference.choices.filter((name) => present.every(({ group }) => group !== name));
  const none = { isMissing: false, counts: new Float64Array(SLOTS_OF_A_GROUP), squaredWeights: null };
  return [...present, ...absent.map((group): GroupCells => ({ group, ...none }))];
}

/** A group, and who of its people not charged later was listed. */
function wronglyListedColumns(groupLabel: string): readonly TableColumn[] {
  return [
    { name: 'group', label: groupLabel, unit: 'text', key: true },
    { name: 'listed', label: 'Listed, not charged later', unit: 'count', people: true },
    { name: 'without', label: 'Not charged later', unit: 'count', people: true },
    ...withLimits({
      name: 'wrong',
      label: 'Share listed of them',
      unit: 'proportion',
      numerator: 'listed',
      denominator: 'without',
    }),
  ];
}

function errorTable(id: string, title: string, cells: Cells): FindingDraft {
  return {
    id,
    title,
    questions: QUESTIONS,
    table: {
      columns: [
        ...wronglyListedColumns('Ethnic group'),
        { name: 'missed', label: 'Share not listed of people charged later', unit: 'proportion' },
        { name: 'right', label: 'Share charged later of people listed', unit: 'proportion' },
      ],
      rows: withEveryGroup(cells).map((group) => {
        const wrong = rateOf(group, WRONG);
        const value = (metric: MetricName) => statedLimits(rateOf(group, metric).estimate)[0];
        return [
          group.group,
          wrong.numerator,
          wrong.denominator,
          ...statedLimits(wrong.estimate),
          value('falseNegativeRate'),
          value('positivePredictiveValue'),
        ];
      }),
    },
    unit: 'proportion',
    people: true,
    method: { name: 'Share with Wilson score interval', source: 'Wilson (1927)' },
    limitations: [ON_LIST],
  };
}

/** Ethnic group and sex together, each with its own "Not recorded": a harm to one such group can hide in the averages of both. */
function crossedTable(cells: Cells): FindingDraft {
  return {
    id: 'errors.crossed',
    title: 'Listed with suspect data, of people not charged later, by ethnic group and sex together',
    questions: QUESTIONS,
    table: {
      columns: [...wronglyListedColumns('Ethnic group and sex')],
      rows: groupCells(cells, CROSSED).map((group) => {
        const wrong = rateOf(group, WRONG, 0.95, 'exact');
        return [group.group, wrong.numerator, wrong.denominator, ...statedLimits(wrong.estimate)];
      }),
    },
    unit: 'proportion',
    people: true,
    method: { name: 'Share with exact interval', source: 'Clopper and Pearson (1934)' },
    limitations: [ON_LIST, CROSSED_SMALL],
  };
}

function crossedGap(cells: Cells, random: RandomStream): FindingDraft {
  const rates = groupCells(cells, CROSSED).map((group) => ({ group: group.group, rate: rateOf(group, WRONG) }));
  return {
    id: 'gap.crossed',
    title: 'Widest gap between any two groups by ethnic group and sex together, with suspect data',
    questions: QUESTIONS,
    ...stated(extremes(rates, 'difference', { random }).estimate),
    unit: 'percentage-points',
    tolerance: TOLERANCE,
    method: RANGE,
    limitations: [CROSSED_SMALL],
  };
}

function ratioTable(before: Cells, after: Cells, reference: string, margin: number): FindingDraft {
  const options = {
    attributes: ['ethnicity'],
    metrics: [WRONG],
    scale: 'ratio',
    to: { kind: 'reference', group: reference },
    margin,
  } as const;
  const later = compare(after, options);
  const rows = compare(before, options).map((row) => {
    const other = later.find(({ group }) => group === row.group)!;
    return [row.group, ...statedLimits(row.estimate), row.verdict, ...statedLimits(other.estimate), other.verdict];
  });
  return {
    id: 'ratio.listed-wrongly',
    title: `Share listed of people not charged later, as a multiple of the ${reference} group`,
    questions: QUESTIONS,
    table: {
      columns: [
        { name: 'group', label: 'Ethnic group', unit: 'text', key: true },
        ...withLimits({ name: 'before', label: 'Offender data', unit: 'ratio' }),
        { name: 'beforeVerdict', label: 'Verdict', unit: 'text' },
        ...withLimits({ name: 'after', label: 'With suspect data', unit: 'ratio' }),
        { name: 'afterVerdict', label: 'Verdict', unit: 'text' },
      ],
      rows,
    },
    unit: 'ratio',
    people: true,
    method: {
      name: 'Rate ratio, Koopman score interval; tests adjusted by Holm; two one-sided tests',
      source: 'Koopman (1984); Holm (1979); Schuirmann (1987)',
    },
    limitations: ['"Insufficient evidence" is not evidence that groups are treated alike.'],
  };
}

function changeTable(before: Cells, after: Cells): FindingDraft {
  const metrics = ['falsePositiveRate', 'falseNegativeRate', 'positivePredictiveValue'] as const;
  const words = {
    falsePositiveRate: 'listed, of people not charged later',
    falseNegativeRate: 'not listed, of people charged later',
    positivePredictiveValue: 'charged later, of people listed',
  };
  const { rows } = beforeAndAfter(before, after, 'ethnicity', metrics);
  const value = (rate: (typeof rows)[number]['before']) => (isComputed(rate.estimate) ? rate.estimate.value : null);
  return {
    id: 'change.by-group',
    title: 'What suspect data change, for everyone and for each group',
    questions: QUESTIONS,
    table: {
      columns: [
        { name: 'rate', label: 'Share', unit: 'text', key: true },
        { name: 'group', label: 'Ethnic group', unit: 'text', key: true },
        { name: 'before', label: 'Offender data', unit: 'proportion' },
        { name: 'after', label: 'With suspect data', unit: 'proportion' },
        { name: 'change', label: 'Change', unit: 'percentage-points' },
      ],
      rows: rows.map((row) => [
        words[row.metric as keyof typeof words],
        row.group,
        value(row.before),
        value(row.after),
        row.change,
      ]),
    },
    unit: 'proportion',
    people: true,
    method: { name: 'The same rates on both lists', source: 'the input' },
    limitations: [ON_LIST],
  };
}

function powerTable(cells: Cells, reference: string): FindingDraft {
  const rows = powerByGroup(cells, 'ethnicity', WRONG, { reference, ratio: 1.25 });
  const number = (value: (typeof rows)[number]['power']) => (typeof value === 'number' ? value : null);
  return {
    id: 'power.by-group',
    title: 'How large a gap this audit could have missed',
    questions: QUESTIONS,
    table: {
      columns: [
        { name: 'group', label: 'Ethnic group', unit: 'text', key: true },
        { name: 'people', label: 'Not charged later', unit: 'count', people: true },
        { name: 'power', label: 'Chance to find a ratio of one and a quarter', unit: 'proportion' },
        { name: 'detectable', label: 'Ratio found four times in five', unit: 'ratio' },
      ],
      rows: rows.map(({ group, denominator, power, detectableRatio }) => [
        group,
        denominator,
        number(power),
        number(detectableRatio),
      ]),
    },
    unit: 'ratio',
    people: true,
    method: {
      name: 'Power of the two-sided test of two proportions',
      source: 'Fleiss, Levin and Paik (2003), section 4.4',
    },
  };
}

function labelTable(cells: Cells, reference: string): FindingDraft {
  const groups = groupCells(cells, ['ethnicity']);
  const panel = impossibility(groups);
  const tipping = tippingRatios(groups, reference);
  const number = (value: (typeof panel)['positivePredictiveValue'] | undefined) =>
    typeof value === 'number' ? value : null;
  return {
    id: 'label.limits',
    title: 'What the base rates force, and what unequal recording could hide',
    questions: ['RAP-Q2', 'CAS-Q1'],
    table: {
      columns: [
        { name: 'group', label: 'Ethnic group', unit: 'text', key: true },
        { name: 'prevalence', label: 'Charged later', unit: 'proportion' },
        { name: 'observed', label: 'Listed wrongly, observed', unit: 'proportion' },
        {
          name: 'forced',
          label: 'Listed wrongly, if lists were equally right and missed as many in every group',
          unit: 'proportion',
        },
        { name: 'tipping', label: 'Recording ratio at which the list would be equally right', unit: 'ratio' },
      ],
      rows: panel.byGroup.map((row) => [
        row.group,
        row.prevalence,
        number(row.falsePositiveRate),
        number(row.forcedFalsePositiveRate),
        row.group === reference ? 1 : number(tipping.find(({ group }) => group === row.group)?.ratio),
      ]),
    },
    unit: 'proportion',
    people: true,
    method: {
      name: 'False positive rate from base rate, predictive value and miss rate; ratio of predictive values',
      source: 'Chouldechova (2017), equation 2.6; Fogliato and others (2021)',
    },
    limitations: ['Both take the label as recorded, or assume that recording does not depend on the score.'],
  };
}

function truthTable(people: People, lists: Lists): FindingDraft {
  const shared = {
    id: 'truth.by-group',
    title: 'Listed, of people who did not offend (invented people only)',
    questions: QUESTIONS,
    unit: 'proportion',
    people: true,
    method: { name: 'Share with Wilson score interval', source: 'Wilson (1927)' },
    limitations: ['Known only because these people are invented; a force sees the label alone.'],
  } as const;
  const { offended } = people;
  if (!(offended instanceof Uint8Array)) return { ...shared, notComputed: offended };
  const attributes = { ethnicity: people.group };
  const ratesOf = (decision: Uint8Array) =>
    groupCells(countCells({ attributes, label: offended, decision }), ['ethnicity']).map((group) => ({
      group: group.group,
      rate: rateOf(group, WRONG),
    }));
  const later = ratesOf(lists.suspect);
  return {
    ...shared,
    table: {
      columns: [
        { name: 'group', label: 'Ethnic group', unit: 'text', key: true },
        { name: 'without', label: 'Did not offend', unit: 'count', people: true },
        ...withLimits({ name: 'before', label: 'Offender data', unit: 'proportion' }),
        ...withLimits({ name: 'after', label: 'With suspect data', unit: 'proportion' }),
      ],
      rows: ratesOf(lists.offender).map(({ group, rate }, index) => [
        group,
        rate.denominator,
        ...statedLimits(rate.estimate),
        ...statedLimits(later[index]!.rate.estimate),
      ]),
    },
  };
}
