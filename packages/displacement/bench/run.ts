import { randomStream } from '@assay/statistics';
import type { Goal } from '@assay/testing/bench-notes';
import { benchReport, time } from '@assay/testing/stopwatch';
import { knox } from '../src/index.ts';
import { hotspotPoints } from './hotspot-points.ts';
import { readBurglaries } from './read-burglaries.ts';

const random = randomStream('bench');
const bands = { distanceEdges: [0, 200, 400, 600, 800, 1000], timeEdges: [0, 7, 14, 21, 28], nPermutations: 999 };
const timings = [];
const goals: Goal[] = [];

const burglaries = readBurglaries();
if (burglaries !== null) {
  const one = { distanceEdges: [0, 200], timeEdges: [0, 7], closure: '(a, b]' as const, nPermutations: 999 };
  const fast = await time(
    'Knox, 45,319 burglaries, 200 m and 7 days, 999 permutations',
    () => knox(burglaries, one, random),
    5,
  );
  const twin = await time(
    'the same in TypeScript, 19 permutations',
    () => knox(burglaries, { ...one, nPermutations: 19, kernel: 'scalar' }, random),
    3,
  );
  timings.push(fast, twin);
  goals.push({
    claim: 'Knox on the burglaries',
    measured: fast.median / 1000,
    limit: 0.8,
    unit: 's',
    direction: 'at-most',
  });
} else console.log('no burglaries: set ASSAY_REFERENCE_DATA');

for (const [nEvents, limit, runs] of [
  [10_000, 0.25, 5],
  [50_000, 1.2, 3],
  [200_000, 15, 1],
] as const) {
  const points = hotspotPoints(nEvents, randomStream('points', nEvents));
  const timing = await time(
    `Knox, ${nEvents} events, 5 × 4 bands, 999 permutations`,
    () => knox(points, bands, random),
    runs,
  );
  timings.push(timing);
  goals.push({
    claim: `Knox, ${nEvents} events, 20 cells`,
    measured: timing.median / 1000,
    limit,
    unit: 's',
    direction: 'at-most',
  });
  if (nEvents === 10_000) {
    const scalar = await time(
      'the same in TypeScript, 49 permutations',
      () => knox(points, { ...bands, nPermutations: 49, kernel: 'scalar' }, random),
      3,
    );
    timings.push(scalar);
    const perPermutation = (each: typeof scalar, n: number) => each.median / n;
    goals.push({
      claim: 'WebAssembly over TypeScript, per permutation, 10,000 events',
      measured: perPermutation(scalar, 49) / perPermutation(timing, 999),
      limit: 5,
      unit: '×',
      direction: 'at-least',
    });
  }
  if (nEvents === 200_000)
    goals.push({
      claim: 'memory at 200,000 events',
      measured: timing.residentMegabytes,
      limit: 800,
      unit: 'MB',
      direction: 'at-most',
    });
}
for (const line of benchReport(timings, goals)) console.log(line);
