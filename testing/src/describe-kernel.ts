import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { kernelCompiler, kernelHeading, kernelModule } from './kernel.ts';

/** Is the committed WebAssembly of a kernel that of its source as it stands? Compiled again where the compiler is. */
export function describeKernel(source: URL, module: URL): void {
  describe(`kernel ${basename(fileURLToPath(source), '.ts')}`, () => {
    const committed = readFileSync(module, 'utf8');

    it('was compiled from the source as it stands', () => {
      expect(committed.split('\n')[0]).toBe(kernelHeading(source));
    });

    it('is what its source compiles to', async (test) => {
      const compiler = await kernelCompiler();
      if (compiler.asc === null) return test.skip(compiler.reason);
      expect(await kernelModule(source, compiler.asc)).toBe(committed);
    });
  });
}
