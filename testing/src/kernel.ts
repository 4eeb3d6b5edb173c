import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

/**
 * The TypeScript module that holds a kernel's WebAssembly as text, compiled from its AssemblyScript source: what
 * `npm run kernel` writes, and what a test holds the committed module to.
 */
export async function kernelModule(source: URL): Promise<string> {
  const name = basename(fileURLToPath(source), '.ts');
  const files = new Map<string, Uint8Array>();
  const { error, stderr } = await asc.main(
    [
      `${name}.ts`,
      '--outFile',
      `${name}.wasm`,
      '-O3',
      '--runtime',
      'stub',
      '--enable',
      'simd',
      '--noAssert',
      '--baseDir',
      fileURLToPath(new URL('.', source)),
    ],
    { writeFile: (file, contents) => void files.set(file, contents as Uint8Array) },
  );
  if (error) throw new Error(`kernel does not compile: ${stderr.toString()}`);
  const text = Buffer.from(files.get(`${name}.wasm`)!).toString('base64');
  const lines = text.match(/.{1,110}/g)!.map((line) => `  '${line}',`);
  const comment = `/** WebAssembly of kernel/${name}.ts in base64; rebuilt by \`npm run kernel\`. */`;
  return `${comment}\nexport const ${name.toUpperCase()}_MODULE = [\n${lines.join('\n')}\n].join('');\n`;
}
