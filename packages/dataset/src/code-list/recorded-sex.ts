import type { DictionaryColumn } from '@assay/statistics';
import { type CodeList, codeOf } from './code-list.ts';
import { comparableWording } from './comparable-wording.ts';
import { type MappedWords, mapWords, type RowWeights, type WordReader } from './mapped-words.ts';
import { DECLINED_GROUP, noAnswer } from './words-of-no-answer.ts';

/** Sex as police files record it. Numbers are left out: 1 is male in one standard and female in another. */
export const recordedSexes: CodeList = {
  name: 'recorded-sex',
  title: 'Sex, as recorded',
  source: 'Ours; letters and words found in police files',
  entries: [
    { code: 'Female', label: 'Female', aliases: ['F', 'Fem', 'Woman', 'Women', 'Girl', 'Benyw', 'Benywaidd', 'Menyw'] },
    { code: 'Male', label: 'Male', aliases: ['M', 'Man', 'Men', 'Boy', 'Gwryw', 'Gwrywaidd', 'Dyn'] },
    { code: 'Other', label: 'Other', aliases: ['Non-binary', 'Nonbinary', 'Indeterminate', 'X', 'Other sex', 'Arall'] },
  ],
};

/**
 * Which sex does each word of a column stand for? M, Male and MALE are one group; people who would not say are "Not stated"; a
 * word for not knowing, and any word that the list does not have, stays a group of its own under that word.
 * In a table of counts, each row stands for its weight.
 *
 * @example
 * recordedSex(dictionaryColumn(['M', 'male', 'F', 'Refused', null])).column.values // ['Female', 'Male', 'Not stated']
 */
export function recordedSex(column: DictionaryColumn, weights?: RowWeights): MappedWords {
  const firstOf = new Map<string, string>();
  const order = [...recordedSexes.entries.map(({ code }) => code), DECLINED_GROUP];
  const read: WordReader = (word) => {
    const key = comparableWording(word);
    if (key === '') return null;
    if (noAnswer(word) === 'declined') return { group: DECLINED_GROUP, reading: 'would not say', isRead: true };
    const code = codeOf(recordedSexes, word);
    if (typeof code === 'string') return { group: code, reading: `stands for ${code}`, isRead: true };
    if (!firstOf.has(key)) firstOf.set(key, word);
    const isUnknown = noAnswer(word) === 'unknown';
    return {
      group: firstOf.get(key)!,
      reading: isUnknown ? 'a word for not knowing' : 'no list has it',
      isRead: isUnknown,
    };
  };
  return mapWords(column, order, read, weights);
}
