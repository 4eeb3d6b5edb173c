import { fileURLToPath } from 'node:url';
import { sha256Hex } from '@assay/evidence';
import { build } from 'esbuild';

export interface Kernel {
  /** One ECMAScript module that reads rows on its input and writes counts. */
  readonly code: string;
  readonly sha256: string;
}

/**
 * The code that counts, as one file of some tens of kilobytes: what is taken to the rows where an engine runs programs, and
 * what the run is known by wherever the rows were counted.
 *
 * @example
 * (await bundleKernel()).sha256.length // 64
 */
export function bundleKernel(): Promise<Kernel> {
  bundled ??= bundle();
  return bundled;
}

/** The code of a process does not change while it runs. */
let bundled: Promise<Kernel> | undefined;

async function bundle(): Promise<Kernel> {
  const code = await bundledCode(
    `import { counterNamed } from '../count/counters.ts';
import { filterRows } from './filter.ts';
const [name, parts, hasSizes, options] = JSON.parse(Buffer.from(process.argv.at(-1), 'base64url').toString('utf8'));
let out = [];
await filterRows(counterNamed(name, parts.map(({ part }) => part)), parts, hasSizes, options, process.stdin, (line) => out.push(line));
process.stdout.write(out.join('\\n') + '\\n');`,
    'esm',
  );
  return { code, sha256: sha256Hex(code) };
}

let thread: Promise<string> | undefined;

/** The same analyses' code, as a script of a thread that reads, divides and counts what it is asked to. */
export function bundleThread(): Promise<string> {
  thread ??= bundledCode(
    `import { parentPort, workerData } from 'node:worker_threads';
import { answerSlices } from '../count/answer-slices.ts';
answerSlices(parentPort, workerData);`,
    'cjs',
  );
  return thread;
}

async function bundledCode(contents: string, format: 'esm' | 'cjs'): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: fileURLToPath(new URL('.', import.meta.url)), loader: 'ts' },
    nodePaths: [fileURLToPath(new URL('../../../../node_modules', import.meta.url))],
    bundle: true,
    write: false,
    platform: 'node',
    format,
    target: 'node20',
    charset: 'utf8',
    legalComments: 'none',
    minify: true,
    treeShaking: true,
    logLevel: 'silent',
  });
  return outputFiles[0]!.text;
}
