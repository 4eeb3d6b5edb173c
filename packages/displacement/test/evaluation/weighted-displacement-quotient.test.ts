import { randomStream } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { displacementRatio, fiellerInterval, weightedDisplacementQuotient } from '../../src/index.ts';
import golden from '../golden/quotient.json' with { type: 'json' };

const evaluate = ([rb, ra, db, da, cb, ca]: readonly number[]) =>
  weightedDisplacementQuotient({
    treated: { before: rb!, after: ra! },
    displacement: { before: db!, after: da! },
    control: { before: cb!, after: ca! },
  });

describe('weighted displacement quotient', () => {
  it.each(golden)('equals POP Guide 10 worked in R for $cells', (row) => {
    const result = evaluate(row.cells);
    expect(result.grossEffect).toBe(row.gross);
    expect(result.netEffect).toBeCloseTo(row.net, 13);
    expect(result.success).toMatchObject({ value: expect.closeTo(row.success, 13) });
    expect(result.buffer).toMatchObject({ value: expect.closeTo(row.buffer, 13) });
    expect(result.arithmeticQuotient).toBeCloseTo(row.quotient, 10);
    expect(result.totalNetEffect).toBeCloseTo(row.total, 12);
    if (row.refused) expect(result.quotient.status).toBe('not-computed');
    else
      expect(result.quotient).toMatchObject({
        value: expect.closeTo(row.quotient, 10),
        interval: { low: expect.closeTo(row.low!, 8), high: expect.closeTo(row.high!, 8) },
      });
  });

  it('refuses the sign trap: crime rose and the arithmetic says "diffusion"', () => {
    const result = evaluate([100, 120, 50, 60, 200, 200]);
    expect(result.arithmeticQuotient).toBeCloseTo(0.5, 12);
    expect(result.quotient).toMatchObject({ reason: expect.stringContaining('rose against the control') });
  });

  it('refuses the unstable denominator behind a quotient of −9.5', () => {
    const result = evaluate([100, 100, 50, 55, 200, 201]);
    expect(result.arithmeticQuotient).toBeCloseTo(-9.5, 10);
    expect(result.quotient).toMatchObject({ reason: expect.stringContaining('not told from zero') });
  });

  it('says of an area that changed exactly as its control that nothing is told from zero, not that crime rose', () => {
    const result = evaluate([100, 50, 40, 30, 200, 100]);
    expect(result.success).toMatchObject({ value: 0 });
    expect(result.arithmeticQuotient).toMatchObject({ reason: expect.stringContaining('exactly as the control') });
    expect(result.quotient).toMatchObject({ reason: expect.stringContaining('not told from zero') });
  });

  it('refuses a control without crime', () => {
    expect(evaluate([10, 5, 3, 3, 0, 4]).quotient).toEqual({
      status: 'not-computed',
      reason: 'the control area has no crime before, and every part is divided by it',
    });
  });
});

describe('Fieller interval', () => {
  it('holds exactly the ratios that a test does not reject', () => {
    const parts = {
      numerator: 1,
      denominator: 2,
      numeratorVariance: 0.01,
      denominatorVariance: 0.04,
      covariance: 0.005,
    };
    const interval = fiellerInterval(parts);
    if (!('low' in interval)) throw new Error(interval.reason);
    for (const edge of [interval.low, interval.high!]) {
      const statistic = (1 - edge * 2) / Math.sqrt(0.01 + edge * edge * 0.04 - 2 * edge * 0.005);
      expect(Math.abs(statistic)).toBeCloseTo(1.959963984540054, 10);
    }
  });
  it('gives the value of its example', () => {
    const interval = fiellerInterval({
      numerator: 1,
      denominator: 2,
      numeratorVariance: 0.01,
      denominatorVariance: 0.01,
      covariance: 0,
    });
    expect(interval).toMatchObject({ low: expect.closeTo(0.3946, 4), high: expect.closeTo(0.6151, 4) });
  });
  it('covers the true ratio nineteen times in twenty', () => {
    const random = randomStream('fieller');
    const normal = () => Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
    let covered = 0;
    let bounded = 0;
    for (let trial = 0; trial < 4000; trial++) {
      const interval = fiellerInterval({
        numerator: 2 + 0.6 * normal(),
        denominator: 4 + 0.5 * normal(),
        numeratorVariance: 0.36,
        denominatorVariance: 0.25,
        covariance: 0,
      });
      if (!('low' in interval)) continue;
      bounded++;
      if (interval.low <= 0.5 && interval.high! >= 0.5) covered++;
    }
    expect(bounded).toBe(4000);
    expect(Math.abs(covered / 4000 - 0.95)).toBeLessThan(3 * Math.sqrt((0.95 * 0.05) / 4000));
  });
});

describe('displacement ratio', () => {
  const areas = {
    treated: { before: 207, after: 110 },
    control: { before: 308, after: 318 },
    displacement: { before: 178, after: 157 },
    displacementControl: { before: 150, after: 140 },
  };
  it('is −11/107 on the published cells and rules out that half was displaced', () => {
    const { ratio, equivalence } = displacementRatio(areas);
    expect(ratio).toMatchObject({ value: expect.closeTo(-11 / 107, 12) });
    // z = (−11 − 0.5·107)/√(625 + 0.25·943) = −2.198
    expect(equivalence).toMatchObject({ pDisplacedLess: expect.closeTo(0.01397, 4), rulesOutMargin: true });
  });
  it('does not take "nothing found" for "nothing there" when numbers are small', () => {
    const tenth = ({ before, after }: { before: number; after: number }) => ({
      before: before / 10,
      after: after / 10,
    });
    const { equivalence } = displacementRatio({
      treated: tenth(areas.treated),
      control: tenth(areas.control),
      displacement: tenth(areas.displacement),
    });
    expect(equivalence).toMatchObject({ rulesOutMargin: false });
  });
  it('of unequal areas and periods is the ratio of the weighted differences, each times its area', () => {
    const { ratio } = displacementRatio(
      {
        treated: { before: 200, after: 50 },
        control: { before: 600, after: 300 },
        displacement: { before: 400, after: 220 },
      },
      { afterPerBefore: 0.5, controlScale: { treated: 1 / 3, displacement: 2 / 3 } },
    );
    // Expected after: 100 and 200; 50 were prevented and 20 appeared next door.
    expect(ratio).toMatchObject({ value: expect.closeTo(0.4, 12) });
  });
  it('is refused where nothing was prevented or no area was given', () => {
    const risen = { ...areas, treated: { before: 100, after: 130 } };
    expect(displacementRatio(risen).ratio).toMatchObject({ reason: expect.stringContaining('nothing was prevented') });
    const { treated, control } = areas;
    expect(displacementRatio({ treated, control }).equivalence).toMatchObject({ status: 'not-computed' });
    expect(() => displacementRatio(areas, { margin: 0 })).toThrow('margin must be above zero: 0');
  });
});
