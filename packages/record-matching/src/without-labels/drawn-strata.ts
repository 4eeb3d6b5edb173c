import type { RandomStream } from '@assay/statistics';
import type { PersonRecords } from '../counting/person-records.ts';
import type { ToleranceSweep } from '../tolerance-sweep/tolerance-sweep.ts';
import { drawClericalSample, type PlannedStratum, planClericalSample } from './clerical-sample.ts';
import { OUTSIDE_KINDS } from './outside-pairs.ts';
import { type DrawablePairs, type PairsToDrawOptions, pairsToDraw } from './pairs-to-draw.ts';

/** Pairs of one kind: how many there are, how many to look at, and which were drawn. */
export interface DrawnStratum
  extends PlannedStratum,
    Pick<DrawablePairs, 'isEstimated' | 'pairsVariance' | 'truePairs' | 'within'> {
  readonly isLinked: boolean;
  readonly drawn: readonly (readonly [left: number, right: number])[];
}

/** First guesses, only to share out the work: of pairs of each kind, how many are about one person. */
const LINKED = [
  ['linked, names the same', 0.99],
  ['linked, one edit in the worse name', 0.95],
  ['linked, two edits in the worse name', 0.8],
  ['linked, three edits in the worse name', 0.5],
] as const;
const OUTSIDE_GUESS = 0.2;

/**
 * Which pairs should people look at, to learn how many links are wrong and how many are missed?
 *
 * Of every kind of {@link pairsToDraw} that has pairs, so many as {@link planClericalSample} shares out: pairs linked at
 * each distance, and near ones outside, which alone can show what the tolerance misses.
 *
 * @param random a stream for a label: one for the dates to look at, one for each kind by its name, so that another size
 * of one kind does not move the others.
 *
 * @example
 * const options = { tolerance: { forename: 1, surname: 1 }, truth, reviews: 10 };
 * drawnStrata(sweep, records, options, (label) => randomStream(label)).strata[0].name // 'linked, one edit in the worse name'
 */
export function drawnStrata(
  sweep: ToleranceSweep,
  records: PersonRecords,
  { reviews, ...options }: PairsToDrawOptions & { readonly reviews: number },
  random: (label: string) => RandomStream,
): { readonly strata: readonly DrawnStratum[]; readonly passedOver: number } {
  const { kinds, passedOver } = pairsToDraw(sweep, records, options, random('dates to look at'));
  const names = [...LINKED, ...OUTSIDE_KINDS.map((kind) => [kind, OUTSIDE_GUESS] as const)];
  const plan = planClericalSample(
    names.map(([name, expectedShare], kind) => ({ name, expectedShare, pairs: kinds[kind]!.pairs })),
    reviews,
  );
  const strata = plan.map((stratum, kind): DrawnStratum => {
    const { isEstimated, pairsVariance, truePairs, within, at } = kinds[kind]!;
    const sample = Math.min(stratum.sample, within);
    const drawn = at(drawClericalSample(within, sample, random(stratum.name)));
    return {
      ...stratum,
      ...{ sample, isEstimated, pairsVariance, truePairs, within },
      isLinked: kind < LINKED.length,
      drawn,
    };
  });
  return { strata: strata.filter(({ pairs }) => pairs > 0), passedOver };
}
