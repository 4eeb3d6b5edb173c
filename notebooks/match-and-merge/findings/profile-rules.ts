import { cell, finding, findings } from '@assay/notebook';
import * as matching from '@assay/record-matching';
import { NO_TRUTH, register } from '../inputs.ts';
import { LINK, model, modelClusters } from './model.ts';

const RULES: Readonly<Record<matching.JoiningRule, string>> = {
  'any-link': 'any link joins two profiles',
  'strong-link': 'weak bridges between profiles are cut',
  'sum-of-evidence': 'all pairs between them must speak for it together',
};

/** Profiles where a link alone that is weaker than a merge does not join two of them. */
export const cutClusters = cell('cutClusters', 'Profiles under the model, weak bridges cut', {
  needs: { register, model },
  compute: ({ register, model }) =>
    matching.cautiousClusters(register.count, model.pairs, { rule: 'strong-link', atLeast: LINK }),
});

export const profileRuleFindings = findings('profileRuleFindings', 'What it takes to join two profiles', {
  needs: { register, model, modelClusters, cutClusters },
  compute: ({ register: { truth }, model, modelClusters, cutClusters }) => {
    const about = finding.about({
      questions: ['MM-Q4', 'MM-D5'],
      method: matching.MATCHING_METHODS.profileRules,
      limitations: 'Joining is greedy, from the most certain link down: another order may serve some profiles better.',
    });
    return [
      about
        .given(truth, NO_TRUTH)
        .table('model.profiles', 'Profiles under the model, by what it takes to join two of them', {
          rows: (truth) =>
            matching.errorsByJoiningRule(model.pairs, truth, LINK, {
              'any-link': modelClusters,
              'strong-link': cutClusters,
            }),
          estimates: { unit: 'proportion', contributors: ({ wrong }) => wrong.total, counts: 'pairs' },
          columns: (t) => [
            t.key('rule', 'Two profiles become one where', ({ rule }) => RULES[rule]),
            t.estimate('wrong', 'Pairs in one profile that are wrong', ({ wrong }) => wrong.estimate),
            t.estimate('missed', 'Pairs about one person left apart', ({ missed }) => missed.estimate, {
              contributors: ({ missed }) => missed.total,
            }),
            t.people('mixed', 'People mixed with others', ({ errors }) => errors.overMergedPeople),
            t.people('scattered', 'People in several profiles', ({ errors }) => errors.underMergedPeople),
          ],
        }),
    ];
  },
});
