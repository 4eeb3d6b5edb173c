import { type CountRow, mergeCounts, randomStream } from '@assay/statistics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Closure, knox, knoxOfCounts, nearPairCounter, stripsOfPlaces } from '../src/index.ts';

const DAY = 86_400_000;
const DISTANCES = [0, 100, 250];
const TIMES = [0, 7, 14, null];

interface Event {
  readonly x: number;
  readonly y: number;
  readonly day: number;
}

/** On a coarse map, so that events share points and lie exactly at the edges of bands and strips. */
const events = fc.array(
  fc.record<Event>({
    x: fc.integer({ min: -12, max: 12 }).map((cell) => cell * 50),
    y: fc.integer({ min: 0, max: 6 }).map((cell) => cell * 50),
    day: fc.integer({ min: -5, max: 30 }),
  }),
  { minLength: 2, maxLength: 60 },
);

const columnsOf = (of: readonly Event[]) => ({
  x: Float64Array.from(of, ({ x }) => x),
  y: Float64Array.from(of, ({ y }) => y),
  time: Float64Array.from(of, ({ day }) => day * DAY + 3_600_000),
});

function countedIn(of: readonly Event[], width: number, closure: Closure): CountRow[] {
  const strips = stripsOfPlaces(columnsOf(of), { reach: DISTANCES.at(-1)!, width });
  return mergeCounts(
    nearPairCounter,
    strips.reverse().map((strip) => nearPairCounter.count(strip, optionsOf(closure))),
  );
}

const optionsOf = (closure: Closure) => ({
  distanceEdges: JSON.stringify(DISTANCES),
  timeEdges: JSON.stringify(TIMES),
  closure,
});

/** Every pair looked at, by the definition of a band. */
function pairsByHand(of: readonly Event[], closure: Closure): number[] {
  const within = (value: number, from: number, to: number, isFirst: boolean) =>
    closure === '[a, b)' ? value >= from && value < to : (isFirst ? value >= from : value > from) && value <= to;
  return DISTANCES.slice(1).flatMap((far, band) =>
    TIMES.slice(1).map((late, timeBand) => {
      let pairs = 0;
      for (const [a, one] of of.entries()) {
        for (const other of of.slice(a + 1)) {
          const apart = Math.hypot(one.x - other.x, one.y - other.y);
          const days = Math.abs(one.day - other.day);
          if (!within(apart, DISTANCES[band]!, far, band === 0)) continue;
          if (within(days, TIMES[timeBand]!, late ?? Infinity, timeBand === 0)) pairs++;
        }
      }
      return pairs;
    }),
  );
}

describe('near pairs that are counted strip by strip', () => {
  it.each<Closure>(['[a, b)', '(a, b]'])('are every pair once, however the map is divided: %s', (closure) => {
    fc.assert(
      fc.property(events, fc.constantFrom(40, 100, 250, 1000), (given, width) => {
        const found = knoxOfCounts(countedIn(given, width, closure), optionsOf(closure));
        expect(found.cells.map(({ observed }) => observed)).toEqual(pairsByHand(given, closure));
      }),
    );
  });

  it.each<Closure>(['[a, b)', '(a, b]'])('give the exact moments of the Knox test of the rows: %s', (closure) => {
    fc.assert(
      fc.property(events, fc.constantFrom(40, 250), (given, width) => {
        const { x, y } = columnsOf(given);
        const ofRows = knox(
          { x, y, time: given.map(({ day }) => day) },
          {
            distanceEdges: DISTANCES,
            timeEdges: TIMES.map((edge) => edge ?? Infinity),
            closure,
            nPermutations: 0,
          },
          randomStream('none'),
        );
        const found = knoxOfCounts(countedIn(given, width, closure), optionsOf(closure));
        const exact = ({ cells, ...test }: typeof found) => ({
          ...test,
          cells: cells.map(({ pValue: _, shuffledMean: __, ...cell }) => cell),
        });
        expect(exact(found)).toEqual(exact(ofRows));
      }),
    );
  });

  it('say that shuffling needs rows', () => {
    const [cell] = knoxOfCounts(
      countedIn(
        [
          { x: 0, y: 0, day: 0 },
          { x: 0, y: 0, day: 1 },
        ],
        100,
        '[a, b)',
      ),
      optionsOf('[a, b)'),
    ).cells;
    expect(cell).toMatchObject({ observed: 1, pValue: { reason: expect.stringContaining('needs rows') } });
  });

  it('leave out events without a place or a time, and say how many', () => {
    const given = {
      x: Float64Array.of(0, Number.NaN, 10),
      y: new Float64Array(3),
      time: Float64Array.of(1, 1, Number.NaN),
    };
    const counts = mergeCounts(
      nearPairCounter,
      stripsOfPlaces(given, { reach: 250, width: 1000 }).map((strip) =>
        nearPairCounter.count(strip, optionsOf('[a, b)')),
      ),
    );
    expect(counts.filter(({ what }) => what.startsWith('without'))).toEqual([
      { what: 'withoutPlace', at: 0, size: 0, count: 1 },
      { what: 'withoutTime', at: 0, size: 0, count: 1 },
    ]);
    expect(() => knoxOfCounts(counts, optionsOf('[a, b)'))).toThrow('events must be from two');
  });

  it('refuse bands without an end, odd edges, and strips that are none', () => {
    const slice = { rowCount: 0, columns: {}, sizes: null };
    const count = (more: object) => () => nearPairCounter.count(slice, { ...optionsOf('[a, b)'), ...more });
    expect(count({ distanceEdges: '[0, null]' })).toThrow('the last distance edge is infinite');
    expect(count({ timeEdges: '[7, 0]' })).toThrow('must ascend');
    expect(count({ timeEdges: '7' })).toThrow('are no list');
    expect(count({ closure: 'open' })).toThrow('closure is open');
    const none = { x: new Float64Array(1), y: new Float64Array(1), time: new Float64Array(1) };
    expect(() => stripsOfPlaces(none, { reach: 100, width: 0 })).toThrow('wider than 0');
    expect(() => stripsOfPlaces(none, { reach: 1e9, width: 1 })).toThrow('too narrow');
    expect(() => stripsOfPlaces({ ...none, y: new Float64Array(2) }, { reach: 1, width: 1 })).toThrow('same length');
  });
});
