import { type MaybeEstimate, notComputed } from '../computed.ts';
import { findRoot } from '../optimise/find-root.ts';
import { betaQuantileLogit } from '../special/beta-quantile.ts';
import { binomialMass } from '../special/binomial-mass.ts';
import { regularisedBeta } from '../special/regularised-beta.ts';
import { checkEventRate, type EventRate } from './event-rate.ts';
import { checkedLevel, type LevelOption } from './level.ts';

export interface ConditionalRateRatioOptions extends LevelOption {
  /** Count the observed outcome half in each tail: narrower, right on average instead of at worst. Default false. */
  readonly midP?: boolean;
}

/**
 * How many times the reference group's rate of events is this group's? The relative rate index of stop and search.
 *
 * Exact conditional interval: given all events, the group's are binomial; the Clopper–Pearson limits of that share are
 * turned into a ratio. Either side without exposure: not computed; a reference without events: not computed, but with the
 * interval of what is not ruled out, which has no upper end.
 *
 * @throws InputError as {@link garwoodRate}.
 *
 * Source: Przyborowski & Wilenski (1940); the limits as in R's `poisson.test`.
 *
 * @example
 * conditionalRateRatio({ events: 2237, exposure: 125760 }, { events: 3738, exposure: 554089 }).interval // { low: 2.501, high: 2.779 }
 */
export function conditionalRateRatio(
  group: EventRate,
  reference: EventRate,
  options: ConditionalRateRatioOptions = {},
): MaybeEstimate {
  checkEventRate(group);
  checkEventRate(reference, 'the reference');
  const level = checkedLevel(options);
  if (group.exposure === 0) return notComputed('nobody and nothing in the group was exposed');
  if (reference.exposure === 0) return notComputed('nobody and nothing in the reference group was exposed');
  if (reference.events === 0 && group.events === 0)
    return notComputed('neither group has any events, so every ratio is compatible with the data');
  const tail = (1 - level) / 2;
  const perExposure = reference.exposure / group.exposure;
  const x = group.events;
  const y = reference.events;
  const logit = options.midP ? midPLogit : exactLogit;
  const interval = {
    low: x === 0 ? 0 : Math.exp(logit(x, y, tail, 'low')) * perExposure,
    high: y === 0 ? null : Math.exp(logit(x, y, tail, 'high')) * perExposure,
    level,
    method: options.midP ? 'conditional Poisson interval, mid-P' : 'exact conditional Poisson interval',
  };
  return y === 0
    ? notComputed('the reference group has no events, and nothing divides by 0', interval)
    : { status: 'computed', value: (x / y) * perExposure, interval };
}

function exactLogit(x: number, y: number, tail: number, side: 'low' | 'high'): number {
  return side === 'low' ? betaQuantileLogit(tail, x, y + 1) : betaQuantileLogit(1 - tail, x + 1, y);
}

/** Where the probability of a more extreme share plus half that of the observed one equals the tail. */
function midPLogit(x: number, y: number, tail: number, side: 'low' | 'high'): number {
  const n = x + y;
  const excess = (logit: number): number => {
    const p = 1 / (1 + Math.exp(-logit));
    const q = 1 / (1 + Math.exp(logit));
    const half = 0.5 * binomialMass(x, n, p, q);
    // P(X > x) = I_p(x + 1, n − x); P(X < x) = I_q(n − x + 1, x).
    const above = () => (y === 0 ? 0 : regularisedBeta(p, x + 1, y, q));
    const beyond = side === 'low' ? above() : x === 0 ? 0 : regularisedBeta(q, y + 1, x, p);
    return beyond + half - tail;
  };
  return findRoot(
    excess,
    exactLogit(x, y, tail, side) - (side === 'low' ? 1e-9 : 40),
    exactLogit(x, y, tail, side) + (side === 'low' ? 40 : 1e-9),
  );
}
