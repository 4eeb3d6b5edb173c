import { checkedNumbers, exactSum, type MaybeEstimate, type NotComputed, type RandomStream } from '@assay/statistics';
import { areaSquareMetres } from '../areas/area.ts';
import { type HotspotAccuracy, hotspotAccuracy } from '../patrol-score/hotspot-accuracy.ts';
import { similarityByProportions } from '../spatial-pattern/similarity-index.ts';
import type { City } from './city.ts';
import { eventsOfPeriod } from './events-of-sectors.ts';
import { sectorsAt } from './sector.ts';

/** How well the busiest sectors foretold crime, and whether its pattern moved. */
export interface CityAccuracy extends HotspotAccuracy {
  readonly similar: ReturnType<typeof similarityByProportions>;
  readonly nSectors: number;
  /** Events after the first day in these sectors. */
  readonly nEvents: number;
}

/**
 * How well did the sectors that were busiest before foretell where crime would be? {@link hotspotAccuracy} of as many as can be
 * patrolled, and {@link similarityByProportions}.
 *
 * @example
 * cityAccuracy(city, [0, 1, 2], randomStream('example')).nEvents // 6
 */
export function cityAccuracy(city: City, sectors: readonly number[], random: RandomStream): CityAccuracy {
  const [before, after] = [eventsOfPeriod(city, sectors, 0), eventsOfPeriod(city, sectors, 1)];
  const size = sectorsAt(city, sectors).map(({ area }) => areaSquareMetres(area));
  return {
    ...hotspotAccuracy({ before, after, size }, Math.min(city.topSectors, sectors.length), random),
    similar: similarityByProportions(before, after),
    nSectors: sectors.length,
    nEvents: exactSum(after),
  };
}

/** One way to say how well hotspots foretold where crime would be. */
export interface AccuracyMeasure {
  readonly measure: string;
  readonly value: MaybeEstimate | number | NotComputed;
}

/**
 * Each measure of how well the busiest sectors foretold crime, in words.
 *
 * @throws InputError where a measure is no number.
 *
 * @example
 * accuracyMeasures(cityAccuracy(city, [0, 1, 2], randomStream('example'))).length // 6
 */
export function accuracyMeasures(found: HotspotAccuracy): AccuracyMeasure[] {
  const { pei, peiStar, recapture, gini, generalisedGini } = found;
  checkedNumbers(
    [pei, peiStar, recapture, gini, generalisedGini].filter((value) => typeof value === 'number'),
    'measures',
  );
  return [
    { measure: 'share of crime over share of area (PAI)', value: found.pai },
    { measure: 'the same over perfect hindsight (PEI)', value: pei },
    { measure: 'the same over the best that moving one patrol would give (PEI*)', value: peiStar },
    { measure: 'crime expected from before over crime found (recapture)', value: recapture },
    { measure: 'concentration of crime over sectors (Gini)', value: gini },
    { measure: 'the same where sectors outnumber crimes (generalised Gini)', value: generalisedGini },
  ];
}
