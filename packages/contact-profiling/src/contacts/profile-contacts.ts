import {
  type ContactColumns,
  checkContactColumns,
  checkContactPeriod,
  type Period,
  refuseContactPerson,
} from './contact-columns.ts';

/** One entry per person, by code; people without a contact have 0 and `NaN`. */
export interface ContactProfiles {
  readonly contacts: Int32Array;
  /** Time of the first and of the last contact, milliseconds since 1970-01-01 UTC. */
  readonly first: Float64Array;
  readonly last: Float64Array;
  readonly peopleInContact: number;
  readonly contactsCounted: number;
  /** Contacts that no profile holds, and why: nobody vanishes without being counted. */
  readonly leftOut: {
    readonly withoutPerson: number;
    readonly withoutTime: number;
    readonly beforePeriod: number;
    readonly afterPeriod: number;
    readonly notKept: number;
  };
}

export interface ProfileOptions {
  /** Default: all times. Contacts outside, such as future dates, are counted under `leftOut`. */
  readonly period?: Period;
  /** 1 where a contact counts: see `oneContactPerIncident`. Default: all. */
  readonly kept?: Uint8Array;
}

/**
 * How often, since when and until when was each person in contact? One pass over the log, in any order of time.
 *
 * @throws InputError where columns differ in length, a person code is out of range, or the period is empty.
 *
 * @example
 * profileContacts({ person: Int32Array.of(0, 1, 0), people: 3, time: Float64Array.of(30, 20, 10) }).contacts // [2, 1, 0]
 */
export function profileContacts(columns: ContactColumns, options: ProfileOptions = {}): ContactProfiles {
  checkContactColumns(columns);
  const { people } = columns;
  const { period = { from: Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY }, kept } = options;
  checkContactPeriod(period);
  const { from, until } = period;
  // Count, first and last of a person stand side by side: one cache miss per contact instead of three.
  const state = new Float64Array(people * 4);
  const contactsCounted =
    kept === undefined ? addContacts(state, columns, from, until) : addKept(state, columns, from, until, kept);
  const leftOut = whatWasLeftOut(columns, contactsCounted, from, until);
  let peopleInContact = 0;
  const contacts = new Int32Array(people);
  const first = new Float64Array(people);
  const last = new Float64Array(people);
  for (let code = 0, base = 0; code < people; code++, base += 4) {
    contacts[code] = state[base]!;
    first[code] = state[base] === 0 ? Number.NaN : state[base + 1]!;
    last[code] = state[base] === 0 ? Number.NaN : state[base + 2]!;
    if (state[base]! > 0) peopleInContact++;
  }
  return { contacts, first, last, peopleInContact, contactsCounted, leftOut };
}

/** People whose counts and times lie in the processor's own cache together; a power of two, as its logarithm. */
const NEAR_PEOPLE = 14;
/** Contacts that are sorted by near people at a time. */
const CONTACTS_AT_A_TIME = 1 << 21;

/**
 * Where people are many, a contact's person is rarely in the cache: some contacts at a time are first put in order of near people,
 * and each of these is then looked up among few.
 */
function addContacts(state: Float64Array, columns: ContactColumns, from: number, until: number): number {
  const { person, people, time } = columns;
  const rows = person.length;
  if (people <= 1 << (NEAR_PEOPLE + 1) || rows < CONTACTS_AT_A_TIME / 4) {
    return addRows(state, columns, 0, rows, from, until);
  }
  const next = new Int32Array(((people - 1) >> NEAR_PEOPLE) + 2);
  const codes = new Int32Array(Math.min(rows, CONTACTS_AT_A_TIME));
  const times = new Float64Array(codes.length);
  let counted = 0;
  for (let first = 0; first < rows; first += CONTACTS_AT_A_TIME) {
    const end = Math.min(rows, first + CONTACTS_AT_A_TIME);
    next.fill(0);
    for (let row = first; row < end; row++) {
      const code = person[row]!;
      if (code >= 0 && code < people) next[(code >> NEAR_PEOPLE) + 1]!++;
    }
    for (let near = 1; near < next.length; near++) next[near]! += next[near - 1]!;
    const kept = next[next.length - 1]!;
    for (let row = first; row < end; row++) {
      const code = person[row]!;
      if (code < 0 || code >= people) continue;
      const place = next[code >> NEAR_PEOPLE]!++;
      codes[place] = code;
      times[place] = time[row]!;
    }
    counted += addRows(state, { person: codes, people, time: times }, 0, kept, from, until);
  }
  return counted;
}

/** `addContact` written out: a call in this loop costs a third of its time. */
function addRows(
  state: Float64Array,
  { person, people, time }: ContactColumns,
  first: number,
  end: number,
  from: number,
  until: number,
): number {
  let counted = 0;
  for (let row = first; row < end; row++) {
    const code = person[row]!;
    const at = time[row]!;
    if (code < 0 || code >= people || !(at >= from && at < until)) continue;
    counted++;
    const base = code * 4;
    const before = state[base]!;
    state[base] = before + 1;
    if (before === 0) {
      state[base + 1] = at;
      state[base + 2] = at;
    } else if (at > state[base + 2]!) state[base + 2] = at;
    else if (at < state[base + 1]!) state[base + 1] = at;
  }
  return counted;
}

function addKept(
  state: Float64Array,
  { person, people, time }: ContactColumns,
  from: number,
  until: number,
  kept: Uint8Array,
): number {
  let counted = 0;
  for (let row = 0; row < person.length; row++) {
    const code = person[row]!;
    const at = time[row]!;
    if (kept[row] === 0 || code < 0 || code >= people || !(at >= from && at < until)) continue;
    counted++;
    addContact(state, code * 4, at);
  }
  return counted;
}

function addContact(state: Float64Array, base: number, at: number): void {
  const before = state[base]!;
  state[base] = before + 1;
  if (before === 0) {
    state[base + 1] = at;
    state[base + 2] = at;
  } else if (at > state[base + 2]!) state[base + 2] = at;
  else if (at < state[base + 1]!) state[base + 1] = at;
}

/** A second look, only where some contact was not counted. */
function whatWasLeftOut(
  { person, people, time }: ContactColumns,
  counted: number,
  from: number,
  until: number,
): ContactProfiles['leftOut'] {
  const rows = person.length;
  let withoutPerson = 0;
  let withoutTime = 0;
  let beforePeriod = 0;
  let afterPeriod = 0;
  if (counted < rows) {
    for (let row = 0; row < rows; row++) {
      const code = person[row]!;
      const at = time[row]!;
      if (code >= people || code < -1) refuseContactPerson(code, people);
      if (code < 0) withoutPerson++;
      else if (at < from) beforePeriod++;
      else if (at >= until) afterPeriod++;
      else if (Number.isNaN(at)) withoutTime++;
    }
  }
  const notKept = rows - counted - withoutPerson - withoutTime - beforePeriod - afterPeriod;
  return { withoutPerson, withoutTime, beforePeriod, afterPeriod, notKept };
}
