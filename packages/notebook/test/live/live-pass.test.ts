import { field, type Table, tableOf, tableSchema } from '@assay/dataset';
import { describe, expect, it } from 'vitest';
import type { Cell } from '../../src/definition/cell.ts';
import { cell, defineNotebook, findings, input, parameter } from '../../src/index.ts';
import { liveFingerprint } from '../../src/live/fingerprint.ts';
import { KeptValues } from '../../src/live/kept-values.ts';
import type { CellLine, LiveMessage } from '../../src/live/live-message.ts';
import { LivePass, type PassPlace, thrownInCell } from '../../src/live/live-pass.ts';
import { orderCells } from '../../src/run/order-cells.ts';

const schema = tableSchema({
  name: 'people',
  title: 'People',
  fields: [field.text('surname', 'Surname', '', 'name')],
});
const people = input('people', 'People', { description: '', dataset: null, fields: schema.fields });
const limit = parameter.integer('limit', 'Limit', { description: '', default: 2, within: [1, 9] });

/** A warm process of one notebook, whose passes say in a word each what became of every cell. */
function warm(cells: readonly Cell[], table: Table = tableOf(schema, { surname: ['Ash', 'Birch'] })) {
  const notebook = defineNotebook({ id: 'toy', title: 'Toy', system: 'MM', summary: '', questions: [], cells });
  const tables: PassPlace['tables'] = new Map([['people', { table, print: liveFingerprint(table) }]]);
  const lines: CellLine[] = [];
  let said: LiveMessage[] = [];
  let number = 0;
  const place: PassPlace = {
    packages: {} as PassPlace['packages'],
    kept: new Map(),
    values: new KeptValues(),
    tables,
    lines,
    log: (text) => lines.push({ level: 'log', text }),
    send: (message) => said.push(message),
    elapsedMilliseconds: () => 0,
    random: () => {
      throw new Error('no chance here');
    },
  };
  const run = async (
    more: {
      readonly codes?: Readonly<Record<string, string>>;
      readonly fleeting?: readonly string[];
      readonly parameters?: Readonly<Record<string, number>>;
      readonly inputs?: Readonly<Record<string, string>>;
      readonly refused?: Readonly<Record<string, string>>;
      readonly seed?: number;
      readonly steady?: readonly { readonly name: string; readonly value: object }[];
      readonly isNewer?: () => Promise<boolean>;
    } = {},
  ) => {
    said = [];
    const ordered = orderCells(notebook.cells);
    const codes = new Map(
      ordered.map((each) => [
        each,
        { digest: more.codes?.[each.name] ?? each.name, isFleeting: more.fleeting?.includes(each.name) ?? false },
      ]),
    );
    const pass = new LivePass(
      {
        type: 'compute',
        pass: ++number,
        parameters: { limit: 2, ...more.parameters },
        seed: more.seed ?? 1,
        inputs: { people: 'p1', ...more.inputs },
        refused: more.refused ?? {},
      },
      {
        notebook,
        ordered,
        codes,
        steady: (more.steady ?? []).map((each) => ({ ...each, print: liveFingerprint(each.value) })),
      },
      place,
    );
    await pass.run(more.isNewer ?? (async () => false));
    const words = said.flatMap((message) =>
      'cell' in message && message.type !== 'started' ? [`${message.cell} ${message.type}`] : [],
    );
    return { pass, said, words };
  };
  return { run, tables };
}

const rows = cell('rows', 'Rows', { needs: { people }, compute: ({ people: { rowCount } }) => ({ rowCount }) });
const half = cell('half', 'Half', {
  needs: { rows, limit },
  compute: ({ rows: { rowCount }, limit: most }, { log }) => {
    log('halving');
    return rowCount / most;
  },
});
const apart = cell('apart', 'Apart', { needs: {}, compute: () => 7 });
const stated = findings('stated', 'Stated', { needs: { half }, compute: () => [] });
const all = [rows, half, apart, stated];
const computed = (...names: string[]) => names.map((name) => `${name} computed`);
const kept = (...names: string[]) => names.map((name) => `${name} kept`);

describe('a pass over the cells', () => {
  it('computes every cell after what it needs, and tells its value, what it said, and what it states', async () => {
    const { pass, said, words } = await warm(all).run();
    expect(words).toEqual(computed('rows', 'half', 'apart', 'stated'));
    expect(said[0]).toEqual({ type: 'begun', pass: 1, due: ['rows', 'half', 'apart', 'stated'] });
    expect(said.slice(-2)).toEqual([
      { type: 'done', pass: 1, isWhole: true },
      { type: 'settled', pass: 1 },
    ]);
    const values = said.flatMap((message) => (message.type === 'computed' ? [message.value] : []));
    expect(values.map(({ drafts, lines }) => [drafts, lines])).toEqual([
      [null, []],
      [null, [{ level: 'log', text: 'halving' }]],
      [null, []],
      [[], []],
    ]);
    expect(new Set(values.map(({ id }) => id)).size).toBe(4);
    expect([pass.valueOf('half'), pass.valueOf('apart'), pass.valueOf('none')]).toEqual([1, 7, undefined]);
  });

  it('keeps what nothing that it reads has changed, and computes the rest', async () => {
    const { run } = warm(all);
    await run();
    expect((await run()).words).toEqual(kept('rows', 'half', 'apart', 'stated'));
    const other = await run({ parameters: { limit: 1 } });
    expect(other.words).toEqual(['rows kept', 'half computed', 'apart kept', 'stated computed']);
    expect(other.said[0]).toMatchObject({ due: ['half', 'stated'] });
    expect((await run({ codes: { rows: 'edited' } })).words).toEqual([
      ...['rows computed', 'half computed', 'apart kept', 'stated computed'],
    ]);
    expect((await run({ inputs: { people: 'p2' } })).words).toEqual([
      ...['rows computed', 'half computed', 'apart kept', 'stated computed'],
    ]);
    expect((await run({ seed: 2 })).words).toEqual(computed('rows', 'half', 'apart', 'stated'));
    expect((await run({ fleeting: ['apart'] })).words).toEqual([
      ...kept('rows', 'half'),
      'apart computed',
      'stated kept',
    ]);
    expect((await run({ fleeting: ['apart'] })).words).toContain('apart computed');
    // The way back costs nothing.
    expect((await run()).words).toEqual(kept('rows', 'half', 'apart', 'stated'));
  });

  it('stops before the next cell where a newer one waits', async () => {
    let asked = 0;
    const { run } = warm(all);
    const { said, words } = await run({ isNewer: async () => ++asked === 3 });
    expect(words).toEqual(computed('rows', 'half'));
    expect(said.at(-1)).toEqual({ type: 'done', pass: 1, isWhole: false });
    const late = await run({ isNewer: async () => ++asked === 6 });
    expect(late.words).toEqual([...kept('rows', 'half'), ...computed('apart', 'stated')]);
    expect(late.said.at(-1)).toEqual({ type: 'done', pass: 2, isWhole: true });
  });
});

describe('a cell that fails', () => {
  it('blocks what needs it, and nothing else; the first that failed is named', async () => {
    const broken = cell('broken', 'Broken', {
      needs: {},
      compute: (_, { log }) => {
        log('so far');
        throw new Error('it broke');
      },
    });
    const next = cell('next', 'Next', { needs: { broken }, compute: () => 1 });
    const last = cell('last', 'Last', { needs: { next, apart }, compute: () => 1 });
    const { run } = warm([broken, next, apart, last]);
    const { said, words, pass } = await run();
    expect(words).toEqual(['broken failed', 'next blocked', 'apart computed', 'last blocked']);
    expect(said.find(({ type }) => type === 'failed')).toMatchObject({
      message: 'it broke',
      lines: [{ level: 'log', text: 'so far' }],
    });
    expect(said.flatMap((each) => (each.type === 'blocked' ? [each.by] : []))).toEqual(['broken', 'broken']);
    expect([pass.valueOf('broken'), pass.valueOf('next')]).toEqual([undefined, undefined]);
    expect((await run()).words).toEqual(['broken failed', 'next blocked', 'apart kept', 'last blocked']);
  });

  it('is not tried again where it is refused, and says why', async () => {
    const { said, words } = await warm(all).run({ refused: { half: 'it went on for ever' } });
    expect(words).toEqual(['rows computed', 'half failed', 'apart computed', 'stated blocked']);
    expect(said.find(({ type }) => type === 'failed')).toMatchObject({ message: 'it went on for ever', stack: '' });
  });

  it('is one of findings that gives no list, and one that needs rows where there are rows', async () => {
    const odd = findings('odd', 'Odd', { needs: {}, compute: () => ({}) as never });
    const wants = cell('wants', 'Wants', { needs: {}, compute: (_, { needsRows }) => needsRows('few fields') });
    const { said } = await warm([odd, wants]).run();
    expect(said.flatMap((each) => (each.type === 'failed' ? [each.message] : []))).toEqual([
      'a findings cell must return a list of findings',
      'a live page has rows, and a cell says of them: few fields',
    ]);
  });

  it('is blamed for what it left to fail behind it', async () => {
    const { pass, said } = await warm([apart]).run();
    pass.failed('late');
    expect(said.at(-1)).toMatchObject({ type: 'failed', cell: 'apart', message: 'late', stack: '' });
    expect(thrownInCell(new Error('x')).stack).toMatch(/^Error: x\n/);
  });
});

describe('a cell that changes what others read', () => {
  const list = cell('list', 'List', { needs: {}, compute: () => [3, 1, 2] });
  const sorts = cell('sorts', 'Sorts', { needs: { list }, compute: ({ list: own }) => own.sort()[0] });
  const reads = cell('reads', 'Reads', { needs: { list }, compute: ({ list: own }) => own[0] });

  it('is named with those that had it, and what came of it is forgotten', async () => {
    const { run } = warm([list, sorts, reads, apart]);
    const first = await run();
    expect(first.said.filter(({ type }) => type === 'spoiled')).toEqual([
      { type: 'spoiled', pass: 1, of: 'list', isInput: false, by: ['sorts', 'reads'], isStale: false },
    ]);
    expect((await run()).words).toEqual([...computed('list', 'sorts', 'reads'), 'apart kept']);
  });

  it('leaves stale what was kept from before it', async () => {
    const { run } = warm([list, reads, sorts]);
    await run({ refused: { sorts: 'not now' } });
    const { said, words } = await run();
    expect(words).toEqual(['list kept', 'reads kept', 'sorts computed']);
    expect(said.find(({ type }) => type === 'spoiled')).toMatchObject({ of: 'list', by: ['sorts'], isStale: true });
  });

  it('spoils an input for all who read it, and the input is read again', async () => {
    const spoils = cell('spoils', 'Spoils', {
      needs: { people },
      compute: ({ people: table }) => {
        (table.columns as Record<string, unknown>)['more'] = 1;
        return 1;
      },
    });
    const { run, tables } = warm([rows, spoils, half, apart]);
    const { said } = await run();
    expect(said.find(({ type }) => type === 'spoiled')).toEqual({
      ...{ type: 'spoiled', pass: 1, of: 'people', isInput: true, by: ['rows', 'spoils'], isStale: false },
    });
    expect(tables.has('people')).toBe(false);
  });

  it('is told of what stands beside the cells as well', async () => {
    const beside: number[] = [];
    const grows = cell('grows', 'Grows', { needs: {}, compute: () => beside.push(1) });
    const steady = [
      { name: 'beside', value: beside },
      { name: 'still', value: {} },
    ];
    const { run } = warm([grows]);
    expect((await run({ steady })).said).toContainEqual({ type: 'unsteady', names: ['beside'] });
    expect((await run({ steady })).said.filter(({ type }) => type === 'unsteady')).toEqual([]);
  });
});
