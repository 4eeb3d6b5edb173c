import { InputError } from '@assay/statistics';

export interface AoristicProfile {
  /** Weight of events in each hour of the day; sums to `nSpread`. */
  readonly byHour: Float64Array;
  readonly nSpread: number;
  /** Without a start or an end, or ending before they start. */
  readonly nUnusable: number;
}

/**
 * When did crimes happen whose victims only know they were out from eight to six?
 *
 * Aoristic weights: each event counts 1, spread evenly over the hours between the earliest and latest time it could
 * have happened. An event known to the minute counts in its hour; one longer than a day wraps round and is spread over
 * all hours it covers. Times in hours since any midnight. Missing or reversed times are counted in `nUnusable`.
 *
 * @throws InputError where starts and ends differ in number.
 *
 * Source: Ratcliffe (2000), "Aoristic analysis"; Ashby and Bowers (2013) on its accuracy.
 *
 * @example
 * aoristicProfile([23], [25]).byHour[23] // 0.5
 */
export function aoristicProfile(fromHour: ArrayLike<number>, toHour: ArrayLike<number>): AoristicProfile {
  if (fromHour.length !== toHour.length)
    throw new InputError(
      `start and end must have the same length: ${fromHour.length} and ${toHour.length}. Check the join.`,
    );
  const byHour = new Float64Array(24);
  let nSpread = 0;
  for (let event = 0; event < fromHour.length; event++) {
    const from = fromHour[event]!;
    const to = toHour[event]!;
    if (!Number.isFinite(from) || !Number.isFinite(to) || to < from) continue;
    nSpread++;
    if (to === from) {
      byHour[((Math.floor(from) % 24) + 24) % 24]!++;
      continue;
    }
    // Whole days cover every hour alike; what is left is walked hour by hour.
    const wholeDays = Math.floor((to - from) / 24);
    for (let hour = 0; hour < 24; hour++) byHour[hour]! += wholeDays / (to - from);
    const end = to - 24 * wholeDays;
    for (let hour = Math.floor(from); hour < end; hour++) {
      const share = Math.min(hour + 1, end) - Math.max(hour, from);
      byHour[((hour % 24) + 24) % 24]! += share / (to - from);
    }
  }
  return { byHour, nSpread, nUnusable: fromHour.length - nSpread };
}
