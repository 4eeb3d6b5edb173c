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
  expect(both(12)).toEqual([{ total: 'stops.refused ', parts: ['stops.outcome refused'] }]);
  expect(both(0)).toEqual([]);
});
