import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { DatasetDescriptor } from '@assay/dataset';
import { folderBeside } from '@assay/evidence';
import { InputError } from '@assay/statistics';

/** What the thread says at its end; nothing where all went well. */
interface Failure {
  readonly isInput: boolean;
  readonly message: string;
}

/** Makes a dataset's files as `generateInto` does, in a thread that ends with them; nothing stays of one that is stopped. */
export async function generateBeside(
  destination: string,
  descriptor: DatasetDescriptor,
  signal?: AbortSignal,
): Promise<void> {
  const fresh = folderBeside(destination, '', 'new');
  const worker = new Worker(new URL('../../bin/make-dataset.mjs', import.meta.url), {
    workerData: { destination: fresh, descriptor: JSON.parse(JSON.stringify(descriptor)) },
    execArgv: [],
  });
  const stop = () => void worker.terminate();
  signal?.addEventListener('abort', stop);
  try {
    await new Promise<void>((resolve, reject) => {
      worker.once('message', ({ failed }: { readonly failed: Failure | null }) => {
        if (failed === null) resolve();
        else reject(failed.isInput ? new InputError(failed.message) : new Error(failed.message));
      });
      worker.once('error', reject);
      worker.once('exit', () => reject(signal?.reason ?? new Error(`the thread that makes ${descriptor.name} ended`)));
    });
    for (const { file } of descriptor.resources) renameSync(join(fresh, file), join(destination, file));
  } finally {
    signal?.removeEventListener('abort', stop);
    await worker.terminate();
    rmSync(fresh, { recursive: true, force: true });
  }
}
