import { holm, InputError, type NotComputed, notComputed } from '@assay/statistics';
import type { Area } from '../areas/area.ts';
import { BEYOND, ringOf, TREATED } from '../areas/rings.ts';
import type { BeforeAfter } from './before-after.ts';
import { incidenceRateRatio, type RateRatio } from './incidence-rate-ratio.ts';

/** Crime within one distance of the patrolled areas, against all that lies beyond the rings. */
export interface RingChange extends BeforeAfter {
  readonly zone: 'patrolled' | 'first ring' | 'second ring';
  readonly ratio: RateRatio | NotComputed;
  /** Adjusted by Holm over the zones; `null` where there is no ratio. */
  readonly pValue: number | null;
}

const ZONES = ['patrolled', 'first ring', 'second ring'] as const;

/**
 * Did crime rise just outside the patrolled areas?
 *
 * The patrolled areas and two rings of `ringMetres` round them, each as a rate ratio to everything beyond the second
 * ring. `x`, `y` and `later` are columns of events; one without coordinates is in no zone. Distance is to the nearest
 * patrolled area, so no event is in two rings. Not computed where nothing lies beyond the rings.
 *
 * @throws InputError where no area was patrolled, or the width is not above zero.
 *
 * Source: Wheeler (2021) for the ratio; Bowers and Johnson (2003) for the rings; Holm (1979).
 *
 * @example
 * const events = { x: [5, 15, 500, 500], y: [5, 5, 5, 5], later: [0, 1, 0, 1] };
 * ringChanges(events, [square], 10)[1] // { zone: 'first ring', before: 0, after: 1 }
 */
export function ringChanges(
  { x, y, later }: { readonly x: ArrayLike<number>; readonly y: ArrayLike<number>; readonly later: ArrayLike<number> },
  patrolled: readonly Area[],
  ringMetres: number,
  variance: { readonly overdispersion?: number; readonly degreesOfFreedom?: number } = {},
): RingChange[] | NotComputed {
  if (patrolled.length === 0 || !(ringMetres > 0))
    throw new InputError(
      `rings need a patrolled area and a width above zero: ${patrolled.length} areas, ${ringMetres} m. Pass both.`,
    );
  let rings: Int8Array;
  try {
    rings = ringOf(x, y, patrolled, { edgesMetres: [ringMetres, 2 * ringMetres] });
  } catch (refusal) {
    // Rings that cover every event leave nothing to compare with: that is an answer, and no fault of the input.
    if (refusal instanceof InputError) return notComputed(refusal.message);
    throw refusal;
  }
  const countsOf = (zone: number): BeforeAfter => {
    const counts = { before: 0, after: 0 };
    rings.forEach((ring, event) => {
      if (ring === zone) counts[later[event] ? 'after' : 'before']++;
    });
    return counts;
  };
  const control = countsOf(BEYOND);
  const rows = ZONES.map((zone, step) => {
    const treated = countsOf(TREATED + step);
    return { zone, ...treated, ratio: incidenceRateRatio({ treated, control }, variance) };
  });
  const adjusted = holm(rows.flatMap(({ ratio }) => (ratio.status === 'computed' ? [ratio.pValue] : [])));
  let place = 0;
  return rows.map((row) => ({ ...row, pValue: row.ratio.status === 'computed' ? adjusted[place++]! : null }));
}
