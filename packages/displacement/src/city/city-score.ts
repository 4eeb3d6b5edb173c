import { type NotComputed, notComputed, rowsWhere } from '@assay/statistics';
import { ablationsOfOffences, type OffenceAblation } from '../patrol-score/ablations-of-offences.ts';
import { type ScoreParts, scoreParts } from '../patrol-score/score-parts.ts';
import type { City } from './city.ts';
import { eventsOfOffence } from './city-offences.ts';
import { residentsByGroup } from './residents.ts';
import { sectorsAt } from './sector.ts';

/** Harm by sector and offence before patrols: what a score is made of. */
export interface CityScore extends ScoreParts {
  /** The sectors that the score can choose, by their number in the city: city centres are out. */
  readonly areas: readonly number[];
}

/**
 * What is a score made of that sends patrols to where harm was, sector by sector? {@link scoreParts} of the events before patrols;
 * city centres cannot be chosen.
 *
 * @example
 * cityScore(city).harm // [1, 5, 4, 1, 0, 2]
 */
export function cityScore(city: City): CityScore {
  const areas = rowsWhere(city.sectors, ({ kind }) => kind !== 'city centre');
  const placeOf = new Map(areas.map((sector, place) => [sector, place]));
  const area = city.sector.map((sector, event) => (city.later[event] ? -1 : (placeOf.get(sector) ?? -1)));
  return { areas, ...scoreParts({ area, offence: city.offence, harm: city.harm }, areas.length) };
}

/**
 * What would the score of a city choose without each of these offences, and who would live there? {@link ablationsOfOffences}; as
 * many sectors as can be patrolled. An offence that no event before patrols has is left out.
 *
 * @example
 * cityAblations(city, cityScore(city), ['violence'])[0].left // ['square']
 */
export function cityAblations(city: City, score: CityScore, offences: readonly string[]): OffenceAblation[] {
  const names = sectorsAt(city, score.areas).map(({ area }) => area.name);
  const nTop = Math.min(city.topSectors, names.length);
  return ablationsOfOffences(score, names, offences, nTop, residentsByGroup(city, score.areas));
}

/**
 * {@link cityAblations} of offences that are named otherwise for a reader; not computed where the events name none of them.
 *
 * @example
 * labelledAblations(city, cityScore(city), [['assaults', 'violence']])[0].label // 'assaults'
 */
export function labelledAblations(
  city: City,
  score: CityScore,
  offences: readonly (readonly [label: string, offence: string])[],
): (OffenceAblation & { readonly label: string })[] | NotComputed {
  const found = offences.flatMap(([label, offence]) =>
    cityAblations(city, score, [offence]).map((row) => ({ ...row, label })),
  );
  return found.length > 0 ? found : offenceNotNamed(offences.map(([, offence]) => offence).join(', '));
}

/**
 * A file that does not name an offence may hold it under another name: its share is not none, but unknown.
 *
 * @example
 * offenceNotNamed('arson').reason // 'no event is named arson: the file may hold it under another name'
 */
export function offenceNotNamed(offence: string): NotComputed {
  return notComputed(`no event is named ${offence}: the file may hold it under another name`);
}

/**
 * How many people of each group live in the sectors that a score chooses, and in those that it would choose instead? Of what
 * {@link cityAblations} gives, whatever else stands beside it; in whole people.
 *
 * @example
 * residentsOfChoices(cityChoices)[0].residents // 90
 */
export function residentsOfChoices<Choice extends OffenceAblation>(ablations: readonly Choice[]) {
  return ablations.flatMap((choice) =>
    choice.exposure.map(({ group, people, before, after }) => ({
      choice,
      group,
      residents: Math.round(people),
      inside: Math.round(before * people),
      instead: Math.round(after * people),
    })),
  );
}

/**
 * Of the events of one offence, how many lie at a point where another was recorded too?
 *
 * @example
 * eventsAtPointsOf(city, 'violence', 'drugs') // { of: 0, outOf: 8 }
 */
export function eventsAtPointsOf(
  city: City,
  offence: string,
  other: string,
): { readonly of: number; readonly outOf: number } {
  const pointOf = (event: number) => `${city.x[event]},${city.y[event]}`;
  const points = new Set(eventsOfOffence(city, other).map(pointOf));
  const own = eventsOfOffence(city, offence);
  return { of: own.filter((event) => points.has(pointOf(event))).length, outOf: own.length };
}
