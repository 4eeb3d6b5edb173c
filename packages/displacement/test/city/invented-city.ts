import { dictionaryColumn, randomStream } from '@assay/statistics';
import { type Area, type CityEvents, type CitySettings, cityOf, type Sector } from '../../src/index.ts';

export const DAY = 86_400_000;
const HOUR = 3_600_000;
const SIDE = 500;
const COLUMNS = 4;
/** Patrols began here; events run over eighty weeks before it and forty after. */
export const START = 20_000;

function sectorAt(index: number): Area {
  const [x, y] = [1000 + SIDE * (index % COLUMNS), 1000 + SIDE * Math.floor(index / COLUMNS)];
  const corners = [
    [x, y],
    [x + SIDE, y],
    [x + SIDE, y + SIDE],
    [x, y + SIDE],
    [x, y],
  ] as const;
  return { name: `S${index}`, polygons: [[corners]] };
}

const KINDS = ['treated', 'buffer', 'control', 'control', 'buffer', 'city centre'];

export const sectors: readonly Sector[] = Array.from({ length: 16 }, (_, index) => ({
  area: sectorAt(index),
  kind: KINDS[index] ?? 'control',
  decile: index === 15 ? Number.NaN : 1 + (index % 3),
  people: index === 15 ? [Number.NaN, Number.NaN] : [100 + index, index % 2 === 0 ? 50 : Number.NaN],
}));

/** Every event lies in the sector of its number; one in twelve outside all. */
export interface Invented {
  readonly sector: number;
  readonly day: number;
  readonly hour: number;
  readonly offence: string;
  readonly source: string | null;
  readonly harm: number;
}

const draw = randomStream('invented city');
const pick = <Value>(values: readonly Value[]): Value => values[Math.floor(draw.next() * values.length)]!;

export const invented: readonly Invented[] = Array.from({ length: 900 }, () => ({
  sector: Math.floor(draw.next() * 17.4) - 1,
  day: START - 560 + Math.floor(draw.next() * 840),
  hour: Math.floor(draw.next() * 24),
  offence: pick(['drugs', 'domestic abuse', 'violence']),
  source: pick(['public', 'public', 'police', null]),
  harm: pick([1, 5, 100]),
})).map((event) => ({ ...event, sector: Math.min(15, event.sector) }));

/** As a file has them: a point on a grid within the sector, so that some share one. */
export function columnsOf(events: readonly Invented[]): CityEvents {
  const corner = ({ sector }: Invented, axis: 0 | 1) =>
    sector < 0 ? 9000 : sectorAt(sector).polygons[0]![0]![0]![axis] + 25;
  return {
    x: Float64Array.from(events, (event, index) => corner(event, 0) + 50 * (index % 9)),
    y: Float64Array.from(events, (event, index) => corner(event, 1) + 50 * (index % 7)),
    areaName: dictionaryColumn(events.map(() => null)),
    time: Float64Array.from(events, ({ day, hour }) => day * DAY + (hour + 0.5) * HOUR),
    timeTo: Float64Array.from(events, ({ day, hour }, index) =>
      index % 2 === 0 ? Number.NaN : day * DAY + (hour + 2.5) * HOUR,
    ),
    offence: dictionaryColumn(events.map(({ offence }) => offence)),
    source: dictionaryColumn(events.map(({ source }) => source)),
    harm: Float64Array.from(events, ({ harm }) => harm),
  };
}

export const settings: CitySettings = {
  groups: ['White', 'Black'],
  firstDay: { given: START, visited: Infinity },
  ringMetres: 100,
};

export const madeCity = (
  events: Partial<CityEvents> = {},
  choices: Partial<CitySettings> = {},
  own: readonly Sector[] = sectors,
) => cityOf({ ...columnsOf(invented), ...events }, own, { ...settings, ...choices });

export const blank = () => dictionaryColumn(invented.map(() => null));
export const none = () => new Float64Array(invented.length).fill(Number.NaN);
export const isLater = ({ day }: Invented) => day >= START;
/** How many invented events pass, counted one by one. */
export const howMany = (isCounted: (event: Invented) => boolean): number => invented.filter(isCounted).length;
