import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { dataFolder, datasetFiles } from '../../src/input/dataset-files.ts';
import { temporaryFolder } from '../run/toy.ts';

type Named = Parameters<ReturnType<typeof datasetFiles>>[1];
const named = (name: string, schema = name) => ({ name, schema: { name: schema } }) as Named;

it('names the input whose dataset a project does not have, and the remedy', async () => {
  await expect(datasetFiles(tmpdir())('no-such-dataset', named('people'))).rejects.toThrow(
    'there is no dataset no-such-dataset, which input people falls back on. Give a file: --input people=path',
  );
});

/** A project with one dataset of these resources, as far as its files are looked for. */
function project(descriptor: object): string {
  const home = temporaryFolder();
  mkdirSync(join(home, 'datasets', 'own'), { recursive: true });
  writeFileSync(join(home, 'datasets', 'own', 'datapackage.json'), JSON.stringify(descriptor));
  return home;
}
const resource = (name: string) => ({ name, path: `${name}.csv`, format: 'csv' });
const BASE = {
  name: 'own',
  title: 'Own',
  description: 'One.',
  licenses: [{ name: 'OGL', title: 'OGL', path: 'https://example.org' }],
};

it('takes the resource of the schema’s name, or of the input’s, or the first, beside its descriptor or where it is made', async () => {
  const home = project({ ...BASE, resources: ['first', 'calls', 'people'].map(resource) });
  const find = datasetFiles(home);
  expect(await find('own', named('people'))).toBeNull();
  for (const name of ['first', 'calls']) writeFileSync(join(home, 'datasets', 'own', `${name}.csv`), '');
  mkdirSync(dataFolder(home, 'own'), { recursive: true });
  writeFileSync(join(dataFolder(home, 'own'), 'people.csv'), '');
  const beside = (name: string) => [join(home, 'datasets', 'own', `${name}.csv`)];
  expect(await find('own', named('calls', 'people'))).toEqual([join(home, '.assay', 'data', 'own', 'people.csv')]);
  expect(await find('own', named('calls', 'other'))).toEqual(beside('calls'));
  expect(await find('own', named('stops'))).toEqual(beside('first'));
});

it('takes a dataset that has a generator, or of which nothing is known, for invented, any other for published', () => {
  const { origin } = datasetFiles(fileURLToPath(new URL('../../../..', import.meta.url)));
  expect(['scored-cohort', 'febrl', 'no-such-dataset'].map((each) => origin?.(each))).toEqual([
    'invented',
    'published',
    'invented',
  ]);
});
