import { InputError, notComputed, type RandomStream, shuffleInPlace } from '@assay/statistics';
import { type Closure, distanceBand, type Edges, requireBandEdges, timeThresholds } from '../near-repeat/bands.ts';
import { knoxMoments, type PairGraph } from '../near-repeat/exact-moments.ts';
import type { KnoxCell, KnoxTest } from '../near-repeat/knox.ts';
import { ROW_SHIFT, type SpacePairs, spacePairs } from '../near-repeat/space-pairs.ts';

export interface SnapPointCounts {
  /** Distinct points in metres. */
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  /** Crimes of each point and month, one point after another, as `gatherSnapPoints` gives them. */
  readonly counts: ArrayLike<number>;
  readonly nMonths: number;
}

export interface SnapPointKnoxOptions {
  /** Metres; `[0, 1, 200, 400]` keeps the point itself, below one metre, apart from its neighbours. */
  readonly distanceEdges: Edges;
  /** Whole months: `[0, 1, 2]` is the same month, then the next. */
  readonly monthEdges: Edges;
  /** From `snapSpacing`: a narrower band would measure where points were placed. */
  readonly snapSpacingMetres: number;
  readonly closure?: Closure;
  readonly nPermutations?: number;
}

/** Of one point in one month: more is a mistake. */
const MOST_CRIMES = 1_000_000;

/** Below this a band holds the point itself and nothing else. */
const SAME_POINT_METRES = 1;

/**
 * Where a file holds months and map points only: after one crime, is another at the same or the next point, in the same
 * or the next month, more frequent than chance would have it?
 *
 * Knox test at the grain of the file. Crimes that share a point are counted, not paired one by one: for points a and b
 * and months m, Σ hₐ[m]·h_b[m ± τ], so that thousands of crimes on one point cost no more than one. Observed pairs,
 * exact mean and variance and shuffles are those of `knox` on the single crimes, months as times.
 *
 * @throws InputError where a distance band, other than the point itself, is narrower than the snap spacing; where month
 * edges are not whole; where there are fewer than two crimes.
 *
 * Source: Knox (1964); Barton and David (1966) for the moments; Tompson et al. (2015) for the spacing.
 *
 * @example
 * const points = { x: [0, 300], y: [0, 0], counts: [2, 1, 1, 0], nMonths: 2 };
 * const options = { distanceEdges: [0, 1, 400], monthEdges: [0, 1], snapSpacingMetres: 200 };
 * snapPointKnox(points, options, randomStream('example')).cells[0].observed // 1
 */
export function snapPointKnox(points: SnapPointCounts, options: SnapPointKnoxOptions, random: RandomStream): KnoxTest {
  const { x, y, counts, nMonths } = points;
  const { distanceEdges, monthEdges, snapSpacingMetres, closure = '[a, b)', nPermutations = 199 } = options;
  const nPoints = x.length;
  if (counts.length !== nPoints * nMonths)
    throw new InputError(
      `counts must hold every point and month: ${counts.length}, ${nPoints} points and ${nMonths} months. Pass those of gatherSnapPoints.`,
    );
  const odd = Array.from(counts).find((count) => !(count >= 0 && count <= MOST_CRIMES && Number.isInteger(count)));
  if (odd !== undefined) throw new InputError(`counts must be whole numbers of 0 or more: ${odd}. Count the crimes.`);
  requireBandEdges('distance', distanceEdges);
  requireBandEdges('month', monthEdges);
  if (distanceEdges.at(-1) === Infinity)
    throw new InputError('the last distance edge must be finite: Infinity. Pass e.g. [0, 1, 200, 400].');
  refuseNarrow(distanceEdges, snapSpacingMetres);
  const part = monthEdges.find((edge) => edge !== Infinity && !Number.isInteger(edge));
  if (part !== undefined)
    throw new InputError(`month edges must be whole: ${part}. Days and hours are not in these files; pass [0, 1, 2].`);
  const pairs = spacePairs(x, y, distanceEdges, closure, 'euclidean');
  const crimes = new Float64Array(nPoints);
  const firstCrime = new Uint32Array(nPoints + 1);
  for (let position = 0; position < nPoints; position++) {
    for (let month = 0; month < nMonths; month++)
      crimes[position]! += counts[pairs.order[position]! * nMonths + month]!;
    firstCrime[position + 1] = firstCrime[position]! + crimes[position]!;
  }
  const months = new Uint16Array(firstCrime[nPoints]!);
  for (let position = 0, next = 0; position < nPoints; position++)
    for (let month = 0; month < nMonths; month++)
      for (let crime = counts[pairs.order[position]! * nMonths + month]!; crime > 0; crime--) months[next++] = month;
  const nEvents = months.length;
  if (nEvents < 2) throw new InputError(`crimes must be at least two: ${nEvents}. Near repeats are pairs.`);

  const thresholds = timeThresholds(monthEdges, closure);
  const nTimeBands = thresholds.length - 1;
  const timeBand = Array.from({ length: nMonths }, (_, lag) =>
    thresholds.findIndex((threshold, at) => at < nTimeBands && lag >= threshold && lag < thresholds[at + 1]!),
  );
  const ownBand = distanceBand(0, distanceEdges, closure);
  const arranged: Arrangement = { pairs, firstCrime, months, nMonths, ownBand, timeBand, nTimeBands };
  const observed = countPairs(arranged);
  const space = spaceGraphs(pairs, crimes, ownBand);
  const time = timeGraphs(months, nMonths, timeBand, nTimeBands);
  const atLeast = new Float64Array(observed.length);
  const sums = new Float64Array(observed.length);
  for (let permutation = 0; permutation < nPermutations; permutation++) {
    shuffleInPlace(months, random);
    countPairs(arranged).forEach((count, cell) => {
      sums[cell]! += count;
      if (count >= observed[cell]!) atLeast[cell]!++;
    });
  }
  const noShuffles = notComputed('no shuffles were asked for');
  const cells = Array.from(observed, (count, cell): KnoxCell => {
    const [band, at] = [Math.floor(cell / nTimeBands), cell % nTimeBands];
    const { mean, standardDeviation } = knoxMoments(nEvents, space[band]!, time[at]!);
    return {
      distanceFrom: distanceEdges[band]!,
      distanceTo: distanceEdges[band + 1]!,
      timeFrom: monthEdges[at]!,
      timeTo: monthEdges[at + 1] === Infinity ? null : monthEdges[at + 1]!,
      observed: count,
      expected: mean,
      standardDeviation,
      ratio: mean === 0 ? notComputed('no pair is expected in this band, and none can be compared') : count / mean,
      pValue: nPermutations === 0 ? noShuffles : (1 + atLeast[cell]!) / (nPermutations + 1),
      shuffledMean: nPermutations === 0 ? noShuffles : sums[cell]! / nPermutations,
    };
  });
  return {
    nEvents,
    closure,
    cells,
    spacePairs: space.map((graph) => graph.pairs),
    timePairs: time.map((graph) => graph.pairs),
    kernel: nPermutations === 0 ? 'none' : 'typescript',
  };
}

function refuseNarrow(edges: Edges, spacing: number): void {
  for (let band = 0; band + 1 < edges.length; band++) {
    const [from, to] = [edges[band]!, edges[band + 1]!];
    // A metre of the first ring is the point itself: [0, 1, 200] is one point and a ring of 200 m.
    const start = from <= SAME_POINT_METRES ? 0 : from;
    if (to > SAME_POINT_METRES && to - start < spacing)
      throw new InputError(
        `band ${from}–${to} m is narrower than the ${Math.round(spacing)} m between the points that places were moved to: ${to - start} m. Widen it to at least ${Math.ceil(spacing)} m.`,
      );
  }
}

interface Arrangement {
  readonly pairs: SpacePairs;
  /** Crimes of the point at a position stand in `months` from here to the next. */
  readonly firstCrime: Uint32Array;
  readonly months: Uint16Array;
  readonly nMonths: number;
  readonly ownBand: number;
  readonly timeBand: readonly number[];
  readonly nTimeBands: number;
}

/** Pairs of crimes by distance band and month band: each point against the summed months of its later neighbours. */
function countPairs({ pairs, firstCrime, months, nMonths, ownBand, timeBand, nTimeBands }: Arrangement): Float64Array {
  const { nEvents: nPoints, nBands, starts, neighbours } = pairs;
  const byMonth = new Uint32Array(nPoints * nMonths);
  for (let position = 0; position < nPoints; position++)
    for (let crime = firstCrime[position]!; crime < firstCrime[position + 1]!; crime++)
      byMonth[position * nMonths + months[crime]!]!++;
  const greatestLag = timeBand.findLastIndex((band) => band >= 0);
  const byLag = new Float64Array(nBands * nMonths);
  const around = new Float64Array(nMonths);
  for (let band = 0; band < nBands; band++)
    for (let position = 0; position < nPoints; position++) {
      const first = starts[band * (nPoints + 1) + position]!;
      const end = starts[band * (nPoints + 1) + position + 1]!;
      if (first === end) continue;
      around.fill(0);
      for (let pair = first; pair < end; pair++) {
        const other = neighbours[pair]! >>> ROW_SHIFT;
        const [from, to] = [firstCrime[other]!, firstCrime[other + 1]!];
        // Few crimes are added one by one, many month by month.
        if (to - from < nMonths) for (let crime = from; crime < to; crime++) around[months[crime]!]!++;
        else for (let month = 0; month < nMonths; month++) around[month]! += byMonth[other * nMonths + month]!;
      }
      for (let month = 0; month < nMonths; month++) {
        const here = byMonth[position * nMonths + month]!;
        if (here === 0) continue;
        const last = Math.min(nMonths - 1, month + greatestLag);
        for (let other = Math.max(0, month - greatestLag); other <= last; other++)
          byLag[band * nMonths + Math.abs(month - other)]! += here * around[other]!;
      }
    }
  if (ownBand >= 0)
    for (let position = 0; position < nPoints; position++)
      for (let month = 0; month < nMonths; month++) {
        const here = byMonth[position * nMonths + month]!;
        if (here === 0) continue;
        byLag[ownBand * nMonths]! += (here * (here - 1)) / 2;
        for (let later = month + 1; later < nMonths; later++)
          byLag[ownBand * nMonths + later - month]! += here * byMonth[position * nMonths + later]!;
      }
  const table = new Float64Array(nBands * nTimeBands);
  for (let band = 0; band < nBands; band++)
    for (let lag = 0; lag < nMonths; lag++)
      if (timeBand[lag]! >= 0) table[band * nTimeBands + timeBand[lag]!]! += byLag[band * nMonths + lag]!;
  return table;
}

function spaceGraphs({ nEvents: nPoints, nBands, starts, neighbours }: SpacePairs, crimes: Float64Array, own: number) {
  return Array.from({ length: nBands }, (_, band): PairGraph => {
    const degree = Float64Array.from(crimes, (count) => (band === own ? count - 1 : 0));
    for (let position = 0; position < nPoints; position++) {
      const end = starts[band * (nPoints + 1) + position + 1]!;
      for (let pair = starts[band * (nPoints + 1) + position]!; pair < end; pair++) {
        const other = neighbours[pair]! >>> ROW_SHIFT;
        degree[position]! += crimes[other]!;
        degree[other]! += crimes[position]!;
      }
    }
    return graphOf(degree, crimes);
  });
}

function timeGraphs(months: Uint16Array, nMonths: number, timeBand: readonly number[], nTimeBands: number) {
  const totals = new Float64Array(nMonths);
  for (const month of months) totals[month]!++;
  return Array.from({ length: nTimeBands }, (_, band): PairGraph => {
    const degree = totals.map((_count, month) => {
      let partners = timeBand[0] === band ? -1 : 0;
      for (let other = 0; other < nMonths; other++)
        if (timeBand[Math.abs(month - other)] === band) partners += totals[other]!;
      return partners;
    });
    return graphOf(degree, totals);
  });
}

/** Pairs and pairs of pairs where each of `crimes[k]` events has `degree[k]` partners. */
function graphOf(degree: Float64Array, crimes: Float64Array): PairGraph {
  let [pairs, sharedPairs] = [0, 0];
  for (let at = 0; at < degree.length; at++) {
    pairs += (crimes[at]! * degree[at]!) / 2;
    sharedPairs += (crimes[at]! * degree[at]! * (degree[at]! - 1)) / 2;
  }
  return { pairs, sharedPairs };
}
