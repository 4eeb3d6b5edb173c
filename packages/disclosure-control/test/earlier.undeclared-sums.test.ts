import { describe, expect, it } from 'vitest';
import { gate, SUPPRESSED } from '../src/index.ts';
import { single } from './findings.ts';

describe('sums that nobody declared, between what only an earlier release printed and what only this one does', () => {
  const policy = { minimumCount: 10, roundingBase: 1, protectSensitiveZeros: false };
  const given = { policy, population: ['p'], notebook: 'n' };
  const second = async (
    then: readonly (readonly [string, number])[],
    now: readonly (readonly [string, number])[],
    notebook = given.notebook,
  ) => {
    const { memory } = await gate(
      then.map(([id, value]) => single(id, value)),
      { ...given, notebook },
    );
    const { findings } = await gate(
      now.map(([id, value]) => single(id, value)),
      { ...given, earlier: [memory] },
    );
    return Object.fromEntries(findings.map(({ id, value }) => [id, value]));
  };

  it('are held back: all less the men of then would be the women', async () => {
    expect(
      await second(
        [['men', 113]],
        [
          ['all', 120],
          ['women', 7],
        ],
      ),
    ).toEqual({ all: SUPPRESSED, women: SUPPRESSED });
    expect(
      await second(
        [['men', 113]],
        [
          ['all', 150],
          ['women', 37],
        ],
      ),
    ).toEqual({ all: 150, women: 37 });
  });

  it('are held back where one count lies inside the other', async () => {
    expect(await second([['over-50', 60]], [['over-60', 57]])).toEqual({ 'over-60': SUPPRESSED });
    // Whoever holds two notebooks' packs sets the one off against the other as well.
    expect(await second([['over-50', 60]], [['over-60', 57]], 'another')).toEqual({ 'over-60': SUPPRESSED });
    expect(await second([['over-50', 90]], [['over-60', 57]], 'another')).toEqual({ 'over-60': 57 });
  });
});
