import { combinationCounter } from '@assay/statistics';
import { expect, it } from 'vitest';
import { countingThread } from '../src/count/count-beside.ts';
import { counterNamed } from '../src/index.ts';

it('counts beside only where two can compute, and any process makes every counter', async () => {
  const named = counterNamed('combinations', ['who']);
  // Of another process nobody knows under which name this one is to be made.
  const own = combinationCounter(['who']);
  expect(await countingThread([named, own], 2)).toBeNull();
  expect(await countingThread([named], 1)).toBeNull();
  const thread = await countingThread([named], 2);
  expect(thread?.isFree).toBe(true);
  await thread?.stop();
});
