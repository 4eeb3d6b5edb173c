import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { loadDescriptor } from '@assay/dataset/fetch';
import { InputError } from '@assay/statistics';
import type { DatasetFiles } from '../run/run-choices.ts';
import type { Input } from './input.ts';

/**
 * Where a dataset's made or fetched files are kept.
 *
 * @example
 * dataFolder('/project', 'febrl') // '/project/.assay/data/febrl'
 */
export function dataFolder(home: string, dataset: string): string {
  return join(home, '.assay', 'data', dataset);
}

/**
 * The file of a project's dataset for an input: the resource named as the input's schema, as the input, or the first. A
 * small table stands beside its descriptor; what is made or fetched stands under `.assay/data`.
 *
 * @throws InputError where the project has no such dataset.
 *
 * @example
 * const input = { name: 'questions', schema: { name: 'questions' } };
 * (await datasetFiles(project)('panel-questions', input)).length // 1
 */
export function datasetFiles(home: string): DatasetFiles {
  const find = async (dataset: string, input: Input) => {
    const folder = join(home, 'datasets', dataset);
    if (!existsSync(join(folder, 'datapackage.json'))) {
      throw new InputError(
        `there is no dataset ${dataset}, which input ${input.name} falls back on. Give a file: --input ${input.name}=path`,
      );
    }
    const { resources, engine } = loadDescriptor(folder);
    if (engine !== undefined) {
      throw new InputError(
        `data set ${dataset} is counted where it lies. Ask for it: --input ${input.name}=@${dataset}`,
      );
    }
    const resource =
      resources.find(({ name }) => name === input.schema.name) ??
      resources.find(({ name }) => name === input.name) ??
      resources[0]!;
    const places = [join(folder, resource.file), join(dataFolder(home, dataset), resource.file)];
    const found = places.find((path) => existsSync(path));
    return found === undefined ? null : [found];
  };
  return Object.assign(find, { origin: (dataset: string) => datasetOrigin(home, dataset) });
}

/** A dataset that has a generator is invented; any other is somebody's publication. */
function datasetOrigin(home: string, dataset: string): 'invented' | 'published' {
  const folder = join(home, 'datasets', dataset);
  if (!existsSync(join(folder, 'datapackage.json'))) return 'invented';
  return loadDescriptor(folder).generator === undefined ? 'published' : 'invented';
}
