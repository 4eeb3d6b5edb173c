import { expect, it } from 'vitest';
import { peakMegabytes } from '../src/peak-memory.ts';

it('grows by what is held, and stays when it is let go', () => {
  const before = peakMegabytes();
  // Below the peak nothing would be seen: as much as is held, and a hundred more.
  const megabytes = Math.max(0, before - process.memoryUsage().rss / 2 ** 20) + 100;
  let held: Buffer | null = Buffer.alloc(megabytes * 2 ** 20, 1);
  const after = peakMegabytes();
  expect(held.length).toBeGreaterThan(0);
  held = null;
  expect(after - before).toBeGreaterThan(50);
  expect(peakMegabytes()).toBeGreaterThanOrEqual(after);
});
