import {
  BLANK_GROUP,
  type DictionaryColumn,
  dictionaryColumn,
  isBlankColumn,
  type NotComputed,
  notComputed,
  sumsOfValues,
  textAt,
} from '@assay/statistics';
import { BROAD_GROUPS } from '../code-list/broad-ethnicity.ts';
import { countsWhere } from './counted-searches.ts';

/** Searches counted by the group that people gave and the one that the officer recorded. */
export interface SearchesByOfficer {
  readonly selfDefined: DictionaryColumn;
  readonly officerDefined: DictionaryColumn;
  readonly counts: Float64Array;
}

/** Searches of people whom officers recorded as one group. */
export interface WithoutOwnGroup {
  readonly officer: string;
  /** Of these, as many as have none of the broad groups of their own on record. */
  readonly without: number;
  readonly searches: number;
}

/**
 * Of people whom officers put in each group, how many have no self-defined group? Missing is not at random. Groups in the order of the
 * column, then searches without a group of the officer’s, then broad groups that no officer recorded, with none. Where no officer
 * recorded any, it is not computed.
 *
 * @throws InputError where a count is negative or no number.
 *
 * @example
 * const selfDefined = dictionaryColumn([null, 'White', 'Black']);
 * const officerDefined = dictionaryColumn(['White', 'White', null]);
 * withoutOwnGroup({ selfDefined, officerDefined, counts: Float64Array.of(3, 5, 2) })[0] // { officer: 'White', without: 3, searches: 8 }
 */
export function withoutOwnGroup({
  selfDefined,
  officerDefined,
  counts,
}: SearchesByOfficer): WithoutOwnGroup[] | NotComputed {
  if (isBlankColumn(officerDefined))
    return notComputed('the file does not say of any search what the officer recorded');
  const isBroad = (group: string | null) => (BROAD_GROUPS as readonly (string | null)[]).includes(group);
  const officers = dictionaryColumn(Array.from(counts, (_, row) => textAt(officerDefined, row) ?? BLANK_GROUP));
  const without = countsWhere(counts, (row) => !isBroad(textAt(selfDefined, row)));
  const [ofAll, ofThese] = [counts, without].map((own) => sumsOfValues(officers, own));
  return [...new Set([...officerDefined.values, BLANK_GROUP, ...BROAD_GROUPS])].flatMap((officer) => {
    const at = officers.values.indexOf(officer);
    if (at >= 0) return [{ officer, without: ofThese![at]!, searches: ofAll![at]! }];
    return isBroad(officer) ? [{ officer, without: 0, searches: 0 }] : [];
  });
}
