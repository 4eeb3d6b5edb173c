import type { Unit } from '@assay/evidence';

/** How many cases a rate's unit is per. */
export function releasedUnitScale(unit: Unit): number {
  if (unit === 'rate-per-1000') return 1e3;
  return unit === 'rate-per-million' ? 1e6 : 1;
}
