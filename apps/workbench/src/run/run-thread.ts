import { parentPort, workerData } from 'node:worker_threads';
import { type DatasetFiles, datasetFiles as filesOf } from '@assay/notebook/run';
import { performTask, type TaskHost, taskError, taskFailure } from './run-task.ts';
import type { FromThread, ToThread } from './thread-messages.ts';

// Does what a workbench asks for beside it. It holds no store and answers nobody but the workbench.

const going = new Map<number, AbortController>();
const open = new Map<number, { resolve(answer: readonly string[] | null): void; reject(error: unknown): void }>();
let questions = 0;

const say = (message: FromThread): void => parentPort!.postMessage(message);

function ask(
  question: { readonly asks: 'hashes' } | { readonly asks: 'files'; readonly input: Parameters<DatasetFiles>[1] },
  dataset: string,
): Promise<readonly string[] | null> {
  const number = ++questions;
  return new Promise((resolve, reject) => {
    open.set(number, { resolve, reject });
    if (question.asks === 'hashes') say({ asks: 'hashes', question: number, dataset });
    else {
      const { name, schema } = question.input;
      say({ asks: 'files', question: number, dataset, input: { name, schema: { name: schema.name } } });
    }
  });
}

/** Files are found where the workbench finds them; whose they are stands in the project. */
function datasetFiles(home: string): DatasetFiles {
  const find: DatasetFiles = (dataset, input) => ask({ asks: 'files', input }, dataset);
  const { origin } = filesOf(home);
  return workerData.hasOrigins && origin !== undefined ? Object.assign(find, { origin }) : find;
}

const host = (home: string): Omit<TaskHost, 'signal' | 'onEvent'> => ({
  datasetFiles: datasetFiles(home),
  generatedHashes: async (dataset) => new Set((await ask({ asks: 'hashes' }, dataset)) ?? []),
});

parentPort!.on('message', async (message: ToThread) => {
  if ('cancel' in message) {
    going.get(message.cancel)?.abort();
    return;
  }
  if ('to' in message) {
    const waiting = open.get(message.to);
    open.delete(message.to);
    if ('failed' in message) waiting?.reject(taskError(message.failed));
    else waiting?.resolve(message.answer);
    return;
  }
  const { id, task } = message;
  const abort = new AbortController();
  going.set(id, abort);
  try {
    const done = await performTask(task, {
      ...host('home' in task ? task.home : ''),
      signal: abort.signal,
      onEvent: (event) => say({ id, event }),
    });
    say({ id, done });
  } catch (error) {
    say({ id, failed: taskFailure(error) });
  } finally {
    going.delete(id);
  }
});
