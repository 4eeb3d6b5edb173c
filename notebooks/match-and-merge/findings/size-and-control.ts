import type { FindingDraft } from '@assay/evidence';
import { findings } from '@assay/notebook';
import { decoyControl, errorsAtSizes, namesakeRisk } from '@assay/record-matching';
import { notComputed } from '@assay/statistics';
import {
  forenameTolerance,
  liveRegisterRecords,
  namesakeLimit,
  register,
  surnameTolerance,
  yearlyGrowth,
} from '../inputs.ts';
import { NO_TRUTH, share } from './share.ts';
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
            { name: 'pairs', label: 'Pairs linked', unit: 'count' },
            { name: 'expected', label: 'Expected wrong', unit: 'count' },
            { name: 'expectedLow', label: 'from', unit: 'count' },
            { name: 'expectedHigh', label: 'to', unit: 'count' },
            { name: 'counted', label: 'Counted wrong', unit: 'count' },
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
        name: 'Wrong links in proportion to N(N − 1), right links to N',
        source: 'McDonald and Levitt (2008)',
      },
      limitations: ['Names, dates and errors are taken to stay as they are in this extract.'],
    } as const;
    const sizes = [
      ['this extract', sweep.records],
      ['the live register', liveRegisterRecords],
      ['the live register in five years', Math.round(liveRegisterRecords * (1 + yearlyGrowth) ** 5)],
    ] as const;
    const { errors } = row;
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
                  { name: 'wrong', label: 'Pairs wrongly linked', unit: 'count' },
                  { name: 'right', label: 'Pairs rightly linked', unit: 'count' },
                  { name: 'wrongShare', label: 'Share of links that are wrong', unit: 'proportion' },
                ],
                rows: errorsAtSizes(
                  { records: sweep.records, falsePairs: errors.falsePairs, truePairs: errors.truePairs },
                  sizes.map(([, size]) => size),
                ).map((each, index) => [
                  sizes[index]![0],
                  each.records,
                  Math.round(each.falsePairs),
                  Math.round(each.truePairs),
                  each.precision === null ? null : 1 - each.precision,
                ]),
              },
            },
      {
        id: 'size.unsafe',
        title: 'Records whose name is too common to merge by name and date alone',
        questions: ['MM-P1', 'MM-Q3'],
        ...share({ successes: risk.unsafeRecords, total: register.count }),
        unit: 'proportion',
        denominatorLabel: 'records',
        people: true,
        method: { name: 'Expected namesakes with the same date of birth', source: 'McDonald and Levitt (2008)' },
        limitations: ['Counted at the size of this extract; in a larger register more names are too common.'],
      },
    ];
  },
});
