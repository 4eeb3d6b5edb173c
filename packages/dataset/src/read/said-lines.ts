import { MISSING_WORD } from '../code-list/words-of-field.ts';
import type { ReadingChoices } from './reading-choices.ts';

/**
 * What were words of a file said to mean, a line each? Where no account of a reading tells in how many rows each stands.
 *
 * @example
 * saidLines({ words: { outcome: { Nicked: 'Arrest', '-': '(missing)' } } }) // ['outcome: "Nicked" read as "Arrest", as said', 'outcome: "-" read as missing, as said']
 */
export function saidLines({ words = {} }: Pick<ReadingChoices, 'words'>): string[] {
  return Object.entries(words).flatMap(([field, meanings]) =>
    Object.entries(meanings).map(
      ([word, meaning]) =>
        `${field}: "${word}" read as ${meaning === MISSING_WORD ? 'missing' : `"${meaning}"`}, as said`,
    ),
  );
}
