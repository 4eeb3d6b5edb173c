import { dictionaryColumn, drawBinomial, type Interval, notComputed, randomStream } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import {
  cellsFromRows,
  compare,
  countCells,
  extremeGroups,
  gapInterval,
  groupCells,
  type IntervalKind,
  type Rate,
  rateOf,
  romanoWolfAdjustment,
  verdictReason,
} from '../src/index.ts';
import { compasCells, confusionRows } from './published-compas.ts';

const toWhite = { kind: 'reference', group: 'Caucasian' } as const;
const rowFor = (group: string, metric: 'falsePositiveRate' | 'falseNegativeRate', scale: 'difference' | 'ratio') =>
  compare(compasCells(), { attributes: ['race'], metrics: [metric], scale, to: toWhite }).find(
    (row) => row.group === group,
  )!;

describe('published COMPAS table, against R (prop.test, Epi::ci.pd, epitools)', () => {
  it('difference in false positive rates, Newcombe', () => {
    expect(rowFor('African-American', 'falsePositiveRate', 'difference').estimate).toMatchObject({
      value: expect.closeTo(0.213924955821128, 14),
      interval: { low: expect.closeTo(0.18205318232699, 13), high: expect.closeTo(0.245023340326906, 13) },
    });
  });
  it('difference in false negative rates, Newcombe; a group of ten too', () => {
    expect(rowFor('African-American', 'falseNegativeRate', 'difference').estimate).toMatchObject({
      value: expect.closeTo(-0.197372963777373, 14),
      interval: { low: expect.closeTo(-0.234558754989978, 13), high: expect.closeTo(-0.159859622662813, 13) },
    });
    expect(rowFor('Native American', 'falseNegativeRate', 'difference').estimate).toMatchObject({
      value: expect.closeTo(-0.377225672877847, 14),
      interval: { low: expect.closeTo(-0.465192588174723, 13), high: expect.closeTo(-0.0714647240458461, 13) },
    });
  });
  it('ratio of false positive rates, Koopman with Katz beside it', () => {
    const row = rowFor('African-American', 'falsePositiveRate', 'ratio');
    expect(row.estimate).toMatchObject({
      value: expect.closeTo(1.91209264831472, 13),
      interval: { low: expect.closeTo(1.7225683087, 9), high: expect.closeTo(2.1255502622, 9) },
    });
    expect(row.katz).toMatchObject({
      interval: { low: expect.closeTo(1.72123908683742, 12), high: expect.closeTo(2.12410833782358, 12) },
    });
    expect(rowFor('African-American', 'falseNegativeRate', 'ratio').katz).toMatchObject({
      interval: { low: expect.closeTo(0.531803019308688, 12), high: expect.closeTo(0.646637123982767, 12) },
    });
  });
  it('chi-square p of the false positive rates is 2.11e-37, where Aequitas prints 0.0504', () => {
    const row = rowFor('African-American', 'falsePositiveRate', 'difference');
    expect((row.pValue as number) / 2.11348973891375e-37).toBeCloseTo(1, 9);
    expect(row.testMethod).toBe('chi-square test');
    expect(row.verdict).toBe('different');
  });
  it.each([
    ['African-American', 1.912093],
    ['Asian', 0.370749],
    ['Hispanic', 0.915887],
    ['Native American', 1.598854],
    ['Other', 0.629057],
  ])('false positive disparity of %s as Aequitas prints it', (group, disparity) => {
    expect(rowFor(group, 'falsePositiveRate', 'ratio').estimate).toMatchObject({ value: expect.closeTo(disparity, 6) });
  });
  it('wide intervals of small groups are insufficient evidence, not parity', () => {
    expect(rowFor('Asian', 'falsePositiveRate', 'difference').verdict).toBe('insufficient evidence');
  });
});

describe('comparators', () => {
  const cells = cellsFromRows([
    ...confusionRows('a', [80, 20, 30, 70]),
    ...confusionRows('b', [150, 50, 10, 40]),
    ...confusionRows('c', [9, 1, 0, 5]),
  ]);
  const options = { attributes: ['race'], metrics: ['falsePositiveRate'], scale: 'difference' } as const;

  it('rest compares with everyone else, overall with everyone', () => {
    const rest = compare(cells, { ...options, to: { kind: 'rest' } });
    expect(rest[0]!.estimate).toMatchObject({ value: expect.closeTo(20 / 100 - 51 / 210, 14) });
    const overall = compare(cells, { ...options, to: { kind: 'overall' } });
    expect(overall[0]!.estimate).toMatchObject({ value: expect.closeTo(20 / 100 - 71 / 310, 14) });
    expect(overall[0]!.comparedRate).toMatchObject({ numerator: 71, denominator: 310 });
    const ratio = compare(cells, { ...options, scale: 'ratio', to: { kind: 'overall' } });
    expect(ratio[1]!.estimate).toMatchObject({ value: expect.closeTo(50 / 200 / (71 / 310), 14) });
  });

  it('overall is as many times as often as the group is of everyone, where nobody else has any', () => {
    const alone = cellsFromRows([...confusionRows('a', [15, 5, 0, 0]), ...confusionRows('b', [80, 0, 0, 0])]);
    const to = { kind: 'overall' } as const;
    const [a, b] = compare(alone, { ...options, scale: 'ratio', to });
    // 5 of 20 beside 5 of 100: five times as often, which is the most there can be.
    expect(a!.estimate).toMatchObject({
      status: 'computed',
      value: expect.closeTo(5, 12),
      interval: { high: expect.closeTo(5, 12) },
    });
    expect(b!.estimate).toMatchObject({ status: 'computed', value: 0 });
    const [difference] = compare(alone, { ...options, to });
    expect(difference!.estimate).toMatchObject({ value: expect.closeTo(5 / 20 - 5 / 100, 12) });
    const nobody = cellsFromRows([...confusionRows('a', [20, 0, 0, 0]), ...confusionRows('b', [80, 0, 0, 0])]);
    expect(compare(nobody, { ...options, scale: 'ratio', to })[0]!.estimate.status).toBe('not-computed');
  });

  it('overall of one person in a group where nobody else has any is the group’s share of everyone turned over', () => {
    const one = cellsFromRows([...confusionRows('a', [9, 1, 0, 0]), ...confusionRows('b', [30, 0, 0, 0])]);
    const [a] = compare(one, { ...options, scale: 'ratio', to: { kind: 'overall' } });
    // 1 of 10 beside 1 of 40.
    expect(a!.estimate).toMatchObject({ status: 'computed', value: expect.closeTo(4, 12) });
  });

  it('a range says by which limits it was drawn', () => {
    const rates = groupCells(cells, ['race']).map((each) => rateOf(each, 'falsePositiveRate'));
    const weighted = rates.map((rate) => ({ ...rate, effectiveDenominator: rate.denominator - 1 }));
    const methods = (of: readonly Rate[], kind: IntervalKind) =>
      (['difference', 'ratio'] as const).map(
        (scale) => (gapInterval(of[0]!, of[1]!, scale, 0.95, kind) as Interval).method,
      );
    const [exact, effective] = ['from Clopper–Pearson limits', 'on effective sample sizes'];
    expect(methods(rates, 'exact')).toEqual([`Newcombe hybrid interval ${exact}`, `MOVER interval ${exact}`]);
    for (const kind of ['exact', 'score'] as const)
      expect(methods(weighted, kind)).toEqual([
        `Newcombe hybrid score interval ${effective}`,
        `MOVER interval ${effective}`,
      ]);
  });

  it('rest of weighted rows counts for as many as its own weights make it', () => {
    const groups = ['a', 'a', 'b', 'b', 'b', 'c', 'c'];
    const weights = [1, 1, 2, 1, 4, 3, 1];
    const weighted = (of: readonly string[]) =>
      countCells({
        attributes: { race: dictionaryColumn(of) },
        label: new Uint8Array(7),
        decision: Uint8Array.of(1, 0, 1, 0, 1, 0, 1),
        weights: Float64Array.from(weights),
      });
    const metrics = ['selectionRate'] as const;
    const [apart] = compare(weighted(groups), { ...options, metrics, to: { kind: 'rest' } });
    const together = weighted(groups.map((group) => (group === 'a' ? 'a' : 'everyone else')));
    const [joined] = compare(together, { ...options, metrics, to: { kind: 'reference', group: 'everyone else' } });
    // Weights 2, 1, 4, 3, 1 sum to 11, their squares to 31.
    expect(apart!.comparedRate).toMatchObject({ numerator: 7, denominator: 11 });
    expect(apart!.comparedRate.effectiveDenominator).toBeCloseTo(121 / 31, 12);
    expect(apart!.estimate).toEqual(joined!.estimate);
  });

  it('pairwise compares each pair once, and turning a pair round turns the sign', () => {
    const rows = compare(cells, { ...options, to: { kind: 'pairwise' } });
    expect(rows.map(({ group, comparedWith }) => `${group}-${comparedWith}`)).toEqual(['b-a', 'c-a', 'c-b']);
    const back = compare(cells, { ...options, to: { kind: 'reference', group: 'b' } });
    const forward = rows[0]!.estimate;
    const reverse = back[0]!.estimate;
    if (forward.status !== 'computed' || reverse.status !== 'computed') throw new Error('no estimate');
    if ('status' in forward.interval || 'status' in reverse.interval) throw new Error('no interval');
    expect(forward.value).toBeCloseTo(-reverse.value, 14);
    expect(forward.interval.low).toBeCloseTo(-reverse.interval.high!, 14);
  });

  it('one family is adjusted together; Holm never falls below the p-value', () => {
    const rows = compare(cells, {
      ...options,
      metrics: ['falsePositiveRate', 'truePositiveRate'],
      to: { kind: 'pairwise' },
    });
    for (const { pValue, adjustedPValue } of rows) {
      if (typeof pValue === 'number') expect(adjustedPValue).toBeGreaterThanOrEqual(pValue);
    }
    const plain = compare(cells, { ...options, to: { kind: 'pairwise' }, adjustment: 'none' });
    for (const { pValue, adjustedPValue } of plain) expect(adjustedPValue).toEqual(pValue);
  });

  it('small expected counts take Fisher’s exact test', () => {
    expect(compare(cells, { ...options, to: { kind: 'pairwise' } })[1]!.testMethod).toBe('Fisher exact test');
  });

  it('refuses an unknown reference or attribute, and an empty margin', () => {
    expect(() => compare(cells, { ...options, to: { kind: 'reference', group: 'z' } })).toThrow(
      'no group is named z. The groups are a, b, c',
    );
    expect(() => compare(cells, { ...options, attributes: ['sex'], to: { kind: 'rest' } })).toThrow(
      'unknown attribute: sex',
    );
    expect(() => compare(cells, { ...options, to: { kind: 'rest' }, margin: 0 })).toThrow(
      'the margin cannot be 0 for a difference',
    );
    expect(() => compare(cells, { ...options, scale: 'ratio', to: { kind: 'rest' }, margin: 0.8 })).toThrow(
      'factor above 1',
    );
  });
});

describe('verdicts', () => {
  const verdictOf = (a: readonly number[], b: readonly number[], margin?: number) =>
    compare(cellsFromRows([...confusionRows('a', a), ...confusionRows('b', b)]), {
      attributes: ['race'],
      metrics: ['falsePositiveRate'],
      scale: 'difference',
      to: { kind: 'reference', group: 'a' },
      ...(margin === undefined ? {} : { margin }),
    })[0]!.verdict;

  it.each([
    ['equivalent', [8000, 2000, 0, 0], [8010, 1990, 0, 0], 0.02],
    ['different', [800, 200, 0, 0], [600, 400, 0, 0], 0.05],
    ['different but small', [80000, 20000, 0, 0], [79000, 21000, 0, 0], 0.05],
    ['insufficient evidence', [16, 4, 0, 0], [15, 5, 0, 0], 0.05],
  ] as const)('%s', (expected, a, b, margin) => {
    expect(verdictOf(a, b, margin)).toBe(expected);
  });

  it('without a margin nothing is equivalent', () => {
    expect(verdictOf([8000, 2000, 0, 0], [8010, 1990, 0, 0])).toBe('insufficient evidence');
  });
});

describe('the reason of a verdict', () => {
  const range = (low: number, high: number | null): Interval => ({ low, high, level: 0.95, method: 'of a test' });
  const of = (row: Partial<Parameters<typeof verdictReason>[0]>) =>
    verdictReason({
      ...{ scale: 'ratio', verdict: 'insufficient evidence', interval: range(0.8, 1.2), comparisons: 1 },
      adjustedInterval: row.interval ?? range(0.8, 1.2),
      ...row,
    });
  const rejected = 'range leaves out "no difference", but the test of these counts does not reject it.';
  const contained = 'range contains "no difference"; that is no evidence that the groups are treated alike.';
  const alone =
    'Taken alone, the range leaves out "no difference". Allowing for all comparisons made together, it contains it.';

  it('of too little evidence tells the range alone from that of the family', () => {
    const many = { comparisons: 2 };
    expect(of({ interval: range(1.1, 1.2) })).toBe(`The ${rejected}`);
    expect(of({ interval: range(0.5, 0.9) })).toBe(`The ${rejected}`);
    expect(of({ interval: range(1.1, null), ...many })).toBe(
      `Allowing for all comparisons made together, the ${rejected}`,
    );
    expect(of({ interval: range(1.1, 1.2), adjustedInterval: range(0.9, 1.4), ...many })).toBe(alone);
    expect(of({ interval: range(0.9, null) })).toBe(`The ${contained}`);
    for (const [low, high] of [
      [1, 1.2],
      [0.8, 1],
    ] as const)
      expect(of({ interval: range(low, high), ...many })).toBe(
        `Allowing for all comparisons made together, the ${contained}`,
      );
    expect(of({ scale: 'difference', interval: range(0.1, 0.9) })).toBe(`The ${rejected}`);
    expect(of({ scale: 'difference', interval: range(-0.1, 0.9) })).toBe(`The ${contained}`);
    expect(of({ interval: notComputed('nobody counts') })).toBe('There is no range: nobody counts.');
  });

  it('of a difference and of equivalence names the margin, and a range without an end', () => {
    const differs = 'The test and the range leave out "no difference".';
    const none = { adjustedInterval: notComputed('no range') };
    expect(of({ verdict: 'different' })).toBe(differs);
    expect(of({ verdict: 'different', adjustedInterval: range(1.1, null) })).toBe(
      `${differs} The range has no upper end, because nobody counts in the group compared with.`,
    );
    expect(of({ verdict: 'different', ...none })).toBe('The test finds a difference; there is no range of this kind.');
    expect(of({ verdict: 'different but small' })).toBe(`${differs} The range lies within the margin that was chosen.`);
    expect(of({ verdict: 'equivalent', comparisons: 2 })).toBe(
      'Allowing for all comparisons made together, the range lies within the margin that was chosen.',
    );
  });
});

it('extremes of groups none of which has any have a difference of nought, and no ratio', () => {
  const named = groupCells(cellsFromRows([...confusionRows('a', [5, 0, 0, 0]), ...confusionRows('b', [8, 0, 0, 0])]), [
    'race',
  ]).map((each) => ({ group: each.group, rate: rateOf(each, 'falsePositiveRate') }));
  expect(extremeGroups(named, 'difference').estimate).toMatchObject({ status: 'computed', value: 0 });
  expect(extremeGroups(named, 'ratio').estimate).toMatchObject({ reason: 'every rate is 0, and nothing divides by 0' });
  expect(extremeGroups(named.slice(1), 'ratio').estimate).toMatchObject({ reason: 'only one group has this rate' });
});

it('extremes of two groups are Newcombe’s interval of their difference, turned to be positive', () => {
  const groups = groupCells(
    cellsFromRows([...confusionRows('a', [990, 805, 1, 1]), ...confusionRows('b', [1139, 349, 1, 1])]),
    ['race'],
  );
  const { estimate, highest, lowest } = extremeGroups(
    groups.map((cells) => ({ group: cells.group, rate: rateOf(cells, 'falsePositiveRate') })),
    'difference',
  );
  expect([highest, lowest]).toEqual(['a', 'b']);
  expect(estimate).toMatchObject({
    interval: { low: expect.closeTo(0.18205318232699, 12), high: expect.closeTo(0.245023340326906, 12) },
  });
});

describe('Romano–Wolf over rates of the same people', () => {
  const family = (metrics: readonly ('falsePositiveRate' | 'positivePredictiveValue')[]) =>
    metrics.flatMap((metric) => ['b', 'c', 'd'].map((group) => ({ group, comparedWith: 'a', metric })));

  it('keeps a real gap and drops chance ones', () => {
    const groups = groupCells(
      cellsFromRows([
        ...confusionRows('a', [300, 100, 50, 100]),
        ...confusionRows('b', [200, 200, 50, 100]),
        ...confusionRows('c', [302, 98, 50, 100]),
        ...confusionRows('d', [296, 104, 50, 100]),
      ]),
      ['race'],
    );
    const adjusted = romanoWolfAdjustment(groups, family(['falsePositiveRate']), randomStream(1));
    expect(adjusted[0]).toBeLessThan(0.01);
    expect(adjusted[1]).toBeGreaterThan(0.5);
    expect(adjusted[2]).toBeGreaterThan(0.5);
  });

  it('raises a false alarm in about 5 of 100 families where nothing differs, sizes unequal', () => {
    const random = randomStream('family');
    let alarms = 0;
    const RUNS = 200;
    for (let run = 0; run < RUNS; run++) {
      const rows = [900, 300, 150, 100].flatMap((size, g) => {
        const positives = drawBinomial(random, size, 0.4);
        const fp = drawBinomial(random, size - positives, 0.3);
        const tp = drawBinomial(random, positives, 0.6);
        return confusionRows('abcd'[g]!, [size - positives - fp, fp, positives - tp, tp]);
      });
      const groups = groupCells(cellsFromRows(rows), ['race']);
      const adjusted = romanoWolfAdjustment(groups, family(['falsePositiveRate', 'positivePredictiveValue']), random, {
        replicates: 200,
      });
      if (adjusted.some((p) => typeof p === 'number' && p <= 0.05)) alarms++;
    }
    // 5 % of 200 is 10; 20 is its 99.8 % point.
    expect(alarms).toBeLessThanOrEqual(20);
    expect(alarms).toBeGreaterThan(0);
  });

  it('a group without the rate is no part of the family', () => {
    const groups = groupCells(
      cellsFromRows([...confusionRows('a', [30, 10, 5, 10]), ...confusionRows('b', [0, 0, 5, 10])]),
      ['race'],
    );
    const member = { group: 'b', comparedWith: 'a', metric: 'falsePositiveRate' } as const;
    expect(romanoWolfAdjustment(groups, [member], randomStream(1))[0]).toMatchObject({ status: 'not-computed' });
  });
});
