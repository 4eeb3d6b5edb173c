import {
  accountLines,
  type ColumnMatch,
  type Field,
  matchColumns,
  type UnlistedWord,
  unlistedWords,
} from '@assay/dataset';
import { columnNames, type ReadingChoices } from '@assay/dataset/read';
import { InputError } from '@assay/statistics';
import type { Input } from './input.ts';
import { knownMapping } from './known-mapping.ts';
import { readFiles } from './read-input.ts';
import { meaningsOfWords, type WordsOfInput } from './words-of-input.ts';

/** What a file's columns are taken for, before anything is computed of it. */
export interface MappedColumns {
  /** The file's own, in its order. */
  readonly columns: readonly string[];
  /** For each field that has one, its column and how it was found. */
  readonly matches: readonly Pick<ColumnMatch, 'field' | 'column' | 'how'>[];
  /** What would be found if nobody said anything. */
  readonly found: Readonly<Record<string, string>>;
  /** Fields without a column, the required first. */
  readonly missing: readonly Field[];
  /** Columns that the mapping names and the file does not have, by field. */
  readonly unknown: Readonly<Record<string, string>>;
  /** How the file was read, in sentences; empty where it could not be. */
  readonly lines: readonly string[];
  /** Words of the file that no list has, and what they and those that were said to mean something can be said to mean. */
  readonly words: WordsOfInput;
  /** Why the file cannot be read like this. */
  readonly problem: string | null;
}

/**
 * Which column is which field, how is the file read, and what is missing? A field that is missing, and a mapping that names a
 * column which the file does not have, are told, not refused, so that both can be put right.
 *
 * @throws InputError where the file cannot be opened, or the mapping names no field of the input.
 *
 * @example
 * const [first] = (await describeFolder(toy)).notebook.inputs;
 * (await mapColumns(first, choices.inputs.people[0], {}, {})).missing.map(({ name }) => name) // ['weight']
 */
export async function mapColumns(
  input: Input,
  path: string,
  given: Readonly<Record<string, string>>,
  choices: ReadingChoices,
): Promise<MappedColumns> {
  const columns = await columnNames(path, choices);
  const known = knownMapping(input, given);
  const fields = input.schema.fields.map((field) => ({ ...field, required: false }));
  const lenient = { ...input.schema, name: input.name, fields };
  const unknown: Record<string, string> = {};
  const mapping = Object.fromEntries(
    Object.entries(known).filter(([field, column]) => {
      const isThere = triedMatches(lenient, columns, { [field]: column }) !== null;
      if (!isThere) unknown[field] = column;
      return isThere;
    }),
  );
  const matches = triedMatches(lenient, columns, mapping) ?? [];
  const refused = matches.length === 0 ? refusalOf(lenient, columns, mapping) : null;
  const found = Object.fromEntries(
    (triedMatches(lenient, columns, {}) ?? []).map(({ field, column }) => [field, column]),
  );
  const missing = input.schema.fields
    .filter(({ name }) => matches.every(({ field }) => field !== name))
    .sort((a, b) => Number(b.required) - Number(a.required));
  const said = Object.keys(choices.words ?? {}).map((field) => ({ field }));
  const wordsOf = (unlisted: readonly UnlistedWord[]): WordsOfInput => ({
    unlisted,
    meanings: meaningsOfWords(input.schema.fields, [...unlisted, ...said]),
  });
  const told = { columns, matches, found, missing, unknown };
  // Nothing can be read yet, and what is missing says so.
  if (matches.length === 0) return { ...told, words: wordsOf([]), lines: [], problem: refused };
  try {
    const { table, account, headlines } = await readFiles({
      input: { ...input, schema: lenient },
      paths: [path],
      mapping,
      choices,
    });
    const lines = [...(account === undefined ? [] : accountLines(account)), ...headlines];
    return { ...told, words: wordsOf(unlistedWords(table, input.schema)), lines, problem: null };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { ...told, words: wordsOf([]), lines: [], problem: error.message };
  }
}

/** Why columns and mapping do not go together; `null` where they do and nothing is found. */
function refusalOf(...given: Parameters<typeof triedMatches>): string | null {
  try {
    matchColumns(...given);
    return null;
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
}

/** `null` where the columns and the mapping do not go together. */
function triedMatches(
  schema: Parameters<typeof matchColumns>[0],
  columns: readonly string[],
  mapping: Readonly<Record<string, string>>,
): ColumnMatch[] | null {
  try {
    return matchColumns(schema, columns, mapping);
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}
