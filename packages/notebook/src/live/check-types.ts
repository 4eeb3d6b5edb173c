import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';
import type { LiveProblem } from './live-state.ts';

const here = dirname(fileURLToPath(import.meta.url));
/** Values come first: types are asked for once the files have been left alone for a while. */
const QUIET_MILLISECONDS = 250;

/** Checks a notebook's types beside its values, in a thread of its own. */
export interface TypeCheck {
  /** Something was saved. */
  ask(): void;
  close(): Promise<void>;
}

/** @returns `null` where TypeScript is not installed: then nothing is said of types. */
export async function typeCheck(
  folder: string,
  onChecked: (problems: readonly LiveProblem[]) => void,
): Promise<TypeCheck | null> {
  const typescript = typescriptPath();
  if (typescript === null) return null;
  const { outputFiles } = await build({
    entryPoints: [join(here, 'types-thread.ts')],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    logLevel: 'silent',
  });
  const worker = new Worker(outputFiles[0]!.text, { eval: true, workerData: { folder, typescript } });
  worker.unref();
  worker.on('message', (problems: readonly LiveProblem[]) => onChecked(problems));
  // A checker that fails costs its messages, not the values.
  worker.on('error', () => onChecked([]));
  let quiet: NodeJS.Timeout | undefined;
  return {
    ask() {
      clearTimeout(quiet);
      quiet = setTimeout(() => worker.postMessage('check'), QUIET_MILLISECONDS);
      quiet.unref();
    },
    async close() {
      clearTimeout(quiet);
      await worker.terminate();
    },
  };
}

function typescriptPath(): string | null {
  try {
    return createRequire(import.meta.url).resolve('typescript');
  } catch {
    return null;
  }
}
