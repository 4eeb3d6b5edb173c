import {
  type CountedSlice,
  type Counter,
  type CountOption,
  type CountRow,
  checkedAmounts,
  InputError,
} from '@assay/statistics';
import { type Closure, type Edges, requireBandEdges, timeThresholds } from '../near-repeat/bands.ts';
import { ROW_SHIFT, spacePairs } from '../near-repeat/space-pairs.ts';

const DAY = 86_400_000;

/**
 * How many pairs of events lie how near to one another in space and in time? Slices are strips of the map: a slice has its own
 * events, marked 1 in `own`, and every other event within the last distance edge of them, marked 0. A pair is counted in the slice
 * of its westernmost event, and an event’s neighbours in the slice that owns it, so that slices add up.
 * {@link knoxOfCounts} makes the Knox test of the counts; {@link stripsOfPlaces} divides events so.
 *
 * Options: `distanceEdges` and `timeEdges` as JSON, metres and days; `closure` as for `knox`. Events without place or time are
 * counted apart.
 *
 * @throws InputError where no slice could hold every pair, since the last distance edge is infinite.
 *
 * @example
 * nearPairCounter.columns // ['x', 'y', 'time', 'own']
 */
export const nearPairCounter: Counter = {
  name: 'near-pairs',
  version: 1,
  columns: ['x', 'y', 'time', 'own'],
  optional: [],
  splitBy: null,
  sizeOf: null,
  largest: [],
  count({ rowCount, numbers = {} }, options): CountedSlice {
    const { distanceEdges, timeEdges, closure } = bandsOf(options);
    const of = (part: string) => numbers[part] ?? new Float64Array(rowCount).fill(Number.NaN);
    const [x, y, time, own] = ['x', 'y', 'time', 'own'].map(of) as [
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
    ];
    const rows: number[] = [];
    const without = { place: 0, time: 0 };
    for (let row = 0; row < rowCount; row++) {
      const isPlaced = Number.isFinite(x[row]!) && Number.isFinite(y[row]!);
      if (isPlaced && !Number.isNaN(time[row]!)) rows.push(row);
      else if (own[row] === 1) without[isPlaced ? 'time' : 'place']++;
    }
    const days = Int32Array.from(rows, (row) => Math.floor(time[row]! / DAY));
    const isOwn = rows.map((row) => own[row] === 1);
    const thresholds = timeThresholds(timeEdges, closure);
    const nTimeBands = thresholds.length - 1;
    const nBands = distanceEdges.length - 1;
    const near = new Float64Array(nBands * nTimeBands);
    const east = Float64Array.from(rows, (row) => x[row]!);
    const north = Float64Array.from(rows, (row) => y[row]!);
    const degrees = new Int32Array(nBands * rows.length);
    if (rows.length > 1) {
      const pairs = spacePairs(east, north, distanceEdges, closure, 'euclidean');
      for (let band = 0; band < nBands; band++) {
        const from = band * (rows.length + 1);
        for (let position = 0; position < rows.length; position++) {
          const a = pairs.order[position]!;
          for (let at = pairs.starts[from + position]!; at < pairs.starts[from + position + 1]!; at++) {
            const b = pairs.order[pairs.neighbours[at]! >>> ROW_SHIFT]!;
            degrees[band * rows.length + a]!++;
            degrees[band * rows.length + b]!++;
            const first = east[b]! < east[a]! ? b : a;
            // Of one place from west to east, both are of one slice.
            if (!isOwn[first]) continue;
            const apart = Math.abs(days[a]! - days[b]!);
            const timeBand = thresholds.findIndex(
              (edge, index) => apart >= edge && apart < (thresholds[index + 1] ?? 0),
            );
            if (timeBand >= 0) near[band * nTimeBands + timeBand]!++;
          }
        }
      }
    }
    const counts = new Map<string, CountRow>();
    const tell = (what: string, at: number, size: number, count: number) => {
      const key = `${what} ${at} ${size}`;
      counts.set(key, { what, at, size, count: count + (counts.get(key)?.count ?? 0) });
    };
    tell('withoutPlace', 0, 0, without.place);
    tell('withoutTime', 0, 0, without.time);
    for (const [cell, count] of near.entries()) tell('near', cell, 0, count);
    isOwn.forEach((owned, event) => {
      if (!owned) return;
      tell('eventsOfDay', days[event]!, 0, 1);
      for (let band = 0; band < nBands; band++) tell('degree', band, degrees[band * rows.length + event]!, 1);
    });
    return { rows: [...counts.values()].filter(({ count }) => count !== 0), crossing: [] };
  },
};

/** Bands out of the options of a pass. */
export function bandsOf(options: Readonly<Record<string, CountOption>>): {
  readonly distanceEdges: Edges;
  readonly timeEdges: Edges;
  readonly closure: Closure;
} {
  const distanceEdges = edgesOf(options['distanceEdges'], 'distance');
  const timeEdges = edgesOf(options['timeEdges'], 'time');
  const { closure = '[a, b)' } = options;
  if (closure !== '[a, b)' && closure !== '(a, b]') {
    throw new InputError(`closure is ${closure}. Say [a, b) or (a, b].`);
  }
  if (distanceEdges.at(-1) === Infinity) {
    throw new InputError(
      'a slice cannot hold every pair: the last distance edge is infinite. Give a number of metres.',
    );
  }
  return { distanceEdges, timeEdges, closure };
}

/** Numbers as JSON, the last of which may be `null` for no end. */
function edgesOf(option: CountOption | undefined, what: string): number[] {
  const written: unknown = JSON.parse(String(option ?? '[]'));
  if (!Array.isArray(written)) throw new InputError(`${what} edges are no list: ${option}. Write e.g. [0, 200].`);
  const edges = written.map((edge: unknown) => (edge === null ? Infinity : Number(edge)));
  requireBandEdges(what, edges);
  checkedAmounts(
    edges.filter((edge) => edge !== Infinity),
    `${what} edges`,
  );
  return edges;
}
