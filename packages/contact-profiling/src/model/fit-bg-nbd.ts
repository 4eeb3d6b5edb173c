import { choleskyFactor, choleskySolve, hessian, isComputed, minimise, type NotComputed } from '@assay/statistics';
import type { BgNbd } from './bg-nbd.ts';
import { BgNbdLikelihood } from './bg-nbd-likelihood.ts';
import { coarseHistories } from './coarse-histories.ts';
import type { CollapsedHistories, ContactHistories } from './contact-histories.ts';
import { fittableHistories } from './fittable-histories.ts';
import { weakPrior, weakPriorSlope } from './weak-prior.ts';

export interface BgNbdFit extends BgNbd {
  readonly status: 'computed';
  readonly logLikelihood: number;
  readonly people: number;
  readonly distinctHistories: number;
  /** Whether the likelihood alone has no optimum and a weak prior held the parameters: read them together, not one by one. */
  readonly isHeldByPrior: boolean;
}

const MANY = 4000;

/**
 * Does need end, and when? Fits BG/NBD (beta-geometric drop-out, negative-binomial contacts) by maximum likelihood.
 *
 * Equal histories are collapsed. Many are first fitted on a coarse grid of time; Newton steps with the coarse curvature
 * and the exact slope then lead to the exact optimum. Where the likelihood rises along a ridge for ever (all drop out
 * alike, or all have one rate), a weak prior holds it and the fit says so. No repeat contact: not computed.
 *
 * @throws InputError where histories are not in order.
 *
 * Source: Fader, Hardie & Lee (2005), eq. 6.
 *
 * @example
 * const age = [40, 40, 40, 40, 40];
 * fitBgNbd({ repeats: [0, 1, 2, 5, 9], recency: [0, 9, 33, 12, 38], age, weight: [50, 20, 10, 10, 10] }).shape // 0.2882
 */
export function fitBgNbd(histories: ContactHistories | CollapsedHistories): BgNbdFit | NotComputed {
  const collapsed = fittableHistories(histories);
  if (!isComputed(collapsed)) return collapsed;
  const exact = new BgNbdLikelihood(collapsed);
  const first = collapsed.repeats.length > MANY ? new BgNbdLikelihood(coarseHistories(collapsed)) : exact;
  const near = fitFrom(first);
  const point = isComputed(near) && isWithin(near.point) ? polished(exact, first, near.point) : null;
  if (point !== null && isWithin(point)) return fitAt(exact, point, collapsed, false);
  const found = first === exact ? near : fitFrom(exact);
  if (isComputed(found) && isWithin(found.point)) return fitAt(exact, found.point, collapsed, false);
  const held = fitFrom(exact, true);
  return isComputed(held) ? fitAt(exact, held.point, collapsed, true) : held;
}

/** A logarithm of 12 or more says that the search ran along a ridge: nobody drops out, or all have one rate. */
const isWithin = (point: Float64Array) => point.every((entry) => Math.abs(entry) <= 12);

function fitAt(
  likelihood: BgNbdLikelihood,
  point: Float64Array,
  { people, repeats }: CollapsedHistories,
  isHeldByPrior: boolean,
): BgNbdFit {
  const [shape, rate, a, b] = point.map(Math.exp) as unknown as [number, number, number, number];
  return {
    status: 'computed',
    shape,
    rate,
    a,
    b,
    logLikelihood: -likelihood.negative(point),
    people,
    distinctHistories: repeats.length,
    isHeldByPrior,
  };
}

function fitFrom(likelihood: BgNbdLikelihood, isHeld = false) {
  const start = likelihood.start();
  return minimise((point) => likelihood.negative(point) + (isHeld ? weakPrior(point, start) : 0), start, {
    gradient: (point) => {
      const slope = likelihood.slope(point);
      if (!isHeld) return slope;
      const prior = weakPriorSlope(point, start);
      return slope.map((entry, index) => entry + prior[index]!);
    },
  });
}

/** Chord iteration: the coarse curvature stands in for the exact one, so each step costs one slope. */
function polished(exact: BgNbdLikelihood, near: BgNbdLikelihood, from: Float64Array): Float64Array | null {
  const factor = choleskyFactor(
    hessian((point) => near.negative(point), from),
    4,
  );
  if (factor === null) return null;
  let point = from;
  for (let round = 0; round < 12; round++) {
    const step = choleskySolve(factor, exact.slope(point), 4);
    if (step.some((entry) => !(Math.abs(entry) < 0.5))) return null;
    point = point.map((entry, index) => entry - step[index]!);
    if (step.every((entry) => Math.abs(entry) < 1e-7)) return point;
  }
  return null;
}
