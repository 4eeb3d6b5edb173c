import type { RandomStream } from '@assay/statistics';
import { checkedDraws, checkedNumbers, InputError, permutationPValue, shuffleInPlace } from '@assay/statistics';

export interface ClockedEvents {
  /** Time on the 24-hour clock, any unit, e.g. hour 0–23 or minute 0–1439. */
  readonly clock: ArrayLike<number>;
  /** Code of the day (or other block) of each event, from 0. Events of one day move together. */
  readonly day: ArrayLike<number>;
  /** For each day code: 1 where it is in the later period. */
  readonly laterDay: ArrayLike<number | boolean>;
}

export interface CircularTest {
  readonly nEarlier: number;
  readonly nLater: number;
  /** Kuiper's V: greatest lead plus greatest lag of one cumulative share over the other. */
  readonly kuiper: number;
  readonly kuiperPValue: number;
  /** Watson's U² with ties. */
  readonly watson: number;
  readonly watsonPValue: number;
}

/**
 * Has crime moved to another time of day?
 *
 * Kuiper's V and Watson's U² between two periods on the 24-hour circle: neither depends on where the clock starts. Over
 * distinct times k with t_k events, U² = (n₁n₂/N²)[Σ t_k d_k² − (Σ t_k d_k)²/N]; ignoring ties would double it on
 * hourly data. p-values permute *days* between the periods, not events, because events of one day are not independent.
 * Use one day's circle, never the 168-hour week: a shift that repeats daily cancels there.
 *
 * @throws InputError where a period has no events, lengths differ, a time is missing, or a day is none of `laterDay`.
 *
 * Source: Kuiper (1960); Watson (1961); Zar (2010) eq. 27.17 for ties; Phipson and Smyth (2010) for p.
 *
 * @example
 * const clocked = { clock: [9, 10, 21, 22], day: [0, 1, 2, 3], laterDay: [0, 0, 1, 1] };
 * circularTests(clocked, randomStream('example')).kuiper // 1
 */
export function circularTests(
  { clock, day, laterDay }: ClockedEvents,
  random: RandomStream,
  nPermutations = 999,
): CircularTest {
  const nEvents = clock.length;
  if (day.length !== nEvents)
    throw new InputError(`clock and day must have the same length: ${nEvents} and ${day.length}. Check the join.`);
  checkedNumbers(clock, 'times on the clock');
  checkedDraws(nPermutations, 'nPermutations');
  const odd = Array.from(day).find((code) => !Number.isInteger(code) || code < 0 || code >= laterDay.length);
  if (odd !== undefined)
    throw new InputError(
      `days must be codes from 0 to ${laterDay.length - 1}: ${odd}. Leave events without a day out.`,
    );
  const distinct = [...new Set(Array.from(clock))].sort((a, b) => a - b);
  const rankOf = new Map(distinct.map((time, rank) => [time, rank]));
  const rank = Int32Array.from(clock, (time) => rankOf.get(time)!);
  const days = Int32Array.from(day);
  const ties = new Float64Array(distinct.length);
  for (const each of rank) ties[each]!++;
  const later = Uint8Array.from(laterDay, Number);
  const scratch = new Float64Array(distinct.length);

  const statistics = () => {
    scratch.fill(0);
    let nLater = 0;
    for (let event = 0; event < nEvents; event++)
      if (later[days[event]!] === 1) {
        scratch[rank[event]!]!++;
        nLater++;
      }
    return { nLater, ...circularStatistics(scratch, ties, nEvents, nLater) };
  };
  const observed = statistics();
  if (observed.nLater === 0 || observed.nLater === nEvents)
    throw new InputError(
      `both periods must have events: ${nEvents - observed.nLater} earlier and ${observed.nLater} later. Check the dates.`,
    );
  const kuiper = new Float64Array(nPermutations);
  const watson = new Float64Array(nPermutations);
  for (let permutation = 0; permutation < nPermutations; permutation++) {
    shuffleInPlace(later, random);
    const { kuiper: v, watson: u } = statistics();
    kuiper[permutation] = v;
    watson[permutation] = u;
  }
  // There are replicates: one at least was asked for.
  const p = (value: number, replicates: Float64Array) => permutationPValue(value, replicates, 'greater') as number;
  return {
    nEarlier: nEvents - observed.nLater,
    nLater: observed.nLater,
    kuiper: observed.kuiper,
    kuiperPValue: p(observed.kuiper, kuiper),
    watson: observed.watson,
    watsonPValue: p(observed.watson, watson),
  };
}

/** V and U² from the later period's count and both periods' count at each distinct time. */
function circularStatistics(later: ArrayLike<number>, both: ArrayLike<number>, nEvents: number, nLater: number) {
  const nEarlier = nEvents - nLater;
  if (nLater === 0 || nEarlier === 0) return { kuiper: 0, watson: 0 };
  let difference = 0;
  let lead = 0;
  let lag = 0;
  let sum = 0;
  let squares = 0;
  for (let time = 0; time < both.length; time++) {
    difference += (both[time]! - later[time]!) / nEarlier - later[time]! / nLater;
    if (difference > lead) lead = difference;
    if (difference < lag) lag = difference;
    sum += both[time]! * difference;
    squares += both[time]! * difference * difference;
  }
  return { kuiper: lead - lag, watson: ((nEarlier * nLater) / nEvents ** 2) * (squares - sum ** 2 / nEvents) };
}
