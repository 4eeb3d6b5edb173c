import { isComputed, type NotComputed } from '../computed.ts';
import { InputError } from '../input-error.ts';
import { checkedDraws } from '../random/checked-draws.ts';
import { drawHypergeometric } from '../random/draw-hypergeometric.ts';
import type { RandomStream } from '../random/random-stream.ts';
import { type ChiSquareTest, chiSquareTest, tableMargins } from './chi-square-test.ts';
import { permutationPValue } from './permutation-p-value.ts';

/**
 * Could chance alone make the groups' counts this uneven, where some groups are too small for {@link chiSquareTest}?
 *
 * Tables with the same row and column sums are drawn at random; the p-value is the share at least as uneven, with the
 * +1 rule. Not computed where {@link chiSquareTest} is not.
 *
 * @throws InputError where a cell is no whole number.
 *
 * Source: Agresti, Wackerly & Boyett (1979); tables drawn cell by cell from hypergeometrics.
 *
 * @example
 * chiSquareMonteCarlo([[3, 1], [1, 4]], { random: randomStream('example'), tables: 999 }).pValue // 0.185
 */
export function chiSquareMonteCarlo(
  table: readonly ArrayLike<number>[],
  options: { readonly random: RandomStream; readonly tables?: number },
): ChiSquareTest | NotComputed {
  const { random, tables = 9999 } = options;
  const observed = chiSquareTest(table);
  if (!isComputed(observed)) return observed;
  const { rows, columns, total } = tableMargins(table);
  if (!Number.isSafeInteger(total) || table.some((row) => !Array.from(row).every(Number.isInteger))) {
    throw new InputError('a Monte-Carlo test needs whole counts. Pass unweighted counts.');
  }
  const statistics = new Float64Array(checkedDraws(tables, 'tables'));
  for (let index = 0; index < tables; index++) {
    const left = Float64Array.from(columns);
    let leftTotal = total;
    let statistic = 0;
    for (const rowTotal of rows) {
      let toPlace = rowTotal;
      let others = leftTotal;
      for (let column = 0; column < left.length; column++) {
        const available = left[column]!;
        others -= available;
        const placed = drawHypergeometric(random, available, others, toPlace);
        left[column] = available - placed;
        toPlace -= placed;
        const expected = (rowTotal / total) * columns[column]!;
        if (expected > 0) statistic += (placed - expected) ** 2 / expected;
      }
      leftTotal -= rowTotal;
    }
    statistics[index] = statistic;
  }
  return { ...observed, pValue: permutationPValue(observed.statistic, statistics, 'greater') as number };
}
