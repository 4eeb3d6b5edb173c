import { expect, it } from 'vitest';
import type { CountCell, SeenCount } from '../../src/cells/count-cell.ts';
import { impliedVectorSums } from '../../src/cells/implied-vectors.ts';

const idOf = ({ finding, row }: SeenCount): string => `${finding} ${row}`;
const place = (finding: string, row: string, value: number): SeenCount => ({
  ...{ finding, row, column: 'people', value },
  ...{ counts: 'people', isInTotalRow: false },
});
/** What is told of a running count that ends with 20, by the steps up to it, and of a column of just these steps. */
const stepsTold = (steps: readonly number[]) => {
  const running = [20, ...steps].map((_, at) => 20 + steps.slice(at).reduce((all, step) => all + step, 0));
  const places = [
    ...running.map((value, at) => place('least', `at least ${at + 1}`, value)),
    ...steps.map((value, at) => place('just', `just ${at + 1}`, value)),
  ];
  const cells = places.map((each): [string, CountCell] => [
    idOf(each),
    { id: idOf(each), value: each.value, published: true, sensitive: false, isTotal: false },
  ]);
  return impliedVectorSums(places, idOf, new Map(cells)).length;
};

it('takes bands for the steps of a running count where chance would make them of one in ten lists or fewer', () => {
  // Four rows and three bands hold 8 runs of two or three, each read both ways: 16 lists.
  expect(4 * 5 * 8).toBe(10 * 16);
  expect(stepsTold([7, 4, 3])).toBe(3);
  expect(stepsTold([6, 4, 3])).toBe(0);
});

it('counts the steps in which something moves, one alone too, and needs three', () => {
  expect(stepsTold([90, 1, 1])).toBe(3);
  expect(stepsTold([40, 0, 39, 30])).toBe(4);
  expect(stepsTold([400, 0, 390])).toBe(0);
});

it('takes a column of two rows for the sum of two others, wherever they stand', () => {
  const places = Object.entries({ all: [300, 450], men: [120, 200], women: [180, 250] }).flatMap(([list, values]) =>
    values.map((value, at) => place(list, ['north', 'south'][at]!, value)),
  );
  const told = (some: readonly SeenCount[]) => {
    const cells = some.map((each): [string, CountCell] => [
      idOf(each),
      { id: idOf(each), value: each.value, published: true, sensitive: false, isTotal: false },
    ]);
    return impliedVectorSums(some, idOf, new Map(cells));
  };
  expect(told(places)).toEqual(
    ['north', 'south'].map((area) => ({ total: `all ${area}`, parts: [`men ${area}`, `women ${area}`] })),
  );
  // One row alone adds up by chance.
  expect(told(places.filter(({ row }) => row === 'north'))).toEqual([]);
});
