import { readFileSync } from 'node:fs';
import { logGamma, randomStream } from '@assay/statistics';
import { describeWithReferenceData } from '@assay/testing';
import { describe, expect, it } from 'vitest';
import { bgNbdHistories } from '../bench/synthetic-histories.ts';
import {
  bgNbdActive,
  bgNbdExpected,
  bgNbdExpectedOfNew,
  bgNbdMass,
  chanceRateAbove,
  collapseHistories,
  countHistogram,
  expectedAfterSelection,
  fitBgNbd,
  fitNegativeBinomial,
  fitParetoNbd,
  marshallRates,
  paretoNbdActive,
  paretoNbdExpected,
  paretoNbdExpectedOfNew,
  posteriorRate,
} from '../src/index.ts';

const golden = JSON.parse(readFileSync(new URL('./golden/histories.json', import.meta.url), 'utf8'));

function computed<T extends { readonly status: string }>(result: T): Exclude<T, { readonly status: 'not-computed' }> {
  if (result.status !== 'computed') throw new Error(JSON.stringify(result));
  return result as Exclude<T, { readonly status: 'not-computed' }>;
}

describeWithReferenceData('CDNOW', ['contact/cdnow_customers_summary.csv'], (path) => {
  const rows = readFileSync(path!, 'utf8').trim().split('\n').slice(1);
  const cells = rows.map((line) => line.split(',').map(Number));
  const histories = {
    repeats: cells.map((row) => row[1]!),
    recency: cells.map((row) => row[2]!),
    age: cells.map((row) => row[3]!),
  };

  it('BG/NBD as Fader, Hardie and Lee (2005)', () => {
    const fit = computed(fitBgNbd(histories));
    expect([fit.shape, fit.rate, fit.a, fit.b].map((value) => Number(value.toFixed(5)))).toEqual([
      0.24259, 4.41353, 0.79289, 2.42575,
    ]);
    expect(fit.logLikelihood).toBeCloseTo(-9582.4256, 3);
    const times = [0.1429, 1, 3, 31.8571, 32, 78];
    const expected = [0.0078, 0.0532, 0.1506, 1.0405, 1.0437, 1.858];
    for (const [at, time] of times.entries()) expect(bgNbdExpectedOfNew(fit, time)).toBeCloseTo(expected[at]!, 3.3);
    expect(bgNbdExpected(fit, 2, 30.43, 38.86, 39)).toBeCloseTo(1.22591, 4);
    expect(bgNbdActive(fit, 2, 30.43, 38.86)).toBeCloseTo(0.726609, 4);
    expect(bgNbdExpectedOfNew(fit, 52)).toBeCloseTo(1.444, 3);
    expect(bgNbdExpected(fit, 26, 30.857143, 31, 52)).toBeCloseTo(25.757, 2);
    expect(bgNbdActive(fit, 26, 30.857143, 31)).toBeCloseTo(0.96885, 4);
    // More contact in the past, once quiet, means less to come.
    const paradox = [0.3474606, 0.04283391, 0.004158973, 0.0003583685];
    for (const [at, repeats] of [10, 15, 20, 25].entries()) {
      expect(Math.abs(bgNbdExpected(fit, repeats, 20, 39, 52) / paradox[at]! - 1)).toBeLessThan(1e-3);
    }
  });

  it('Pareto/NBD with its standard errors', () => {
    const fit = computed(fitParetoNbd(histories));
    expect(fit.shape).toBeCloseTo(0.553276, 5);
    expect(fit.rate).toBeCloseTo(10.57761, 4);
    expect(fit.dropShape).toBeCloseTo(0.606214, 5);
    expect(fit.dropRate).toBeCloseTo(11.66791, 4);
    expect(fit.logLikelihood).toBeCloseTo(-9594.974, 3);
    const errors = [0.0476264, 0.8427222, 0.1872594, 6.2105448];
    for (const [at, error] of errors.entries()) expect(fit.standardErrors![at]! / error).toBeCloseTo(1, 3);
    expect(paretoNbdExpectedOfNew(fit, 52)).toBeCloseTo(1.473434, 3);
    expect(paretoNbdExpected(fit, 26, 30.857143, 31, 52)).toBeCloseTo(25.456, 2);
    expect(paretoNbdActive(fit, 26, 30.857143, 31)).toBeCloseTo(0.997874, 5);
    const paradox = [0.7062289, 0.1442396, 0.02250658, 0.00309267];
    for (const [at, repeats] of [10, 15, 20, 25].entries()) {
      expect(Math.abs(paretoNbdExpected(fit, repeats, 20, 39, 52) / paradox[at]! - 1)).toBeLessThan(1e-3);
    }
  });

  it('NBD alone, which fits far worse', () => {
    const fit = computed(fitNegativeBinomial({ counts: histories.repeats, exposure: histories.age }));
    expect(fit.shape).toBeCloseTo(0.384768, 5);
    expect(fit.rate).toBeCloseTo(12.072085, 3);
    expect(fit.logLikelihood).toBeCloseTo(-9763.66, 2);
  });
});

describe('BG/NBD and Pareto/NBD', () => {
  const published = { shape: 0.243, rate: 4.414, a: 0.793, b: 2.426 };

  it('probabilities of counts at the published parameters', () => {
    expect(bgNbdMass(published, 10, 2)).toBeCloseTo(1.07869e-7, 12);
    expect(bgNbdMass(published, 0, 39)).toBeCloseTo(0.5737864, 6);
    const ten = [11, 12, 13, 14, 15, 16, 17, 18, 19, 20].map((count) => bgNbdMass(published, count, 30));
    const expected = [
      0.0019995214, 0.0015170236, 0.001163315, 0.0009003148, 0.0007023638, 0.0005517902, 0.0004361913, 0.0003467171,
      0.0002769613, 0.000222226,
    ];
    for (const [at, mass] of ten.entries()) expect(mass).toBeCloseTo(expected[at]!, 9);
  });

  it('probabilities of all counts add up to 1', () => {
    let sum = 0;
    for (let count = 0; count < 4000; count++) sum += bgNbdMass(published, count, 30);
    expect(sum).toBeCloseTo(1, 9);
  });

  it('agree with lifetimes on invented histories', () => {
    const { repeats, recency, age } = golden;
    const fit = computed(fitBgNbd({ repeats, recency, age }));
    const { r, alpha, a, b } = golden.bgNbd;
    for (const [ours, theirs] of [
      [fit.shape, r],
      [fit.rate, alpha],
      [fit.a, a],
      [fit.b, b],
    ]) {
      expect(ours / theirs).toBeCloseTo(1, 3);
    }
    const bg = { shape: 0.8, rate: 9, a: 0.7, b: 2.1 };
    const pareto = { shape: 0.8, rate: 9, dropShape: 0.7, dropRate: 14 };
    for (const [row, count] of repeats.entries()) {
      const own = [count, recency[row], age[row]] as const;
      expect(bgNbdActive(bg, ...own)).toBeCloseTo(golden.bgNbdActive[row], 10);
      expect(bgNbdExpected(bg, ...own, 12)).toBeCloseTo(golden.bgNbdExpected12[row], 8);
      expect(paretoNbdActive(pareto, ...own)).toBeCloseTo(golden.paretoNbdActive[row], 8);
      expect(paretoNbdExpected(pareto, ...own, 12)).toBeCloseTo(golden.paretoNbdExpected12[row], 8);
    }
  });

  it('finds the parameters of many people again, by way of a coarse look', () => {
    const fit = computed(fitBgNbd(bgNbdHistories(40_000, randomStream('many'))));
    expect(fit.distinctHistories).toBeGreaterThan(4000);
    expect(fit.shape).toBeCloseTo(0.6, 1.3);
    expect(fit.rate / 60).toBeCloseTo(1, 0.9);
    expect(fit.a).toBeCloseTo(0.8, 0.7);
    expect(fit.b).toBeCloseTo(2.5, 0.3);
  });

  it('collapsing changes no likelihood', () => {
    const histories = bgNbdHistories(3000, randomStream('collapse'));
    const collapsed = collapseHistories(histories);
    expect(collapsed.weight.reduce((sum, weight) => sum + weight, 0)).toBe(3000);
    expect(collapsed.repeats.length).toBeLessThan(3000);
    const apart = computed(fitBgNbd({ ...histories, weight: new Float64Array(3000).fill(1) }));
    expect(computed(fitBgNbd(collapsed)).logLikelihood).toBeCloseTo(apart.logLikelihood, 6);
  });

  it('hold with a million contacts of one person', () => {
    const repeats = [...golden.repeats, 1_000_000];
    const histories = { repeats, recency: [...golden.recency, 39], age: [...golden.age, 40] };
    const fit = fitBgNbd(histories);
    const model = { shape: 0.3, rate: 5, a: 0.8, b: 2.4 };
    expect(Number.isFinite(bgNbdExpected(model, 1_000_000, 39, 40, 12))).toBe(true);
    if (fit.status === 'computed') expect(Number.isFinite(fit.logLikelihood)).toBe(true);
    else expect(fit.reason.length).toBeGreaterThan(10);
  });

  it('say why without a repeat contact, and refuse times out of order', () => {
    expect(fitBgNbd({ repeats: [0, 0], recency: [0, 0], age: [5, 9] })).toMatchObject({
      reason: 'nobody came into contact a second time',
    });
    expect(fitParetoNbd({ repeats: [0], recency: [0], age: [5] })).toMatchObject({ status: 'not-computed' });
    expect(fitBgNbd({ repeats: [], recency: [], age: [] })).toMatchObject({ reason: 'there is nobody in contact' });
    expect(() => fitBgNbd({ repeats: [1], recency: [9], age: [5] })).toThrow('between 0 and age: 9 and 5');
    expect(() => fitBgNbd({ repeats: [0], recency: [2], age: [5] })).toThrow('0 without a repeat: 2');
  });
});

describe('empirical Bayes', () => {
  it('predicts the next period of drawn people, which raw counts do not', () => {
    const random = randomStream('regression to the mean');
    const histogram = countHistogram([]);
    expect(histogram.totalPeople).toBe(0);
    const fit = { shape: 0.5, rate: 0.5 };
    // Two years of people whose rates never change: any fall of the list is chance.
    const first: number[] = [];
    const second: number[] = [];
    for (let person = 0; person < 60_000; person++) {
      const rate = drawRate(random, fit);
      first.push(poisson(random, rate));
      second.push(poisson(random, rate));
    }
    const counts = countHistogram(first);
    const fitted = computed(fitNegativeBinomial({ counts: first, exposure: 1 }));
    const expected = expectedAfterSelection(fitted, counts.contacts, counts.people, 6);
    const before = first.reduce((sum, count) => sum + (count >= 6 ? count : 0), 0);
    const after = second.reduce((sum, count, person) => sum + (first[person]! >= 6 ? count : 0), 0);
    expect(after / before).toBeLessThan(0.8);
    expect(expected).toBeCloseTo(after / before, 1.7);
    const listed = first.map((_, person) => person).filter((person) => first[person] === 4);
    const mean = listed.reduce((sum, person) => sum + second[person]!, 0) / listed.length;
    expect(posteriorRate(fitted, 4, 1)).toBeCloseTo(mean, 0.7);
  });

  it('chance of a rate above a threshold is a share of the posterior', () => {
    expect(chanceRateAbove({ shape: 1, rate: 1 }, 9, 1, 0)).toBe(1);
    expect(chanceRateAbove({ shape: 1, rate: 1 }, 0, 0, 2)).toBeCloseTo(Math.exp(-2), 12);
  });

  it('says when counts differ no more than chance', () => {
    expect(fitNegativeBinomial({ counts: [1, 1, 1, 1], exposure: 1 })).toMatchObject({ status: 'not-computed' });
    expect(fitNegativeBinomial({ counts: [0, 0], exposure: 1 })).toMatchObject({ reason: 'there was no contact' });
  });

  describeWithReferenceData('sids2', ['contact/sids2.csv'], (path) => {
    it('Marshall rates of the first five counties', () => {
      const lines = readFileSync(path!, 'utf8').trim().split(/\r?\n/);
      const head = lines[0]!.split(',');
      const column = (name: string) => lines.slice(1).map((line) => Number(line.split(',')[head.indexOf(name)]));
      const rates = marshallRates(column('SID74'), column('BIR74')) as Float64Array;
      const expected = [0.0016973, 0.0017054, 0.0017731, 0.0020129, 0.0035349];
      for (const [at, rate] of expected.entries()) expect(rates[at]).toBeCloseTo(rate, 7);
    });
  });

  it('an empty area is refused with the remedy', () => {
    expect(() => marshallRates([1, 0], [10, 0])).toThrow('Leave empty areas out');
  });
});

function drawRate(random: ReturnType<typeof randomStream>, fit: { shape: number; rate: number }): number {
  // A gamma of shape ½ is half a squared normal.
  const normal = Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
  return (normal * normal) / 2 / fit.rate;
}

function poisson(random: ReturnType<typeof randomStream>, mean: number): number {
  let count = 0;
  for (let left = Math.exp(-mean), u = random.next(); u > left && count < 500; u *= random.next()) count++;
  return count;
}

it('expects of somebody new what the integral over rates of dropping out gives, where a is 1 as well', () => {
  // Of a rate by Gamma(r, α) and a chance p of dropping out: (1 − (α / (α + p t))^r) / p, over p by Beta(a, b).
  const integral = ({ shape, rate, a, b }: Parameters<typeof bgNbdExpectedOfNew>[0], time: number) => {
    const beta = Math.exp(logGamma(a) + logGamma(b) - logGamma(a + b));
    const steps = 20_000;
    let sum = 0;
    for (let step = 0; step < steps; step++) {
      const p = (step + 0.5) / steps;
      sum += ((p ** (a - 2) * (1 - p) ** (b - 1)) / beta) * (1 - (rate / (rate + p * time)) ** shape);
    }
    return sum / steps;
  };
  for (const a of [1, 1 + 1e-9, 1.5, 2]) {
    const model = { shape: 0.6, rate: 4.4, a, b: 2.4 };
    for (const time of [1, 30, 200]) {
      expect(bgNbdExpectedOfNew(model, time) / integral(model, time)).toBeCloseTo(1, 5);
    }
  }
});
