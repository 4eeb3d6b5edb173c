import { dictionaryColumn, randomStream } from '@assay/statistics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AuditRow,
  audit,
  binaryColumn,
  compareWithinStrata,
  countCells,
  decideByScore,
  groupCells,
  METRIC_NAMES,
  METRICS,
  sumCells,
} from '../src/index.ts';

const person = fc.record({
  ethnicity: fc.constantFrom('White', 'Black', 'Unknown', null),
  sex: fc.constantFrom('Female', 'Male', 'Unknown', null),
  label: fc.constantFrom(0, 1, null),
  decision: fc.constantFrom(0, 1, null),
  weight: fc.integer({ min: 0, max: 4 }),
});
type Person = {
  ethnicity: string | null;
  sex: string | null;
  label: number | null;
  decision: number | null;
  weight: number;
};
const people = fc.array(person, { maxLength: 40 });

const columnsOf = (rows: readonly Person[]) => ({
  attributes: {
    ethnicity: dictionaryColumn(rows.map((row) => row.ethnicity)),
    sex: dictionaryColumn(rows.map((row) => row.sex)),
  },
  label: binaryColumn(rows.map((row) => row.label)),
  decision: binaryColumn(rows.map((row) => row.decision)),
});

const rowOf = (rows: readonly AuditRow[], attribute: string, group: string, metric: string) =>
  rows.find((row) => row.attribute === attribute && row.group === group && row.metric === metric)!;

describe('every rate against masking and counting by hand', () => {
  const tests: Record<string, [(row: Person) => boolean, (row: Person) => boolean]> = {
    selectionRate: [(r) => r.decision !== null, (r) => r.decision === 1],
    prevalence: [(r) => r.label !== null, (r) => r.label === 1],
    truePositiveRate: [(r) => r.label === 1 && r.decision !== null, (r) => r.decision === 1],
    falsePositiveRate: [(r) => r.label === 0 && r.decision !== null, (r) => r.decision === 1],
    falseNegativeRate: [(r) => r.label === 1 && r.decision !== null, (r) => r.decision === 0],
    trueNegativeRate: [(r) => r.label === 0 && r.decision !== null, (r) => r.decision === 0],
    positivePredictiveValue: [(r) => r.decision === 1 && r.label !== null, (r) => r.label === 1],
    negativePredictiveValue: [(r) => r.decision === 0 && r.label !== null, (r) => r.label === 0],
    falseDiscoveryRate: [(r) => r.decision === 1 && r.label !== null, (r) => r.label === 0],
    falseOmissionRate: [(r) => r.decision === 0 && r.label !== null, (r) => r.label === 1],
    accuracy: [(r) => r.decision !== null && r.label !== null, (r) => r.decision === r.label],
  };

  it('of every group and of crossed groups, the missing ones too', () => {
    expect(Object.keys(tests)).toEqual([...METRIC_NAMES]);
    fc.assert(
      fc.property(people, (rows) => {
        const { byGroup } = audit(columnsOf(rows), { intersections: [['ethnicity', 'sex']] });
        for (const row of byGroup) {
          const [isCounted, has] = tests[row.metric]!;
          const members = rows.filter((r) => {
            const ethnicity = r.ethnicity ?? 'Not recorded';
            const sex = r.sex ?? 'Not recorded';
            if (row.attribute === 'ethnicity') return ethnicity === row.group;
            return row.attribute === 'sex' ? sex === row.group : `${ethnicity} × ${sex}` === row.group;
          });
          const counted = members.filter(isCounted);
          expect(row.denominator).toBe(counted.length);
          expect(row.numerator).toBe(counted.filter(has).length);
          expect(row.estimate.status).toBe(counted.length === 0 ? 'not-computed' : 'computed');
        }
      }),
      { seed: 3, numRuns: 60 },
    );
  });

  it('whole weights are the same as repeating rows', () => {
    fc.assert(
      fc.property(people, (rows) => {
        const weighted = countCells({ ...columnsOf(rows), weights: Float64Array.from(rows, (row) => row.weight) });
        const repeated = rows.flatMap((row) => new Array<Person>(row.weight).fill(row));
        for (const names of [['ethnicity'], ['sex', 'ethnicity'], []]) {
          const a = groupCells(weighted, names);
          const b = groupCells(countCells(columnsOf(repeated)), names);
          for (const { group, counts } of b) {
            expect([...a.find((candidate) => candidate.group === group)!.counts]).toEqual([...counts]);
          }
        }
      }),
      { seed: 5, numRuns: 60 },
    );
  });

  it('rates that must sum to 1 do, and the order of rows does not matter', () => {
    fc.assert(
      fc.property(people, (rows) => {
        const { byGroup } = audit(columnsOf(rows));
        for (const [a, b] of [
          ['truePositiveRate', 'falseNegativeRate'],
          ['falsePositiveRate', 'trueNegativeRate'],
          ['positivePredictiveValue', 'falseDiscoveryRate'],
          ['negativePredictiveValue', 'falseOmissionRate'],
        ] as const) {
          for (const row of byGroup.filter(({ metric }) => metric === a)) {
            const other = rowOf(byGroup, row.attribute, row.group, b);
            expect(other.estimate.status).toBe(row.estimate.status);
            if (row.estimate.status === 'computed' && other.estimate.status === 'computed') {
              expect(row.estimate.value + other.estimate.value).toBeCloseTo(1, 12);
            }
          }
        }
        const reversed = countCells(columnsOf([...rows].reverse()));
        expect([...sumCells(reversed, []).counts]).toEqual([...sumCells(countCells(columnsOf(rows)), []).counts]);
      }),
      { seed: 7, numRuns: 60 },
    );
  });
});

describe('what other tools get wrong', () => {
  it('a group with no positives has neither a true positive rate nor a miss rate, and no extreme speaks for it', () => {
    const rows: Person[] = [
      { ethnicity: 'White', sex: 'Male', label: 1, decision: 1, weight: 1 },
      { ethnicity: 'White', sex: 'Male', label: 1, decision: 0, weight: 1 },
      { ethnicity: 'Black', sex: 'Male', label: 0, decision: 1, weight: 1 },
    ];
    const result = audit(columnsOf(rows), { attributes: ['ethnicity'] });
    for (const metric of ['truePositiveRate', 'falseNegativeRate']) {
      expect(rowOf(result.byGroup, 'ethnicity', 'Black', metric).estimate).toEqual({
        status: 'not-computed',
        reason: 'this group has no people to whom the outcome happened',
      });
      const difference = result.difference.find((row) => row.metric === metric)!;
      expect(difference.excluded).toEqual(['Black']);
      expect(difference.estimate.status).toBe('not-computed');
    }
  });

  it('"Unknown" in two attributes never collides', () => {
    const rows: Person[] = [
      { ethnicity: 'Unknown', sex: 'Female', label: 0, decision: 1, weight: 1 },
      { ethnicity: 'White', sex: 'Unknown', label: 0, decision: 0, weight: 1 },
    ];
    const { byGroup } = audit(columnsOf(rows));
    expect(rowOf(byGroup, 'ethnicity', 'Unknown', 'falsePositiveRate').estimate).toMatchObject({ value: 1 });
    expect(rowOf(byGroup, 'sex', 'Unknown', 'falsePositiveRate').estimate).toMatchObject({ value: 0 });
  });

  it('a recorded group that is called as blank rows are stays apart from people without a group', () => {
    const columns = {
      attributes: { group: dictionaryColumn(['Not recorded', null]) },
      label: Uint8Array.of(0, 0),
      decision: Uint8Array.of(1, 0),
    };
    expect(groupCells(countCells(columns), ['group']).map(({ group }) => group)).toEqual([
      'Not recorded',
      'Not recorded (blank)',
    ]);
  });

  it('people without a group stand last, of one characteristic and of several crossed', () => {
    const columns = {
      attributes: { group: dictionaryColumn([null, 'A', 'A', null]), area: dictionaryColumn(['N', null, 'S', null]) },
      label: Uint8Array.of(0, 0, 1, 1),
      decision: Uint8Array.of(1, 0, 1, 0),
    };
    const cells = countCells(columns);
    expect(groupCells(cells, ['group', 'area']).map(({ group }) => group)).toEqual([
      'A × S',
      'A × Not recorded',
      'Not recorded × N',
      'Not recorded × Not recorded',
    ]);
    const within = compareWithinStrata(cells, {
      attribute: 'area',
      strata: ['group'],
      metrics: ['selectionRate'],
      reference: 'N',
      scale: 'difference',
    });
    expect(within.map(({ group }) => group)).toEqual(['S', 'Not recorded']);
  });
});

describe('awkward input', () => {
  const empty = { attributes: { group: dictionaryColumn([]) }, label: new Uint8Array(), decision: new Uint8Array() };

  it('an empty table gives rates that say there is nobody', () => {
    const result = audit(empty);
    expect(result.byGroup).toEqual([]);
    expect(result.overall.every(({ estimate }) => estimate.status === 'not-computed')).toBe(true);
    expect(result.difference[0]!.estimate).toEqual({ status: 'not-computed', reason: 'no group has this rate' });
  });

  it('one person is a group with a wide interval', () => {
    const { byGroup } = audit({
      attributes: { group: dictionaryColumn(['only']) },
      label: Uint8Array.of(1),
      decision: Uint8Array.of(1),
    });
    expect(rowOf(byGroup, 'group', 'only', 'truePositiveRate').estimate).toMatchObject({
      value: 1,
      interval: { low: expect.closeTo(0.2065, 4), high: 1 },
    });
  });

  it('a column in which every group is missing has one group', () => {
    const columns = {
      attributes: { group: dictionaryColumn([null, null]) },
      label: Uint8Array.of(1, 0),
      decision: Uint8Array.of(1, 1),
    };
    const { byGroup, difference } = audit(columns);
    expect(new Set(byGroup.map(({ group }) => group))).toEqual(new Set(['Not recorded']));
    expect(difference[0]!.estimate).toEqual({ status: 'not-computed', reason: 'only one group has this rate' });
  });

  it('1,000 groups are counted and compared', () => {
    const random = randomStream('thousand groups');
    const rows = 20_000;
    const group = dictionaryColumn(Array.from({ length: rows }, (_, row) => `group ${row % 1000}`));
    const draw = () => Uint8Array.from({ length: rows }, () => random.integer(2));
    const result = audit({ attributes: { group }, label: draw(), decision: draw() }, { metrics: ['selectionRate'] });
    expect(result.byGroup).toHaveLength(1000);
    expect(result.byGroup.reduce((sum, row) => sum + row.denominator!, 0)).toBe(rows);
    const estimate = result.difference[0]!.estimate;
    if (estimate.status !== 'computed' || 'status' in estimate.interval) throw new Error('no interval');
    expect(estimate.interval.method).toBe('simultaneous exact interval');
    expect(estimate.interval.low).toBeLessThan(estimate.value);
    expect(estimate.interval.high).toBeGreaterThan(estimate.value);
  });

  it('more combinations than memory holds are refused with the remedy', () => {
    const wide = dictionaryColumn(Array.from({ length: 2000 }, (_, row) => `${row}`));
    const columns = { attributes: { a: wide, b: wide }, label: new Uint8Array(2000), decision: new Uint8Array(2000) };
    expect(() => countCells(columns)).toThrow('too many combinations of groups: 4004001');
  });

  it.each([
    [{ ...empty, decision: new Uint8Array(1) }, 'columns must be of one length: label has 0, decision 1'],
    [
      { attributes: { g: dictionaryColumn(['a']) }, label: Uint8Array.of(3), decision: Uint8Array.of(0) },
      'label and decision must hold 0, 1 or 2',
    ],
    [
      { attributes: { g: dictionaryColumn(['a', 'a']) }, label: Uint8Array.of(4, 0), decision: Uint8Array.of(0, 0) },
      'label and decision must hold 0, 1 or 2',
    ],
    [
      { attributes: { g: dictionaryColumn(['a']) }, label: Uint8Array.of(0), decision: Uint8Array.of(3) },
      'label and decision must hold 0, 1 or 2',
    ],
    [
      { attributes: { g: dictionaryColumn(['a']) }, label: Uint8Array.of(0), decision: Uint8Array.of(4) },
      'label and decision must hold 0, 1 or 2',
    ],
    [
      {
        attributes: { g: { codes: Int32Array.of(7), values: ['a'] } },
        label: Uint8Array.of(0),
        decision: Uint8Array.of(0),
      },
      'a group code has no value: 1 rows',
    ],
    [
      {
        attributes: { g: dictionaryColumn(['a']) },
        label: Uint8Array.of(0),
        decision: Uint8Array.of(0),
        weights: Float64Array.of(-1),
      },
      'a weight must be finite and not negative: -1 in row 0',
    ],
  ])('refuses columns %#', (columns, message) => {
    expect(() => countCells(columns)).toThrow(message);
  });

  it('columns that start anywhere in a larger array are counted alike', () => {
    const random = randomStream('offsets');
    const [label, decision] = [0, 1].map(() => Uint8Array.from({ length: 120 }, () => random.integer(3)));
    const group = dictionaryColumn(Array.from({ length: 120 }, () => 'abc'[random.integer(3)]!));
    for (let start = 0; start < 5; start++) {
      for (const end of [117, 118, 119, 120]) {
        const cut = {
          attributes: { group: { codes: group.codes.subarray(start, end), values: group.values } },
          label: label!.subarray(start, end),
          decision: decision!.subarray(start, end),
        };
        const copied = { ...cut, label: cut.label.slice(), decision: cut.decision.slice() };
        expect([...countCells(cut).counts]).toEqual([...countCells(copied).counts]);
        expect(countCells(cut).counts.reduce((sum, count) => sum + count, 0)).toBe(end - start);
      }
    }
  });

  it('equal weights change no interval: ten people of weight 3 are ten people', () => {
    const columns = {
      attributes: { g: dictionaryColumn(new Array<string>(10).fill('a')) },
      label: new Uint8Array(10),
      decision: Uint8Array.of(1, 1, 1, 0, 0, 0, 0, 0, 0, 0),
    };
    const plain = audit(columns, { metrics: ['falsePositiveRate'] }).byGroup[0]!.estimate;
    const weighted = audit({ ...columns, weights: new Float64Array(10).fill(3) }, { metrics: ['falsePositiveRate'] })
      .byGroup[0]!;
    if (plain.status !== 'computed' || 'status' in plain.interval) throw new Error('no interval');
    expect(weighted.denominator).toBe(30);
    expect(weighted.estimate).toMatchObject({
      value: expect.closeTo(0.3, 12),
      interval: { low: expect.closeTo(plain.interval.low, 12), high: expect.closeTo(plain.interval.high!, 12) },
    });
  });

  it('a yes/no column refuses other values', () => {
    expect([...binaryColumn([1, 0, true, false, null, undefined, Number.NaN])]).toEqual([1, 0, 1, 0, 2, 2, 2]);
    expect(() => binaryColumn([0, 5])).toThrow('a yes/no column must hold 0, 1 or nothing: 5 in row 1');
  });
});

describe('decisions from scores', () => {
  const score = Float64Array.of(0.9, 0.7, 0.7, 0.7, 0.2, Number.NaN);
  it('a threshold flags scores at or above it; a missing score is unknown', () => {
    expect([...decideByScore(score, { kind: 'threshold', atLeast: 0.7 })]).toEqual([1, 1, 1, 1, 0, 2]);
  });
  it.each([
    [0, [0, 0, 0, 0, 0, 2]],
    [1, [1, 0, 0, 0, 0, 2]],
    [4, [1, 1, 1, 1, 0, 2]],
    [5, [1, 1, 1, 1, 1, 2]],
  ])('the top %s cut through no tie', (count, expected) => {
    expect([...decideByScore(score, { kind: 'top', count })]).toEqual(expected);
  });
  it('a tie that is cut through needs a rule, and a list longer than the people is refused', () => {
    expect(() => decideByScore(score, { kind: 'top', count: 2 })).toThrow(
      '3 tie for 1 places at the cut of a list of 2',
    );
    expect([...decideByScore(score, { kind: 'top', count: 2, ties: 'leave-out' })]).toEqual([1, 0, 0, 0, 0, 2]);
    const lots = [0.1, 0.2, 0.9, 0.3, 0.5, 0.6];
    const ties = { lots: { length: lots.length, lotOf: (index: number) => lots[index]! } };
    expect([...decideByScore(score, { kind: 'top', count: 2, ties })]).toEqual([1, 0, 1, 0, 0, 2]);
    expect(() => decideByScore(score, { kind: 'top', count: 6 })).toThrow(
      'more places than there are people to choose from',
    );
    expect(() => decideByScore(score, { kind: 'threshold', atLeast: Number.NaN })).toThrow(
      'a threshold must be a number: NaN',
    );
  });
});

it('every metric says what share of whom', () => {
  for (const metric of Object.values(METRICS)) {
    expect(metric.numeratorSlots & ~metric.denominatorSlots, metric.name).toBe(0);
    expect(metric.meaning.length).toBeGreaterThan(10);
  }
});
