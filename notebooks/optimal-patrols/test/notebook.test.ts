import type { Table } from '@assay/dataset';
import { type FindingDraft, findingProblems } from '@assay/evidence';
import type { Cell, Need } from '@assay/notebook';
import { randomStream } from '@assay/statistics';
import { patrolEvents } from '@assay/synthetic';
import { beforeAll, describe, expect, it } from 'vitest';
import notebook from '../notebook.ts';

/** Computes the findings in this process, cell by cell. */
async function computeFindings(
  tables: Readonly<Record<string, Table>>,
  parameters: Readonly<Record<string, unknown>> = {},
) {
  const values = new Map<Cell, unknown>();
  const provide = async (need: Need): Promise<unknown> => {
    if (need.kind === 'input') return tables[need.name];
    if ('default' in need) return parameters[need.name] ?? need.default;
    if (!values.has(need)) {
      const provided: Record<string, unknown> = {};
      for (const [as, inner] of Object.entries(need.needs)) provided[as] = await provide(inner);
      values.set(
        need,
        await need.compute(provided, { random: (label) => randomStream(1, need.name, label), log: () => {} }),
      );
    }
    return values.get(need);
  };
  const found = new Map<string, FindingDraft>();
  for (const cell of notebook.cells) {
    const value = await provide(cell);
    if (cell.kind === 'findings') for (const draft of value as FindingDraft[]) found.set(draft.id, draft);
  }
  return found;
}

const settings = { seed: 'notebook test', columns: 6, rows: 6, treatedSectors: 4, eventsPerDay: 20, patrolsPerDay: 20 };
const tablesOf = (made: ReturnType<typeof patrolEvents>) => ({
  events: made.events,
  sectors: made.sectors,
  patrols: made.patrols,
  survey: made.survey,
});

describe('optimal patrols', () => {
  let made: ReturnType<typeof patrolEvents>;
  let found: Map<string, FindingDraft>;
  beforeAll(async () => {
    made = patrolEvents(settings);
    found = await computeFindings(tablesOf(made));
  });

  it('states findings without a fault, and every question it claims has one', () => {
    expect([...found.values()].flatMap(findingProblems)).toEqual([]);
    const answered = new Set([...found.values()].flatMap(({ questions }) => questions));
    expect(notebook.questions.filter((question) => !answered.has(question))).toEqual([]);
  });

  it('counts every event once over the kinds of sector', () => {
    const rows = found.get('displacement.cells')!.table!.rows;
    const total = rows.reduce((sum, row) => sum + Number(row[2]) + Number(row[3]), 0);
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
      JSON.stringify(
        (JSON.parse(text) as [number, number][][]).map((ring) => ring.map(([x, y]) => [east(x), north(y)])),
      ),
    );
    (sectors.columns as Record<string, unknown>)['boundary'] = { ...boundary, values };
    const other = await computeFindings({ ...tablesOf(made), events, sectors });
    expect(other.get('displacement.cells')!.table).toEqual(found.get('displacement.cells')!.table);
  });

  it('names the remedy where events are in degrees and boundaries in national grid metres', async () => {
    const events = structuredClone(made.events);
    for (const [name, degrees] of [
      ['x_metres', (x: number) => -1.9 + x / 68_000],
      ['y_metres', (y: number) => 52.4 + y / 111_000],
    ] as const) {
      const column = events.columns[name]!;
      if (column.kind === 'number') column.values.set(column.values.map(degrees));
    }
    const sectors = structuredClone(made.sectors);
    const boundary = sectors.columns['boundary']!;
    if (boundary.kind !== 'text') throw new Error('boundary');
    const values = boundary.values.map((text) =>
      JSON.stringify(
        (JSON.parse(text) as [number, number][][]).map((ring) => ring.map(([x, y]) => [400_000 + x, 280_000 + y])),
      ),
    );
    (sectors.columns as Record<string, unknown>)['boundary'] = { ...boundary, values };
    const other = await computeFindings({ ...tablesOf(made), events, sectors });
    expect(other.get('displacement.local')!.notComputed!.reason).toContain('convert the boundaries to longitude');
    expect(other.get('data.events')!.value).toBe(found.get('data.events')!.value);
  });

  it('compares overridden visits with what the public reported, and calls with patrols beyond people', () => {
    expect(Number.isFinite(found.get('override.crime-forgone')!.value)).toBe(true);
    const { value, interval } = found.get('calls.partial')!;
    expect(interval).toMatchObject({ method: "Fisher's z", level: 0.95 });
    expect(Math.abs(Number(value))).toBeLessThan(1);
  });

  it('refuses rings that cover every event, and keeps the other findings', async () => {
    const wide = await computeFindings(tablesOf(made), { ringMetres: 5000 });
    expect(wide.get('displacement.rings')!.notComputed!.reason).toContain('rings cover every event');
    expect(wide.get('displacement.local')!.value).toBe(found.get('displacement.local')!.value);
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

  it('says that there is nothing before where the first day of patrols comes too early', async () => {
    const early = await computeFindings(tablesOf(made), { interventionDate: '2001-01-01' });
    expect(early.get('displacement.local')!.notComputed!.reason).toContain('no events before');
    expect([...early.values()].flatMap(findingProblems)).toEqual([]);
  });
});
