import { expect, it } from 'vitest';
import {
  beforeAndAfter,
  busiestAndMiddle,
  eventsBySector,
  eventsInSectors,
  eventsOfOffence,
  eventsOfPeriod,
  reportsBefore,
  sectorsOfKind,
} from '../../src/index.ts';
import { howMany, invented, isLater, madeCity, sectors } from './invented-city.ts';

const city = madeCity();
const each = sectors.map((_, sector) => sector);

it('counts the events of each sector as a list of them would', () => {
  const counted = each.map((own) => howMany(({ sector }) => sector === own));
  expect([...eventsBySector(city)]).toEqual(counted);
  expect(eventsInSectors(city)).toBe(howMany(({ sector }) => sector >= 0));
  expect(eventsOfPeriod(city, [9, 0], 1)).toEqual(
    [9, 0].map((own) => howMany((event) => event.sector === own && isLater(event))),
  );
  expect([...reportsBefore(city)]).toEqual(
    each.map((own) => howMany((event) => event.sector === own && !isLater(event) && event.source === 'public')),
  );
  const sorted = counted.toSorted((a, b) => b - a);
  expect(busiestAndMiddle(city)).toEqual([sorted[0], sorted[8]]);
});

it('adds up the sectors of one part, of the events that pass', () => {
  const controls = sectorsOfKind(city, 'control');
  expect(controls).toEqual(each.filter((sector) => sectors[sector]!.kind === 'control'));
  const isDrug = (event: number) => invented[event]!.offence === 'drugs';
  const drugs = (later: boolean) =>
    howMany((event) => controls.includes(event.sector) && event.offence === 'drugs' && isLater(event) === later);
  expect(beforeAndAfter(city, 'control', isDrug)).toEqual({ before: drugs(false), after: drugs(true) });
  expect(beforeAndAfter(city, 'nowhere')).toEqual({ before: 0, after: 0 });
});

it('takes all events for those of an offence where the file names none', () => {
  expect(eventsOfOffence(city, 'drugs')).toHaveLength(howMany(({ offence }) => offence === 'drugs'));
  expect(eventsOfOffence(city, 'arson')).toEqual([]);
  expect(eventsOfOffence({ ...city, offence: { values: [], codes: city.offence.codes } }, 'arson')).toHaveLength(900);
});

it('refuses a sector that there is not', () => {
  expect(() => eventsOfPeriod(city, [16], 0)).toThrow('sectors');
});
