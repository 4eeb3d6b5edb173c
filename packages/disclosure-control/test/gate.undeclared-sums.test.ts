import type { Finding } from '@assay/evidence';
import { describe, expect, it } from 'vitest';
import { attackedRelease, attackedValueAt, attackReleases, gate, linearSolver, SUPPRESSED } from '../src/index.ts';
import { count, countOf, finding, key, single } from './findings.ts';

const policy = { minimumCount: 10, roundingBase: 1, protectSensitiveZeros: false };
type Row = readonly (string | number)[];

const table = (id: string, keys: readonly string[], names: readonly string[], rows: readonly Row[]) =>
  finding({ id, table: { columns: [...keys.map(key), ...names.map((name) => count(name))], rows } });

/** What is left of each count, and how many are held back. */
async function released(findings: Parameters<typeof gate>[0]) {
  const { findings: after } = await gate(findings, { policy, population: ['p'] });
  const at = (id: string, row: string, column: string): unknown => {
    const { columns, rows } = after.find((each) => each.id === id)!.table!;
    const keys = columns.filter((each) => each.key === true).length;
    return rows.find((each) => each.slice(0, keys).join(',') === row)![
      columns.findIndex(({ name }) => name === column)
    ];
  };
  const isHidden = (...place: Parameters<typeof at>): boolean => at(...place) === SUPPRESSED;
  return { at, isHidden };
}

describe('sums of some rows or columns that nobody declared', () => {
  it('are seen where a further key divides what another table counts together', async () => {
    const disposals = table(
      'disposals',
      ['area', 'outcome'],
      ['cases'],
      ['north', 'south', 'west'].flatMap((area, at) => [
        [area, 'charge', [3, 60, 71][at]!],
        [area, 'caution', [47, 52, 66][at]!],
        [area, 'nothing', [91, 83, 120][at]!],
      ]),
    );
    const criminal = table(
      'criminal',
      ['area'],
      ['criminal'],
      [
        ['north', 50],
        ['south', 112],
        ['west', 137],
      ],
    );
    const { isHidden } = await released([disposals, criminal]);
    expect(isHidden('disposals', 'north,charge', 'cases')).toBe(true);
    expect(isHidden('disposals', 'north,caution', 'cases') || isHidden('criminal', 'north', 'criminal')).toBe(true);
  });

  it('are seen where a column stands in one table and its parts in others', async () => {
    const rows = (values: readonly number[]): Row[] => values.map((value, at) => [`team ${at}`, value]);
    const { isHidden } = await released([
      table('all', ['team'], ['people'], rows([140, 93, 75])),
      table('yes', ['team'], ['flagged'], rows([4, 40, 31])),
      table('no', ['team'], ['not'], rows([136, 53, 44])),
    ]);
    expect(isHidden('yes', 'team 0', 'flagged')).toBe(true);
    expect(isHidden('no', 'team 0', 'not') || isHidden('all', 'team 0', 'people')).toBe(true);
  });

  it('are seen where a row of one table is some rows of another', async () => {
    const detailed = table(
      'detailed',
      ['age'],
      ['flagged', 'people'],
      [
        ['18-20', 5, 61],
        ['21-24', 33, 104],
        ['25-34', 58, 260],
        ['35+', 71, 402],
      ],
    );
    const broad = table(
      'broad',
      ['group'],
      ['flagged', 'people'],
      [
        ['young', 38, 165],
        ['older', 129, 662],
      ],
    );
    const { isHidden } = await released([detailed, broad]);
    expect(isHidden('detailed', '18-20', 'flagged')).toBe(true);
    expect(isHidden('detailed', '21-24', 'flagged') || isHidden('broad', 'young', 'flagged')).toBe(true);
  });

  it('are seen where a running count goes from one threshold to the next by what a band counts', async () => {
    const bands = table(
      'bands',
      ['score'],
      ['people'],
      [120, 84, 7, 33, 41].map((value, at) => [`score ${at}`, value]),
    );
    const thresholds = table(
      'thresholds',
      ['threshold'],
      ['flagged'],
      [165, 81, 74, 41].map((value, at) => [`at least ${at + 1}`, value]),
    );
    const { isHidden } = await released([bands, thresholds]);
    expect(isHidden('bands', 'score 2', 'people')).toBe(true);
    const isOneOpen =
      isHidden('thresholds', 'at least 2', 'flagged') || isHidden('thresholds', 'at least 3', 'flagged');
    expect(isOneOpen).toBe(true);
  });
});

describe('the order of rows', () => {
  it('from the largest to the smallest says nothing of a row that is held back', async () => {
    const sorted = table(
      'areas',
      ['area'],
      ['searches'],
      [
        ['north', 80],
        ['west', 31],
        ['south', 30],
        ['east', 29],
        ['centre', 3],
      ],
    );
    const { findings } = await gate([sorted, single('total', 173)], { policy, population: ['p'] });
    const { rows } = findings[0]!.table!;
    const marked = rows.filter((row) => row[1] === SUPPRESSED).map(([area]) => area);
    expect(marked.length).toBeGreaterThan(1);
    expect(rows.slice(-marked.length).map(([area]) => area)).toEqual([...marked].sort());
    const unsorted = table(
      'areas',
      ['area'],
      ['searches'],
      ([...sorted.table!.rows] as Row[]).sort((a, b) => (a[0]! < b[0]! ? -1 : 1)),
    );
    const same = await gate([unsorted, single('total', 173)], { policy, population: ['p'] });
    expect(same.findings[0]!.table!.rows.map(([area]) => area)).toEqual(['centre', 'east', 'north', 'south', 'west']);
  });
});

it('hides no more counts than it must: what was hidden early is shown again where a later one does its work', async () => {
  const rows: Row[] = ['a', 'b', 'c', 'd'].map((group, at) => [
    group,
    ...[
      [5, 372],
      [7, 171],
      [14, 1745],
      [29, 2911],
    ][at]!,
  ]);
  const known = table(
    'known',
    ['group'],
    ['unknown', 'known', 'all'],
    rows.map(([group, unknown, seen]) => [group!, unknown!, seen!, Number(unknown) + Number(seen)]),
  );
  const { findings } = await gate([known, single('unknown', 55), single('known', 5199), single('all', 5254)], {
    policy,
    population: ['p'],
  });
  const marks = findings[0]!.table!.rows.flat().filter((value) => value === SUPPRESSED).length;
  // 5 and 7 in one column protect each other; a second column of the same two rows is needed, and no more.
  expect(marks).toBe(4);
});

it('holds back the same numbers in two tables, in whatever words either counts them', async () => {
  const images = { kind: { kind: 'count', counts: 'images' } as const };
  const rows: Row[] = [
    ['north', 3, 40],
    ['south', 14, 60],
    ['west', 38, 90],
  ];
  const uploaded = finding({
    id: 'uploaded',
    table: { columns: [key('area'), count('uploaded', images), count('cases')], rows },
  });
  const decided = table(
    'decided',
    ['place'],
    ['yes'],
    rows.map(([area, yes]) => [area!, yes!]),
  );
  const total = single('all', 55);
  const { findings } = await gate([uploaded, decided, total], { policy, population: ['p'] });
  const left = findings.map(({ table: rows, value }) => rows?.rows.map((row) => row[1]) ?? value);
  // The total stands in one place and each area's number in two, so that it is the cheaper of what could keep 3 from being told.
  expect(left).toEqual([[SUPPRESSED, 14, 38], [SUPPRESSED, 14, 38], SUPPRESSED]);
  const whole = finding({ id: 'whole', table: { columns: [key('of'), count('images', images)], rows: [['all', 55]] } });
  const { at } = await released([uploaded, decided, total, whole, single('again', 55)]);
  const marks = ['north', 'south', 'west'].map((area) => at('uploaded', area, 'uploaded') === SUPPRESSED);
  expect(marks).toEqual([true, true, false]);
  expect(['north', 'south', 'west'].map((area) => at('decided', area, 'yes') === SUPPRESSED)).toEqual(marks);
});

describe('wholes that nobody declared to be the same people', () => {
  const groups = [
    ['a', 3],
    ['b', 40],
    ['c', 200],
  ];

  it.each([
    ['a single number in another word', [stated('stops', 243, 'searches')]],
    ['a division in another word', [columnOf('by-sex', 'sex', 'searches', [143, 100])]],
    ['a single number of a few more', [stated('all', 245, 'people')]],
    ['a division of a few more', [columnOf('by-sex', 'sex', 'people', [146, 100])]],
  ])('are one where large: %s', async (_, others) => {
    const { isHidden } = await released([table('by-group', ['group'], ['people'], groups), ...others]);
    expect(isHidden('by-group', 'a', 'people')).toBe(true);
    expect(isHidden('by-group', 'b', 'people')).toBe(true);
  });

  it('are not one where they differ by more', async () => {
    const others = [stated('all', 253, 'people'), stated('stops', 244, 'searches')];
    const { isHidden } = await released([table('by-group', ['group'], ['people'], groups), ...others]);
    expect(['a', 'b', 'c'].map((row) => isHidden('by-group', row, 'people'))).toEqual([true, false, false]);
  });

  it('are tried by the attack, where the truth bears them out', async () => {
    const exact = [table('by-group', ['group'], ['people'], groups), stated('stops', 243, 'searches')];
    const { findings, record } = await gate([exact[0]!], { policy, population: ['p'] });
    const release = attackedRelease('by hand', [...findings, exact[1]!], record);
    const solver = await linearSolver();
    const { recovered } = attackReleases([release], solver, (place) => attackedValueAt(exact, place));
    expect(recovered.map(({ place, low, high }) => [place.row, low, high])).toEqual([['a', 3, 3]]);
    expect(attackReleases([release], solver).recovered).toEqual([]);
  });
});

describe('rows put together that nobody declared', () => {
  const fine = (): Row[] => [
    ['a', 20],
    ['b', 31],
    ['c', 45],
    ['d', 57],
    ['e', 4],
  ];
  const coarse: Row[] = [
    ['north', 122],
    ['rest', 35],
  ];

  it('are seen in one column of counts, and wherever they stand', async () => {
    const { at, isHidden } = await released([
      table('fine', ['area'], ['people'], fine()),
      table('coarse', ['half'], ['people'], coarse),
    ]);
    expect(isHidden('fine', 'e', 'people')).toBe(true);
    // b and e are the rest: one alone would be known from the other.
    expect(isHidden('fine', 'b', 'people') || isHidden('coarse', 'rest', 'people')).toBe(true);
    expect(at('fine', 'd', 'people')).toBe(57);
  });

  it('are seen where both lists say who they are, and by which one thing', async () => {
    const list = (id: string, rows: Readonly<Record<string, number>>) =>
      finding({ id, table: { columns: [key('area'), countOf('people', 'searched')], rows: Object.entries(rows) } });
    const stated = [
      list('fine', { a: 120, b: 77, c: 64, d: 5, e: 210 }),
      list('coarse', { 'a and c': 184, 'b and d': 82, 'e too': 210 }),
    ];
    const { findings } = await gate(stated, { policy, population: ['p'] });
    const [fine, coarse] = findings.map(({ table }) => new Map(table!.rows.map(([name, value]) => [name, value])));
    expect(fine!.get('d')).toBe(SUPPRESSED);
    // 82 less 77 would be the five.
    expect([fine!.get('b'), coarse!.get('b and d')]).toContain(SUPPRESSED);
  });

  it('are seen among single numbers, more than two of them', async () => {
    const { findings } = await gate(
      [single('all', 300), single('a', 120), single('b', 100), single('c', 77), single('d', 3)],
      { policy, population: ['p'] },
    );
    expect(findings.map(({ value }) => value)).toEqual([300, 120, 100, SUPPRESSED, SUPPRESSED]);
  });
});

function stated(id: string, value: number, counts: 'people' | 'searches'): Finding {
  return finding({ id, value, kind: { kind: 'count', counts } });
}

function columnOf(id: string, name: string, counts: 'people' | 'searches', values: readonly number[]): Finding {
  const columns = [key(name), count(counts, { kind: { kind: 'count', counts } })];
  return finding({ id, table: { columns, rows: values.map((value, at) => [`${name} ${at}`, value]) } });
}
