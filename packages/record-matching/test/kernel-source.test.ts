import { readFileSync } from 'node:fs';
import { kernelModule } from '@assay/testing/kernel';
import { expect, it } from 'vitest';

it('runs the kernel that its source compiles to', async () => {
  const committed = readFileSync(new URL('../src/sweep/letters-module.ts', import.meta.url), 'utf8');
  expect(await kernelModule(new URL('../kernel/letters.ts', import.meta.url))).toBe(committed);
});
