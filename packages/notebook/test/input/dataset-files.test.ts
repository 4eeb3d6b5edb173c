import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import { datasetFiles } from '../../src/input/dataset-files.ts';

it('names the input whose dataset a project does not have, and the remedy', async () => {
  const input = { name: 'people', schema: { name: 'people' } } as Parameters<ReturnType<typeof datasetFiles>>[1];
  await expect(datasetFiles(tmpdir())('no-such-dataset', input)).rejects.toThrow(
    'there is no dataset no-such-dataset, which input people falls back on. Give a file: --input people=path',
  );
});
