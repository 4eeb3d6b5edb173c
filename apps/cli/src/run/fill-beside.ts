import { Worker } from 'node:worker_threads';
import type { Context } from '../command.ts';

/** What the thread writes, and at its end why it failed; nothing where all went well. */
type Said = { readonly to: 'stdout' | 'stderr'; readonly text: string } | { readonly failed: string | null };

/**
 * Runs every notebook that is not current, as `fillNotebooks` does, in a thread: whoever is served meanwhile waits for no
 * run that is prepared, rendered or stored. Told to stop, it stops the run that it is in, of which nothing stays.
 *
 * @throws Error where a notebook fails of Assay's own fault.
 */
export async function fillBeside({ home, cwd, env, stdout, stderr, signal }: Context): Promise<void> {
  const terminal = { isTTY: stderr.isTTY === true, columns: stderr.columns };
  const worker = new Worker(new URL('../../bin/fill-notebooks.mjs', import.meta.url), {
    workerData: { home, cwd, env: { ...env }, terminal },
    execArgv: [],
  });
  const stop = () => worker.postMessage('stop');
  signal?.addEventListener('abort', stop);
  if (signal?.aborted) stop();
  try {
    await new Promise<void>((resolve, reject) => {
      worker.on('message', (said: Said) => {
        if (!('failed' in said)) (said.to === 'stdout' ? stdout : stderr).write(said.text);
        else if (said.failed === null) resolve();
        else reject(new Error(said.failed));
      });
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('the thread that runs the notebooks ended')));
    });
  } finally {
    signal?.removeEventListener('abort', stop);
    await worker.terminate();
  }
}
