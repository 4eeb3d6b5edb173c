import { InputError } from '@assay/statistics';
import { filePath } from './file-path.ts';
import { splitCommandWord } from './read-words.ts';

/** `name=value` words, the values of one name together in their order. */
export function readPairs(option: string, words: readonly string[]): Readonly<Record<string, readonly string[]>> {
  const pairs = new Map<string, string[]>();
  for (const word of words) {
    const [name, value] = splitCommandWord(word, '=');
    if (name === '' || value === null || value === '') {
      throw new InputError(`--${option} ${word} is not of the form name=value. Write --${option} name=value.`);
    }
    pairs.set(name, [...(pairs.get(name) ?? []), value]);
  }
  return Object.fromEntries(pairs);
}

/**
 * `--input people=a.csv`, paths resolved where the command was given; `people=@lake` only where a table may be counted in its
 * place.
 */
export function readInputs(
  words: readonly string[],
  cwd: string,
  { mayBeCounted = false } = {},
): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    Object.entries(readPairs('input', words)).map(([name, paths]) => [
      name,
      // A table that is counted where it lies is named, not found.
      paths.map((path) => {
        if (!path.startsWith('@')) return filePath(cwd, path, `input ${name}`);
        if (mayBeCounted) return path;
        throw new InputError(
          `input ${name} is ${path}, to be counted where it lies, which only assay run does. Give a file: --input ${name}=./path`,
        );
      }),
    ]),
  );
}

/** `--parameter sample=2000`; a name may stand once. */
export function readParameters(words: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(readPairs('parameter', words)).map(([name, values]) => {
      if (values.length > 1) {
        throw new InputError(`parameter ${name} stands twice: ${values.join(' and ')}. Keep one.`);
      }
      return [name, values[0]!];
    }),
  );
}

/** `--columns people:first_name=given_name,last_name=surname`: column of the file by field, by input; `field=` for none. */
export function readColumns(words: readonly string[]): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const columns = new Map<string, ReadonlyMap<string, string>>();
  for (const word of words) {
    const [input, list] = splitCommandWord(word, ':');
    if (list === null || list === '') {
      throw new InputError(`--columns ${word} names no input. Write --columns input:field=column,field=column.`);
    }
    for (const pair of list.split(',')) {
      const [field, column] = splitCommandWord(pair, '=');
      if (field === '' || column === null) {
        throw new InputError(`--columns ${word} holds "${pair}". Write --columns ${input}:field=column.`);
      }
      const before = columns.get(input)?.get(field);
      if (before !== undefined && before !== column) {
        throw new InputError(`--columns names two columns for ${input}:${field}: ${before} and ${column}. Keep one.`);
      }
      columns.set(input, new Map([...(columns.get(input) ?? []), [field, column]]));
    }
  }
  return Object.fromEntries([...columns].map(([input, fields]) => [input, Object.fromEntries(fields)]));
}

/** A whole number from 0. */
export function readWholeOption(option: string, word: string | null): number | null {
  if (word === null) return null;
  if (!/^\d{1,15}$/.test(word)) throw new InputError(`--${option} is ${word}. Give a whole number from 0.`);
  return Number(word);
}
