import { readFileSync } from 'node:fs';
import { dictionaryColumn } from '@assay/statistics';
import { describeWithReferenceData } from '@assay/testing';
import { describe, expect, it } from 'vitest';
import {
  chaoBiasCorrected,
  chaoLowerBound,
  frequenciesOf,
  populationByGroup,
  turingCoverage,
  type ZeroTruncatedFit,
  zeltermanEstimate,
  zeroTruncatedNegativeBinomial,
  zeroTruncatedRegression,
} from '../src/index.ts';

const ILL = [1645, 183, 37, 13, 1, 1];

describe('people never in contact', () => {
  it("Chao's lower bound with its interval, as Rcapture", () => {
    const bound = chaoLowerBound(ILL);
    expect(bound).toMatchObject({ status: 'computed', value: expect.closeTo(9273.511, 3) });
    if (bound.status !== 'computed' || 'status' in bound.interval) throw new Error('no interval');
    expect(bound.interval.low).toBeCloseTo(8084.67, -1);
    expect(bound.interval.high!).toBeCloseTo(10690.13, -1);
    expect(chaoBiasCorrected(ILL)).toMatchObject({ value: expect.closeTo(9228.859, 3) });
    expect(zeltermanEstimate(ILL)).toMatchObject({ value: expect.closeTo(9424.555, 3) });
    expect(turingCoverage(ILL)).toMatchObject({ value: expect.closeTo(0.2471396, 7) });
  });

  it('one common Poisson rate, as Rcapture', () => {
    const contacts = ILL.map((_, at) => at + 1);
    const fit = computed(
      zeroTruncatedRegression('poisson', { contacts, design: ILL.map(() => 1), names: ['(all)'], weight: ILL }),
    );
    expect(fit.population).toBeCloseTo(7079.928, 3);
    expect(fit.standardError).toBeCloseTo(365.8, 1);
    expect(Math.exp(fit.coefficients[0]!.value)).toBeCloseTo(0.308619, 6);
  });

  it('the geometric model by its closed form: one rate, N = n ÷ (1 − n ÷ contacts)', () => {
    const contacts = ILL.map((_, at) => at + 1);
    const fit = computed(
      zeroTruncatedRegression('geometric', { contacts, design: ILL.map(() => 1), names: ['(all)'], weight: ILL }),
    );
    expect(fit.population).toBeCloseTo(1880 / (1 - 1880 / 2185), 5);
  });

  it('the negative binomial runs to its boundary and says so', () => {
    expect(zeroTruncatedNegativeBinomial(ILL)).toMatchObject({ reason: expect.stringContaining('boundary') });
    const steady = zeroTruncatedNegativeBinomial([500, 300, 160, 80, 38, 17, 8, 3, 1]);
    expect(steady).toMatchObject({ status: 'computed', warning: expect.stringContaining('boundary') });
  });

  it('the negative binomial has the likelihood of its own number of people, contact by contact', () => {
    const seen = [500, 300, 160, 80, 38, 17, 8, 3, 1];
    const fit = zeroTruncatedNegativeBinomial(seen);
    if (fit.status !== 'computed') throw new Error(fit.reason);
    const { population, shape, logLikelihood } = fit;
    const nobody = 1 - seen.reduce((all, people) => all + people, 0) / population;
    const more = 1 - nobody ** (1 / shape);
    // P(k) = P(k − 1) · (k − 1 + shape) ÷ k · more, from P(0) = nobody.
    let chance = nobody;
    let sum = 0;
    for (const [at, people] of seen.entries()) {
      chance *= ((at + shape) / (at + 1)) * more;
      sum += people * Math.log(chance / (1 - nobody));
    }
    expect(logLikelihood).toBeCloseTo(sum, 6);
  });

  it('no repeat contact, nobody, a group never seen twice: said, not computed', () => {
    expect(chaoLowerBound([12])).toMatchObject({ reason: 'nobody was in contact exactly twice' });
    expect(chaoLowerBound([])).toMatchObject({ reason: 'nobody was in contact' });
    expect(zeroTruncatedNegativeBinomial([12])).toMatchObject({ reason: 'nobody was in contact more than once' });
    const once = { contacts: [1, 1], design: [1, 1], names: ['(all)'] };
    expect(zeroTruncatedRegression('poisson', once)).toMatchObject({ reason: 'nobody was in contact more than once' });
    const apart = {
      contacts: [1, 1, 1, 2, 3, 1],
      design: [1, 1, 1, 1, 1, 1, 1, 0, 1, 0, 1, 0],
      names: ['(all)', 'group'],
    };
    expect(zeroTruncatedRegression('poisson', apart)).toMatchObject({ status: 'not-computed' });
    expect(() => zeroTruncatedRegression('poisson', { contacts: [0], design: [1], names: ['(all)'] })).toThrow(
      'at least 1: 0',
    );
  });

  it('counts people by number of contacts', () => {
    expect([...frequenciesOf([3, 1, 0, 1])]).toEqual([2, 0, 1]);
  });
});

describeWithReferenceData('netherlandsimmigrant', ['contact/netherlandsimmigrant.csv'], (path) => {
  const rows = readFileSync(path!, 'utf8').trim().split('\n').slice(1);
  const cells = rows.map((line) => line.replaceAll('"', '').split(','));
  const nations = ['Asia', 'North Africa', 'Rest of Africa', 'Surinam', 'Turkey'];
  const people = {
    contacts: cells.map((row) => Number(row[0])),
    design: cells.flatMap((row) => [
      1,
      row[1] === 'male' ? 1 : 0,
      row[2] === '>40yrs' ? 1 : 0,
      ...nations.map((nation) => (row[4] === nation ? 1 : 0)),
    ]),
    names: ['(all)', 'male', 'over 40', ...nations],
  };

  it('zero-truncated Poisson regression, as singleRcapture', () => {
    const fit = computed(zeroTruncatedRegression('poisson', people));
    const values = [-1.3411, 0.3972, -0.9746, -1.0926, 0.19, -0.9106, -2.3364, -1.6754];
    const errors = [0.2149, 0.163, 0.4082, 0.3016, 0.194, 0.3008, 1.0136, 0.6028];
    for (const [at, { value, standardError }] of fit.coefficients.entries()) {
      expect(value).toBeCloseTo(values[at]!, 4);
      expect(standardError).toBeCloseTo(errors[at]!, 4);
    }
    expect(fit.logLikelihood).toBeCloseTo(-848.4504, 4);
    expect(fit.population).toBeCloseTo(12690.35, 2);
    expect(fit.standardError).toBeCloseTo(2808.17, 2);
    expect(fit.normalInterval.low).toBeCloseTo(7186.4, 1);
    expect(fit.normalInterval.high!).toBeCloseTo(18194.3, 1);
    expect(fit.interval.low).toBeCloseTo(8431.3, 1);
    expect(fit.interval.high!).toBeCloseTo(19718.3, 1);
    expect(fit.goodnessOfFit).toMatchObject({ chiSquare: expect.closeTo(50.06, 2), degreesOfFreedom: 2 });
    const byNation = populationByGroup(fit, dictionaryColumn(cells.map((row) => row[4]!)));
    const rounded = byNation.map(({ group, seen, population }) => [group, seen, Math.round(population)]);
    expect(rounded).toContainEqual(['North Africa', 1023, 3055]);
    expect(rounded).toContainEqual(['Asia', 284, 2742]);
    expect(byNation.reduce((sum, { population }) => sum + population, 0)).toBeCloseTo(fit.population, 6);
  });

  it('zero-truncated geometric regression', () => {
    expect(computed(zeroTruncatedRegression('geometric', people)).population).toBeCloseTo(24664, 0);
  });
});

function computed(fit: ReturnType<typeof zeroTruncatedRegression>): ZeroTruncatedFit {
  if (fit.status !== 'computed') throw new Error(fit.reason);
  return fit;
}
