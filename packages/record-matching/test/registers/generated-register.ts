import type { DateColumn, TextColumn } from '@assay/dataset';
import { type DictionaryColumn, MISSING_CODE } from '@assay/statistics';
import { personRegister } from '@assay/synthetic';
import { combineKeys, type PersonRecords } from '../../src/index.ts';

export interface GeneratedRegister {
  readonly records: PersonRecords;
  readonly days: Int32Array;
  readonly truth: DictionaryColumn;
  readonly group: DictionaryColumn;
  readonly home: Int32Array;
}

/** A register of the generator in the columns that are compared. */
export function generatedRegister(seed: string | number, records: number): GeneratedRegister {
  const { columns } = personRegister({ seed, records }).register;
  const text = (name: keyof typeof columns): TextColumn => columns[name] as TextColumn;
  const date = columns.date_of_birth as DateColumn;
  return {
    records: { forename: text('first_name'), surname: text('surname'), dateOfBirth: date.recorded },
    days: date.days,
    truth: text('entity'),
    group: text('self_defined_ethnicity'),
    home: combineKeys([text('postcode'), text('address')]).codes,
  };
}

/** Some rows of a register, as an extract of it. */
export function extractOf(register: GeneratedRegister, isTaken: (row: number) => boolean): GeneratedRegister {
  const rows = Int32Array.from(register.truth.codes.keys()).filter(isTaken);
  const take = ({ codes, values }: DictionaryColumn): DictionaryColumn => ({
    values,
    codes: Int32Array.from(rows, (row) => codes[row] ?? MISSING_CODE),
  });
  const { forename, surname, dateOfBirth } = register.records;
  return {
    records: { forename: take(forename), surname: take(surname), dateOfBirth: take(dateOfBirth) },
    days: Int32Array.from(rows, (row) => register.days[row]!),
    truth: take(register.truth),
    group: take(register.group),
    home: Int32Array.from(rows, (row) => register.home[row]!),
  };
}
