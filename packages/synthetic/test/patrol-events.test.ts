import { londonClock, type NumberColumn, type Table, type TextColumn, type TimeColumn } from '@assay/dataset';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  confidenceSurveySchema,
  offenceTypes,
  type PatrolEvents,
  patrolEvents,
  patrolEventsDefaults,
  patrolEventsSchema,
  patrolRoutesSchema,
  patrolSectorsSchema,
  patrolTruthSchema,
  patrolVisitsSchema,
} from '../src/index.ts';
import { tableDigest } from './table-digest.ts';

const text = (table: Table, name: string) => {
  const { codes, values } = table.columns[name] as TextColumn;
  return Array.from(codes, (code) => (code < 0 ? null : values[code]!));
};
const number = (table: Table, name: string) => (table.columns[name] as NumberColumn).values;
const time = (table: Table, name: string) => (table.columns[name] as TimeColumn).milliseconds.map(londonClock);
const zip = <A, B>(a: readonly A[], b: readonly B[]) => a.map((one, row) => [one, b[row]!] as const);
const START = Date.UTC(2023, 9, 1);
const hourOf = (milliseconds: number) => Math.floor((milliseconds % 86_400_000) / 3_600_000);

/** Whether a point lies inside a closed ring (even–odd rule). */
function inside(ring: readonly (readonly [number, number])[], x: number, y: number): boolean {
  let odd = false;
  for (let index = 0; index + 1 < ring.length; index++) {
    const [x1, y1] = ring[index]!;
    const [x2, y2] = ring[index + 1]!;
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) odd = !odd;
  }
  return odd;
}

describe('patrolEvents', () => {
  let city: PatrolEvents;
  beforeAll(() => {
    city = patrolEvents({ seed: 'test' });
  });

  it('is the city that it was in every version: baselines rest on it', () => {
    expect(Object.values(city).map(tableDigest)).toEqual([
      '4ecfecf7a7070dc8',
      'fd923116f0d9bd89',
      '07f8987b5cef9546',
      'e342326e3b611807',
      '31b3cfdda87cb313',
      'e376572c571bc75d',
    ]);
  });

  it('has the columns of its schemas', () => {
    const fields = (schema: { readonly fields: readonly { readonly name: string }[] }) =>
      schema.fields.map(({ name }) => name);
    expect(Object.keys(city.events.columns)).toEqual(fields(patrolEventsSchema));
    expect(Object.keys(city.sectors.columns)).toEqual(fields(patrolSectorsSchema));
    expect(Object.keys(city.patrols.columns)).toEqual(fields(patrolVisitsSchema));
    expect(Object.keys(city.routes.columns)).toEqual(fields(patrolRoutesSchema));
    expect(Object.keys(city.survey.columns)).toEqual(fields(confidenceSurveySchema));
    expect(Object.keys(city.truth.columns)).toEqual(fields(patrolTruthSchema));
  });

  it('returns identical tables for one seed', () => {
    const small = {
      columns: 4,
      rows: 4,
      treatedSectors: 2,
      eventsPerDay: 2,
      patrolsPerDay: 3,
      lastDate: '2022-12-31',
      interventionDate: '2022-09-01',
    };
    const digests = (made: PatrolEvents) => Object.values(made).map(tableDigest);
    const first = digests(patrolEvents({ seed: 1, ...small }));
    expect(digests(patrolEvents({ seed: 1, ...small }))).toEqual(first);
    expect(digests(patrolEvents({ seed: 2, ...small }))[0]).not.toBe(first[0]);
    expect(first).toEqual([
      '18e613a71f4e420b',
      '3bae6516480dfbda',
      'b4b4c6dc97c97822',
      'd07ea9db4b4d3f0e',
      '10d2c0cc08524ac4',
      'b7bf6cfe04f0ef1e',
    ]);
  });

  it('is the city that it was where most of what is recorded was discovered by patrols', () => {
    const settings = { columns: 3, rows: 3, treatedSectors: 1, patrolsPerDay: 400, reportingByGroup: [0, 0, 0, 0, 0] };
    const watched = patrolEvents({ seed: 'watched', ...settings, lastDate: '2023-12-31' });
    expect(new Set(text(watched.events, 'source'))).toEqual(new Set(['discovered by police']));
    expect(tableDigest(watched.events)).toBe('733f7cbe762eb7fe');
  });

  it('puts every recorded event and every stop inside its sector', () => {
    const rings = text(city.sectors, 'boundary').map((ring) => JSON.parse(ring!)[0] as [number, number][]);
    const ids = text(city.sectors, 'sector_id');
    const ringOf = new Map(ids.map((id, row) => [id, rings[row]!]));
    const [x, y, sector] = [
      number(city.events, 'x_metres'),
      number(city.events, 'y_metres'),
      text(city.events, 'sector_id'),
    ];
    for (let row = 0; row < x.length; row++)
      if (!inside(ringOf.get(sector[row]!)!, x[row]!, y[row]!)) expect.fail(`event ${row}`);
    const visited = text(city.patrols, 'sector_id');
    const patrolSector = new Map(text(city.patrols, 'patrol_id').map((id, row) => [id, visited[row]!]));
    const [stopX, stopY, patrol] = [
      number(city.routes, 'x_metres'),
      number(city.routes, 'y_metres'),
      text(city.routes, 'patrol_id'),
    ];
    for (let row = 0; row < stopX.length; row += 7) {
      if (!inside(ringOf.get(patrolSector.get(patrol[row]!)!)!, stopX[row]!, stopY[row]!)) expect.fail(`stop ${row}`);
    }
    for (const ring of rings) expect(ring[0]).toEqual(ring[ring.length - 1]);
    const [middleX, middleY] = ['centre_x_metres', 'centre_y_metres'].map((name) => number(city.sectors, name));
    for (const [row, [a, b, c, d]] of rings.entries()) {
      expect(middleX![row]).toBeCloseTo((a![0] + b![0] + c![0] + d![0]) / 4, 9);
      expect(middleY![row]).toBeCloseTo((a![1] + b![1] + c![1] + d![1]) / 4, 9);
    }
    const area = number(city.sectors, 'area_square_metres');
    expect(area.reduce((sum, one) => sum + one, 0)).toBeCloseTo(80 * 1500 ** 2, -3);
  });

  it('surrounds treated sectors with buffers and never takes the centre', () => {
    const kind = text(city.sectors, 'kind');
    expect(kind.filter((one) => one === 'treated').length).toBe(patrolEventsDefaults.treatedSectors);
    for (const needed of ['buffer', 'control', 'city centre']) expect(kind).toContain(needed);
    for (const [index, one] of kind.entries()) {
      if (one !== 'control') continue;
      const [column, row] = [index % 10, Math.floor(index / 10)];
      for (const [other, otherKind] of kind.entries()) {
        const near = Math.abs((other % 10) - column) <= 1 && Math.abs(Math.floor(other / 10) - row) <= 1;
        if (near && otherKind === 'treated') expect.fail(`sector ${index}`);
      }
    }
  });

  it('averts and moves events in the set shares, in treated sectors and patrol hours alone', () => {
    const kind = new Map(zip(text(city.sectors, 'sector_id'), text(city.sectors, 'kind')));
    const fate = text(city.truth, 'fate');
    const without = text(city.truth, 'sector_id_without_patrols');
    const sector = text(city.truth, 'sector_id');
    const when = time(city.truth, 'time_without_patrols');
    const type = text(city.truth, 'offence_type_without_patrols');
    const averted = new Set(offenceTypes.filter((one) => one.averted).map(({ name }) => name));
    const counts = new Map<string, number>();
    for (let row = 0; row < fate.length; row++) {
      const exposed =
        kind.get(without[row]!) === 'treated' &&
        when[row]! >= START &&
        hourOf(when[row]!) >= 15 &&
        hourOf(when[row]!) < 22 &&
        averted.has(type[row]!);
      if (exposed) counts.set(fate[row]!, (counts.get(fate[row]!) ?? 0) + 1);
      else if (fate[row] !== 'as it was') expect.fail(`row ${row}`);
      const moved = fate[row] === 'moved to neighbour';
      if (moved ? kind.get(sector[row]!) !== 'buffer' : sector[row] !== without[row]) expect.fail(`row ${row}`);
    }
    const exposed = [...counts.values()].reduce((sum, one) => sum + one, 0);
    const touched = exposed - counts.get('as it was')!;
    const near = (hits: number, of: number, expected: number) =>
      expect(Math.abs(hits / of - expected)).toBeLessThan(4 * Math.sqrt((expected * (1 - expected)) / of));
    near(touched, exposed, patrolEventsDefaults.avertedShare);
    near(counts.get('moved to neighbour')!, touched, patrolEventsDefaults.movedToNeighbours);
    near(counts.get('moved to other hours')!, touched, patrolEventsDefaults.movedToOtherHours);
    expect(text(city.events, 'event_id').length).toBeLessThan(fate.length);
  });

  it('triggers near repeats in the set ratio, on the same street within weeks', () => {
    const parent = (city.truth.columns.triggered_by as TextColumn).codes;
    const type = text(city.truth, 'offence_type_without_patrols');
    const when = time(city.truth, 'time_without_patrols');
    for (const { name, nearRepeat } of offenceTypes.slice(0, 3)) {
      const events = type.filter((one) => one === name).length;
      const repeats = Array.from(parent).filter((one, row) => one >= 0 && type[row] === name).length;
      // Each event triggers `nearRepeat` others (a few fall beyond the last day), so that is their share.
      expect(Math.abs(repeats / events - nearRepeat)).toBeLessThan(0.03);
    }
    for (let row = 0; row < parent.length; row++) {
      if (parent[row]! >= 0 && type[row] !== type[parent[row]!]) expect.fail(`row ${row}`);
      if (parent[row]! >= 0 && !(Math.floor(when[row]! / 864e5) > Math.floor(when[parent[row]!]! / 864e5)))
        expect.fail(`row ${row}`);
    }
  });

  it('records drugs by discovery and burglary by report, and discovers some groups more', () => {
    const source = text(city.truth, 'source');
    const type = text(city.truth, 'offence_type');
    const group = text(city.truth, 'ethnic_group');
    const share = (kind: string, of: (row: number) => boolean) => {
      const rows = source.filter((_, row) => of(row));
      return rows.filter((one) => one === kind).length / rows.length;
    };
    expect(share('reported by the public', (row) => type[row] === 'burglary')).toBeGreaterThan(0.65);
    expect(share('reported by the public', (row) => type[row] === 'drugs')).toBeLessThan(0.06);
    const discovered = (name: string) =>
      share('discovered by police', (row) => group[row] === name && type[row] === 'drugs');
    expect(discovered('Black')).toBeGreaterThan(discovered('White'));
    const recorded = source.filter((one) => one !== 'not recorded').length;
    expect(city.events.rowCount).toBe(recorded);
  });

  it('orders events by the time at which they happened and brackets it', () => {
    const [from, to] = [time(city.events, 'time'), time(city.events, 'time_to')];
    const truth = time(city.truth, 'time');
    const rows = (city.events.columns.event_id as TextColumn).codes;
    for (let row = 0; row < from.length; row++) {
      if (row > 0 && rows[row]! <= rows[row - 1]!) expect.fail(`row ${row}`);
      if (!(from[row]! <= truth[rows[row]!]! && truth[rows[row]!]! <= to[row]!)) expect.fail(`row ${row}`);
    }
  });

  it('sends the model’s visits to treated sectors in patrol hours unless overridden', () => {
    const kind = new Map(zip(text(city.sectors, 'sector_id'), text(city.sectors, 'kind')));
    const [planned, visited, by, reason] = ['planned_sector_id', 'sector_id', 'planned_by', 'override_reason'].map(
      (name) => text(city.patrols, name),
    );
    const start = time(city.patrols, 'start');
    let overrides = 0;
    let byModel = 0;
    for (let row = 0; row < start.length; row++) {
      if (by![row] !== 'model') continue;
      byModel++;
      if (kind.get(planned![row]!) !== 'treated') expect.fail(`row ${row}`);
      if (hourOf(start[row]!) < 15 || hourOf(start[row]!) >= 22 || start[row]! < START) expect.fail(`row ${row}`);
      if (reason![row] !== null) overrides++;
      else if (visited![row] !== planned![row]) expect.fail(`row ${row}`);
    }
    expect(overrides / byModel).toBeCloseTo(patrolEventsDefaults.overrideShare, 1);
    expect(city.routes.rowCount).toBe(3 * city.patrols.rowCount);
  });

  it('asks the public in every sector and quarter, with weights that count residents', () => {
    expect(new Set(text(city.survey, 'sector_id')).size).toBe(80);
    expect(Math.min(...number(city.survey, 'weight'))).toBeGreaterThan(0);
  });

  it('refuses a city with no room for controls', () => {
    // Twenty-five houses, twelve metres apart, within the middle 76 of a hundred and a metre from its ends: 290 ÷ 0.76.
    expect(() => patrolEvents({ seed: 1, sectorMetres: 381 })).toThrow('382 metres or more, to hold its streets: 381');
    expect(() => patrolEvents({ seed: 1, treatedSectors: 50 })).toThrow('treatedSectors must be 1 to 20: 50');
    expect(() => patrolEvents({ seed: 1, movedToNeighbours: 0.9, movedToOtherHours: 0.5 })).toThrow(
      'must sum to at most 1',
    );
  });
});
