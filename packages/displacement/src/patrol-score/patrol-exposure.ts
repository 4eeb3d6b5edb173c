import type { NotComputed } from '@assay/statistics';
import { InputError, notComputed } from '@assay/statistics';
import type { PopulationGroup } from './ablation.ts';

export interface GroupExposure {
  readonly group: string;
  readonly people: number;
  /** Patrol hours in the areas where the group lives, per 1,000 of its people. */
  readonly hoursPer1000: number | NotComputed;
  /** Over that of everyone: 1 where the group is patrolled as the whole population is. */
  readonly ratio: number | NotComputed;
}

/**
 * Who lives under the patrols?
 *
 * Patrol hours of each area are shared over the people who live there, so a group's exposure is the mean, over its
 * people, of their area's hours per person. It says where patrols were, not who was stopped or looked at. A group with
 * no people, or no patrol at all: not computed.
 *
 * @throws InputError where a group is not given for each area.
 *
 * Source: population-weighted exposure as in Massey and Denton (1988), interaction indices.
 *
 * @example
 * patrolExposure([10, 0], [{ name: 'a', people: [100, 0] }, { name: 'b', people: [0, 100] }])[0].ratio // 2
 */
export function patrolExposure(patrolHours: ArrayLike<number>, groups: readonly PopulationGroup[]): GroupExposure[] {
  const nAreas = patrolHours.length;
  const residents = new Float64Array(nAreas);
  for (const { name, people } of groups) {
    if (people.length !== nAreas)
      throw new InputError(
        `people of ${name} must be given for each area: ${people.length} and ${nAreas}. Check the join.`,
      );
    for (let area = 0; area < nAreas; area++) residents[area]! += people[area]!;
  }
  const weighted = (people: ArrayLike<number>) => {
    let total = 0;
    let hours = 0;
    for (let area = 0; area < nAreas; area++) {
      if (residents[area] === 0) continue;
      total += people[area]!;
      hours += (people[area]! * patrolHours[area]!) / residents[area]!;
    }
    return { total, perPerson: total === 0 ? null : hours / total };
  };
  const everyone = weighted(residents).perPerson;
  return groups.map(({ name, people }) => {
    const { total, perPerson } = weighted(people);
    if (perPerson === null) {
      const reason = notComputed('no one of this group lives in these areas');
      return { group: name, people: total, hoursPer1000: reason, ratio: reason };
    }
    return {
      group: name,
      people: total,
      hoursPer1000: 1000 * perPerson,
      ratio: everyone === null || everyone === 0 ? notComputed('no patrol was recorded') : perPerson / everyone,
    };
  });
}
