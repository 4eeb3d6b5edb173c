import { InputError } from '@assay/statistics';
import { nearestTexts } from '../schema/nearest-text.ts';
import type { Field } from '../schema/table-schema.ts';
import { comparableWording } from './comparable-wording.ts';
import { MISSING_WORD, wordsOfField } from './words-of-field.ts';

/** A word as it was said, and what it was said to mean: a word of the field's list, or `null` for no value. */
export interface MappedMeaning {
  readonly word: string;
  readonly meaning: string | null;
}

const MOST_NEAR = 3;

const NUMBER = /^[-+]?\d[\d.,]*$/;

/** How two words of a file compare when one is looked for: as lists do; a number, whose stops count, and a word of signs alone as it is. */
export function wordingKey(text: string): string {
  const plain = text.trim().normalize('NFC');
  return NUMBER.test(plain) ? plain : comparableWording(plain) || plain;
}

/**
 * What was said of a field's words, checked: each meaning is one of the field's own list, each word is said once, and no word is said
 * to mean something else than what the list says of it.
 *
 * @throws InputError in one line with the near meanings.
 */
export function mappedMeanings(
  field: Field,
  said: Readonly<Record<string, string>>,
  missing: ReadonlySet<string>,
): ReadonlyMap<string, MappedMeaning> {
  const meanings = new Map<string, MappedMeaning>();
  if (Object.keys(said).length === 0) return meanings;
  const words = wordsOfField(field);
  if (words === null) {
    throw new InputError(
      `no list says how words of "${field.name}" are read, so none can be mapped: ${Object.keys(said)[0]}. Leave it out.`,
    );
  }
  for (const [written, target] of Object.entries(said)) {
    const word = written.trim().normalize('NFC');
    const key = wordingKey(word);
    if (key === '')
      throw new InputError(`a word of "${field.name}" is empty, and an empty cell is missing. Leave it out.`);
    const before = meanings.get(key);
    if (before !== undefined) {
      throw new InputError(
        `"${word}" of "${field.name}" is mapped twice${before.word === word ? '' : ` ("${before.word}" compares the same)`}. Keep one.`,
      );
    }
    if ([...missing].some((text) => wordingKey(text) === key)) {
      throw new InputError(`"${word}" of "${field.name}" is said to be missing and mapped to "${target}". Keep one.`);
    }
    const meaning = meaningOf(field.name, word, target.trim(), words);
    const listed = words.read(word);
    if (listed !== undefined && listed !== meaning) {
      const is = listed === null ? 'no value' : `"${listed}"`;
      throw new InputError(
        `"${word}" of "${field.name}" is ${is} by the list ${words.lists.join(', ')}, and is mapped to "${target}". Leave it out.`,
      );
    }
    meanings.set(key, { word, meaning });
  }
  return meanings;
}

function meaningOf(
  field: string,
  word: string,
  target: string,
  { lists, meanings, read }: NonNullable<ReturnType<typeof wordsOfField>>,
): string | null {
  if (target === MISSING_WORD) return null;
  const meaning = target === '' ? undefined : read(target);
  if (meaning !== undefined) return meaning;
  const near = nearestTexts(target, meanings, MOST_NEAR);
  const known = near.length > 0 ? near : meanings.slice(0, MOST_NEAR);
  throw new InputError(
    `"${word}" of "${field}" is mapped to "${target}", which ${lists.join(', ')} does not have. Near: ${known.join('; ')}; or ${MISSING_WORD} for no value.`,
  );
}
