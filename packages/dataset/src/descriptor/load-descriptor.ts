import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '@assay/statistics';
import { type DatasetDescriptor, datasetDescriptor } from './dataset-descriptor.ts';

/**
 * Reads the descriptor in a dataset's folder.
 *
 * @throws InputError where there is none, where it is no JSON, or where it has faults.
 *
 * @example
 * loadDescriptor(`${datasets}/person-register`).name // 'person-register'
 */
export function loadDescriptor(folder: string): DatasetDescriptor {
  const path = join(folder, 'datapackage.json');
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    const problem = cause instanceof SyntaxError ? 'is no JSON' : 'cannot be read';
    throw new InputError(`${path} ${problem}. Give the folder of a dataset, e.g. datasets/person-register.`, { cause });
  }
  return datasetDescriptor(json, path);
}
