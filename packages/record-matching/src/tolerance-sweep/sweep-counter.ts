import {
  type CountedSlice,
  type Counter,
  type CountRow,
  type CrossingRow,
  dictionaryColumn,
  InputError,
  valueOfCode,
} from '@assay/statistics';
import { withoutCrowdedKeys } from '../blocking/crowded-keys.ts';
import { type NameGroups, nameGroups } from '../blocking/name-groups.ts';
import { recordCount } from '../counting/person-records.ts';
import { SharedPeople } from '../errors/shared-people.ts';
import { truePeople } from '../errors/truth.ts';
import { nameLexicon } from '../names/name-lexicon.ts';
import { MISSING_NAME_POLICIES } from '../names/name-policy.ts';
import { ToleranceClusters } from './cluster-all-tolerances.ts';
import { comparedPairs, SweptClassCounts, truePairsWithinTolerance } from './count-pairs.ts';
import { CLASSES } from './pair-list.ts';
import { startingSweepTally } from './starting-sweep-tally.ts';
import { sweepGroups } from './sweep-groups.ts';
import { TALLY } from './tally.ts';

/** Pairs that stand in one block, of as many blocks as are compared at once: what bounds the list of pairs. */
const PAIRS_AT_ONCE = 1_000_000;

/**
 * What would each tolerance link, miss and wrongly merge, counted slice by slice? A slice holds all records of its dates of
 * birth, so that no pair, profile or right link crosses slices; `sizes` says how many records each record's person has in
 * the whole register, since a person may have others under another date. {@link sweepOfCounts} makes the sweep of the counts.
 *
 * Options: `missingNames` as for `toleranceSweep`; `crowdedDate`: dates that more records share are set apart, 0 for none.
 *
 * @example
 * toleranceCounter.largest // ['largestCluster']
 */
export const toleranceCounter: Counter = {
  name: 'tolerance-sweep',
  version: 1,
  columns: ['forename', 'surname', 'dateOfBirth'],
  optional: ['entity'],
  splitBy: 'dateOfBirth',
  sizeOf: 'entity',
  largest: ['largestCluster'],
  count({ rowCount, columns, sizes }, { missingNames = 'never-match', crowdedDate = 0 }): CountedSlice {
    const none = dictionaryColumn(new Array<null>(rowCount).fill(null));
    const { forename = none, surname = none, dateOfBirth: dates = none, entity } = columns;
    recordCount({ forename, surname, dates });
    if (!MISSING_NAME_POLICIES.some((policy) => policy === missingNames)) {
      throw new InputError(`missingNames is ${missingNames}. Say one of ${MISSING_NAME_POLICIES.join(', ')}.`);
    }
    const kept = withoutCrowdedKeys(
      { codes: dates.codes, keyCount: dates.values.length },
      Number(crowdedDate) || Number.MAX_SAFE_INTEGER,
    );
    const dateOfBirth = { values: dates.values, codes: kept.codes };
    const truth = entity === undefined ? null : truePeople(entity, rowCount, sizes ?? undefined);
    const lexicon = nameLexicon(forename, surname, 'folded');
    const groups = nameGroups(dateOfBirth, { forename, surname }, lexicon, missingNames === 'never-match');
    const shared = truth === null ? null : new SharedPeople(groups, truth);
    const starting = startingSweepTally(groups, truth, shared);
    const classes = new SweptClassCounts(groups, shared, starting);
    const clusters = new ToleranceClusters(groups, truth, shared, starting);
    for (const some of blocksAtOnce(groups)) {
      const { pairs } = sweepGroups(some, lexicon, missingNames === 'match-anything');
      classes.add(pairs);
      clusters.add(pairs);
    }

    const rows: CountRow[] = [];
    const tell = (what: string, at: number, count: number, size = 0) => rows.push({ what, at, size, count });
    tell('records', 0, rowCount);
    tell('recordsSetApart', 0, kept.records);
    tell('recordsWithoutDate', 0, groups.withoutKey);
    tell('recordsWithoutName', 0, groups.withoutName);
    tell('comparedPairs', 0, comparedPairs(groups));
    const truthHere = entity === undefined ? null : truePeople(entity, rowCount);
    if (truth !== null && truthHere !== null) {
      for (const [size, count] of truth.recordsBySize.entries()) tell('recordsBySize', 0, count, size);
      tell('truePairsWithSameDate', 0, truePairsWithinTolerance(dateOfBirth, truthHere));
    }
    const { tallies, largestClusters } = clusters.finish();
    for (let at = 0; at < CLASSES; at++) {
      tell('pairs', at, classes.pairsByClass[at]!);
      if (truth !== null) tell('truePairs', at, classes.truePairsByClass![at]!);
      const tally = tallies[at]!;
      for (const [name, index] of Object.entries(TALLY)) tell(name, at, tally.counts[index]!);
      for (const [size, count] of tally.squaresByCluster.entries()) tell('squaresByCluster', at, count, size);
      for (const [size, count] of tally.squaresByPerson.entries()) tell('squaresByPerson', at, count, size);
      tell('largestCluster', at, largestClusters[at]!);
    }
    const crossing: CrossingRow[] = [];
    if (truth !== null && truthHere !== null) {
      const mixed = new Float64Array(CLASSES);
      clusters.mixed.forEach((person, rules) => {
        if (truthHere.entitySize[person] === truth.entitySize[person]) {
          for (let at = 0; at < CLASSES; at++) if (rules & (1 << at)) mixed[at]!++;
        } else crossing.push({ what: 'mixedPeople', key: valueOfCode(entity!, person), bits: rules });
      });
      for (let at = 0; at < CLASSES; at++) tell('mixedPeople', at, mixed[at]!);
    }
    return { rows: rows.filter(({ count }) => count !== 0), crossing };
  },
};

/** The groups again, a stretch of blocks at a time; a block is never parted. */
function* blocksAtOnce(groups: NameGroups): Generator<NameGroups> {
  const { blockStart } = groups;
  let from = 0;
  let candidates = 0;
  for (let block = 0; block + 1 < blockStart.length; block++) {
    const size = blockStart[block + 1]! - blockStart[block]!;
    candidates += (size * (size - 1)) / 2;
    if (candidates < PAIRS_AT_ONCE && block + 2 < blockStart.length) continue;
    yield { ...groups, blockStart: blockStart.subarray(from, block + 2) };
    from = block + 1;
    candidates = 0;
  }
}
