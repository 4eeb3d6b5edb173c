import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { nearestNameSuggestion } from '@assay/notebook';
import { InputError } from '@assay/statistics';

/** Names of the datasets that are described, sorted. */
export function datasetNames(home: string): readonly string[] {
  const folder = join(home, 'datasets');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, 'datapackage.json')))
    .sort();
}

/** The folder of a dataset's descriptor; a name that is none gets the nearest one suggested. */
export function datasetFolder(home: string, name: string): string {
  const names = datasetNames(home);
  if (!names.includes(name)) throw new InputError(`unknown dataset: ${name}. ${nearestNameSuggestion(name, names)}`);
  return join(home, 'datasets', name);
}
