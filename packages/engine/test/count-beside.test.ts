import { combinationCounter } from '@assay/statistics';
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
