import { checkedAmounts, checkedLevel, InputError, type Interval, regularisedBeta } from '@assay/statistics';

/** Events that come so evenly are none that anybody counted. */
const LEAST_DISPERSION = 0.01;

/**
 * How many events should be expected over some exposure, given those seen over another, and within what range?
 *
 * Exact conditional prediction interval for a Poisson count: all counts that a binomial test of the split between the
 * two exposures does not reject, each end rounded outwards (one count more). `dispersion` above 1 widens it for
 * events that come in clumps.
 *
 * @throws InputError where a number is none or below 0, nothing was exposed, or the level is none.
 *
 * Source: Nelson (1970); Krishnamoorthy and Peng (2011), Journal of Statistical Planning and Inference 141.
 *
 * @example
 * predictedCount({ events: 20, exposure: 2 }, 1).value // 10
 */
export function predictedCount(
  seen: { readonly events: number; readonly exposure: number },
  exposure: number,
  options: { readonly level?: number; readonly dispersion?: number } = {},
): { readonly value: number; readonly interval: Interval } {
  const { dispersion = 1 } = options;
  const level = checkedLevel(options);
  checkedAmounts([seen.events, seen.exposure, exposure, dispersion], 'events, exposures and dispersion');
  if (seen.exposure === 0 || dispersion < LEAST_DISPERSION)
    throw new InputError(
      `events must be seen over some exposure, with a dispersion from ${LEAST_DISPERSION}: ${seen.exposure} and ${dispersion}.`,
    );
  const tail = (1 - level) / 2;
  const x = seen.events / dispersion;
  const p = seen.exposure / (seen.exposure + exposure);
  const value = (seen.events * exposure) / seen.exposure;
  // P(X ≤ x) and P(X ≥ x) of the binomial split, continued to real counts by the incomplete beta function.
  const atMost = (y: number): number => 1 - regularisedBeta(p, x + 1, y);
  const atLeast = (y: number): number => (x <= 0 ? 1 : regularisedBeta(p, x, y + 1));
  let low = 0;
  if (atLeast(0) <= tail) low = bisect((y) => atLeast(y) <= tail, 0, value / dispersion + 1);
  let bound = 2 * (value / dispersion) + 10;
  while (atMost(bound) > tail) bound *= 2;
  const high = bisect((y) => atMost(y) > tail, 0, bound);
  return {
    value,
    interval: {
      low: Math.floor(low * dispersion),
      high: Math.ceil(high * dispersion),
      level,
      method: 'Exact conditional prediction interval for a Poisson count',
    },
  };
}

/** The point up to which `holds`, between one end where it does and another where it does not. */
function bisect(holds: (y: number) => boolean, from: number, to: number): number {
  for (let step = 0; step < 60; step++) {
    const middle = (from + to) / 2;
    if (holds(middle)) from = middle;
    else to = middle;
  }
  return from;
}
