import { describe, expect, it } from 'vitest';
import { expectedAtRate, InputError, placedAtRate, poissonFunnelLimits } from '../../src/index.ts';

describe('placedAtRate(unit, rate)', () => {
  // Of twenty expected, Poisson's 2.5% are at most 11 and at least 30: R's ppois(11, 20) is 0.0214, ppois(12, 20) 0.0390,
  // 1 − ppois(28, 20) 0.0343 and 1 − ppois(29, 20) 0.0218.
  it.each([
    [0, 'below'],
    [11, 'below'],
    [12, 'within'],
    [29, 'within'],
    [30, 'above'],
  ])('places %d events where twenty are expected', (events, outside) => {
    expect(placedAtRate({ events, exposure: 100 }, 0.2)).toEqual({ low: 0.12, high: 0.29, outside });
  });

  it('places by the limits of another level', () => {
    const { low, high } = poissonFunnelLimits(0.2, 100, { level: 0.998 });
    const [least, most] = [Math.round(100 * low), Math.round(100 * high)];
    const outside = [least - 1, least, most, most + 1].map(
      (events) => placedAtRate({ events, exposure: 100 }, 0.2, { level: 0.998 }).outside,
    );
    expect(outside).toEqual(['below', 'within', 'within', 'above']);
  });

  it('refuses events that are none, and a unit without exposure', () => {
    for (const events of [-1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => placedAtRate({ events, exposure: 100 }, 0.2)).toThrow(`events must be a count: ${events}.`);
    }
    expect(() => placedAtRate({ events: 0, exposure: 0 }, 0.2)).toThrow(InputError);
  });
});

describe('expectedAtRate(rate, exposure)', () => {
  it('expects none of no exposure, and gives no limits there', () => {
    expect(() => expectedAtRate(-1, 100)).toThrow('rate and exposure');
    expect(expectedAtRate(0.2, 0)).toMatchObject({ value: 0, interval: { reason: 'there is no exposure' } });
    expect(expectedAtRate(0.2, 100)).toMatchObject({ value: 20, interval: { low: 12, high: 29, level: 0.95 } });
  });

  it('gives limits between counts where a smooth curve is asked for', () => {
    const { low, high } = poissonFunnelLimits(0.2, 100, { smooth: true });
    expect([low * 100, high * 100].some(Number.isInteger)).toBe(false);
    expect(expectedAtRate(0.2, 100, { smooth: true }).interval).toMatchObject({ low: low * 100, high: high * 100 });
  });
});
