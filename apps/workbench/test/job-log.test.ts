import { readPanelFacts } from '@assay/report/store';
import { afterEach, describe, expect, it } from 'vitest';
import { jobLog } from '../src/run/job-log.ts';
import { addJob, jobLines } from '../src/store/jobs.ts';
import { openStore, type Store } from '../src/store/store.ts';
import { makeHome } from './fixture/sample-home.ts';

const person = { id: 'ada', name: 'Ada', role: 'analyst' as const };
const order = { kind: 'run' as const, notebook: 'sample', choices: {} };
let done = () => {};

function open(): Store {
  const { home, remove } = makeHome();
  const store = openStore(home, readPanelFacts(home), () => 0);
  done = () => {
    store.close();
    remove();
  };
  addJob(store, person, 'a', order);
  addJob(store, person, 'b', order);
  return store;
}
afterEach(() => done());

/** The store, and how often something was written into it while nobody was answered. */
function counted(store: Store): { readonly store: Store; readonly writes: number[] } {
  const writes: number[] = [];
  const database: Store['database'] = {
    ...store.database,
    note(work) {
      writes.push(0);
      store.database.note(work);
    },
    run(...given) {
      writes[writes.length - 1]! += 1;
      store.database.run(...given);
    },
  };
  return { store: { ...store, database }, writes };
}

describe('what runs say', () => {
  it('is written many lines at a time, never too many, in the order in which it was said', async () => {
    const { store, writes } = counted(open());
    const told: string[] = [];
    const log = jobLog(store, (job) => told.push(job));
    for (let line = 0; line < 1000; line++) log.say(line % 2 === 0 ? 'a' : 'b', 'line', `line ${line}`);
    expect(writes).toEqual([]);
    await log.written('a');
    expect(writes).toEqual([200, 200, 200, 200, 200]);
    expect(jobLines(store, 'a').map(({ text }) => text)).toEqual(
      Array.from({ length: 500 }, (_, at) => `line ${2 * at}`),
    );
    expect(jobLines(store, 'b')).toHaveLength(500);
    expect(told).toHaveLength(10);
    log.say('a', 'line', 'the last');
    await log.written('a');
    expect(jobLines(store, 'a', 500).map(({ text }) => text)).toEqual(['the last']);
  });

  it('is told once to the run whose lines could not be written, and to no other', async () => {
    const log = jobLog(open(), () => {});
    log.say('none', 'line', 'of no job');
    await expect(log.written('a')).resolves.toBeUndefined();
    await expect(log.written('none')).rejects.toThrow(/FOREIGN KEY/);
    log.say('none', 'line', 'again');
    await log.written('a');
    expect(() => log.say('none', 'line', 'once more')).toThrow(/FOREIGN KEY/);
    await expect(log.written('none')).resolves.toBeUndefined();
  });
});
