import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { optionalDriver } from '../src/connect/optional-driver.ts';

it('is loaded where it is there, and told as not installed where it is itself not there', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'assay-driver-'));
  const driver = (name: string, code: string) => {
    const path = join(folder, `${name}.cjs`);
    writeFileSync(path, code);
    return optionalDriver(path, 'Oracle').catch((cause: Error) => `${cause.name}: ${cause.message.split('\n')[0]}`);
  };
  expect(await driver('here', 'module.exports = { speaks: true }')).toEqual({ speaks: true });
  // What a driver lacks, or cannot do on this machine, is no matter of installing it.
  expect(await driver('lacks', "require('a-part-of-the-driver')")).toBe(
    "Error: Cannot find module 'a-part-of-the-driver'",
  );
  expect(await driver('fails', "throw new Error('no native part')")).toBe('Error: no native part');
  const absent = join(folder, 'absent.cjs');
  await expect(optionalDriver(absent, 'Oracle')).rejects.toThrow(
    `tables of Oracle are read by the package ${absent}, which is not installed. Do: npm install --no-save ${absent}`,
  );
  rmSync(folder, { recursive: true });
});
