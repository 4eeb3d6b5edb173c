import { readFileSync } from 'node:fs';
import { numberColumn, textColumn } from '@assay/dataset';
import { contactLog } from '@assay/synthetic';
import { describeWithReferenceData } from '@assay/testing';
import { describe, expect, it } from 'vitest';
import {
  andersenGill,
  type CumulativeStep,
  changeAgainstExpectation,
  contactChangeCompared,
  contactsByPerson,
  cumulativeAt,
  DAY_MILLISECONDS as DAY,
  eligiblePeople,
  meanCumulativeFunction,
  offeredSupport,
  type RecurrentFit,
  stretchesOf,
} from '../src/index.ts';

const golden = JSON.parse(readFileSync(new URL('./golden/recurrent.json', import.meta.url), 'utf8'));

describe('recurrent events', () => {
  const { id, start, stop, event, x, z } = golden.data;
  const data = {
    person: id,
    start,
    stop,
    event,
    covariates: x.flatMap((value: number, row: number) => [value, z[row]]),
    names: ['x', 'z'],
  };

  it.each(['efron', 'breslow'] as const)('Andersen–Gill with robust errors as R survival: %s', (ties) => {
    const fit = computed(andersenGill(data, { ties }));
    for (const [at, { value, robustError, modelError }] of fit.coefficients.entries()) {
      expect(value).toBeCloseTo(golden[ties].coef[at], 8);
      expect(robustError).toBeCloseTo(golden[ties].robust[at], 8);
      expect(modelError).toBeCloseTo(golden[ties].model[at], 8);
    }
    expect(fit.logLikelihood[0]).toBeCloseTo(golden[ties].loglik[0], 8);
    expect(fit.logLikelihood[1]).toBeCloseTo(golden[ties].loglik[1], 8);
  });

  it.each(['efron', 'breslow'] as const)('is the same where too many are unlike to be added together: %s', (ties) => {
    // Seventy who are seen only after the last event, each with characteristics of their own, change nothing.
    const late = Array.from({ length: 70 }, (_, at) => at);
    const more = {
      person: [...id, ...late.map((at) => 100 + at)],
      start: [...start, ...late.map(() => 50)],
      stop: [...stop, ...late.map(() => 51)],
      event: [...event, ...late.map(() => 0)],
      covariates: [...data.covariates, ...late.flatMap((at) => [at / 70, 1 - at / 50])],
      names: ['x', 'z'],
    };
    const fit = computed(andersenGill(more, { ties }));
    expect(fit.people).toBe(78);
    for (const [at, { value, robustError, modelError }] of fit.coefficients.entries()) {
      expect(value).toBeCloseTo(golden[ties].coef[at], 8);
      expect(robustError).toBeCloseTo(golden[ties].robust[at], 8);
      expect(modelError).toBeCloseTo(golden[ties].model[at], 8);
    }
  });

  it('mean cumulative function with the robust error of R survival', () => {
    const steps = meanCumulativeFunction(data) as readonly CumulativeStep[];
    expect(steps.map(({ time }) => time)).toEqual(golden.mcf.time);
    for (const [at, step] of steps.entries()) {
      expect(step.mean).toBeCloseTo(golden.mcf.mean[at], 10);
      expect(step.robustError).toBeCloseTo(golden.mcf.robust[at], 10);
    }
  });

  it('nobody with an event, one group without: said, not computed', () => {
    const quiet = { ...data, event: event.map(() => 0) };
    expect(andersenGill(quiet)).toMatchObject({ reason: 'nobody had an event' });
    expect(meanCumulativeFunction(quiet)).toMatchObject({ reason: 'nobody had an event' });
    const apart = { ...data, event: event.map((e: number, row: number) => (x[row] === 1 ? 0 : e)) };
    expect(andersenGill({ ...apart, covariates: x, names: ['x'] })).toMatchObject({ status: 'not-computed' });
    expect(() => andersenGill({ ...data, start: stop })).toThrow('must end after it starts');
  });

  it('stretches run from contact to contact and on to the end', () => {
    const log = contactsByPerson({
      person: Int32Array.of(0, 0, 0, 1),
      people: 2,
      time: Float64Array.of(2 * DAY, 2.5 * DAY, 5 * DAY, 99 * DAY),
    });
    expect(stretchesOf(log, [0, 1], { from: 0, until: 10 * DAY })).toEqual({
      start: [0, 3, 6, 0],
      stop: [3, 6, 10, 10],
      event: [1, 1, 0, 0],
      person: [0, 0, 0, 1],
    });
  });
});

describeWithReferenceData('bladder2', ['contact/bladder2.csv'], (path) => {
  const rows = readFileSync(path!, 'utf8').trim().split('\n').slice(1);
  const cells = rows.map((line) => line.split(',').map(Number));
  const of = (kept: readonly (readonly number[])[]) => ({
    person: kept.map((row) => row[0]!),
    start: kept.map((row) => row[4]!),
    stop: kept.map((row) => row[5]!),
    event: kept.map((row) => row[6]!),
  });
  const data = {
    ...of(cells),
    covariates: cells.flatMap((row) => [row[1]!, row[3]!, row[2]!]),
    names: ['rx', 'size', 'number'],
  };

  it.each([
    ['efron', [-0.464687, -0.0436603, 0.1749604], [0.2655608, 0.0776161, 0.0630405]],
    ['breslow', [-0.4597909, -0.0425622, 0.1716441], [0.2580105, 0.0755476, 0.0613141]],
  ] as const)('Andersen–Gill, %s', (ties, values, errors) => {
    const fit = computed(andersenGill(data, { ties }));
    expect([fit.events, fit.people]).toEqual([112, 85]);
    for (const [at, { value, robustError }] of fit.coefficients.entries()) {
      expect(value).toBeCloseTo(values[at]!, 7);
      expect(robustError).toBeCloseTo(errors[at]!, 7);
    }
    if (ties === 'efron') {
      expect(fit.logLikelihood[0]).toBeCloseTo(-458.7393, 4);
      expect(fit.logLikelihood[1]).toBeCloseTo(-449.9806, 4);
    }
  });

  it.each([
    [1, [0.5977808, 1.1828853, 1.8562927, 1.9332158], [0.1189722, 0.1942102, 0.2996197, 0.3037143]],
    [2, [0.4161236, 0.651375, 1.2267774, 1.4861961], [0.1263921, 0.1731249, 0.2899604, 0.3575126]],
  ])('mean cumulative function, treatment %d', (rx, means, errors) => {
    const steps = meanCumulativeFunction(of(cells.filter((row) => row[1] === rx))) as readonly CumulativeStep[];
    for (const [at, time] of [10, 20, 30, 40].entries()) {
      expect(cumulativeAt(steps, time)!.mean).toBeCloseTo(means[at]!, 6);
      expect(cumulativeAt(steps, time)!.robustError).toBeCloseTo(errors[at]!, 6);
    }
  });
});

describe('change after support', () => {
  it('carries the change of people with as much contact before to those with support', () => {
    const found = contactChangeCompared(
      { before: [8, 8, 8, 8, 20, 20, 20, 20], after: [2, 2, 4, 4, 5, 5, 10, 10], supported: [1, 1, 0, 0, 1, 1, 0, 0] },
      { leastPerBand: 2 },
    );
    if (found.status !== 'computed') throw new Error(found.reason);
    expect(found.fall.value).toBeCloseTo(0.5, 12);
    expect(found.bands).toHaveLength(2);
    expect([found.observed, found.expected]).toEqual([14, 28]);
  });

  it('says why nothing can be compared', () => {
    expect(contactChangeCompared({ before: [8], after: [1], supported: [1] })).toMatchObject({
      status: 'not-computed',
    });
    expect(changeAgainstExpectation([], [])).toMatchObject({ reason: 'there is nobody to compare' });
    expect(changeAgainstExpectation([0], [5])).toMatchObject({
      reason: 'there was no contact afterwards: no interval',
    });
    expect(changeAgainstExpectation([1], [0])).toMatchObject({ reason: 'no contact was expected' });
    expect(changeAgainstExpectation([1, 0], [0.5, 0])).toMatchObject({ people: 2, observed: 1, expected: 0.5 });
    expect(() => changeAgainstExpectation([1], [-0.1])).toThrow('0 or more: -0.1 in row 0');
    for (const odd of [-1, Number.NaN, Infinity])
      expect(() => changeAgainstExpectation([1, odd], [1, 1])).toThrow(
        `counts, and expectations finite: ${odd} of 1 in row 1`,
      );
    expect(() => changeAgainstExpectation([1], [1, 2])).toThrow('1 and 2');
  });

  it('on a synthetic log the comparator covers the known effect, before and after alone does not', () => {
    const effect = 0.3;
    const made = contactLog({ seed: 'programme', residents: 40_000, programmeEffect: effect });
    const truth = made.truth;
    const yes = (name: string) => {
      const column = textColumn(truth, name);
      return Uint8Array.from(column.codes, (code) => (column.values[code] === 'yes' ? 1 : 0));
    };
    const eligible = yes('eligible');
    const rows = Int32Array.from(eligible.keys()).filter((row) => eligible[row] === 1);
    const pick = (name: string) => Float64Array.from(rows, (row) => numberColumn(truth, name).values[row]!);
    const chosen = yes('in_programme');
    const supported = Uint8Array.from(rows, (row) => chosen[row]!);
    const before = pick('inbound_year_before');
    const after = pick('inbound_year_after');
    const without = pick('inbound_year_after_without_programme');
    const found = contactChangeCompared({ before, after, supported });
    if (found.status !== 'computed') throw new Error(found.reason);
    const interval = found.fall.interval;
    if ('status' in interval) throw new Error(interval.reason);
    // What happened in this log, without the programme known: the truth for these people.
    let happened = 0;
    let wouldHave = 0;
    for (const [at, flag] of supported.entries()) {
      if (flag === 0) continue;
      happened += after[at]!;
      wouldHave += without[at]!;
    }
    const realised = 1 - happened / wouldHave;
    expect(realised).toBeCloseTo(effect, 1);
    expect(interval.low).toBeLessThan(effect);
    expect(interval.high!).toBeGreaterThan(effect);
    expect(interval.low).toBeLessThan(realised);
    expect(interval.high!).toBeGreaterThan(realised);
    const treated = Int32Array.from(supported.keys()).filter((at) => supported[at] === 1);
    const naive = changeAgainstExpectation(
      Float64Array.from(treated, (at) => after[at]!),
      Float64Array.from(treated, (at) => before[at]!),
    );
    if (naive.status !== 'computed' || 'status' in naive.fall.interval) throw new Error('not computed');
    expect(naive.fall.interval.low).toBeGreaterThan(effect);
  });
});

function computed(fit: ReturnType<typeof andersenGill>): RecurrentFit {
  if (fit.status !== 'computed') throw new Error(fit.reason);
  return fit;
}

describe('people eligible for support', () => {
  it('are known to have had none where a list holds those with support alone, and not where it says no of some', () => {
    expect(offeredSupport([3, 1], [1, 1], 4)).toEqual({
      offered: Uint8Array.of(0, 1, 0, 1),
      known: Uint8Array.of(1, 1, 1, 1),
    });
    expect(offeredSupport([3, 1], [1, 0], 4)).toEqual({
      offered: Uint8Array.of(0, 0, 0, 1),
      known: Uint8Array.of(0, 1, 0, 1),
    });
    expect(offeredSupport([3, 1, -1], [1, 2, 0], 4)).toEqual({
      offered: Uint8Array.of(0, 0, 0, 1),
      known: Uint8Array.of(0, 0, 0, 1),
    });
    expect(offeredSupport([3, 1], [1, 2], 4).known).toEqual(Uint8Array.of(1, 0, 1, 1));
  });

  it('had as much contact before as nineteen in twenty people with support', () => {
    const before = Float64Array.from({ length: 60 }, (_, code) => code);
    const support = offeredSupport(
      Array.from({ length: 40 }, (_, at) => 20 + at),
      new Uint8Array(40).fill(1),
      60,
    );
    const found = eligiblePeople(
      support,
      before,
      before.map((count) => 2 * count),
    );
    // Two of forty lie below 22, the third of them in order.
    expect(found.fewest).toBe(22);
    expect(Array.from(found.codes)).toEqual(Array.from({ length: 38 }, (_, at) => 22 + at));
    expect(found.after[0]).toBe(44);
    const given = eligiblePeople(support, before, before, 19);
    expect(Array.from(given.supported.subarray(0, 3))).toEqual([0, 1, 1]);
    expect(eligiblePeople(offeredSupport([], [], 3), [0, 2, 1], [0, 0, 0])).toMatchObject({
      codes: Int32Array.of(1, 2),
      supported: Uint8Array.of(0, 0),
      fewest: 1,
    });
  });

  it('refuse columns of differing length and codes of nobody', () => {
    expect(() => offeredSupport([1], [1, 0], 2)).toThrow('1 and 2');
    expect(() => offeredSupport([2], [1], 2)).toThrow('person code 2 is outside 0 to 1');
    expect(() => eligiblePeople(offeredSupport([0], [1], 2), [1], [1, 2])).toThrow('1 and 2 for 2');
    expect(() => eligiblePeople(offeredSupport([0], [1], 1), [Number.NaN], [1])).toThrow('counts of 0 or more: NaN');
  });
});
