import { betaQuantile, criticalValue, USUAL_LEVEL, wilsonLimits } from '@assay/statistics';

/** A share and its range. */
interface RangedShare {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** A way of making ranges, given a share and how many cases by themselves would tell as much of it. */
type RangeMaker = (share: number, cases: number) => { readonly low: number; readonly high: number };

/** Of the share: what a solved range may miss the stated one by. */
const SAME = 1e-6;
const HALVINGS = 46;
const TAIL = (1 - USUAL_LEVEL) / 2;

const wilson: RangeMaker = (share, cases) => wilsonLimits(share * cases, cases, criticalValue(USUAL_LEVEL));
const exact: RangeMaker = (share, cases) => ({
  low: betaQuantile(TAIL, share * cases, (1 - share) * cases + 1),
  high: betaQuantile(1 - TAIL, share * cases + 1, (1 - share) * cases),
});

/**
 * How high would the range of a larger share of the same people end, by the method that the range of this one was made by? Of Wilson's and
 * the exact method the range tells how many cases by themselves know as much, fewer than the people where they depend on each other (Korn
 * and Graubard): that is the same whatever the share is, so that the end is too. A range by neither is as many times as wide as
 * Wilson's, which goes by how large the share is a little. 1 where the range is open.
 *
 * Source: Wilson (1927); Korn and Graubard (1998).
 */
export function endForMore(range: RangedShare, people: number, larger: number): number {
  const { value, low, high } = range;
  if (high >= 1 || larger >= 1) return 1;
  for (const make of [wilson, exact]) {
    const cases = casesBehind(make, range, people);
    if (Math.abs(make(value, cases).low - low) <= SAME * value) return make(larger, cases).high;
  }
  const times = Math.max(1, (high - value) / (wilson(value, people).high - value));
  return larger + times * (wilson(larger, people).high - larger);
}

/** By halving: a range ends the lower, the more stand behind it. */
function casesBehind(make: RangeMaker, { value, high }: RangedShare, people: number): number {
  if (make(value, people).high >= high) return people;
  let [few, many] = [0, people];
  for (let step = 0; step < HALVINGS; step++) {
    const middle = (few + many) / 2;
    if (make(value, middle).high > high) few = middle;
    else many = middle;
  }
  return many;
}
