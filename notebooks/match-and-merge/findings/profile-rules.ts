import type { FindingDraft } from '@assay/evidence';
import { findings, statedLimits, withLimits } from '@assay/notebook';
import { cautiousClusters, clusteringErrors, type JoiningRule, profileShares } from '@assay/record-matching';
import { register } from '../inputs.ts';
import { LINK, model } from './model.ts';
import { NO_TRUTH } from './no-truth.ts';

const RULES: readonly (readonly [JoiningRule, string])[] = [
  ['any-link', 'any link joins two profiles'],
  ['strong-link', 'weak bridges between profiles are cut'],
  ['sum-of-evidence', 'all pairs between them must speak for it together'],
];

export const profileRuleFindings = findings({
  name: 'profileRuleFindings',
  title: 'What it takes to join two profiles',
  needs: { register, model },
  compute: ({ register, model }): FindingDraft[] => {
    const { truth } = register;
    const shared = {
      id: 'model.profiles',
      title: 'Profiles under the model, by what it takes to join two of them',
      questions: ['MM-Q4', 'MM-D5'],
      unit: 'proportion',
      method: {
        name: 'Connected components; bridges cut below the limit of a merge; greedy correlation clustering; interval by clusters of profiles and people',
        source: 'Bansal, Blum and Chawla (2004); Korn and Graubard (1998)',
      },
      limitations: [
        'Joining is greedy, from the most certain link down: another order may serve some profiles better.',
      ],
    } as const;
    if (truth === null) return [{ ...shared, notComputed: NO_TRUTH }];
    const rows = RULES.map(([rule, label]) => {
      const clusters = cautiousClusters(register.count, model.pairs, { rule, atLeast: LINK });
      return { label, errors: clusteringErrors(clusters, truth), shares: profileShares(clusters, truth) };
    });
    return [
      {
        ...shared,
        table: {
          columns: [
            { name: 'rule', label: 'Two profiles become one where', unit: 'text', key: true },
            ...withLimits({ name: 'wrong', label: 'Pairs in one profile that are wrong', unit: 'proportion' }),
            ...withLimits({ name: 'missed', label: 'Pairs about one person left apart', unit: 'proportion' }),
            { name: 'mixed', label: 'People mixed with others', unit: 'count', people: true },
            { name: 'scattered', label: 'People in several profiles', unit: 'count', people: true },
          ],
          rows: rows.map(({ label, errors, shares }) => [
            label,
            ...statedLimits(shares.wrong.estimate),
            ...statedLimits(shares.missed.estimate),
            errors.overMergedPeople,
            errors.underMergedPeople,
          ]),
        },
      },
    ];
  },
});
