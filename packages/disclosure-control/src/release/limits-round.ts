import type { Unit } from '@assay/evidence';

/** A number with the ends of its range. */
interface Ranged {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * The ends of a range as they lie round the number as it is printed. Each rounded by itself would cut the counts that a share can
 * be of at another place, and all three together tell it to one or two: so the range moves with its number, as wide as the usual
 * ranges are there. That of a share goes with √(p(1 − p)), that of a ratio or number of events with the number, others keep their width.
 *
 * @param printed the number as it leaves. A number that is itself the end stays where it is, to be rounded outwards.
 *
 * @example
 * limitsRoundPrinted({ value: 0.24, low: 0.2, high: 0.29 }, 0.2, 'proportion') // { low: 0.1625, high: 0.2468 }
 */
export function limitsRoundPrinted(
  { value, low, high }: Ranged,
  printed: number,
  unit: Unit,
): Pick<Ranged, 'low' | 'high'> {
  const spread = (of: number): number => (unit === 'proportion' ? Math.sqrt(of * (1 - of)) : Math.abs(of));
  const isScaled = unit === 'proportion' || unit === 'ratio' || unit === 'count' || unit.startsWith('rate-');
  const scale = isScaled && spread(value) > 0 && spread(printed) > 0 ? spread(printed) / spread(value) : 1;
  const least = low !== null && low >= 0 ? 0 : Number.NEGATIVE_INFINITY;
  const most = MOST_IS_ONE.includes(unit) && high !== null && high <= 1 ? 1 : Number.POSITIVE_INFINITY;
  if (low === value || high === value) return { low, high };
  return {
    low: low === null ? null : Math.max(least, printed - (value - low) * scale),
    high: high === null ? null : Math.min(most, printed + (high - value) * scale),
  };
}

const MOST_IS_ONE: readonly Unit[] = ['proportion', 'score', 'percentage-points'];
