import type { ReadingChoices } from '@assay/dataset/read';
import type { Input } from '../input.ts';
import { knownMapping } from './known-mapping.ts';

/**
 * How would these files be read? The account in sentences, before anything is computed of them.
 *
 * @throws InputError as a run's reading does.
 *
 * @example
 * const [first] = (await describeFolder(toy)).notebook.inputs;
 * (await lookAtInput(first, choices.inputs.people, {}, {})).length > 0 // true
 */
export async function lookAtInput(
  input: Input,
  paths: readonly string[],
  mapping: Readonly<Record<string, string>>,
  choices: ReadingChoices,
): Promise<readonly string[]> {
  const { readFiles } = await import('./read-input.ts');
  const { lines = [], headlines } = await readFiles({ input, paths, mapping: knownMapping(input, mapping), choices });
  return [...lines, ...headlines];
}
