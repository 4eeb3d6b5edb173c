import { drawBinomial, drawNormal, normalUpper, type RandomStream } from '@assay/statistics';
import type { StopCounts, ThresholdPriors } from '../../src/index.ts';

/** What was put in, on the scales of the model: logit t of each cell, logit φ and log δ. */
export interface TrueCell {
  readonly group: string;
  readonly place: string;
  readonly stops: number;
  readonly threshold: number;
  readonly carrying: number;
  readonly signal: number;
}

/** One draw of everything from the priors, written from their description alone. */
export function cellsFromPriors(
  sizes: readonly (readonly number[])[],
  random: RandomStream,
  priors: ThresholdPriors,
): TrueCell[] {
  const spread = (median: number) => median * Math.exp(priors.logSpreadScale * drawNormal(random));
  const spreads = {
    threshold: spread(priors.thresholdSpread),
    carrying: spread(priors.carryingSpread),
    signal: spread(priors.signalSpread),
  };
  const carryingCentre = priors.carryingMean + priors.carryingScale * drawNormal(random);
  const signalCentre = priors.signalMean + priors.signalScale * drawNormal(random);
  const groups = sizes.map(() => ({
    threshold: priors.thresholdMean + priors.thresholdScale * drawNormal(random),
    carrying: carryingCentre + priors.carryingGroupScale * drawNormal(random),
    signal: signalCentre + priors.signalGroupScale * drawNormal(random),
  }));
  const places = sizes[0]!.map(() => ({
    carrying: spreads.carrying * drawNormal(random),
    signal: spreads.signal * drawNormal(random),
  }));
  return groups.flatMap((own, g) =>
    places.map((place, p) => ({
      group: `group ${g}`,
      place: `place ${p}`,
      stops: sizes[g]![p]!,
      threshold: own.threshold + spreads.threshold * drawNormal(random),
      carrying: own.carrying + place.carrying,
      signal: own.signal + place.signal,
    })),
  );
}

/** Shares of the stopped who are found with something, and searched in vain. */
export function shares({ threshold, carrying, signal }: TrueCell): { found: number; vain: number } {
  const delta = Math.exp(signal);
  const phi = 1 / (1 + Math.exp(-carrying));
  const x = (threshold - carrying) / delta + delta / 2;
  return { found: phi * normalUpper(x - delta), vain: (1 - phi) * normalUpper(x) };
}

export function stopCounts(cells: readonly TrueCell[], random: RandomStream): StopCounts[] {
  return cells.map((cell) => {
    const { found, vain } = shares(cell);
    const searches = drawBinomial(random, cell.stops, Math.min(1, found + vain));
    const finds = found + vain > 0 ? drawBinomial(random, searches, found / (found + vain)) : 0;
    return { group: cell.group, stratum: cell.place, stops: cell.stops, searches, finds };
  });
}

/** Priors under which searches are neither none nor all, so that few simulated data sets are refused. */
export const NARROW_PRIORS: ThresholdPriors = {
  thresholdMean: -1.4,
  thresholdScale: 0.5,
  thresholdSpread: 0.3,
  carryingMean: -2.5,
  carryingScale: 0.5,
  carryingGroupScale: 0.4,
  carryingSpread: 0.3,
  signalMean: 0.5,
  signalScale: 0.3,
  signalGroupScale: 0.2,
  signalSpread: 0.15,
  logSpreadScale: 0.4,
};

/** The true thresholds of groups, weighted over places by all stops there, as the test weighs them. */
export function trueThresholds(cells: readonly TrueCell[]): Map<string, number> {
  const stopsIn = (place: string) =>
    cells.filter((cell) => cell.place === place).reduce((sum, { stops }) => sum + stops, 0);
  return new Map(
    [...new Set(cells.map(({ group }) => group))].map((group) => {
      const own = cells.filter((cell) => cell.group === group);
      const weight = own.reduce((sum, { place }) => sum + stopsIn(place), 0);
      const total = own.reduce((sum, { place, threshold }) => sum + stopsIn(place) / (1 + Math.exp(-threshold)), 0);
      return [group, total / weight];
    }),
  );
}
