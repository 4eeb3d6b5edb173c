import { describe, expect, it } from 'vitest';
import { type Engine, KernelRefused } from '../src/connect/engine.ts';
import { counterNamed, countTable } from '../src/index.ts';
import { refusal } from './refusal.ts';
import { register, sweepRequest } from './register.ts';

const table = { table: 'force.person' };

describe('countTable', () => {
  const people = register(50);
  const columns = ['first_name', 'surname', 'date_of_birth', 'entity'];
  const rowsOf = (wanted: readonly string[], length: number) =>
    Array.from({ length }, (_, row) =>
      wanted.map((name) => {
        const { codes, values } = people.text(name);
        return values[codes[row]!] ?? null;
      }),
    );
  /** An engine that tells a table in these states, one after the other. */
  const engineOf = async (states: readonly { rows: number; digest: string }[], length = 50): Promise<Engine> => {
    let asked = 0;
    return {
      name: 'Lake',
      can: { kernel: false },
      version: async () => '1',
      columns: async () => columns,
      identify: async () => ({ filled: [50, 50, 50, 50], ...states[Math.min(asked++, states.length - 1)]! }),
      snapshot: async () => null,
      async *rows(_, wanted) {
        yield rowsOf(wanted, length);
      },
      async *grouped(_, wanted) {
        yield rowsOf(wanted, length).map((row) => [...row, '1']);
      },
      close: async () => {},
    };
  };
  const digestOf = async () => {
    const engine = await engineOf([{ rows: 50, digest: '?' }]);
    const message = await refusal(countTable(engine, table, sweepRequest()));
    return /fingerprint \? and (\d+)/.exec(message)![1]!;
  };

  it('refuses a table that changes between two readings, each of which finds it as it was', async () => {
    const counter = counterNamed('combinations', ['first_name']);
    const names = { name: 'names', counter, fields: { first_name: 'first_name' }, options: {} };
    const passes = [...sweepRequest().passes, names];
    const first = { rows: 50, digest: await digestOf() };
    const read = async (then: { rows: number; digest: string; filled?: number[] }) => {
      const engine = await engineOf([first, first, then]);
      const more = Array.from({ length: then.rows - 50 }, () => ['Ann', '1']);
      const grouped = async function* (...asked: Parameters<NonNullable<Engine['grouped']>>) {
        yield* engine.grouped!(...asked);
        yield more;
      };
      return countTable({ ...engine, grouped }, table, sweepRequest({ passes }));
    };
    expect((await read({ rows: 50, digest: 'of one column' })).passes.map(({ name }) => name)).toEqual([
      'tolerances',
      'names',
    ]);
    expect(await refusal(read({ rows: 51, digest: 'of one column' }))).toMatch(
      /^input people changed between two readings: 50 rows in the first, 51 in another, or other values\. Nothing of it/,
    );
    const otherValues = read({ rows: 50, digest: 'of one column', filled: [49, 50, 50, 50] });
    expect(await refusal(otherValues)).toMatch(/changed between two readings: 50 rows in the first, 50 in another/);
    const grouping = { ...names, after: { pass: 'names', options: () => ({}) }, name: 'again' };
    const engine = await engineOf([first, first, { rows: 50, digest: 'another' }]);
    const again = countTable(engine, table, sweepRequest({ passes: [names, grouping] }));
    expect(await refusal(again)).toMatch(/changed between two readings/);
  });

  it('refuses a table that changes while it is read, and one whose rows are not those that were identified', async () => {
    const digest = await digestOf();
    const same = await engineOf([{ rows: 50, digest }]);
    expect((await countTable(same, table, sweepRequest())).origin.rows).toBe(50);
    const grown = await engineOf([
      { rows: 50, digest },
      { rows: 51, digest: '9' },
    ]);
    expect(await refusal(countTable(grown, table, sweepRequest()))).toMatch(
      /changed while it was counted: 50 rows before, 51 after/,
    );
    const altered = await engineOf([
      { rows: 50, digest },
      { rows: 50, digest: '9' },
    ]);
    expect(await refusal(countTable(altered, table, sweepRequest()))).toMatch(/changed while it was counted/);
  });

  it('names both states of a table that was written anew with the same rows while it was counted', async () => {
    const engine = await engineOf([{ rows: 50, digest: await digestOf() }]);
    const snapshotOf = async (...states: readonly (string | null)[]) => {
      let asked = 0;
      const snapshot = async () => states[asked++]!;
      return (await countTable({ ...engine, snapshot }, table, sweepRequest())).origin.snapshot;
    };
    expect(await snapshotOf('version 7', 'version 7')).toBe('version 7');
    expect(await snapshotOf('version 7', 'version 8')).toBe('version 7, then version 8');
    expect(await snapshotOf(null, null)).toBeNull();
    expect(await snapshotOf(null, 'version 1')).toBe('one without a name, then version 1');
  });

  it('refuses a table without rows, of which every number would be nought', async () => {
    const kernel = async () => ({ rows: [], slices: 0 });
    const empty = { ...(await engineOf([{ rows: 0, digest: '0' }], 0)), can: { kernel: true }, kernel };
    expect(await refusal(countTable(empty, table, sweepRequest()))).toBe(
      'input people: the table has no rows. Check which one it is.',
    );
  });

  it('refuses half of a table', async () => {
    const half = await engineOf([{ rows: 50, digest: await digestOf() }], 25);
    expect(await refusal(countTable(half, table, sweepRequest()))).toMatch(
      /25 rows were counted of a table of 50\. Nothing of it is used/,
    );
  });

  it('refuses half of a table of counts, and more combinations than are counts', async () => {
    const parts = ['first_name', 'surname'];
    const counter = counterNamed('combinations', parts);
    const pass = { name: 'names', counter, fields: { first_name: 'first_name', surname: 'surname' }, options: {} };
    const engine = await engineOf([{ rows: 50, digest: '1' }]);
    const whole = await countTable(engine, table, sweepRequest({ passes: [pass] }));
    expect(whole.origin).toMatchObject({ step: 'grouped by the engine', stepDown: null, slices: 1 });
    expect(whole.passes[0]!.counts.reduce((sum, { count }) => sum + count, 0)).toBe(50);
    const half = await engineOf([{ rows: 50, digest: '1' }], 25);
    expect(await refusal(countTable(half, table, sweepRequest({ passes: [pass] })))).toMatch(
      /25 rows were counted of a table of 50\. Nothing of it is used/,
    );
    const endless = {
      ...engine,
      async *grouped() {
        for (;;) yield Array.from({ length: 50_000 }, () => ['Ann', 'Ash', '1']);
      },
    };
    expect(await refusal(countTable(endless, table, sweepRequest({ passes: [pass] })))).toMatch(
      /have more than 100000 combinations, which would be rows and not counts/,
    );
    const odd = {
      ...engine,
      async *grouped() {
        yield [['Ann', 'Ash', 'many']];
      },
    };
    expect(await refusal(countTable(odd, table, sweepRequest({ passes: [pass] })))).toMatch(
      /no whole number|were counted of a table of 50/,
    );
  });

  it('tells, of two passes, the step that is further from the data', async () => {
    const engine = await engineOf([{ rows: 50, digest: await digestOf() }]);
    let asked = 0;
    const kernel = async () => {
      if (asked++ === 0) throw new KernelRefused('it runs no programs on its rows');
      return { rows: [{ what: 'rows of slices', at: 0, size: 0, count: 50 }], slices: 1 };
    };
    const [pass] = sweepRequest().passes;
    const passes = [pass!, { ...pass!, name: 'again' }];
    const { origin } = await countTable({ ...engine, can: { kernel: true }, kernel }, table, sweepRequest({ passes }));
    expect(origin).toMatchObject({
      step: 'rows brought here, counted in slices',
      stepDown: 'it runs no programs on its rows',
    });
  });

  it('asks no kernel that it cannot ask, or that would not heed what is said of words', async () => {
    const engine = await engineOf([{ rows: 50, digest: await digestOf() }]);
    let asked = 0;
    const kernel = async () => {
      asked++;
      return { rows: [{ what: 'rows of slices', at: 0, size: 0, count: 50 }], slices: 1 };
    };
    const stepOf = async (more: Partial<Engine>, choices = {}) => {
      const { origin } = await countTable({ ...engine, ...more }, table, sweepRequest({ choices }));
      return [origin.step, origin.stepDown];
    };
    const brought = 'rows brought here, counted in slices';
    expect(await stepOf({ can: { kernel: true }, kernel }, { missing: { first_name: ['Ann'] } })).toEqual([
      brought,
      'what is said of words and dates is not known to the kernel',
    ]);
    for (const none of [{ can: { kernel: true } }, { can: { kernel: false }, kernel }])
      expect(await stepOf(none)).toEqual([brought, 'Lake runs no programs on its rows']);
    expect(asked).toBe(0);
    expect(await stepOf({ can: { kernel: true }, kernel })).toEqual(['kernel in the engine', null]);
  });

  it('refuses a kernel that reports fewer rows than the table has', async () => {
    const engine = await engineOf([{ rows: 50, digest: '1' }]);
    const kernel = async () => ({ rows: [{ what: 'rows of slices', at: 0, size: 0, count: 49 }], slices: 1 });
    const torn = { ...engine, can: { kernel: true }, kernel };
    expect(await refusal(countTable(torn, table, sweepRequest()))).toMatch(/49 rows were counted of a table of 50/);
  });
});
