import { InputError } from '../input-error.ts';
import { normalQuantile } from '../special/normal-quantile.ts';

/** Confidence level of every interval for which none is asked. */
export const USUAL_LEVEL = 0.95;

/** What every interval accepts. */
export interface LevelOption {
  /** Confidence level between 0 and 1. {@link USUAL_LEVEL} unless stated. */
  readonly level?: number;
}

/**
 * The level asked for, checked; 0.95 where none is.
 *
 * @throws InputError where it does not lie between 0 and 1.
 *
 * @example
 * checkedLevel({ level: 0.9 }) // 0.9
 */
export function checkedLevel(options: LevelOption): number {
  const level = options.level ?? USUAL_LEVEL;
  if (!(level > 0 && level < 1)) throw new InputError(`level must lie between 0 and 1: ${level}. Pass 0.95 for 95%.`);
  return level;
}

/**
 * How many standard errors a two-sided interval at this level reaches to either side: a standard normal quantile.
 *
 * @throws InputError where level does not lie between 0 and 1.
 *
 * @example
 * criticalValue(0.95) // 1.960
 */
export function criticalValue(level: number): number {
  return normalQuantile(1 - (1 - level) / 2);
}
