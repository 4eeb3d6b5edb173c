import { checkedAmounts, countedNoun, type DictionaryColumn, MISSING_CODE } from '@assay/statistics';

/** Where rows go whose word nobody can read: never to "Other", which is a group of people. */
export const UNREAD_GROUP = 'Not on the list';

/** What was made of one word of a file. */
export interface MappedWord {
  readonly word: string;
  readonly rows: number;
  /** The group that it counts under. */
  readonly group: string;
  /** How it was read, or why it could not be. */
  readonly reading: string;
  readonly isRead: boolean;
  /** The older list that it was carried over from, where it was. */
  readonly mappedFrom?: string;
}

/** A column in the groups that its words were read as, and what was made of every word. */
export interface MappedWords {
  /** One value per group that has rows; rows without a value stay without one. */
  readonly column: DictionaryColumn;
  /** Every word with rows, most common first. */
  readonly words: readonly MappedWord[];
}

/** What a reader makes of one word; `null` for a word without any letter or digit, which is a blank. */
export type WordReader = (word: string) => Omit<MappedWord, 'word' | 'rows'> | null;

/** For each row of a table of counts, how many rows it stands for. */
export type RowWeights = ArrayLike<number>;

/** Rows of each of a column's values, which of a table of counts are those that its rows stand for. */
export function rowsOfValues({ codes, values }: DictionaryColumn, weights?: RowWeights): Float64Array {
  const rows = new Float64Array(values.length);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!;
    if (code !== MISSING_CODE) rows[code]! += weights === undefined ? 1 : weights[row]!;
  }
  return rows;
}

/** Reads every word of a column once. Groups stand in the order given; any others after these, in that of the words. */
export function mapWords(
  column: DictionaryColumn,
  order: readonly string[],
  read: WordReader,
  weights?: RowWeights,
): MappedWords {
  const rows = rowsOfValues(column, weights);
  const readings = column.values.map((word, code) => (rows[code] === 0 ? null : read(word)));
  const present = new Set(readings.flatMap((reading) => (reading === null ? [] : [reading.group])));
  const values = [...order.filter((group) => present.has(group)), ...[...present].filter((g) => !order.includes(g))];
  const target = readings.map((reading) => (reading === null ? MISSING_CODE : values.indexOf(reading.group)));
  const codes = column.codes.map((code) => (code === MISSING_CODE ? MISSING_CODE : target[code]!));
  const words = column.values
    .flatMap((word, code) => {
      const reading = readings[code];
      return reading ? [{ word, rows: rows[code]!, ...reading }] : [];
    })
    .sort((a, b) => b.rows - a.rows || (a.word < b.word ? -1 : 1));
  return { column: { codes, values }, words };
}

/**
 * Which words could not be read? One line with each word, its rows and the reason; `null` where all were read.
 *
 * @example
 * unreadWords(broadEthnicity(dictionaryColumn(['White', 'Klingon']))) // '1 row with a word that no list has: "Klingon" (1: no list has it)'
 */
export function unreadWords({ words }: Pick<MappedWords, 'words'>): string | null {
  checkedAmounts(
    words.map(({ rows }) => rows),
    'rows of words',
  );
  const unread = words.filter(({ isRead }) => !isRead);
  if (unread.length === 0) return null;
  const rows = unread.reduce((sum, word) => sum + word.rows, 0);
  const each = unread.map(({ word, rows, reading }) => `"${word}" (${rows}: ${reading})`).join(', ');
  return `${countedNoun(rows, 'row')} with a word that no list has: ${each}`;
}

/**
 * The same of several fields, one line for each that has such words.
 *
 * @example
 * unreadWordsOfFields([{ field: 'sex', words: recordedSex(dictionaryColumn(['F', '?!x'])).words }]) // ['sex: 1 row with a word that no list has: "?!x" (1: no list has it)']
 */
export function unreadWordsOfFields(
  fields: readonly { readonly field: string; readonly words: readonly MappedWord[] }[],
): string[] {
  return fields.flatMap(({ field, words }) => {
    const unread = unreadWords({ words });
    return unread === null ? [] : [`${field}: ${unread}`];
  });
}
