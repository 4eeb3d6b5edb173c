import { describe, expect, it } from 'vitest';
import {
  agrestiCaffoDifference,
  byarRate,
  clopperPearsonInterval,
  conditionalRateRatio,
  garwoodRate,
  InputError,
  katzRatio,
  koopmanInterval,
  koopmanRatio,
  moverRatio,
  newcombeDifference,
  scaleEstimate,
  wilsonInterval,
} from '../../src/index.ts';

const some = { successes: 3, total: 10 };
const none = { successes: 0, total: 10 };
const empty = { successes: 0, total: 0 };

describe('no cases, no number', () => {
  it('is said with a reason, by every interval', () => {
    for (const interval of [wilsonInterval, clopperPearsonInterval]) {
      expect(interval(empty)).toEqual({ status: 'not-computed', reason: 'there are no cases' });
    }
    for (const compare of [newcombeDifference, agrestiCaffoDifference, katzRatio, koopmanRatio, moverRatio]) {
      expect(compare(empty, some)).toMatchObject({ status: 'not-computed', reason: 'there are no cases in the group' });
      expect(compare(some, empty)).toMatchObject({ status: 'not-computed' });
    }
    expect(koopmanInterval(empty, some)).toMatchObject({ status: 'not-computed' });
    expect(koopmanInterval(some, empty)).toMatchObject({ status: 'not-computed' });
    const unexposed = { events: 0, exposure: 0 };
    expect(garwoodRate(unexposed)).toMatchObject({ status: 'not-computed' });
    expect(byarRate(unexposed)).toMatchObject({ status: 'not-computed' });
    expect(conditionalRateRatio(unexposed, { events: 1, exposure: 1 })).toMatchObject({ status: 'not-computed' });
    expect(conditionalRateRatio({ events: 1, exposure: 1 }, unexposed)).toMatchObject({ status: 'not-computed' });
  });

  it('a ratio to a rate of 0 is not computed; the Koopman interval still has its lower limit', () => {
    for (const ratio of [katzRatio, koopmanRatio, moverRatio]) {
      expect(ratio(some, none)).toMatchObject({ status: 'not-computed' });
    }
    expect(koopmanInterval(some, none)).toMatchObject({ high: null });
    expect(koopmanInterval(none, none)).toMatchObject({ status: 'not-computed' });
    const noEvents = { events: 0, exposure: 5 };
    expect(conditionalRateRatio({ events: 1, exposure: 1 }, noEvents)).toMatchObject({ status: 'not-computed' });
  });

  it('a ratio of 0 is a number; only Katz has no interval for it', () => {
    expect(katzRatio(none, some)).toMatchObject({ value: 0, interval: { status: 'not-computed' } });
    expect(koopmanRatio(none, some)).toMatchObject({ value: 0, interval: { low: 0 } });
    expect(moverRatio(none, some)).toMatchObject({ value: 0, interval: { low: 0 } });
  });
});

describe('wrong input is refused with both numbers', () => {
  it('successes beyond the total', () => {
    expect(() => wilsonInterval({ successes: 21, total: 20 })).toThrow(
      'successes of the group must not exceed its total: 21 of 20. Check which column is the denominator.',
    );
    expect(() => koopmanRatio(some, { successes: 9, total: 2 })).toThrow('successes of the reference must not exceed');
  });

  it('counts that are no counts, levels that are no levels', () => {
    for (const successes of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => clopperPearsonInterval({ successes, total: 20 })).toThrow(InputError);
    }
    for (const level of [0, 1, 95, Number.NaN]) {
      expect(() => wilsonInterval(some, { level })).toThrow(`level must lie between 0 and 1: ${level}.`);
    }
    expect(() => garwoodRate({ events: 2, exposure: -1 })).toThrow(InputError);
    expect(() => garwoodRate({ events: 0.5, exposure: 1 })).toThrow(InputError);
  });
});

it('scaleEstimate scales the value and its limits, and passes on what is not computed', () => {
  const rate = garwoodRate({ events: 9, exposure: 3000 });
  const per1000 = scaleEstimate(rate, 1000);
  expect(per1000).toMatchObject({ value: 3, interval: { method: 'Garwood exact Poisson interval' } });
  expect(scaleEstimate(wilsonInterval(empty), 1000)).toMatchObject({ status: 'not-computed' });
  expect(scaleEstimate(katzRatio(none, some), 2)).toMatchObject({ value: 0, interval: { status: 'not-computed' } });
  expect(() => scaleEstimate(rate, 0)).toThrow(InputError);
});
