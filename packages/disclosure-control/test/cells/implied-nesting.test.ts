import { expect, it } from 'vitest';
import type { CountCell, SeenCount } from '../../src/cells/count-cell.ts';
import { impliedNesting } from '../../src/cells/implied-nesting.ts';

const idOf = ({ finding, row }: SeenCount): string => `${finding} ${row}`.trim();
const place = (finding: string, row: string, value: number): SeenCount => ({
  ...{ finding, row, column: 'people', value },
  ...{ counts: 'people', isInTotalRow: false },
});
/** Which count lies inside which, and how many are in the wider one alone. */
const nestedIn = (places: readonly SeenCount[], few = 10) => {
  const cells = new Map(
    places.map((each): [string, CountCell] => [
      idOf(each),
      { id: idOf(each), value: each.value, published: true, sensitive: false, isTotal: false },
    ]),
  );
  return impliedNesting(places, idOf, cells, [], few).map(({ total, parts: [inner, rest] }) => [
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
