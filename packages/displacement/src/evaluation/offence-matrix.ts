import type { NotComputed } from '@assay/statistics';
import { falseDiscovery, fisherExactTest, notComputed } from '@assay/statistics';
import type { BeforeAfter } from './before-after.ts';
import { incidenceRateRatio, type RateRatio } from './incidence-rate-ratio.ts';
import { SMALL_CELL, smallCellTest } from './small-cell-test.ts';

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
  /** Before and after in the zone itself. */
  readonly counts: BeforeAfter;
  /** Of the rate ratio, or of an exact test where the zone has fewer than twenty crimes before or after. */
  readonly pValue: number | NotComputed;
  readonly test: 'rate ratio' | 'E-test' | 'Fisher';
  /** Benjamini–Yekutieli adjusted over every offence and zone. */
  readonly adjusted: number | NotComputed;
  readonly changed: 'rose' | 'fell' | 'not told from chance';
}

/**
 * Did offenders turn to another kind of crime?
 *
 * Rate ratio of each offence in the patrolled and in the surrounding area against the control, with Benjamini–Yekutieli
 * control of false discoveries over the whole matrix, since the same patrols act on all of it. A fall in one offence
 * beside a rise in another is what displacement by type would look like; it does not show that the same people did
 * both. Offences of fewer than twenty crimes before or after are judged by the E-test, and by Fisher's exact test
 * where their control has as few; both hold their size for small counts and know no over-dispersion.
 *
 * Source: Repetto (1976) for kinds of displacement; Benjamini and Yekutieli (2001); Krishnamoorthy and Thomson
 * (2004); Fisher (1935).
 *
 * @example
 * const control = { before: 300, after: 300 };
 * const rows = [
 *   { offence: 'robbery', treated: { before: 200, after: 100 }, control },
 *   { offence: 'burglary', treated: { before: 100, after: 105 }, control },
 * ];
 * offenceMatrix(rows).map(({ offence, changed }) => [offence, changed]) // [['robbery', 'fell'], ['burglary', 'not told from chance']]
 */
export function offenceMatrix(
  rows: readonly OffenceCounts[],
  { alpha = 0.05, overdispersion = 1 } = {},
): OffenceChange[] {
  const cells = rows.flatMap(({ offence, treated, control, displacement }) => [
    offenceChange(offence, 'patrolled', treated, control, overdispersion),
    ...(displacement === undefined
      ? []
      : [offenceChange(offence, 'surrounding', displacement, control, overdispersion)]),
  ]);
  const tested = cells.flatMap(({ pValue }) => (typeof pValue === 'number' ? [pValue] : []));
  const adjusted = falseDiscovery(tested, { anyDependence: true });
  let place = 0;
  return cells.map((cell): OffenceChange => {
    if (typeof cell.pValue !== 'number')
      return { ...cell, adjusted: notComputed(cell.pValue.reason), changed: 'not told from chance' };
    const p = adjusted[place++]!;
    const rose = cell.ratio.status === 'computed' && cell.ratio.value > 1;
    return { ...cell, adjusted: p, changed: p >= alpha ? 'not told from chance' : rose ? 'rose' : 'fell' };
  });
}

function offenceChange(
  offence: string,
  zone: OffenceChange['zone'],
  counts: BeforeAfter,
  control: BeforeAfter,
  overdispersion: number,
): Omit<OffenceChange, 'adjusted' | 'changed'> {
  const ratio = incidenceRateRatio({ treated: counts, control }, { overdispersion });
  const isSmall = Math.min(counts.before, counts.after) < SMALL_CELL;
  if (isSmall) {
    const exact = smallCellTest({ treated: counts, control });
    if (typeof exact === 'number') return { offence, zone, counts, ratio, pValue: exact, test: 'E-test' };
    const fisher = fisherExactTest(
      { successes: counts.after, total: counts.before + counts.after },
      { successes: control.after, total: control.before + control.after },
    );
    if (fisher.status === 'computed') return { offence, zone, counts, ratio, pValue: fisher.pValue, test: 'Fisher' };
  }
  const pValue = ratio.status === 'computed' ? ratio.pValue : ratio;
  return { offence, zone, counts, ratio, pValue, test: 'rate ratio' };
}
