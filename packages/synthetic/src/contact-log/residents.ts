import { drawExponential, drawGamma, type RandomStream } from '@assay/statistics';
import { broadGroups, groupSharesByArea, residentShareByArea } from '../draw/area-residents.ts';
import { localPolicingAreas } from '../draw/places.ts';
import { WeightedChoice } from '../draw/weighted-choice.ts';
import type { ContactLogSettings } from './settings.ts';

export const ageBands = ['under 18', '18-24', '25-34', '35-49', '50-64', '65 and over'] as const;
const AGE_WEIGHTS = [0.18, 0.11, 0.17, 0.22, 0.18, 0.14];
const HOUSEHOLD_SIZES = [0.31, 0.32, 0.16, 0.13, 0.08];
/** Shape of the gamma distribution of drop-out rates (Schmittlein, Morrison & Colombo 1987). */
const DROP_OUT_SHAPE = 0.8;

/** Everyone who lives in the areas, one row each, with what drives their contact. */
export interface Residents {
  readonly count: number;
  readonly household: Int32Array;
  /** First row of each person's household and of the next one. */
  readonly householdStart: Int32Array;
  readonly householdEnd: Int32Array;
  readonly area: Int32Array;
  readonly group: Int32Array;
  readonly sex: Int32Array;
  readonly ageBand: Int32Array;
  /** Incidents per year while the need lasts. */
  readonly needPerYear: Float64Array;
  /** Years from the log's first day after which the need is over. */
  readonly needYears: Float64Array;
}

export function drawResidents(settings: ContactLogSettings, random: RandomStream): Residents {
  const { residents: count } = settings;
  const people: Residents = {
    count,
    household: new Int32Array(count),
    householdStart: new Int32Array(count),
    householdEnd: new Int32Array(count),
    area: new Int32Array(count),
    group: new Int32Array(count),
    sex: new Int32Array(count),
    ageBand: new Int32Array(count),
    needPerYear: new Float64Array(count),
    needYears: new Float64Array(count),
  };
  const size = new WeightedChoice(HOUSEHOLD_SIZES);
  const area = new WeightedChoice(residentShareByArea);
  const group = localPolicingAreas.map((_, index) => new WeightedChoice(groupSharesByArea[index]!));
  const age = new WeightedChoice(AGE_WEIGHTS);
  let household = 0;
  for (let start = 0; start < count; household++) {
    const end = Math.min(count, start + 1 + size.draw(random));
    const place = area.draw(random);
    const shared = group[place]!.draw(random);
    for (let person = start; person < end; person++) {
      people.household[person] = household;
      people.householdStart[person] = start;
      people.householdEnd[person] = end;
      people.area[person] = place;
      people.group[person] = random.next() < 0.93 ? shared : random.integer(broadGroups.length);
      people.sex[person] = random.integer(2);
      people.ageBand[person] = age.draw(random);
      const mean = settings.needPerYear[people.group[person]!]!;
      people.needPerYear[person] = drawGamma(random, settings.needShape, mean / settings.needShape);
      const rate = drawGamma(random, DROP_OUT_SHAPE, settings.dropOutPerYear / DROP_OUT_SHAPE);
      people.needYears[person] = rate > 0 ? drawExponential(random) / rate : Number.MAX_VALUE;
    }
    start = end;
  }
  return people;
}
