import {
  type CountedTable,
  checkedAmounts,
  type DictionaryColumn,
  exactSum,
  InputError,
  isBlankColumn,
  MISSING_CODE,
  notComputed,
  textAt,
} from '@assay/statistics';
import { broadEthnicity } from '../code-list/broad-ethnicity.ts';
import { codeEntry } from '../code-list/code-list.ts';
import { codeList } from '../code-list/code-lists.ts';
import type { MappedWord } from '../code-list/mapped-words.ts';
import { recordedSex } from '../code-list/recorded-sex.ts';
import { searchOutcome } from '../code-list/search-outcome.ts';
import { countsOfPeople } from './whom-searched.ts';

/** Searches counted by what a table needs of them: each with `type`, and the columns of data.police.uk that its name says. */
export interface SearchTables {
  /** `self_defined_ethnicity` and `officer_defined_ethnicity`. */
  readonly officers: CountedTable;
  /** `self_defined_ethnicity` and `local_policing_area`. */
  readonly areas: CountedTable;
  /** `self_defined_ethnicity`, `object_of_search` and `outcome`. */
  readonly outcomes: CountedTable;
  /** `gender`. */
  readonly genders: CountedTable;
  /** `age_range` and `outcome`. */
  readonly ages: CountedTable;
  /** `local_policing_area` and `outcome`. */
  readonly places: CountedTable;
}

/**
 * How many searches of a table of counts fall under a condition, row by row?
 *
 * @example
 * countsWhere(Float64Array.of(5, 3, 2), (row) => row > 0) // [0, 3, 2]
 */
export const countsWhere = (counts: Float64Array, isCounted: (row: number) => boolean) =>
  checkedAmounts(counts, 'counts').map((count, row) => (isCounted(row) ? count : 0));

const textsOf = (column: DictionaryColumn) => Array.from(column.codes, (_, row) => textAt(column, row));

/**
 * How many searches of people were there by group, officer, area, outcome, object, gender and age? People and vehicles together apart
 * from vehicles alone, every text turned into its group. Self-defined: five groups, "Not stated", "Not on the list" and words for not
 * knowing; none where blank.
 *
 * @throws InputError where no search is of a person, or none led to no further action in words that the list has and some outcome is in
 * others.
 *
 * @example
 * countedSearches(searchTables).byArea.counts // [3, 2]
 */
export function countedSearches({ officers, areas, outcomes, genders, ages, places }: SearchTables) {
  const [byOfficer, byArea, byOutcome] = [countsOfPeople(officers), countsOfPeople(areas), countsOfPeople(outcomes)];
  const [byGender, byAge, byPlace] = [countsOfPeople(genders), countsOfPeople(ages), countsOfPeople(places)];
  const count = exactSum(byOfficer.counts);
  if (count === 0)
    throw new InputError(`the file lists no search of a person: ${officers.total} rows. Give another period.`);
  const groupsOf = ({ column, counts }: ReturnType<typeof countsOfPeople>, name: string) =>
    broadEthnicity(column(name), { weights: counts });
  const selfDefined = groupsOf(byOfficer, 'self_defined_ethnicity');
  const officerDefined = groupsOf(byOfficer, 'officer_defined_ethnicity');
  const rowsOf = (isCounted: (word: MappedWord) => boolean) =>
    selfDefined.words.filter(isCounted).reduce((sum, { rows }) => sum + rows, 0);
  const outcome = searchOutcome(byOutcome.column('outcome'), byOutcome.counts);
  requireFoundAndNot(outcome.words);
  const gender = recordedSex(byGender.column('gender'), byGender.counts);
  const [outcomeGroup, object] = [
    groupsOf(byOutcome, 'self_defined_ethnicity').column,
    byOutcome.column('object_of_search'),
  ];
  const blank = (field: string, { codes }: DictionaryColumn, { counts }: { readonly counts: Float64Array }) => ({
    field,
    blank: isBlankColumn({ codes }) ? null : exactSum(countsWhere(counts, (row) => codes[row] === MISSING_CODE)),
  });
  const outcomesOf = ({ column, counts }: typeof byAge) => ({ found: searchOutcome(column('outcome')).found, counts });
  return {
    count,
    vehicleOnly: isBlankColumn(officers.columns['type']!)
      ? notComputed('the file does not say what a search was of: all are counted as of people')
      : officers.total - count,
    byOfficer: { selfDefined: selfDefined.column, officerDefined: officerDefined.column, counts: byOfficer.counts },
    byArea: {
      group: groupsOf(byArea, 'self_defined_ethnicity').column,
      area: byArea.column('local_policing_area'),
      counts: byArea.counts,
    },
    /** Of the searches of a row: how many have a known outcome, led to any, and led to an arrest. */
    byOutcome: {
      group: textsOf(outcomeGroup),
      object: textsOf(object),
      searches: byOutcome.counts,
      known: countsWhere(byOutcome.counts, (row) => outcome.found[row] !== 2),
      found: countsWhere(byOutcome.counts, (row) => outcome.found[row] === 1),
      arrested: countsWhere(byOutcome.counts, (row) => outcome.arrested[row] === 1),
    },
    /** What followed the searches of each group. */
    outcomeByGroup: { group: outcomeGroup, found: outcome.found, counts: byOutcome.counts },
    /** 1 found something that led to any outcome, 0 no further action, 2 blank or in words that the list does not have. */
    byAge: { ageRange: byAge.column('age_range'), ...outcomesOf(byAge) },
    outcomeByArea: { area: byPlace.column('local_policing_area'), ...outcomesOf(byPlace) },
    /** Searches with a text that only the 2001 list has, and went through the mapping to the 2011 list; and that neither has. */
    codes: {
      mappedFromOlderList: rowsOf(({ mappedFrom }) => mappedFrom !== undefined),
      unknown: rowsOf(({ isRead }) => !isRead),
    },
    /** In how many searches a field is blank; `null` where it is in all, as in a file that does not have it. */
    blanks: [
      blank('self-defined ethnicity', selfDefined.column, byOfficer),
      blank('officer-defined ethnicity', officerDefined.column, byOfficer),
      blank('gender', gender.column, byGender),
      blank('age range', byAge.column('age_range'), byAge),
      blank('object of search', object, byOutcome),
      {
        field: 'outcome, or in words that no list has',
        blank: exactSum(countsWhere(byOutcome.counts, (row) => outcome.found[row] === 2)),
      },
    ],
    /** What was made of every word, by field. */
    words: [
      { field: 'self-defined ethnicity', words: selfDefined.words },
      { field: 'officer-defined ethnicity', words: officerDefined.words },
      { field: 'gender', words: gender.words },
      { field: 'outcome', words: outcome.words },
    ],
  };
}

/** Where nobody can read which searches led to nothing, all whose outcome is known would have led to something. */
function requireFoundAndNot(words: readonly MappedWord[]): void {
  const unread = words.filter(({ isRead }) => !isRead).map(({ word }) => word);
  const { label } = codeEntry(codeList('stop-search-outcome'), 'no-further-action');
  if (unread.length === 0 || words.some(({ reading }) => reading === label)) return;
  throw new InputError(
    `no search led to no further action, and of some outcomes nobody can tell: ${unread.slice(0, MOST_NAMED).join(', ')}. Write "${label}" and the other words of data.police.uk.`,
  );
}

const MOST_NAMED = 6;
