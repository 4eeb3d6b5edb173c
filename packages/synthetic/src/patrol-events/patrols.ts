import { drawPoisson, type RandomStream } from '@assay/statistics';
import { WeightedChoice } from '../draw/weighted-choice.ts';
import type { Sector } from './city.ts';
import type { PatrolEventsSettings } from './settings.ts';
import { DAY, HOUR } from './true-events.ts';

export const overrideReasons = [
  'urgent call elsewhere',
  'local intelligence',
  'officer judged another area better',
  'staffing',
  'not recorded',
] as const;
const STOPS_PER_VISIT = 3;
const MINUTES_PER_STOP = 15;
/** Share of visits that the model plans for treated sectors once it runs. */
const MODEL_SHARE = 0.4;

/** Patrol visits as growing columns, in order of time; a visit that was overridden went elsewhere than planned. */
export interface Patrols {
  readonly planned: number[];
  readonly visited: number[];
  readonly start: number[];
  readonly byModel: number[];
  /** Index into {@link overrideReasons}, or −1. */
  readonly override: number[];
  readonly officer: number[];
}

interface RouteStops {
  readonly patrol: number[];
  readonly stop: number[];
  readonly x: number[];
  readonly y: number[];
  readonly arrival: number[];
}

/** Visits day by day: by past demand in general; once the model runs, a share of them in treated sectors and patrol hours. */
export function drawPatrols(
  sectors: readonly Sector[],
  kinds: Int32Array,
  settings: PatrolEventsSettings,
  firstTime: number,
  lastTime: number,
  interventionTime: number,
  random: RandomStream,
): { patrols: Patrols; stops: RouteStops } {
  const patrols: Patrols = { planned: [], visited: [], start: [], byModel: [], override: [], officer: [] };
  const stops: RouteStops = { patrol: [], stop: [], x: [], y: [], arrival: [] };
  const general = new WeightedChoice(sectors.map(({ risk }) => risk));
  const treated = [...kinds.keys()].filter((sector) => kinds[sector] === 0);
  const [from, to] = settings.patrolHours;
  for (let day = firstTime; day < lastTime; day += DAY) {
    const starts: { time: number; sector: number; byModel: boolean }[] = [];
    for (let left = drawPoisson(random, settings.patrolsPerDay); left > 0; left--) {
      const byModel = day >= interventionTime && random.next() < MODEL_SHARE;
      const hour = byModel ? from + random.next() * (to - from) : random.next() * 24;
      const sector = byModel ? treated[random.integer(treated.length)]! : general.draw(random);
      starts.push({ time: day + Math.floor(hour * 60) * 60_000, sector, byModel });
    }
    starts.sort((a, b) => a.time - b.time);
    for (const { time, sector, byModel } of starts) {
      const overridden = byModel && random.next() < settings.overrideShare;
      const visited = overridden ? general.draw(random) : sector;
      const patrol = patrols.start.length;
      patrols.planned.push(sector);
      patrols.visited.push(visited);
      patrols.start.push(time);
      patrols.byModel.push(byModel ? 1 : 0);
      patrols.override.push(overridden ? random.integer(overrideReasons.length) : -1);
      patrols.officer.push(random.integer(60));
      const { streets } = sectors[visited]!;
      for (let stop = 0; stop < STOPS_PER_VISIT; stop++) {
        const street = streets[random.integer(streets.length)]!;
        const house = random.integer(street.houses);
        stops.patrol.push(patrol);
        stops.stop.push(stop + 1);
        stops.x.push(Math.round(street.x + street.directionX * house));
        stops.y.push(Math.round(street.y + street.directionY * house));
        stops.arrival.push(time + stop * (MINUTES_PER_STOP + 5) * 60_000);
      }
    }
  }
  return { patrols, stops };
}

/** Number of visits by sector and hour since the first day, for what patrols can discover. */
export function visitsByHour(patrols: Patrols, sectors: number, firstTime: number, lastTime: number): Uint8Array {
  const hours = Math.ceil((lastTime - firstTime) / HOUR);
  const visits = new Uint8Array(sectors * hours);
  for (const [patrol, start] of patrols.start.entries()) {
    const cell = patrols.visited[patrol]! * hours + Math.floor((start - firstTime) / HOUR);
    if (visits[cell]! < 255) visits[cell]!++;
  }
  return visits;
}
