import { isComputed, wilsonInterval } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import {
  attackedRelease,
  attackedValueAt,
  attackReleases,
  gate,
  linearSolver,
  type ReleaseMemory,
  SUPPRESSED,
} from '../src/index.ts';
import { count, countOf, finding, key, oneWayTable, people, single } from './findings.ts';

const exact = { minimumCount: 10, roundingBase: 1, protectSensitiveZeros: true };
const rounded = { ...exact, roundingBase: 5 };
const column = (rows: readonly (readonly unknown[])[], index = 1): unknown[] => rows.map((row) => row[index]);
const shown = (result: Awaited<ReturnType<typeof gate>>): unknown[] => column(result.findings[0]!.table!.rows);
const t = (values: readonly number[]) => finding({ id: 't', table: oneWayTable(values) });

async function series(tables: readonly (readonly number[])[], policy = exact) {
  const earlier: ReleaseMemory[] = [];
  const results = [];
  for (const [at, values] of tables.entries()) {
    const result = await gate([t(values)], { policy, population: [`month ${at}`], earlier, notebook: 'n' });
    earlier.push(result.memory);
    results.push(result);
  }
  return results;
}

describe.each([exact, rounded])('releases of one notebook at base $roundingBase', (policy) => {
  it('are the same while records come, go and change, so that no held-back cell changes places', async () => {
    const results = await series(
      [
        [3, 25, 200],
        [3, 25, 201],
        [3, 26, 200],
        [4, 25, 200],
        [2, 25, 199],
      ],
      policy,
    );
    for (const result of results) expect(shown(result)).toEqual(shown(results[0]!));
    const releases = results.map(({ findings, record }, at) => attackedRelease(`${at}`, findings, record));
    const solver = await linearSolver();
    for (let last = 1; last <= releases.length; last++) {
      expect(attackReleases(releases.slice(0, last), solver).recovered).toEqual([]);
    }
  });

  it('print a count anew where it moved by the minimum, and keep held back what was held back', async () => {
    const [first, second] = await series(
      [
        [3, 25, 200],
        [30, 25, 260],
      ],
      policy,
    );
    expect(shown(first!).slice(0, 3)).toEqual([SUPPRESSED, SUPPRESSED, 200]);
    expect(shown(second!)).toEqual([SUPPRESSED, SUPPRESSED, 260, 315]);
  });
});

it.each([0, 40])(
  'protects who is between two counts that are both new, whoever was between the %i of before',
  async (then) => {
    const month = (right: number, checked: number) => {
      const kind = { kind: 'share', of: 'right', outOf: 'checked', interval: 'wilson' } as const;
      const share = { name: 'share', label: 'share', unit: 'proportion' as const, kind };
      const columns = [key('field'), count('right'), count('checked'), share];
      return [
        finding({ id: 'agreement', table: { columns, rows: [['sex', right, checked, right / checked || null]] } }),
      ];
    };
    const first = await gate(month(then, then), { policy: rounded, population: ['March'], notebook: 'n' });
    const second = await gate(month(118, 122), {
      ...{ policy: rounded, population: ['April'], notebook: 'n' },
      earlier: [first.memory],
    });
    const releases = [first, second].map(({ findings, record }, at) => attackedRelease(`${at}`, findings, record));
    const months = [month(then, then), month(118, 122)];
    const { recovered } = attackReleases(releases, await linearSolver(), (place) =>
      attackedValueAt(months[place.release]!, place),
    );
    expect(recovered).toEqual([]);
  },
);

it('measures what little changes add up to against what was printed, not against the last release', async () => {
  const results = await series([
    [150, 190, 200],
    [154, 190, 200],
    [160, 190, 200],
    [162, 190, 200],
  ]);
  expect(results.map((result) => shown(result)[0])).toEqual([150, 150, 150, 162]);
});

it('prints nothing more closely at another rounding base than an earlier release did', async () => {
  const first = await gate([t([32, 47, 201])], { policy: rounded, population: ['p'] });
  const second = await gate([t([32, 47, 201])], { policy: exact, population: ['p'], earlier: [first.memory] });
  expect(shown(first)).toEqual([30, 45, 200, 280]);
  expect(shown(second)).toEqual(shown(first));
});

it('keeps held back what a release held back under another name, by who is counted', async () => {
  const table = (id: string, values: readonly number[]) =>
    finding({
      id,
      table: {
        columns: [key('group'), countOf('people', 'people flagged')],
        rows: values.map((value, index) => [`g${index}`, value]),
      },
    });
  const first = await gate([table('first', [3, 40, 90])], { policy: exact, population: ['p'], notebook: 'a' });
  const again = await gate([table('second', [30, 40, 120])], {
    policy: exact,
    population: ['p'],
    notebook: 'b',
    earlier: [first.memory],
  });
  expect(column(again.findings[0]!.table!.rows)).toEqual([SUPPRESSED, 40, 120]);
  const elsewhere = await gate([table('second', [30, 44, 120])], {
    policy: exact,
    population: ['q'],
    notebook: 'b',
    earlier: [first.memory],
  });
  expect(column(elsewhere.findings[0]!.table!.rows)).toEqual([30, 44, 120]);
});

it('keeps held back a place whose count says only later who is counted', async () => {
  const rows = [
    ['g0', 3],
    ['g1', 40],
  ];
  const before = finding({ id: 't', table: { columns: [key('group'), count('people')], rows } });
  const later = finding({
    id: 't',
    table: {
      columns: [key('group'), countOf('people', 'people flagged')],
      rows: [
        ['g0', 30],
        ['g1', 40],
      ],
    },
  });
  const first = await gate([before], { policy: exact, population: ['p'] });
  const second = await gate([later], { policy: exact, population: ['p'], earlier: [first.memory] });
  expect(column(second.findings[0]!.table!.rows)).toEqual([SUPPRESSED, 40]);
});

it('keeps a margin in a later pack from undoing the cross table of an earlier one', async () => {
  const cross = {
    columns: [key('area'), key('sex'), countOf('people', 'people flagged')],
    rows: [
      ['north', 'f', 3],
      ['north', 'm', 40],
      ['south', 'f', 50],
      ['south', 'm', 60],
    ],
  };
  const margin = finding({
    id: 'sex',
    table: {
      columns: [key('sex'), countOf('people', 'people flagged')],
      rows: [
        ['f', 53],
        ['m', 100],
      ],
    },
  });
  const first = await gate([finding({ id: 'cross', table: cross })], { policy: exact, population: ['p', 'lookup'] });
  const second = await gate([margin], { policy: exact, population: ['p'], earlier: [first.memory] });
  expect(column(second.findings[0]!.table!.rows)).toEqual([SUPPRESSED, 100]);
});

it('adds up a table that only an earlier release printed, where the latest divides the same people', async () => {
  const by = (name: string, rows: readonly (readonly (string | number)[])[]) =>
    finding({ id: name, table: { columns: [key(name), count('people')], rows } });
  const sex = by('sex', [
    ['f', 155],
    ['m', 178],
  ]);
  const age = by('age', [
    ['young', 3],
    ['old', 330],
  ]);
  const first = await gate([sex], { policy: exact, population: ['p'], notebook: 'n' });
  const alone = await gate([age], { policy: exact, population: ['p'], notebook: 'n' });
  const second = await gate([age], { policy: exact, population: ['p'], notebook: 'n', earlier: [first.memory] });
  expect(shown(first)).toEqual([155, 178]);
  expect(shown(alone)).toEqual([SUPPRESSED, 330]);
  // 155 and 178 are 333: beside 330 there are three.
  expect(shown(second)).toEqual([SUPPRESSED, SUPPRESSED]);
  const truth = [[sex], [age]];
  const solver = await linearSolver();
  const recovered = (last: typeof second) =>
    attackReleases(
      [first, last].map(({ findings, record }, at) => attackedRelease(`${at}`, findings, record)),
      solver,
      (place) => attackedValueAt(truth[place.release]!, place),
    ).recovered.map(({ place, low, high }) => [place.row, low, high]);
  expect(recovered(alone)).toEqual([['young', 3, 3]]);
  expect(recovered(second)).toEqual([]);
});

describe("another notebook's division of the same people, in columns that do not say who is counted", () => {
  const by = (id: string, name: string, rows: readonly (readonly (string | number)[])[]) =>
    finding({ id, table: { columns: [key(name), count('people')], rows } });
  const sex = by('who', 'sex', [
    ['f', 155],
    ['m', 178],
  ]);
  const age = by('who', 'age', [
    ['young', 3],
    ['old', 330],
  ]);
  const beside = async (population: readonly string[], now = age) => {
    const first = await gate([sex], { policy: exact, population: ['p', 'lookup'], notebook: 'one' });
    return shown(await gate([now], { policy: exact, population, notebook: 'other', earlier: [first.memory] }));
  };

  it('is added up: 155 and 178 are 333, beside 330 there are three', async () => {
    expect(await beside(['p'])).toEqual([SUPPRESSED, SUPPRESSED]);
  });

  it('is set off against a single number of theirs: all 333, beside 330 there are three', async () => {
    const besideAll = async (all: number) => {
      const first = await gate([single('everyone', all)], { policy: exact, population: ['p'], notebook: 'one' });
      return shown(await gate([age], { policy: exact, population: ['p'], notebook: 'other', earlier: [first.memory] }));
    };
    expect(await besideAll(333)).toEqual([SUPPRESSED, SUPPRESSED]);
    expect(await besideAll(360)).toEqual([SUPPRESSED, 330]);
    expect(await besideAll(0)).toEqual([SUPPRESSED, 330]);
  });

  it('binds nothing where other people are counted, or where the sums differ', async () => {
    expect(await beside(['q'])).toEqual([SUPPRESSED, 330]);
    const others = by('who', 'age', [
      ['young', 3],
      ['old', 457],
    ]);
    expect(await beside(['p'], others)).toEqual([SUPPRESSED, 457]);
  });

  it('is a table of its own, though it bears the name, rows and column of ours', async () => {
    const first = await gate(
      [
        by('who', 'sex', [
          ['f', 155],
          ['m', 178],
        ]),
      ],
      { policy: exact, population: ['p'], notebook: 'one' },
    );
    const again = by('who', 'sex', [
      ['f', 60],
      ['m', 90],
    ]);
    const second = await gate([again], {
      policy: exact,
      population: ['p'],
      notebook: 'other',
      earlier: [first.memory],
    });
    expect(shown(second)).toEqual([60, 90]);
  });
});

describe('amounts and estimates of nearly the same people', () => {
  const estimate = (value: number, contributors: number) =>
    finding({
      id: 'auc',
      unit: 'score',
      value,
      kind: { kind: 'estimate', contributors: 'n' },
      parts: [{ name: 'n', label: 'people', kind: people, value: contributors }],
      interval: { low: value - 0.05, high: value + 0.05, level: 0.95, method: 'DeLong' },
    });
  const gated = async (value: number, contributors: number, population: string, earlier: readonly ReleaseMemory[]) =>
    gate([estimate(value, contributors)], { policy: exact, population: [population], notebook: 'n', earlier });

  it('do not leave beside each other where the difference tells of few', async () => {
    const first = await gated(0.71, 1000, 'p', []);
    expect(first.findings[0]!.value).toBe(0.71);
    expect((await gated(0.73, 1001, 'q', [first.memory])).findings[0]!.value).toBe(SUPPRESSED);
    expect((await gated(0.711, 1001, 'q', [first.memory])).findings[0]!.value).toBe(0.71);
    expect((await gated(0.73, 1100, 'q', [first.memory])).findings[0]!.value).toBe(0.73);
  });

  it('of few do not leave as a bound beside the number that they were, nor as the number beside a bound', async () => {
    const share = (of: number, contributors: number, earlier: readonly ReleaseMemory[]) => {
      const stated = estimate(of / contributors, contributors);
      const made = wilsonInterval({ successes: of, total: contributors });
      if (!isComputed(made) || 'status' in made.interval) throw new Error('a share of a thousand has a range');
      const interval = { ...stated.interval!, ...made.interval };
      const options = { policy: exact, population: [String(of)], notebook: 'n', earlier };
      return gate([{ ...stated, unit: 'proportion', interval }], options);
    };
    const few = await share(11, 1000, []);
    const more = await share(12, 1001, []);
    expect([few, more].map(({ findings }) => findings[0]!.value)).toEqual([null, 0.01]);
    expect((await share(12, 1001, [few.memory])).findings[0]!.value).toBe(SUPPRESSED);
    expect((await share(11, 1000, [more.memory])).findings[0]!.value).toBe(SUPPRESSED);
    expect((await share(10, 999, [few.memory])).findings[0]!.value).toBeNull();
    expect((await share(12, 1020, [few.memory])).findings[0]!.value).toBe(0.01);
  });

  it('leave again where the same data were worked out by another method', async () => {
    const first = await gated(0.71, 1000, 'p', []);
    expect((await gated(0.73, 1000, 'p', [first.memory])).findings[0]!.value).toBe(0.73);
  });
});

it('lets a rerun show and hide what its pack did', async () => {
  const first = await gate([t([3, 25, 200])], { policy: rounded, population: ['p'], notebook: 'n' });
  const second = await gate([t([3, 28, 204])], {
    policy: rounded,
    population: ['q'],
    notebook: 'n',
    earlier: [first.memory],
  });
  const rerun = await gate([t([3, 28, 204])], {
    policy: rounded,
    population: ['q'],
    notebook: 'n',
    alsoHide: second.record.hiddenCells,
    alsoKeep: second.record.shownCells,
  });
  expect(shown(rerun)).toEqual(shown(second));
});

it('lets a rerun show what a pack of before printed as it was, though few are left of it', async () => {
  const now = { policy: rounded, population: ['q'], notebook: 'n' };
  const first = await gate([t([40, 18, 200])], now);
  const second = await gate([t([40, 18, 200])], { ...now, earlier: [first.memory] });
  expect(shown(second)).toEqual([40, 20, 200, 260]);
  const { hiddenCells: alsoHide, shownCells: alsoKeep } = second.record;
  expect(shown(await gate([t([40, 9, 200])], { ...now, alsoHide, alsoKeep }))).toEqual(shown(second));
});

it('prints anew in a rerun what lies further from its pack than rounding and the largest that is hidden together', async () => {
  const now = { policy: rounded, population: ['q'], notebook: 'n' };
  const first = await gate([t([40, 20, 200])], now);
  const { hiddenCells: alsoHide, shownCells } = (await gate([t([40, 20, 200])], { ...now, earlier: [first.memory] }))
    .record;
  const rerun = async (value: number) =>
    shown(await gate([t([40, value, 200])], { ...now, alsoHide, alsoKeep: shownCells }));
  expect(await rerun(36)).toEqual([40, 20, 200, 260]);
  expect(await rerun(37)).toEqual([40, 35, 200, 275]);
});

describe('a name that changes between two releases', () => {
  const named = (id: string, name: string, rows: readonly (readonly [string, number])[]) =>
    finding({ id, table: { columns: [key('group'), count(name)], rows } });
  const before = [
    ['a', 12],
    ['b', 40],
    ['c', 200],
    ['d', 60],
  ] as const;
  const after = before.map(([row, value]) => [row, value + Number(row === 'b')] as const);
  const upper = after.map(([row, value]) => [row.toUpperCase(), value] as const);

  it.each([
    ['of a finding', named('t2', 'people', after)],
    ['of a column', named('t', 'persons', after)],
    ['of the rows', named('t', 'people', upper)],
  ])('%s does not tell by how few a count moved', async (_, renamed) => {
    const first = await gate([named('t', 'people', before)], { policy: exact, population: ['p'], notebook: 'n' });
    const earlier = [first.memory];
    const now = { policy: exact, population: ['q'], notebook: 'n' };
    const second = await gate([renamed], { ...now, earlier });
    expect(shown(second)).toEqual([SUPPRESSED, SUPPRESSED, 200, SUPPRESSED]);
    const unmoved = await gate([named('t', 'people', before)], { ...now, earlier });
    expect(shown(second)).toEqual(shown(unmoved));
  });

  it('binds nothing where the counts are others', async () => {
    const first = await gate([named('t', 'people', before)], { policy: exact, population: ['p'], notebook: 'n' });
    const others = before.map(([row, value]) => [row, value + 30] as const);
    const earlier = [first.memory];
    const second = await gate([named('t2', 'people', others)], {
      policy: exact,
      population: ['q'],
      notebook: 'n',
      earlier,
    });
    expect(shown(second)).toEqual(others.map(([, value]) => value));
  });
});
