import { type Table, tableOf } from '@assay/dataset';
import { computeFindings, defineNotebook } from '@assay/notebook';
import { describe, expect, it } from 'vitest';
import { dataFindings } from '../findings/data.ts';
import { feedbackFindings } from '../findings/feedback.ts';
import { sectorMap } from '../findings/maps.ts';
import { nearRepeatFindings } from '../findings/near-repeat.ts';
import { overrideFindings } from '../findings/overrides.ts';
import { events, patrols, sectors } from '../inputs.ts';
import notebook from '../notebook.ts';

const cells = [dataFindings, feedbackFindings, sectorMap, nearRepeatFindings, overrideFindings];
const only = (tables: Readonly<Record<string, Table>>, parameters = {}) =>
  computeFindings(defineNotebook({ ...notebook, cells }), tables, parameters);
type Found = Awaited<ReturnType<typeof only>>;
const reasonOf = (found: Found, id: string) => found.get(id)!.notComputed?.reason;
const settingsOf = (found: Found) =>
  Object.fromEntries(found.get('data.settings')!.table!.rows.map(([name, ...said]) => [name, said]));
const placesOf = (found: Found) => new Map(found.get('data.places')!.table!.rows as [string, number][]);

/** Squares of a kilometre in a row; wider ones reach into the next. */
const squares = (count: number, { width = 1000 } = {}) =>
  tableOf(sectors.schema, {
    sector_id: Array.from({ length: count }, (_, at) => `S${at}`),
    boundary: Array.from({ length: count }, (_, at) => {
      const [west, east] = [400_000 + at * 1000, 400_000 + at * 1000 + width];
      const ring = [
        ...[
          [west, 300_000],
          [east, 300_000],
          [east, 301_000],
          [west, 301_000],
          [west, 300_000],
        ],
      ];
      return JSON.stringify({ type: 'Polygon', coordinates: [ring] });
    }),
  });

/** Events in the middle of squares: the square, the day of 2024, who found it. */
const happened = (own: readonly (readonly [square: number, day: string, source?: string])[]) =>
  tableOf(events.schema, {
    time: own.map(([, day]) => `2024-${day}T12:30:00`),
    x_metres: own.map(([square]) => 400_500 + square * 1000),
    y_metres: own.map((_, at) => 300_400 + at),
    offence_type: own.map(() => 'burglary'),
    source: own.map(([, , source]) => source ?? null),
  });
const PUBLIC = 'reported by the public';
const POLICE = 'discovered by police';
const eight = happened([
  [0, '01-05', PUBLIC],
  [0, '02-05', PUBLIC],
  [1, '02-25', POLICE],
  [2, '03-05', PUBLIC],
  [9, '03-15', PUBLIC],
  [10, '03-20', PUBLIC],
  [0, '03-25'],
  [1, '04-05', PUBLIC],
]);

describe('what this run was set to', () => {
  it('says of each setting whether it was given or taken from the data', async () => {
    const found = await only(
      { events: eight, sectors: squares(30) },
      { interventionDate: '2024-03-01', ringMetres: 300, topSectors: 2, patrolFrom: 18, patrolTo: 23 },
    );
    expect(settingsOf(found)).toEqual({
      'First day of patrols': ['2024-03-01', 'given'],
      'Width of a ring, metres': ['300', 'given'],
      'Sectors that can be patrolled': ['2', 'given'],
      'Hours of patrols': ['18 to 23', expect.stringContaining('given')],
    });
  });

  it('takes a tenth of the sectors where none is patrolled, and as many as are', async () => {
    const unpatrolled = settingsOf(await only({ events: eight, sectors: squares(30) }));
    expect(unpatrolled['Sectors that can be patrolled']).toEqual(['3', 'a tenth of all sectors']);
    expect(unpatrolled['First day of patrols']![0]).toBe('not known');
    expect(unpatrolled['Hours of patrols']).toEqual(['not known', 'neither given nor in the data']);
    expect(unpatrolled['Width of a ring, metres']).toEqual(['500', 'half the side of a middling sector']);
    const named = await only(
      { events: eight, sectors: squares(30) },
      { interventionDate: '2024-03-01', patrolledSectors: 'S0; S4' },
    );
    expect(settingsOf(named)['Sectors that can be patrolled']).toEqual(['2', 'as many as are patrolled']);
  });
});

describe('places and sources of a few events', () => {
  it('counts who found them of those that say so, and the one event outside every sector', async () => {
    const found = await only({ events: eight, sectors: squares(10) });
    expect(found.get('data.found-by-police')).toMatchObject({ numerator: 1, denominator: 7 });
    expect(found.get('data.outside')).toMatchObject({ numerator: 1, denominator: 8 });
    expect(placesOf(found).get('of these with a time, outside every sector')).toBe(1);
    expect([...placesOf(found).keys()].join()).not.toContain('two sectors or more');
    const whole = await only({ events: eight });
    expect(reasonOf(whole, 'data.outside')).toBe('no sectors were given');
    expect([...placesOf(whole).keys()].join()).not.toContain('outside every sector');
  });

  it('tells of the one event that lies in two sectors', async () => {
    const own = happened([
      [0, '01-05', PUBLIC],
      [1, '02-05', PUBLIC],
    ]);
    const x = own.columns['x_metres']!;
    if (x.kind === 'number') x.values[1] = 401_050;
    const found = await only({ events: own, sectors: squares(10, { width: 1100 }) });
    expect(placesOf(found).get('of these in two sectors or more, counted in one')).toBe(1);
  });

  it('says that nobody is known to have found anything where no source is given or all are unread', async () => {
    const days = [...Array(8).keys()].map((day) => `01-0${day + 1}`);
    const silent = await only({ events: happened(days.map((day, at) => [at % 3, day] as const)) });
    expect(reasonOf(silent, 'data.found-by-police')).toBe('the events do not say who found them');
    expect(reasonOf(silent, 'feedback.urn')).toBe('the events do not say who found them');
    const unread = await only({ events: happened(days.map((day, at) => [at % 3, day, 'Kingfisher'] as const)) });
    expect(reasonOf(unread, 'data.found-by-police')).toBe(
      'who found an event is said in words that no list knows: “Kingfisher”',
    );
  });
});

describe('too few to say anything of', () => {
  it('tests no near repeats of three events, and counts them', async () => {
    const near = (count: number) =>
      only({ events: happened(['01-05', '01-06', '02-07', '02-08'].slice(0, count).map((day) => [0, day] as const)) });
    const three = await near(3);
    expect(three.get('near.events')!.notComputed?.reason ?? three.get('near.events')!.value).toBe(
      'too few events named burglary: 3',
    );
    expect(reasonOf(await near(4), 'near.table') ?? '').not.toContain('too few events named');
  });

  it('draws four hundred sectors and not one more', async () => {
    const days = [...Array(9).keys()].map((day) => [day, `01-0${day + 1}`] as const);
    const drawn = await only({ events: happened(days), sectors: squares(400) });
    expect(reasonOf(drawn, 'map.sectors')).toBeUndefined();
    expect(drawn.get('map.sectors')!.table!.rows).toHaveLength(400);
    const more = await only({ events: happened(days), sectors: squares(401) });
    expect(reasonOf(more, 'map.sectors')).toBe('too many sectors to draw: 401');
  });

  it('counts a visit for each reason, by deprivation of the sector that it was planned for', async () => {
    const visits = tableOf(patrols.schema, {
      start: ['2024-03-01T18:00', '2024-03-02T18:00', '2024-03-03T18:00', '2024-03-04T18:00', '2024-03-05T18:00'],
      planned_sector_id: ['S0', 'S0', 'S1', 'S1', 'S1'],
      sector_id: ['S0', 'S2', 'S2', 'S2', 'S1'],
      planned_by: ['model', 'model', 'model', 'model', 'people'],
      override_reason: [null, 'local knowledge', 'local knowledge', null, null],
    });
    const given = { events: eight, patrols: visits };
    const named = { patrolledSectors: 'S0; S1' };
    const found = await only({ ...given, sectors: squares(10) }, named);
    expect(found.get('override.rate')).toMatchObject({ numerator: 3, denominator: 4 });
    expect(reasonOf(found, 'override.deprivation')).toBe('the sectors do not say how deprived they are');
    const ten = squares(10);
    const decile = {
      kind: 'number',
      values: Float64Array.from({ length: 10 }, (_, at) => (at === 0 ? 10 : 2)),
    } as const;
    const columns = { ...ten.columns, deprivation_decile: decile };
    const told = await only({ ...given, sectors: { ...ten, columns } }, named);
    // By number: 2 before 10.
    expect(told.get('override.deprivation')!.table!.rows.map((row) => row.slice(0, 3).map(Number))).toEqual([
      [2, 2, 2],
      [10, 2, 1],
    ]);
  });
});
