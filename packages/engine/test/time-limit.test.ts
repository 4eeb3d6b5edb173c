import { afterEach, describe, expect, it, vi } from 'vitest';
import { connectLimits, withinEngineLimit } from '../src/connect/time-limit.ts';

afterEach(() => void vi.useRealTimers());

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

  it.each([
    [5, 5000],
    [0.25, 250],
    // Beyond what a timer can be set to it would end at once.
    [2 ** 31 / 1000, 2 ** 31 - 1],
  ])('waits %s seconds, no more and no less', async (seconds, milliseconds) => {
    vi.useFakeTimers();
    let said: string | null = null;
    const never = new Promise<never>(() => {});
    const asked = withinEngineLimit('a step', { seconds }, never, () => {}).catch(({ message }: Error) => {
      said = message;
    });
    await vi.advanceTimersByTimeAsync(milliseconds - 1);
    expect(said).toBeNull();
    await vi.advanceTimersByTimeAsync(1);
    await asked;
    expect(said).toMatch(`a step took more than ${seconds} seconds`);
  });
});

it('a greeting may take twenty seconds, or less where less is allowed', () => {
  const { signal } = new AbortController();
  expect(connectLimits({ seconds: 3600, signal })).toEqual({ seconds: 20, signal });
  expect(connectLimits({ seconds: 5 })).toEqual({ seconds: 5 });
});
