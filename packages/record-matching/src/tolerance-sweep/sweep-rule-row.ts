import type { DistanceRule } from '../clusters/clustering.ts';
import { checkedSweep } from './checked-sweep.ts';
import { forEachSweptBlock } from './cluster-all-tolerances.ts';
import { MixedPeople, markMixedGroups } from './mixed-people.ts';
import { CLASSES, DISTANCES } from './pair-list.ts';
import { plainSweepTally } from './tally.ts';
import { type RuleRow, sweepRowOfRule } from './tolerance-row.ts';
import { pairsWithinToleranceRule, type ToleranceSweep } from './tolerance-sweep.ts';
import { ToleranceTally } from './tolerance-tally.ts';

/**
 * And under a rule that is no box, such as "three edits in both names together": what would it link, miss and wrongly merge?
 *
 * Counts the same as a row of the sweep, from the pairs that the sweep kept: names are not compared again, and records that no
 * pair joins are not looked at, so that a rule can be tried while somebody watches.
 *
 * Edge rules: without truth `errors` is `null`. Records equal in both names and date are always one profile, and pairs more
 * than three edits apart in either name are beyond any rule.
 *
 * @throws InputError where the parts of the sweep do not fit each other.
 *
 * Source: union–find after Galler and Fischer (1964); what a join changes as for {@link toleranceSweep}.
 *
 * @example
 * sweepRuleRow(sweep, (forename, surname) => forename + surname <= 1) // { pairs: 1, clusters: 6 }
 */
export function sweepRuleRow(
  sweep: Pick<
    ToleranceSweep,
    'records' | 'groups' | 'pairs' | 'pairsByClass' | 'truePairsByClass' | 'truth' | 'shared' | 'starting'
  >,
  rule: DistanceRule,
): RuleRow {
  const { records, groups, pairs, pairsByClass, truePairsByClass, truth, shared, starting } = checkedSweep(sweep);
  const isLinked = Uint8Array.from({ length: CLASSES }, (_, kind) =>
    rule(Math.floor(kind / DISTANCES), kind % DISTANCES) ? 1 : 0,
  );
  const tally = starting.tally.copy();
  const mixed = new MixedPeople(truth === null ? 0 : truth.entitySize.length);
  if (shared !== null) markMixedGroups(groups, shared.personAt, mixed, 1);
  const clusters = new ToleranceTally(groups, truth, shared?.personAt ?? null, mixed);
  let { largestCluster } = starting;
  forEachSweptBlock(groups, pairs, (base, from, to) => {
    clusters.begin(base);
    for (let index = from; index < to; index++) {
      if (isLinked[pairs.distanceClass[index]!] === 0) continue;
      const size = clusters.join(pairs.left[index]! - base, pairs.right[index]! - base, tally, 1);
      if (size > largestCluster) largestCluster = size;
    }
    clusters.end();
  });
  return sweepRowOfRule({
    rowCount: records,
    people: truth,
    pairs: pairsWithinToleranceRule(pairsByClass, rule),
    truePairs: truePairsByClass === null ? 0 : pairsWithinToleranceRule(truePairsByClass, rule),
    tally: plainSweepTally(tally),
    mixedPeople: mixed.countByRule(1)[0]!,
    largestCluster,
  });
}
