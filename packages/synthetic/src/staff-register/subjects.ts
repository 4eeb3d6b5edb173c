import { type RandomStream, shuffleInPlace } from '@assay/statistics';
import { WeightedChoice } from '../draw/weighted-choice.ts';
import type { People } from '../person-register/people.ts';
import { inventedRowNumbers } from '../table/columns.ts';
import type { StaffRegisterSettings } from './settings.ts';

const DAYS_PER_YEAR = 365.25;
/** Roles of people who are not staff: victim, witness, suspect, offender, caller. */
const ROLE_WEIGHTS = [0.4, 0.16, 0.25, 0.05, 0.14];

/** Share of leavers with a record as suspect. */
const LEAVER_RECORDS = 0.03;

/** Who is staff, and whom each record is about. */
export interface Subjects {
  /** People who are staff, then people who were; one row each. */
  readonly staff: Int32Array;
  /** A person's row among staff, or −1. */
  readonly staffRow: Int32Array;
  /** Collar number by row of staff, counted from the first. */
  readonly collar: Int32Array;
  /** Day on which a leaver left, by row of staff; 0 for those at work. */
  readonly leftOn: Int32Array;
  /** Day from which a collar number that was borne before is free, by row of staff; 0 where it is new. */
  readonly collarFreeFrom: Int32Array;
  /** Person, role and relation by record. */
  readonly person: Int32Array;
  readonly role: Int32Array;
  readonly relation: Int32Array;
}

/** Draws staff of working age and the people that the records are about, records in random order. */
export function chooseSubjects(
  people: People,
  settings: StaffRegisterSettings,
  closingDay: number,
  random: RandomStream,
): Subjects {
  const adults: number[] = [];
  for (let person = 0; person < people.count; person++) {
    const years = (closingDay - people.birthDay[person]!) / DAYS_PER_YEAR;
    if (years >= 20 && years < 65) adults.push(person);
  }
  const chosen = shuffleInPlace(Int32Array.from(adults), random);
  const leavers = Math.round(settings.staff * settings.leaverShare);
  const staff = chosen.slice(0, settings.staff + leavers);
  const staffRow = new Int32Array(people.count).fill(-1);
  for (const [member, person] of staff.entries()) staffRow[person] = member;
  const collars = drawCollars(people, staff, settings, closingDay, random);

  const household = staffHouseholds(people, staff.subarray(0, settings.staff));
  const coResidents: number[] = [];
  const others: number[] = [];
  for (let person = 0; person < people.count; person++) {
    if (staffRow[person]! >= 0) continue;
    (household.has(people.household[person]!) ? coResidents : others).push(person);
  }
  const person: number[] = [];
  const role: number[] = [];
  const add = (subject: number, part: number) => {
    if (person.length >= settings.records) return;
    person.push(subject);
    role.push(part);
  };
  // Exactly the set share of staff, so that prevalence is known: true hits first, then victims, then witnesses.
  const drawn = shuffleInPlace(inventedRowNumbers(settings.staff), random);
  let next = 0;
  for (const [share, parts] of [
    [settings.trueHitShare, [2, 2, 2, 3]],
    [settings.victimShare, [0]],
    [settings.witnessShare, [1]],
  ] as const) {
    for (let left = Math.round(settings.staff * share); left > 0 && next < settings.staff; left--) {
      add(staff[drawn[next++]!]!, parts[random.integer(parts.length)]!);
    }
  }
  // Leavers are nobody's hit, but a collar number that was handed on may point from them to its new bearer.
  for (const leaver of staff.subarray(settings.staff)) if (random.next() < LEAVER_RECORDS) add(leaver, 2);
  const roleChoice = new WeightedChoice(ROLE_WEIGHTS);
  if (coResidents.length > 0) {
    for (let left = Math.round(settings.records * settings.coResidentRecordShare); left > 0; left--) {
      add(coResidents[random.integer(coResidents.length)]!, roleChoice.draw(random));
    }
  }
  // Every namesake of staff has a record, so that the scenario occurs.
  for (const subject of staff.subarray(0, settings.staff)) {
    const namesake = people.namesake[subject]!;
    if (namesake >= 0 && staffRow[namesake] === -1) add(namesake, roleChoice.draw(random));
  }
  while (person.length < settings.records) add(others[random.integer(others.length)]!, roleChoice.draw(random));

  const order = shuffleInPlace(inventedRowNumbers(person.length), random);
  const subject = order.map((row) => person[row]!);
  return {
    staff,
    staffRow,
    ...collars,
    person: subject,
    role: order.map((row) => role[row]!),
    relation: subject.map((one) => relationOf(one, people, staffRow, settings, household, closingDay)),
  };
}

/** New numbers for most, a leaver's for some, free from the day after the leaver left. */
function drawCollars(
  people: People,
  staff: Int32Array,
  settings: StaffRegisterSettings,
  closingDay: number,
  random: RandomStream,
): Pick<Subjects, 'collar' | 'leftOn' | 'collarFreeFrom'> {
  const count = staff.length;
  const collar = new Int32Array(count);
  const leftOn = new Int32Array(count);
  const collarFreeFrom = new Int32Array(count);
  for (let member = 0; member < count; member++) {
    collar[member] = member;
    if (member < settings.staff) continue;
    // Nobody leaves before a year of adult employment; all are twenty or older.
    const nineteen = people.birthDay[staff[member]!]! + Math.ceil(19 * DAYS_PER_YEAR);
    leftOn[member] = Math.max(nineteen, closingDay - 60 - Math.floor(6 * DAYS_PER_YEAR * random.next()));
  }
  const leavers = count - settings.staff;
  const reused = Math.min(leavers, Math.round(settings.staff * settings.collarReusedShare));
  const heirs = shuffleInPlace(inventedRowNumbers(settings.staff), random).subarray(0, reused);
  for (const [index, member] of heirs.entries()) {
    const leaver = settings.staff + index;
    collar[member] = collar[leaver]!;
    collarFreeFrom[member] = leftOn[leaver]! + 1;
  }
  return { collar, leftOn, collarFreeFrom };
}

/** Households in which staff live, with the member of staff. */
function staffHouseholds(people: People, staff: Int32Array): Map<number, number> {
  const households = new Map<number, number>();
  for (const person of staff) households.set(people.household[person]!, person);
  return households;
}

/** How a person stands to staff: an index into the relations. A partner is an adult of similar age in the same home. */
function relationOf(
  person: number,
  people: People,
  staffRow: Int32Array,
  settings: StaffRegisterSettings,
  household: ReadonlyMap<number, number>,
  closingDay: number,
): number {
  const member = staffRow[person]!;
  if (member >= 0) return member < settings.staff ? 0 : 1;
  const namesake = people.namesake[person]!;
  if (namesake >= 0 && staffRow[namesake]! >= 0 && staffRow[namesake]! < settings.staff) return 4;
  const host = household.get(people.household[person]!);
  if (host === undefined) return 5;
  const adult = closingDay - people.birthDay[person]! >= 18 * DAYS_PER_YEAR;
  const near = Math.abs(people.birthDay[person]! - people.birthDay[host]!) < 12 * DAYS_PER_YEAR;
  return adult && near ? 2 : 3;
}
