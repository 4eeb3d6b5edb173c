import type { DictionaryColumn } from '@assay/statistics';
import { cautiousClusters, type JoiningRule } from '../clusters/cautious-clusters.ts';
import type { Clustering } from '../clusters/clustering.ts';
import { type LinkShares, profileShares } from '../dependence/pair-shares.ts';
import type { ScoredPairs } from '../model/scored-pairs.ts';
import { type ClusteringErrors, clusteringErrors } from './clustering-errors.ts';

/** What one rule for joining profiles makes of the same pairs. */
export interface JoiningRuleRow extends LinkShares {
  readonly rule: JoiningRule;
  readonly errors: ClusteringErrors;
}

const RULES: readonly JoiningRule[] = ['any-link', 'strong-link', 'sum-of-evidence'];

/**
 * Would profiles be better if more than one link had to join two of them?
 *
 * One row for each rule of {@link cautiousClusters}: errors against the truth, and the shares of {@link profileShares}. Pairs of at least
 * this probability are links; `known` are profiles that were made already, by rule.
 *
 * @throws InputError where a record has no true person, or the probability does not lie between 0 and 1.
 *
 * @example
 * errorsByJoiningRule(model.pairs, truth, 0.9).map(({ rule }) => rule) // ['any-link', 'strong-link', 'sum-of-evidence']
 */
export function errorsByJoiningRule(
  pairs: ScoredPairs,
  truth: DictionaryColumn,
  atLeast: number,
  known: { readonly [rule in JoiningRule]?: Clustering } = {},
): JoiningRuleRow[] {
  return RULES.map((rule) => {
    const clusters = known[rule] ?? cautiousClusters(truth.codes.length, pairs, { rule, atLeast });
    return { rule, errors: clusteringErrors(clusters, truth), ...profileShares(clusters, truth) };
  });
}
