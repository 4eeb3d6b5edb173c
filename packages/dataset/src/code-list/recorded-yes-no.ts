import { type DictionaryColumn, MISSING_CODE } from '@assay/statistics';
import { type CodeList, codeOf } from './code-list.ts';
import { type MappedWord, mapWords, type RowWeights } from './mapped-words.ts';
import { noAnswer } from './words-of-no-answer.ts';

/** In English, and in Welsh, which answers with the verb that was asked; its "na" is left out, for n/a is written so too. */
export const recordedYesAndNo: CodeList = {
  name: 'recorded-yes-no',
  title: 'Yes and no, as recorded',
  source: 'Ours; letters, words and numbers found in police files',
  entries: [
    { code: 'yes', label: 'yes', aliases: ['y', 'true', 't', '1', 'ie', 'ydy', 'ydw', 'oes', 'do'] },
    { code: 'no', label: 'no', aliases: ['n', 'false', 'f', '0', 'nage', 'nacydy', 'nacydw', 'nacoes', 'naddo'] },
  ],
};

/** The 1 of 1.0 and the 0 of 0.0; any other word as it is. The dot is no part of a wording, and 10 is not 1.0. */
export function plainYesNo(word: string): string {
  return word.replace(/^\s*([01])\.0+\s*$/, '$1');
}

/** What stands in the column where neither is known: no answer is not "no". */
const UNKNOWN = 2;

/** What a column of yes and no says, with the rows of which nothing is known apart. */
export interface RecordedYesNo {
  /** 1 yes, 0 no, 2 unknown. */
  readonly values: Uint8Array;
  readonly yes: number;
  readonly no: number;
  /** Rows that are blank, decline, or hold a word for not knowing or one that nobody can read. */
  readonly unknown: number;
  /** Every word with its rows and what was made of it. */
  readonly words: readonly MappedWord[];
}

/**
 * Yes, no, or not known? Reads yes, y, true, t and 1, and no, n, false, f and 0, in any case, and the 1.0 and 0.0 of a column that
 * somewhere was one of numbers. A blank row is unknown, and so is a
 * row whose word nobody can read: it is listed with its rows, and never counts as no.
 * In a table of counts, each row stands for its weight.
 *
 * @example
 * recordedYesNo(dictionaryColumn(['Yes', 'N', null, 'maybe'])).values // [1, 0, 2, 2]
 */
export function recordedYesNo(column: DictionaryColumn, weights?: RowWeights): RecordedYesNo {
  const { column: read, words } = mapWords(
    column,
    ['yes', 'no', 'not known'],
    (word) => {
      const code = codeOf(recordedYesAndNo, plainYesNo(word));
      if (code === null) return null;
      if (code !== undefined) return { group: code, reading: `stands for ${code}`, isRead: true };
      const none = noAnswer(word);
      return none === null
        ? { group: 'not known', reading: 'neither yes nor no', isRead: false }
        : {
            group: 'not known',
            reading: none === 'declined' ? 'would not say' : 'a word for not knowing',
            isRead: true,
          };
    },
    weights,
  );
  const numberOf = read.values.map((group) => (group === 'yes' ? 1 : group === 'no' ? 0 : UNKNOWN));
  const values = Uint8Array.from(read.codes.map((code) => (code === MISSING_CODE ? UNKNOWN : numberOf[code]!)));
  const rowsWith = (value: number) =>
    values.reduce((sum, each, row) => sum + (each === value ? (weights?.[row] ?? 1) : 0), 0);
  return { values, yes: rowsWith(1), no: rowsWith(0), unknown: rowsWith(UNKNOWN), words };
}
