import type { Unit } from '@assay/evidence';
import { roundCount } from './round-count.ts';

/** How many cases a rate's unit is per. */
export function scaleOf(unit: Unit): number {
  if (unit === 'rate-per-1000') return 1e3;
  if (unit === 'rate-per-million') return 1e6;
  return unit === 'percentage-points' ? 100 : 1;
}

/** A rate recomputed from counts that leave rounded; `null` where the rounded denominator is zero. */
export function releaseRate(numerator: number, denominator: number, unit: Unit, base: number): number | null {
  const rounded = roundCount(denominator, base);
  return rounded === 0 ? null : (roundCount(numerator, base) / rounded) * scaleOf(unit);
}

/**
 * An interval's limit moved outwards to a whole step of base / denominator: an exact limit would let anyone search for
 * the one numerator and denominator that give it.
 */
export function widenLimit(
  limit: number,
  direction: 'down' | 'up',
  denominator: number,
  unit: Unit,
  base: number,
): number {
  if (base === 1) return limit;
  const step = (base / Math.max(roundCount(denominator, base), base)) * scaleOf(unit);
  const steps = limit / step;
  const widened = (direction === 'down' ? Math.floor(steps + 1e-9) : Math.ceil(steps - 1e-9)) * step;
  return unit === 'proportion' ? Math.min(Math.max(widened, 0), 1) : widened;
}

/** A number worked out of counts by a formula the gate does not follow leaves with two significant digits. */
export function coarsen(value: number): number {
  return value === 0 ? 0 : Number(value.toPrecision(2));
}
