import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '@assay/statistics';
import type { DatasetFiles } from './prepare-run.ts';

interface Resource {
  readonly name: string;
  readonly path: string;
}

/** Where a dataset's made or fetched files are kept. */
export function dataFolder(home: string, dataset: string): string {
  return join(home, '.assay', 'data', dataset);
}

/**
 * The file of a project's dataset for an input: the resource named as the input's schema, as the input, or the first. A
 * small table stands beside its descriptor; what is made or fetched stands under `.assay/data`.
 */
export function datasetFiles(home: string): DatasetFiles {
  return async (dataset, input) => {
    const descriptor = join(home, 'datasets', dataset, 'datapackage.json');
    if (!existsSync(descriptor)) {
      throw new InputError(
        `dataset ${dataset} of input ${input.name} has no ${descriptor}. Give a file: --input ${input.name}=path`,
      );
    }
    const { resources = [] } = JSON.parse(readFileSync(descriptor, 'utf8')) as { resources?: readonly Resource[] };
    const resource =
      resources.find(({ name }) => name === input.schema.name) ??
      resources.find(({ name }) => name === input.name) ??
      resources[0];
    if (resource === undefined) throw new InputError(`dataset ${dataset} lists no resource. Mend ${descriptor}.`);
    const places = [join(home, 'datasets', dataset, resource.path), join(dataFolder(home, dataset), resource.path)];
    const found = places.find((path) => existsSync(path));
    return found === undefined ? null : [found];
  };
}
