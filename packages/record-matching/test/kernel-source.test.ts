import { readFileSync } from 'node:fs';
import { kernelCompiler, kernelHeading, kernelModule } from '@assay/testing/kernel';
import { describe, expect, it } from 'vitest';

describe.each([
  ['letters', 'sweep'],
  ['patterns', 'model'],
])('kernel %s', (name, folder) => {
  const source = new URL(`../kernel/${name}.ts`, import.meta.url);
  const committed = readFileSync(new URL(`../src/${folder}/${name}-module.ts`, import.meta.url), 'utf8');

  it('was compiled from the source as it stands', () => {
    expect(committed.split('\n')[0]).toBe(kernelHeading(source));
  });

  it('is what its source compiles to', async (test) => {
    const compiler = await kernelCompiler();
    if (compiler.asc === null) return test.skip(compiler.reason);
    expect(await kernelModule(source, compiler.asc)).toBe(committed);
  });
});
