import { InputError } from '@assay/statistics';
import type { DatasetFiles, RunChoices } from '../run/run-choices.ts';
import type { InputSource } from './data-basis.ts';
import type { Input } from './input.ts';

/** The files of one input and whose data they are. */
interface InputFiles {
  readonly paths: readonly string[];
  /** The dataset of the project that stands in, or `null`. */
  readonly dataset: string | null;
  readonly source: InputSource;
}

/**
 * Which files are read for an input? Those that were given. Where no input was given any, the datasets of the project stand in,
 * as an example. Where some were, nothing stands in unasked: real people computed against invented ones say nothing of either.
 */
export async function inputFilesOf(input: Input, choices: RunChoices, datasetFiles: DatasetFiles): Promise<InputFiles> {
  const { name, optional, dataset } = input;
  const given = choices.inputs?.[name];
  const isAsked = choices.standIns?.includes(name) ?? false;
  const copy = choices.copies?.[name];
  if (given !== undefined && copy !== undefined) return { paths: given, ...copy };
  if (given !== undefined) {
    if (isAsked)
      throw new InputError(`input ${name} has a file and is to be invented too. Keep one of --input and --invented.`);
    return { paths: given, dataset: null, source: 'own' };
  }
  const others = Object.keys(choices.inputs ?? {}).filter((each) => choices.copies?.[each] === undefined);
  if (isAsked) refuseStandIn(input, others, dataset === null ? null : originOf(datasetFiles, dataset));
  if (others.length > 0 && !isAsked) {
    if (optional) return { paths: [], dataset: null, source: 'none' };
    throw new InputError(missingBesideOwn(input, others, datasetFiles));
  }
  if (dataset === null) {
    if (optional) return { paths: [], dataset: null, source: 'none' };
    throw new InputError(`input ${name} is missing. Give a file: --input ${name}=path`);
  }
  const paths = await datasetFiles(dataset, input);
  if (paths !== null) return { paths, dataset, source: originOf(datasetFiles, dataset) };
  if (optional) return { paths: [], dataset, source: 'none' };
  throw new InputError(`dataset ${dataset} of input ${name} is not made yet. Run: assay data ${dataset}`);
}

function originOf(datasetFiles: DatasetFiles, dataset: string): 'invented' | 'published' {
  return datasetFiles.origin?.(dataset) ?? 'invented';
}

function missingBesideOwn({ name, dataset }: Input, others: readonly string[], datasetFiles: DatasetFiles): string {
  const missing = `input ${name} is missing beside ${others.join(' and ')}. Give a file: --input ${name}=path`;
  if (dataset === null) return missing;
  return originOf(datasetFiles, dataset) === 'invented'
    ? `${missing}, or ask for invented rows in its place, which make the result an example: --invented ${name}`
    : `${missing}, or ask for the published data set in its place: --published ${name}`;
}

function refuseStandIn({ name, optional, dataset }: Input, others: readonly string[], origin: string | null): void {
  if (dataset === null || origin === null) {
    throw new InputError(`input ${name} has no data set of the project to stand in. Give a file: --input ${name}=path`);
  }
  if (optional && others.length > 0 && origin === 'invented') {
    throw new InputError(
      `input ${name} may be left out, so invented rows are never put beside ${others.join(' and ')} for it. Leave out --invented ${name}.`,
    );
  }
}
