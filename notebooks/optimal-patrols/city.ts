import type { Column, Table } from '@assay/dataset';
import { type Area, areaFromGeometry, locate, NOWHERE, projectDegrees } from '@assay/displacement';
import { cell } from '@assay/notebook';
import { type DictionaryColumn, dictionaryColumn, type NotComputed, notComputed } from '@assay/statistics';
import { events, interventionDate, sectors } from './inputs.ts';

export const GROUPS = ['White', 'Mixed', 'Asian', 'Black', 'Other'] as const;
export const DAY = 86_400_000;

/** Events with a place and a time, in metres, and the sector of each. */
export interface City {
  readonly nEvents: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly time: Float64Array;
  readonly timeTo: Float64Array;
  readonly day: Int32Array;
  /** `NaN` where the record holds no time of day. */
  readonly hour: Float64Array;
  readonly later: Uint8Array;
  readonly offence: DictionaryColumn;
  /** 1 found by police, 0 reported by the public, −1 not stated. */
  readonly foundByPolice: Int8Array;
  readonly harm: Float64Array;
  readonly sector: Int32Array;
  readonly sectors: readonly Sector[];
  /** Why nothing can be said of sectors, or `null`. */
  readonly withoutSectors: NotComputed | null;
  readonly hasHours: boolean;
  /** True where every event is dated to the first of a month, as police.uk files are: days mean nothing then. */
  readonly monthsOnly: boolean;
  readonly nRows: number;
  readonly nWithoutPlace: number;
  readonly nWithoutTime: number;
  readonly nOutside: number;
  readonly interventionDay: number;
}

export interface Sector {
  readonly area: Area;
  readonly kind: string;
  readonly decile: number;
  readonly people: readonly number[];
}

export const city = cell({
  name: 'city',
  title: 'Events in their sectors',
  needs: { events, sectors, interventionDate },
  compute: ({ events, sectors, interventionDate }, { log }): City => {
    const nRows = events.rowCount;
    const rawX = numbers(events, 'x_metres');
    const rawY = numbers(events, 'y_metres');
    const rawTime = withMonths(times(events, 'time'), texts(events, 'month'));
    let nWithoutPlace = 0;
    let nWithoutTime = 0;
    const kept: number[] = [];
    for (let row = 0; row < nRows; row++) {
      const placed = Number.isFinite(rawX[row]!) && Number.isFinite(rawY[row]!);
      const timed = Number.isFinite(rawTime[row]!);
      if (!placed) nWithoutPlace++;
      if (!timed) nWithoutTime++;
      if (placed && timed) kept.push(row);
    }
    const take = (values: Float64Array) => Float64Array.from(kept, (row) => values[row]!);
    const { x, y, toMetres } = inMetres(take(rawX), take(rawY));
    const time = take(rawTime);
    const day = Int32Array.from(time, (ms) => Math.floor(ms / DAY));
    const interventionDay = Math.round(Date.parse(`${interventionDate}T00:00Z`) / DAY);
    const hasHours = time.some((ms) => ms % DAY !== 0);
    const areas = sectorsOf(sectors, toMetres);
    const located = locate(
      x,
      y,
      areas.map(({ area }) => area),
    );
    const withoutSectors =
      located.nLocated >= 0.5 * kept.length
        ? null
        : notComputed(
            `only ${located.nLocated} of ${kept.length} events lie in the sectors given: sectors and events are not of one place${otherUnits(rawX, sectors)}`,
          );
    const source = texts(events, 'source');
    log(`${kept.length} of ${nRows} events have a place and a time; ${located.nLocated} lie in a sector`);
    return {
      nEvents: kept.length,
      x,
      y,
      time,
      timeTo: take(times(events, 'time_to')),
      day,
      hour: Float64Array.from(time, (ms) => (hasHours ? (((ms % DAY) + DAY) % DAY) / 3_600_000 : Number.NaN)),
      later: Uint8Array.from(day, (each) => (each >= interventionDay ? 1 : 0)),
      offence: takeTexts(texts(events, 'offence_type'), kept),
      foundByPolice: Int8Array.from(kept, (row) => {
        const code = source.codes[row]!;
        return code < 0 ? -1 : /police|discover/i.test(source.values[code]!) ? 1 : 0;
      }),
      harm: take(numbers(events, 'harm_weight')).map((weight) => (Number.isFinite(weight) ? weight : 1)),
      sector: located.area,
      sectors: areas,
      withoutSectors,
      hasHours,
      monthsOnly: kept.length > 0 && day.every((each) => new Date(each * DAY).getUTCDate() === 1),
      nRows,
      nWithoutPlace,
      nWithoutTime,
      nOutside: located.nOutside,
      interventionDay,
    };
  },
});

/** The remedy where events are in degrees and boundaries in metres, such as the British National Grid. */
function otherUnits(x: Float64Array, table: Table): string {
  const first = texts(table, 'boundary').values[0] ?? '';
  const number = Number(/-?\d+(\.\d+)?/.exec(first.slice(first.indexOf('[')))?.[0] ?? Number.NaN);
  const inDegrees = x.every((value) => !(Math.abs(value) > 180));
  return inDegrees && Math.abs(number) > 180
    ? '. Events are in degrees and boundaries in metres: convert the boundaries to longitude and latitude (EPSG:4326)'
    : '';
}

/** Times, and the first of the month where there is a month alone, as in police.uk files. */
function withMonths(time: Float64Array, month: DictionaryColumn): Float64Array {
  const starts = month.values.map((text) =>
    /^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? Date.parse(`${text}-01T00:00Z`) : Number.NaN,
  );
  return time.map((value, row) =>
    Number.isFinite(value) || month.codes[row]! < 0 ? value : starts[month.codes[row]!]!,
  );
}

/** Degrees are projected about the middle of the events; metres stay as they are. */
function inMetres(x: Float64Array, y: Float64Array) {
  const degrees =
    x.length > 0 && x.every((value) => Math.abs(value) <= 180) && y.every((value) => Math.abs(value) <= 90);
  if (!degrees) return { x, y, toMetres: (px: number, py: number): readonly [number, number] => [px, py] };
  const middle = (values: Float64Array) => values.toSorted()[values.length >> 1]!;
  const centre = { longitude: middle(x), latitude: middle(y) };
  const projected = projectDegrees(x, y, centre);
  return {
    ...projected,
    toMetres: (px: number, py: number): readonly [number, number] => {
      // Sectors in metres beside events in degrees are of another map: they hold nothing.
      if (Math.abs(px) > 180 || Math.abs(py) > 90) return [Number.NaN, Number.NaN];
      const one = projectDegrees([px], [py], centre);
      return [one.x[0]!, one.y[0]!];
    },
  };
}

function sectorsOf(table: Table, toMetres: (x: number, y: number) => readonly [number, number]): Sector[] {
  const id = texts(table, 'sector_id');
  const boundary = texts(table, 'boundary');
  const kind = texts(table, 'kind');
  const decile = numbers(table, 'deprivation_decile');
  const people = GROUPS.map((group) => numbers(table, `residents_${group.toLowerCase()}`));
  return Array.from({ length: table.rowCount }, (_, row) => {
    const text = textOf(boundary, row) ?? '';
    const geometry = text.trimStart().startsWith('[') ? `{"type":"Polygon","coordinates":${text}}` : text;
    const area = areaFromGeometry(textOf(id, row) ?? `row ${row + 1}`, geometry);
    return {
      area: {
        ...area,
        polygons: area.polygons.map((rings) => rings.map((ring) => ring.map(([x, y]) => toMetres(x, y)))),
      },
      kind: textOf(kind, row) ?? 'not stated',
      decile: decile[row]!,
      people: people.map((column) => (Number.isFinite(column[row]!) ? column[row]! : 0)),
    };
  });
}

export function numbers(table: Table, name: string): Float64Array {
  const column: Column | undefined = table.columns[name];
  return column?.kind === 'number' ? column.values : new Float64Array(table.rowCount).fill(Number.NaN);
}

export function times(table: Table, name: string): Float64Array {
  const column: Column | undefined = table.columns[name];
  if (column?.kind === 'time') return column.milliseconds;
  if (column?.kind === 'date') return Float64Array.from(column.days, (day) => (day < -1e9 ? Number.NaN : day * DAY));
  return new Float64Array(table.rowCount).fill(Number.NaN);
}

export function texts(table: Table, name: string): DictionaryColumn {
  const column: Column | undefined = table.columns[name];
  return column?.kind === 'text' ? column : dictionaryColumn(new Array<null>(table.rowCount).fill(null));
}

function takeTexts({ codes, values }: DictionaryColumn, rows: readonly number[]): DictionaryColumn {
  return { codes: Int32Array.from(rows, (row) => codes[row]!), values };
}

export function textOf({ codes, values }: DictionaryColumn, row: number): string | null {
  const code = codes[row]!;
  return code < 0 ? null : values[code]!;
}

/** Rows of events that pass a test. */
export function rowsWhere({ nEvents }: City, test: (row: number) => boolean): number[] {
  const rows: number[] = [];
  for (let row = 0; row < nEvents; row++) if (test(row)) rows.push(row);
  return rows;
}

/** Events before and after in sectors of one kind, among rows that pass. */
export function beforeAfter(city: City, kind: string, test: (row: number) => boolean = () => true) {
  let before = 0;
  let after = 0;
  for (let row = 0; row < city.nEvents; row++) {
    const sector = city.sector[row]!;
    if (sector === NOWHERE || city.sectors[sector]!.kind !== kind || !test(row)) continue;
    if (city.later[row]) after++;
    else before++;
  }
  return { before, after };
}
