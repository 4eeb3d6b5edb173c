import { describe, expect, it } from 'vitest';
import { withinEngineLimit } from '../src/connect/time-limit.ts';

describe('withinLimit', () => {
  it('stops the work when it takes too long or nobody waits any more', async () => {
    const stops: string[] = [];
    const never = new Promise<never>(() => {});
    await expect(withinEngineLimit('a step', { seconds: 0.05 }, never, () => stops.push('late'))).rejects.toThrow(
      /^a step took more than 0\.05 seconds/,
    );
    const abort = new AbortController();
    const asked = withinEngineLimit('a step', { seconds: 9, signal: abort.signal }, never, () => stops.push('stopped'));
    abort.abort();
    await expect(asked).rejects.toThrow(/^a step was stopped/);
    const gone = withinEngineLimit('a step', { seconds: 9, signal: abort.signal }, never, () => stops.push('before'));
    await expect(gone).rejects.toThrow(/was stopped/);
    expect(stops).toEqual(['late', 'stopped', 'before']);
    await expect(withinEngineLimit('a step', { seconds: 9 }, Promise.resolve(3), () => {})).resolves.toBe(3);
  });

  it('waits where it may take longer than a timer can be set to', async () => {
    const soon = new Promise<number>((resolve) => setTimeout(() => resolve(3), 20));
    await expect(withinEngineLimit('a step', { seconds: 2 ** 31 / 1000 }, soon, () => {})).resolves.toBe(3);
  });
});
