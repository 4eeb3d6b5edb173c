import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hashFile } from '@assay/evidence';
import { describeWithReferenceData } from '@assay/testing';
import { describe, expect, it } from 'vitest';
import { loadDescriptor, obtainDataset, validateDataset } from '../../src/fetch/index.ts';
import { schemaOfResource } from '../../src/index.ts';
import { readTable } from '../../src/read/index.ts';
import { temporaryFolder } from '../read/temporary-folder.ts';

const datasets = fileURLToPath(new URL('../../../../datasets/', import.meta.url));
const folder = temporaryFolder();
const noNetwork: typeof fetch = () => Promise.reject(new Error('no test asks the network'));

describe('the datasets of this repository', () => {
  const folders = readdirSync(datasets, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  it.each(folders.map(({ name }) => name))('%s is whole', (name) => {
    expect(validateDataset(join(datasets, name))).toEqual([]);
  });
});

function suite(name: string, files: readonly string[], rows: readonly number[]): void {
  describeWithReferenceData(name, files, (...paths) => {
    it('comes out of a mirror with the digest described, and reads by its own schema', async () => {
      const descriptor = loadDescriptor(join(datasets, name));
      const obtained = await obtainDataset(descriptor, {
        destination: join(folder.path, name),
        mirror: dirname(paths[0]!),
        fetch: noNetwork,
        sha256: async (path) => (await hashFile(path)).sha256,
      });
      expect(obtained.map(({ how }) => how)).toEqual(rows.map(() => 'copied from the mirror'));
      for (const [at, { path }] of obtained.entries()) {
        const schema = schemaOfResource(descriptor.resources[at]!);
        const { table, files: read } = await readTable({ paths: [path], schema });
        expect(table.rowCount).toBe(rows[at]);
        expect(read[0]!.unread).toEqual([]);
        expect(Object.keys(table.columns)).toEqual(schema.fields.map((field) => field.name));
      }
    });
  });
}

suite(
  'febrl',
  ['linkage/febrl/dataset1.csv', 'linkage/febrl/dataset4a.csv', 'linkage/febrl/dataset4b.csv'],
  [1000, 5000, 5000],
);
suite('historical-figures', ['linkage/splink/historical_figures_with_errors_50k.parquet'], [50_578]);
suite('data-police-uk', ['displacement/uk/2019-06-greater-manchester-stop-and-search.csv'], [907]);
