import { InputError } from '../input-error.ts';

/** More are a mistake, such as a row's own number. */
const MOST_CAUSES = 10_000;

/** Times from a start (upload, referral, release) to what ended them, one entry per person or record. */
export interface SurvivalTimes {
  /** Time to the event or to the last sight, in one unit, 0 or more. */
  readonly times: ArrayLike<number>;
  /** What ended it: 0 still open when last seen (censored), else 1, 2, … by cause. */
  readonly causes: ArrayLike<number>;
}

/** One entry per distinct time, increasing: those at risk just before it, events by cause, and those last seen at it. */
interface RiskTable {
  readonly time: Float64Array;
  readonly atRisk: Float64Array;
  /** Events of all causes. */
  readonly events: Float64Array;
  /** `eventsByCause[cause − 1]`. */
  readonly eventsByCause: readonly Float64Array[];
  readonly censored: Float64Array;
}

/** Counts who was at risk when. Someone last seen at a time was still at risk of the events at that time. */
export function riskTable({ times, causes }: SurvivalTimes): RiskTable {
  const n = times.length;
  if (causes.length !== n) {
    throw new InputError(
      `times and causes must have the same length: ${n} and ${causes.length}. Pass one of each per person.`,
    );
  }
  let causeCount = 1;
  for (let index = 0; index < n; index++) {
    const time = times[index]!;
    const cause = causes[index]!;
    if (!(time >= 0 && Number.isFinite(time))) throw new InputError(`times must be 0 or more: ${time} at ${index}.`);
    if (!(cause >= 0 && cause <= MOST_CAUSES && Number.isInteger(cause))) {
      throw new InputError(`causes must be 0 (censored), 1, 2, …: ${cause} at ${index}. Code what ended the time.`);
    }
    causeCount = Math.max(causeCount, cause);
  }
  const order = Array.from({ length: n }, (_, index) => index).sort((i, j) => times[i]! - times[j]!);
  const distinct = Float64Array.from(new Set(order.map((index) => times[index]!)));
  const size = distinct.length;
  const atRisk = new Float64Array(size);
  const events = new Float64Array(size);
  const censored = new Float64Array(size);
  const eventsByCause = Array.from({ length: causeCount }, () => new Float64Array(size));
  let row = -1;
  for (const [position, index] of order.entries()) {
    if (row < 0 || times[index]! > distinct[row]!) {
      row++;
      atRisk[row] = n - position;
    }
    const cause = causes[index]!;
    if (cause === 0) censored[row]!++;
    else {
      events[row]!++;
      eventsByCause[cause - 1]![row]!++;
    }
  }
  return { time: distinct, atRisk, events, eventsByCause, censored };
}
