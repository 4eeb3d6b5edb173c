import { isComputed, type MaybeEstimate, type NotComputed, type RandomStream } from '@assay/statistics';
import { fitNegativeBinomial } from '../model/negative-binomial.ts';
import { type BootstrapOptions, bootstrapGini } from './bootstrap-gini.ts';
import { gammaGini, poissonGini } from './chance-gini.ts';
import type { CountHistogram } from './count-histogram.ts';
import { giniOfHistogram, sparseGini } from './gini-of-histogram.ts';

/** Four readings of one distribution, never one without the others. */
export interface Concentration {
  readonly observed: MaybeEstimate;
  /** What equal need and chance alone would give. */
  readonly chance: number | NotComputed;
  /** Against the most even spread that whole contacts allow. */
  readonly sparse: number | NotComputed;
  /** Of the underlying rates, by the fitted gamma distribution. */
  readonly fittedRates: number | NotComputed;
}

/**
 * Is contact concentrated on a few people, beyond what rare events look like anyhow? The Gini coefficient with its
 * bootstrap interval, beside the Gini of chance alone, the sparse-corrected one and that of the fitted rates.
 *
 * @example
 * concentration(countHistogram([9, 3, 1, 1, 0, 0, 0, 0, 0, 0]), randomStream('example')).chance // 0.4535
 */
export function concentration(
  histogram: CountHistogram,
  random: RandomStream,
  options: BootstrapOptions = {},
): Concentration {
  const value = giniOfHistogram(histogram);
  if (typeof value !== 'number') return { observed: value, chance: value, sparse: value, fittedRates: value };
  const fit = fitNegativeBinomial({ counts: histogram.contacts, exposure: 1, weight: histogram.people });
  return {
    observed: bootstrapGini(histogram, random, options),
    chance: poissonGini(histogram.totalContacts / histogram.totalPeople),
    sparse: sparseGini(histogram),
    fittedRates: isComputed(fit) ? gammaGini(fit.shape) : fit,
  };
}
