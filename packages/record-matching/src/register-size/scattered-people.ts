import { InputError } from '@assay/statistics';
import { clusterByRule } from '../clusters/clustering.ts';
import { checkedSweep } from '../tolerance-sweep/checked-sweep.ts';
import { DISTANCES } from '../tolerance-sweep/pair-list.ts';
import type { ToleranceSweep } from '../tolerance-sweep/tolerance-sweep.ts';

/**
 * How many people stay scattered at which tolerances, one person under several at once?
 *
 * For each set of tolerances (bit forename × 4 + surname) the number of people whose records lie in several profiles at
 * exactly these: what differences between tolerances are made of, as the same people count for both.
 *
 * @throws InputError where the sweep knows no truth, or its parts do not fit each other.
 *
 * @example
 * scatteredPeople(sweep).get(0b1111_1111_1111_1111) // 2
 */
export function scatteredPeople(sweep: ToleranceSweep): Map<number, number> {
  const { truth } = checkedSweep(sweep);
  if (truth === null) throw new InputError('scattered people are counted against a truth: sweep with `truth`.');
  const { entityOfRow, entitySize } = truth;
  const rulesOf = new Int32Array(entitySize.length);
  const clusterOfPerson = new Int32Array(entitySize.length);
  for (let rule = 0; rule < DISTANCES * DISTANCES; rule++) {
    const [forename, surname] = [Math.floor(rule / DISTANCES), rule % DISTANCES];
    const { clusterOfRow } = clusterByRule(sweep, (f, s) => f <= forename && s <= surname);
    clusterOfPerson.fill(-1);
    for (let row = 0; row < clusterOfRow.length; row++) {
      const person = entityOfRow[row]!;
      if (clusterOfPerson[person] === -1) clusterOfPerson[person] = clusterOfRow[row]!;
      else if (clusterOfPerson[person] !== clusterOfRow[row]) rulesOf[person]! |= 1 << rule;
    }
  }
  const people = new Map<number, number>();
  for (const rules of rulesOf) if (rules !== 0) people.set(rules, (people.get(rules) ?? 0) + 1);
  return people;
}
