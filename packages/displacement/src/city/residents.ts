import { type NotComputed, notComputed } from '@assay/statistics';
import type { PopulationGroup } from '../patrol-score/ablation.ts';
import type { City } from './city.ts';
import { sectorsAt } from './sector.ts';

/**
 * How many people live in a sector, of all groups? `null` where the file does not say.
 *
 * @example
 * [residentsOf(city, 0), residentsOf(city, 2)] // [100, null]
 */
export function residentsOf(city: City, sector: number): number | null {
  const known = sectorsAt(city, [sector])[0]!.people.filter(Number.isFinite);
  return known.length === 0 ? null : known.reduce((sum, count) => sum + count, 0);
}

/** Why the residents of these sectors together are not known; `null` where each says how many live there. */
export function withoutResidents(city: City, sectors: readonly number[]): NotComputed | null {
  const silent = sectors.filter((sector) => residentsOf(city, sector) === null).length;
  if (silent === 0) return null;
  return notComputed(`${silent} of ${sectors.length} sectors do not say how many people live there`);
}

/**
 * Who lives in these sectors, group by group? A sector that does not say how many of a group live there adds nobody; a group of
 * whom no sector says is left out.
 *
 * @example
 * residentsByGroup(city, [0, 1]) // [{ name: 'White', people: [60, 30] }, { name: 'Black', people: [40, 0] }]
 */
export function residentsByGroup(city: City, chosen: readonly number[]): PopulationGroup[] {
  const sectors = sectorsAt(city, chosen);
  return city.groups.flatMap((name, group) => {
    const people = sectors.map((sector) => sector.people[group]!);
    const isKnown = people.some(Number.isFinite);
    return isKnown ? [{ name, people: people.map((count) => (Number.isFinite(count) ? count : 0)) }] : [];
  });
}

/**
 * Which deciles of deprivation do sectors have, from the most deprived?
 *
 * @example
 * decilesOf(city) // [1, 7]
 */
export function decilesOf({ sectors }: City): number[] {
  return [...new Set(sectors.map(({ decile }) => decile))].filter(Number.isFinite).sort((a, b) => a - b);
}
