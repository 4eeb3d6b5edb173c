import { isComputed, type NotComputed, notComputed } from '../computed.ts';
import { chiSquareUpper } from '../special/chi-square.ts';
import { type Cells, usableCells } from './cells.ts';
import { mantelHaenszelOddsRatio } from './odds-ratio.ts';
import type { ProportionStratum } from './pooled.ts';

export interface StratifiedTest {
  readonly status: 'computed';
  readonly statistic: number;
  readonly degreesOfFreedom: number;
  readonly pValue: number;
  readonly strataUsed: number;
}

/**
 * Comparing like with like within each area, could the group and its reference have the same rate everywhere?
 *
 * Cochran–Mantel–Haenszel test; with `continuity` ½ is taken from the gap, as R does unless told not to. Strata without cases
 * on one side are left out. No variation in any stratum: not computed.
 *
 * @throws InputError where successes exceed a total.
 *
 * Source: Mantel & Haenszel (1959).
 *
 * @example
 * cochranMantelHaenszelTest([
 *   { group: { successes: 10, total: 50 }, reference: { successes: 5, total: 50 } },
 *   { group: { successes: 4, total: 20 }, reference: { successes: 6, total: 60 } },
 * ]).statistic // 3.278
 */
export function cochranMantelHaenszelTest(
  strata: readonly ProportionStratum[],
  { continuity = false } = {},
): StratifiedTest | NotComputed {
  let gap = 0;
  let variance = 0;
  let strataUsed = 0;
  for (const { a, b, c, d } of usableCells(strata)) {
    const n = a + b + c + d;
    strataUsed++;
    gap += a - ((a + b) * (a + c)) / n;
    variance += ((a + b) * (c + d) * (a + c) * (b + d)) / (n * n * (n - 1));
  }
  if (strataUsed === 0) return notComputed('no stratum has cases on both sides');
  if (variance === 0) return notComputed('all cases of every stratum have the same outcome');
  const statistic = Math.max(0, Math.abs(gap) - (continuity ? 0.5 : 0)) ** 2 / variance;
  return { status: 'computed', statistic, degreesOfFreedom: 1, pValue: chiSquareUpper(statistic, 1), strataUsed };
}

/**
 * Is the odds ratio the same in every area, so that one number may stand for all?
 *
 * Breslow–Day test about the Mantel–Haenszel odds ratio, with Tarone's correction unless `tarone` is false. Strata without
 * cases on one side, or without variation, are left out. Fewer than two strata, or no pooled odds ratio above 0: not
 * computed.
 *
 * @throws InputError where successes exceed a total.
 *
 * Source: Breslow & Day (1980), section 4.4; Tarone (1985).
 *
 * @example
 * breslowDayTest([
 *   { group: { successes: 10, total: 50 }, reference: { successes: 5, total: 50 } },
 *   { group: { successes: 4, total: 20 }, reference: { successes: 6, total: 60 } },
 * ]).statistic // 0
 */
export function breslowDayTest(
  strata: readonly ProportionStratum[],
  { tarone = true } = {},
): StratifiedTest | NotComputed {
  const pooled = mantelHaenszelOddsRatio(strata);
  if (!isComputed(pooled)) return pooled;
  if (pooled.value === 0) return notComputed('the group has no successes in any stratum');
  const varied = usableCells(strata).filter(({ a, b, c, d }) => a + c > 0 && b + d > 0);
  if (varied.length < 2) return notComputed('one stratum alone cannot disagree');
  let statistic = 0;
  let gaps = 0;
  let variances = 0;
  for (const cells of varied) {
    const { expected, variance } = fittedCell(cells, pooled.value);
    statistic += (cells.a - expected) ** 2 / variance;
    gaps += cells.a - expected;
    variances += variance;
  }
  if (tarone) statistic = Math.max(0, statistic - gaps ** 2 / variances);
  const degreesOfFreedom = varied.length - 1;
  const pValue = chiSquareUpper(statistic, degreesOfFreedom);
  return { status: 'computed', statistic, degreesOfFreedom, pValue, strataUsed: varied.length };
}

/** The count of a stratum's first cell, and its variance, where the margins stand and the odds ratio is this. */
function fittedCell({ a, b, c, d }: Cells, oddsRatio: number): { expected: number; variance: number } {
  const [rows, columns, n] = [a + b, a + c, a + b + c + d];
  const linear = n - rows - columns + oddsRatio * (rows + columns);
  const root = Math.sqrt(linear * linear - 4 * (oddsRatio - 1) * oddsRatio * rows * columns);
  // The form without a difference of near numbers, which also holds at an odds ratio of 1.
  const expected = (2 * oddsRatio * rows * columns) / (linear + root);
  const variance =
    1 / (1 / expected + 1 / (rows - expected) + 1 / (columns - expected) + 1 / (n - rows - columns + expected));
  return { expected, variance };
}
