import type { RandomStream } from '@assay/statistics';
import type { Sector } from './city.ts';
import { offenceTypes, turnsInto } from './offence-types.ts';
import type { PatrolEventsSettings } from './settings.ts';
import { DAY, HOUR, type TrueEvents } from './true-events.ts';

export const sectorKinds = ['treated', 'buffer', 'control', 'city centre'] as const;
export const eventFates = [
  'as it was',
  'moved to neighbour',
  'moved to other hours',
  'changed type',
  'averted',
] as const;

/** 0 treated, 1 buffer, 2 control, 3 city centre, by sector. */
export function assignSectors(
  sectors: readonly Sector[],
  events: TrueEvents,
  settings: PatrolEventsSettings,
  interventionTime: number,
  random: RandomStream,
): Int32Array {
  const before = new Int32Array(sectors.length);
  for (const [event, sector] of events.sector.entries()) if (events.time[event]! < interventionTime) before[sector]!++;
  const ranked = [...sectors.keys()]
    .filter((sector) => !sectors[sector]!.cityCentre)
    .sort((a, b) => before[b]! - before[a]! || a - b);
  const kinds = Int32Array.from(sectors, ({ cityCentre }) => (cityCentre ? 3 : 2));
  for (let place = 0; place < settings.treatedSectors; place++) {
    const chosen = settings.selection === 'hottest' ? ranked[place]! : ranked[2 * place + random.integer(2)]!;
    kinds[chosen] = 0;
  }
  for (const [sector, { neighbours }] of sectors.entries()) {
    if (kinds[sector] === 2 && neighbours.some((other) => kinds[other] === 0)) kinds[sector] = 1;
  }
  return kinds;
}

/** What patrols did to each event: its fate, and sector, street, house, time and type as it then happened. */
export interface Outcome {
  readonly fate: Int32Array;
  readonly sector: Int32Array;
  readonly street: Int32Array;
  readonly house: Int32Array;
  readonly time: Float64Array;
  readonly type: Int32Array;
}

/** Averts events in treated sectors and patrol hours, and moves a set share of them elsewhere. */
export function drawIntervention(
  sectors: readonly Sector[],
  kinds: Int32Array,
  events: TrueEvents,
  settings: PatrolEventsSettings,
  interventionTime: number,
  random: RandomStream,
): Outcome {
  const count = events.time.length;
  const outcome: Outcome = {
    fate: new Int32Array(count),
    sector: Int32Array.from(events.sector),
    street: Int32Array.from(events.street),
    house: Int32Array.from(events.house),
    time: Float64Array.from(events.time),
    type: Int32Array.from(events.type),
  };
  const [from, to] = settings.patrolHours;
  const otherHours = Array.from({ length: 24 }, (_, hour) => hour).filter((hour) => hour < from || hour >= to);
  for (let event = 0; event < count; event++) {
    const sector = events.sector[event]!;
    const time = events.time[event]!;
    const hour = Math.floor((time % DAY) / HOUR);
    const type = offenceTypes[events.type[event]!]!;
    if (kinds[sector] !== 0 || time < interventionTime || hour < from || hour >= to || !type.averted) continue;
    if (random.next() >= settings.avertedShare) continue;
    const draw = random.next();
    if (draw < settings.movedToNeighbours) {
      const open = sectors[sector]!.neighbours.filter((other) => kinds[other] === 1);
      if (open.length > 0) moveTo(open[random.integer(open.length)]!, event, sectors, outcome, random);
      outcome.fate[event] = open.length > 0 ? 1 : 4;
    } else if (draw < settings.movedToNeighbours + settings.movedToOtherHours && otherHours.length > 0) {
      const later = otherHours[random.integer(otherHours.length)]! + random.next();
      outcome.time[event] = Math.floor(time / DAY) * DAY + later * HOUR;
      outcome.fate[event] = 2;
    } else if (draw < settings.movedToNeighbours + settings.movedToOtherHours + settings.movedToOtherType) {
      outcome.type[event] = offenceTypes.findIndex(({ name }) => name === turnsInto[type.name]);
      outcome.fate[event] = 3;
    } else {
      outcome.fate[event] = 4;
    }
  }
  return outcome;
}

function moveTo(
  sector: number,
  event: number,
  sectors: readonly Sector[],
  outcome: Outcome,
  random: RandomStream,
): void {
  const { streets } = sectors[sector]!;
  outcome.sector[event] = sector;
  outcome.street[event] = random.integer(streets.length);
  outcome.house[event] = random.integer(streets[outcome.street[event]!]!.houses);
}
