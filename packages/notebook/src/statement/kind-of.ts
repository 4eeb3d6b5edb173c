import type { ConstantKind, CountKind, DerivedKind, MagnitudeKind, Unit } from '@assay/evidence';
import type { Counts, CountsOrPart, DerivedOptions, PartCounts } from './column.ts';

/**
 * What one part of a number counts.
 *
 * @throws Error where nobody said: whether it must be protected hangs on it.
 */
export function constantOrCount(
  counts: DerivedOptions<never, unknown>['counts'],
  side: 'of' | 'outOf',
  name: string,
): CountKind | ConstantKind {
  if (counts === undefined) throw new Error(`"${name}" does not say what its counts count: pass counts: 'people'`);
  const own: PartCounts = typeof counts === 'object' && 'of' in counts ? counts[side] : counts;
  return typeof own === 'string' ? { kind: 'count', counts: own } : { kind: 'constant', of: own.constant };
}

/** So many of so many, however it was said. */
export function countsOfPart(given: CountsOrPart): Counts {
  return 'successes' in given ? { of: given.successes, outOf: given.total } : given;
}

/** The unit that such a number has unless it says another. */
export function derivedUnit(kind: DerivedKind): Unit {
  if (kind.kind === 'share') return 'proportion';
  if (kind.kind === 'difference') return 'percentage-points';
  return kind.kind === 'rate' ? findingUnitPer(kind.per) : 'ratio';
}

export function findingUnitPer(per: number): Unit {
  return per === 1000 ? 'rate-per-1000' : per === 1_000_000 ? 'rate-per-million' : 'ratio';
}

/** Time at risk is a sum over those who were; `null` where the denominator is no such sum. */
export function exposureKind(contributors: string | undefined): MagnitudeKind | null {
  return contributors === undefined ? null : { kind: 'magnitude', statistic: 'sum', contributors };
}
