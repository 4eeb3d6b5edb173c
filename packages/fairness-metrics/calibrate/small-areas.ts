import { dictionaryColumn, drawNormal, normalCdf, normalQuantile, randomStream } from '@assay/statistics';
import { calibration, markdownTable } from '@assay/testing/calibration';
import { areasByGroup, scoreCells } from '../src/index.ts';

const RUNS = 1000;
const AREAS = [0.5, 0.6, 0.7, 0.85, 0.94, 0.95, 0.98] as const;

/** Scores with the outcome: normal with this standard deviation; without: standard normal; in tenths, or as they are. */
export const SHAPES = [
  { name: 'alike', deviation: 1, isTenths: false },
  { name: 'alike, tenths', deviation: 1, isTenths: true },
  { name: 'twice as wide with the outcome', deviation: 2, isTenths: false },
  { name: 'half as wide with the outcome', deviation: 0.5, isTenths: false },
  { name: 'twice as wide, tenths', deviation: 2, isTenths: true },
] as const;

const CUTS = Array.from({ length: 9 }, (_, index) => normalQuantile((index + 1) / 10));

/** The AUC of the scores as they are scored, ties ½. */
function trueArea(mean: number, deviation: number, isTenths: boolean): number {
  if (!isTenths) return normalCdf(mean / Math.sqrt(1 + deviation ** 2));
  const shares = (at: (cut: number) => number) =>
    [...CUTS.map(at), 1].map((upTo, index) => upTo - (index ? at(CUTS[index - 1]!) : 0));
  const absent = shares((cut) => normalCdf(cut));
  const present = shares((cut) => normalCdf((cut - mean) / deviation));
  let below = 0;
  let area = 0;
  for (const [index, share] of absent.entries()) {
    area += present[index]! * (below + share / 2);
    below += share;
  }
  return area;
}

/** Share of simulated groups whose interval holds the true AUC, and its mean width. */
export function coverageOfArea(
  positives: number,
  negatives: number,
  area: number,
  { name, deviation, isTenths }: (typeof SHAPES)[number],
  runs: number,
) {
  const random = randomStream(`area ${positives} ${negatives} ${area} ${name}`);
  const mean = normalQuantile(area) * Math.sqrt(1 + deviation ** 2);
  const truth = trueArea(mean, deviation, isTenths);
  const people = positives + negatives;
  const group = dictionaryColumn(new Array<string>(people).fill('A'));
  const label = Uint8Array.from({ length: people }, (_, row) => (row < positives ? 1 : 0));
  let held = 0;
  let width = 0;
  for (let run = 0; run < runs; run++) {
    const score = Float64Array.from(label, (has) => {
      const value = has ? mean + deviation * drawNormal(random) : drawNormal(random);
      return isTenths ? CUTS.filter((cut) => value >= cut).length : value;
    });
    const [row] = areasByGroup(scoreCells({ group, label, score }));
    if (row?.area.status !== 'computed' || 'status' in row.area.interval) throw new Error('no interval');
    const { low, high } = row.area.interval;
    if (low <= truth + 1e-12 && truth - 1e-12 <= high!) held++;
    width += high! - low;
  }
  return { held: held / runs, width: width / runs };
}

const SIZES = [
  [3, 3],
  [3, 4],
  [3, 30],
  [3, 300],
  [5, 5],
  [5, 50],
  [10, 10],
  [10, 200],
  [20, 20],
  [20, 200],
  [60, 60],
  [100, 400],
  [100, 5],
  [200, 10],
] as const;

export default calibration({
  title: 'Area under the curve in small groups: coverage of its interval',
  run(progress) {
    const rows = SIZES.map(([positives, negatives]) => {
      const found = SHAPES.flatMap((shape) =>
        AREAS.map((area) => ({ area, shape: shape.name, ...coverageOfArea(positives, negatives, area, shape, RUNS) })),
      );
      const least = found.reduce((a, b) => (b.held < a.held ? b : a));
      const mean = (of: 'held' | 'width') => found.reduce((sum, each) => sum + each[of], 0) / found.length;
      progress(`${positives} and ${negatives}: ${least.held}`);
      return [
        positives,
        negatives,
        mean('held').toFixed(3),
        least.held.toFixed(3),
        `${least.area}, ${least.shape}`,
        mean('width').toFixed(2),
      ];
    });
    const header = ['with', 'without', 'mean coverage', 'least', 'at true AUC and scores', 'mean width'];
    return `Nominal 95 %, ${RUNS.toLocaleString('en-GB')} simulated groups for each of ${AREAS.length} true AUCs from .5 to .98 and ${SHAPES.length} shapes of
scores (spread alike or unlike with and without the outcome; as they are, or in tenths with ties). Below three people with or
three without the outcome there is no interval. Seeds: sizes, AUC and shape.

${markdownTable(header, rows)}`;
  },
});
