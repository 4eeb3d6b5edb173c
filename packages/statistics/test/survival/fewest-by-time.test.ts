import { describe, expect, it } from 'vitest';
import { aalenJohansen, fewestByTime, kaplanMeier, notComputed, timeToShare } from '../../src/index.ts';

describe('fewestByTime', () => {
  const curve = kaplanMeier({ times: [1, 2, 2, 3, 4, 5, 6, 7], causes: [1, 1, 0, 1, 1, 0, 0, 1] });

  it('is those who have ended, or those who are left, whichever are fewer', () => {
    expect([1, 2, 3, 4, 5, 6].map((time) => fewestByTime(curve, time))).toEqual([1, 2, 3, 3, 2, 1]);
  });

  it('is the side on which somebody stands before anything has ended, and after the last', () => {
    expect(fewestByTime(curve, 0.5)).toBe(8);
    expect(fewestByTime(curve, 9)).toBe(5);
  });

  it('counts the ends of one cause alone', () => {
    const both = aalenJohansen({ times: [1, 2, 3, 4, 5, 6, 7, 8], causes: [1, 2, 2, 2, 1, 0, 0, 0] });
    expect([1, 4, 5].map((time) => fewestByTime(both, time))).toEqual([1, 1, 2]);
    expect([1, 2, 4].map((time) => fewestByTime(both, time, 2))).toEqual([7, 1, 3]);
    expect(fewestByTime(both, 1, 9)).toBe(0);
  });

  it('is those whom nobody followed beyond the last time, where they are fewer', () => {
    const whole = { times: [1, 2, 2, 3, 5, 5], causes: [1, 1, 1, 2, 0, 0] };
    expect(fewestByTime(kaplanMeier(whole), 5)).toBe(2);
    expect(fewestByTime(aalenJohansen(whole), 5)).toBe(2);
    expect(fewestByTime(aalenJohansen({ times: [1, 2, 2, 3, 3], causes: [1, 1, 1, 1, 2] }), 3)).toBe(4);
  });

  it('is nothing where there is no curve', () => {
    expect(fewestByTime(notComputed('there is nobody to follow'), 1)).toBeNull();
    expect(() => fewestByTime(curve, Number.NaN)).toThrow('time');
    expect(fewestByTime(curve, notComputed('never reached'))).toBeNull();
    expect(fewestByTime(curve, timeToShare(curve))).toBe(3);
  });
});
