import { dictionaryColumn, randomStream } from '@assay/statistics';
import {
  clusterByRule,
  combineKeys,
  fellegiSunter,
  matchStaff,
  mergeTree,
  type StaffColumns,
  textLevels,
  toleranceSweep,
} from '../src/index.ts';

/** What the examples of the documentation lean on: seven invented records, their sweep, a model, and two staff. */
const rows: readonly (readonly [string, string, string, person: string, group: string, sex: string])[] = [
  ['Amina', 'Hussain', '1990-02-01', 'a', 'Asian', 'F'],
  ['Aminah', 'Husain', '1990-02-01', 'a', 'Asian', 'F'],
  ['John', 'Smith', '1980-06-01', 'b', 'White', 'M'],
  ['Jon', 'Smith', '1980-06-01', 'c', 'White', 'M'],
  ['John', 'Smith', '1980-06-02', 'b', 'White', 'M'],
  ['Mary', 'Jones', '1975-03-09', 'd', 'White', 'F'],
  ['Mary', 'Clark', '1975-03-09', 'd', 'White', 'F'],
];
const column = (index: number) => dictionaryColumn(rows.map((row) => row[index]));
export const records = { forename: column(0), surname: column(1), dateOfBirth: column(2) };
export const truth = column(3);
export const group = column(4);
export const sex = column(5);
export const sweep = toleranceSweep(records, { truth });
export const clusters = clusterByRule(sweep, (forename, surname) => Math.max(forename, surname) <= 1);
export const tree = mergeTree(sweep);

export const fields = [textLevels('forename', records.forename), textLevels('surname', records.surname)];
const blocks = [{ name: 'date', ...combineKeys([records.dateOfBirth]), informs: [] }];
export const model = fellegiSunter(
  { records: 7, fields, blocks, randomPairs: 1000, keepAbove: 0.0001 },
  randomStream('example'),
);

export const staff: StaffColumns = {
  forename: dictionaryColumn(['John', 'Mary']),
  surname: dictionaryColumn(['Smith', 'Clark']),
  dateOfBirth: dictionaryColumn(['1980-06-01', '1975-03-09']),
  postcode: dictionaryColumn(['B12 9QT', null]),
  entity: dictionaryColumn(['b', 'd']),
};
export const postcode = dictionaryColumn([null, null, 'B12 9QT', 'B1 1AA', null, null, 'B5 4TH']);
export const role = dictionaryColumn(['victim', 'victim', 'suspect', 'suspect', 'suspect', 'witness', null]);
export const matches = matchStaff(staff, { ...records, postcode, entity: truth }, { forename: 1, surname: 1 });
