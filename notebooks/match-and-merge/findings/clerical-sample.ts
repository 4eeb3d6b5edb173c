import { cell } from '@assay/notebook';
import {
  drawClericalSample,
  forEachLinkedPair,
  forEachOutsidePair,
  OUTSIDE_KINDS,
  type PlannedStratum,
  planClericalSample,
} from '@assay/record-matching';
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
  /** How many of the pairs are about one person, where that is known. */
  readonly truePairs: number | null;
  readonly drawn: readonly (readonly [number, number])[];
}

/** Pairs linked at each distance, and near ones outside, which alone can show what the tolerance misses. */
export const clericalSample = cell({
  name: 'clericalSample',
  title: 'Pairs drawn for people to look at',
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
    const visitAll = (visit: (kind: number, left: number, right: number) => void): void => {
      forEachLinkedPair(
        sweep,
        (forename, surname) => forename <= tolerance.forename && surname <= tolerance.surname,
        (left, right, forename, surname) => visit(Math.max(forename, surname), left, right),
      );
      const { passedOver } = forEachOutsidePair(sweep, register.records, tolerance, (left, right, kind) =>
        visit(LINKED.length + kind, left, right),
      );
      if (passedOver > 0) log(`${passedOver} pairs of records with one date and first name were passed over`);
    };
    const kinds = [...LINKED, ...OUTSIDE_KINDS.map((kind) => [kind, OUTSIDE_GUESS] as const)];
    const pairs = new Float64Array(kinds.length);
    const truePairs = new Float64Array(kinds.length);
    const person = register.truth?.codes ?? null;
    visitAll((kind, left, right) => {
      pairs[kind]!++;
      if (person !== null && person[left] === person[right]) truePairs[kind]!++;
    });
    const plan = planClericalSample(
      kinds.map(([name, expectedShare], kind) => ({ name, expectedShare, pairs: pairs[kind]! })),
      pairsToReview,
    );
    const placeOf = plan.map(
      ({ pairs, sample, name }) =>
        new Map(drawClericalSample(pairs, sample, random(name)).map((at, place) => [at, place])),
    );
    const drawn = plan.map(({ sample }) => new Array<readonly [number, number]>(sample));
    const seen = new Float64Array(plan.length);
    visitAll((kind, left, right) => {
      const place = placeOf[kind]!.get(seen[kind]!++);
      if (place !== undefined) drawn[kind]![place] = [left, right];
    });
    return plan
      .map((stratum, kind) => ({
        ...stratum,
        isLinked: kind < LINKED.length,
        truePairs: person === null ? null : truePairs[kind]!,
        drawn: drawn[kind]!,
      }))
      .filter(({ pairs }) => pairs > 0);
  },
});
