import { selectRows, type Table } from '@assay/dataset';
import { nationalGrid } from '@assay/displacement';
import { type FindingDraft, findingProblems, numbersWithoutKind } from '@assay/evidence';
import { computeFindings as compute, defineNotebook } from '@assay/notebook';
import { patrolEvents } from '@assay/synthetic';
import { beforeAll, describe, expect, it } from 'vitest';
import { displacementFindings } from '../findings/displacement.ts';
import { nearRepeatFindings } from '../findings/near-repeat.ts';
import notebook from '../notebook.ts';

const computeFindings = (tables: Readonly<Record<string, Table>>, parameters = {}) =>
  compute(notebook, tables, parameters);
/** What these cells state, where a test asks of nothing else. */
const only = (cells: typeof notebook.cells, tables: Readonly<Record<string, Table>>, parameters = {}) =>
  compute(defineNotebook({ ...notebook, cells }), tables, parameters);

const settings = { seed: 'notebook test', columns: 6, rows: 6, treatedSectors: 4, eventsPerDay: 20, patrolsPerDay: 20 };
const tablesOf = (made: ReturnType<typeof patrolEvents>) => ({
  events: made.events,
  sectors: made.sectors,
  patrols: made.patrols,
  survey: made.survey,
});

/** The synthetic city about Birmingham, in degrees. */
function inDegrees(made: ReturnType<typeof patrolEvents>) {
  const east = (x: number) => -1.9 + x / 68_000;
  const north = (y: number) => 52.4 + y / 111_000;
  const events = structuredClone(made.events);
  for (const [name, degrees] of [
    ['x_metres', east],
    ['y_metres', north],
  ] as const) {
    const column = events.columns[name]!;
    if (column.kind === 'number') column.values.set(column.values.map(degrees));
  }
  const sectors = structuredClone(made.sectors);
  const boundary = sectors.columns['boundary']!;
  if (boundary.kind !== 'text') throw new Error('boundary');
  const values = boundary.values.map((text) =>
    JSON.stringify((JSON.parse(text) as [number, number][][]).map((ring) => ring.map(([x, y]) => [east(x), north(y)]))),
  );
  (sectors.columns as Record<string, unknown>)['boundary'] = { ...boundary, values };
  return { events, sectors };
}

describe('optimal patrols', () => {
  let made: ReturnType<typeof patrolEvents>;
  let found: ReadonlyMap<string, FindingDraft>;
  beforeAll(async () => {
    made = patrolEvents(settings);
    found = await computeFindings(tablesOf(made));
  });

  it('states findings without a fault, and every question it claims has one', () => {
    expect([...found.values()].flatMap(findingProblems)).toEqual([]);
    const answered = new Set([...found.values()].flatMap(({ questions }) => questions));
    expect(notebook.questions.filter((question) => !answered.has(question))).toEqual([]);
  });

  it('says of every number how it is made, so that the gate can make it again', () => {
    const without = [...found.values()].flatMap(({ id, notComputed, table = null, value = null, kind }) => {
      const status = notComputed === undefined ? 'computed' : 'not-computed';
      return numbersWithoutKind({ status, table, value, ...(kind && { kind }) }).map((name) => `${id}: ${name}`);
    });
    expect(without).toEqual([]);
  });

  it('shows no columns of limits where no number has any', () => {
    const empty = [...found].flatMap(([id, { table }]) =>
      (table?.columns ?? []).flatMap(({ kind, name }, at) =>
        kind?.kind === 'limit' && table!.rows.every((row) => row[at] === null) ? [`${id}: ${name}`] : [],
      ),
    );
    expect(empty).toEqual([]);
  });

  it('counts every event once over the kinds of sector', () => {
    const rows = found.get('displacement.cells')!.table!.rows;
    const total = rows.reduce((sum, row) => sum + Number(row[3]) + Number(row[4]), 0);
    expect(total).toBe(made.events.rowCount);
  });

  it('draws one outline for each sector', () => {
    const rows = found.get('map.sectors')!.table!.rows;
    expect(rows).toHaveLength(36);
    for (const row of rows) expect(JSON.parse(String(row[1]))).toMatchObject({ type: 'MultiPolygon' });
  });

  it('refuses findings by sector where sectors and events are of two places, and keeps the others', async () => {
    const away = structuredClone(made.events);
    const x = away.columns['x_metres']!;
    if (x.kind === 'number') for (let row = 0; row < x.values.length; row++) x.values[row]! += 1e6;
    const other = await computeFindings({ ...tablesOf(made), events: away });
    expect(other.get('displacement.local')!.notComputed!.reason).toContain('not of one place');
    expect(other.get('near.ratio')!.value).toBe(found.get('near.ratio')!.value);
  });

  it('gives the same counts where places are degrees of longitude and latitude', async () => {
    const other = await computeFindings({ ...tablesOf(made), ...inDegrees(made) });
    expect(other.get('displacement.cells')!.table).toEqual(found.get('displacement.cells')!.table);
  });

  it('takes events in degrees to boundaries in national grid metres', async () => {
    const { events, sectors } = inDegrees(made);
    const boundary = sectors.columns['boundary']!;
    if (boundary.kind !== 'text') throw new Error('boundary');
    const values = boundary.values.map((text) =>
      JSON.stringify(
        (JSON.parse(text) as [number, number][][]).map((ring) => {
          const { x, y } = nationalGrid(
            ring.map(([east]) => east),
            ring.map(([, north]) => north),
          );
          return ring.map((_, at) => [x[at], y[at]]);
        }),
      ),
    );
    (sectors.columns as Record<string, unknown>)['boundary'] = { ...boundary, values };
    const other = await only([displacementFindings], { ...tablesOf(made), events, sectors });
    const rows = other.get('displacement.cells')!.table!.rows;
    const wanted = found.get('displacement.cells')!.table!.rows;
    // A border drawn on another projection bends by less than a metre: an event in a thousand may change sides.
    for (const [at, row] of rows.entries())
      for (const column of [3, 4])
        expect(Math.abs(Number(row[column]) - Number(wanted[at]![column]))).toBeLessThan(made.events.rowCount / 1000);
  });

  it('refuses longitude and latitude exchanged, with the remedy', async () => {
    const { events, sectors } = inDegrees(made);
    const columns = events.columns as Record<string, (typeof events.columns)[string]>;
    [columns['x_metres'], columns['y_metres']] = [columns['y_metres']!, columns['x_metres']!];
    await expect(computeFindings({ ...tablesOf(made), events, sectors })).rejects.toThrow(
      'coordinates look swapped: 11972 of 11972',
    );
  });

  it('refuses two sectors of one name, and patrolled sectors that no boundary has', async () => {
    const sectors = structuredClone(made.sectors);
    const names = sectors.columns['sector_id']!;
    if (names.kind === 'text') names.codes[1] = names.codes[0]!;
    await expect(computeFindings({ ...tablesOf(made), sectors })).rejects.toThrow('two sectors have one name');
    await expect(computeFindings(tablesOf(made), { patrolledSectors: 'S100; Nowhere' })).rejects.toThrow(
      'patrolled sectors that the boundaries do not name: Nowhere',
    );
  });

  it('takes buffers and comparisons by distance where the analyst names the patrolled sectors', async () => {
    const named = await only([displacementFindings], tablesOf(made), { patrolledSectors: 'S100' });
    const rows = named.get('displacement.cells')!.table!.rows;
    expect(rows.map(([kind, sectors]) => [kind, sectors])).toEqual([
      ['patrolled', 1],
      ['neighbouring', 6],
      ['comparison', 29],
    ]);
  });

  it('says what cannot be told where nothing happened in the patrolled sectors before', async () => {
    const treated = new Set(
      found.get('map.sectors')!.table!.rows.flatMap(([sector, , kind]) => (kind === 'patrolled' ? [sector] : [])),
    );
    const place = made.events.columns['sector_id']!;
    const time = made.events.columns['time']!;
    if (place.kind !== 'text' || time.kind !== 'time') throw new Error('columns');
    const events = selectRows(
      made.events,
      Int32Array.from(
        Array.from({ length: made.events.rowCount }, (_, row) => row).filter(
          (row) =>
            time.milliseconds[row]! >= Date.parse('2023-10-01T00:00Z') ||
            !treated.has(place.values[place.codes[row]!]!),
        ),
      ),
    );
    const none = await computeFindings({ ...tablesOf(made), events });
    expect([...none.values()].flatMap(findingProblems)).toEqual([]);
    expect(none.get('power.share-moved')!.notComputed!.reason).toContain(
      'no crime was recorded in these areas before patrols',
    );
    expect(none.get('displacement.share-moved')!.notComputed!.reason).toContain('no crime was recorded');
  });

  it('compares overridden visits with what the public reported, and calls with patrols beyond people', () => {
    expect(Number.isFinite(found.get('override.crime-forgone')!.value)).toBe(true);
    const { value, interval } = found.get('calls.partial')!;
    expect(interval).toMatchObject({ method: "Fisher's z", level: 0.95 });
    expect(Math.abs(Number(value))).toBeLessThan(1);
  });

  it('refuses rings that cover every event, and keeps the other findings', async () => {
    const wide = await only([displacementFindings, nearRepeatFindings], tablesOf(made), { ringMetres: 5000 });
    expect(wide.get('displacement.rings')!.notComputed!.reason).toContain('narrow the rings');
    expect(wide.get('displacement.local')!.notComputed!.reason).toContain('narrow the rings');
    expect(wide.get('near.ratio')!.value).toBe(found.get('near.ratio')!.value);
  });

  it('refuses swapped coordinates with the remedy', async () => {
    const swapped = structuredClone(made.events);
    const columns = swapped.columns as Record<string, (typeof swapped.columns)[string]>;
    const { x_metres: x, y_metres: y } = made.events.columns;
    if (x!.kind === 'number') columns['y_metres'] = { kind: 'number', values: x!.values.map((value) => value + 1e5) };
    columns['x_metres'] = y!;
    const shifted = structuredClone(made.sectors);
    const boundary = shifted.columns['boundary']!;
    if (boundary.kind !== 'text') throw new Error('boundary');
    const east = boundary.values.map((text) =>
      text.replaceAll(/\[(-?[\d.]+),/g, (_, value) => `[${Number(value) + 1e5},`),
    );
    (shifted.columns as Record<string, unknown>)['boundary'] = { ...boundary, values: east };
    await expect(computeFindings({ ...tablesOf(made), events: swapped, sectors: shifted })).rejects.toThrow(
      'coordinates look swapped',
    );
  });

  it('refuses a first day of patrols outside the events, in one line with the days they run', async () => {
    await expect(computeFindings(tablesOf(made), { interventionDate: '2001-01-01' })).rejects.toThrow(
      'the first day of patrols is 2001-01-01, and the events run from 2022-03-31 to 2025-03-31',
    );
    await expect(computeFindings(tablesOf(made), { interventionDate: '2025-04-01' })).rejects.toThrow('within them');
  });
});
