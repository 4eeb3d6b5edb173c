import { cell } from '@assay/notebook';
import { type DrawnStratum, drawnStrata, tooCrowded } from '@assay/record-matching';
import { type NotComputed, notComputed } from '@assay/statistics';
import { pairsToReview, register, tolerance } from '../inputs.ts';
import { sweep } from './tolerance.ts';

const MOST_PAIRS = 20_000_000;

/** Pairs linked at each distance, and near ones outside, which alone can show what the tolerance misses. */
export const clericalSample = cell('clericalSample', 'Pairs drawn for people to look at', {
  needs: { register, sweep, tolerance, pairsToReview },
  compute: ({ register, sweep, tolerance, pairsToReview }, { random, log }): readonly DrawnStratum[] | NotComputed => {
    const crowded = tooCrowded(sweep);
    if (crowded !== null) return crowded;
    if (sweep.pairsByClass.reduce((sum, each) => sum + each, 0) > MOST_PAIRS) {
      return notComputed('too many pairs are alike to be drawn from; draw a sample of the register');
    }
    const { records, truth } = register;
    const options = { tolerance, reviews: pairsToReview, ...(truth === null ? {} : { truth }) };
    const { strata, passedOver } = drawnStrata(sweep, records, options, random);
    if (passedOver > 0) log(`${passedOver} pairs of records with one date and first name were passed over`);
    for (const { name, pairs, within } of strata.filter(({ isEstimated }) => isEstimated)) {
      log(`${name}: about ${pairs} pairs, estimated and drawn from the ${within} of some dates`);
    }
    return strata;
  },
});
