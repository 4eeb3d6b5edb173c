import type { RunChoices } from '@assay/notebook/run';
import { InputError } from '@assay/statistics';
import { readWholeOption } from './read-pairs.ts';
import type { Given, OptionRules } from './read-words.ts';
import { splitCommandWord } from './read-words.ts';

type Readings = NonNullable<RunChoices['readings']>;
type Reading = Readings[string];

/** What may be said about files before they are read. */
export const readingOptions: OptionRules = {
  encoding: { takes: 'many', help: '[input=]name of a text file’s encoding, e.g. windows-1250' },
  'date-format': { takes: 'many', help: '[input[.field]=]dd/mm/yyyy, mm/dd/yyyy, dd/mm/yy, excel, ...' },
  missing: { takes: 'many', help: '[input[.field]=]word,... that stands for a missing value' },
  'skip-lines': { takes: 'many', help: '[input=]lines before the header' },
  sheet: { takes: 'many', help: '[input=]sheet of a workbook or table of a database' },
  query: { takes: 'many', help: '[input=]SELECT ... on an SQLite or DuckDB file' },
};

/** `--encoding people=windows-1250`, or for every input with a file where none is named. */
export function readReadings(given: Given, inputs: readonly string[]): Readings {
  const readings: Record<string, Reading> = {};
  const say = (input: string, said: Reading) => {
    const before = readings[input] ?? {};
    for (const [key, value] of Object.entries(said)) {
      const known = before[key as keyof Reading];
      if (known !== undefined && typeof value !== 'object') {
        throw new InputError(`--${OPTION_OF[key]} stands twice for input ${input}: ${known} and ${value}. Keep one.`);
      }
    }
    for (const [field, format] of Object.entries(said.dateFormat ?? {})) {
      const known = before.dateFormat?.[field];
      if (known === undefined) continue;
      const of = field === '*' ? `input ${input}` : `${input}.${field}`;
      throw new InputError(`--date-format stands twice for ${of}: ${known} and ${format}. Keep one.`);
    }
    readings[input] = {
      ...before,
      ...said,
      ...(said.dateFormat === undefined ? {} : { dateFormat: { ...before.dateFormat, ...said.dateFormat } }),
      ...(said.missing === undefined ? {} : { missing: merged(before.missing, said.missing) }),
    };
  };
  for (const option of Object.keys(readingOptions)) {
    for (const word of given.many(option)) {
      const { named, field, value } = splitScope(word, inputs);
      const isOfOne = ['skip-lines', 'sheet', 'query'].includes(option);
      if (inputs.length === 0) {
        throw new InputError(`--${option} ${word} is about a file, and none is given. Give one: --input name=path`);
      }
      if (named === null && isOfOne && inputs.length > 1) {
        throw new InputError(
          `--${option} ${word} does not say for which input. Write --${option} ${inputs[0]}=${word}`,
        );
      }
      // Taken for a word of every file, it would stand in none, and nobody be told.
      if (named === null && option === 'missing' && word.includes('=')) {
        throw new InputError(
          `--missing ${word} names no input that has a file: ${inputs.join(', ')}. Name one of them, as well for a word with an equals sign: --missing ${inputs[0]}=${word}`,
        );
      }
      if (field !== null && option !== 'date-format' && option !== 'missing') {
        throw new InputError(
          `--${option} ${word} names a field, but is about a whole file. Write --${option} ${named}=${value}`,
        );
      }
      for (const input of named === null ? inputs : [named]) say(input, readingOf(option, value, field ?? '*'));
    }
  }
  return readings;
}

const OPTION_OF: Readonly<Record<string, string>> = {
  encoding: 'encoding',
  skipLines: 'skip-lines',
  sheet: 'sheet',
  query: 'query',
};

function readingOf(option: string, value: string, field: string): Reading {
  switch (option) {
    case 'encoding':
      return { encoding: value };
    case 'date-format':
      return { dateFormat: { [field]: value } };
    case 'missing':
      return { missing: { [field]: wordsOf(value) } };
    case 'skip-lines':
      return { skipLines: readWholeOption(option, value)! };
    case 'sheet':
      return { sheet: value };
    default:
      return { query: value };
  }
}

/** What is empty is missing as it is, and no word for it. */
function wordsOf(value: string): string[] {
  const words = value.split(',').flatMap((word) => word.trim() || []);
  if (words.length > 0) return words;
  throw new InputError(
    `--missing "${value}" names no word, and what is empty is missing anyhow. Name one, as in --missing N/K.`,
  );
}

/** The input and field before the first =, where an input of that name has a file; a query may hold one too. */
function splitScope(
  word: string,
  inputs: readonly string[],
): { readonly named: string | null; readonly field: string | null; readonly value: string } {
  const [scope, value] = splitCommandWord(word, '=');
  const [input, field] = splitCommandWord(scope.trim(), '.');
  if (value !== null && inputs.includes(input)) return { named: input, field, value };
  return { named: null, field: null, value: word };
}

function merged(
  before: Reading['missing'] = {},
  said: NonNullable<Reading['missing']>,
): NonNullable<Reading['missing']> {
  const all: Record<string, readonly string[]> = { ...before };
  for (const [field, words] of Object.entries(said)) all[field] = [...(all[field] ?? []), ...words];
  return all;
}
