import { describe, expect, it } from 'vitest';
import { endedEarly, RunStopped } from '../../src/run/closed-process.ts';

describe('why a process ended that was not done', () => {
  it('is told by the first error that it complained of', () => {
    expect(endedEarly('(node:1) Warning: old\nTypeError: x is not a function.\nRangeError: later\n').message).toBe(
      'the notebook ended before it was done: TypeError: x is not a function. Mend the notebook.',
    );
    expect(endedEarly('killed').message).toBe('the notebook ended before it was done. Mend the notebook.');
  });

  it('is the memory where the process says so', () => {
    for (const said of ['FATAL ERROR: Reached heap limit Allocation failed', 'JavaScript heap out of memory']) {
      expect(endedEarly(said)).toBeInstanceOf(RunStopped);
      expect(endedEarly(said).message).toMatch(/^the run ran out of memory\. Use fewer rows/);
    }
    expect(endedEarly('Error: no')).not.toBeInstanceOf(RunStopped);
  });
});
