import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DatasetDescriptor } from '@assay/dataset';
import { loadDescriptor, type ObtainedFile, obtainDataset } from '@assay/dataset/fetch';
import { hashFile, withTemporaryFolder } from '@assay/evidence';
import { type DatasetFiles, dataFolder, datasetFiles } from '@assay/notebook/run';
import { InputError } from '@assay/statistics';
import type { Context } from '../command.ts';
import { byteProgress } from '../show/byte-progress.ts';
import { datasetFolder, datasetNames } from './dataset-folders.ts';
import { generateBeside } from './generate-beside.ts';
import { generateInto } from './generate-into.ts';
import { recipeOf } from './generate-tables.ts';

const STAMP = 'recipe.sha256';

/** What is being made in this process, by the folder where it will stand. */
const making = new Map<string, Promise<readonly ObtainedFile[]>>();

/** The file that an input falls back on; what is synthetic is made first, where it is not made yet or was made otherwise. */
export function madeDatasetFiles(context: Context): DatasetFiles {
  const find = datasetFiles(context.home);
  const made: DatasetFiles = async (dataset, input) => {
    const isKnown = datasetNames(context.home).includes(dataset);
    if (isKnown && loadDescriptor(datasetFolder(context.home, dataset)).generator !== undefined) {
      await makeDataset(context, dataset);
    }
    return find(dataset, input);
  };
  return find.origin === undefined ? made : Object.assign(made, { origin: find.origin });
}

/** Puts a dataset's files under `.assay/data`: generated, copied from a mirror, or fetched and checked by their digest. */
export async function makeDataset(
  context: Context,
  name: string,
  mirror: string | null = null,
): Promise<readonly ObtainedFile[]> {
  const descriptor = loadDescriptor(datasetFolder(context.home, name));
  if (descriptor.engine !== undefined) {
    throw new InputError(
      `data set ${name} is counted where it lies and never fetched. See it: assay data ${name} --check`,
    );
  }
  if (descriptor.generator !== undefined && mirror !== null) {
    throw new InputError(`data set ${name} is generated, and no mirror is looked into. Leave out --mirror.`);
  }
  const destination = dataFolder(context.home, name);
  // Two notebooks may fall back on one dataset at once: the second finds it made.
  for (let other = making.get(destination); other !== undefined; other = making.get(destination))
    await other.catch(() => {});
  const recipe = descriptor.generator === undefined ? null : recipeOf(descriptor);
  const made = descriptor.resources.map(({ file }) => join(destination, file));
  const stamp = join(destination, STAMP);
  if (recipe !== null && [...made, stamp].every((path) => existsSync(path)) && readFileSync(stamp, 'utf8') === recipe) {
    return made.map((path) => ({ path, how: 'already there' }));
  }
  const progress = byteProgress(context.stderr, name);
  if (recipe !== null) context.stderr.write(`making ${name}\n`);
  const obtaining = obtainDataset(descriptor, {
    destination,
    ...(mirror === null ? {} : { mirror }),
    fetch,
    sha256: async (path) => (await hashFile(path)).sha256,
    generate: () => generateFor(context)(destination, descriptor),
    progress: progress.on,
    ...(context.signal === undefined ? {} : { signal: context.signal }),
  })
    .then((obtained) => {
      if (recipe !== null) writeFileSync(stamp, recipe);
      return obtained;
    })
    .finally(() => {
      progress.end();
      making.delete(destination);
    });
  making.set(destination, obtaining);
  return obtaining;
}

/** Hashes of the files that a dataset's generator makes, made afresh: a file that merely bears its name is not among them. */
export async function generatedHashes(context: Context, name: string): Promise<ReadonlySet<string>> {
  const { home, stderr } = context;
  const descriptor = loadDescriptor(datasetFolder(home, name));
  stderr.write(`making ${name} to compare\n`);
  return withTemporaryFolder('made', async (folder) => {
    await generateFor(context)(folder, descriptor);
    const made = await Promise.all(descriptor.resources.map(({ file }) => hashFile(join(folder, file))));
    return new Set(made.map(({ sha256 }) => sha256));
  });
}

/** A workbench goes on answering while a dataset is made; whoever waits for it needs no thread. */
function generateFor({
  isServing = false,
  signal,
}: Context): (into: string, descriptor: DatasetDescriptor) => Promise<void> {
  return isServing ? (into, descriptor) => generateBeside(into, descriptor, signal) : generateInto;
}
