import { cell } from '@assay/notebook';
import type { PlannedStratum } from '@assay/record-matching';
import { drawClericalSample, OUTSIDE_KINDS, pairsToDraw, planClericalSample } from '@assay/record-matching';
import { type NotComputed, notComputed } from '@assay/statistics';
import { forenameTolerance, pairsToReview, register, surnameTolerance, tooCrowded } from '../inputs.ts';
import { sweep } from './tolerance.ts';

/** First guesses, only to share out the work: of pairs of each kind, how many are about one person. */
const LINKED = [
  ['linked, names the same', 0.99],
  ['linked, one edit in the worse name', 0.95],
  ['linked, two edits in the worse name', 0.8],
  ['linked, three edits in the worse name', 0.5],
] as const;
const OUTSIDE_GUESS = 0.2;
const MOST_PAIRS = 20_000_000;

export interface DrawnStratum extends PlannedStratum {
  readonly isLinked: boolean;
  readonly isEstimated: boolean;
  readonly pairsVariance: number;
  /** How many of the pairs are about one person, where that is known. */
  readonly truePairs: number | null;
  readonly drawn: readonly (readonly [number, number])[];
}

/** Pairs linked at each distance, and near ones outside, which alone can show what the tolerance misses. */
export const clericalSample = cell('clericalSample', 'Pairs drawn for people to look at', {
  needs: { register, sweep, forenameTolerance, surnameTolerance, pairsToReview },
  compute: (
    { register, sweep, forenameTolerance, surnameTolerance, pairsToReview },
    { random, log },
  ): readonly DrawnStratum[] | NotComputed => {
    const crowded = tooCrowded(sweep);
    if (crowded !== null) return crowded;
    if (sweep.pairsByClass.reduce((sum, each) => sum + each, 0) > MOST_PAIRS) {
      return notComputed('too many pairs are alike to be drawn from; draw a sample of the register');
    }
    const tolerance = { forename: forenameTolerance, surname: surnameTolerance };
    const { kinds, passedOver } = pairsToDraw(
      sweep,
      register.records,
      { tolerance, ...(register.truth === null ? {} : { truth: register.truth }) },
      random('dates to look at'),
    );
    if (passedOver > 0) log(`${passedOver} pairs of records with one date and first name were passed over`);
    const names = [...LINKED, ...OUTSIDE_KINDS.map((kind) => [kind, OUTSIDE_GUESS] as const)];
    const plan = planClericalSample(
      names.map(([name, expectedShare], kind) => ({ name, expectedShare, pairs: kinds[kind]!.pairs })),
      pairsToReview,
    );
    return plan
      .map((stratum, kind) => {
        const { isEstimated, pairsVariance, truePairs, within, at } = kinds[kind]!;
        const sample = Math.min(stratum.sample, within);
        if (isEstimated) {
          log(`${stratum.name}: about ${stratum.pairs} pairs, estimated and drawn from the ${within} of some dates`);
        }
        return {
          ...stratum,
          sample,
          isLinked: kind < LINKED.length,
          isEstimated,
          pairsVariance,
          truePairs,
          drawn: at(drawClericalSample(within, sample, random(stratum.name))),
        };
      })
      .filter(({ pairs }) => pairs > 0);
  },
});
