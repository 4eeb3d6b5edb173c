import type { NotComputed } from '@assay/statistics';
import { falseDiscovery, notComputed } from '@assay/statistics';
import { incidenceRateRatio, type RateRatio } from '../rate-ratio/incidence-rate-ratio.ts';
import type { BeforeAfter } from '../weighted-difference/before-after.ts';

export interface OffenceCounts {
  readonly offence: string;
  readonly treated: BeforeAfter;
  readonly control: BeforeAfter;
  readonly displacement?: BeforeAfter;
}

export interface OffenceChange {
  readonly offence: string;
  readonly zone: 'patrolled' | 'surrounding';
  readonly ratio: RateRatio | NotComputed;
  /** Benjamini–Yekutieli adjusted over every offence and zone. */
  readonly adjusted: number | NotComputed;
  readonly changed: 'rose' | 'fell' | 'not told from chance';
}

/**
 * Did offenders turn to another kind of crime?
 *
 * Rate ratio of each offence in the patrolled and in the surrounding area against the control, with Benjamini–Yekutieli
 * control of false discoveries over the whole matrix, since the same patrols act on all of it. A fall in one offence
 * beside a rise in another is what displacement by type would look like; it does not show that the same people did both.
 *
 * Source: Repetto (1976) for kinds of displacement; Benjamini and Yekutieli (2001).
 */
export function offenceMatrix(
  rows: readonly OffenceCounts[],
  { alpha = 0.05, overdispersion = 1 } = {},
): OffenceChange[] {
  const cells = rows.flatMap(({ offence, treated, control, displacement }) => [
    { offence, zone: 'patrolled' as const, ratio: incidenceRateRatio({ treated, control }, { overdispersion }) },
    ...(displacement === undefined
      ? []
      : [
          {
            offence,
            zone: 'surrounding' as const,
            ratio: incidenceRateRatio({ treated: displacement, control }, { overdispersion }),
          },
        ]),
  ]);
  const tested = cells.flatMap(({ ratio }) => (ratio.status === 'computed' ? [ratio] : []));
  const adjusted = falseDiscovery(
    tested.map(({ pValue }) => pValue),
    { anyDependence: true },
  );
  const adjustedOf = new Map(tested.map((ratio, place) => [ratio, adjusted[place]!]));
  return cells.map(({ offence, zone, ratio }) => {
    if (ratio.status !== 'computed')
      return { offence, zone, ratio, adjusted: notComputed(ratio.reason), changed: 'not told from chance' };
    const p = adjustedOf.get(ratio)!;
    const changed = p >= alpha ? 'not told from chance' : ratio.value > 1 ? 'rose' : 'fell';
    return { offence, zone, ratio, adjusted: p, changed };
  });
}
