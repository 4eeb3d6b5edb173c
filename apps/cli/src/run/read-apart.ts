import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { removeFoldersOfThread } from '@assay/evidence';
import { arrivedReading, type ReadApart, type ReadingOfInput, type TravellingReading } from '@assay/notebook/run';
import { InputError } from '@assay/statistics';

type Answer =
  | { readonly failed: null; readonly reading: TravellingReading }
  | { readonly failed: { readonly isInput: boolean; readonly message: string } };

interface Waiting {
  readonly resolve: (reading: ReadingOfInput) => void;
  readonly reject: (error: unknown) => void;
}

/** Reads inputs in a thread beside this one, which ends with them; nothing of that where the machine has a single core. */
export function readApartHere(cores: number = availableParallelism()): { readonly readApart?: ReadApart } {
  return cores < 2 ? {} : { readApart: inThread };
}

const inThread: ReadApart = (requests) => {
  const worker = new Worker(new URL('../../bin/read-inputs.mjs', import.meta.url), {
    workerData: { requests: JSON.parse(JSON.stringify(requests)) },
    execArgv: [],
  });
  const waiting: Waiting[] = [];
  const readings = requests.map(
    () => new Promise<ReadingOfInput>((resolve, reject) => waiting.push({ resolve, reject })),
  );
  worker.on('message', (answer: Answer) => {
    const { resolve, reject } = waiting.shift()!;
    if (answer.failed === null) resolve(arrivedReading(answer.reading));
    else reject(answer.failed.isInput ? new InputError(answer.failed.message) : new Error(answer.failed.message));
  });
  const end = (error: unknown) => {
    for (const { reject } of waiting.splice(0)) reject(error);
  };
  worker.once('error', end);
  worker.once('exit', () => end(new Error('the thread that reads inputs ended')));
  const { threadId } = worker;
  return { readings, stop: () => void worker.terminate().then(() => removeFoldersOfThread(threadId)) };
};
