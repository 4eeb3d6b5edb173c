import { Counted, type CountOption, type CountRow, checkedAmounts, InputError, notComputed } from '@assay/statistics';
import { timeThresholds } from '../near-repeat/bands.ts';
import { knoxMoments } from '../near-repeat/exact-moments.ts';
import { type KnoxCell, type KnoxTest, knoxCell } from '../near-repeat/knox.ts';
import { timeBandTotals } from '../near-repeat/time-degrees.ts';
import { bandsOf } from './near-pair-counter.ts';

const NEEDS_ROWS = notComputed('shuffles move the times of single events, which needs rows');

/**
 * The Knox test of events that were counted in slices by `nearPairCounter`: pairs, their exact expectation and how much that would
 * vary, as `knox` gives of the rows. How often chance gives as many is not computed: shuffling needs rows.
 *
 * @throws InputError where there are fewer than two events, or counts are none.
 *
 * @example
 * const options = { distanceEdges: '[0, 100]', timeEdges: '[0, 7]' };
 * const counts = [{ what: 'eventsOfDay', at: 20000, size: 0, count: 3 }, { what: 'degree', at: 0, size: 0, count: 3 }];
 * knoxOfCounts(counts, options).cells[0].observed // 0
 */
export function knoxOfCounts(counts: readonly CountRow[], options: Readonly<Record<string, CountOption>>): KnoxTest {
  const { distanceEdges, timeEdges, closure } = bandsOf(options);
  checkedAmounts(
    counts.flatMap(({ size, count }) => [size, count]),
    'counts of near pairs',
  );
  const counted = new Counted(counts);
  const days = counts.filter(({ what }) => what === 'eventsOfDay');
  const nEvents = days.reduce((sum, { count }) => sum + count, 0);
  if (!(nEvents >= 2 && nEvents <= MOST_EVENTS)) {
    throw new InputError(`events must be from two to ${MOST_EVENTS}: ${nEvents}. Near repeats are pairs.`);
  }
  const times = new Int32Array(nEvents);
  let from = 0;
  for (const { at, count } of days) {
    times.fill(at, from, from + count);
    from += count;
  }
  const thresholds = timeThresholds(timeEdges, closure);
  const nTimeBands = thresholds.length - 1;
  const time = timeBandTotals(times, thresholds);
  const space = distanceEdges.slice(1).map((_, band) => {
    let [degrees, shared] = [0, 0];
    for (const [degree, events] of counted.bySize('degree', band)) {
      degrees += degree * events;
      shared += ((degree * (degree - 1)) / 2) * events;
    }
    return { pairs: degrees / 2, sharedPairs: shared };
  });
  const cells = space.flatMap((graph, band) =>
    Array.from({ length: nTimeBands }, (_, timeBand): KnoxCell => {
      const soon = { pairs: time.pairs[timeBand]!, sharedPairs: time.sharedPairs[timeBand]! };
      const { mean, standardDeviation } = knoxMoments(nEvents, graph, soon);
      return knoxCell(
        { distance: distanceEdges, time: timeEdges },
        { band, timeBand },
        {
          observed: counted.of('near', band * nTimeBands + timeBand),
          expected: mean,
          standardDeviation,
          pValue: NEEDS_ROWS,
          shuffledMean: NEEDS_ROWS,
        },
      );
    }),
  );
  return {
    nEvents,
    closure,
    cells,
    spacePairs: space.map(({ pairs }) => pairs),
    timePairs: [...time.pairs],
    kernel: 'none',
  };
}

/** As many whole numbers as are sorted at once. */
const MOST_EVENTS = 100_000_000;
