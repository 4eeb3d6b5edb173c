import { type NotComputed, notComputed } from '../computed.ts';
import { permutationPValue } from '../hypothesis/permutation-p-value.ts';
import { checkedDraws } from '../random/checked-draws.ts';
import { drawHypergeometric } from '../random/draw-hypergeometric.ts';
import { drawMultinomial } from '../random/draw-multinomial.ts';
import type { RandomStream } from '../random/random-stream.ts';
import { type CountSeries, runningSums, segmentCost } from './series.ts';

export interface SingleChangePoint {
  readonly status: 'computed';
  /** The first period of the later stretch. */
  readonly start: number;
  readonly rateBefore: number;
  readonly rateAfter: number;
  /** Twice the gain in log likelihood over one rate throughout. */
  readonly statistic: number;
  readonly pValue: number;
}

/**
 * Did recording practice change at one moment, and would chance alone show so clear a moment?
 *
 * Largest likelihood ratio over all cuts. The p-value is exact up to its draws: given all events, periods under one rate
 * share them by chance alone (multinomial by exposure; hypergeometric by totals), and each draw is searched like the data;
 * +1 rule. Fewer than two periods, no events, or nothing but successes: not computed.
 *
 * @throws InputError where counts or sizes are out of range.
 *
 * Source: Worsley (1983) for the statistic; Phipson & Smyth (2010) for the p-value.
 *
 * @example
 * singleChangePoint({ model: 'poisson', counts: [2, 3, 2, 9, 8, 9] }, { random: randomStream(1), draws: 99 }).start // 3
 */
export function singleChangePoint(
  series: CountSeries,
  options: { readonly random: RandomStream; readonly draws?: number },
): SingleChangePoint | NotComputed {
  const { random, draws = 9999 } = options;
  const { model } = series;
  const { length, counts, sizes } = runningSums(series);
  if (length < 2) return notComputed('a change needs two periods or more');
  const total = counts[length]!;
  const size = sizes[length]!;
  if (total === 0) return notComputed('there are no events');
  if (model === 'binomial' && total === size) return notComputed('every case is an event');

  const whole = segmentCost(model, total, size);
  const search = (countAt: (period: number) => number): { start: number; statistic: number } => {
    let before = 0;
    let start = 1;
    let statistic = Number.NEGATIVE_INFINITY;
    for (let cut = 1; cut < length; cut++) {
      before += countAt(cut - 1);
      const sizeBefore = sizes[cut]!;
      const gain =
        whole - segmentCost(model, before, sizeBefore) - segmentCost(model, total - before, size - sizeBefore);
      if (gain > statistic) {
        statistic = gain;
        start = cut;
      }
    }
    return { start, statistic };
  };
  const periodSizes = Float64Array.from({ length }, (_, period) => sizes[period + 1]! - sizes[period]!);
  const found = search((period) => series.counts[period]!);
  const drawn = new Float64Array(length);
  const replicates = new Float64Array(checkedDraws(draws, 'draws'));
  for (let draw = 0; draw < draws; draw++) {
    if (model === 'poisson') drawMultinomial(random, total, periodSizes, drawn);
    else {
      let eventsLeft = total;
      let casesLeft = size;
      for (let period = 0; period < length; period++) {
        const here = drawHypergeometric(random, eventsLeft, casesLeft - eventsLeft, periodSizes[period]!);
        drawn[period] = here;
        eventsLeft -= here;
        casesLeft -= periodSizes[period]!;
      }
    }
    replicates[draw] = search((period) => drawn[period]!).statistic;
  }
  return {
    status: 'computed',
    ...found,
    rateBefore: counts[found.start]! / sizes[found.start]!,
    rateAfter: (total - counts[found.start]!) / (size - sizes[found.start]!),
    pValue: permutationPValue(found.statistic, replicates, 'greater') as number,
  };
}
