import {
  countedNoun,
  type DictionaryColumn,
  InputError,
  MISSING_CODE,
  type NotComputed,
  notComputed,
} from '@assay/statistics';
import { comparableWording } from './comparable-wording.ts';
import { quotedWords } from './quoted-words.ts';

/** Which word of a list each row says. */
export interface ListedWords {
  /** Place in the list from 0; −1 where the row says a word that the list does not have. */
  readonly places: Int8Array;
  /** The words that stand in some row and not in the list. */
  readonly unlisted: readonly string[];
}

/** A byte holds no more. */
const MOST_WORDS = 127;

/**
 * Which word of a closed list does each row say, in whatever case and with whatever stops?
 *
 * @param blank the place of rows without a word; −1 unless stated.
 *
 * @throws InputError where the list has two words alike, or more than 127.
 *
 * @example
 * listedWords(dictionaryColumn(['Found again', 'lost', null]), ['deleted', 'found again']).places // [1, -1, -1]
 */
export function listedWords(
  { codes, values }: DictionaryColumn,
  list: readonly string[],
  { blank = -1 }: { readonly blank?: number } = {},
): ListedWords {
  const placeOf = new Map(list.map((word, place) => [comparableWording(word), place]));
  if (placeOf.size < list.length || list.length > MOST_WORDS || !(blank >= -1 && blank < list.length))
    throw new InputError(`a list has at most ${MOST_WORDS} words, each once: ${list.join(', ')}. Name each once.`);
  const places = values.map((word) => placeOf.get(comparableWording(word)) ?? -1);
  const isSaid = new Uint8Array(values.length);
  for (const code of codes) if (code !== MISSING_CODE) isSaid[code] = 1;
  return {
    places: Int8Array.from(codes, (code) => (code === MISSING_CODE ? blank : places[code]!)),
    unlisted: values.filter((_, code) => isSaid[code] === 1 && places[code] === -1),
  };
}

/**
 * Does each row say one of these words? 1 where it does, 0 where it says another, −1 where it says nothing.
 *
 * @throws InputError as {@link listedWords} does.
 *
 * @example
 * saysOneOf(dictionaryColumn(['Charge', 'none', null]), ['caution', 'charge']) // [1, 0, -1]
 */
export function saysOneOf(column: DictionaryColumn, words: readonly string[]): Int8Array {
  const { places } = listedWords(column, words);
  return places.map((place, row) => (column.codes[row] === MISSING_CODE ? -1 : place === -1 ? 0 : 1));
}

/**
 * Why can nothing be counted of a field? Because it has words that no list has, whose rows may be anything: a number of the others
 * would be a number of those whom the file happens to describe in our words. `null` where every word is on the list.
 *
 * @example
 * notListed('reached', { unlisted: ['Crimed'] }, ['recorded', 'charged']).reason // 'reached has 1 word that no list has (“Crimed”); say whether it means recorded or charged, or a missing value'
 */
export function notListed(
  field: string,
  { unlisted }: Pick<ListedWords, 'unlisted'>,
  list: readonly string[],
): NotComputed | null {
  if (unlisted.length === 0) return null;
  const known = `${list.slice(0, -1).join(', ')}${list.length > 1 ? ' or ' : ''}${list.at(-1) ?? ''}`;
  const said = unlisted.length === 1 ? 'it means' : 'they mean';
  return notComputed(
    `${field} has ${countedNoun(unlisted.length, 'word')} that no list has (${quotedWords(unlisted)}); say whether ${said} ${known}, or a missing value`,
  );
}
