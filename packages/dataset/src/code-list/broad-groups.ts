import type { DictionaryColumn } from '@assay/statistics';
import { broadEthnicity } from './broad-ethnicity.ts';
import { codeList } from './code-lists.ts';
import { type Groups, groupsOf } from './groups-of.ts';
import type { MappedWord, RowWeights } from './mapped-words.ts';

/** Broad ethnic groups to count by, and what was made of every word. */
export interface BroadGroups extends Groups {
  readonly words: readonly MappedWord[];
}

/**
 * Into which broad ethnic groups do the rows of this column fall, whichever list they were written by?
 *
 * The words are read as {@link broadEthnicity} reads them, and everybody is in one group of {@link groupsOf}, those of whom nothing is
 * known too. In a table of counts, each row stands for its weight.
 *
 * @example
 * broadGroups(dictionaryColumn(['W1', 'Black', null])).values // ['White', 'Black', 'Not recorded']
 */
export function broadGroups(column: DictionaryColumn, weights?: RowWeights): BroadGroups {
  const read = broadEthnicity(column, weights === undefined ? {} : { weights });
  return { ...groupsOf(read.column, codeList('ethnic-group-5+1'), weights), words: read.words };
}
