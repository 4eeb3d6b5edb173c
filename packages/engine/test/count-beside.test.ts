import { setImmediate } from 'node:timers/promises';
import { combinationCounter, InputError } from '@assay/statistics';
import { expect, it } from 'vitest';
import { threadOnCall } from '../src/count/count-beside.ts';
import { counterNamed } from '../src/index.ts';

it('counts beside only where two can compute, and any process makes every counter', async () => {
  const named = counterNamed('combinations', ['who']);
  // Of another process nobody knows under which name this one is to be made.
  const own = combinationCounter(['who']);
  const two = threadOnCall(2);
  expect(await two.for([named, own])).toBeNull();
  expect(await threadOnCall(1).for([named])).toBeNull();
  const thread = await two.for([named]);
  expect(thread?.isFree).toBe(true);
  // One reading after the other has the same.
  expect(await two.for([named])).toBe(thread);
  await two.stop();
  await expect(thread!.ask({ ask: 'totals' })).rejects.toThrow('ended before it had counted');
});

it('tells a refusal of the thread as a refusal, and any other fault as what it is', async () => {
  const called = threadOnCall(2);
  const thread = (await called.for([counterNamed('combinations', ['who'])]))!;
  const count = (passes: object[] | null) =>
    thread
      .ask({ ask: 'count', passes, rowCount: 0, columns: {}, sizes: null } as never)
      .catch((cause: Error) => [cause instanceof InputError, cause.name]);
  const unknown = { counter: 'nobody', parts: [], isToldSizes: false, options: {} };
  expect(await count([unknown])).toEqual([true, 'InputError']);
  expect(await count(null)).toEqual([false, 'TypeError']);
  await called.stop();
});

it('leaves nobody waiting for what a thread that was stopped did not count', async () => {
  const called = threadOnCall(2);
  const thread = (await called.for([counterNamed('combinations', ['who'])]))!;
  const told: string[] = [];
  for (let asked = 0; asked < 2; asked++) {
    thread.ask({ ask: 'totals' }).catch(({ message }: Error) => told.push(message));
  }
  await called.stop();
  await setImmediate();
  expect(told).toHaveLength(2);
  for (const message of told) expect(message).toContain('ended before it had counted');
});
