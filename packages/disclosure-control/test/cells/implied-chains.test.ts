import { expect, it } from 'vitest';
import type { SeenCount } from '../../src/cells/count-cell.ts';
import { sameAlongChains } from '../../src/cells/implied-chains.ts';

/** Counts of one table: of each group and step the counts by column. */
function tied(rows: Readonly<Record<string, Readonly<Record<string, number>>>>): string[] {
  const places = Object.entries(rows).flatMap(([row, counts]) =>
    Object.entries(counts).map(
      ([column, value]): SeenCount => ({ finding: 'chain', row, column, value, counts: column, isInTotalRow: false }),
    ),
  );
  return sameAlongChains(places, ({ row, column }) => `${row}.${column}`).map(
    ({ total, parts }) => `${total}=${parts}`,
  );
}

it('ties a count to the next step’s, larger than a tenth of all columns and steps would agree by chance', () => {
  // Three steps and three columns are tried in 3 × 2 × 3 × 2 ways, ten times as many are 360.
  const chain = (onward: number) =>
    tied({
      'a,first': { came: 5_000, went: onward, left: 6_000 },
      'a,second': { came: onward, went: 7_000, left: 8_000 },
      'a,third': { came: 9_000, went: 10_000, left: 11_000 },
    });
  expect(chain(359)).toEqual(['a,second.came=a,first.went']);
  expect(chain(358)).toEqual([]);
});

it('weighs the groups together, each of which goes on', () => {
  const chain = (one: number, other: number, came = other) =>
    tied({
      'a,first': { came: 5_000, went: one },
      'b,first': { came: 6_000, went: other },
      'a,second': { came: one, went: 7_000 },
      'b,second': { came, went: 8_000 },
    });
  // Two steps and two columns are tried in four ways: 5 × 8 numbers are as many as forty.
  expect(chain(4, 7).toSorted()).toEqual(['a,second.came=a,first.went', 'b,second.came=b,first.went']);
  expect(chain(4, 6)).toEqual([]);
  expect(chain(400, 700, 699)).toEqual([]);
});
