import type { Table } from '@assay/dataset';
import { MISSING_DAY } from '@assay/dataset';
import { randomStream } from '@assay/statistics';
import { inventedAddresses, inventedPostcodes, localPolicingAreas } from '../draw/places.ts';
import { WeightedChoice } from '../draw/weighted-choice.ts';
import { NameBook } from '../naming/name-book.ts';
import { namingTraditions } from '../naming/naming-traditions.ts';
import { registerErrorBit, registerErrorText } from '../person-register/error-kinds.ts';
import { ethnicityCodes, PeopleMaker } from '../person-register/people.ts';
import { type RecordedDate, recordDate } from '../person-register/recorded-date.ts';
import { NameRecorder, type RecordedNames } from '../person-register/recorded-name.ts';
import { personRegisterSettings } from '../person-register/settings.ts';
import {
  inventedDateColumn,
  inventedIdentifierColumn,
  inventedIdentifiers,
  inventedRowNumbers,
  inventedTextColumn,
  takeInventedRows,
} from '../table/columns.ts';
import { settingDay } from '../table/day.ts';
import { TextDictionary } from '../table/text-dictionary.ts';
import { type StaffRegisterSettings, staffRegisterSettings } from './settings.ts';
import { chooseSubjects, type Subjects } from './subjects.ts';

export const vettingRoles = ['victim', 'witness', 'suspect', 'offender', 'caller'] as const;
export const staffRelations = [
  'staff member',
  'former staff member',
  'partner of staff',
  'lives with staff',
  'namesake of staff',
  'none',
] as const;
const SYSTEMS = ['crime', 'contact'] as const;
const STAFF_KINDS = ['officer', 'police staff', 'contractor'] as const;
const STAFF_WEIGHTS = [0.62, 0.32, 0.06];
const DAYS_PER_YEAR = 365.25;
const FIRST_COLLAR = 10_000;

export interface StaffRegister {
  /** Employees, contractors and leavers: `staffSchema`. */
  readonly staff: Table;
  /** Current and earlier addresses with the days on which they held: `staffAddressesSchema`. */
  readonly addresses: Table;
  /** Crime and contact records by role: `vettingRecordsSchema`. */
  readonly records: Table;
  /** Whom each record is about and how they stand to staff, row for row: `vettingTruthSchema`. */
  readonly truth: Table;
}

/**
 * A force's staff and the crime and contact records that a daily check would compare them with, of which we know who is who.
 *
 * Few staff are suspects, more are victims or witnesses, some live with a person who has a record, and some bear the name
 * and birth date of one. Collar numbers are handed on, and records are written with errors as in the person register.
 *
 * @throws InputError where a setting lies outside its bounds, or where there are fewer than three people for each member of staff.
 *
 * @example
 * staffRegister({ seed: 'example', staff: 100, people: 1000, records: 500 }).records.rowCount // 500
 */
export function staffRegister(
  given: Pick<StaffRegisterSettings, 'seed'> & Partial<StaffRegisterSettings>,
): StaffRegister {
  const settings = staffRegisterSettings(given);
  const root = randomStream(settings.seed, 'staff-register');
  const closingDay = settingDay('closingDate', settings.closingDate);
  const names = new TextDictionary();
  const book = new NameBook(names);
  const maker = new PeopleMaker(root.split('people'), book, names, new TextDictionary(), namingTraditions, {
    maximum: settings.people,
    closingDay,
    birthYears: 80,
    twinShare: 0.012,
    namesakeShare: settings.namesakeShare,
    surnameChangeFactor: 1,
  });
  while (maker.people.count < settings.people) maker.next();
  const { people } = maker;
  const subjects = chooseSubjects(people, settings, closingDay, root.split('subjects'));

  const errors = personRegisterSettings({ seed: settings.seed, records: settings.records, ...settings.errors });
  const recorder = new NameRecorder(book, names, errors, root.split('names'));
  const dates = root.split('dates');
  const recording = root.split('recording');
  const count = subjects.person.length;
  const column = () => new Int32Array(count);
  const [first, surname, born, sex, address, postcode, recordedDay, system, collar, made] = [
    column(),
    column(),
    column(),
    column(),
    column(),
    column(),
    column(),
    column(),
    column(),
    column(),
  ];
  const impossible = new Map<number, string>();
  const namesOut: RecordedNames = { first: 0, surname: 0, errors: 0 };
  const dateOut: RecordedDate = { day: 0, errors: 0, impossible: null };
  for (let row = 0; row < count; row++) {
    const person = subjects.person[row]!;
    const day = closingDay - recording.integer(Math.max(1, settings.recordingDays));
    recordedDay[row] = day;
    const former = day < people.surnameChangeDay[person]! && people.surname[person] !== people.birthSurname[person];
    recorder.record(
      people.firstName[person]!,
      former ? people.birthSurname[person]! : people.surname[person]!,
      people.tradition[person]! < 2,
      namesOut,
    );
    recordDate(people.birthDay[person]!, people.bornAbroad[person] === 1, errors, dates, dateOut);
    first[row] = namesOut.first;
    surname[row] = namesOut.surname;
    born[row] = dateOut.day;
    if (dateOut.impossible !== null) impossible.set(row, dateOut.impossible);
    made[row] = namesOut.errors | dateOut.errors | (former ? registerErrorBit('former-surname') : 0);
    sex[row] = recording.next() < errors.missingSex ? -1 : people.sex[person]!;
    const moved = recording.next() < settings.formerAddresses;
    address[row] = moved ? people.formerAddress[person]! : people.address[person]!;
    postcode[row] = moved ? people.formerPostcode[person]! : people.postcode[person]!;
    system[row] = recording.next() < 0.7 ? 0 : 1;
    const member = subjects.staffRow[person]!;
    collar[row] = member >= 0 && recording.next() < settings.collarRecordedShare ? subjects.collar[member]! : -1;
  }
  return {
    ...staffTables(people, subjects, names, settings, closingDay, root.split('staff')),
    records: {
      rowCount: count,
      columns: {
        record_id: inventedIdentifierColumn('R', count),
        system: inventedTextColumn(system, SYSTEMS),
        role: inventedTextColumn(subjects.role, vettingRoles),
        first_name: names.column(first),
        surname: names.column(surname),
        date_of_birth: inventedDateColumn(born, impossible),
        sex: inventedTextColumn(sex, ['Female', 'Male']),
        address: inventedTextColumn(address, inventedAddresses),
        postcode: inventedTextColumn(postcode, inventedPostcodes),
        collar_number: collarColumn(collar),
        recorded_date: inventedDateColumn(recordedDay),
      },
    },
    truth: {
      rowCount: count,
      columns: {
        record_id: inventedIdentifierColumn('R', count),
        entity: inventedTextColumn(subjects.person, inventedIdentifiers('P', people.count)),
        staff_id: inventedTextColumn(
          takeInventedRows(subjects.staffRow, subjects.person),
          inventedIdentifiers('T', subjects.staff.length),
        ),
        relation: inventedTextColumn(subjects.relation, staffRelations),
        name_origin: inventedTextColumn(
          takeInventedRows(people.tradition, subjects.person),
          namingTraditions.map(({ name }) => name),
        ),
        error_kinds: errorColumn(made),
      },
    },
  };
}

function staffTables(
  people: PeopleMaker['people'],
  subjects: Subjects,
  names: TextDictionary,
  settings: StaffRegisterSettings,
  closingDay: number,
  random: ReturnType<typeof randomStream>,
): { staff: Table; addresses: Table } {
  const { staff } = subjects;
  const ids = inventedIdentifiers('T', staff.length);
  const kindChoice = new WeightedChoice(STAFF_WEIGHTS);
  const ethnicities = ethnicityCodes(namingTraditions);
  const leaver = (member: number) => member >= settings.staff;
  const [kind, from, to, ethnicity] = [0, 1, 2, 3].map(() => new Int32Array(staff.length)) as [
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  const moves: { member: number; former: boolean; from: number; to: number }[] = [];
  for (const [member, person] of staff.entries()) {
    kind[member] = kindChoice.draw(random);
    const adult = people.birthDay[person]! + Math.ceil(18 * DAYS_PER_YEAR);
    const last = leaver(member) ? subjects.leftOn[member]! : closingDay;
    from[member] = Math.max(adult, last - Math.floor((0.2 + 24 * random.next() * random.next()) * DAYS_PER_YEAR));
    // Who takes over a collar number starts after the leaver left.
    if (!leaver(member) && subjects.collarFreeFrom[member]! > 0)
      from[member] = Math.max(from[member]!, subjects.collarFreeFrom[member]!);
    to[member] = leaver(member) ? subjects.leftOn[member]! : MISSING_DAY;
    ethnicity[member] = random.next() < 0.04 ? -1 : people.ethnicity[person]!;
    const moved = closingDay - Math.floor((0.1 + 12 * random.next()) * DAYS_PER_YEAR);
    if (random.next() < 0.75)
      moves.push({
        member,
        former: true,
        from: moved - Math.floor((1 + 8 * random.next()) * DAYS_PER_YEAR),
        to: moved,
      });
    moves.push({ member, former: false, from: moved, to: MISSING_DAY });
  }
  const ofStaff = (column: Int32Array) => takeInventedRows(column, staff);
  const moveRows = Int32Array.from(moves, ({ member }) => staff[member]!);
  const at = (current: Int32Array, former: Int32Array) =>
    moveRows.map((person, row) => (moves[row]!.former ? former[person]! : current[person]!));
  return {
    staff: {
      rowCount: staff.length,
      columns: {
        staff_id: inventedTextColumn(inventedRowNumbers(staff.length), ids),
        kind: inventedTextColumn(kind, STAFF_KINDS),
        collar_number: collarColumn(subjects.collar),
        employed_from: inventedDateColumn(from),
        employed_to: inventedDateColumn(to),
        first_name: names.column(ofStaff(people.firstName)),
        surname: names.column(ofStaff(people.surname)),
        former_surname: names.column(
          staff.map((person) =>
            people.birthSurname[person] === people.surname[person] ? -1 : people.birthSurname[person]!,
          ),
        ),
        date_of_birth: inventedDateColumn(ofStaff(people.birthDay)),
        sex: inventedTextColumn(ofStaff(people.sex), ['Female', 'Male']),
        self_defined_ethnicity: inventedTextColumn(ethnicity, ethnicities),
        address: inventedTextColumn(ofStaff(people.address), inventedAddresses),
        postcode: inventedTextColumn(ofStaff(people.postcode), inventedPostcodes),
        local_policing_area: inventedTextColumn(ofStaff(people.area), localPolicingAreas),
      },
    },
    addresses: {
      rowCount: moves.length,
      columns: {
        staff_id: inventedTextColumn(
          moves.map(({ member }) => member),
          ids,
        ),
        address: inventedTextColumn(at(people.address, people.formerAddress), inventedAddresses),
        postcode: inventedTextColumn(at(people.postcode, people.formerPostcode), inventedPostcodes),
        valid_from: inventedDateColumn(Int32Array.from(moves, (move) => move.from)),
        valid_to: inventedDateColumn(Int32Array.from(moves, (move) => move.to)),
      },
    },
  };
}

function collarColumn(collars: Int32Array): ReturnType<TextDictionary['column']> {
  const texts = new TextDictionary();
  return texts.column(collars.map((collar) => (collar < 0 ? -1 : texts.code(String(FIRST_COLLAR + collar)))));
}

function errorColumn(bits: Int32Array): ReturnType<TextDictionary['column']> {
  const texts = new TextDictionary();
  return texts.column(bits.map((made) => texts.code(registerErrorText(made))));
}
