import { randomStream } from '@assay/statistics';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type HarmBeyond, harmBeyond } from '../../src/index.ts';

const weights = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 12 });
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const computed = (...given: Parameters<typeof harmBeyond>): HarmBeyond => {
  const found = harmBeyond(...given);
  if (found.status !== 'computed') throw new Error(found.reason);
  return found;
};

it('is what was recorded less what the comparison’s factor makes of the harm before', () => {
  fc.assert(
    fc.property(weights, weights, weights, weights, (treatedBefore, treatedAfter, controlBefore, controlAfter) => {
      const cells = { treatedBefore, treatedAfter, controlBefore, controlAfter };
      const { value } = computed(cells, randomStream('harm'), { nReplicates: 20 });
      const expected = (sum(treatedBefore) * sum(controlAfter)) / sum(controlBefore);
      expect(value).toBeCloseTo(sum(treatedAfter) - expected, 6);
    }),
    { numRuns: 50 },
  );
});

it('is none where both changed alike, however much crime changed everywhere', () => {
  const cells = { treatedBefore: [30, 30], treatedAfter: [20], controlBefore: [90], controlAfter: [30] };
  expect(computed(cells, randomStream('harm')).value).toBe(0);
});

it('widens the interval about the value by the root of the overdispersion, and never narrows it', () => {
  const cells = {
    treatedBefore: [10, 10, 30],
    treatedAfter: [10, 5],
    controlBefore: [5, 20],
    controlAfter: [5, 10],
  };
  const at = (overdispersion: number) => computed(cells, randomStream('harm'), { overdispersion });
  const [one, four, half] = [at(1), at(4), at(0.5)];
  expect(four.interval.low).toBeCloseTo(one.value + 2 * (one.interval.low - one.value), 9);
  expect(four.interval.high).toBeCloseTo(one.value + 2 * (one.interval.high! - one.value), 9);
  expect(half.interval).toEqual(one.interval);
});

it('leaves out the one crime that moves it most', () => {
  const cells = { treatedBefore: [10, 10], treatedAfter: [10, 900], controlBefore: [50, 50], controlAfter: [50, 50] };
  const { value, withoutGravest } = computed(cells, randomStream('harm'));
  expect([value, withoutGravest]).toEqual([890, -10]);
});

it('covers no difference nineteen times in twenty where harm did not move', () => {
  const random = randomStream('coverage');
  let covered = 0;
  for (let trial = 0; trial < 60; trial++) {
    const draw = () =>
      Array.from({ length: 40 + Math.floor(random.next() * 10) }, () => 1 + Math.floor(random.next() * 40));
    const cells = { treatedBefore: draw(), treatedAfter: draw(), controlBefore: draw(), controlAfter: draw() };
    const { interval } = computed(cells, random, { nReplicates: 99, overdispersion: 1 });
    if (interval.low <= 0 && interval.high! >= 0) covered++;
  }
  // Counts here vary less than Poisson's: the interval may cover more often than stated, never less.
  expect(covered).toBeGreaterThanOrEqual(54);
});

it('is not computed where the comparison has no harm', () => {
  const cells = { treatedBefore: [1], treatedAfter: [1], controlBefore: [], controlAfter: [1] };
  expect(harmBeyond(cells, randomStream('harm')).status).toBe('not-computed');
  expect(harmBeyond({ ...cells, controlBefore: [1], controlAfter: [] }, randomStream('harm')).status).toBe(
    'not-computed',
  );
});
