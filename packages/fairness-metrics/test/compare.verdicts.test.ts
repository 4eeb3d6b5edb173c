import { isComputed } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { falseEquivalents } from '../calibrate/equivalence.ts';
import { type CellRow, type ComparisonOptions, cellsFromRows, compare } from '../src/index.ts';

const group = (name: string, flagged: number, people: number): CellRow[] => [
  { groups: { group: name }, label: 0, decision: 1, count: flagged },
  { groups: { group: name }, label: 0, decision: 0, count: people - flagged },
];
const against = (rows: readonly CellRow[][], options: Partial<ComparisonOptions> = {}) =>
  compare(cellsFromRows(rows.flat()), {
    attributes: ['group'],
    metrics: ['falsePositiveRate'],
    scale: 'ratio',
    to: { kind: 'reference', group: 'reference' },
    ...options,
  });

describe('the strongest disparity: 200 of 1,000 against 0 of 500', () => {
  const rows = [group('reference', 0, 500), group('a', 200, 1000)];
  it.each([undefined, 1.25])('is different, margin %s', (margin) => {
    const [row] = against(rows, margin ? { margin } : {});
    expect(row!.verdict).toBe('different');
    expect(row!.pValue).toBeCloseTo(6.482e-27, 29);
    // The ratio has no value, yet a range. statsmodels 0.15, confint_proportions_2indep(200, 1000, 0, 500,
    // compare='ratio', method='score', correction=False): 26.2287 to inf.
    expect(row!.estimate).toMatchObject({ status: 'not-computed' });
    expect(row!.interval).toMatchObject({ low: expect.closeTo(26.2287, 4), high: null });
    expect(row!.difference).toMatchObject({
      value: 0.2,
      interval: { low: expect.closeTo(0.1752, 4), high: expect.closeTo(0.2259, 4) },
    });
    expect(row!.reason).toContain('The range has no upper end');
  });
  it('weighted rows and exact limits say the same', () => {
    const exact = against(rows, { intervals: 'exact' })[0]!;
    expect([exact.verdict, (exact.interval as { high: number | null }).high]).toEqual(['different', null]);
    const cells = cellsFromRows(rows.flat());
    const squaredWeights = cells.counts.slice();
    const [weighted] = compare(
      { ...cells, squaredWeights },
      {
        attributes: ['group'],
        metrics: ['falsePositiveRate'],
        scale: 'ratio',
        to: { kind: 'reference', group: 'reference' },
      },
    );
    expect(weighted!.verdict).toBe('different');
  });
  it('turned round, the ratio is 0 and different too', () => {
    const [row] = against([group('reference', 200, 1000), group('a', 0, 500)]);
    expect([row!.verdict, row!.estimate]).toEqual(['different', expect.objectContaining({ value: 0 })]);
  });
  it('nobody in either has neither a ratio nor a verdict', () => {
    const [row] = against([group('reference', 0, 500), group('a', 0, 500)], { margin: 1.25 });
    expect([row!.verdict, isComputed(row!.estimate)]).toEqual(['insufficient evidence', false]);
    expect(row!.interval).toMatchObject({ status: 'not-computed' });
  });
});

describe('one adjustment for verdict and range', () => {
  // Twelve groups like the reference, and one whose range alone leaves out 1.
  const many = [
    group('reference', 2000, 10_000),
    ...Array.from({ length: 12 }, (_, index) => group(`g${index}`, 200, 1000)),
    group('odd', 232, 1000),
  ];
  it('a range that leaves out 1 alone is not different among thirteen, and says why', () => {
    const row = against(many).at(-1)!;
    expect(row.interval).toMatchObject({ low: expect.closeTo(1.03, 2) });
    expect(row.pValue).toBeLessThan(0.05);
    expect(row.verdict).toBe('insufficient evidence');
    expect((row.adjustedInterval as { low: number }).low).toBeLessThan(1);
    expect(row.comparisons).toBe(13);
    expect(row.reason).toBe(
      'Taken alone, the range leaves out "no difference". Allowing for all comparisons made together, it contains it.',
    );
    const alone = against([many[0]!, many.at(-1)!])[0]!;
    expect([alone.verdict, alone.adjustedInterval]).toEqual(['different', alone.interval]);
  });
  it.each(['bonferroni', 'holm', 'benjamini-hochberg', 'none'] as const)(
    '%s: a verdict is what its range says',
    (adjustment) => {
      const rates = [200, 190, 230, 236, 250, 300, 211, 170, 140, 200];
      for (const size of [1, 3, 10]) {
        const rows = against(
          [group('reference', 2000, 10_000), ...rates.slice(0, size).map((x, i) => group(`g${i}`, x, 1000))],
          { adjustment, margin: 1.6 },
        );
        for (const { verdict, adjustedInterval, equivalenceInterval, adjustedPValue } of rows) {
          if ('status' in adjustedInterval || 'status' in equivalenceInterval) throw new Error('no range');
          const leavesOut = adjustedInterval.low > 1 || adjustedInterval.high! < 1;
          // The chi-square test is the score test that Koopman's limits invert.
          expect(leavesOut).toBe((adjustedPValue as number) <= 0.05);
          expect(verdict.startsWith('different')).toBe(leavesOut);
          const isInside = equivalenceInterval.low > 1 / 1.6 && equivalenceInterval.high! < 1.6;
          expect(['equivalent', 'different but small'].includes(verdict)).toBe(isInside);
        }
      }
    },
  );
  it('Bonferroni draws every range at one level, Holm at the level of the step', () => {
    const levels = (adjustment: 'bonferroni' | 'holm') =>
      against([group('reference', 2000, 10_000), group('a', 300, 1000), group('b', 260, 1000), group('c', 200, 1000)], {
        adjustment,
      }).map(({ adjustedInterval }) => ('status' in adjustedInterval ? null : adjustedInterval.level));
    expect(levels('bonferroni')).toEqual([1, 2, 3].map(() => expect.closeTo(1 - 0.05 / 3, 12)));
    expect(levels('holm')).toEqual([0.05 / 3, 0.05 / 2, 0.05].map((share) => expect.closeTo(1 - share, 12)));
  });
  it('two one-sided tests read the range at 1 − 2α: 90 % for 95 %', () => {
    const [row] = against([group('reference', 2000, 10_000), group('a', 200, 1000)], { margin: 1.25 });
    expect(row!.equivalenceInterval).toMatchObject({ level: expect.closeTo(0.9, 12) });
    // statsmodels 0.15, confint_proportions_2indep(…, compare='ratio', method='score', alpha=0.1, correction=False)
    expect(row!.equivalenceInterval).toMatchObject({
      low: expect.closeTo(0.895634, 5),
      high: expect.closeTo(1.113819, 5),
    });
  });
  it('a false "equivalent" at a true ratio of 1.25 comes in at most 1 of 20 audits of 1, 4 or 13 groups', () => {
    for (const groups of [1, 4, 13]) {
      // 5 % of 400 is 20; 33 is the 99.8 % point of that many.
      expect(falseEquivalents(groups, 10_000, 1.25, 'holm', 400).equivalent * 400).toBeLessThanOrEqual(33);
      expect(falseEquivalents(groups, 10_000, 1.25, 'none', 400).equivalent).toBeGreaterThan(groups === 1 ? 0.01 : 0.1);
    }
  });
  it('low levels have ranges for zero counts, and none of two one-sided tests', () => {
    for (const level of [0.75, 0.6, 0.5, 0.3]) {
      for (const rows of [
        [group('reference', 0, 30), group('a', 3, 20)],
        [group('reference', 3, 30), group('a', 0, 20)],
        [group('reference', 1, 1), group('a', 0, 1)],
      ]) {
        const [row] = against(rows, { level, margin: 1.25 });
        expect(row!.interval).toHaveProperty('low');
        if (level <= 0.5) expect(row!.equivalenceInterval).toMatchObject({ status: 'not-computed' });
      }
    }
  });
});
