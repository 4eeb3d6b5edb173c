import type { NotComputed, RandomStream } from '@assay/statistics';
import { checkedAmounts, InputError, notComputed, permutationPValue } from '@assay/statistics';

export interface CrossoverResult {
  readonly status: 'computed';
  /** Crimes a day on patrol days over crimes a day on others. */
  readonly ratio: number;
  readonly nPatrolDays: number;
  readonly nOtherDays: number;
  readonly nWashedOut: number;
  /** Crimes on patrol days or on others, whichever are fewer. */
  readonly fewest: number;
  readonly pValue: number | NotComputed;
}

/**
 * In places patrolled on some days and not on others, is there less crime on patrol days?
 *
 * Rate ratio per day; a day without patrol within `washoutDays` after a patrol day is left out, since deterrence
 * lingers. p by randomisation: days are re-dealt within blocks of `blockDays` (whole weeks keep weekends comparable),
 * washout anew. No patrol day, no other day left, or no crime on them: not computed.
 *
 * @throws InputError where counts and patrol days differ in number, or a number of days is none.
 *
 * Source: Barnes, Williams, Norton, Kinsey and Sherman (2020) for crossover of hot spots; Sherman (2022) for
 * carry-over.
 *
 * @example
 * const options = { washoutDays: 0, blockDays: 4 };
 * patrolDayCrossover([1, 4, 1, 4], [true, false, true, false], randomStream('example'), options).ratio // 0.25
 */
export function patrolDayCrossover(
  dailyCounts: ArrayLike<number>,
  patrolDay: ArrayLike<boolean | number>,
  random: RandomStream,
  {
    washoutDays = 0,
    blockDays = 7,
    nPermutations = 999,
  }: { readonly washoutDays?: number; readonly blockDays?: number; readonly nPermutations?: number } = {},
): CrossoverResult | NotComputed {
  if (dailyCounts.length !== patrolDay.length)
    throw new InputError(
      `counts and patrol days must cover the same days: ${dailyCounts.length} and ${patrolDay.length}. Give every day.`,
    );
  if (!(blockDays >= 1 && Number.isInteger(blockDays)))
    throw new InputError(`blockDays must be a whole number of 1 or more: ${blockDays}. Pass 7 for weeks.`);
  checkedAmounts([washoutDays], 'washoutDays');
  const odd = Array.from(dailyCounts).find((count) => !(count >= 0 && Number.isFinite(count)));
  if (odd !== undefined)
    throw new InputError(`daily counts must be 0 or more: ${odd}. Leave out days without a count.`);
  const patrolled = Uint8Array.from(patrolDay, Number);
  const observed = contrast(patrolled);
  if (observed === null)
    return notComputed('patrol days or other days are missing or without crime once washed-out days are left out');
  const dealt = patrolled.slice();
  const replicates: number[] = [];
  for (let permutation = 0; permutation < nPermutations; permutation++) {
    for (let first = 0; first < dealt.length; first += blockDays) {
      const end = Math.min(dealt.length, first + blockDays);
      for (let day = end - 1; day > first; day--) {
        const other = first + random.integer(day - first + 1);
        const held = dealt[day]!;
        dealt[day] = dealt[other]!;
        dealt[other] = held;
      }
    }
    const replicate = contrast(dealt);
    if (replicate !== null) replicates.push(Math.abs(Math.log(replicate.ratio)));
  }
  return {
    status: 'computed',
    ...observed,
    pValue: permutationPValue(Math.abs(Math.log(observed.ratio)), replicates, 'greater'),
  };

  function contrast(days: Uint8Array) {
    let since = Infinity;
    const crimes = [0, 0];
    const nDays = [0, 0];
    let nWashedOut = 0;
    for (let day = 0; day < days.length; day++) {
      since = days[day] === 1 ? 0 : since + 1;
      if (days[day] === 0 && since <= washoutDays) {
        nWashedOut++;
        continue;
      }
      crimes[days[day]!]! += dailyCounts[day]!;
      nDays[days[day]!]!++;
    }
    if (nDays[0] === 0 || nDays[1] === 0 || crimes[0] === 0 || crimes[1] === 0) return null;
    return {
      ratio: crimes[1]! / nDays[1]! / (crimes[0]! / nDays[0]!),
      nPatrolDays: nDays[1]!,
      nOtherDays: nDays[0]!,
      nWashedOut,
      fewest: Math.min(...crimes),
    };
  }
}
