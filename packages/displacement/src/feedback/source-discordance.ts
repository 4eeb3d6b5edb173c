import type { NotComputed } from '@assay/statistics';
import { normalCdf, notComputed } from '@assay/statistics';
import type { BeforeAfter } from '../evaluation/before-after.ts';
import { incidenceRateRatio, type RateRatio } from '../evaluation/incidence-rate-ratio.ts';
import {
  type WeightedDisplacementDifference,
  weightedDisplacementDifference,
} from '../evaluation/weighted-displacement-difference.ts';

interface SourceCells {
  readonly treated: BeforeAfter;
  readonly control: BeforeAfter;
}

export interface SourceEffect {
  readonly difference: WeightedDisplacementDifference['local'];
  readonly ratio: RateRatio | NotComputed;
}

export interface SourceDiscordance {
  readonly publicGenerated: SourceEffect;
  readonly policeGenerated: SourceEffect;
  /** Ratio of the two rate ratios: 1 where both kinds of record tell the same story. */
  readonly ratioOfRatios: number | NotComputed;
  /** Two-sided p of "both kinds of record changed by the same factor". */
  readonly pValue: number | NotComputed;
  /** True where the two differ beyond chance, so that one number for both would mislead. */
  readonly discordant: boolean | NotComputed;
}

/**
 * Do crimes that the public reported and crimes that officers found tell the same story about patrols?
 *
 * The same difference and rate ratio on each source, and a z test of the ratio of the rate ratios. More patrols find
 * more, so police-generated records can rise where crime falls, and the other way about. A source without records in an
 * area: its ratio is not computed, and neither is the comparison.
 *
 * Source: Altman and Bland (2003) for comparing two estimates; Ariel and Partridge (2016) for why it matters.
 *
 * @example
 * const control = { before: 100, after: 100 };
 * const publicGenerated = { treated: { before: 100, after: 100 }, control };
 * const policeGenerated = { treated: { before: 100, after: 300 }, control };
 * sourceDiscordance({ publicGenerated, policeGenerated }).discordant // true
 */
export function sourceDiscordance(
  {
    publicGenerated,
    policeGenerated,
  }: { readonly publicGenerated: SourceCells; readonly policeGenerated: SourceCells },
  { alpha = 0.05, overdispersion = 1 }: { readonly alpha?: number; readonly overdispersion?: number } = {},
): SourceDiscordance {
  const effect = (cells: SourceCells): SourceEffect => ({
    difference: weightedDisplacementDifference(cells, { overdispersion }).local,
    ratio: incidenceRateRatio(cells, { overdispersion }),
  });
  const open = effect(publicGenerated);
  const found = effect(policeGenerated);
  if (open.ratio.status !== 'computed' || found.ratio.status !== 'computed') {
    const reason = notComputed('one of the two sources has no records in an area');
    return { publicGenerated: open, policeGenerated: found, ratioOfRatios: reason, pValue: reason, discordant: reason };
  }
  const apart = found.ratio.logRatio - open.ratio.logRatio;
  const z = apart / Math.hypot(found.ratio.standardError, open.ratio.standardError);
  const pValue = 2 * normalCdf(-Math.abs(z));
  return {
    publicGenerated: open,
    policeGenerated: found,
    ratioOfRatios: Math.exp(apart),
    pValue,
    discordant: pValue < alpha,
  };
}
