import { groupOfPersonByRecord } from '@assay/dataset';
import type { FindingDraft } from '@assay/evidence';
import { findings, statedProportion } from '@assay/notebook';
import {
  type AddedVariableRow,
  addedVariable,
  alikeBy,
  alternativeRules,
  defaultDates,
  relaxedDates,
  withinEdits,
  withinLength,
  withinSlips,
} from '@assay/record-matching';
import { notComputed } from '@assay/statistics';
import { forenameTolerance, isEmpty, register, surnameTolerance, tooCrowded } from '../inputs.ts';
import { NO_TRUTH } from './no-truth.ts';
import { sweep } from './tolerance.ts';

const MOST_RECORDS = 300_000;
const MOST_PAIRS = 5_000_000;

export const dateFindings = findings({
  name: 'dateFindings',
  title: 'What the date of birth hides and what it draws together',
  needs: { register, sweep, forenameTolerance, surnameTolerance },
  compute: ({ register, sweep, forenameTolerance, surnameTolerance }): FindingDraft[] => {
    const defaults = defaultDates(register.recordedDates, register.records.surname);
    const relaxed = {
      id: 'dates.relaxed',
      title: 'What each way of relaxing the date of birth would add at the chosen tolerance',
      questions: ['MM-D5'],
      unit: 'count',
      method: {
        name: 'Further keys, each counted after those before it',
        source: 'Christen (2012), Data Matching, chapter 4',
      },
    } as const;
    const { truth } = register;
    return [
      {
        id: 'dates.default',
        title: 'Records whose date of birth looks like a default or that no calendar has',
        questions: ['MM-D5'],
        ...statedProportion({
          successes: defaults.reduce((sum, { records }) => sum + records, 0),
          total: register.count,
        }),
        unit: 'proportion',
        denominatorLabel: 'records',
        people: true,
        method: { name: 'Dates with far more records than other days of their year, Poisson', source: 'Wilson (1927)' },
        limitations: [
          'A default date that is used rarely cannot be told from a true one.',
          'Records whose surnames begin alike count as one person here, so that many records of one person are no default.',
        ],
      },
      truth === null
        ? { ...relaxed, notComputed: NO_TRUTH }
        : register.count > MOST_RECORDS
          ? { ...relaxed, notComputed: notComputed('the register is too large for this step; draw a sample of it') }
          : tooCrowded(sweep) !== null
            ? { ...relaxed, notComputed: tooCrowded(sweep)! }
            : {
                ...relaxed,
                table: {
                  columns: [
                    { name: 'key', label: 'Dates agree', unit: 'text', key: true },
                    { name: 'candidates', label: 'Pairs brought together', unit: 'count', people: false },
                    { name: 'newTrue', label: 'Further right links', unit: 'count', people: false },
                    { name: 'newFalse', label: 'Further wrong links', unit: 'count', people: false },
                  ],
                  rows: relaxedDates(register.records, truth, {
                    forename: forenameTolerance,
                    surname: surnameTolerance,
                  }).map((row) => [row.key, row.candidatePairs, row.newTruePairs, row.newFalsePairs]),
                },
              },
    ];
  },
});

export const ruleFindings = findings({
  name: 'ruleFindings',
  title: 'Other ways of comparing names',
  needs: { register, sweep },
  compute: ({ register, sweep }): FindingDraft[] => {
    const shared = {
      id: 'rules.compared',
      title: 'Other ways of comparing names under the same date of birth',
      questions: ['MM-D5', 'MM-Q1'],
      unit: 'count',
      method: {
        name: 'Levenshtein, optimal string alignment, edits by length, Jaro–Winkler, swapped names',
        source: 'Levenshtein (1966); Boytsov (2011); Winkler (1990)',
      },
    } as const;
    if (register.truth === null) return [{ ...shared, notComputed: NO_TRUTH }];
    if (sweep.comparedPairs > MOST_PAIRS) {
      return [{ ...shared, notComputed: notComputed('the register is too large for this step; draw a sample of it') }];
    }
    const both = (name: string, test: ReturnType<typeof withinEdits>, swapped = false) => ({
      name,
      forename: test,
      surname: test,
      swapped,
    });
    const rows = alternativeRules(register.records, register.truth, [
      both('one edit in each name', withinEdits(1)),
      both('two edits in each name', withinEdits(2)),
      both('two slips, swapped letters count once', withinSlips(2)),
      both('a quarter of the letters', withinLength),
      both('two edits, or names in each other’s place', withinEdits(2), true),
      both('similarity of at least nine tenths', alikeBy(0.9)),
    ]);
    return [
      {
        ...shared,
        table: {
          columns: [
            { name: 'rule', label: 'Rule', unit: 'text', key: true },
            { name: 'truePairs', label: 'Rightly linked', unit: 'count', people: false },
            { name: 'falsePairs', label: 'Wrongly linked', unit: 'count', people: false },
            { name: 'mixedPeople', label: 'People mixed with others', unit: 'count', people: true },
            { name: 'scatteredPeople', label: 'People in several profiles', unit: 'count', people: true },
          ],
          rows: rows.map(({ rule, truePairs, falsePairs, errors }) => [
            rule,
            truePairs,
            falsePairs,
            errors.overMergedPeople,
            errors.underMergedPeople,
          ]),
        },
      },
    ];
  },
});

export const variableFindings = findings({
  name: 'variableFindings',
  title: 'What further fields would change',
  needs: { register, sweep, forenameTolerance, surnameTolerance },
  compute: ({ register, sweep, forenameTolerance, surnameTolerance }): FindingDraft[] => {
    const shared = {
      id: 'variables.added',
      title: 'What place of birth, postcode and sex would change at the chosen tolerance',
      questions: ['MM-Q2', 'MM-D4'],
      unit: 'count',
      method: { name: 'Right and wrong links that survive the further field', source: 'counts against the truth' },
      limitations: [
        'The gap is that between the groups by ethnicity (or sex, where ethnicity is not recorded) with the largest and the smallest share of missed links; groups with fewer than thirty pairs of records about one person are left out.',
        'Fingerprints and identity numbers are not in the extract, so what they would add cannot be counted here.',
      ],
    } as const;
    const given = [
      { name: 'place of birth', column: register.placeOfBirth },
      { name: 'postcode', column: register.postcode },
      { name: 'sex', column: register.sex },
    ].filter(({ column }) => !isEmpty(column));
    if (register.truth === null) return [{ ...shared, notComputed: NO_TRUTH }];
    if (given.length === 0) return [{ ...shared, notComputed: notComputed('the records hold no further field') }];
    const rows = addedVariable(
      sweep,
      register.truth,
      (forename, surname) => forename <= forenameTolerance && surname <= surnameTolerance,
      given,
      groupOfPersonByRecord(register.truth, isEmpty(register.ethnicity) ? register.sex : register.ethnicity),
    );
    const [alone] = rows;
    const gapAlone = missedGap(alone!);
    return [
      {
        ...shared,
        table: {
          columns: [
            { name: 'variable', label: 'Field', unit: 'text', key: true },
            { name: 'use', label: 'What is asked of it', unit: 'text', key: true },
            { name: 'truePairs', label: 'Right links left', unit: 'count', people: false },
            { name: 'falsePairs', label: 'Wrong links left', unit: 'count', people: false },
            { name: 'fewerTrue', label: 'Right links lost', unit: 'count', people: false },
            { name: 'fewerFalse', label: 'Wrong links avoided', unit: 'count', people: false },
            { name: 'withBoth', label: 'Both records have it', unit: 'count', people: false },
            { name: 'coverage', label: 'Share of linked pairs', unit: 'proportion' },
            { name: 'gap', label: 'Gap between groups', unit: 'percentage-points' },
            { name: 'gapChange', label: 'Its change', unit: 'percentage-points' },
          ],
          rows: rows.map((row) => {
            const gap = missedGap(row);
            return [
              row.variable,
              row.use,
              row.truePairs,
              row.falsePairs,
              alone!.truePairs - row.truePairs,
              alone!.falsePairs - row.falsePairs,
              row.pairsWithBoth,
              row.pairs === 0 ? null : row.pairsWithBoth / row.pairs,
              gap,
              gap === null || gapAlone === null ? null : gap - gapAlone,
            ];
          }),
        },
      },
    ];
  },
});

const FEWEST_PAIRS = 30;

/** How much larger the share of missed links is in the worst group than in the best; `null` with fewer than two groups. */
function missedGap({ byGroup }: AddedVariableRow): number | null {
  const missed = byGroup
    .filter(({ allTruePairs }) => allTruePairs >= FEWEST_PAIRS)
    .map(({ truePairs, allTruePairs }) => 1 - truePairs / allTruePairs);
  return missed.length < 2 ? null : Math.max(...missed) - Math.min(...missed);
}
