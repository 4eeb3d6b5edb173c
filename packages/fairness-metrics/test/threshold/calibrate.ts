/**
 * Coverage of the threshold test's intervals, run by hand: `npx tsx test/threshold/calibrate.ts priors|fixed RUNS`.
 * `priors` draws the truth anew each time, so that intervals must cover at their level whatever the priors; `fixed` holds
 * thresholds of 0.20 and 0.13 in two groups of 10:1 over twelve places. The results are in `calibration.md`.
 */
import { argv, stdout } from 'node:process';
import { drawNormal, isComputed, type MaybeEstimate, randomStream } from '@assay/statistics';
import { thresholdTest } from '../../src/index.ts';
import { cellsFromPriors, NARROW_PRIORS, stopCounts, type TrueCell, trueThresholds } from './simulated-stops.ts';

const design = argv[2] === 'fixed' ? 'fixed' : 'priors';
const runs = Number(argv[3] ?? 100);
const first = Number(argv[4] ?? 0);
const logit = (p: number) => Math.log(p / (1 - p));

function fixedCells(run: number): TrueCell[] {
  const random = randomStream('fixed thresholds', run);
  const places = Array.from({ length: 12 }, () => ({
    carrying: 0.4 * drawNormal(random),
    signal: 0.1 * drawNormal(random),
  }));
  const groups = [
    { group: 'group 0', bar: 0.2, carrying: -3.2, stops: 20_000 },
    { group: 'group 1', bar: 0.13, carrying: -2.9, stops: 2000 },
  ];
  return groups.flatMap(({ group, bar, carrying, stops }) =>
    places.map((place, p) => ({
      group,
      place: `place ${p}`,
      stops,
      threshold: logit(bar) + 0.25 * drawNormal(random),
      carrying: carrying + place.carrying,
      signal: 0.6 + place.signal,
    })),
  );
}

const covers = (estimate: MaybeEstimate, truth: number) =>
  isComputed(estimate) &&
  'low' in estimate.interval &&
  estimate.interval.low <= truth &&
  truth <= estimate.interval.high!;

const tally = new Map<string, number>();
const add = (name: string, by = 1) => tally.set(name, (tally.get(name) ?? 0) + by);
for (let run = first; run < first + runs; run++) {
  const cells =
    design === 'fixed'
      ? fixedCells(run)
      : cellsFromPriors(
          [new Array<number>(6).fill(4000), new Array<number>(6).fill(500)],
          randomStream('prior', run),
          NARROW_PRIORS,
        );
  const counts = stopCounts(cells, randomStream(design, 'counts', run));
  const truth = trueThresholds(cells);
  for (const level of [0.9]) {
    const random = randomStream(design, 'chains', run);
    const { rows } = thresholdTest(counts, 'group 0', {
      random,
      level,
      chains: 3,
      warmUp: 500,
      draws: 600,
      ...(design === 'priors' ? { priors: NARROW_PRIORS } : {}),
    });
    for (const { group, threshold, difference } of rows) {
      if (!isComputed(threshold)) {
        add(`${group} refused at ${level}`);
        continue;
      }
      add(`${group} fitted at ${level}`);
      add(`${group} mean of estimates, sum at ${level}`, threshold.value);
      add(`${group} mean of truths, sum at ${level}`, truth.get(group)!);
      if (covers(threshold, truth.get(group)!)) add(`${group} threshold covered at ${level}`);
      if (difference && covers(difference, truth.get(group)! - truth.get('group 0')!))
        add(`difference covered at ${level}`);
    }
  }
}
stdout.write(`${design} ${runs} ${JSON.stringify(Object.fromEntries([...tally].sort()), null, 1)}\n`);
