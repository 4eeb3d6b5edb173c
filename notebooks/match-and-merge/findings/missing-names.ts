import type { FindingDraft } from '@assay/evidence';
import { findings } from '@assay/notebook';
import { type MissingNamePolicy, toleranceSweep } from '@assay/record-matching';
import { notComputed } from '@assay/statistics';
import { forenameTolerance, missingNames, register, surnameTolerance, tooCrowded } from '../inputs.ts';
import { sweep } from './tolerance.ts';

const POLICIES: readonly (readonly [MissingNamePolicy, string])[] = [
  ['never-match', 'matches nothing'],
  ['match-anything', 'agrees with any name'],
  ['empty-text', 'is compared as a name without letters'],
];
const MOST_RECORDS = 1_000_000;

export const missingNameFindings = findings({
  name: 'missingNameFindings',
  title: 'What a missing name is taken to mean',
  needs: { register, sweep, missingNames, forenameTolerance, surnameTolerance },
  compute: ({ register, sweep, missingNames, forenameTolerance, surnameTolerance }): FindingDraft[] => {
    const { records, truth } = register;
    const shared = {
      id: 'missing.compared',
      title: 'What the chosen tolerance links, by what a missing name is taken to mean',
      questions: ['MM-P1', 'MM-D5'],
      unit: 'count',
      method: {
        name: 'The same rule under each reading of a missing name',
        source: 'Christen (2012), Data Matching, chapter 3',
      },
    } as const;
    const crowded = tooCrowded(sweep);
    if (crowded !== null) return [{ ...shared, notComputed: crowded }];
    if (register.count > MOST_RECORDS) {
      return [{ ...shared, notComputed: notComputed('the register is too large for this step; draw a sample of it') }];
    }
    const row = (policy: MissingNamePolicy) =>
      (policy === missingNames
        ? sweep
        : toleranceSweep(records, { missingNames: policy, ...(truth === null ? {} : { truth }) })
      ).rows.find((each) => each.forename === forenameTolerance && each.surname === surnameTolerance)!;
    return [
      {
        ...shared,
        table: {
          columns: [
            { name: 'policy', label: 'A missing name', unit: 'text', key: true },
            { name: 'pairs', label: 'Pairs linked', unit: 'count', people: false },
            { name: 'right', label: 'Rightly', unit: 'count', people: false },
            { name: 'wrong', label: 'Wrongly', unit: 'count', people: false },
            { name: 'mixedPeople', label: 'People mixed with others', unit: 'count', people: true },
            { name: 'scatteredPeople', label: 'People in several profiles', unit: 'count', people: true },
            { name: 'largest', label: 'Records in the largest profile', unit: 'count', people: false },
          ],
          rows: POLICIES.map(([policy, label]) => {
            const { pairs, errors, largestCluster } = row(policy);
            return [
              label,
              pairs,
              errors?.truePairs ?? null,
              errors?.falsePairs ?? null,
              errors?.overMergedPeople ?? null,
              errors?.underMergedPeople ?? null,
              largestCluster,
            ];
          }),
        },
      },
    ];
  },
});
