import type { RandomStream } from '@assay/statistics';
import type { CountHistogram } from '../concentration/count-histogram.ts';
import type { TiedList } from '../contacts/people-in-most-contact.ts';
import { chanceRateAbove, type NegativeBinomialFit } from '../model/negative-binomial.ts';
import { rankIntervals } from './rank-interval.ts';

/** From which chance on a band begins: nineteen in twenty, an even one, one in twenty. */
const BANDS = [0.95, 0.5, 0.05] as const;

export interface ListCertainty {
  /** People whose range of places lies wholly within the list. */
  readonly certain: number;
  /** People whose rate is more likely below the frequent one than above it. */
  readonly unsure: number;
  /** People by the chance that their rate is above the frequent one: 0.95 or more, 0.5, 0.05, below that. */
  readonly byChance: readonly number[];
}

/**
 * Of the people on a list, who belongs there, and who had a bad year?
 *
 * Of each count on the list the {@link rankIntervals}, and the chance by the posterior of the rates that the underlying
 * rate exceeds `highRate` contacts a year.
 *
 * @throws InputError where draws are fewer than 100.
 *
 * Source: Goldstein and Spiegelhalter (1996); Robbins (1956).
 *
 * @example
 * const contacts = [9, 3, 1, 1, 0, 0, 0, 0, 0, 0];
 * const fit = { shape: 0.5, rate: 0.33 };
 * const list = peopleInMostContact(contacts, 2);
 * listCertainty(list, contacts, countHistogram(contacts), fit, { places: 2, highRate: 4 }, randomStream('example')).byChance // [0, 1, 1, 0]
 */
export function listCertainty(
  list: TiedList,
  contacts: ArrayLike<number>,
  histogram: CountHistogram,
  fit: Pick<NegativeBinomialFit, 'shape' | 'rate'>,
  { places, highRate }: { readonly places: number; readonly highRate: number },
  random: RandomStream,
): ListCertainty {
  const counts = list.map((tie) => contacts[tie[0]!]!);
  const ranks = rankIntervals(counts, histogram, fit, 1, random);
  let certain = 0;
  const byChance = [0, 0, 0, 0];
  list.forEach((tie, at) => {
    if (ranks[at]!.interval.high! <= places) certain += tie.length;
    const chance = chanceRateAbove(fit, counts[at]!, 1, highRate);
    const band = BANDS.findIndex((least) => chance >= least);
    byChance[band < 0 ? BANDS.length : band]! += tie.length;
  });
  return { certain, unsure: byChance[2]! + byChance[3]!, byChance };
}
