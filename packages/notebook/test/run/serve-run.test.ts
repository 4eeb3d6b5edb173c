import { PassThrough } from 'node:stream';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Table } from '@assay/dataset';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cell, defineNotebook, finding, findings } from '../../src/index.ts';
import { sendCellOrder } from '../../src/run/send-order.ts';
import { type Host, serveRun } from '../../src/run/serve-run.ts';

const about = finding.about({ questions: ['TOY-Q1'], method: { name: 'Count', source: 'definition' } });
const one = cell('one', 'One', { needs: {}, compute: () => 1 });
const two = cell('two', 'Two', {
  needs: { one },
  compute: ({ one }, { log }) => {
    log('adding');
    return one + 1;
  },
});
const stated = (name: string, needs: typeof one) =>
  findings(name, name, {
    needs: { needs },
    compute: ({ needs }) => [about.count(name, name, { counts: 'records', from: needs })],
  });
const notebook = defineNotebook({
  id: 'served',
  title: 'Served',
  system: 'TOY',
  summary: 'Of four cells.',
  questions: ['TOY-Q1'],
  cells: [stated('first', one), stated('second', two)],
});

// A child listens for what its cells throw where nobody waits; this process is none.
let before: readonly NodeJS.UncaughtExceptionListener[] = [];
beforeEach(() => {
  before = process.listeners('uncaughtException');
});
afterEach(() => {
  for (const each of process.listeners('uncaughtException'))
    if (!before.includes(each)) process.removeListener('uncaughtException', each);
});

/** What a child says that is sent these orders, the description of its notebook left out. */
async function said(
  orders: readonly Readonly<Record<string, unknown>>[],
  given: unknown = notebook,
  host: Partial<Host> = {},
  tables: Readonly<Record<string, Table>> = {},
): Promise<readonly unknown[]> {
  const input = new PassThrough();
  for (const order of orders) sendCellOrder(input, order, tables);
  input.end();
  const lines: string[] = [];
  let clock = 0;
  await serveRun(given as typeof notebook, {
    say: (line) => lines.push(line),
    elapsedMilliseconds: (since) => ++clock - since,
    input,
    ...host,
  });
  return lines
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .filter(({ type }) => type !== 'notebook')
    .map(({ type, cell, ...more }) => (type === 'findings' ? `${type} ${cell}` : { type, cell, ...more }))
    .map((each) => {
      if (typeof each === 'string') return each;
      const { type, cell, ...more } = each;
      return Object.keys(more).length === 0 ? [type, ...(cell === undefined ? [] : [cell])].join(' ') : each;
    });
}
const work = { parameters: {}, seed: 1 };
const finished = (cell: string) => ({ type: 'cell-finished', cell, milliseconds: 1 });

describe('a child that serves a run', () => {
  it('computes every cell once, in their order, and says of each what it took', async () => {
    let asked = 0;
    const used = () => ({ processorMilliseconds: ++asked * 10, memoryMegabytes: asked });
    const took = (cell: string, memoryMegabytes: number) => ({
      ...finished(cell),
      processorMilliseconds: 10,
      memoryMegabytes,
    });
    const cells = await said([work], notebook, { used });
    expect(cells).toEqual([
      ...['cell-started one', took('one', 2)],
      ...['cell-started first', 'findings first', took('first', 4)],
      ...['cell-started two', { type: 'log', cell: 'two', text: 'adding' }, took('two', 6)],
      ...['cell-started second', 'findings second', took('second', 8)],
      'done',
    ]);
  });

  it('says before its first cell whether there are few rows', async () => {
    const told: string[] = [];
    const looking = cell('looking', 'Looking', { needs: {}, compute: () => void told.push('computed') });
    const given = { ...notebook, cells: [looking] };
    const rows = (rowCount: number): { readonly some: Table } => ({ some: { rowCount, columns: {} } });
    const host = { fewRows: () => void told.push('few rows') };
    await said([work], given, host, rows(99_999));
    expect(told).toEqual(['few rows', 'computed']);
    told.length = 0;
    await said([work], given, host, rows(100_000));
    expect(told).toEqual(['computed']);
  });

  it('holds no value that no cell to come needs', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    let list: WeakRef<object> | null = null;
    const isHeld = async () => {
      await new Promise(setImmediate);
      collect();
      return list!.deref() !== undefined;
    };
    const made = cell('made', 'Made', {
      needs: {},
      compute: () => {
        const numbers = new Float64Array(1000);
        list = new WeakRef(numbers);
        return numbers;
      },
    });
    const held: boolean[] = [];
    const looking = (name: string, needs: Readonly<Record<string, typeof made>>) =>
      cell(name, name, { needs, compute: async () => void held.push(await isHeld()) });
    const cells = [made, looking('before', {}), looking('last', { made }), looking('after', {})];
    await said([work], defineNotebook({ ...notebook, cells: [...cells, stated('first', one)] }));
    expect(held).toEqual([true, true, false]);
  });

  it('computes in turns what it is asked for with all that it needs, nothing twice', async () => {
    const turns = [{ compute: 'second' }, { compute: 'first' }, { compute: 'second' }];
    expect(await said([{ ...work, takesTurns: true }, ...turns])).toEqual([
      ...['cell-started one', finished('one')],
      ...['cell-started two', { type: 'log', cell: 'two', text: 'adding' }, finished('two')],
      ...['cell-started second', 'findings second', finished('second')],
      ...['cell-started first', 'findings first', finished('first')],
      'done',
    ]);
    expect(await said([{ ...work, takesTurns: true }])).toEqual(['done']);
  });

  it('computes nothing of what is kept, nor what that alone needs', async () => {
    expect(await said([{ ...work, kept: ['second'] }])).toEqual([
      ...['cell-started one', finished('one')],
      ...['cell-started first', 'findings first', finished('first')],
      'kept second',
      'done',
    ]);
  });

  it('says which cell failed and why, and nothing where no work came', async () => {
    const failing = (compute: () => never) =>
      defineNotebook({ ...notebook, cells: [findings('ill', 'Ill', { needs: {}, compute })] });
    const failed = (message: string, cell: string | null = 'ill') => ({ type: 'failed', cell, message });
    const thrower = failing(() => {
      throw new Error('no luck');
    });
    expect((await said([work], thrower)).at(-1)).toEqual(failed('no luck'));
    const listless = failing((() => 3) as unknown as () => never);
    expect((await said([work], listless)).at(-1)).toEqual(failed('a findings cell must return a list of findings'));
    expect(await said([work], {})).toEqual([
      failed('notebook.ts has no notebook. Export defineNotebook({ … }) by default.', null),
    ]);
    const settle = { input: 'people', pass: 'tolerance', counts: [] };
    expect(await said([{ ...work, settle }])).toEqual([
      failed('input people has no pass tolerance that takes options of another', null),
    ]);
    expect(await said([])).toEqual([]);
  });

  it('settles under which options a pass is counted that comes after another, and computes nothing then', async () => {
    const later = {
      name: 'later',
      after: {
        pass: 'first',
        options: (counts: readonly unknown[], { limit }: { limit: number }) => ({ end: counts.length, limit }),
      },
    };
    const input = (name: string, ...counted: object[]) => ({ kind: 'input', name, schema: { fields: [] }, counted });
    const given = {
      ...notebook,
      inputs: [
        input('staff', later),
        input('people', { name: 'first' }, later),
        { ...input('bare'), counted: undefined },
      ],
    };
    const settle = (input: string, pass: string) =>
      said([{ ...work, parameters: { limit: 3 }, settle: { input, pass, counts: [1, 2] } }], given);
    expect(await settle('people', 'later')).toEqual([{ type: 'settled', options: { end: 2, limit: 3 } }]);
    for (const [name, pass] of [
      ['people', 'first'],
      ['people', 'last'],
      ['bare', 'later'],
      ['nobody', 'later'],
    ] as const)
      expect(await settle(name, pass)).toEqual([
        { type: 'failed', cell: null, message: `input ${name} has no pass ${pass} that takes options of another` },
      ]);
  });
});
