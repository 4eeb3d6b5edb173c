import {
  type DictionaryColumn,
  dictionaryColumn,
  MISSING_CODE,
  type NotComputed,
  notComputed,
} from '@assay/statistics';
import { broadEthnicity } from '../code-list/broad-ethnicity.ts';
import { codeList } from '../code-list/code-lists.ts';
import { groupOfPerson } from '../code-list/group-of-person.ts';
import type { MappedWord } from '../code-list/mapped-words.ts';
import { recordedCodes } from '../code-list/recorded-codes.ts';
import { recordedRoles } from '../code-list/recorded-roles.ts';
import { isRecorded } from '../profile/is-recorded.ts';
import { checkedTable } from '../table/checked-table.ts';
import { momentsOf } from '../table/clock-times.ts';
import { dateColumn, textColumn } from '../table/column-of.ts';
import { sameRecords } from '../table/same-records.ts';
import type { Table } from '../table/table.ts';

/** Records of contact as columns, one value for each record, with the person each is truly about. */
export interface ContactRecords {
  readonly count: number;
  /** What records are matched by. */
  readonly records: {
    readonly forename: DictionaryColumn;
    readonly surname: DictionaryColumn;
    readonly dateOfBirth: DictionaryColumn;
  };
  readonly entity: DictionaryColumn;
  /** Code of the true person of each record, of so many people. */
  readonly person: Int32Array;
  readonly people: number;
  /** Milliseconds since 1970-01-01; `NaN` where no day is recorded. */
  readonly time: Float64Array;
  /** By the codes of the list of roles; any other word as it stands. */
  readonly role: DictionaryColumn;
  /** Why nothing can be said by role; `null` where it can. */
  readonly noRole: NotComputed | null;
  readonly area: DictionaryColumn;
  /** One entry for each true person: the tradition of the name, where the truth tells it, and ethnicity. */
  readonly origin: DictionaryColumn;
  readonly ethnicity: DictionaryColumn;
  readonly words: readonly { readonly field: string; readonly words: readonly MappedWord[] }[];
}

/**
 * Whom did a force have contact with, when, where and in which role, and who were they truly? The records have the columns of the
 * synthetic person register.
 *
 * A truth about other records is not used, nor is one that does not tell where names come from: origins are then blank. A tradition of
 * names that is not listed is "Other". Where no record is there, one does not say whom it is about, or none says when it
 * was: not computed.
 *
 * @throws InputError where one of these columns is not there, or has more or fewer values than the table has rows.
 *
 * @example
 * contactRecords(registers.contacts, registers.truth).people // 2
 */
export function contactRecords(records: Table, truth: Table): ContactRecords | NotComputed {
  checkedTable(records);
  const text = (name: string) => textColumn(records, name);
  const entity = text('entity');
  if (records.rowCount === 0 || entity.codes.includes(MISSING_CODE)) {
    return notComputed('the records do not say who each is truly about');
  }
  if (!isRecorded(records, 'recorded_date')) return notComputed('the records do not say when any contact was');
  const ethnicity = broadEthnicity(text('self_defined_ethnicity'));
  const role = recordedRoles(text('role'));
  const isOfThem = isRecorded(truth, 'name_origin') && sameRecords(text('record_id'), textColumn(truth, 'record_id'));
  return {
    count: records.rowCount,
    records: {
      forename: text('first_name'),
      surname: text('surname'),
      dateOfBirth: dateColumn(records, 'date_of_birth').recorded,
    },
    entity,
    person: entity.codes,
    people: entity.values.length,
    time: momentsOf(records, 'recorded_date'),
    role: role.byCode,
    noRole: role.noRole,
    area: text('local_policing_area'),
    origin: isOfThem ? groupOfPerson(entity, originsOf(truth)) : dictionaryColumn(entity.values.map(() => null)),
    ethnicity: groupOfPerson(entity, ethnicity.column),
    words: [{ field: 'ethnicity', words: ethnicity.words }],
  };
}

const originsOf = (truth: Table) =>
  recordedCodes(textColumn(truth, 'name_origin'), codeList('name-origin'), { otherwise: 'Other' }).column;
