#!/usr/bin/env node
// Checks the dataset in the folder it is run from; says every fault and leaves with 1 where there is one.
import { register } from 'tsx/esm/api';

register();
const { validateDataset } = await import('../src/fetch/index.ts');
try {
  const faults = validateDataset(process.cwd());
  for (const fault of faults) process.stderr.write(`${fault}\n`);
  process.exitCode = faults.length === 0 ? 0 : 1;
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
