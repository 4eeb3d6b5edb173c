import type { DistanceRule } from '../clusters/clustering.ts';
import { forEachLinkedPair } from '../errors/linked-rows.ts';
import { checkedPairs, checkedWeight } from '../model/checked-pairs.ts';
import { pairLists } from '../model/kept-pairs.ts';
import { linkProbability } from '../model/score-pairs.ts';
import type { ScoredPairs } from '../model/scored-pairs.ts';
import { checkedSweep } from '../tolerance-sweep/checked-sweep.ts';
import type { ToleranceSweep } from '../tolerance-sweep/tolerance-sweep.ts';

export interface LinkedPairFacts {
  /** Records by how many others the rule links them to: what {@link duplicateMethod} asks. */
  readonly perRecord: { readonly none: number; readonly one: number; readonly several: number };
  /** Links of the rule that a model expects to join two people. */
  readonly impliedWrong: number;
}

/**
 * What do the links of a tolerance say of themselves when nobody knows who is who: how many records have no, one and several
 * of them, and how many does a model expect to be wrong?
 *
 * A linked pair that the model does not keep is one that it holds for two people.
 *
 * @throws InputError where the parts of the sweep do not fit each other, or a pair has no weight.
 *
 * @example
 * const rule = (forename, surname) => Math.max(forename, surname) <= 1;
 * linkedPairFacts(sweep, rule, model.pairs).perRecord // { none: 3, one: 4, several: 0 }
 */
export function linkedPairFacts(
  sweep: Pick<ToleranceSweep, 'groups' | 'pairs' | 'records'>,
  rule: DistanceRule,
  scored: ScoredPairs,
): LinkedPairFacts {
  const { records } = checkedSweep(sweep);
  checkedPairs(scored);
  const links = new Int32Array(records);
  const start = new Int32Array(records + 1);
  let pairs = 0;
  forEachLinkedPair(sweep, rule, (left, right) => {
    links[left]!++;
    links[right]!++;
    start[Math.min(left, right) + 1]!++;
    pairs++;
  });
  for (let row = 0; row < records; row++) start[row + 1]! += start[row]!;
  const next = start.slice();
  const others = new Int32Array(pairs);
  forEachLinkedPair(sweep, rule, (left, right) => {
    others[next[Math.min(left, right)]!++] = Math.max(left, right);
  });
  const areLinked = (left: number, right: number): boolean => {
    const end = start[left + 1]!;
    for (let index = start[left]!; index < end; index++) if (others[index] === right) return true;
    return false;
  };
  let impliedWrong = pairs;
  for (const { length, left, right, weight } of pairLists(scored)) {
    for (let index = 0; index < length; index++) {
      const [one, other] = [left[index]!, right[index]!];
      if (areLinked(Math.min(one, other), Math.max(one, other)))
        impliedWrong -= linkProbability(checkedWeight(weight[index]!));
    }
  }
  const perRecord = { none: 0, one: 0, several: 0 };
  for (const each of links) perRecord[each === 0 ? 'none' : each === 1 ? 'one' : 'several']++;
  return { perRecord, impliedWrong };
}
