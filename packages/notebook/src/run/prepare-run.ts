import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { filesOfReading, statedChoices } from '@assay/dataset/read';
import { canonicalJson, hashFile, type RunIdentity, sha256Hex } from '@assay/evidence';
import { InputError, refuseAddress } from '@assay/statistics';
import { knownMapping } from '../input/known-mapping.ts';
import { inputFilesOf } from '../input/stand-in.ts';
import { nearestNameSuggestion } from '../reference/nearest-name.ts';
import { ownText } from '../source/own-text.ts';
import type { NotebookBundle } from './bundle-notebook.ts';
import type { NotebookDescription } from './description.ts';
import { environment } from './environment.ts';
import { DEFAULT_LIMITS } from './isolation.ts';
import { keptBundle } from './kept-bundle.ts';
import { lockedChild } from './locked-child.ts';
import { resolveParameters } from './resolve-parameters.ts';
import type { DatasetFiles, RunChoices } from './run-choices.ts';
import { type InputRecord, runIdentity } from './run-record.ts';

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

/** What code said of itself, by its hash: with neither clock nor chance nor files, the same code says the same again. */
const described = new Map<string, NotebookDescription>();
const MOST_DESCRIBED = 50;

/** A notebook known by its code: where its files stand, its bundle, and what it says of itself. */
export type KnownNotebook = Pick<PreparedRun, 'folder' | 'bundle' | 'notebook'>;

/**
 * What the notebook in a folder is, learnt from it in a locked-down process.
 *
 * @example
 * (await describeFolder(toy)).notebook.questions // ['TOY-Q1']
 */
export async function describeFolder(folder: string): Promise<KnownNotebook> {
  return describeOwn(folder, await keptBundle(folder));
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
 * (await describeBundle(toy, await keptBundle(toy))).notebook.id // 'toy'
 */
export async function describeBundle(folder: string, bundle: NotebookBundle): Promise<KnownNotebook> {
  const code = sha256Hex(bundle.code);
  const said = described.get(code);
  if (said !== undefined) return { folder, bundle, notebook: said };
  const child = await lockedChild(bundle.code, { ...DEFAULT_LIMITS, seconds: 60 });
  child.input.end();
  let notebook: NotebookDescription | null = null;
  for await (const message of child.messages) {
    if (message.type === 'notebook') notebook = message.notebook;
    if (message.type === 'failed') throw new InputError(`notebook ${basename(folder)}: ${message.message}`);
  }
  if (notebook === null) throw new InputError(`notebook ${basename(folder)} said nothing of itself. Mend notebook.ts.`);
  if (described.size >= MOST_DESCRIBED) described.delete(described.keys().next().value!);
  described.set(code, notebook);
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
  return prepareKnownRun(await describeFolder(folder), choices, datasetFiles);
}

/**
 * As {@link prepareRun}, for a notebook that was described before.
 *
 * @example
 * (await prepareKnownRun(await describeFolder(toy), choices, noDatasets)).identity.id === prepared.identity.id // true
 */
export async function prepareKnownRun(
  { folder, bundle, notebook }: KnownNotebook,
  choices: RunChoices,
  datasetFiles: DatasetFiles,
): Promise<PreparedRun> {
  const parameters = resolveParameters(notebook.parameters, choices.parameters ?? {});
  const names = notebook.inputs.map(({ name }) => name);
  const { inputs: files = {}, columns = {}, readings = {}, standIns = [] } = choices;
  for (const name of [...[files, columns, readings].flatMap((each) => Object.keys(each)), ...standIns]) {
    if (!names.includes(name)) throw new InputError(`unknown input: ${name}. ${nearestNameSuggestion(name, names)}`);
  }
  const seed = choices.seed ?? DEFAULT_SEED;
  if (!Number.isSafeInteger(seed) || seed < 0) throw new InputError(`seed is ${seed}. Give a whole number from 0.`);
  const inputs: PreparedRun['inputs'][number][] = [];
  const writtenAt = new Map<string, number>();
  for (const input of notebook.inputs) {
    const { paths, dataset, source } = await inputFilesOf(input, choices, datasetFiles);
    const hashed: InputRecord['files'][number][] = [];
    for (const path of new Set(paths.flatMap(filesOfReading))) {
      writtenAt.set(path, await fileWrittenAt(input.name, path));
      hashed.push({ path, ...(await hashInput(input.name, path)) });
    }
    const mapping = knownMapping(input, columns[input.name] ?? {});
    const said = statedChoices(readings[input.name] ?? {});
    if (paths.length === 0 && Object.keys({ ...mapping, ...said }).length > 0) {
      throw new InputError(
        `input ${input.name} has no file to be read as was said. Give one: --input ${input.name}=path`,
      );
    }
    const isSaid = Object.keys(said).length > 0;
    inputs.push({ name: input.name, dataset, source, files: hashed, mapping, ...(isSaid ? { choices: said } : {}) });
  }
  const identity = runIdentity({
    notebook: notebook.id,
    code: bundle.sha256,
    inputs,
    parameters,
    seed,
    ...reportText(folder),
    environment: environment(),
  });
  return { folder, bundle, notebook, identity, inputs, writtenAt };
}

/** The report's text by hash; nothing for a notebook without one. */
function reportText(folder: string): { readonly report?: string } {
  const texts = ['report.md', 'technical.md'].flatMap((name) => {
    const path = join(folder, name);
    return existsSync(path) ? [[name, ownText(path)]] : [];
  });
  return texts.length === 0 ? {} : { report: sha256Hex(canonicalJson(texts)) };
}

/** Milliseconds since 1970 at which an input's file was last written. */
export async function fileWrittenAt(name: string, path: string): Promise<number> {
  const found = await stat(path).catch((cause: unknown) => {
    refuseAddress(`input ${name}`, path);
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
