import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { rowsOfArrowFile } from '../../src/format/arrow-rows.ts';

it('refuses an Arrow file that no buffer of the platform would hold, by its size alone', () => {
  const path = join(tmpdir(), 'not-there.arrow');
  const read = (bytes: number) => () => rowsOfArrowFile(path, bytes, new Map());
  expect(read(2_147_483_648)).toThrow(`${path} has 2048 MB; at most 2,047 MB of Arrow are read. Export it as Parquet.`);
  expect(read(2_147_483_647)).toThrow(`${path} cannot be read as Arrow: ENOENT`);
});
