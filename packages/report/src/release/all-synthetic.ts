import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { loadDescriptor } from '@assay/dataset/fetch';
import type { InputRecord } from '@assay/notebook/run';

/** Hashes of the files that a dataset's generator makes; asked only of datasets that have one. */
export type GeneratedHashes = (dataset: string) => Promise<ReadonlySet<string>>;

/** True where every file read is, to the byte, one that a generator of Assay makes. A name alone is not believed. */
export async function isAllSynthetic(
  home: string,
  inputs: readonly InputRecord[],
  generatedHashes: GeneratedHashes,
): Promise<boolean> {
  const read = inputs.filter(({ files }) => files.length > 0);
  const isInvented = ({ dataset }: InputRecord) =>
    dataset !== null && descriptorOf(home, dataset)?.generator !== undefined;
  if (!read.every(isInvented)) return false;
  // One dataset may stand behind several inputs: it is made once for all of them.
  for (const dataset of new Set(read.map((input) => input.dataset!))) {
    const made = await generatedHashes(dataset);
    const own = read.filter((input) => input.dataset === dataset).flatMap(({ files }) => files);
    if (!own.every(({ sha256 }) => made.has(sha256))) return false;
  }
  return true;
}

/** What a dataset says of itself; `null` where the project has none of that name. */
export function descriptorOf(home: string, dataset: string) {
  const folder = join(home, 'datasets', dataset);
  return existsSync(join(folder, 'datapackage.json')) ? loadDescriptor(folder) : null;
}
