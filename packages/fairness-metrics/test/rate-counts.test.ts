import { dictionaryColumn, notComputed } from '@assay/statistics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changeOfRates,
  countCells,
  errorCounts,
  groupCells,
  rateCounts,
  rateOf,
  rowsOfPeople,
  spreadOfRows,
  withCounts,
} from '../src/index.ts';

const people = fc.array(
  fc.record({ group: fc.constantFrom('A', 'B'), label: fc.constantFrom(0, 1, 2), decision: fc.constantFrom(0, 1, 2) }),
  { minLength: 1, maxLength: 40 },
);
const columnsOf = (rows: readonly { group: string; label: number; decision: number }[]) => ({
  attributes: { group: dictionaryColumn(rows.map(({ group }) => group)) },
  label: Uint8Array.from(rows, ({ label }) => label),
  decision: Uint8Array.from(rows, ({ decision }) => decision),
});

it('says of a rate whether its places are shared or its rows are weighted, with Wilson’s limits for so many', () => {
  const rows = [...new Array(3).fill(1), ...new Array(2).fill(0)].map((decision) => ({
    group: 'A',
    label: 0,
    decision,
  }));
  const group = groupCells(countCells(columnsOf(rows)), ['group']).find((each) => each.group === 'A')!;
  const counts = group.counts.map((count) => count / 2);
  const shared = rateOf({ ...group, counts }, 'falsePositiveRate');
  // Half of 3 in 5 people, and five of weight two, which are worth no more than five.
  const weighted = { counts: group.counts.map((count) => 2 * count), squaredWeights: group.counts.map((n) => 4 * n) };
  const heavy = rateOf({ ...group, ...weighted }, 'falsePositiveRate');
  for (const [rate, n, method] of [
    [shared, 2.5, 'Wilson score interval, places shared by those who tie'],
    [heavy, 5, 'Wilson score interval on the effective sample size'],
  ] as const) {
    const z2 = 1.959963984540054 ** 2;
    const half = Math.sqrt(z2 * (0.24 / n + z2 / (4 * n * n)));
    expect(rate.effectiveDenominator).toBe(n);
    expect(rate.estimate).toMatchObject({ status: 'computed', interval: { method } });
    if (rate.estimate.status !== 'computed' || 'status' in rate.estimate.interval) throw new Error('no interval');
    expect(rate.estimate.value).toBeCloseTo(0.6, 12);
    expect(rate.estimate.interval.low).toBeCloseTo((0.6 + z2 / (2 * n) - half) / (1 + z2 / n), 9);
    expect(rate.estimate.interval.high).toBeCloseTo((0.6 + z2 / (2 * n) + half) / (1 + z2 / n), 9);
  }
});

describe('errorCounts(groups)', () => {
  it('counts of each group what going through its people counts', () => {
    fc.assert(
      fc.property(people, (rows) => {
        for (const row of errorCounts(groupCells(countCells(columnsOf(rows)), ['group']))) {
          const own = rows.filter(({ group }) => group === row.group);
          const count = (label: readonly number[], decision: readonly number[]) =>
            own.filter((each) => label.includes(each.label) && decision.includes(each.decision)).length;
          expect(row.without).toBe(count([0], [0, 1]));
          expect(row.wrongly).toBe(row.without === 0 ? null : count([0], [1]));
          expect(row.missed).toEqual({ of: count([1], [0]), outOf: count([1], [0, 1]) });
          expect(row.right).toEqual({ of: count([1], [1]), outOf: count([0, 1], [1]) });
          expect(row.flagged).toEqual({ of: count([0, 1, 2], [1]), outOf: count([0, 1, 2], [0, 1]) });
        }
      }),
    );
  });
});

describe('withCounts(rows)', () => {
  const groups = groupCells(
    countCells(
      columnsOf([
        { group: 'A', label: 0, decision: 1 },
        { group: 'A', label: 0, decision: 0 },
        { group: 'B', label: 0, decision: 1 },
      ]),
    ),
    ['group'],
  );
  const [a, b] = ['A', 'B'].map((name) => groups.find(({ group }) => group === name)!);

  it('tells the counts of the group and of whom it is compared with apart, and rests on the smaller', () => {
    const [rate, other] = [rateOf(a!, 'falsePositiveRate'), rateOf(b!, 'falsePositiveRate')];
    const expected = {
      counts: { group: rateCounts(a!, 'falsePositiveRate'), reference: rateCounts(b!, 'falsePositiveRate') },
      rows: 1,
    };
    expect(expected.counts).toEqual({ group: { of: 1, outOf: 2 }, reference: { of: 1, outOf: 1 } });
    expect(withCounts([{ rate, comparedRate: other, period: '2024' }])[0]).toMatchObject({
      ...expected,
      period: '2024',
    });
    expect(withCounts([{ rate, restRate: other }])[0]).toMatchObject(expected);
  });
});

describe('rows that repeat people', () => {
  const columns = columnsOf(
    Array.from({ length: 8 }, (_, row) => ({ group: row < 6 ? 'A' : 'B', label: 0, decision: row < 4 ? 1 : 0 })),
  );
  const cells = countCells(columns);
  const person = dictionaryColumn(['p', 'p', 'q', 'q', 'r', 'r', 's', 't']);

  it('spread twice as far where each person is there twice and always alike', () => {
    const { designEffect } = spreadOfRows({ columns, cells, person }, ['group'], 'selectionRate');
    // Six rows are three people; between three people the variance is estimated with n − 1.
    expect(designEffect!({ group: 'A' })).toBeGreaterThan(1.5);
    expect(designEffect!({ group: 'nobody' })).toBe(1);
  });

  it('say nothing where every row is somebody else, or there are none', () => {
    expect(spreadOfRows({ columns, cells, person: null }, ['group'], 'selectionRate')).toEqual({});
    expect(spreadOfRows(notComputed('no flags'), ['group'], 'selectionRate')).toEqual({});
    expect(rowsOfPeople({ person: null })).toEqual([]);
    expect(rowsOfPeople({ person })).toHaveLength(1);
  });
});

describe('a change of rates', () => {
  it('is that of everyone, then of each group, row by row', () => {
    const share = (rows: readonly { readonly one: number }[]) =>
      rows.filter(({ one }) => one === 1).length / rows.length;
    fc.assert(
      fc.property(people, fc.infiniteStream(fc.constantFrom(0, 1)), (rows, later) => {
        const columns = columnsOf(rows);
        const after = Uint8Array.from(rows, () => later.next().value!);
        const changes = changeOfRates(
          countCells(columns),
          countCells({ ...columns, decision: after }),
          'group',
          'falsePositiveRate',
        );
        expect(changes.map(({ group }) => group)).toEqual(['Everyone', ...columns.attributes.group.values]);
        for (const { group, change } of changes) {
          const own = rows
            .map((row, at) => ({ ...row, one: row.decision, later: after[at]! }))
            .filter((row) => row.label === 0 && (group === 'Everyone' || row.group === group));
          const decided = own.filter(({ one }) => one < 2);
          if (decided.length === 0) expect(change).toBeNull();
          else expect(change).toBeCloseTo(share(own.map(({ later }) => ({ one: later }))) - share(decided), 12);
        }
      }),
      { numRuns: 30 },
    );
  });
});
