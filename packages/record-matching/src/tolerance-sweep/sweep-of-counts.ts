import { Counted, type CountRow, checkedNumbers } from '@assay/statistics';
import { wholePeople } from '../errors/truth.ts';
import { CLASSES } from './pair-list.ts';
import type { SweepResult } from './sweep-result.ts';
import { type PlainTally, TALLY } from './tally.ts';
import { toleranceRows } from './tolerance-row.ts';

export interface CountedSweep extends SweepResult {
  /** Records whose date of birth more records share than can be compared; among those without a date. */
  readonly recordsSetApart: number;
}

/**
 * The sweep of a register whose rows were counted where they lie, by `toleranceCounter`: the same numbers to the last digit
 * as `toleranceSweep` gives of the rows.
 *
 * Edge rules: counts of records without a person give no errors; no counts give rows of nought.
 *
 * @throws InputError where a count is no number.
 *
 * @example
 * sweepOfCounts([{ what: 'records', at: 0, size: 0, count: 3 }]).records // 3
 */
export function sweepOfCounts(counts: readonly CountRow[]): CountedSweep {
  for (const { at, size, count } of counts) checkedNumbers([at, size, count], 'counts of a sweep');
  const counted = new Counted(counts);
  const recordsBySize = counted.bySize('recordsBySize');
  const people = recordsBySize.length === 0 ? null : wholePeople(recordsBySize);
  const rowCount = counted.of('records');
  const pairsByClass = counted.list('pairs', CLASSES);
  const truePairsByClass = people === null ? null : counted.list('truePairs', CLASSES);
  const tallies = Array.from(
    { length: CLASSES },
    (_, at): PlainTally => ({
      counts: Object.keys(TALLY).map((name) => counted.of(name, at)),
      squaresByCluster: counted.bySize('squaresByCluster', at),
      squaresByPerson: counted.bySize('squaresByPerson', at),
    }),
  );
  return {
    records: rowCount,
    people: people === null ? null : people.entities,
    rows: toleranceRows({
      rowCount,
      people,
      pairsByClass,
      truePairsByClass,
      tallies,
      largestClusters: counted.list('largestCluster', CLASSES),
      mixedPeople: counted.list('mixedPeople', CLASSES),
    }),
    pairsByClass,
    truePairsByClass,
    comparedPairs: counted.of('comparedPairs'),
    truePairs: people === null ? null : people.pairs,
    truePairsWithSameDate: people === null ? null : counted.of('truePairsWithSameDate'),
    recordsWithoutDate: counted.of('recordsWithoutDate'),
    recordsWithoutName: counted.of('recordsWithoutName'),
    recordsSetApart: counted.of('recordsSetApart'),
  };
}
