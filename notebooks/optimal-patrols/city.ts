import type { Column, Table } from '@assay/dataset';
import { type Area, areaFromGeometry, chooseControls, locate, NOWHERE } from '@assay/displacement';
import { cell } from '@assay/notebook';
import {
  BLANK_GROUP,
  type DictionaryColumn,
  dictionaryColumn,
  InputError,
  type NotComputed,
  notComputed,
} from '@assay/statistics';
import { events, interventionDate, patrolledSectors, ringMetres, sectors } from './inputs.ts';
import { onOneMap } from './map.ts';

export const GROUPS = ['White', 'Mixed', 'Asian', 'Black', 'Other'] as const;
export const DAY = 86_400_000;

/** Parts of the evaluation in a reader's words; a part of another name keeps it. */
const PARTS: Readonly<Record<string, string>> = {
  treated: 'patrolled',
  buffer: 'neighbouring',
  control: 'comparison',
  'too near': 'too near to compare',
};
export const partName = (kind: string): string => PARTS[kind] ?? kind;

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
  needs: { events, sectors, interventionDate, patrolledSectors, ringMetres },
  compute: ({ events, sectors, interventionDate, patrolledSectors, ringMetres }, { log }): City => {
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
    refuseRepeated(sectors);
    const { x, y, areas: outlines } = onOneMap(take(rawX), take(rawY), outlinesOf(sectors));
    const time = take(rawTime);
    const day = Int32Array.from(time, (ms) => Math.floor(ms / DAY));
    const interventionDay = Math.round(Date.parse(`${interventionDate}T00:00Z`) / DAY);
    const hasHours = time.some((ms) => ms % DAY !== 0);
    const areas = withParts(sectorsOf(sectors, outlines), patrolledSectors, 2 * ringMetres);
    const located = locate(x, y, outlines);
    const withoutSectors =
      areas.length === 0
        ? notComputed('no sectors were given. Give their boundaries as the input sectors')
        : located.nLocated >= 0.5 * kept.length
          ? null
          : notComputed(
              `only ${located.nLocated} of ${kept.length} events lie in the sectors given: sectors and events are not of one place`,
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

/** Times, and the first of the month where there is a month alone, as in police.uk files. */
function withMonths(time: Float64Array, month: DictionaryColumn): Float64Array {
  const starts = month.values.map((text) =>
    /^\d{4}-(0[1-9]|1[0-2])(-01)?$/.test(text) ? Date.parse(`${text.slice(0, 7)}-01T00:00Z`) : Number.NaN,
  );
  return time.map((value, row) =>
    Number.isFinite(value) || month.codes[row]! < 0 ? value : starts[month.codes[row]!]!,
  );
}

function refuseRepeated(table: Table): void {
  const { codes, values } = texts(table, 'sector_id');
  const seen = new Set<number>();
  for (const code of codes)
    if (code >= 0 && seen.has(code))
      throw new InputError(
        `two sectors have one name: ${values[code]}. Name them by their code, e.g. --columns sectors:sector_id=<code>, or join their outlines.`,
      );
    else seen.add(code);
}

function outlinesOf(table: Table): Area[] {
  const id = texts(table, 'sector_id');
  const boundary = texts(table, 'boundary');
  return Array.from({ length: table.rowCount }, (_, row) => {
    const text = textOf(boundary, row) ?? '';
    const geometry = text.trimStart().startsWith('[') ? `{"type":"Polygon","coordinates":${text}}` : text;
    return areaFromGeometry(textOf(id, row) ?? `row ${row + 1}`, geometry);
  });
}

function sectorsOf(table: Table, outlines: readonly Area[]): Sector[] {
  const kind = texts(table, 'kind');
  const decile = numbers(table, 'deprivation_decile');
  const people = GROUPS.map((group) => numbers(table, `residents_${group.toLowerCase()}`));
  return outlines.map((area, row) => ({
    area,
    kind: textOf(kind, row) ?? BLANK_GROUP,
    decile: decile[row]!,
    people: people.map((column) => (Number.isFinite(column[row]!) ? column[row]! : 0)),
  }));
}

/**
 * The part of each sector in the evaluation. Where the analyst names the patrolled sectors, the others are buffers within the
 * outer ring and comparisons beyond it. A comparison that crime could have moved into is none, whoever named it one.
 */
function withParts(sectors: readonly Sector[], patrolled: string, outermostMetres: number): Sector[] {
  const names = patrolled.split(';').flatMap((name) => name.trim() || []);
  const unknown = names.filter((name) => !sectors.some(({ area }) => area.name === name));
  if (unknown.length > 0)
    throw new InputError(
      `patrolled sectors that the boundaries do not name: ${unknown.join('; ')}. Name them as the boundaries do, with semicolons between.`,
    );
  const named =
    names.length === 0
      ? sectors
      : sectors.map((sector) => ({ ...sector, kind: names.includes(sector.area.name) ? 'treated' : 'control' }));
  const treated = named.flatMap(({ area, kind }) => (kind === 'treated' ? [area] : []));
  if (treated.length === 0) return [...named];
  const choices = chooseControls(
    named.map(({ area }) => area),
    treated,
    outermostMetres,
    0,
  );
  return named.map((sector, index) =>
    sector.kind === 'control' && choices[index]!.excluded !== null
      ? { ...sector, kind: names.length > 0 ? 'buffer' : 'too near' }
      : sector,
  );
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

/** An offence as the file spells it: names are compared without case. */
export function asSpelt({ offence }: City, name: string): string {
  return offence.values.find((value) => value.toLowerCase() === name.trim().toLowerCase()) ?? name;
}

/** Events of one offence; all of them where the file names none. */
export function offenceRows(city: City, name: string): number[] {
  const spelt = asSpelt(city, name);
  return rowsWhere(city, (row) => city.offence.values.length === 0 || textOf(city.offence, row) === spelt);
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
