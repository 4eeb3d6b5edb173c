import { InputError } from '@assay/statistics';

export interface WaitingRow {
  readonly newlyIdentified: number;
  readonly taken: number;
  readonly waiting: number;
}

/**
 * Can the force respond to everyone whom the tool brings to notice? People newly identified in each month against
 * places: first come, first served, nobody leaves the queue.
 *
 * @throws InputError where a count or the number of places is negative.
 *
 * @example
 * waitingList([5, 1], 3).map((step) => step.waiting) // [2, 0]
 */
export function waitingList(newlyIdentified: ArrayLike<number>, places: number): WaitingRow[] {
  if (!(places >= 0))
    throw new InputError(`places must be 0 or more: ${places}. Pass how many people a month can take.`);
  let waiting = 0;
  return Array.from({ length: newlyIdentified.length }, (_, month) => {
    const joined = newlyIdentified[month]!;
    if (!(joined >= 0)) throw new InputError(`people must be 0 or more: ${joined} in month ${month}.`);
    const taken = Math.min(places, waiting + joined);
    waiting += joined - taken;
    return { newlyIdentified: joined, taken, waiting };
  });
}
