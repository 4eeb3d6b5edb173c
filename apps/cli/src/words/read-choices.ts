import type { RunChoices } from '@assay/notebook/run';
import { readColumns, readInputs, readParameters, readWholeOption } from './read-pairs.ts';
import { readReadings } from './read-readings.ts';
import type { Given } from './read-words.ts';

/** What a run is to be of: files, how they are read, what stands in, parameters and seed. */
export function readChoices(
  given: Given,
  cwd: string,
  rules: { readonly mayBeCounted?: boolean } = {},
): RunChoices & Required<Pick<RunChoices, 'inputs'>> {
  const inputs = readInputs(given.many('input'), cwd, rules);
  const seed = readWholeOption('seed', given.one('seed'));
  return {
    inputs,
    readings: readReadings(given, Object.keys(inputs)),
    standIns: [...given.many('invented'), ...given.many('published')],
    columns: readColumns(given.many('columns')),
    parameters: readParameters(given.many('parameter')),
    ...(seed === null ? {} : { seed }),
  };
}
