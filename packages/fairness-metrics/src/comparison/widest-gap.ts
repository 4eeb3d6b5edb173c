import { type NotComputed, normalCdf, notComputed } from '@assay/statistics';
import type { CountedRate } from '../rate/rate-limits.ts';
import type { Scale } from './rate-gap.ts';

/** Points at which the spread of rates is summed. */
const STEPS = 400;

/** Standard errors of the smallest group beyond which no rate is expected. */
const FARTHEST = 8;

/**
 * The widest gap among rates that are each drawn towards everyone's, p + B(p_g − p) with B = τ² ÷ (τ² + v_g): τ² is the
 * variance between groups by the method of moments, v_g what chance gives a group of its size at everyone's rate.
 *
 * Source: Efron and Morris (1975); DerSimonian and Laird (1986).
 */
export function shrunkGap(rates: readonly CountedRate[], scale: Scale): number | NotComputed {
  const pooled = pooledRate(rates);
  if (pooled === 0 || pooled === 1) return scale === 'difference' ? 0 : pooled === 1 ? 1 : NOTHING;
  let weights = 0;
  let squared = 0;
  let spread = 0;
  for (const { numerator, denominator, effectiveDenominator: n } of rates) {
    const weight = n / (pooled * (1 - pooled));
    weights += weight;
    squared += weight * weight;
    spread += weight * (numerator / denominator - pooled) ** 2;
  }
  const between = Math.max(0, (spread - (rates.length - 1)) / (weights - squared / weights));
  const shrunk = rates.map(({ numerator, denominator, effectiveDenominator: n }) => {
    const chance = (pooled * (1 - pooled)) / n;
    return pooled + (between / (between + chance)) * (numerator / denominator - pooled);
  });
  const [highest, lowest] = [Math.max(...shrunk), Math.min(...shrunk)];
  return scale === 'difference' ? highest - lowest : lowest / highest;
}

/**
 * The gap that groups of these sizes show on average where all have everyone's rate: E[max] − E[min] (or E[min] ÷ E[max])
 * of independent near-normal rates, summed over the range of rates.
 */
export function chanceGap(rates: readonly CountedRate[], scale: Scale): number | NotComputed {
  const pooled = pooledRate(rates);
  if (pooled === 0 || pooled === 1) return scale === 'difference' ? 0 : pooled === 1 ? 1 : NOTHING;
  const errors = rates.map(({ effectiveDenominator: n }) => Math.sqrt((pooled * (1 - pooled)) / n));
  const reach = FARTHEST * Math.max(...errors);
  const [from, to] = [Math.max(0, pooled - reach), Math.min(1, pooled + reach)];
  const width = (to - from) / STEPS;
  // The mean of a value is where its range begins, plus the sum of its chance of lying above each point.
  let highest = from;
  let lowest = from;
  for (let step = 0; step < STEPS; step++) {
    const at = from + (step + 0.5) * width;
    let allBelow = 1;
    let allAbove = 1;
    for (const error of errors) {
      const z = (at - pooled) / error;
      // So far below that neither sum has a digit of it.
      if (z < -FARTHEST - 1) allBelow = 0;
      else {
        const below = normalCdf(z);
        allBelow *= below;
        allAbove *= 1 - below;
      }
    }
    highest += (1 - allBelow) * width;
    lowest += allAbove * width;
  }
  return scale === 'difference' ? highest - lowest : lowest / highest;
}

const NOTHING = notComputed('every rate is 0, and nothing divides by 0');

function pooledRate(rates: readonly CountedRate[]): number {
  const sum = (of: (rate: CountedRate) => number) => rates.reduce((total, rate) => total + of(rate), 0);
  return sum(({ numerator }) => numerator) / sum(({ denominator }) => denominator);
}
