import { dictionaryColumn } from '@assay/statistics';
import type { Field } from '../schema/table-schema.ts';
import { BROAD_GROUPS, broadEthnicity, isReasonForNone } from './broad-ethnicity.ts';
import { type CodeList, codeEntry, codeOf } from './code-list.ts';
import { codeList } from './code-lists.ts';
import { recordedSexes } from './recorded-sex.ts';
import { plainYesNo, recordedYesAndNo } from './recorded-yes-no.ts';
import { noAnswer } from './words-of-no-answer.ts';

/** How one says that a word of a file stands for no value. */
export const MISSING_WORD = '(missing)';

/** The words by which a field is read. */
export interface FieldWords {
  /** Names of its lists. */
  readonly lists: readonly string[];
  /** What a word of a file can be said to mean, in the order of the lists. */
  readonly meanings: readonly string[];
  /** What a word means: a label of the list, or itself where it is read without one; `null` for no value, `undefined` where no list has it. */
  readonly read: (word: string) => string | null | undefined;
}

/** Lists whose readers know a word for not knowing from a word that nobody can read. */
const HEED_NO_ANSWER = [recordedSexes.name, recordedYesAndNo.name];

/**
 * By which words is a field read, and what does a word mean? `null` for a field that is read by no list, such as a name: its words are
 * what they are.
 *
 * @example
 * const outcome = field.text('outcome', 'Outcome', 'What followed.', 'outcome', { codeList: 'stop-search-outcome' });
 * wordsOfField(outcome).read('NFA') // 'A no further action disposal'
 */
export function wordsOfField({ codeList: one, wordLists = [], type }: Field): FieldWords | null {
  const lists = [...(one === undefined ? [] : [one]), ...wordLists].map(codeList);
  if (lists.length === 0 || type !== 'text') return null;
  const isEthnic = lists.some(({ name }) => /ethnic/.test(name));
  const labels = lists.flatMap(({ entries }) => entries.map(({ label }) => label));
  return {
    lists: lists.map(({ name }) => name),
    meanings: [...new Set([...labels, ...(isEthnic ? BROAD_GROUPS : [])])],
    read(word) {
      for (const list of lists) {
        const code = codeOf(list, list.name === recordedYesAndNo.name ? plainYesNo(word) : word);
        if (code !== undefined) return code === null ? null : codeEntry(list, code).label;
      }
      const isRead = lists.some((list) => isReadWithout(list, word));
      return isRead ? word : undefined;
    },
  };
}

/** Whether a word is read that the list itself does not have: a broad group, a word for not knowing. */
function isReadWithout({ name }: CodeList, word: string): boolean {
  if (HEED_NO_ANSWER.includes(name)) return noAnswer(word) !== null;
  if (!/ethnic/.test(name)) return false;
  if (isReasonForNone(word)) return true;
  const officersCodes = name.startsWith('officer') ? 'read' : 'unread';
  return broadEthnicity(dictionaryColumn([word]), { officersCodes }).words.every(({ isRead }) => isRead);
}
