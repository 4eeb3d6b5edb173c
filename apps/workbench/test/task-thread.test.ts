import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { RunStopped } from '@assay/notebook/run';
import { runFolder } from '@assay/report/store';
import { InputError } from '@assay/statistics';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Tasks, tasksHere, tasksInThread } from '../src/run/tasks.ts';
import { makeHome, runSample } from './fixture/sample-home.ts';

const { home, remove } = makeHome();
const asked: string[] = [];
const answers = {
  datasetFiles: async (dataset: string) => {
    asked.push(dataset);
    return [join(home, 'people.csv')];
  },
  generatedHashes: async () => new Set<string>(),
};
const folder = join(home, 'notebooks/sample');
const given = { people: [join(home, 'people.csv')] };
const order = { kind: 'run', home, folder, clockAhead: 0 } as const;
let beside: Tasks;

beforeAll(() => {
  beside = tasksInThread(answers);
});
afterAll(async () => {
  await beside.close();
  remove();
});

describe('tasks in a thread of their own', () => {
  it('are what they are here: a run, its events, and the files that the workbench finds for it', async () => {
    const events: string[] = [];
    const told = { signal: new AbortController().signal, onEvent: ({ type }: { type: string }) => events.push(type) };
    const run = await beside.perform({ ...order, choices: {} }, told);
    expect(run).toBe(await tasksHere(answers).perform({ ...order, choices: {} }));
    expect(asked).toEqual(['sample-people', 'sample-people']);
    expect(events).toContain('input-read');
  });

  it('release what they release here, to the byte', async () => {
    const run = await runSample(home);
    const release = {
      kind: 'release',
      home,
      stored: runFolder(home, 'sample', run),
      at: '2025-03-06T10:00:00Z',
      run,
      slug: 'sample',
      since: null,
    } as const;
    const released = await beside.perform(release);
    expect(released).toEqual(await tasksHere(answers).perform(release));
    expect(released.report).toContain('[c]');
  });

  it('fail with the same sentence, and are stopped from outside', async () => {
    const wrong = { ...order, choices: { inputs: given, parameters: { level: 7 } } };
    const here = await tasksHere(answers)
      .perform(wrong)
      .catch((error: unknown) => error);
    expect(here).toBeInstanceOf(InputError);
    await expect(beside.perform(wrong)).rejects.toThrow((here as Error).message);
    const abort = new AbortController();
    const onEvent = () => abort.abort();
    const stopped = beside.perform({ ...order, choices: { inputs: given } }, { signal: abort.signal, onEvent });
    await expect(stopped).rejects.toSatisfy((error) => error instanceof RunStopped || /abort/i.test(String(error)));
  });

  it('end with whoever writes down what happens in them, and say why', async () => {
    const onEvent = () => {
      throw new InputError('the disk is full. Make room.');
    };
    const told = { signal: new AbortController().signal, onEvent };
    await expect(beside.perform({ ...order, choices: { inputs: given } }, told)).rejects.toThrow('the disk is full');
  });

  it('go on in another thread where theirs ended while it had nothing to do', async () => {
    const threads: Worker[] = [];
    const begun = (thread: Worker) => threads.push(thread);
    process.on('worker', begun);
    const own = tasksInThread(answers);
    const run = await own.perform({ ...order, choices: {} });
    await threads[0]!.terminate();
    expect(await own.perform({ ...order, choices: {} })).toBe(run);
    expect(threads).toHaveLength(2);
    await own.close();
    process.off('worker', begun);
  });
});
