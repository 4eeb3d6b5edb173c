import {
  drawBinomial,
  drawGamma,
  InputError,
  type Interval,
  quantileR7Sorted,
  type RandomStream,
  USUAL_LEVEL,
} from '@assay/statistics';
import type { CountHistogram } from '../concentration/count-histogram.ts';
import { chanceRateAbove, type NegativeBinomialFit } from '../model/negative-binomial.ts';

export interface RankInterval {
  readonly contacts: number;
  /** Place by raw count; those with equal counts share the best of their places. */
  readonly rank: number;
  readonly interval: Interval;
}

/**
 * Is the first on the list truly first? For people with the given counts, the range of places their underlying rate may
 * hold: rates are drawn from the posterior, and everyone else's place above or below is drawn by how many have each
 * count.
 *
 * @throws InputError where draws are fewer than 100.
 *
 * Source: rank intervals after Goldstein & Spiegelhalter (1996), from the gamma posterior.
 *
 * @example
 * const histogram = countHistogram([9, 3, 1, 1, 0, 0, 0, 0, 0, 0]);
 * const fit = { shape: 0.5, rate: 0.33 };
 * rankIntervals([9], histogram, fit, 1, randomStream('example'))[0].interval // { low: 1, high: 2 }
 */
export function rankIntervals(
  contacts: readonly number[],
  histogram: CountHistogram,
  fit: Pick<NegativeBinomialFit, 'shape' | 'rate'>,
  exposure: number,
  random: RandomStream,
  options: { readonly draws?: number; readonly level?: number } = {},
): RankInterval[] {
  const { draws = 200, level = USUAL_LEVEL } = options;
  if (!(draws >= 100)) throw new InputError(`draws must be at least 100: ${draws}. Draw more.`);
  return contacts.map((count) => {
    const stream = random.split(count);
    const ranks = new Float64Array(draws);
    for (let draw = 0; draw < draws; draw++) {
      const rate = drawGamma(stream, fit.shape + count, 1 / (fit.rate + exposure));
      let above = 0;
      for (let cell = 0; cell < histogram.contacts.length; cell++) {
        const other = histogram.contacts[cell]!;
        const others = histogram.people[cell]! - (other === count ? 1 : 0);
        if (others <= 0) continue;
        above += drawBinomial(stream, others, Math.min(1, chanceRateAbove(fit, other, exposure, rate)));
      }
      ranks[draw] = above + 1;
    }
    ranks.sort();
    let better = 0;
    for (let cell = 0; cell < histogram.contacts.length; cell++) {
      if (histogram.contacts[cell]! > count) better += histogram.people[cell]!;
    }
    return {
      contacts: count,
      rank: better + 1,
      interval: {
        low: Math.round(quantileR7Sorted(ranks, (1 - level) / 2) as number),
        high: Math.round(quantileR7Sorted(ranks, (1 + level) / 2) as number),
        level,
        method: 'posterior rank interval',
      },
    };
  });
}
