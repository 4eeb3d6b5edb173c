import type { FindingDraft } from '@assay/evidence';
import { findings, statedLimits, statedProportion, withLimits } from '@assay/notebook';
import { calendarParts, decoyControl, errorsAtSizes, forEachLinkedPair, namesakeRisk } from '@assay/record-matching';
import { garwoodRate, notComputed } from '@assay/statistics';
import {
  forenameTolerance,
  liveRegisterRecords,
  namesakeLimit,
  type Register,
  register,
  surnameTolerance,
  yearlyGrowth,
} from '../inputs.ts';
import { NO_TRUTH } from './no-truth.ts';
import { sweep } from './tolerance.ts';

export const controlFindings = findings({
  name: 'controlFindings',
  title: 'Wrong links counted without knowing who is who',
  needs: { register, sweep },
  compute: ({ register, sweep }): FindingDraft[] => {
    const shared = {
      id: 'control.decoy',
      title: 'Wrong links expected from decoy dates of birth, beside those counted',
      questions: ['MM-P1', 'MM-R2'],
      unit: 'count',
      method: {
        name: 'Decoy date-of-birth control',
        source: 'Lipsitch, Tchetgen Tchetgen and Cohen (2010); Nelson (1970)',
      },
      limitations: [
        'Twins, and default dates that gather many people, are wrong links that no decoy date sees.',
        'Names must not depend on the day of birth within about three years.',
      ],
    } as const;
    const rows = decoyControl(register.records, register.birthDays, sweep.pairsByClass);
    if ('status' in rows) return [{ ...shared, notComputed: rows }];
    return [
      {
        ...shared,
        table: {
          columns: [
            { name: 'tolerance', label: 'Edits in either name', unit: 'count', key: true },
            { name: 'pairs', label: 'Pairs linked', unit: 'count', people: false },
            ...withLimits({ name: 'expected', label: 'Expected wrong', unit: 'count', people: false }),
            { name: 'counted', label: 'Counted wrong', unit: 'count', people: false },
          ],
          rows: [0, 5, 10, 15].map((rule) => {
            const { forename, pairs, falsePairs } = rows[rule]!;
            return [
              forename,
              pairs,
              Math.round(falsePairs.value * 10) / 10,
              falsePairs.interval.low,
              falsePairs.interval.high,
              sweep.rows[rule]!.errors?.falsePairs ?? null,
            ];
          }),
        },
      },
    ];
  },
});

type Sweep = Parameters<typeof forEachLinkedPair>[0] & { readonly records: number };

/** Decades with a smaller share of the records are told together. */
const LEAST_SHARE = 0.01;

/** Wrong links by decade of birth: both records of a pair bear the same date, so that each falls into one decade. */
function cohortFinding(
  register: Register,
  sweep: Sweep,
  chosen: {
    readonly forenameTolerance: number;
    readonly surnameTolerance: number;
    readonly liveRegisterRecords: number;
  },
): FindingDraft {
  const shared = {
    id: 'size.cohorts',
    title: 'Wrong links to expect in the live register, by decade of birth',
    questions: ['MM-P1'],
    unit: 'count',
    method: {
      name: 'Wrong links in proportion to the pairs of one date of birth; Garwood exact Poisson interval',
      source: 'McDonald and Levitt (2008); Garwood (1936)',
    },
    limitations: [
      'Every decade is taken to grow with the register, and names to be as alike in one decade as in another.',
      'Wrong links of one person depend on each other, so true intervals are wider.',
    ],
  } as const;
  const { truth, records } = register;
  if (truth === null) return { ...shared, notComputed: NO_TRUTH };
  if (sweep.records < 2) return { ...shared, notComputed: notComputed('there are fewer than two records') };
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
  const byDecade = new Map<string, { records: number; pairs: number; wrong: number }>();
  for (const [code, records] of recordsOn.entries()) {
    const count = byDecade.get(decadeOf[code]!) ?? { records: 0, pairs: 0, wrong: 0 };
    count.records += records;
    count.pairs += (records * (records - 1)) / 2;
    byDecade.set(decadeOf[code]!, count);
  }
  const isLinked = (forename: number, surname: number) =>
    forename <= chosen.forenameTolerance && surname <= chosen.surnameTolerance;
  forEachLinkedPair(sweep, isLinked, (left, right) => {
    if (truth.codes[left] !== truth.codes[right]) byDecade.get(decadeOf[codes[left]!]!)!.wrong++;
  });
  const live = chosen.liveRegisterRecords;
  const growth = (live * (live - 1)) / (sweep.records * (sweep.records - 1));
  const counts = [...byDecade.values()];
  const perPair = garwoodRate({
    events: counts.reduce((sum, { wrong }) => sum + wrong, 0),
    exposure: counts.reduce((sum, { pairs }) => sum + pairs, 0),
  });
  return {
    ...shared,
    table: {
      columns: [
        { name: 'decade', label: 'Born in the', unit: 'text', key: true },
        {
          name: 'records',
          label: 'Records here',
          unit: 'count',
          people: true,
          measure: 'records with a date of birth',
        },
        { name: 'pairs', label: 'Pairs of one date of birth', unit: 'count', people: false },
        { name: 'wrong', label: 'Wrongly linked here', unit: 'count', people: false },
        ...withLimits({ name: 'live', label: 'In the live register', unit: 'count', people: false }),
      ],
      rows: [...byDecade]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([decade, count]) => [
          decade,
          count.records,
          count.pairs,
          count.wrong,
          ...statedLimits(perPair).map((each) => (each === null ? null : Math.round(each * count.pairs * growth))),
        ]),
    },
  };
}

export const sizeFindings = findings({
  name: 'sizeFindings',
  title: 'What the size of the register does',
  needs: { register, sweep, forenameTolerance, surnameTolerance, liveRegisterRecords, yearlyGrowth, namesakeLimit },
  compute: ({
    register,
    sweep,
    forenameTolerance,
    surnameTolerance,
    liveRegisterRecords,
    yearlyGrowth,
    namesakeLimit,
  }): FindingDraft[] => {
    const row = sweep.rows.find((each) => each.forename === forenameTolerance && each.surname === surnameTolerance)!;
    const risk = namesakeRisk(register.records, { limit: namesakeLimit });
    const shared = {
      id: 'size.errors',
      title: 'Links expected to be wrong as the register grows, at the chosen tolerance',
      questions: ['MM-P1'],
      unit: 'count',
      method: {
        name: 'Wrong links in proportion to N(N − 1), right links to N; Garwood exact Poisson interval',
        source: 'McDonald and Levitt (2008); Garwood (1936)',
      },
      limitations: [
        'Names, dates and errors are taken to stay as they are in this extract.',
        'Wrong links of one person depend on each other, so true intervals are wider.',
      ],
    } as const;
    const sizes = [
      ['this extract', sweep.records],
      ['the live register', liveRegisterRecords],
      ['the live register in five years', Math.round(liveRegisterRecords * (1 + yearlyGrowth) ** 5)],
    ] as const;
    const { errors } = row;
    const growthTo = (size: number) => (size * (size - 1)) / (sweep.records * (sweep.records - 1));
    const limits = statedLimits(garwoodRate({ events: errors?.falsePairs ?? 0, exposure: 1 }))
      .slice(1)
      .map(Number);
    return [
      errors === null
        ? { ...shared, notComputed: NO_TRUTH }
        : sweep.records < 2
          ? { ...shared, notComputed: notComputed('there are fewer than two records') }
          : {
              ...shared,
              table: {
                columns: [
                  { name: 'register', label: 'Register', unit: 'text', key: true },
                  { name: 'records', label: 'Records', unit: 'count' },
                  ...withLimits({ name: 'wrong', label: 'Pairs wrongly linked', unit: 'count', people: false }),
                  { name: 'right', label: 'Pairs rightly linked', unit: 'count', people: false },
                  { name: 'links', label: 'Pairs linked', unit: 'count', people: false, sumOf: ['wrong', 'right'] },
                  {
                    name: 'wrongShare',
                    label: 'Share of links that are wrong',
                    unit: 'proportion',
                    numerator: 'wrong',
                    denominator: 'links',
                  },
                ],
                rows: errorsAtSizes(
                  { records: sweep.records, falsePairs: errors.falsePairs, truePairs: errors.truePairs },
                  sizes.map(([, size]) => size),
                ).map((each, index) => [
                  sizes[index]![0],
                  each.records,
                  Math.round(each.falsePairs),
                  ...limits.map((limit) => Math.round(limit * growthTo(each.records))),
                  Math.round(each.truePairs),
                  Math.round(each.falsePairs) + Math.round(each.truePairs),
                  each.precision === null ? null : 1 - each.precision,
                ]),
              },
            },
      cohortFinding(register, sweep, { forenameTolerance, surnameTolerance, liveRegisterRecords }),
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
