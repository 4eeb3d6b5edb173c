import { expect, it } from 'vitest';
import type { CountCell, SeenCount, SumRelation } from '../../src/cells/count-cell.ts';
import { impliedNesting } from '../../src/cells/implied-nesting.ts';

const idOf = ({ finding, row }: SeenCount): string => `${finding} ${row}`.trim();
const place = (finding: string, row: string, value: number): SeenCount => ({
  ...{ finding, row, column: 'people', value },
  ...{ counts: 'people', isInTotalRow: false },
});
/** Which count lies inside which, and how many are in the wider one alone. */
const nestedIn = (places: readonly SeenCount[], few = 10, relations: readonly SumRelation[] = []) => {
  const cells = new Map(
    places.map((each): [string, CountCell] => [
      idOf(each),
      { id: idOf(each), value: each.value, published: true, sensitive: false, isTotal: false },
    ]),
  );
  return impliedNesting(places, idOf, cells, relations, few).map(({ total, parts: [inner, rest] }) => [
    total,
    inner,
    cells.get(rest!)!.value,
  ]);
};

it('nests two numbers that differ by somebody, and by fewer than are protected', () => {
  const wider = (value: number) => nestedIn([place('over-50', '', value), place('over-60', '', 57)]);
  expect(wider(57)).toEqual([]);
  expect(wider(58)).toEqual([['over-50', 'over-60', 1]]);
  expect(wider(66)).toEqual([['over-50', 'over-60', 9]]);
  expect(wider(67)).toEqual([]);
});

it('nests each of a list of thresholds in its neighbour, and in none further off', () => {
  const list = ['ever stopped', 'ever searched', 'ever arrested', 'ever charged'];
  const values = [69, 64, 60, 57];
  // Any two of them differ by twelve or fewer: only neighbours are said to lie in one another.
  expect(
    nestedIn(
      list.map((row, at) => place('steps', row, values[at]!)),
      13,
    ),
  ).toEqual([
    ['steps ever stopped', 'steps ever searched', 5],
    ['steps ever searched', 'steps ever arrested', 4],
    ['steps ever arrested', 'steps ever charged', 3],
  ]);
  const rising = nestedIn(
    list.map((row, at) => place('steps', row, values.toReversed()[at]!)),
    13,
  );
  expect(rising).toEqual([
    ['steps ever searched', 'steps ever stopped', 3],
    ['steps ever arrested', 'steps ever searched', 4],
    ['steps ever charged', 'steps ever arrested', 5],
  ]);
});

it('nests nothing in a list that goes both ways, of two rows, or of which one is no threshold', () => {
  const list = (rows: Readonly<Record<string, number>>) =>
    nestedIn(Object.entries(rows).map(([row, value]) => place('steps', row, value)));
  expect(list({ 'ever stopped': 69, 'ever searched': 64, 'ever arrested': 66 })).toEqual([]);
  expect(list({ 'ever stopped': 69, 'ever searched': 64 })).toEqual([]);
  expect(list({ 'ever stopped': 69, 'ever searched': 64, charged: 60 })).toEqual([]);
  // Two that are as many go either way.
  expect(list({ 'ever stopped': 69, 'ever searched': 69, 'ever arrested': 66 })).toHaveLength(1);
});

it('nests a column in one that is larger in three rows or in all, and nowhere smaller', () => {
  const columns = (all: readonly number[], some: readonly number[]) =>
    nestedIn([
      ...all.map((value, at) => place('all', `row ${at}`, value)),
      ...some.map((value, at) => place('some', `row ${at}`, value)),
    ]).map(([, inner, rest]) => [inner, rest]);
  expect(columns([58], [57])).toEqual([['some row 0', 1]]);
  expect(columns([58, 40], [57, 40])).toEqual([]);
  expect(columns([58, 40, 50], [57, 40, 48])).toEqual([]);
  expect(columns([58, 40, 50, 80], [57, 40, 48, 71])).toEqual([
    ['some row 0', 1],
    ['some row 2', 2],
    ['some row 3', 9],
  ]);
  expect(columns([58, 40, 50, 80], [57, 41, 48, 71])).toEqual([]);
  expect(columns([9], [0])).toEqual([]);
  // Nobody is fewer than any: such rows say nothing of the others.
  expect(columns([58, 40, 50], [57, 0, 0])).toEqual([]);
  // The other way round too, and a column of rows that the other has not at all.
  expect(columns([57], [58])).toEqual([['all row 0', 1]]);
  expect(nestedIn([place('all', 'North', 58), place('some', 'South', 57)])).toEqual([]);
  // One that is held back for its own size keeps the rest as open as itself.
  expect(columns([15], [11])).toEqual([]);
  expect(columns([15], [12])).toEqual([['some row 0', 3]]);
});

it('nests single numbers of one word, sixty at most, of which it is known who share nobody', () => {
  const numbers = (many: number) =>
    nestedIn([
      place('asked', '', 58),
      place('answered', '', 57),
      ...Array.from({ length: many - 2 }, (_, at) => place(`number ${at}`, '', 1000 + 20 * at)),
    ]);
  expect(numbers(60)).toEqual([['asked', 'answered', 1]]);
  expect(numbers(61)).toEqual([]);
  const cases = { ...place('answered', '', 57), counts: 'cases' };
  expect(nestedIn([place('asked', '', 58), cases])).toEqual([]);
  const beside = (relations: readonly SumRelation[]) =>
    nestedIn([place('asked', '', 58), place('answered', '', 57)], 10, relations);
  expect(beside([{ total: 'all', parts: ['asked', 'answered'] }])).toEqual([]);
  // Of a total and the one of two parts the rest is the other; of three it is two together.
  expect(beside([{ total: 'asked', parts: ['answered', 'silent'] }])).toEqual([]);
  expect(beside([{ total: 'asked', parts: ['answered', 'silent', 'away'] }])).toHaveLength(1);
});

it('nests a single number and the total of a table, and no other row of it', () => {
  const beside = (isInTotalRow: boolean, counts = 'people') =>
    nestedIn([place('asked', '', 58), { ...place('areas', 'everywhere', 57), isInTotalRow, counts }]);
  expect(beside(true)).toEqual([['asked', 'areas everywhere', 1]]);
  expect(beside(false)).toEqual([]);
  expect(beside(true, 'cases')).toEqual([]);
});

it('nests two bounds on one thing wherever they stand, where the wider one is the larger', () => {
  const rows = (one: string, other: string, values: readonly [number, number] = [58, 57]) =>
    nestedIn([place('by age', one, values[0]), place('elsewhere', other, values[1])]);
  expect(rows('over 50', 'over 60')).toEqual([['by age over 50', 'elsewhere over 60', 1]]);
  expect(rows('over 60', 'over 50')).toEqual([]);
  expect(rows('under 60', 'under 50')).toEqual([['by age under 60', 'elsewhere under 50', 1]]);
  expect(rows('under 50', 'under 60')).toEqual([]);
  expect(rows('over 50', 'under 60')).toEqual([]);
  expect(rows('over 50', '50+')).toEqual([]);
  expect(rows('over 50', 'fifty')).toEqual([]);
  // Beside a further key they must be of the same.
  expect(rows('women,over 50', 'women,over 60')).toHaveLength(1);
  expect(rows('women,over 50', 'men,over 60')).toEqual([]);
  expect(rows('over 50,women', 'women,over 60')).toHaveLength(1);
  const columns = (one: string, other: string, row = 'north') =>
    nestedIn([
      { ...place('one', row, 58), column: one },
      { ...place('other', 'north', 57), column: other },
    ]);
  expect(columns('people over 50', 'people over 60')).toHaveLength(1);
  expect(columns('people over 50', 'people over 60', 'south')).toEqual([]);
});

it('nests the rows of one list of thresholds beside each further key by itself', () => {
  const steps = ['ever stopped', 'ever searched', 'ever arrested'];
  const of = (sex: string, values: readonly number[]) =>
    values.map((value, at) => place('steps', `${sex},${steps[at]}`, value));
  expect(nestedIn([...of('men', [69, 64, 60]), ...of('women', [269, 264, 240])])).toEqual([
    ['steps men,ever stopped', 'steps men,ever searched', 5],
    ['steps men,ever searched', 'steps men,ever arrested', 4],
    ['steps women,ever stopped', 'steps women,ever searched', 5],
  ]);
  // A total stands outside of its list.
  const total = { ...place('steps', 'men,ever seen', 66), isInTotalRow: true };
  expect(nestedIn([...of('men', [69, 64]), total])).toEqual([]);
});

it('nests nothing of which the names say that it is other people, but for thresholds of one thing', () => {
  const measured = (one: string, other: string) => {
    const [a, b] = [place('one', '', 58), place('other', '', 57)];
    const names = new Map([
      [a, one],
      [b, other],
    ]);
    const cells = new Map(
      [...names].map(([{ value }, id]): [string, CountCell] => [
        id,
        { id, value, published: true, sensitive: false, isTotal: false },
      ]),
    );
    return impliedNesting([a, b], (each) => names.get(each)!, cells, [], 10).length;
  };
  expect(measured('people|sex=men', 'people|sex=women')).toBe(0);
  expect(measured('people|area=north;sex=men', 'people|sex=women')).toBe(0);
  expect(measured('people|sex=men', 'searches|sex=men')).toBe(1);
  expect(measured('people|sex=men', 'people|area=north')).toBe(1);
  expect(measured('people|age=over 50', 'people|age=over 60')).toBe(1);
  expect(measured('people|age=over 50', 'people|age=young')).toBe(1);
  expect(measured('people|age=young', 'people|age=over 50')).toBe(1);
  expect(measured('#one', 'people|sex=women')).toBe(1);
});
