import { expect, it } from 'vitest';
import type { CountCell, SeenCount } from '../../src/cells/count-cell.ts';
import { impliedRelations } from '../../src/cells/implied-relations.ts';

const idOf = ({ finding, row }: SeenCount): string => `${finding} ${row}`;
const place = (finding: string, row: string, value: number): SeenCount => ({
  ...{ finding, row, column: 'people', value },
  ...{ counts: 'people', isInTotalRow: false },
});
const relationsOf = (places: readonly SeenCount[]) =>
  impliedRelations(
    places,
    idOf,
    new Map(
      places.map((each): [string, CountCell] => [
        idOf(each),
        { id: idOf(each), value: each.value, published: true, sensitive: false, isTotal: false },
      ]),
    ),
  );

it('takes a number for a row of its name where both count somebody: nought is like any other nought', () => {
  const both = (value: number) =>
    relationsOf([place('stops.refused', '', value), place('stops.outcome', 'refused', value)]);
  for (const value of [1, 12])
    expect(both(value)).toEqual([{ total: 'stops.refused ', parts: ['stops.outcome refused'] }]);
  expect(both(0)).toEqual([]);
});

it('takes bands for the steps of a list of thresholds, one step fewer than it has rows', () => {
  const thresholds = [130, 90, 50, 20].map((value, at) => place('least', `at least ${at + 1}`, value));
  const bands = [40, 40, 30].map((value, at) => place('just', `just ${at + 1}`, value));
  const steps = [0, 1, 2].map((at) => ({
    total: `least at least ${at + 1}`,
    parts: [`least at least ${at + 2}`, `just just ${at + 1}`],
  }));
  const found = relationsOf([...thresholds, ...bands]);
  for (const step of steps) expect(found).toContainEqual(step);
  const others = [40, 41, 30].map((value, at) => place('just', `just ${at + 1}`, value));
  const without = relationsOf([...thresholds, ...others]);
  for (const step of steps) expect(without).not.toContainEqual(step);
});

it('takes a list of one thing for a wider one put together, of whom both say who they are as well', () => {
  const fine = { a: 120, b: 77, c: 64, d: 5 };
  const found = (nameOf: (list: 'fine' | 'wide') => string, wide: Readonly<Record<string, number>>) => {
    const lists = { fine, wide };
    const places = (['fine', 'wide'] as const).flatMap((list) =>
      Object.entries(lists[list]).map(([row, value]) => place(list, row, value)),
    );
    const idOf = ({ finding: list, row }: SeenCount) => `${nameOf(list as 'fine')}${row}`;
    const cells = places.map((each): [string, CountCell] => [
      idOf(each),
      { id: idOf(each), value: each.value, published: true, sensitive: false, isTotal: false },
    ]);
    return impliedRelations(places, idOf, new Map(cells)).filter(
      ({ total, parts }) => parts.length === 2 && !total.startsWith('+'),
    );
  };
  const measured = (of: string) => ({
    total: `people|age=${of}`,
    parts: of.split('').map((each) => `people|age=${each}`),
  });
  expect(found(() => 'people|age=', { ac: 184, bd: 82 })).toEqual([measured('ac'), measured('bd')]);
  expect(found((list) => `#${list}`, { ac: 184, bd: 82 })).toHaveLength(2);
  expect(found((list) => `people|${list}=`, { ac: 184, bd: 82 })).toHaveLength(2);
  expect(found(() => 'people|age=', { ac: 184, bd: 81 })).toEqual([]);
  // What divides one of them further is known by name: of an area its men and women.
  expect(found((list) => (list === 'fine' ? 'people|sex=m;age=' : 'people|age='), { ac: 184, bd: 82 })).toEqual([]);
});

it('looks for sums among twelve single numbers of one word, and among no more of one group', () => {
  const singles = (many: number, groups: number) =>
    relationsOf([
      place('a.all', '', 90),
      place('a.one', '', 50),
      place('a.two', '', 40),
      ...Array.from({ length: many - 3 }, (_, at) => place(`${'abc'[at % groups]}.n${at}`, '', 1000 + 7 ** at)),
    ]);
  const sum = { total: 'a.all ', parts: ['a.one ', 'a.two '] };
  expect(singles(12, 1)).toContainEqual(sum);
  expect(singles(13, 1)).not.toContainEqual(sum);
  expect(singles(13, 3)).toContainEqual(sum);
});

it('takes columns for the same that agree in every row they share, of which two are filled', () => {
  const columns = (one: readonly number[], other: readonly number[]) =>
    relationsOf([
      ...one.map((value, at) => place('one', `row ${at}`, value)),
      ...other.map((value, at) => ({ ...place('other', `row ${at}`, value), counts: 'cases' })),
    ]);
  const same = (at: number) => ({ total: `one row ${at}`, parts: [`other row ${at}`] });
  const all = columns([4, 5, 0], [4, 5, 0]);
  for (const at of [0, 1, 2]) expect(all).toContainEqual(same(at));
  expect(columns([4, 0, 0], [4, 0, 0])).not.toContainEqual(same(0));
  expect(columns([4, 5, 1], [4, 5, 0])).not.toContainEqual(same(0));
});
