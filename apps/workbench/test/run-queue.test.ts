import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { localAnalyst, openStore, readPanelFacts } from '../src/index.ts';
import { NotebookIndex } from '../src/report/notebook-index.ts';
import { type RunQueue, runQueue } from '../src/run/run-queue.ts';
import { jobById } from '../src/store/jobs.ts';
import { makeHome } from './fixture/sample-home.ts';

const { home, remove } = makeHome();
const store = openStore(join(home, '.assay'), readPanelFacts(home));
afterAll(() => {
  store.close();
  remove();
});

type Parts = Parameters<typeof runQueue>[0];
const order = { kind: 'run', notebook: 'sample', choices: {} } as const;
let released: string[];
let ended: (readonly [string, boolean])[];
let isKept: boolean;
let errors: string[];
let letsGo = true;
let going: { finish(run: string): void; fail(error: Error): void }[];
let queue: RunQueue;

/** A queue whose runs go on until the test ends them. */
beforeEach(() => {
  [released, ended, going, isKept, errors] = [[], [], [], false, []];
  const perform = (_task: unknown, { signal }: { readonly signal: AbortSignal }) =>
    new Promise<string>((finish, fail) => {
      going.push({ finish, fail });
      signal.addEventListener('abort', () => fail(new Error('stopped')));
    });
  const parts = {
    home,
    store,
    notebooks: new NotebookIndex(home),
    uploads: {
      release(id: string) {
        if (!letsGo) throw new Error('cannot be removed');
        released.push(id);
      },
    },
    sent: {
      end(id: string, hasFailed: boolean) {
        ended.push([id, hasFailed]);
        return isKept;
      },
    },
    tasks: { perform },
    onError: (error: Error) => errors.push(error.message),
    millisecondsToAskAgain: 10,
  };
  queue = runQueue(parts as unknown as Parts);
});
afterEach(() => queue.close());

/** Waits until that many runs were begun. */
async function begun(count: number): Promise<void> {
  while (going.length < count) await new Promise((resolve) => setImmediate(resolve));
}
async function over(id: string): Promise<void> {
  while (['waiting', 'running'].includes(stateOf(id))) await new Promise((resolve) => setImmediate(resolve));
}
const stateOf = (id: string) => jobById(store, id)!.state;
const add = () => queue.add(localAnalyst, order).id;

describe('the queue', () => {
  it('does two runs at a time, and the next when one is over, in the order they were asked for', async () => {
    const [first, second, third, fourth] = [add(), add(), add(), add()];
    await begun(2);
    expect([first, second, third, fourth].map(stateOf)).toEqual(['running', 'running', 'waiting', 'waiting']);
    going[1]!.finish('0123456789abcdef');
    await begun(3);
    expect([first, second, third, fourth].map(stateOf)).toEqual(['running', 'finished', 'running', 'waiting']);
    expect(jobById(store, second)!.run).toBe('0123456789abcdef');
  });

  it('names the folder of a full disk to whoever works at the machine, and to nobody else', async () => {
    const analyst = { id: 'analyst-a', name: 'Analyst A', role: 'analyst' } as const;
    const [own, other] = [add(), queue.add(analyst, order).id];
    await begun(2);
    for (const run of going) run.fail(Object.assign(new Error('ENOSPC'), { code: 'ENOSPC', path: '/store/x' }));
    await Promise.all([over(own), over(other)]);
    expect([own, other].map((id) => jobById(store, id)!.message)).toEqual([
      'the disk is full at /store/x, so this was not written. Make room, then do it again.',
      'the disk is full, so this was not written. Make room, then do it again.',
    ]);
  });

  it('begins a run once it can be written down as begun, with nothing else to start it', async () => {
    store.database.run(
      "CREATE TRIGGER full BEFORE UPDATE ON job WHEN NEW.state = 'running' BEGIN SELECT RAISE(ABORT, 'no room'); END",
    );
    const id = add();
    expect([stateOf(id), going.length, errors.length]).toEqual(['waiting', 0, 1]);
    store.database.run('DROP TRIGGER full');
    await begun(1);
    expect(stateOf(id)).toBe('running');
    going[0]!.finish('c'.repeat(16));
    await over(id);
    expect(stateOf(id)).toBe('finished');
  });

  it('goes on with the next though the files of one that is over cannot be let go', async () => {
    letsGo = false;
    const [first, second, third] = [add(), add(), add()];
    await begun(2);
    going[0]!.finish('d'.repeat(16));
    await begun(3);
    expect([first, second, third].map(stateOf)).toEqual(['finished', 'running', 'running']);
    expect(errors).toEqual(['cannot be removed']);
    letsGo = true;
  });

  it('takes out a run that waits: it never begins, whoever follows it is told, and its files go', async () => {
    const [first, second, third, fourth] = [add(), add(), add(), add()];
    await begun(2);
    let news = 0;
    queue.listen(third, () => news++);
    expect(queue.cancel(third)).toBe(true);
    expect(jobById(store, third)).toMatchObject({ state: 'cancelled', message: 'Stopped before it began.' });
    expect([news, ended, released]).toEqual([1, [[third, false]], [third]]);
    going[0]!.finish('a'.repeat(16));
    await begun(3);
    expect([first, second, third, fourth].map(stateOf)).toEqual(['finished', 'running', 'cancelled', 'running']);
    expect(queue.cancel(third)).toBe(false);
  });

  it('stops a run that goes on, and knows none that is over', async () => {
    const id = add();
    await begun(1);
    expect(queue.cancel(id)).toBe(true);
    await over(id);
    expect(jobById(store, id)).toMatchObject({
      state: 'cancelled',
      message: 'Stopped before it was done. Nothing was stored.',
    });
    expect([queue.cancel(id), queue.cancel('none')]).toEqual([false, false]);
  });

  it('lets the files of a run go when it is over, but of one that failed as long as its form may be sent again', async () => {
    const well = add();
    await begun(1);
    going[0]!.finish('b'.repeat(16));
    await over(well);
    await queue.close();
    expect([ended, released]).toEqual([[[well, false]], [well]]);
  });

  it('keeps the files of one that failed', async () => {
    isKept = true;
    const failed = add();
    await begun(1);
    going[0]!.fail(new Error('no reason'));
    await over(failed);
    await queue.close();
    expect([ended, released]).toEqual([[[failed, true]], []]);
  });

  it('stops what goes on when it is closed, and begins nothing more', async () => {
    const [first, second, third] = [add(), add(), add()];
    await begun(2);
    await queue.close();
    expect([first, second, third].map(stateOf)).toEqual(['cancelled', 'cancelled', 'waiting']);
    expect(going).toHaveLength(2);
  });

  it('tells a listener nothing more once it is taken off', async () => {
    add();
    add();
    const waits = add();
    let news = 0;
    const [stop, stopOther] = [queue.listen(waits, () => news++), queue.listen(waits, () => {})];
    stop();
    queue.cancel(waits);
    stopOther();
    expect(news).toBe(0);
  });
});
