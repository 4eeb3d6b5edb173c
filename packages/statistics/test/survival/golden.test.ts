import { describe, expect, it } from 'vitest';
import { aalenJohansen, InputError, kaplanMeier, logRankTest, survivalAt, timeToShare } from '../../src/index.ts';
import { expectClose, golden } from '../golden/golden.ts';

interface Golden {
  readonly time: number[];
  readonly cause: number[];
  readonly group: number[];
  readonly km: Record<
    'time' | 'risk' | 'event' | 'censored' | 'survival' | 'error' | 'low' | 'high',
    (number | null)[]
  > & {
    readonly median: [number];
    readonly medianInterval: [number, number];
  };
  readonly aj: Record<'time' | 'first' | 'second' | 'firstError' | 'secondError', number[]>;
  readonly logRank: { chi: number; observed: number[]; expected: number[]; p: number };
  readonly logRankTwo: { chi: number };
}

const r = golden<Golden>('survival');
const data = { times: r.time, causes: r.cause };

describe('agree with R survival', () => {
  it('Kaplan–Meier, Greenwood, log-log limits, as survfit', () => {
    const mine = kaplanMeier(data);
    if (mine.status !== 'computed') throw new Error(mine.reason);
    expect(mine.steps.map((step) => step.time)).toEqual(r.km.time);
    expect(mine.steps.map((step) => step.atRisk)).toEqual(r.km.risk);
    expect(mine.steps.map((step) => step.events)).toEqual(r.km.event);
    expect(mine.steps.map((step) => step.censored)).toEqual(r.km.censored);
    for (const [index, step] of mine.steps.entries()) {
      expectClose(step.survival, r.km.survival[index]!, 1e-12, 1e-15);
      if (step.survival === 0 || step.survival === 1) continue;
      expectClose(step.standardError, r.km.error[index]!, 1e-11);
      expectClose(step.low, r.km.low[index]!, 1e-11);
      expectClose(step.high, r.km.high[index]!, 1e-11);
    }
    const [low, high] = r.km.medianInterval;
    expect(timeToShare(mine)).toMatchObject({ value: r.km.median[0], interval: { low, high } });
  });

  it('Aalen–Johansen with its standard errors, as survfit on a factor', () => {
    const mine = aalenJohansen(data);
    if (mine.status !== 'computed') throw new Error(mine.reason);
    for (const [index, time] of r.aj.time.entries()) {
      const [first, second] = mine.causes.map((steps) => steps[index]!);
      expect(first!.time).toBe(time);
      expectClose(first!.incidence, r.aj.first[index]!, 1e-12, 1e-15);
      expectClose(second!.incidence, r.aj.second[index]!, 1e-12, 1e-15);
      expectClose(first!.standardError, r.aj.firstError[index]!, 1e-10, 1e-14);
      expectClose(second!.standardError, r.aj.secondError[index]!, 1e-10, 1e-14);
    }
  });

  it('log-rank of three groups and of two, as survdiff', () => {
    const mine = logRankTest({ ...data, groups: r.group });
    if (mine.status !== 'computed') throw new Error(mine.reason);
    expectClose(mine.statistic, r.logRank.chi, 1e-11);
    expectClose(mine.pValue, r.logRank.p, 1e-11);
    for (const [group, count] of r.logRank.observed.entries()) expect(mine.observed[group]).toBe(count);
    for (const [group, count] of r.logRank.expected.entries()) expectClose(mine.expected[group]!, count, 1e-12);
    const two = logRankTest({ ...data, groups: r.group.map((group) => (group > 0 ? 1 : 0)) });
    if (two.status !== 'computed') throw new Error(two.reason);
    expectClose(two.statistic, r.logRankTwo.chi, 1e-11);
    // A group code that nobody has changes nothing.
    expect(logRankTest({ ...data, groups: r.group.map((group) => group * 2) })).toMatchObject({ degreesOfFreedom: 2 });
  });
});

it('Aalen–Johansen with one cause is one minus Kaplan–Meier', () => {
  const causes = r.cause.map((cause) => Math.min(cause, 1));
  const incidence = aalenJohansen({ times: r.time, causes });
  const survival = kaplanMeier({ times: r.time, causes });
  if (incidence.status !== 'computed' || survival.status !== 'computed') throw new Error('not computed');
  for (const [index, step] of incidence.causes[0]!.entries()) {
    expect(step.incidence).toBeCloseTo(1 - survival.steps[index]!.survival, 13);
    expect(step.standardError).toBeCloseTo(survival.steps[index]!.standardError, 10);
  }
});

it('what cannot be said is not said', () => {
  const nobody = { times: [], causes: [] };
  expect(kaplanMeier(nobody)).toMatchObject({ status: 'not-computed' });
  expect(aalenJohansen(nobody)).toMatchObject({ status: 'not-computed' });
  expect(logRankTest({ ...nobody, groups: [] })).toMatchObject({ status: 'not-computed' });
  const open = kaplanMeier({ times: [1, 2, 3], causes: [0, 0, 0] });
  expect(timeToShare(open)).toMatchObject({ status: 'not-computed' });
  // By hand: of five who end at 1 … 5 the first is a fifth, and all have ended at 5.
  const five = kaplanMeier({ times: [1, 2, 3, 4, 5], causes: [1, 1, 1, 1, 1] });
  expect(timeToShare(five, 0.1)).toMatchObject({ value: 1 });
  expect(timeToShare(five, 1)).toMatchObject({ value: 5 });
  for (const share of [0, -0.5, 50, Number.NaN]) expect(() => timeToShare(five, share)).toThrow(InputError);
  expect(survivalAt(open, 9)).toMatchObject({ reason: 'nobody was followed beyond 3' });
  // Nobody had ended by then: limits of 1 and 1 would be certain of it for everybody.
  expect(survivalAt(open, 2)).toMatchObject({ value: 1, interval: { status: 'not-computed' } });
  expect(survivalAt(open, 0.5)).toMatchObject({ value: 1, interval: { status: 'not-computed' } });
  expect(logRankTest({ times: [1, 2], causes: [0, 0], groups: [0, 1] })).toMatchObject({ status: 'not-computed' });
  expect(() => kaplanMeier({ times: [1], causes: [] })).toThrow(InputError);
  expect(() => kaplanMeier({ times: [-1], causes: [1] })).toThrow(InputError);
  expect(() => kaplanMeier({ times: [1], causes: [0.5] })).toThrow(InputError);
});
