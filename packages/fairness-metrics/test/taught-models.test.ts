import { categoryModel, type DictionaryColumn, dictionaryColumn, isComputed, notComputed } from '@assay/statistics';
import { expect, it } from 'vitest';
import { areasByGroup, scoreCells, taughtModels } from '../src/index.ts';

/** Two kinds and two sexes, where it happens more often to some; the second half other than the first. */
const count = 400;
const each = <Value>(of: (row: number) => Value) => Array.from({ length: count }, (_, row) => of(row));
const kind = dictionaryColumn(each((row) => (row % 2 === 0 ? 'A' : 'B')));
const sex = dictionaryColumn(each((row) => ['F', 'M', null][row % 3]!));
const happened = Uint8Array.from(each((row) => (row % 7 < (row % 2 === 0 ? 2 : 4) + (row < 200 ? 0 : 1) ? 1 : 0)));
const rows = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => from + at);
const groups = (['A', 'B'] as const).map(
  (name) => [name, rows(300, 400).filter((row) => kind.values[kind.codes[row]!] === name)] as const,
);
const fields: readonly [DictionaryColumn, DictionaryColumn] = [kind, sex];

it('expects of each group what the model of each set of rows gives its rows, one by one', () => {
  const taught = [
    ['first', rows(0, 200)],
    ['both', rows(0, 300)],
  ] as const;
  const found = taughtModels({ fields, happened, taught, groups });
  if ('status' in found) throw new Error(found.reason);
  expect(found.map(({ taught, group }) => [taught, group])).toEqual([
    ['first', 'A'],
    ['first', 'B'],
    ['both', 'A'],
    ['both', 'B'],
  ]);
  for (const row of found) {
    const model = categoryModel(fields, taught.find(([name]) => name === row.taught)![1], (at) => happened[at] === 1);
    const own = groups.find(([name]) => name === row.group)![1];
    if (!isComputed(model)) throw new Error('no model');
    expect(row.rows).toBe(own.length);
    expect(row.happened).toBe(own.filter((at) => happened[at] === 1).length);
    expect(row.expected).toBeCloseTo(
      own.reduce((sum, at) => sum + model.chanceOf(at), 0),
      9,
    );
    const label = Uint8Array.from(own, (at) => happened[at]!);
    const score = Float64Array.from(own, (at) => model.chanceOf(at));
    // Beside another group the area of a group is the same.
    const beside = dictionaryColumn([...own.map(() => 'one'), 'other', 'other']);
    const areas = areasByGroup(
      scoreCells({ group: beside, label: Uint8Array.of(...label, 0, 1), score: Float64Array.of(...score, 0.1, 0.9) }),
    );
    expect(row.area).toEqual(areas.find(({ group }) => group === 'one')!.area);
  }
  const [first, both] = ['first', 'both'].map((name) =>
    found.filter(({ taught }) => taught === name).reduce((sum, { expected }) => sum + expected, 0),
  );
  expect(both!).toBeGreaterThan(first!);
});

it('compares no model where one cannot be taught, and refuses rows that are none', () => {
  const taught = [
    ['all', rows(0, 300)],
    ['none', []],
  ] as const;
  expect(taughtModels({ fields, happened, taught, groups })).toEqual(
    notComputed('the records of an era are too few or too alike to teach a model'),
  );
  expect(() => taughtModels({ fields, happened, taught: [['all', [count]]], groups })).toThrow('all has no row 400');
  expect(taughtModels({ fields, happened, taught: [['all', rows(0, 300)]], groups: [['nobody', []]] })).toMatchObject([
    { rows: 0, expected: 0, area: { reason: 'nobody is in this group' } },
  ]);
});
