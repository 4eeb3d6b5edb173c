import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Enclosure } from '../../src/run/enclosure.ts';
import { type PreparedRun, prepareRun, runNotebook } from '../../src/run/index.ts';
import { isolationAchieved } from '../../src/run/isolation.ts';
import { fixture, noDatasets } from './toy.ts';

/** What the run says when the intruder's cell tries something; "done: …" would mean that it could. */
async function outcome(
  prepared: PreparedRun,
  attempt: string,
  limits = {},
  options: { readonly enclosure?: null } = {},
): Promise<string> {
  const asked = { ...prepared, identity: { ...prepared.identity, parameters: { attempt } } };
  try {
    const { results } = await runNotebook(asked, { limits, ...options });
    // A finding that cannot be stated costs no run: it is stored without a number, its fault beside it.
    return results.findings.find(({ fault }) => fault !== undefined)?.fault ?? 'the run succeeded';
  } catch (error) {
    return (error as Error).message;
  }
}

describe('a cell can compute and nothing else', () => {
  let prepared: PreparedRun;
  beforeAll(async () => {
    process.env['ASSAY_SECRET'] = 'secret';
    prepared = await prepareRun(fixture('intruder'), {}, noDatasets);
  });
  afterAll(() => {
    delete process.env['ASSAY_SECRET'];
  });

  it.each([
    ['read a file', /may not use node:fs/],
    ['read a file through a computed import', /Access to this API has been restricted/],
    ['list a folder', /Access to this API has been restricted/],
    ['write a file', /Access to this API has been restricted/],
    ['start a program', /may not use node:child_process.execSync/],
    ['start a worker', /may not use node:worker_threads.Worker/],
    ['load native code', /may not use process.dlopen/],
    ['reach an internal binding', /may not use process.binding/],
    ['signal another process', /may not use process.kill/],
    ['tell the time', /may not use Date.now. Take the time from an input or a parameter/],
    ['tell the date', /may not use the present time/],
    ['tell the date as text', /may not use the present time/],
    ['tell the date through a prototype', /may not use the present time/],
    ['measure time', /may not use performance.now/],
    ['draw by Math.random', /may not use Math.random. Draw from the random stream/],
    ['draw by crypto', /may not use crypto.randomUUID/],
    ['tell the date by a format', /may not use the present time, as a format of no date gives it/],
    ['tell the date by the parts of a format', /may not use the present time, as a format of no date gives it/],
    ['measure time by the process', /may not use process.hrtime/],
    ['measure time by how long it runs', /may not use process.uptime/],
    ['measure time by its work', /may not use process.cpuUsage/],
    ['measure time by a module', /may not use performance.now/],
    ['measure time by an origin', /may not use performance.timeOrigin/],
    ['measure time by an event', /may not use Event.timeStamp/],
    ['measure time by a file', /may not use File.lastModified/],
    ['wait by a timer', /may not use setTimeout/],
    ['wait by a timer of a module', /may not use node:timers/],
    ['wait by an atomic', /may not use Atomics.wait/],
    ['tell the time in a realm of its own', /may not use node:vm.runInNewContext/],
    ['tell the time of a file', /may not use node:fs.statSync/],
    ['tell the time of the machine', /may not use node:os.uptime/],
    ['draw by a module', /may not use node:crypto.randomBytes/],
    ['draw by a required module', /may not use node:crypto.randomInt/],
    ['draw by a key', /may not use crypto.subtle.generateKey/],
    ['draw by memory', /may not use process.memoryUsage/],
    ['draw by its number', /nothing differs/],
    ['read every global', /each is read or refused/],
    ['fetch a page', /may not use fetch/],
    ['open a socket', /ENETUNREACH|may not use|EPERM|restricted/],
    ['resolve a name', /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|may not use|restricted/],
    ['read the environment', /no such variable/],
    ['fail where nobody waits', /cell intrude: nobody waits\./],
    ['end early', /ended before its last cell|ended before it was done/],
    ['start a system interface of WebAssembly', /may not use node:wasi.WASI/],
    ['open a debugger', /may not use/],
    ['open a debugger by a signal', /may not use process.kill/],
    ['open a debugger by a binding', /may not use/],
    ['state too much at once', /said more than 32 MB at once. State fewer or smaller tables/],
    ['state too many findings', /states more than 10,000 findings. State tables/],
    ['state a NaN', /value is NaN, use notComputed/],
  ])('cannot %s', async (attempt, message) => {
    const said = await outcome(prepared, attempt);
    expect(said).toMatch(message);
    expect(said).not.toMatch(/cell intrude: done:/);
    expect(existsSync('/var/tmp/assay-intruder')).toBe(false);
  });

  it.each([
    'open a socket',
    'listen on a socket',
    'send a datagram',
    'resolve a name',
    'resolve a name by another way',
  ])('cannot %s where the system gives it no network of its own', async (attempt) => {
    const said = await outcome(prepared, attempt, {}, { enclosure: null });
    expect(said).toMatch(/a cell may not use the network\. Declare an input|Access to this API has been restricted/);
  });

  it('may state ten thousand findings', async () => {
    expect(await outcome(prepared, 'state as many findings as it may')).toBe('the run succeeded');
  });

  it('is stopped at its limit of time', async () => {
    expect(await outcome(prepared, 'never end', { seconds: 1 })).toMatch(/passed its limit of 1 seconds/);
  });

  it('is stopped at its limit of memory', async () => {
    expect(await outcome(prepared, 'use all memory', { memoryMegabytes: 300 })).toMatch(
      /passed its limit of 300 MB|out of memory/,
    );
  });

  it('is stopped when the run is cancelled', async () => {
    const cancel = new AbortController();
    const asked = { ...prepared, identity: { ...prepared.identity, parameters: { attempt: 'never end' } } };
    const running = runNotebook(asked, {
      signal: cancel.signal,
      onEvent: ({ type }) => type === 'cell-started' && cancel.abort(),
    });
    await expect(running).rejects.toThrow(/cancelled/);
  });
});

it('is said to be as closed as the system closed it, and no more', () => {
  const said = (closedIn: Pick<Enclosure, 'hasOwnFiles' | 'hasOwnProcesses'> | null) => {
    const limits = { memoryMegabytes: 512, seconds: 60 };
    const { network, files, processes, memory, time } = isolationAchieved(limits, closedIn as Enclosure | null);
    expect([memory, time]).toEqual(['512 MB', '60 s']);
    return [network, files, processes].map((each) => /^(none|own)\b/.test(each));
  };
  expect(said(null)).toEqual([false, false, false]);
  expect(said({ hasOwnFiles: false, hasOwnProcesses: false })).toEqual([true, false, false]);
  expect(said({ hasOwnFiles: false, hasOwnProcesses: true })).toEqual([true, false, true]);
  expect(said({ hasOwnFiles: true, hasOwnProcesses: true })).toEqual([true, true, true]);
});
