import { type UnlistedWord, unlistedWords, wordsOfField } from '@assay/dataset';
import type { ReadingChoices } from '@assay/dataset/read';
import type { Input } from './input.ts';
import { knownMapping } from './known-mapping.ts';
import { readFiles } from './read-input.ts';

/** The words of an input's files that no list has, and what they can be said to mean. */
export interface WordsOfInput {
  readonly unlisted: readonly UnlistedWord[];
  /** For each field with such words, the meanings of its lists. */
  readonly meanings: Readonly<Record<string, readonly string[]>>;
}

/**
 * Which words of these files does no list have, so that nothing can be counted of their fields?
 *
 * @throws InputError where the files cannot be read.
 *
 * @example
 * const [first] = (await describeFolder(toy)).notebook.inputs;
 * (await wordsOfInput(first, choices.inputs.people, {}, {})).unlisted // []
 */
export async function wordsOfInput(
  input: Input,
  paths: readonly string[],
  given: Readonly<Record<string, string>>,
  choices: ReadingChoices,
): Promise<WordsOfInput> {
  const { table } = await readFiles({ input, paths, mapping: knownMapping(input, given), choices });
  const unlisted = unlistedWords(table, input.schema);
  return { unlisted, meanings: meaningsOfWords(input.schema.fields, unlisted) };
}

/** The meanings that words of these fields can be said to have. */
export function meaningsOfWords(
  fields: Input['schema']['fields'],
  words: readonly { readonly field: string }[],
): WordsOfInput['meanings'] {
  const named = fields.filter(({ name }) => words.some(({ field }) => field === name));
  return Object.fromEntries(named.map((field) => [field.name, wordsOfField(field)?.meanings ?? []]));
}
