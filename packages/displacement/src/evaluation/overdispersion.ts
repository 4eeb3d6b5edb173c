import type { NotComputed } from '@assay/statistics';
import { InputError, notComputed } from '@assay/statistics';

export interface Overdispersion {
  readonly status: 'computed';
  /** Pearson χ² over its degrees of freedom, never below 1. */
  readonly factor: number;
  readonly chiSquare: number;
  readonly degreesOfFreedom: number;
}

/**
 * How much more do monthly counts swing than chance alone would have them?
 *
 * Pearson's χ² of an areas × periods table against (area total × period total / grand total), over (areas − 1)(periods
 * − 1), floored at 1. Use the months before patrols began. `counts` is row-major: one area after another. Areas or
 * periods without any crime are left out of the degrees of freedom.
 *
 * @throws InputError where the periods do not divide the counts evenly.
 *
 * Source: McCullagh and Nelder (1989), Generalized Linear Models, §4.5.
 *
 * @example
 * overdispersion([10, 20, 20, 10], 2).factor // 6.667
 */
export function overdispersion(counts: ArrayLike<number>, nPeriods: number): Overdispersion | NotComputed {
  if (!Number.isInteger(nPeriods) || nPeriods < 1 || counts.length % nPeriods !== 0)
    throw new InputError(
      `periods must divide the ${counts.length} counts evenly: ${nPeriods}. Pass one count for each area and period.`,
    );
  const odd = Array.from(counts).find((count) => !(count >= 0 && count <= Number.MAX_SAFE_INTEGER));
  if (odd !== undefined) throw new InputError(`counts must be 0 or more: ${odd}. Leave out areas without a count.`);
  const nAreas = counts.length / nPeriods;
  const areaTotals = new Float64Array(nAreas);
  const periodTotals = new Float64Array(nPeriods);
  let total = 0;
  for (let area = 0; area < nAreas; area++) {
    for (let period = 0; period < nPeriods; period++) {
      const count = counts[area * nPeriods + period]!;
      areaTotals[area]! += count;
      periodTotals[period]! += count;
      total += count;
    }
  }
  const degreesOfFreedom =
    (areaTotals.filter((n) => n > 0).length - 1) * (periodTotals.filter((n) => n > 0).length - 1);
  if (degreesOfFreedom < 1) return notComputed('fewer than two areas or two periods have any crime');
  let chiSquare = 0;
  for (let area = 0; area < nAreas; area++) {
    for (let period = 0; period < nPeriods; period++) {
      const expected = (areaTotals[area]! * periodTotals[period]!) / total;
      if (expected > 0) chiSquare += (counts[area * nPeriods + period]! - expected) ** 2 / expected;
    }
  }
  return { status: 'computed', factor: Math.max(1, chiSquare / degreesOfFreedom), chiSquare, degreesOfFreedom };
}
