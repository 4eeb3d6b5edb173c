import { combinationCounter } from '@assay/statistics';
import { expect, it } from 'vitest';
import { countingThread } from '../src/count/count-beside.ts';
import { counterNamed } from '../src/index.ts';

it('counts beside only where two can compute, there is enough to count, and any process makes every counter', async () => {
  const pass = { parts: [], isToldSizes: false, options: {} };
  const named = { ...pass, counter: counterNamed('combinations', ['who']) };
  // Of another process nobody knows under which name this one is to be made.
  const own = { ...pass, counter: combinationCounter(['who']) };
  expect(await countingThread([named, own], 3, 2)).toBeNull();
  expect(await countingThread([named], 3, 1)).toBeNull();
  expect(await countingThread([named], 2, 2)).toBeNull();
  const thread = await countingThread([named], 3, 2);
  expect(thread?.isBusy).toBe(false);
  await thread?.stop();
});
