import {
  type CountedTable,
  checkedAmounts,
  type DictionaryColumn,
  InputError,
  rowsWhere,
  takeRows,
  textAt,
} from '@assay/statistics';

/** Whom a search was of: a vehicle alone, a person with a vehicle, or else a person. */
export type WhomSearched = 'vehicle alone' | 'person and vehicle' | 'person';

const VEHICLE = /\b(?:vehicles?|veh|cars?)\b/i;
const PERSON = /\b(?:persons?|people|pedestrians?|individuals?|occupants?|both)\b/i;

/**
 * Whom was a search of, by the words of its type? As police.uk writes it ("Vehicle search"), in other letters ("VEHICLE SEARCH"), or
 * shorter ("vehicle"); a blank type is a person's.
 *
 * @example
 * ['Vehicle search', 'Person and Vehicle search', null].map(whomSearched) // ['vehicle alone', 'person and vehicle', 'person']
 */
export function whomSearched(type: string | null): WhomSearched {
  if (type === null || !VEHICLE.test(type)) return 'person';
  return PERSON.test(type) ? 'person and vehicle' : 'vehicle alone';
}

/**
 * Which searches were of a person, with a vehicle or without? Their rows, by the column of types.
 *
 * @example
 * searchesOfPeople(dictionaryColumn(['Vehicle search', null])) // [1]
 */
export function searchesOfPeople(type: DictionaryColumn): number[] {
  return rowsWhere(type.codes, (_, row) => whomSearched(textAt(type, row)) !== 'vehicle alone');
}

/** The rows of a table of counts, with its column `type`, where a person was searched. */
export function countsOfPeople({ total, columns, counts }: CountedTable) {
  checkedAmounts([total, ...counts], 'counts');
  for (const [name, { codes }] of Object.entries(columns))
    if (codes.length !== counts.length)
      throw new InputError(`each count needs its ${name}: ${counts.length} and ${codes.length}. Count again.`);
  const rows = searchesOfPeople(columns['type']!);
  return {
    column: (name: string): DictionaryColumn => takeRows(columns[name]!, rows),
    counts: Float64Array.from(rows, (row) => counts[row]!),
  };
}
