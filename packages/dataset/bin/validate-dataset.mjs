#!/usr/bin/env node
// Checks the dataset in the folder it is run from, or every one in a folder that is named; says every fault and leaves with 1 where there is one.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { register } from 'tsx/esm/api';

register();
const { validateDataset } = await import('../src/fetch/index.ts');
const [all] = process.argv.slice(2);
let found = 0;
try {
  const folders =
    all === undefined
      ? [process.cwd()]
      : readdirSync(all, { withFileTypes: true })
          .filter((entry) => entry.isDirectory())
          .map(({ name }) => join(all, name));
  if (folders.length === 0) throw new Error(`no dataset in ${all}. Name a folder of datasets.`);
  for (const folder of folders) {
    for (const fault of validateDataset(folder)) {
      process.stderr.write(`${all === undefined ? '' : `${folder}: `}${fault}\n`);
      found += 1;
    }
  }
  process.exitCode = found === 0 ? 0 : 1;
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
