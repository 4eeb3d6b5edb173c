import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { silentBounds, silentNeeded, weightedShare } from '../../src/index.ts';

const answers = fc
  .tuple(fc.nat(30), fc.nat(30), fc.nat(30))
  .filter(([yes, no, silent]) => yes + no + silent > 0)
  .map(([yes, no, silent]) => ({ yes, answered: yes + no, asked: yes + no + silent }));

describe('what the silent could say', () => {
  it('lies between the bounds, whoever of them would say yes', () => {
    fc.assert(
      fc.property(answers, fc.double({ min: 0, max: 1, noNaN: true }), (given, part) => {
        const { least, most } = silentBounds(given);
        const share = (given.yes + part * (given.asked - given.answered)) / given.asked;
        expect(share).toBeGreaterThanOrEqual(least - 1e-12);
        expect(share).toBeLessThanOrEqual(most + 1e-12);
      }),
    );
  });

  it('brings everyone to half exactly where the share needed says yes', () => {
    fc.assert(
      fc.property(answers, (given) => {
        const needed = silentNeeded(given);
        const { least, most } = silentBounds(given);
        if (typeof needed === 'number') {
          expect((given.yes + needed * (given.asked - given.answered)) / given.asked).toBeCloseTo(0.5, 12);
        } else expect(given.asked === given.answered || least >= 0.5 || most < 0.5).toBe(true);
      }),
    );
  });

  it('is not asked of nobody, or where half are reached or cannot be', () => {
    const reason = (yes: number, answered: number, asked: number) => silentNeeded({ yes, answered, asked });
    expect(reason(3, 10, 10)).toMatchObject({ reason: 'everyone answered' });
    expect(reason(6, 8, 10)).toMatchObject({ reason: expect.stringContaining('even if no one silent does') });
    expect(reason(1, 8, 10)).toMatchObject({ reason: expect.stringContaining('even if everyone silent does') });
    expect(reason(3, 8, 10)).toBe(1);
  });
});

describe('weightedShare(strata)', () => {
  it('is the plain share where every stratum answered alike often', () => {
    const stratum = (yes: number, answered: number) => ({ yes, answered, asked: 2 * answered });
    expect(weightedShare([stratum(3, 10), stratum(9, 30)])).toBeCloseTo(12 / 40, 12);
  });

  it('is the share of everyone where each answers as all of its stratum would', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 1, max: 9 })), { minLength: 1 }),
        (strata) => {
          const given = strata.map(([yes, times]) => ({ yes, answered: 4, asked: 4 * times }));
          const all = strata.reduce((sum, [, times]) => sum + 4 * times, 0);
          expect(weightedShare(given)).toBeCloseTo(
            strata.reduce((sum, [yes, times]) => sum + yes * times, 0) / all,
            12,
          );
        },
      ),
    );
  });

  it('is not known where one stratum never answered, or nobody was asked', () => {
    expect(
      weightedShare([
        { yes: 1, answered: 2, asked: 2 },
        { yes: 0, answered: 0, asked: 1 },
      ]),
    ).toBeNull();
    expect(weightedShare([])).toBeNull();
  });
});
