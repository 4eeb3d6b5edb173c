import { readWordFile } from '@assay/dataset/read';
import type { RunChoices } from '@assay/notebook/run';
import { InputError } from '@assay/statistics';
import { filePath } from './file-path.ts';
import { type OptionRules, splitCommandWord } from './read-words.ts';

type Readings = NonNullable<RunChoices['readings']>;

export const wordOptions: OptionRules = {
  words: {
    takes: 'many',
    help: 'input=file of words of its own and what they mean, as assay words writes it; input.field=file with the columns word and read as',
  },
};

/** `--words searches=words.csv`, `--words searches.outcome=outcomes.csv`: what words of a file mean, beside what else is said of it. */
export async function readWordFiles(
  given: readonly string[],
  inputs: readonly string[],
  cwd: string,
  readings: Readings,
): Promise<Readings> {
  const all: Record<string, Readings[string]> = { ...readings };
  for (const option of given) {
    const [scope, path] = splitCommandWord(option, '=');
    const [input, field] = splitCommandWord(scope.trim(), '.');
    if (path === null || path === '' || field === '') {
      throw new InputError(`--words ${option} names no file. Write --words input=file or --words input.field=file.`);
    }
    const [before, after] = splitCommandWord(input, ':');
    if (after !== null && inputs.includes(before)) {
      throw new InputError(
        `--words ${option} has a colon before the field. Write a point: --words ${before}.${after || 'field'}=${path}`,
      );
    }
    if (!inputs.includes(input)) {
      throw new InputError(
        `--words ${option} is about input ${input}, and no file is given for it. Give one: --input ${input}=path`,
      );
    }
    const said = await readWordFile(filePath(cwd, path, `words of ${input}`), field);
    const others = all[input]?.words ?? {};
    const twice = Object.keys(said).find((each) => Object.hasOwn(others, each));
    if (twice !== undefined) {
      throw new InputError(`words of ${input}.${twice} are given by two files. Put them into one.`);
    }
    all[input] = { ...all[input], words: { ...others, ...said } };
  }
  return all;
}
