import type { NotComputed } from '@assay/statistics';
import { InputError, notComputed } from '@assay/statistics';

/** A set of pairs: how many, and how many pairs of pairs share an event (Σ over events of degree·(degree − 1)/2). */
export interface PairGraph {
  readonly pairs: number;
  readonly sharedPairs: number;
}

export interface KnoxMoments {
  readonly mean: number;
  readonly standardDeviation: number | NotComputed;
}

/**
 * What the Knox count would be if places and times had nothing to do with each other, and how much it would vary:
 * exactly, over all n! re-pairings, with no simulation.
 *
 * E = NsNt/M with M = n(n − 1)/2; E[X²] = E + 2As·2At/[n(n−1)(n−2)] + 4BsBt/[n(n−1)(n−2)(n−3)],
 * where A counts pairs of pairs that share an event and B = N(N − 1) − 2A those that share none.
 * Fewer than four events: no standard deviation.
 *
 * Source: Barton and David (1966), "The random intersection of two graphs"; Mantel (1967) for the general case.
 *
 * @example
 * knoxMoments(4, { pairs: 2, sharedPairs: 0 }, { pairs: 2, sharedPairs: 0 }) // { mean: 0.6667, standardDeviation: 0.9428 }
 */
export function knoxMoments(nEvents: number, space: PairGraph, time: PairGraph): KnoxMoments {
  const n = nEvents;
  const sums = [n, space.pairs, space.sharedPairs, time.pairs, time.sharedPairs];
  const odd = sums.find((count) => !(count >= 0 && count <= Number.MAX_SAFE_INTEGER));
  if (odd !== undefined) throw new InputError(`events and pairs must be counts: ${odd}. Count them.`);
  if (n < 2) return { mean: 0, standardDeviation: notComputed(`fewer than four events: ${n}`) };
  const mean = (space.pairs * time.pairs) / ((n * (n - 1)) / 2);
  if (n < 4) return { mean, standardDeviation: notComputed(`fewer than four events: ${n}`) };
  const disjoint = ({ pairs, sharedPairs }: PairGraph) => pairs * (pairs - 1) - 2 * sharedPairs;
  const square =
    mean +
    (4 * space.sharedPairs * time.sharedPairs) / (n * (n - 1) * (n - 2)) +
    (4 * disjoint(space) * disjoint(time)) / (n * (n - 1) * (n - 2) * (n - 3));
  return { mean, standardDeviation: Math.sqrt(Math.max(0, square - mean * mean)) };
}
