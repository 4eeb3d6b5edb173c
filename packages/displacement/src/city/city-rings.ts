import { type NotComputed, notComputed, rowsWhere } from '@assay/statistics';
import type { PatrolEvaluation } from '../evaluation/patrol-evaluation.ts';
import { type RingChange, ringChanges } from '../evaluation/ring-changes.ts';
import type { SnapSpacing } from '../police-uk/snap-spacing.ts';
import type { City } from './city.ts';
import { sectorsAt, sectorsOfKind } from './sector.ts';

/**
 * Did crime change in the patrolled sectors and in two rings round them, against all that lies beyond? {@link ringChanges} of a
 * city's points; city centres are left out.
 *
 * Not computed where events have no points, or where these were moved further than a ring is wide (`spacing`).
 *
 * @example
 * const variance = { treated: [0], factor: 1, degreesOfFreedom: 3 };
 * cityRings(city, variance, null).map(({ zone, before, after }) => [zone, before, after])[0] // ['patrolled', 3, 1]
 */
export function cityRings(
  city: City,
  {
    factor: overdispersion,
    degreesOfFreedom,
    treated,
  }: Pick<PatrolEvaluation, 'factor' | 'degreesOfFreedom' | 'treated'>,
  spacing: SnapSpacing | NotComputed | null,
): RingChange[] | NotComputed {
  const width = city.ringMetres;
  if (city.withoutPoints !== null) return city.withoutPoints;
  if (spacing?.status === 'computed' && spacing.ninetiethMetres > width)
    return notComputed(
      `places were moved to points up to ${Math.round(spacing.ninetiethMetres)} m apart: rings of ${width} m would measure that`,
    );
  const centres = new Set(sectorsOfKind(city, 'city centre'));
  const events = rowsWhere(city.x, (east, event) => Number.isFinite(east) && !centres.has(city.sector[event]!));
  const of = (values: ArrayLike<number>) => events.map((event) => values[event]!);
  const patrolled = sectorsAt(city, treated).map(({ area }) => area);
  const points = { x: of(city.x), y: of(city.y), later: of(city.later) };
  return ringChanges(points, patrolled, width, { overdispersion, degreesOfFreedom });
}
