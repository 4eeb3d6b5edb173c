import { type DictionaryColumn, MISSING_CODE, rowsWhere, takeRows, textAt } from '@assay/statistics';
import { broadEthnicity } from '../code-list/broad-ethnicity.ts';
import { recordedSex } from '../code-list/recorded-sex.ts';
import { searchOutcome } from '../code-list/search-outcome.ts';
import { londonClockMinute } from '../date/london-clock.ts';
import { numberColumn, textColumn, timeColumn } from '../table/column-of.ts';
import { repeatedRows } from '../table/repeated-rows.ts';
import { selectRows } from '../table/select-rows.ts';
import type { Table } from '../table/table.ts';
import { type Degrees, middleOfSearches } from './where-searched.ts';
import { searchesOfPeople, whomSearched } from './whom-searched.ts';

/** Searches of people one by one, with every text turned into its group. */
export interface SearchRecords {
  readonly count: number;
  readonly selfDefined: DictionaryColumn;
  readonly officerDefined: DictionaryColumn;
  readonly object: DictionaryColumn;
  readonly area: DictionaryColumn;
  readonly gender: DictionaryColumn;
  readonly ageRange: DictionaryColumn;
  /** 1 found something that led to any outcome, 0 no further action, 2 blank or in words that the list does not have. */
  readonly found: Uint8Array;
  /** 1 where a vehicle was searched as well, else 0. */
  readonly withVehicle: Uint8Array;
  /** Time as written, by the clock in London where it has no offset; `NaN` where blank. */
  readonly milliseconds: Float64Array;
  /** Where they were, where enough have coordinates. */
  readonly middle: Degrees | null;
  /** Rows that are the same as an earlier one in every field of the file: one search written twice, or two alike. */
  readonly repeated: number;
}

/**
 * What does a table of stop and search, with the columns of data.police.uk, say of the searches of people? Those of a vehicle alone are
 * left out; texts are read by the code lists.
 *
 * @throws InputError where the table lacks one of the columns.
 *
 * @example
 * searchRecords(stopsAndSearches).count // 2
 */
export function searchRecords(table: Table): SearchRecords {
  const type = textColumn(table, 'type');
  const rows = Int32Array.from(searchesOfPeople(type));
  const take = (name: string) => takeRows(textColumn(table, name), rows);
  const degrees = (name: string) => {
    const { values } = numberColumn(table, name);
    return Float64Array.from(rows, (row) => values[row]!);
  };
  const { milliseconds } = timeColumn(table, 'time');
  return {
    count: rows.length,
    selfDefined: broadEthnicity(take('self_defined_ethnicity')).column,
    officerDefined: broadEthnicity(take('officer_defined_ethnicity')).column,
    object: take('object_of_search'),
    area: take('local_policing_area'),
    gender: recordedSex(take('gender')).column,
    ageRange: take('age_range'),
    found: searchOutcome(take('outcome')).found,
    withVehicle: Uint8Array.from(rows, (row) => (whomSearched(textAt(type, row)) === 'person and vehicle' ? 1 : 0)),
    milliseconds: Float64Array.from(rows, (row) => milliseconds[row]!),
    middle: middleOfSearches(degrees('latitude'), degrees('longitude')),
    repeated: repeatedRows(selectRows(table, rows)),
  };
}

/** Searches with a vehicle, when, where and of whom: what light and dark can be told of. */
export interface TimedVehicleSearches {
  readonly milliseconds: Float64Array;
  /** Minute of the day by the clock of London. */
  readonly clockMinutes: Float64Array;
  /** As officers recorded it. */
  readonly group: DictionaryColumn;
  readonly area: DictionaryColumn;
}

/**
 * Which searches of a person with a vehicle have a time, and a group that an officer recorded?
 *
 * @example
 * timedVehicleSearches(searchRecords(stopsAndSearches)).clockMinutes // [750]
 */
export function timedVehicleSearches({
  officerDefined,
  withVehicle,
  milliseconds,
  area,
}: SearchRecords): TimedVehicleSearches {
  const rows = rowsWhere(
    milliseconds,
    (time, row) => withVehicle[row] === 1 && Number.isFinite(time) && officerDefined.codes[row] !== MISSING_CODE,
  );
  const times = Float64Array.from(rows, (row) => milliseconds[row]!);
  return {
    milliseconds: times,
    clockMinutes: times.map(londonClockMinute),
    group: takeRows(officerDefined, rows),
    area: takeRows(area, rows),
  };
}
