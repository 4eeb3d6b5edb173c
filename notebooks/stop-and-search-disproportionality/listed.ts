import { broadEthnicity, recordedSex, searchOutcome, type Table, textColumn } from '@assay/dataset';
import { cell } from '@assay/notebook';
import { type DictionaryColumn, textAt } from '@assay/statistics';
import { searches } from './inputs.ts';
import { VEHICLE_ALONE } from './searches.ts';

/** The searches of people one by one, for what no table of counts can tell: times of day, halves of a file, repeated rows. */
export interface ListedSearches {
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
  /** Rows that are the same as an earlier one in every field of the file. */
  readonly repeated: number;
}

export const listed = cell('listed', 'Searches of people one by one, with every text turned into its group', {
  needs: { searches },
  compute: ({ searches }): ListedSearches => {
    const type = textColumn(searches, 'type');
    const rows = Int32Array.from({ length: searches.rowCount }, (_, row) => row).filter(
      (row) => textAt(type, row) !== VEHICLE_ALONE,
    );
    const take = (name: string): DictionaryColumn => {
      const column = textColumn(searches, name);
      return { codes: rows.map((row) => column.codes[row]!), values: column.values };
    };
    const time = searches.columns.time;
    if (time.kind !== 'time') throw new TypeError(`expected times of searches, found ${time.kind}`);
    return {
      count: rows.length,
      selfDefined: broadEthnicity(take('self_defined_ethnicity')).column,
      officerDefined: broadEthnicity(take('officer_defined_ethnicity')).column,
      object: take('object_of_search'),
      area: take('local_policing_area'),
      gender: recordedSex(take('gender')).column,
      ageRange: take('age_range'),
      found: searchOutcome(take('outcome')).found,
      withVehicle: Uint8Array.from(rows, (row) => (textAt(type, row) === 'Person and Vehicle search' ? 1 : 0)),
      milliseconds: Float64Array.from(rows, (row) => time.milliseconds[row]!),
      repeated: repeatedRows(searches, rows),
    };
  },
});

/** How many of these rows say the same as an earlier one in every field: one search written twice, or two alike. */
function repeatedRows({ columns }: Table, rows: Int32Array): number {
  const seen = new Set<string>();
  const values = Object.values(columns).map((column) =>
    column.kind === 'text'
      ? column.codes
      : column.kind === 'date'
        ? column.days
        : column.kind === 'time'
          ? column.milliseconds
          : column.values,
  );
  for (const row of rows) seen.add(values.map((column) => column[row]).join());
  return rows.length - seen.size;
}
