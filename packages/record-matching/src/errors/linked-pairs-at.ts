import { InputError } from '@assay/statistics';
import type { DistanceRule } from '../clusters/clustering.ts';
import { checkedSweep } from '../tolerance-sweep/checked-sweep.ts';
import type { ToleranceSweep } from '../tolerance-sweep/tolerance-sweep.ts';

/**
 * The pairs of records at increasing positions among those that a rule links, in the order of `forEachLinkedPair`, without
 * visiting the others.
 *
 * @throws InputError where positions do not grow, or the parts of the sweep do not fit each other.
 *
 * @example
 * linkedPairsAt(sweep, (forename, surname) => forename + surname <= 1, [0]) // [[2, 3]]
 */
export function linkedPairsAt(
  sweep: Pick<ToleranceSweep, 'groups' | 'pairs'>,
  rule: DistanceRule,
  positions: readonly number[],
): [left: number, right: number][] {
  const { groups, pairs } = checkedSweep(sweep);
  const { groupStart, rows } = groups;
  for (const [at, position] of positions.entries()) {
    if (!Number.isInteger(position) || position < 0 || position < (positions[at - 1] ?? 0))
      throw new InputError(`positions must be whole numbers that grow: ${position}. Sort them.`);
  }
  const found: [number, number][] = [];
  let seen = 0;
  if (rule(0, 0)) {
    for (let group = 0; group + 1 < groupStart.length && found.length < positions.length; group++) {
      const from = groupStart[group]!;
      const size = groupStart[group + 1]! - from;
      const own = (size * (size - 1)) / 2;
      while (found.length < positions.length && positions[found.length]! < seen + own) {
        let at = positions[found.length]! - seen;
        let first = 0;
        for (; at >= size - 1 - first; first++) at -= size - 1 - first;
        found.push([rows[from + first]!, rows[from + first + 1 + at]!]);
      }
      seen += own;
    }
  }
  const isLinked = Array.from({ length: 16 }, (_, kind) => rule(kind >> 2, kind & 3));
  for (let index = 0; index < pairs.length && found.length < positions.length; index++) {
    if (!isLinked[pairs.distanceClass[index]!]) continue;
    const left = groupStart[pairs.left[index]!]!;
    const right = groupStart[pairs.right[index]!]!;
    const width = groupStart[pairs.right[index]! + 1]! - right;
    const own = (groupStart[pairs.left[index]! + 1]! - left) * width;
    while (found.length < positions.length && positions[found.length]! < seen + own) {
      const at = positions[found.length]! - seen;
      found.push([rows[left + Math.floor(at / width)]!, rows[right + (at % width)]!]);
    }
    seen += own;
  }
  return found;
}
