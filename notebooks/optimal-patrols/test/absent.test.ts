import { type Column, fromLondonClock, londonClock, selectRows, type Table } from '@assay/dataset';
import { type FindingDraft, findingProblems } from '@assay/evidence';
import { computeFindings as compute, defineNotebook } from '@assay/notebook';
import { patrolEvents } from '@assay/synthetic';
import { beforeAll, describe, expect, it } from 'vitest';
import { dataFindings } from '../findings/data.ts';
import { displacementFindings } from '../findings/displacement.ts';
import { confidenceFindings } from '../findings/evaluation.ts';
import { feedbackFindings } from '../findings/feedback.ts';
import { sectorMap } from '../findings/maps.ts';
import { overrideFindings } from '../findings/overrides.ts';
import { scoreFindings } from '../findings/score.ts';
import { timeAndTypeFindings } from '../findings/time-and-type.ts';
import notebook from '../notebook.ts';

const made = patrolEvents({
  seed: 'absent',
  columns: 6,
  rows: 6,
  treatedSectors: 4,
  eventsPerDay: 15,
  patrolsPerDay: 15,
});
const tables = { events: made.events, sectors: made.sectors, patrols: made.patrols, survey: made.survey };
type Tables = Readonly<Record<string, Table>>;
const run = (given: Tables, parameters = {}) => compute(notebook, given, parameters);
/** What these cells state, where a test asks of nothing else. */
const only = (cells: typeof notebook.cells, given: Tables, parameters = {}) =>
  compute(defineNotebook({ ...notebook, cells }), given, parameters);

const without = (table: Table, ...names: string[]): Table => ({
  rowCount: table.rowCount,
  columns: Object.fromEntries(Object.entries(table.columns).filter(([name]) => !names.includes(name))),
});
const withColumn = (table: Table, name: string, column: Column): Table => ({
  rowCount: table.rowCount,
  columns: { ...table.columns, [name]: column },
});
const withTexts = (table: Table, name: string, texts: readonly (string | null)[]): Table => {
  const values = [...new Set(texts.filter((text) => text !== null))];
  return withColumn(table, name, {
    kind: 'text',
    values,
    codes: Int32Array.from(texts, (text) => (text === null ? -1 : values.indexOf(text))),
  });
};
const textsOf = (table: Table, name: string) => {
  const column = table.columns[name]!;
  if (column.kind !== 'text') throw new Error(name);
  return Array.from(column.codes, (code) => (code < 0 ? null : column.values[code]!));
};
const reasonOf = (found: ReadonlyMap<string, FindingDraft>, id: string) => found.get(id)!.notComputed?.reason;

describe('what is absent is not zero', () => {
  const cases: readonly (readonly [string, () => Tables, Readonly<Record<string, string>>])[] = [
    [
      'no patrols, no survey, and no first day given',
      () => ({ events: made.events, sectors: made.sectors }),
      {
        'displacement.rate-ratio': 'the first day of patrols is not known',
        'override.rate': 'not known',
        'map.sectors': '',
      },
    ],
    [
      'no word on who found an event',
      () => ({ ...tables, events: without(made.events, 'source') }),
      {
        'calls.agreement': 'do not say which of them the public reported',
        'calls.partial': 'do not say which of them the public reported',
        'crossover.ratio': 'do not say which of them the public reported',
        'override.crime-forgone': 'do not say which of them the public reported',
        'feedback.urn': 'do not say who found them',
      },
    ],
    [
      'no word on who lives in a sector',
      () => ({
        ...tables,
        sectors: without(
          made.sectors,
          ...['white', 'mixed', 'asian', 'black', 'other'].map((group) => `residents_${group}`),
          'deprivation_decile',
        ),
      }),
      {
        'exposure.table': 'do not say who lives there',
        'exposure.deprivation': 'do not say who lives there',
        'calls.agreement-per-resident': 'do not say who lives there',
        'override.deprivation': 'how deprived',
        'ablation.exposure': 'do not say who lives there',
      },
    ],
    [
      'no word on plans',
      () => ({ ...tables, patrols: without(made.patrols, 'planned_sector_id') }),
      { 'override.rate': 'where they were planned', 'override.reasons': 'where they were planned' },
    ],
    [
      'no weights of harm',
      () => ({ ...tables, events: without(made.events, 'harm_weight') }),
      { 'displacement.harm': 'no weights of harm' },
    ],
    [
      'no sectors',
      () => ({ events: made.events }),
      { 'displacement.local': 'no sectors were given', 'data.outside': 'no sectors were given' },
    ],
  ];
  it.each(cases)('%s', async (_, given, reasons) => {
    const found = await run(given());
    expect([...found.values()].flatMap(findingProblems)).toEqual([]);
    for (const [id, reason] of Object.entries(reasons)) expect(reasonOf(found, id) ?? '').toContain(reason);
    // Never a table of nothing.
    for (const { id, table } of found.values()) if (table) expect([id, table.rows.length > 0]).toEqual([id, true]);
  });

  it('counts no visit on the map where no visits were given', async () => {
    const given = { events: made.events, sectors: made.sectors };
    const found = await only([sectorMap], given, { interventionDate: '2023-10-01' });
    const { columns, rows } = found.get('map.sectors')!.table!;
    const visits = columns.findIndex(({ name }) => name === 'visits');
    expect(new Set(rows.map((row) => row[visits]))).toEqual(new Set([null]));
  });

  it('says how many of each group live where patrols go, though of one group nobody lives anywhere', async () => {
    const nobody = { kind: 'number', values: new Float64Array(made.sectors.rowCount) } as const;
    const given = { ...tables, sectors: withColumn(made.sectors, 'residents_mixed', nobody) };
    const { rows } = (await only([scoreFindings], given)).get('ablation.exposure')!.table!;
    expect(new Set(rows.flatMap(([, group, residents]) => (group === 'Mixed' ? [residents] : [])))).toEqual(
      new Set([0]),
    );
    expect(Number(rows.find(([, group]) => group === 'White')![2])).toBeGreaterThan(0);
  });

  it('asks for the first day and the hours of patrols, and takes both from visits', async () => {
    const settings = (found: ReadonlyMap<string, FindingDraft>) =>
      new Map(found.get('data.settings')!.table!.rows.map(([name, value, from]) => [name, [value, from]]));
    const whole = settings(await only([dataFindings], tables));
    expect(whole.get('First day of patrols')).toEqual(['2023-10-01', 'the first visit that the model planned']);
    expect(whole.get('Hours of patrols')![0]).toBe('15 to 22');
    const given = { events: made.events, sectors: made.sectors };
    const found = await only([dataFindings, timeAndTypeFindings], given, { interventionDate: '2023-10-01' });
    expect(settings(found).get('First day of patrols')).toEqual(['2023-10-01', 'given']);
    expect(reasonOf(found, 'time.window')).toContain('choose them for the run');
  });
});

describe('what a notebook cannot do without', () => {
  it('is refused at once, with the column to name', async () => {
    await expect(run({ ...tables, events: without(made.events, 'time') })).rejects.toThrow(
      'no event has a time: no column was read as one. Name it, e.g. --columns events:time=<column>',
    );
    await expect(run({ ...tables, events: without(made.events, 'x_metres') })).rejects.toThrow('no event has a place');
    await expect(run({ ...tables, events: selectRows(made.events, Int32Array.of()) })).rejects.toThrow(
      'the input events holds no row',
    );
    const sectors = made.sectors.rowCount;
    await expect(run(tables, { topSectors: sectors })).rejects.toThrow('a score that chooses all chooses none');
    await expect(run(tables, { nearRepeatOffence: 'piracy' })).rejects.toThrow(
      'parameter nearRepeatOffence is "piracy", and no event is of that offence: they are',
    );
    await expect(run(tables, { chosenBy: '2024-01-01' })).rejects.toThrow(
      'the records that chose the sectors end on 2024-01-01, and the events before patrols run from',
    );
  });
});

describe('words of a force', () => {
  it('does not take a report to the police for a find by police', async () => {
    const words = textsOf(made.events, 'source').map((text) =>
      text === 'reported by the public' ? 'Reported to Police' : text === 'discovered by police' ? 'Proactive' : text,
    );
    const found = await only([dataFindings], { ...tables, events: withTexts(made.events, 'source', words) });
    const before = await only([dataFindings], tables);
    expect(found.get('data.found-by-police')!.value).toBe(before.get('data.found-by-police')!.value);
    const unknown = await only([dataFindings], {
      ...tables,
      events: withTexts(
        made.events,
        'source',
        words.map(() => 'Zulu'),
      ),
    });
    expect(reasonOf(unknown, 'data.found-by-police')).toContain('in words that no list knows: “Zulu”');
    const partly = await only([dataFindings, feedbackFindings], {
      ...tables,
      events: withTexts(
        made.events,
        'source',
        words.map((word) => (word === 'Proactive' ? 'Bobby on the beat' : word)),
      ),
    });
    expect(reasonOf(partly, 'data.found-by-police')).toContain('no list knows: “Bobby on the beat”');
    expect(reasonOf(partly, 'feedback.sources')).toContain('do not say who found them');
  });

  it('refuses visits planned by whom no list knows, and takes one that does not say where it went for neither', async () => {
    const planners = textsOf(made.patrols, 'planned_by');
    const unread = withTexts(
      made.patrols,
      'planned_by',
      planners.map((word, row) => (row % 2 === 0 ? 'Hotspot tool' : word)),
    );
    await expect(only([overrideFindings], { ...tables, patrols: unread })).rejects.toThrow(
      'visits were planned by Hotspot tool, which no list knows. Write model or people, or say',
    );
    const before = await only([overrideFindings], tables);
    const [planned, went] = [textsOf(made.patrols, 'planned_sector_id'), textsOf(made.patrols, 'sector_id')];
    const kept = went.findIndex((name, row) => name === planned[row] && planners[row] === 'model');
    const spelt = went.map((name, row) => (row === kept ? null : (name?.toLowerCase() ?? null)));
    const after = await only([overrideFindings], { ...tables, patrols: withTexts(made.patrols, 'sector_id', spelt) });
    const [one, other] = [before, after].map((found) => found.get('override.rate')!);
    expect([other!.numerator, other!.denominator]).toEqual([one!.numerator, one!.denominator! - 1]);
    expect(after.get('override.crime-forgone')!.value).toBe(before.get('override.crime-forgone')!.value);
  });

  it('reads a rise of confidence as a rise, in the wording of the Crime Survey, whichever answer comes first', async () => {
    const levels = ['Strongly disagree', 'Tend to disagree', 'Neither agree nor disagree', 'Tend to agree'];
    const sectorKind = new Map(
      textsOf(made.sectors, 'sector_id').map((name, row) => [name, textsOf(made.sectors, 'kind')[row]]),
    );
    const places = textsOf(made.survey, 'sector_id');
    const date = made.survey.columns['answered_date']!;
    if (date.kind !== 'date') throw new Error('date');
    const start = Date.parse('2023-10-01T00:00Z') / 86_400_000;
    const answers = places.map((sector, row) => {
      const rises = sectorKind.get(sector) === 'treated' && date.days[row]! >= start;
      // "Don't know" first, the highest level next: neither order nor presence may move the scale.
      return row === 0 ? "Don't know" : row === 1 ? 'Strongly agree' : levels[(row % 3) + (rises ? 1 : 0)]!;
    });
    const found = await only([confidenceFindings], {
      ...tables,
      survey: withTexts(made.survey, 'confidence', answers),
    });
    expect(Number(found.get('confidence.change')!.value)).toBeGreaterThan(0.5);
    const odd = await only([confidenceFindings], {
      ...tables,
      survey: withTexts(
        made.survey,
        'confidence',
        answers.map(() => 'Meh'),
      ),
    });
    expect(reasonOf(odd, 'confidence.change')).toContain('the order of these answers is not known: “Meh”');
  });
});

describe('files that forces have', () => {
  let whole: ReadonlyMap<string, FindingDraft>;
  beforeAll(async () => {
    whole = await only([displacementFindings], tables);
  });

  it('evaluates events that hold an area alone, and says why points cannot be judged', async () => {
    const codes = textsOf(made.events, 'sector_id');
    const events = withTexts(without(made.events, 'x_metres', 'y_metres'), 'area_code', codes);
    const found = await run({ ...tables, events });
    expect([...found.values()].flatMap(findingProblems)).toEqual([]);
    expect(found.get('displacement.cells')!.table).toEqual(whole.get('displacement.cells')!.table);
    expect(found.get('displacement.rate-ratio')!.value).toBe(whole.get('displacement.rate-ratio')!.value);
    for (const id of ['near.ratio', 'displacement.rings', 'boundary.table', 'publish.table', 'score.domestic-leak'])
      expect(reasonOf(found, id)).toContain('name areas and no coordinates');
  });

  it('makes visits of pings', async () => {
    const centres = ['centre_x_metres', 'centre_y_metres'].map((name) => {
      const column = made.sectors.columns[name]!;
      if (column.kind !== 'number') throw new Error(name);
      return column.values;
    });
    // Two pings ten minutes apart in each of the first ten sectors, one unit each.
    const times = Array.from({ length: 20 }, (_, ping) => Date.parse('2024-01-01T18:00Z') + (ping % 2) * 600_000);
    const sectorOf = (ping: number) => Math.floor(ping / 2);
    const pings: Table = {
      rowCount: 20,
      columns: {
        start: { kind: 'time', milliseconds: Float64Array.from(times) },
        unit: { kind: 'text', values: ['A'], codes: new Int32Array(20) },
        x_metres: { kind: 'number', values: Float64Array.from(times, (_, ping) => centres[0]![sectorOf(ping)]!) },
        y_metres: { kind: 'number', values: Float64Array.from(times, (_, ping) => centres[1]![sectorOf(ping)]!) },
      },
    };
    const units = Array.from({ length: 20 }, (_, ping) => `unit ${sectorOf(ping)}`);
    const found = await only(
      [sectorMap, overrideFindings],
      { ...tables, patrols: withTexts(pings, 'unit', units) },
      { interventionDate: '2023-10-01' },
    );
    const { columns, rows } = found.get('map.sectors')!.table!;
    const visits = columns.findIndex(({ name }) => name === 'visits');
    expect(rows.reduce((sum, row) => sum + Number(row[visits]), 0)).toBe(10);
    expect(reasonOf(found, 'override.rate')).toContain('do not say which of them the model planned');
  });

  it('does not take a date alone for midnight', async () => {
    const time = made.events.columns['time']!;
    if (time.kind !== 'time') throw new Error('time');
    const milliseconds = time.milliseconds.map((ms, row) => {
      const clock = londonClock(ms);
      return row % 5 === 0 ? fromLondonClock(clock - (clock % 86_400_000)).milliseconds : ms;
    });
    const given = { ...tables, events: withColumn(made.events, 'time', { kind: 'time', milliseconds }) };
    const found = await only([dataFindings, timeAndTypeFindings], given);
    const share = found.get('data.without-hour')!;
    expect(Number(share.value)).toBeGreaterThan(0.19);
    expect(Number(share.value)).toBeLessThan(0.21);
    expect(found.get('time.window')!.value).toBeGreaterThan(0.4);
  });
});

describe('a page that agrees with itself', () => {
  it('finds nothing anywhere where nothing happened but a fall of a fifth in every sector', async () => {
    // Every second event of before again after, four in five of them: one factor everywhere, by construction.
    const time = made.events.columns['time']!;
    if (time.kind !== 'time') throw new Error('time');
    const day = 86_400_000;
    const start = Date.parse('2023-10-01T00:00Z');
    const before = Array.from({ length: made.events.rowCount }, (_, row) => row).filter(
      (row) => time.milliseconds[row]! >= start - 504 * day && time.milliseconds[row]! < start,
    );
    const sector = textsOf(made.events, 'sector_id');
    const seen = new Map<string, number>();
    const again = before.filter((row) => {
      const n = (seen.get(sector[row]!) ?? 0) + 1;
      seen.set(sector[row]!, n);
      return n % 5 !== 0;
    });
    const rows = Int32Array.from([...before, ...again]);
    const events = selectRows(made.events, rows);
    const moved = events.columns['time']!;
    if (moved.kind !== 'time') throw new Error('time');
    for (let row = before.length; row < rows.length; row++) moved.milliseconds[row]! += 504 * day;
    const found = await only([displacementFindings], { ...tables, events }, { interventionDate: '2023-10-01' });
    const interval = (id: string) => found.get(id)!.interval as { low: number; high: number };
    for (const [id, none] of [
      ['displacement.rate-ratio', 1],
      ['displacement.moved-ratio', 1],
      ['displacement.local', 0],
      ['displacement.moved', 0],
      ['displacement.total', 0],
      ['displacement.harm', 0],
    ] as const) {
      expect([id, interval(id).low < none, interval(id).high > none]).toEqual([id, true, true]);
    }
    // The fall of crimes is counted beyond the comparison's: near none, though a fifth of crime is gone.
    const { rows: cells } = found.get('displacement.cells')!.table!;
    const patrolled = cells.find(([kind]) => kind === 'patrolled')!;
    expect(Math.abs(Number(found.get('displacement.local')!.value))).toBeLessThan(0.15 * Number(patrolled[5]));
    expect(reasonOf(found, 'displacement.share-moved')).toMatch(/nothing was prevented|not told from chance/);
    expect(Number(found.get('displacement.chance')!.value)).toBeGreaterThan(0.05);
  });
});
