import { dictionaryColumn, randomStream } from '@assay/statistics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areasByGroup, areaUnderCurveByGroup, pairedAreaDifference, scoreCells } from '../src/index.ts';

const rows = fc.array(
  fc.record({
    group: fc.constantFrom('a', 'b', null),
    label: fc.constantFrom(0, 1, 2),
    score: fc.oneof(
      fc.constantFrom(-1.5, 0, -0, 0.25, 3, Number.NaN),
      fc.float({ noDefaultInfinity: true, noNaN: true }),
    ),
  }),
  { maxLength: 60 },
);

const columnsOf = (people: readonly { group: string | null; label: number; score: number }[]) => ({
  group: dictionaryColumn(people.map(({ group }) => group)),
  label: Uint8Array.from(people, ({ label }) => label),
  score: Float64Array.from(people, ({ score }) => score),
});

/** Every pair compared. */
function bruteForce(people: readonly { label: number; score: number }[]): number {
  const present = people.filter(({ label, score }) => label === 1 && !Number.isNaN(score));
  const absent = people.filter(({ label, score }) => label === 0 && !Number.isNaN(score));
  let won = 0;
  for (const a of present) for (const b of absent) won += a.score > b.score ? 1 : a.score === b.score ? 0.5 : 0;
  return won / (present.length * absent.length);
}

describe('area under the curve by group', () => {
  it('radix sort, bins and brute force give the same area, missing group among them', () => {
    fc.assert(
      fc.property(rows, (people) => {
        const { group, label, score } = columnsOf(people);
        const fast = areaUnderCurveByGroup(group, label, score);
        const binned = areasByGroup(scoreCells({ group, label, score }));
        for (const { group: name, value } of fast) {
          const members = people.filter((person) => (person.group ?? 'Not recorded') === name);
          if (typeof value !== 'number') continue;
          expect(value).toBeCloseTo(bruteForce(members), 12);
          expect(binned.find((row) => row.group === name)!.area).toMatchObject({ value: expect.closeTo(value, 12) });
        }
      }),
      { seed: 11, numRuns: 200 },
    );
  });

  it('is exact through all three digit passes of the radix sort', () => {
    const random = randomStream('areas');
    const people = Array.from({ length: 3000 }, (_, index) => ({
      group: index % 3 === 0 ? 'a' : 'b',
      label: random.integer(2),
      score: Math.fround((random.next() - 0.5) * 10 ** (random.integer(9) - 4)),
    }));
    const { group, label, score } = columnsOf(people);
    for (const { group: name, value } of areaUnderCurveByGroup(group, label, score)) {
      expect(value).toBeCloseTo(bruteForce(people.filter((person) => person.group === name)), 12);
    }
  });

  it('a group with one label class has no area, and says which is absent', () => {
    const { group, label, score } = columnsOf([
      { group: 'a', label: 1, score: 0.5 },
      { group: 'b', label: 0, score: 0.5 },
    ]);
    expect(areaUnderCurveByGroup(group, label, score).map(({ value }) => value)).toEqual([
      { status: 'not-computed', reason: 'everyone in this group has the outcome' },
      { status: 'not-computed', reason: 'no one in this group has the outcome' },
    ]);
    expect(areasByGroup(scoreCells({ group, label, score })).map(({ area }) => area.status)).toEqual([
      'not-computed',
      'not-computed',
    ]);
  });

  it('bins of equal mass lose at most half the pairs within a bin', () => {
    const random = randomStream('bins');
    const people = Array.from({ length: 9000 }, () => {
      const label = random.integer(2);
      return { group: 'a', label, score: random.next() + label * 0.2 };
    });
    const { group, label, score } = columnsOf(people);
    const cells = scoreCells({ group, label, score });
    expect(cells.isExact).toBe(false);
    const exact = areaUnderCurveByGroup(group, label, score)[0]!.value;
    expect(areasByGroup(cells)[0]!.area).toMatchObject({ value: expect.closeTo(exact as number, 3) });
  });
});

describe('paired areas', () => {
  const random = randomStream('paired');
  const label = Uint8Array.from({ length: 400 }, () => random.integer(2));
  const before = Float64Array.from(label, (value) => value * 0.5 + random.next());
  const after = before.map((value, row) => value + label[row]! * 0.5);

  it('an improved score has a higher area; the same score no difference', () => {
    const { difference, pValue } = pairedAreaDifference(before, after, label);
    expect(difference).toMatchObject({ status: 'computed', value: expect.any(Number) });
    expect(difference.status === 'computed' && difference.value).toBeGreaterThan(0.05);
    expect(pValue).toBeLessThan(1e-6);
    expect(pairedAreaDifference(before, before, label).pValue).toMatchObject({ status: 'not-computed' });
  });

  it('refuses to compare without two people of each kind', () => {
    const { difference } = pairedAreaDifference(Float64Array.of(1, 2), Float64Array.of(2, 1), Uint8Array.of(0, 1));
    expect(difference).toMatchObject({ status: 'not-computed' });
  });
});

it('scores that differ only beyond seven digits are not tied', () => {
  const random = randomStream('digits');
  const size = 400;
  const group = { codes: new Int32Array(size), values: ['A'] };
  const label = Uint8Array.from({ length: size }, () => random.integer(2));
  const score = Float64Array.from({ length: size }, (_, row) =>
    row % 50 === 0 ? Number.NaN : 0.1 + (random.integer(40) - 20) * 1e-12,
  );
  let wins = 0;
  let pairs = 0;
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < size; b++) {
      if (label[a] !== 1 || label[b] !== 0 || Number.isNaN(score[a]!) || Number.isNaN(score[b]!)) continue;
      pairs++;
      wins += score[a]! > score[b]! ? 1 : score[a]! === score[b]! ? 0.5 : 0;
    }
  }
  expect(areaUnderCurveByGroup(group, label, score)[0]!.value).toBeCloseTo(wins / pairs, 14);
  expect(areaUnderCurveByGroup(group, label, Float32Array.from(score))[0]!.value).toBe(0.5);
});
