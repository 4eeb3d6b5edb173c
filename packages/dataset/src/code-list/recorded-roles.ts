import { type DictionaryColumn, isBlankColumn, type NotComputed, notComputed, renamedValues } from '@assay/statistics';
import { codeEntry, codeOf } from './code-list.ts';
import { codeList } from './code-lists.ts';
import { notListed } from './listed-words.ts';
import { rowsOfValues } from './mapped-words.ts';

/** In which role each row has somebody. */
export interface RecordedRoles {
  /** Roles of suspicion by their code, every other role in the words of the file. */
  readonly column: DictionaryColumn;
  /** Every role that the list has by its code, any other word as it stands. */
  readonly byCode: DictionaryColumn;
  /** Why nothing can be said by role: no row states one, or one states a word that no list has; else `null`. */
  readonly noRole: NotComputed | null;
}

const SUSPICION = ['Suspected', 'Convicted'];

/**
 * In which role is somebody on record? By the list of roles: an aggrieved party is a victim, somebody accused a suspect. Of a word
 * that it does not have nobody knows whether it belongs to a suspect or to somebody to be protected.
 *
 * @example
 * recordedRoles(dictionaryColumn(['Accused', 'Aggrieved', null])).byCode.values // ['suspect', 'victim']
 */
export function recordedRoles(column: DictionaryColumn): RecordedRoles {
  const list = codeList('role');
  const rows = rowsOfValues(column);
  const unlisted = column.values.filter((word, code) => rows[code]! > 0 && codeOf(list, word) === undefined);
  const roles = list.entries.map(({ code }) => code);
  const named = (word: string, isNamed: (group: string | undefined) => boolean) => {
    const code = codeOf(list, word);
    return typeof code === 'string' && isNamed(codeEntry(list, code).group) ? code : word;
  };
  return {
    column: renamedValues(column, (word) => named(word, (group) => SUSPICION.includes(group ?? ''))),
    byCode: renamedValues(column, (word) => named(word, () => true)),
    noRole: isBlankColumn(column)
      ? notComputed('the records do not say in which role anybody is in them')
      : notListed('the role in a record', { unlisted }, roles),
  };
}
