import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { hashFile, type RunIdentity } from '@assay/evidence';
import { InputError } from '@assay/statistics';
import type { Input } from '../input.ts';
import type { ParameterValue } from '../parameter.ts';
import { suggestion } from '../suggest/nearest-name.ts';
import { bundleNotebook, type NotebookBundle } from './bundle-notebook.ts';
import type { NotebookDescription } from './description.ts';
import { environment } from './environment.ts';
import { DEFAULT_LIMITS } from './isolation.ts';
import { lockedChild } from './locked-child.ts';
import { resolveParameters } from './resolve-parameters.ts';
import { type InputRecord, runIdentity } from './run-record.ts';

/** What an analyst may choose for a run. */
export interface RunChoices {
  /** Files by input name; several files of one input are read one after the other. */
  readonly inputs?: Readonly<Record<string, readonly string[]>>;
  /** Column of the file by field, by input name. */
  readonly columns?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly parameters?: Readonly<Record<string, ParameterValue>>;
  readonly seed?: number;
}

/** Finds the file of a dataset of the project for an input that was given none; `null` where it was not made yet. */
export type DatasetFiles = (dataset: string, input: Input) => Promise<readonly string[] | null>;

/** A run of which everything is known but the results. */
export interface PreparedRun {
  readonly folder: string;
  readonly bundle: NotebookBundle;
  readonly notebook: NotebookDescription;
  readonly identity: RunIdentity;
  readonly inputs: readonly Omit<InputRecord, 'rows' | 'columns'>[];
  /** When each file was last written, as seen before it was hashed. */
  readonly writtenAt: ReadonlyMap<string, number>;
}

export const DEFAULT_SEED = 20250305;

/** A notebook known by its code: where its files stand, its bundle, and what it says of itself. */
export type KnownNotebook = Pick<PreparedRun, 'folder' | 'bundle' | 'notebook'>;

/**
 * What the notebook in a folder is, learnt from it in a locked-down process.
 *
 * @example
 * (await describeFolder(toy)).notebook.questions // ['TOY-Q1']
 */
export async function describeFolder(folder: string): Promise<KnownNotebook> {
  return describeOwn(folder, await bundleNotebook(folder));
}

/** The same of a folder whose bundle was just made. */
export async function describeOwn(folder: string, bundle: NotebookBundle): Promise<KnownNotebook> {
  const known = await describeBundle(folder, bundle);
  if (known.notebook.id !== basename(folder)) {
    throw new InputError(`the notebook in ${folder} calls itself ${known.notebook.id}. Give folder and id one name.`);
  }
  return known;
}

/**
 * What a bundled notebook is, learnt from it in a locked-down process; its source files, where there are any, stand in
 * `folder`.
 *
 * @example
 * (await describeBundle(toy, await bundleNotebook(toy))).notebook.id // 'toy'
 */
export async function describeBundle(folder: string, bundle: NotebookBundle): Promise<KnownNotebook> {
  const child = await lockedChild(bundle.code, { ...DEFAULT_LIMITS, seconds: 60 });
  child.input.end();
  let notebook: NotebookDescription | null = null;
  for await (const message of child.messages) {
    if (message.type === 'notebook') notebook = message.notebook;
    if (message.type === 'failed') throw new InputError(`notebook ${basename(folder)}: ${message.message}`);
  }
  if (notebook === null) throw new InputError(`notebook ${basename(folder)} said nothing of itself. Mend notebook.ts.`);
  return { folder, bundle, notebook };
}

/**
 * Checks every choice, finds and hashes every file, and gives the run its identity. Nothing is computed or written.
 *
 * @throws InputError where a choice is out of its bounds, or a file that is needed cannot be found.
 *
 * @example
 * (await prepareRun(toy, choices, noDatasets)).identity.notebook // 'toy'
 */
export async function prepareRun(
  folder: string,
  choices: RunChoices,
  datasetFiles: DatasetFiles,
): Promise<PreparedRun> {
  return prepareKnown(await describeFolder(folder), choices, datasetFiles);
}

/**
 * As {@link prepareRun}, for a notebook that was described before.
 *
 * @example
 * (await prepareKnown(await describeFolder(toy), choices, noDatasets)).identity.id === prepared.identity.id // true
 */
export async function prepareKnown(
  { folder, bundle, notebook }: KnownNotebook,
  choices: RunChoices,
  datasetFiles: DatasetFiles,
): Promise<PreparedRun> {
  const parameters = resolveParameters(notebook.parameters, choices.parameters ?? {});
  const names = notebook.inputs.map(({ name }) => name);
  for (const name of [...Object.keys(choices.inputs ?? {}), ...Object.keys(choices.columns ?? {})]) {
    if (!names.includes(name)) throw new InputError(`unknown input: ${name}. ${suggestion(name, names)}`);
  }
  const seed = choices.seed ?? DEFAULT_SEED;
  if (!Number.isSafeInteger(seed) || seed < 0) throw new InputError(`seed is ${seed}. Give a whole number from 0.`);
  const someGiven = Object.keys(choices.inputs ?? {}).length > 0;
  const inputs: PreparedRun['inputs'][number][] = [];
  const writtenAt = new Map<string, number>();
  for (const input of notebook.inputs) {
    const given = choices.inputs?.[input.name];
    // What stands in for an omitted file must not be read against somebody's real ones.
    const dataset = given !== undefined || (input.optional && someGiven) ? null : input.dataset;
    const paths = given ?? (dataset === null ? null : await datasetFiles(dataset, input));
    if (paths === null && !input.optional) throw new InputError(missingInput(input, dataset));
    const files: InputRecord['files'][number][] = [];
    for (const path of paths ?? []) {
      writtenAt.set(path, await fileWrittenAt(input.name, path));
      files.push({ path, ...(await hashInput(input.name, path)) });
    }
    const mapping = choices.columns?.[input.name] ?? {};
    const fields = input.schema.fields.map(({ name }) => name);
    for (const field of Object.keys(mapping)) {
      if (!fields.includes(field)) {
        throw new InputError(`unknown field in --columns ${input.name}:${field}=…. ${suggestion(field, fields)}`);
      }
    }
    inputs.push({ name: input.name, dataset, files, mapping });
  }
  const identity = runIdentity({
    notebook: notebook.id,
    code: bundle.sha256,
    inputs,
    parameters,
    seed,
    environment: environment(),
  });
  return { folder, bundle, notebook, identity, inputs, writtenAt };
}

function missingInput({ name }: Input, dataset: string | null): string {
  return dataset === null
    ? `input ${name} is missing. Give a file: --input ${name}=path`
    : `dataset ${dataset} of input ${name} is not made yet. Run: assay data ${dataset}`;
}

/** Milliseconds since 1970 at which an input's file was last written. */
export async function fileWrittenAt(name: string, path: string): Promise<number> {
  const found = await stat(path).catch((cause: unknown) => {
    throw new InputError(`no file for input ${name}: ${path}. Check the path.`, { cause });
  });
  if (!found.isFile()) {
    throw new InputError(`input ${name} is not a file: ${path}. Give a CSV, Parquet or JSON file.`);
  }
  return found.mtimeMs;
}

async function hashInput(name: string, path: string) {
  try {
    return await hashFile(path);
  } catch (cause) {
    throw new InputError(`cannot read input ${name}: ${path}. Check the file's permissions.`, { cause });
  }
}
