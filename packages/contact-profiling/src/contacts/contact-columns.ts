import { checkedBound, InputError } from '@assay/statistics';

/** A contact log as columns of one length: who, and when. */
export interface ContactColumns {
  /** Code of the person per contact, 0 … people − 1; −1 where nobody was recorded. */
  readonly person: Int32Array;
  /** How many people the codes stand for, whether or not each was in contact. */
  readonly people: number;
  /** Milliseconds since 1970-01-01 UTC; `NaN` where no time was recorded. In any order. */
  readonly time: Float64Array;
}

/** Contacts from `from` (inclusive) to `until` (exclusive), in milliseconds since 1970-01-01 UTC. */
export interface Period {
  readonly from: number;
  readonly until: number;
}

export const DAY_MILLISECONDS = 86_400_000;

export function checkContactColumns({ person, people, time }: ContactColumns): void {
  if (person.length !== time.length) {
    throw new InputError(
      `person and time must have the same length: ${person.length} and ${time.length}. Pass both columns of one log.`,
    );
  }
  if (!(people >= 0 && Number.isSafeInteger(people))) {
    throw new InputError(`people must be a whole number of 0 or more: ${people}. Pass how many people the codes name.`);
  }
}

export function checkContactPeriod({ from, until }: Period): void {
  if (!(from < until)) {
    throw new InputError(`a period must end after it starts: ${from} to ${until}. Pass milliseconds, first day first.`);
  }
}

/** A period that may be empty, or without end. */
export function checkedPeriod(period: Period): Period {
  checkedBound(period.from, 'from');
  checkedBound(period.until, 'until');
  return period;
}

export function refuseContactPerson(code: number, people: number): never {
  throw new InputError(`person code ${code} is outside 0 to ${people - 1}. Pass codes of the people counted.`);
}
