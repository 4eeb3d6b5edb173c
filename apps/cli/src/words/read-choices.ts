import type { RunChoices } from '@assay/notebook/run';
import { readColumns, readInputs, readParameters, readWholeOption } from './read-pairs.ts';
import { readReadings } from './read-readings.ts';
import { readWordFiles } from './read-word-files.ts';
import type { Given } from './read-words.ts';

/** What a run is to be of: files, how they are read, what stands in, parameters and seed. */
export async function readChoices(
  given: Given,
  cwd: string,
  rules: { readonly mayBeCounted?: boolean } = {},
): Promise<RunChoices & Required<Pick<RunChoices, 'inputs'>>> {
  const inputs = readInputs(given.many('input'), cwd, rules);
  const said = readReadings(given, Object.keys(inputs));
  const seed = readWholeOption('seed', given.one('seed'));
  return {
    inputs,
    readings: await readWordFiles(given.many('words'), Object.keys(inputs), cwd, said),
    standIns: [...given.many('invented'), ...given.many('published')],
    columns: readColumns(given.many('columns')),
    parameters: readParameters(given.many('parameter')),
    ...(seed === null ? {} : { seed }),
  };
}
