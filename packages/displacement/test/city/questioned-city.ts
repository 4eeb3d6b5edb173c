import { isComputed, type NotComputed, notComputed, randomStream } from '@assay/statistics';
import { type City, cityEvaluation, cityPeriods, cityScore } from '../../src/index.ts';
import { DAY, howMany, type Invented, invented, isLater, madeCity, none, sectors } from './invented-city.ts';

export const random = (name = 'questions') => randomStream(name);
export const city = madeCity();
export const periods = cityPeriods(city);
const found = cityEvaluation(city, periods, null);
if (!isComputed(found)) throw new Error(found.reason);
export const evaluation = found;
export const chosen = cityScore(city).areas;
export const counted = (own: number, later: boolean, pass: (event: Invented) => boolean = () => true) =>
  howMany((event) => event.sector === own && isLater(event) === later && pass(event));
export const byKind = (kind: string) => sectors.flatMap((sector, index) => (sector.kind === kind ? [index] : []));
export const total = (own: readonly number[], later: boolean, pass?: (event: Invented) => boolean) =>
  own.reduce((sum, sector) => sum + counted(sector, later, pass), 0);
export const cells = (kind: string, pass?: (event: Invented) => boolean) => ({
  before: total(byKind(kind), false, pass),
  after: total(byKind(kind), true, pass),
});
export const reasonOf = (found: object | NotComputed) => ('reason' in found ? found.reason : null);
export const withoutRows = { ...city, withoutRows: notComputed('counted') } as City;
export const monthsOnly = madeCity(
  { time: Float64Array.from(invented, (_, event) => Date.UTC(2024, event % 9)), timeTo: none() },
  { firstDay: { given: Date.UTC(2024, 5) / DAY, visited: Infinity } },
);
