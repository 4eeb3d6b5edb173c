import { type DictionaryColumn, isBlankColumn } from '@assay/statistics';
import { broadEthnicity } from '../code-list/broad-ethnicity.ts';
import { recordedSex } from '../code-list/recorded-sex.ts';
import { checkedTable } from '../table/checked-table.ts';
import { dateColumn, textColumn, textColumns } from '../table/column-of.ts';
import type { Table } from '../table/table.ts';

/** Records of people as a records system holds them, one value for each record. */
export interface RegisterOfPeople {
  readonly count: number;
  readonly recordId: DictionaryColumn;
  readonly forename: DictionaryColumn;
  readonly surname: DictionaryColumn;
  /** As it was written, and as a day. */
  readonly dateOfBirth: DictionaryColumn;
  readonly birthDays: Int32Array;
  readonly placeOfBirth: DictionaryColumn;
  readonly postcode: DictionaryColumn;
  /** Whom each record is really about; `null` where no record says it. */
  readonly truth: DictionaryColumn | null;
  readonly sex: DictionaryColumn;
  readonly ethnicity: DictionaryColumn;
  /** Postcode and address, those of them that any record states. */
  readonly home: readonly DictionaryColumn[];
}

/**
 * Who are the people in a register's records, by name, date of birth and home, and who are they really? A table with the columns of the
 * synthetic person register.
 *
 * @throws InputError where one of these columns is not there, or has more or fewer values than the table has rows.
 *
 * @example
 * registerOfPeople(registers.people).home.length // 1
 */
export function registerOfPeople(table: Table): RegisterOfPeople {
  checkedTable(table);
  const entity = textColumn(table, 'entity');
  const { days, recorded } = dateColumn(table, 'date_of_birth');
  const home = textColumns(table, { postcode: 'postcode', address: 'address' });
  return {
    count: table.rowCount,
    ...textColumns(table, { recordId: 'record_id', forename: 'first_name', surname: 'surname' }),
    dateOfBirth: recorded,
    birthDays: days,
    placeOfBirth: textColumn(table, 'place_of_birth'),
    postcode: home.postcode,
    truth: isBlankColumn(entity) ? null : entity,
    sex: recordedSex(textColumn(table, 'sex')).column,
    ethnicity: broadEthnicity(textColumn(table, 'self_defined_ethnicity')).column,
    home: Object.values(home).filter((column) => !isBlankColumn(column)),
  };
}
