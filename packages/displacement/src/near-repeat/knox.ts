import type { NotComputed, RandomStream } from '@assay/statistics';
import { InputError, notComputed } from '@assay/statistics';
import { type Closure, type Edges, requireBandEdges, timeThresholds } from './bands.ts';
import { knoxMoments } from './exact-moments.ts';
import { permutationPlan } from './permutation-plan.ts';
import { countArrangement, countPermutations } from './scalar-kernel.ts';
import { type Metric, spacePairs } from './space-pairs.ts';
import { timeBandTotals } from './time-degrees.ts';
import { fitsVectorKernel, vectorKernel } from './vector-kernel.ts';

export interface SpaceTimeEvents {
  /** Metres, or any plane coordinates in the unit of the distance edges. */
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  /** Whole numbers in the unit of the time edges, e.g. days since 1970-01-01. */
  readonly time: ArrayLike<number>;
}

export interface KnoxOptions {
  readonly distanceEdges: Edges;
  readonly timeEdges: Edges;
  /** Which edge belongs to a band; `[a, b)` unless stated. */
  readonly closure?: Closure;
  readonly metric?: Metric;
  /** Times move only among events of the same stratum: a month, a sector. */
  readonly strata?: ArrayLike<number>;
  /** Shuffles for the Monte Carlo p-values; 0 for exact moments alone. */
  readonly nPermutations?: number;
  /** `scalar` forces the TypeScript twin of the WebAssembly kernel. */
  readonly kernel?: 'automatic' | 'scalar';
}

export interface KnoxCell {
  readonly distanceFrom: number;
  /** `null` where the band has no upper edge. */
  readonly distanceTo: number | null;
  readonly timeFrom: number;
  readonly timeTo: number | null;
  /** Pairs of events this close in space and in time. */
  readonly observed: number;
  readonly expected: number | NotComputed;
  readonly standardDeviation: number | NotComputed;
  /** observed / expected. */
  readonly ratio: number | NotComputed;
  /** (1 + shuffles with at least as many pairs) / (shuffles + 1). */
  readonly pValue: number | NotComputed;
  /** Mean of the shuffles: the expectation where strata rule the exact one out. */
  readonly shuffledMean: number | NotComputed;
}

export interface KnoxTest {
  readonly nEvents: number;
  readonly closure: Closure;
  readonly cells: readonly KnoxCell[];
  /** Pairs in each distance band, whatever their times; likewise in each time band. */
  readonly spacePairs: readonly number[];
  readonly timePairs: readonly number[];
  readonly kernel: 'webassembly' | 'typescript' | 'none';
}

/**
 * After one crime, is another one nearby and soon more frequent than chance would have it?
 *
 * Knox test in bands: pairs of events within each distance band and each time band, against all re-pairings of places
 * with times. Expectation and standard deviation are exact (Barton and David); tails come from `nPermutations`
 * shuffles, ties counted, never p = 0. `closure` says to which band a pair exactly at an edge belongs. With `strata`,
 * times move within a stratum only, so that a season or one area's growth does not pass for contagion; exact moments
 * then do not apply.
 *
 * Events in columns, one row per cell of the table out. Expected 0: no ratio.
 *
 * @throws InputError where there are fewer than two events, coordinates are missing, times are not whole, edges do not
 * ascend, or strata leave nothing to permute.
 *
 * Source: Knox (1964); Barton and David (1966); Johnson et al. (2007) for the bands; Phipson and Smyth (2010) for p.
 *
 * @example
 * const events = { x: [0, 0], y: [0, 100], time: [0, 3] };
 * knox(events, { distanceEdges: [0, 101], timeEdges: [0, 4] }, randomStream('example')).cells[0].observed // 1
 */
export function knox(events: SpaceTimeEvents, options: KnoxOptions, random: RandomStream): KnoxTest {
  const { distanceEdges, timeEdges, closure = '[a, b)', metric = 'euclidean', strata, nPermutations = 999 } = options;
  requireBandEdges('distance', distanceEdges);
  requireBandEdges('time', timeEdges);
  const nEvents = events.x.length;
  if (events.y.length !== nEvents || events.time.length !== nEvents)
    throw new InputError(
      `x, y and time must have the same length: ${nEvents}, ${events.y.length} and ${events.time.length}. Check the join.`,
    );
  if (nEvents < 2) throw new InputError(`events must be at least two: ${nEvents}. Near repeats are pairs.`);
  if (!Number.isInteger(nPermutations) || nPermutations < 0)
    throw new InputError(`permutations must be a whole number from 0: ${nPermutations}. Pass 999.`);
  const times = wholeTimes(events.time);
  const thresholds = timeThresholds(timeEdges, closure);
  const nTimeBands = thresholds.length - 1;
  const nBands = distanceEdges.length - 1;

  // A band without an upper edge is everything that the others are not: it is subtracted, never enumerated.
  const openSpace = distanceEdges[nBands] === Infinity;
  const closedEdges = openSpace ? distanceEdges.slice(0, -1) : distanceEdges;
  const finite = thresholds.filter((threshold) => threshold > 0 && threshold !== Infinity);
  const enumerated = closedEdges.length > 1 ? closedEdges : [closedEdges[0]!, closedEdges[0]! + Number.MIN_VALUE];
  if (openSpace && closedEdges.length < 2)
    throw new InputError(`distance edges hold every pair: ${distanceEdges.join(', ')}. Add a finite edge.`);

  const kernel = options.kernel === 'scalar' || nPermutations === 0 ? null : vectorKernel();
  const nStrata = strata === undefined ? 1 : nEvents;
  const pairs = spacePairs(events.x, events.y, enumerated, closure, metric, kernel?.finder(nEvents, nStrata));
  const inOrder = new Int32Array(nEvents);
  for (let position = 0; position < nEvents; position++) inOrder[position] = times[pairs.order[position]!]!;

  const time = timeBandTotals(times, thresholds);
  const space = spaceGraphs();
  const observed = bandTable((out) => countArrangement(pairs, inOrder, finite, out, 0), 1);

  const plan = permutationPlan(times, pairs.order, strata, nPermutations, random.split('knox'));
  const vector = kernel !== null && fitsVectorKernel(finite, plan.base);
  const shuffled =
    nPermutations === 0
      ? null
      : bandTable(
          (out) => out.set(vector ? kernel.count(pairs, plan, finite) : countPermutations(pairs, plan, finite)),
          nPermutations,
        );

  const cells: KnoxCell[] = [];
  for (let band = 0; band < nBands; band++)
    for (let timeBand = 0; timeBand < nTimeBands; timeBand++) cells.push(cell(band, timeBand));
  return {
    nEvents,
    closure,
    cells,
    spacePairs: space.map((graph) => graph.pairs),
    timePairs: [...time.pairs],
    kernel: nPermutations === 0 ? 'none' : vector ? 'webassembly' : 'typescript',
  };

  function spaceGraphs() {
    const others = new Float64Array(nEvents).fill(nEvents - 1);
    const graphs = Array.from({ length: closedEdges.length - 1 }, (_, band) => {
      let sum = 0;
      let sharedPairs = 0;
      for (let position = 0; position < nEvents; position++) {
        const degree = pairs.degrees[band * nEvents + position]!;
        sum += degree;
        sharedPairs += (degree * (degree - 1)) / 2;
        others[position]! -= degree;
      }
      return { pairs: sum / 2, sharedPairs };
    });
    if (openSpace && distanceEdges[0] === 0) {
      graphs.push({
        pairs: others.reduce((sum, degree) => sum + degree, 0) / 2,
        sharedPairs: others.reduce((sum, degree) => sum + (degree * (degree - 1)) / 2, 0),
      });
    } else if (openSpace) {
      throw new InputError(
        `distance edges that end in Infinity must start at 0: ${distanceEdges.join(', ')}. Start them at 0.`,
      );
    }
    return graphs;
  }

  /** Turns "closer than the threshold" counts into bands: one row of nBands × nTimeBands for each arrangement. */
  function bandTable(fill: (out: Float64Array) => void, nArrangements: number): Float64Array {
    const nFinite = finite.length;
    const below = new Float64Array(nArrangements * pairs.nBands * nFinite);
    if (nFinite > 0) fill(below);
    const table = new Float64Array(nArrangements * nBands * nTimeBands);
    for (let arrangement = 0; arrangement < nArrangements; arrangement++) {
      for (let timeBand = 0; timeBand < nTimeBands; timeBand++) {
        let closed = 0;
        for (let band = 0; band < closedEdges.length - 1; band++) {
          const row = (arrangement * pairs.nBands + band) * nFinite;
          const count = closerThan(thresholds[timeBand + 1]!) - closerThan(thresholds[timeBand]!);
          table[(arrangement * nBands + band) * nTimeBands + timeBand] = count;
          closed += count;

          function closerThan(threshold: number): number {
            if (threshold <= 0) return 0;
            return threshold === Infinity ? space[band]!.pairs : below[row + finite.indexOf(threshold)]!;
          }
        }
        if (openSpace)
          table[(arrangement * nBands + nBands - 1) * nTimeBands + timeBand] = time.pairs[timeBand]! - closed;
      }
    }
    return table;
  }

  function cell(band: number, timeBand: number): KnoxCell {
    const index = band * nTimeBands + timeBand;
    const count = observed[index]!;
    const moments = knoxMoments(nEvents, space[band]!, {
      pairs: time.pairs[timeBand]!,
      sharedPairs: time.sharedPairs[timeBand]!,
    });
    let atLeast = 0;
    let sum = 0;
    if (shuffled !== null) {
      for (let permutation = 0; permutation < nPermutations; permutation++) {
        const value = shuffled[permutation * nBands * nTimeBands + index]!;
        sum += value;
        if (value >= count) atLeast++;
      }
    }
    const noShuffles = notComputed('no shuffles were asked for');
    const stratified = notComputed('times move within strata only, where the exact moments do not apply');
    const expected = strata === undefined ? moments.mean : shuffled === null ? stratified : sum / nPermutations;
    return knoxCell(
      { distance: distanceEdges, time: timeEdges },
      { band, timeBand },
      {
        observed: count,
        expected,
        standardDeviation: strata === undefined ? moments.standardDeviation : stratified,
        pValue: shuffled === null ? noShuffles : (1 + atLeast) / (nPermutations + 1),
        shuffledMean: shuffled === null ? noShuffles : sum / nPermutations,
      },
    );
  }
}

/** One cell of the table, with its edges and its ratio. */
export function knoxCell(
  { distance, time }: { readonly distance: Edges; readonly time: Edges },
  { band, timeBand }: { readonly band: number; readonly timeBand: number },
  counted: Pick<KnoxCell, 'observed' | 'expected' | 'standardDeviation' | 'pValue' | 'shuffledMean'>,
): KnoxCell {
  const { observed, expected } = counted;
  const end = (edge: number) => (edge === Infinity ? null : edge);
  return {
    distanceFrom: distance[band]!,
    distanceTo: end(distance[band + 1]!),
    timeFrom: time[timeBand]!,
    timeTo: end(time[timeBand + 1]!),
    ...counted,
    ratio:
      typeof expected !== 'number'
        ? expected
        : expected === 0
          ? notComputed('no pair is expected in this band, and none can be compared')
          : observed / expected,
  };
}

function wholeTimes(time: ArrayLike<number>): Int32Array {
  const times = new Int32Array(time.length);
  for (let event = 0; event < time.length; event++) {
    const value = time[event]!;
    if (!Number.isInteger(value) || Math.abs(value) > 2 ** 30)
      throw new InputError(
        `times must be whole numbers below 2^30: ${value} at event ${event + 1}. Leave undated events out, or count in a smaller unit.`,
      );
    times[event] = value;
  }
  return times;
}
