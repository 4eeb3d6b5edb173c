import type { FindingDraft } from '@assay/evidence';
import { findings, statedProportion, withLimits } from '@assay/notebook';
import {
  calendarParts,
  type ExtractDraw,
  forEachLinkedPair,
  type LiveLinks,
  namesakeRisk,
  type Predicted,
} from '@assay/record-matching';
import { notComputed } from '@assay/statistics';
import {
  extractDraw,
  forenameTolerance,
  liveRegisterRecords,
  namesakeLimit,
  type Register,
  register,
  surnameTolerance,
} from '../inputs.ts';
import { later, live } from './live.ts';
import { NO_TRUTH } from './no-truth.ts';
import { sweep } from './tolerance.ts';

const METHOD = {
  name: 'Strangers by decoy dates of birth, in proportion to pairs of people; twins and namesakes as counted beyond chance; simulated prediction interval',
  source: 'Lipsitch, Tchetgen Tchetgen and Cohen (2010); McDonald and Levitt (2008)',
};

/** What the growth of each kind of link rests on, by how the extract was drawn. */
const DRAWN: Readonly<Record<ExtractDraw, string>> = {
  families:
    'The records are taken for a smaller register, with families whole: links of strangers grow with the square of the register, those of twins and of one person with its size.',
  people:
    'The records are taken for people drawn at random, with all their records: the draw parted nearly all twins, so that wrong links of every kind grow with the square of the register.',
  records:
    'The records are taken for records drawn at random: the draw parted twins and the records of one person, so that links of every kind grow with the square of the register.',
  area: 'The records are taken for everybody of one area. Names within an area are more alike than across areas, so that wrong links of strangers are at most as many as stated; people who also have records elsewhere are missed.',
  letter:
    'The records are taken for everybody whose surname begins with one letter, and that letter for as common and as alike in names as the others: links of every kind grow with the number of letters.',
};

/** Decades with a smaller share of the records are told together. */
const LEAST_SHARE = 0.01;

type Sweep = Parameters<typeof forEachLinkedPair>[0] & { readonly records: number };

interface Decade {
  readonly decade: string;
  records: number;
  pairs: number;
  wrong: number;
}

/** Records, pairs and wrong links by decade of birth: both records of a pair bear the same date. */
function byDecade(
  { records, truth }: Register,
  sweep: Sweep,
  isLinked: (forename: number, surname: number) => boolean,
): Decade[] {
  const { codes, values } = records.dateOfBirth;
  const decades = values.map((text) => {
    const year = calendarParts(text)?.year;
    if (year === undefined) return 'no calendar date';
    return year < 1900 ? 'years before 1900' : `${Math.floor(year / 10) * 10}s`;
  });
  const recordsOn = new Int32Array(values.length);
  for (const code of codes) if (code >= 0) recordsOn[code]!++;
  const inDecade = new Map<string, number>();
  for (const [code, decade] of decades.entries()) {
    inDecade.set(decade, (inDecade.get(decade) ?? 0) + recordsOn[code]!);
  }
  const decadeOf = decades.map((decade) =>
    inDecade.get(decade)! < sweep.records * LEAST_SHARE ? 'other years, or no date that a calendar has' : decade,
  );
  const counts = new Map<string, Decade>();
  for (const [code, records] of recordsOn.entries()) {
    const decade = decadeOf[code]!;
    const count = counts.get(decade) ?? { decade, records: 0, pairs: 0, wrong: 0 };
    count.records += records;
    count.pairs += (records * (records - 1)) / 2;
    counts.set(decade, count);
  }
  forEachLinkedPair(sweep, isLinked, (left, right) => {
    if (truth!.codes[left] !== truth!.codes[right]) counts.get(decadeOf[codes[left]!]!)!.wrong++;
  });
  return [...counts.values()].sort((a, b) => (a.decade < b.decade ? -1 : 1));
}

/** Each part's share of a total, rounded so that the parts sum to the rounded total. */
function sharedOut(total: number, shares: readonly number[]): number[] {
  let before = 0;
  let sum = 0;
  return shares.map((share) => {
    sum += share;
    const part = Math.round(total * sum) - before;
    before += part;
    return part;
  });
}

function cohortFinding(decades: readonly Decade[] | null, predicted: LiveLinks | null): FindingDraft {
  const shared = {
    id: 'size.cohorts',
    title: 'Wrong links to expect in the live register, by decade of birth',
    questions: ['MM-P1'],
    unit: 'count',
    method: METHOD,
    limitations: [
      'Every decade is taken to grow with the register, and names to be as alike in one decade as in another; twins are shared out by records.',
    ],
  } as const;
  if (decades === null || predicted === null) return { ...shared, notComputed: NO_TRUTH };
  const records = decades.reduce((sum, each) => sum + each.records, 0);
  const pairs = decades.reduce((sum, each) => sum + each.pairs, 0);
  if (records === 0) return { ...shared, notComputed: notComputed('no record has a date of birth') };
  const { strangers, sameBirth, wrong } = predicted;
  const ofPairs = decades.map((each) => (pairs === 0 ? each.records / records : each.pairs / pairs));
  const ofRecords = decades.map((each) => each.records / records);
  const value = Math.max(Number.MIN_VALUE, strangers.value + sameBirth.value);
  const shares = decades.map(
    (_, index) => (strangers.value * ofPairs[index]! + sameBirth.value * ofRecords[index]!) / value,
  );
  const live = sharedOut(wrong.value, shares);
  const limit = (end: 'low' | 'high', index: number): number =>
    strangers.interval[end]! * ofPairs[index]! + sameBirth.interval[end]! * ofRecords[index]!;
  return {
    ...shared,
    table: {
      columns: [
        { name: 'decade', label: 'Born in the', unit: 'text', key: true },
        {
          name: 'records',
          label: 'Records here',
          measure: 'records with a date of birth',
          unit: 'count',
          people: true,
        },
        { name: 'pairs', label: 'Pairs of one date of birth', unit: 'count', people: false },
        { name: 'wrong', label: 'Wrongly linked here', unit: 'count', people: false },
        ...withLimits({ name: 'live', label: 'In the live register', unit: 'count', people: false }),
      ],
      rows: decades.map((each, index) => [
        each.decade,
        each.records,
        each.pairs,
        each.wrong,
        live[index]!,
        Math.floor(limit('low', index)),
        Math.ceil(limit('high', index)),
      ]),
    },
  };
}

const rounded = ({ value, interval }: Predicted): [number, number, number] => [
  Math.round(value),
  interval.low,
  interval.high!,
];

export const sizeFindings = findings({
  name: 'sizeFindings',
  title: 'What the size of the register does',
  needs: {
    register,
    sweep,
    live,
    later,
    forenameTolerance,
    surnameTolerance,
    liveRegisterRecords,
    extractDraw,
    namesakeLimit,
  },
  compute: ({
    register,
    sweep,
    live,
    later,
    forenameTolerance,
    surnameTolerance,
    extractDraw,
    namesakeLimit,
  }): FindingDraft[] => {
    const { errors } = sweep.rows.find(
      (each) => each.forename === forenameTolerance && each.surname === surnameTolerance,
    )!;
    const risk = namesakeRisk(register.records, { limit: namesakeLimit });
    const shared = {
      id: 'size.errors',
      title: 'Links expected to be wrong as the register grows, at the chosen tolerance',
      questions: ['MM-P1'],
      unit: 'count',
      method: METHOD,
      limitations: [DRAWN[extractDraw], 'Names, dates and errors are taken to stay as they are in this extract.'],
    } as const;
    const predicted = [live, later].flatMap((each) => each?.links(forenameTolerance, surnameTolerance) ?? []);
    const isLinked = (forename: number, surname: number) =>
      forename <= forenameTolerance && surname <= surnameTolerance;
    return [
      errors === null || predicted.length < 2
        ? { ...shared, notComputed: errors === null ? NO_TRUTH : notComputed('there are fewer than two records') }
        : {
            ...shared,
            table: {
              columns: [
                { name: 'register', label: 'Register', unit: 'text', key: true },
                { name: 'records', label: 'Records', unit: 'count' },
                ...withLimits({ name: 'wrong', label: 'Pairs wrongly linked', unit: 'count', people: false }),
                ...withLimits({ name: 'strangers', label: 'Of those: strangers', unit: 'count', people: false }),
                ...withLimits({
                  name: 'sameBirth',
                  label: 'Twins, and namesakes beyond chance',
                  unit: 'count',
                  people: false,
                }),
                { name: 'right', label: 'Pairs rightly linked', unit: 'count', people: false },
                { name: 'links', label: 'Pairs linked', unit: 'count', people: false, sumOf: ['wrong', 'right'] },
                ...withLimits({
                  name: 'wrongShare',
                  label: 'Share of links that are wrong',
                  unit: 'proportion',
                  numerator: 'wrong',
                  denominator: 'links',
                }),
              ],
              rows: [
                [
                  'this extract',
                  sweep.records,
                  errors.falsePairs,
                  null,
                  null,
                  null,
                  null,
                  null,
                  null,
                  null,
                  null,
                  errors.truePairs,
                  errors.falsePairs + errors.truePairs,
                  errors.falsePairs + errors.truePairs === 0
                    ? null
                    : errors.falsePairs / (errors.falsePairs + errors.truePairs),
                  null,
                  null,
                ],
                ...predicted.map((each, index) => {
                  const wrong = Math.round(each.wrong.value);
                  const right = Math.round(each.right.value);
                  return [
                    index === 0 ? 'the live register' : 'the live register in five years',
                    each.records,
                    ...rounded(each.wrong),
                    ...rounded(each.strangers),
                    ...rounded(each.sameBirth).with(0, wrong - Math.round(each.strangers.value)),
                    right,
                    wrong + right,
                    wrong + right === 0 ? null : wrong / (wrong + right),
                    each.wrongShare?.interval.low ?? null,
                    each.wrongShare?.interval.high ?? null,
                  ];
                }),
              ],
            },
          },
      cohortFinding(register.truth === null ? null : byDecade(register, sweep, isLinked), predicted[0] ?? null),
      {
        id: 'size.unsafe',
        title: 'Records whose name is too common to merge by name and date alone',
        questions: ['MM-P1', 'MM-Q3'],
        ...statedProportion({ successes: risk.unsafeRecords, total: register.count }),
        unit: 'proportion',
        denominatorLabel: 'records',
        people: true,
        method: { name: 'Expected namesakes with the same date of birth', source: 'McDonald and Levitt (2008)' },
        limitations: ['Counted at the size of this extract; in a larger register more names are too common.'],
      },
    ];
  },
});
