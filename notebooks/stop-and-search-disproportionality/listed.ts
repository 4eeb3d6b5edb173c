import {
  broadEthnicity,
  numberColumn,
  recordedSex,
  repeatedRows,
  searchOutcome,
  selectRows,
  textColumn,
  timeColumn,
} from '@assay/dataset';
import { cell, type ValueOfCell } from '@assay/notebook';
import { rowsWhere, takeRows, textAt } from '@assay/statistics';
import { searches } from './inputs.ts';
import { middleOf } from './where-searched.ts';
import { whomSearched } from './whom-searched.ts';

/** The searches of people one by one, for what no table of counts can tell: times of day, halves of a file, repeated rows. */
export type ListedSearches = ValueOfCell<typeof listed>;

export const listed = cell('listed', 'Searches of people one by one, with every text turned into its group', {
  needs: { searches },
  compute: ({ searches }) => {
    const type = textColumn(searches, 'type');
    const rows = Int32Array.from(
      rowsWhere(type.codes, (_, row) => whomSearched(textAt(type, row)) !== 'vehicle alone'),
    );
    const take = (name: string) => takeRows(textColumn(searches, name), rows);
    const degrees = (name: string) => {
      const { values } = numberColumn(searches, name);
      return Float64Array.from(rows, (row) => values[row]!);
    };
    const { milliseconds } = timeColumn(searches, 'time');
    return {
      count: rows.length,
      selfDefined: broadEthnicity(take('self_defined_ethnicity')).column,
      officerDefined: broadEthnicity(take('officer_defined_ethnicity')).column,
      object: take('object_of_search'),
      area: take('local_policing_area'),
      gender: recordedSex(take('gender')).column,
      ageRange: take('age_range'),
      /** 1 found something that led to any outcome, 0 no further action, 2 blank or in words that the list does not have. */
      found: searchOutcome(take('outcome')).found,
      /** 1 where a vehicle was searched as well, else 0. */
      withVehicle: Uint8Array.from(rows, (row) => (whomSearched(textAt(type, row)) === 'person and vehicle' ? 1 : 0)),
      /** Time as written, by the clock in London where it has no offset; `NaN` where blank. */
      milliseconds: Float64Array.from(rows, (row) => milliseconds[row]!),
      middle: middleOf(degrees('latitude'), degrees('longitude')),
      /** Rows that are the same as an earlier one in every field of the file: one search written twice, or two alike. */
      repeated: repeatedRows(selectRows(searches, rows)),
    };
  },
});
