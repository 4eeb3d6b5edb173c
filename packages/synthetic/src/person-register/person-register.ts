import type { Table, TextColumn } from '@assay/dataset';
import { randomStream, shuffleInPlace } from '@assay/statistics';
import { inventedAddresses, inventedPostcodes, localPolicingAreas } from '../draw/places.ts';
import { WeightedChoice } from '../draw/weighted-choice.ts';
import { NameBook } from '../naming/name-book.ts';
import { namingTraditions } from '../naming/naming-traditions.ts';
import {
  inventedDateColumn,
  inventedIdentifierColumn,
  inventedIdentifiers,
  inventedNumberColumn,
  inventedRowNumbers,
  inventedTextColumn,
  takeInventedRows,
} from '../table/columns.ts';
import { settingDay } from '../table/day.ts';
import { TextDictionary } from '../table/text-dictionary.ts';
import { registerErrorBit, registerErrorText } from './error-kinds.ts';
import { ethnicityCodes, PeopleMaker } from './people.ts';
import { type RecordedDate, recordDate } from './recorded-date.ts';
import { drawPerceived, notRecordedShares, officerDefinedCodes, perceivedShares } from './recorded-ethnicity.ts';
import { NameRecorder, type RecordedNames } from './recorded-name.ts';
import { type PersonRegisterSettings, personRegisterSettings } from './settings.ts';

/** Roles of people in records, and how often each occurs. */
export const registerRoles = [
  'victim',
  'witness',
  'suspect',
  'offender',
  'caller',
  'missing person',
  'detainee',
] as const;
const ROLE_WEIGHTS = [0.37, 0.16, 0.22, 0.06, 0.12, 0.02, 0.05];
/** Victims and callers are asked for their ethnicity less often than detainees. */
const ROLE_MISSING_FACTORS = [1.5, 1.4, 0.6, 0.3, 1.8, 1, 0.2];
const OFFICER_DEFINED_SHARES = [0.1, 0.05, 0.85, 0.95, 0.05, 0.6, 0.98];
const TEN_YEARS = 3653;
const SEXES = ['Female', 'Male'] as const;

export interface PersonRegister {
  /** The records, in no order, with the columns of `personRegisterSchema`. */
  readonly register: Table & { readonly columns: Readonly<Record<RegisterColumn, Table['columns'][string]>> };
  /** Which person each record is about, as they truly are: the columns of `personTruthSchema`, row for row. */
  readonly truth: Table & { readonly columns: Readonly<Record<TruthColumn, Table['columns'][string]>> };
}

type RegisterColumn =
  | 'record_id'
  | 'entity'
  | 'first_name'
  | 'surname'
  | 'date_of_birth'
  | 'sex'
  | 'self_defined_ethnicity'
  | 'officer_defined_ethnicity'
  | 'place_of_birth'
  | 'address'
  | 'postcode'
  | 'local_policing_area'
  | 'role'
  | 'recorded_date';
type TruthColumn =
  | 'record_id'
  | 'entity'
  | 'true_first_name'
  | 'true_surname'
  | 'true_date_of_birth'
  | 'name_origin'
  | 'true_sex'
  | 'true_ethnicity'
  | 'household'
  | 'relation'
  | 'error_kinds';

/**
 * What a police records system might hold about people whom we know: skewed names from fourteen traditions, twins and
 * namesakes, further records with typing errors, nicknames, respellings, changed surnames, swapped fields, wrong and default
 * dates, and addresses left behind.
 *
 * Every person is drawn first, then each of their records is written with errors at the rates of the settings; the truth
 * stands in its own table, row for row. The same settings give the same columns on every machine.
 *
 * @throws InputError where a setting lies outside its bounds.
 *
 * @example
 * personRegister({ seed: 'example', records: 1000 }).register.rowCount // 1000
 */
export function personRegister(
  given: Pick<PersonRegisterSettings, 'seed' | 'records'> & Partial<PersonRegisterSettings>,
): PersonRegister {
  const settings = personRegisterSettings(given);
  const { records } = settings;
  const root = randomStream(settings.seed, 'person-register');
  const closingDay = settingDay('closingDate', settings.closingDate);
  const names = new TextDictionary();
  const birthplaces = new TextDictionary();
  const book = new NameBook(names);
  const maker = new PeopleMaker(root.split('people'), book, names, birthplaces, namingTraditions, {
    maximum: records,
    closingDay,
    birthYears: settings.birthYears,
    twinShare: settings.twinShare,
    namesakeShare: settings.namesakeShare,
    surnameChangeFactor: settings.surnameChangeFactor,
  });
  const { people } = maker;
  const repeats = root.split('repeats');
  const recording = root.split('recording');
  const dates = root.split('dates');
  const recorder = new NameRecorder(book, names, settings, root.split('names'));
  const further = new WeightedChoice(settings.furtherRecords);
  const roleChoice = new WeightedChoice(ROLE_WEIGHTS);
  const ethnicities = ethnicityCodes(namingTraditions);
  const notStated = ethnicities.length;
  const perceived = ethnicities.map(perceivedShares);
  const notRecorded = ethnicities.map(notRecordedShares);
  const order = shuffleInPlace(inventedRowNumbers(records), root.split('order'));

  const person = new Int32Array(records);
  const errors = new Int32Array(records);
  const firstName = new Int32Array(records);
  const surname = new Int32Array(records);
  const birthDay = new Int32Array(records);
  const impossible = new Map<number, string>();
  const sex = new Int32Array(records);
  const selfDefined = new Int32Array(records);
  const officerDefined = new Int32Array(records);
  const birthplace = new Int32Array(records);
  const address = new Int32Array(records);
  const postcode = new Int32Array(records);
  const area = new Int32Array(records);
  const role = new Int32Array(records);
  const recordedDay = new Int32Array(records);

  const namesOut: RecordedNames = { first: 0, surname: 0, errors: 0 };
  const dateOut: RecordedDate = { day: 0, errors: 0, impossible: null };
  const firstDay = closingDay - Math.floor(settings.recordingYears * 365.25);
  const wrongSex = registerErrorBit('wrong-sex');
  const formerSurname = registerErrorBit('former-surname');

  for (let written = 0; written < records; ) {
    const subject = maker.next();
    const copies = 1 + (repeats.next() < settings.furtherRecordsShare ? 1 + further.draw(repeats) : 0);
    for (let copy = 0; copy < copies && written < records; copy++) {
      const row = written++;
      person[row] = subject;
      const from = Math.max(firstDay, people.birthDay[subject]!);
      const day = from + recording.integer(closingDay - from + 1);
      recordedDay[row] = day;
      const former =
        day < people.surnameChangeDay[subject]! && people.surname[subject] !== people.birthSurname[subject];
      recorder.record(
        people.firstName[subject]!,
        former ? people.birthSurname[subject]! : people.surname[subject]!,
        people.tradition[subject]! < 2,
        namesOut,
      );
      recordDate(people.birthDay[subject]!, people.bornAbroad[subject] === 1, settings, dates, dateOut);
      firstName[row] = namesOut.first;
      surname[row] = namesOut.surname;
      birthDay[row] = dateOut.day;
      if (dateOut.impossible !== null) impossible.set(row, dateOut.impossible);
      let made = namesOut.errors | dateOut.errors | (former ? formerSurname : 0);

      const recordedSex = recording.next();
      sex[row] = people.sex[subject]!;
      if (recordedSex < settings.missingSex) sex[row] = -1;
      else if (recordedSex < settings.missingSex + settings.wrongSex) {
        sex[row] = 1 - people.sex[subject]!;
        made |= wrongSex;
      }
      errors[row] = made;

      let drawnRole = roleChoice.draw(recording);
      // Below the age of criminal responsibility nobody is recorded as a suspect, an offender or a detainee.
      if (day - people.birthDay[subject]! < TEN_YEARS && (drawnRole === 2 || drawnRole === 3 || drawnRole === 6))
        drawnRole = 0;
      role[row] = drawnRole;
      const ethnicity = people.ethnicity[subject]!;
      const factor = settings.missingEthnicityFactor * ROLE_MISSING_FACTORS[drawnRole]!;
      const [missingShare, notStatedShare] = notRecorded[ethnicity]!;
      const asked = recording.next();
      selfDefined[row] =
        asked < missingShare * factor ? -1 : asked < (missingShare + notStatedShare) * factor ? notStated : ethnicity;
      officerDefined[row] =
        recording.next() < OFFICER_DEFINED_SHARES[drawnRole]! ? drawPerceived(perceived[ethnicity]!, recording) : -1;
      birthplace[row] = recording.next() < settings.missingBirthplaces ? -1 : people.birthplace[subject]!;
      const moved = recording.next() < settings.formerAddresses;
      address[row] = moved ? people.formerAddress[subject]! : people.address[subject]!;
      postcode[row] = moved ? people.formerPostcode[subject]! : people.postcode[subject]!;
      area[row] = Math.floor((postcode[row]! * localPolicingAreas.length) / inventedPostcodes.length);
    }
  }

  const shuffled = (column: Int32Array) => takeInventedRows(column, order);
  const subjects = shuffled(person);
  const entities = inventedIdentifiers('P', people.count);
  const recordId = inventedIdentifierColumn('R', records);
  const entity = inventedTextColumn(subjects, entities);
  const traditions = namingTraditions.map(({ name }) => name);
  return {
    register: {
      rowCount: records,
      columns: {
        record_id: recordId,
        entity,
        first_name: names.column(shuffled(firstName)),
        surname: names.column(shuffled(surname)),
        date_of_birth: inventedDateColumn(shuffled(birthDay), impossibleTexts(impossible, order)),
        sex: inventedTextColumn(shuffled(sex), SEXES),
        self_defined_ethnicity: inventedTextColumn(shuffled(selfDefined), [...ethnicities, 'NS']),
        officer_defined_ethnicity: inventedTextColumn(shuffled(officerDefined), officerDefinedCodes),
        place_of_birth: birthplaces.column(shuffled(birthplace)),
        address: inventedTextColumn(shuffled(address), inventedAddresses),
        postcode: inventedTextColumn(shuffled(postcode), inventedPostcodes),
        local_policing_area: inventedTextColumn(shuffled(area), localPolicingAreas),
        role: inventedTextColumn(shuffled(role), registerRoles),
        recorded_date: inventedDateColumn(shuffled(recordedDay)),
      },
    },
    truth: {
      rowCount: records,
      columns: {
        record_id: recordId,
        entity,
        true_first_name: names.column(takeInventedRows(people.firstName, subjects)),
        true_surname: names.column(takeInventedRows(people.surname, subjects)),
        true_date_of_birth: inventedDateColumn(takeInventedRows(people.birthDay, subjects)),
        name_origin: inventedTextColumn(takeInventedRows(people.tradition, subjects), traditions),
        true_sex: inventedTextColumn(takeInventedRows(people.sex, subjects), SEXES),
        true_ethnicity: inventedTextColumn(takeInventedRows(people.ethnicity, subjects), ethnicities),
        household: inventedNumberColumn(new Float64Array(takeInventedRows(people.household, subjects))),
        relation: relationColumn(subjects, people.twin, people.namesake),
        error_kinds: errorColumn(shuffled(errors)),
      },
    },
  };
}

/** The text of impossible dates by row of the shuffled register. */
function impossibleTexts(texts: ReadonlyMap<number, string>, order: Int32Array): Map<number, string> {
  const shuffled = new Map<number, string>();
  if (texts.size === 0) return shuffled;
  for (let row = 0; row < order.length; row++) {
    const text = texts.get(order[row]!);
    if (text !== undefined) shuffled.set(row, text);
  }
  return shuffled;
}

/** "twin" or "namesake" where the person has one in the register, else "none". */
function relationColumn(person: Int32Array, twin: Int32Array, namesake: Int32Array): TextColumn {
  return inventedTextColumn(
    person.map((subject) => (twin[subject]! >= 0 ? 1 : namesake[subject]! >= 0 ? 2 : 0)),
    ['none', 'twin', 'namesake'],
  );
}

function errorColumn(bits: Int32Array): TextColumn {
  const texts = new TextDictionary();
  const codeOf = new Map<number, number>();
  const codes = bits.map((made) => {
    let code = codeOf.get(made);
    if (code === undefined) {
      code = texts.code(registerErrorText(made));
      codeOf.set(made, code);
    }
    return code;
  });
  return inventedTextColumn(codes, texts.values);
}
