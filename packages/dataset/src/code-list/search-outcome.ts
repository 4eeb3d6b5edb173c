import { type DictionaryColumn, MISSING_CODE } from '@assay/statistics';
import { codeEntry, codeOf } from './code-list.ts';
import { codeList } from './code-lists.ts';
import { type MappedWord, type RowWeights, rowsOfValues } from './mapped-words.ts';

const NOT_KNOWN = 2;

/** What searches led to, row for row: 1 yes, 0 no, 2 where nobody knows. */
interface SearchOutcome {
  /** To anything but no further action; blank rows and words that the list does not have are not known. */
  readonly found: Uint8Array;
  /** 1 to an arrest, 0 not, or not known. */
  readonly arrested: Uint8Array;
  /** Every word with its rows and what it counts as. */
  readonly words: readonly MappedWord[];
}

/**
 * Did a search lead to anything, and to an arrest? Reads the outcomes of the list of stop and search. In a table of counts,
 * each row stands for its weight.
 *
 * @example
 * searchOutcome(dictionaryColumn(['Arrest', 'No further action', null, 'Zzz'])).found // [1, 0, 2, 2]
 */
export function searchOutcome(column: DictionaryColumn, weights?: RowWeights): SearchOutcome {
  const { codes, values } = column;
  const list = codeList('stop-search-outcome');
  const read = values.map((text) => codeOf(list, text));
  const rows = rowsOfValues(column, weights);
  // Of a text that the list does not have nobody knows whether anything was found.
  const isFound = read.map((code) =>
    code === null || code === undefined ? NOT_KNOWN : code === 'no-further-action' ? 0 : 1,
  );
  return {
    found: Uint8Array.from(codes, (code) => (code === MISSING_CODE ? NOT_KNOWN : isFound[code]!)),
    arrested: Uint8Array.from(codes, (code) => (code !== MISSING_CODE && read[code] === 'arrest' ? 1 : 0)),
    words: values.flatMap((word, at): MappedWord[] => {
      const [own, code] = [rows[at]!, read[at]];
      if (own === 0 || code === null) return [];
      if (code === undefined)
        return [{ word, rows: own, group: 'Not known', reading: 'no list has it', isRead: false }];
      const { label, group } = codeEntry(list, code);
      return [{ word, rows: own, group: group ?? label, reading: label, isRead: true }];
    }),
  };
}
