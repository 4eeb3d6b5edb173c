import { describe, expect, it } from 'vitest';
import { fewestOfAgreement } from '../../src/index.ts';

describe('fewestOfAgreement', () => {
  it('is those sorted otherwise, or alike, whichever are fewer', () => {
    expect(
      fewestOfAgreement([
        [50, 4],
        [3, 60],
      ]),
    ).toBe(7);
    expect(
      fewestOfAgreement([
        [2, 40],
        [30, 1],
      ]),
    ).toBe(3);
  });

  it('is those outside the commonest category where nearly all are in it', () => {
    expect(
      fewestOfAgreement([
        [900, 20],
        [30, 6],
      ]),
    ).toBe(26);
    expect(
      fewestOfAgreement([
        [900, 0, 0],
        [0, 3, 0],
        [0, 0, 2],
      ]),
    ).toBe(5);
  });

  it('is all of them where they are all sorted alike into one category, and nobody where there is none', () => {
    expect(fewestOfAgreement([[40]])).toBe(40);
    expect(fewestOfAgreement([])).toBe(0);
  });

  it('refuses a table that is not square', () => {
    expect(() => fewestOfAgreement([[1, 2]])).toThrow('square');
  });
});
