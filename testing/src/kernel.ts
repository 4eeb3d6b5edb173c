import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The compiler that the committed kernels were made with. It weighs 104 MB and is no part of `npm install`. */
const COMPILER_VERSION = '0.28.9';

/** With these words begins the source of a kernel whose memory several threads may have, each with an instance of its own. */
const SHARED_MEMORY = '// Its memory may be shared';
const OPTIONS_OF_SHARED_MEMORY = [
  '--enable',
  'threads',
  '--importMemory',
  '--sharedMemory',
  '--maximumMemory',
  '65536',
];

type Compiler = {
  main(
    options: readonly string[],
    api: { writeFile(file: string, contents: string | Uint8Array): void },
  ): Promise<{ readonly error: Error | null; readonly stderr: { toString(): string } }>;
};

type KernelCompiler = { readonly asc: Compiler } | { readonly asc: null; readonly reason: string };

/** The AssemblyScript compiler, or why it is not here and what brings it. */
export async function kernelCompiler(): Promise<KernelCompiler> {
  const path = 'assemblyscript/asc';
  try {
    return { asc: ((await import(path)) as { default: Compiler }).default };
  } catch (cause) {
    if ((cause as { code?: string }).code !== 'ERR_MODULE_NOT_FOUND' && !/Cannot find/.test(String(cause))) throw cause;
    const reason = `the AssemblyScript compiler is not installed. Run npm install --no-save assemblyscript@${COMPILER_VERSION}`;
    return { asc: null, reason };
  }
}

/** The first line of a committed kernel: it names its sources' digest, so that a changed source is seen without compiler. */
export function kernelHeading(source: URL): string {
  const hash = createHash('sha256');
  for (const text of sourcesOf(source).values()) hash.update(text);
  return `/** WebAssembly in base64 of kernel/${basename(fileURLToPath(source))}, SHA-256 ${hash.digest('hex')}; rebuilt by \`npm run kernel\`. */`;
}

/** A kernel's source, then all that it is made of, each once, in the order in which they are named. */
function sourcesOf(source: URL, known = new Map<string, string>()): Map<string, string> {
  if (known.has(source.href)) return known;
  const text = readFileSync(source, 'utf8');
  known.set(source.href, text);
  for (const [, name] of text.matchAll(/ from '\.\/([a-z-]+)';/g)) sourcesOf(new URL(`${name}.ts`, source), known);
  return known;
}

/**
 * The TypeScript module that holds a kernel's WebAssembly as text, compiled from its AssemblyScript source: what
 * `npm run kernel` writes, and what a test holds the committed module to.
 */
export async function kernelModule(source: URL, asc: Compiler): Promise<string> {
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
      ...(readFileSync(source, 'utf8').startsWith(SHARED_MEMORY) ? OPTIONS_OF_SHARED_MEMORY : []),
      '--noAssert',
      '--baseDir',
      fileURLToPath(new URL('.', source)),
    ],
    { writeFile: (file, contents) => void files.set(file, contents as Uint8Array) },
  );
  if (error) throw new Error(`kernel does not compile: ${stderr.toString()}`);
  const text = Buffer.from(files.get(`${name}.wasm`)!).toString('base64');
  const lines = text.match(/.{1,110}/g)!.map((line) => `  '${line}',`);
  return `${kernelHeading(source)}\nexport const ${name.toUpperCase()}_MODULE = [\n${lines.join('\n')}\n].join('');\n`;
}
