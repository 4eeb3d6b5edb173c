import { cell, countsOf, finding, findings, whereRows } from '@assay/notebook';
import {
  MATCHING_METHODS,
  type MissingNamePolicy,
  otherMissingNames,
  sweepOfCounts,
  type ToleranceRow,
  toleranceRow,
  toleranceSweep,
  tooLargeToSweepThrice,
} from '@assay/record-matching';
import type { NotComputed } from '@assay/statistics';
import { missingNames, people, register, tolerance } from '../inputs.ts';
import { counted, sweep } from './tolerance.ts';

const POLICIES: readonly (readonly [MissingNamePolicy, string])[] = [
  ['never-match', 'matches nothing'],
  ['match-anything', 'agrees with any name'],
  ['empty-text', 'is compared as a name without letters'],
];

/** What every tolerance does under each meaning of a missing name, or why that is not compared. */
type ByPolicy = Readonly<Partial<Record<MissingNamePolicy, readonly ToleranceRow[]>>>;

const byPolicyOfRows = cell('byPolicyOfRows', 'The same of rows', {
  needs: { register, sweep, missingNames },
  compute: ({ register: { records, truth }, sweep, missingNames }): ByPolicy | NotComputed => {
    const known = truth === null ? {} : { truth };
    const others = () =>
      otherMissingNames(missingNames).map((policy) => [
        policy,
        toleranceSweep(records, { missingNames: policy, ...known }).rows,
      ]);
    return tooLargeToSweepThrice(sweep) ?? { [missingNames]: sweep.rows, ...Object.fromEntries(others()) };
  },
});

const byPolicy = cell('byPolicy', 'What every tolerance does, by what a missing name is taken to mean', {
  needs: {
    ...{ counted, missingNames, rows: whereRows(byPolicyOfRows) },
    ...{ another: countsOf(people, 'another-policy'), third: countsOf(people, 'third-policy') },
  },
  compute: ({ counted, missingNames, rows, another, third }): ByPolicy | NotComputed => {
    if (another === null || third === null) return rows;
    const [one, other] = otherMissingNames(missingNames);
    return { [missingNames]: counted.rows, [one]: sweepOfCounts(another).rows, [other]: sweepOfCounts(third).rows };
  },
});

export const missingNameFindings = findings('missingNameFindings', 'What a missing name is taken to mean', {
  needs: { byPolicy, tolerance },
  compute: ({ byPolicy, tolerance }) => {
    const about = finding.about({ questions: ['MM-P1', 'MM-D5'], method: MATCHING_METHODS.missingNames });
    return [
      about
        .given(byPolicy)
        .table('missing.compared', 'What the chosen tolerance links, by what a missing name is taken to mean', {
          rows: (byPolicy) =>
            POLICIES.map(([policy, label]) => ({ label, ...toleranceRow(byPolicy[policy]!, tolerance) })),
          columns: (t) => [
            t.key('policy', 'A missing name', 'label'),
            t.count('pairs', 'Pairs linked', 'pairs', 'pairs', { sumOf: ['right', 'wrong'] }),
            t.count('right', 'Rightly', 'pairs', ({ errors }) => errors?.truePairs ?? null),
            t.count('wrong', 'Wrongly', 'pairs', ({ errors }) => errors?.falsePairs ?? null),
            t.people('mixedPeople', 'People mixed with others', ({ errors }) => errors?.overMergedPeople ?? null),
            t.people(
              'scatteredPeople',
              'People in several profiles',
              ({ errors }) => errors?.underMergedPeople ?? null,
            ),
            t.count('largest', 'Records in the largest profile', 'records', 'largestCluster'),
          ],
        }),
    ];
  },
});
