import { finding, findings } from '@assay/notebook';
import { MATCHING_METHODS, type MissingNamePolicy, toleranceRow, toleranceSweep } from '@assay/record-matching';
import { missingNames, register, tolerance, tooCrowded, tooLarge } from '../inputs.ts';
import { sweep } from './tolerance.ts';

const POLICIES: readonly (readonly [MissingNamePolicy, string])[] = [
  ['never-match', 'matches nothing'],
  ['match-anything', 'agrees with any name'],
  ['empty-text', 'is compared as a name without letters'],
];
const MOST_RECORDS = 1_000_000;

export const missingNameFindings = findings('missingNameFindings', 'What a missing name is taken to mean', {
  needs: { register, sweep, missingNames, tolerance },
  compute: ({ register: { count, records, truth }, sweep, missingNames, tolerance }) => {
    const known = truth === null ? {} : { truth };
    const under = (policy: MissingNamePolicy) =>
      policy === missingNames ? sweep : toleranceSweep(records, { missingNames: policy, ...known });
    const about = finding.about({ questions: ['MM-P1', 'MM-D5'], method: MATCHING_METHODS.missingNames });
    return [
      about.table('missing.compared', 'What the chosen tolerance links, by what a missing name is taken to mean', {
        rows:
          tooCrowded(sweep) ??
          tooLarge(count, MOST_RECORDS) ??
          POLICIES.map(([policy, label]) => ({ label, ...toleranceRow(under(policy).rows, tolerance) })),
        columns: (t) => [
          t.key('policy', 'A missing name', 'label'),
          t.count('pairs', 'Pairs linked', 'pairs', 'pairs', { sumOf: ['right', 'wrong'] }),
          t.count('right', 'Rightly', 'pairs', ({ errors }) => errors?.truePairs ?? null),
          t.count('wrong', 'Wrongly', 'pairs', ({ errors }) => errors?.falsePairs ?? null),
          t.people('mixedPeople', 'People mixed with others', ({ errors }) => errors?.overMergedPeople ?? null),
          t.people('scatteredPeople', 'People in several profiles', ({ errors }) => errors?.underMergedPeople ?? null),
          t.count('largest', 'Records in the largest profile', 'records', 'largestCluster'),
        ],
      }),
    ];
  },
});
