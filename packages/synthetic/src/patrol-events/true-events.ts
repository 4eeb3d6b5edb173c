import { drawExponential, drawPoisson, type RandomStream } from '@assay/statistics';
import { WeightedChoice } from '../draw/weighted-choice.ts';
import type { Sector } from './city.ts';
import { offenceTypes } from './offence-types.ts';
import type { PatrolEventsSettings } from './settings.ts';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
/** Near repeats follow within days (mean) and a few houses; two in five strike the same house. */
const REPEAT_MEAN_DAYS = 5;
const REPEAT_SAME_HOUSE = 0.4;
const REPEAT_HOUSES = 8;

/** Everything that happens, recorded or not, as growing columns in no order. */
export interface TrueEvents {
  readonly sector: number[];
  readonly street: number[];
  readonly house: number[];
  readonly time: number[];
  readonly type: number[];
  readonly group: number[];
  /** Index of the event that triggered this one, or −1. */
  readonly parent: number[];
}

/** Background events by sector and type, each followed by its near repeats. */
export function drawTrueEvents(
  sectors: readonly Sector[],
  settings: PatrolEventsSettings,
  firstTime: number,
  lastTime: number,
  random: RandomStream,
): TrueEvents {
  const events: TrueEvents = { sector: [], street: [], house: [], time: [], type: [], group: [], parent: [] };
  const type = new WeightedChoice(offenceTypes.map(({ weight }) => weight));
  const part = offenceTypes.map(({ hours }) => new WeightedChoice(hours));
  const group = sectors.map(({ groups }) => new WeightedChoice(groups));
  const days = (lastTime - firstTime) / DAY;
  for (const [sector, { risk, streets }] of sectors.entries()) {
    for (let left = drawPoisson(random, settings.eventsPerDay * risk * days); left > 0; left--) {
      const kind = type.draw(random);
      const place = random.next();
      const street = streets.findIndex(({ cumulative }) => place < cumulative);
      const first = street === -1 ? streets.length - 1 : street;
      events.sector.push(sector);
      events.street.push(first);
      events.house.push(random.integer(streets[first]!.houses));
      events.time.push(firstTime + random.integer(days) * DAY + drawHour(part[kind]!, random) * HOUR);
      events.type.push(kind);
      events.group.push(group[sector]!.draw(random));
      events.parent.push(-1);
    }
  }
  // The list grows while it is read: repeats trigger repeats.
  for (let parent = 0; parent < events.time.length; parent++) {
    const kind = events.type[parent]!;
    const mean = Math.min(0.9, offenceTypes[kind]!.nearRepeat * settings.nearRepeatFactor);
    for (let left = drawPoisson(random, mean); left > 0; left--) {
      const later = Math.floor(events.time[parent]! / DAY) + Math.ceil(drawExponential(random) * REPEAT_MEAN_DAYS);
      const time = later * DAY + drawHour(part[kind]!, random) * HOUR;
      if (time >= lastTime) continue;
      const { houses } = sectors[events.sector[parent]!]!.streets[events.street[parent]!]!;
      const offset = random.next() < REPEAT_SAME_HOUSE ? 0 : random.integer(2 * REPEAT_HOUSES + 1) - REPEAT_HOUSES;
      events.sector.push(events.sector[parent]!);
      events.street.push(events.street[parent]!);
      events.house.push(Math.min(houses - 1, Math.max(0, events.house[parent]! + offset)));
      events.time.push(time);
      events.type.push(kind);
      events.group.push(offset === 0 ? events.group[parent]! : group[events.sector[parent]!]!.draw(random));
      events.parent.push(parent);
    }
  }
  return events;
}

function drawHour(part: WeightedChoice, random: RandomStream): number {
  return part.draw(random) * 3 + random.next() * 3;
}
