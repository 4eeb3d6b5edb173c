import { type MaybeEstimate, type NotComputed, notComputed } from '../computed.ts';
import { InputError } from '../input-error.ts';
import { checkedLevel, criticalValue, type LevelOption } from '../interval/level.ts';
import { riskTable, type SurvivalTimes } from './survival-times.ts';

/** The curve after one distinct time. */
export interface SurvivalStep {
  readonly time: number;
  readonly atRisk: number;
  readonly events: number;
  readonly censored: number;
  /** Share still open after this time. */
  readonly survival: number;
  readonly standardError: number;
  /** Limits of the share; `null` where it is 0 and has none. Both 1 before the first event. */
  readonly low: number | null;
  readonly high: number | null;
}

export interface KaplanMeier {
  readonly status: 'computed';
  readonly level: number;
  readonly method: string;
  readonly steps: readonly SurvivalStep[];
}

/**
 * How many are still open after so long, counting fairly those who were last seen before it ended?
 *
 * Kaplan–Meier product-limit estimate; Greenwood variance; interval normal on the log(−log) scale, so it stays inside 0 … 1.
 * Any cause above 0 is an event. For ends that compete with each other use {@link aalenJohansen}. Nobody: not computed.
 *
 * @throws InputError where times or causes are out of range or differ in length.
 *
 * Source: Kaplan & Meier (1958); Greenwood (1926); interval Kalbfleisch & Prentice (1980).
 *
 * @example
 * kaplanMeier({ times: [1, 2, 2, 3], causes: [1, 1, 0, 1] }).steps[1].survival // 0.5
 */
export function kaplanMeier(data: SurvivalTimes, options: LevelOption = {}): KaplanMeier | NotComputed {
  const level = checkedLevel(options);
  if (data.times.length === 0) return notComputed('there is nobody to follow');
  const z = criticalValue(level);
  const table = riskTable(data);
  const steps: SurvivalStep[] = [];
  let survival = 1;
  let greenwood = 0;
  for (let row = 0; row < table.time.length; row++) {
    const atRisk = table.atRisk[row]!;
    const events = table.events[row]!;
    survival *= (atRisk - events) / atRisk;
    if (events > 0 && atRisk > events) greenwood += events / (atRisk * (atRisk - events));
    const limits = survival === 1 ? { low: 1, high: 1 } : logLogLimits(survival, greenwood, z);
    steps.push({
      time: table.time[row]!,
      atRisk,
      events,
      censored: table.censored[row]!,
      survival,
      standardError: survival * Math.sqrt(greenwood),
      ...limits,
    });
  }
  return { status: 'computed', level, method: 'Kaplan–Meier, log-log interval', steps };
}

function logLogLimits(survival: number, greenwood: number, z: number): { low: number | null; high: number | null } {
  if (survival === 0) return { low: null, high: null };
  const reach = (z * Math.sqrt(greenwood)) / Math.log(survival);
  return { low: survival ** Math.exp(-reach), high: survival ** Math.exp(reach) };
}

/**
 * The share still open at one time. Past the last time with somebody at risk it is not known: not computed. Before anything has ended
 * all are, and no limits are given.
 *
 * @example
 * survivalAt(kaplanMeier({ times: [1, 2, 2, 3], causes: [1, 1, 0, 1] }), 2.5).value // 0.5
 */
export function survivalAt(curve: KaplanMeier | NotComputed, time: number): MaybeEstimate {
  if (curve.status !== 'computed') return curve;
  const last = curve.steps.at(-1);
  if (!last) return notComputed('there is nobody to follow');
  if (time > last.time && last.survival > 0) return notComputed(`nobody was followed beyond ${last.time}`);
  const step = curve.steps.findLast((candidate) => candidate.time <= time);
  // Limits of 1 and 1 would say that nobody could have ended by then, however few were followed.
  if (!step || step.survival === 1) {
    return { status: 'computed', value: 1, interval: notComputed('nothing has ended yet') };
  }
  const { survival, low, high } = step;
  if (low === null || high === null) {
    return {
      status: 'computed',
      value: survival,
      interval: notComputed('nobody is left, so the log-log interval has no limits'),
    };
  }
  return { status: 'computed', value: survival, interval: { low, high, level: curve.level, method: curve.method } };
}

/**
 * How long is one open on average, counting no longer than a limit? The area under the curve up to it; past the last time that
 * is known the curve is taken to stay as it is.
 *
 * Source: Irwin (1949).
 *
 * @example
 * meanTimeOpen(kaplanMeier({ times: [1, 2, 3, 4], causes: [1, 1, 1, 1] }), 3) // 2.25
 */
export function meanTimeOpen(curve: KaplanMeier, limit: number): number {
  if (!(limit >= 0 && Number.isFinite(limit))) throw new InputError(`limit must be a time of 0 or more: ${limit}.`);
  let [area, from, survival] = [0, 0, 1];
  for (const step of curve.steps) {
    if (step.time >= limit) break;
    area += survival * (step.time - from);
    [from, survival] = [step.time, step.survival];
  }
  return area + survival * (limit - from);
}

/**
 * The time by which a given share has ended (default half: the median), with the times at which the interval's limits cross.
 * The share is never reached: not computed. A curve lying exactly on the share gives the middle of its flat part.
 *
 * @throws InputError where the share does not lie above 0 and up to 1.
 *
 * Source: Brookmeyer & Crowley (1982); flat parts as R's `survfit`.
 *
 * @example
 * timeToShare(kaplanMeier({ times: [1, 2, 3, 4, 5], causes: [1, 1, 1, 1, 1] })).value // 3
 */
export function timeToShare(curve: KaplanMeier | NotComputed, share = 0.5): MaybeEstimate {
  if (!(share > 0 && share <= 1)) {
    throw new InputError(`share must lie above 0 and up to 1: ${share}. Pass 0.5 for the median.`);
  }
  if (curve.status !== 'computed') return curve;
  const crossing = (of: (step: SurvivalStep) => number | null): number | null => {
    // A share reached but for rounding counts as reached.
    const reached = curve.steps.findIndex((step) => (of(step) ?? 0) <= 1 - share + 1e-12);
    if (reached < 0) return null;
    const step = curve.steps[reached]!;
    if (Math.abs((of(step) ?? 0) - (1 - share)) > 1e-12) return step.time;
    const below = curve.steps.find((later) => (of(later) ?? 0) < 1 - share - 1e-12);
    return below ? (step.time + below.time) / 2 : step.time;
  };
  const value = crossing((step) => step.survival);
  if (value === null) return notComputed(`fewer than ${share * 100}% had ended when last seen`);
  const low = crossing((step) => step.low);
  if (low === null)
    return { status: 'computed', value, interval: notComputed('the lower limit of the curve never falls so far') };
  const high = crossing((step) => (step.survival === 0 ? null : step.high) ?? Number.POSITIVE_INFINITY);
  return {
    status: 'computed',
    value,
    interval: { low, high, level: curve.level, method: 'Brookmeyer–Crowley interval' },
  };
}
