import { type DictionaryColumn, InputError, MISSING_CODE } from '@assay/statistics';
import {
  type ContactColumns,
  checkContactColumns,
  checkContactPeriod,
  refuseContactPerson,
} from './contact-columns.ts';
import type { ProfileOptions } from './profile-contacts.ts';

export interface MatterOptions extends ProfileOptions {
  /** What the matter of a contact weighs, such as harm; 1 unless given. */
  readonly weight?: ArrayLike<number>;
}

/**
 * In how many matters was each person in contact, or how much harm was in them?
 *
 * Several contacts of a person about one incident are one matter, however many calls it took: it weighs what the gravest of
 * them does. A contact without an incident stands for itself. The answer is the same, to the last digit, in any order of the rows.
 *
 * @throws InputError where columns differ in length, a person code is out of range, or a weight is no number.
 *
 * @example
 * const log = { person: Int32Array.of(0, 0, 0), people: 2, time: Float64Array.of(1, 2, 3) };
 * mattersByPerson(log, dictionaryColumn(['I1', 'I1', null])) // [2, 0]
 */
export function mattersByPerson(
  columns: ContactColumns,
  incident: DictionaryColumn,
  { period, kept, weight }: MatterOptions = {},
): Float64Array {
  checkContactColumns(columns);
  const { person, people, time } = columns;
  if (incident.codes.length !== person.length || (weight !== undefined && weight.length !== person.length)) {
    throw new InputError(
      `incidents and weights must be as long as the log: ${incident.codes.length}, ${weight?.length ?? 'none'} and ${person.length}. Pass one per contact.`,
    );
  }
  if (period !== undefined) checkContactPeriod(period);
  const found = weight === undefined ? new CountedMatters(people) : new WeighedMatters(people);
  for (let row = 0; row < person.length; row++) {
    const code = person[row]!;
    const at = time[row]!;
    if (code >= people || code < -1) refuseContactPerson(code, people);
    if (code < 0 || Number.isNaN(at) || (kept !== undefined && kept[row] === 0)) continue;
    if (period !== undefined && !(at >= period.from && at < period.until)) continue;
    const matter = incident.codes[row]!;
    // One number for person and matter: people × incidents stays far below 2⁵³.
    const key = matter === MISSING_CODE ? null : code * incident.values.length + matter;
    found.add(code, key, weight === undefined ? 1 : weight[row]!);
  }
  return found.sums();
}

/** Matters that all weigh one. */
class CountedMatters {
  readonly #sums: Float64Array;
  readonly #seen = new Set<number>();

  constructor(people: number) {
    this.#sums = new Float64Array(people);
  }

  add(person: number, key: number | null): void {
    if (key !== null && this.#seen.has(key)) return;
    if (key !== null) this.#seen.add(key);
    this.#sums[person]!++;
  }

  sums(): Float64Array {
    return this.#sums;
  }
}

/** Weights that are multiples of this add up exactly, whatever their order. */
const EXACT = 1024;

/** The gravest contact of each matter. */
class WeighedMatters {
  readonly #person: number[] = [];
  readonly #weight: number[] = [];
  readonly #placeOf = new Map<number, number>();
  readonly #people: number;
  #isExact = true;

  constructor(people: number) {
    this.#people = people;
  }

  add(person: number, key: number | null, weight: number): void {
    if (!Number.isFinite(weight)) {
      throw new InputError(`a matter must weigh a number: ${weight}. Pass 0 where nothing is known of it.`);
    }
    const scaled = weight * EXACT;
    if (!Number.isSafeInteger(scaled)) this.#isExact = false;
    const place = key === null ? undefined : this.#placeOf.get(key);
    if (place !== undefined) {
      if (weight > this.#weight[place]!) this.#weight[place] = weight;
      return;
    }
    if (key !== null) this.#placeOf.set(key, this.#person.length);
    this.#person.push(person);
    this.#weight.push(weight);
  }

  sums(): Float64Array {
    const order = Uint32Array.from(this.#person, (_, place) => place);
    if (!this.#isExact) order.sort((a, b) => this.#weight[a]! - this.#weight[b]!);
    const sums = new Float64Array(this.#people);
    for (const place of order) sums[this.#person[place]!]! += this.#weight[place]!;
    return sums;
  }
}
