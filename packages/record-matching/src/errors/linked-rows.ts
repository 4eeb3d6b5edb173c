import type { DistanceRule } from '../clusters/clustering.ts';
import { checkedSweep } from '../tolerance-sweep/checked-sweep.ts';
import type { ToleranceSweep } from '../tolerance-sweep/tolerance-sweep.ts';

/**
 * Which pairs of records does a rule link? Visits each once with its two distances, in order of block.
 *
 * @throws InputError where the parts of the sweep do not fit each other.
 *
 * @example
 * const found = [];
 * forEachLinkedPair(sweep, (forename, surname) => forename + surname <= 1, (left, right) => found.push([left, right]));
 * found // [[2, 3]]
 */
export function forEachLinkedPair(
  sweep: Pick<ToleranceSweep, 'groups' | 'pairs'>,
  rule: DistanceRule,
  visit: (left: number, right: number, forenameDistance: number, surnameDistance: number) => void,
): void {
  const { groupStart, rows } = checkedSweep(sweep).groups;
  if (rule(0, 0)) {
    for (let group = 0; group + 1 < groupStart.length; group++) {
      for (let i = groupStart[group]!; i < groupStart[group + 1]!; i++) {
        for (let j = i + 1; j < groupStart[group + 1]!; j++) visit(rows[i]!, rows[j]!, 0, 0);
      }
    }
  }
  const { pairs } = sweep;
  for (let index = 0; index < pairs.length; index++) {
    const forename = pairs.distanceClass[index]! >> 2;
    const surname = pairs.distanceClass[index]! & 3;
    if (!rule(forename, surname)) continue;
    const left = pairs.left[index]!;
    const right = pairs.right[index]!;
    for (let i = groupStart[left]!; i < groupStart[left + 1]!; i++) {
      for (let j = groupStart[right]!; j < groupStart[right + 1]!; j++) visit(rows[i]!, rows[j]!, forename, surname);
    }
  }
}
