import { readFileSync } from 'node:fs';
import { kernelCompiler, kernelHeading, kernelModule } from '@assay/testing/kernel';
import { expect, it } from 'vitest';

const source = new URL('../../kernel/knox.ts', import.meta.url);
const committed = readFileSync(new URL('../../src/near-repeat/knox-module.ts', import.meta.url), 'utf8');

it('runs a kernel that was compiled from the source as it stands', () => {
  expect(committed.split('\n')[0]).toBe(kernelHeading(source));
});

it('runs the kernel that its source compiles to', async (test) => {
  const compiler = await kernelCompiler();
  if (compiler.asc === null) return test.skip(compiler.reason);
  expect(await kernelModule(source, compiler.asc)).toBe(committed);
});
