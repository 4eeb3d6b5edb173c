import { isComputed, type MaybeEstimate, type NotComputed, notComputed } from '../computed.ts';
import { complementOfEstimate } from '../interval/complement.ts';
import { scaleEstimate } from '../interval/scale-estimate.ts';
import { type AalenJohansen, aalenJohansen } from './aalen-johansen.ts';
import { type KaplanMeier, kaplanMeier, meanTimeOpen, survivalAt } from './kaplan-meier.ts';

/** Cases that were followed until something happened to them, or they were taken away. */
export interface FollowedCases {
  readonly cases: number;
  readonly events: number;
  /** When each event happened. */
  readonly eventTimes: readonly number[];
  /** The time of all of them together. */
  readonly time: number;
  /** How cases end: 1 by the event, 2 by being taken away. */
  readonly ends: AalenJohansen | NotComputed;
  /** Those without the event, had none been taken away: a case taken away counts as last seen. */
  readonly kept: KaplanMeier | NotComputed;
}

/**
 * How long is it until something happens to a case, where some are taken away before it can?
 *
 * `causes`: 0 nothing yet, 1 the event, 2 taken away. Both curves: with those taken away as an end of their own, and as if
 * none had been.
 *
 * Source: Aalen and Johansen (1978); Kaplan and Meier (1958).
 *
 * @example
 * followCases([1, 2, 2, 3], [1, 2, 0, 1]).time // 8
 */
export function followCases(times: readonly number[], causes: readonly number[]): FollowedCases {
  const eventTimes = times.filter((_, at) => causes[at] === 1);
  return {
    cases: times.length,
    events: eventTimes.length,
    eventTimes,
    time: times.reduce((sum, one) => sum + one, 0),
    ends: aalenJohansen({ times, causes }),
    kept: kaplanMeier({ times, causes: causes.map((cause) => (cause === 1 ? 1 : 0)) }),
  };
}

/**
 * To what share of cases would it have happened by then, had none been taken away?
 *
 * @example
 * happenedIfKept({ kept: kaplanMeier({ times: [1, 2, 3, 4], causes: [1, 0, 1, 0] }) }, 2).value // 0.25
 */
export function happenedIfKept({ kept }: Pick<FollowedCases, 'kept'>, time: number): MaybeEstimate {
  return complementOfEstimate(survivalAt(kept, time));
}

export interface TimeLimitRow {
  readonly limit: number;
  /** Events that happen within the limit, those lost by it, time held, time spared: of `per` cases. */
  readonly kept: MaybeEstimate;
  readonly lost: number;
  readonly held: number;
  readonly spared: number;
}

/**
 * If a case to which nothing has happened goes after so long, what is lost and what is spared, of so many cases?
 *
 * Beside the longest limit: events after it are on neither side. Time held is the area under the curve of cases without
 * the event.
 *
 * Edge rules: where nobody was followed as long as the longest limit: not computed.
 *
 * @throws InputError where a limit is no time, or there is none.
 *
 * Source: restricted mean survival time, Royston and Parmar (2013).
 *
 * @example
 * const followed = followCases([1, 2, 3, 4], [1, 1, 1, 1]);
 * timeLimits(followed, [1, 3], 100)[0] // { limit: 1, lost: 50, held: 100, spared: 125 }
 */
export function timeLimits(
  followed: Pick<FollowedCases, 'kept'>,
  limits: readonly number[],
  per: number,
): TimeLimitRow[] | NotComputed {
  const longest = Math.max(...limits);
  const most = happenedIfKept(followed, longest);
  const curve = followed.kept;
  const unfollowed = notComputed(`nobody was followed for ${longest}`);
  if (!isComputed(most) || curve.status !== 'computed') return unfollowed;
  const open = meanTimeOpen(curve, longest);
  const rows: TimeLimitRow[] = [];
  for (const limit of limits) {
    const kept = happenedIfKept(followed, limit);
    if (!isComputed(kept)) return unfollowed;
    const held = meanTimeOpen(curve, limit);
    const lost = Math.max(0, most.value - kept.value) * per;
    const spared = (open - held) * per;
    rows.push({ limit, kept: scaleEstimate(kept, per), held: held * per, lost, spared });
  }
  return rows;
}
