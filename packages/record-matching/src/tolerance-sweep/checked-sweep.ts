import { checkedAmounts, InputError } from '@assay/statistics';
import type { NameGroups } from '../blocking/name-groups.ts';
import { checkedCount } from '../clusters/checked-count.ts';
import type { Truth } from '../errors/truth.ts';
import { CLASSES, type PairList } from './pair-list.ts';
import type { ToleranceSweep } from './tolerance-sweep.ts';

type GivenSweep = Pick<ToleranceSweep, 'groups' | 'pairs'> &
  Partial<Pick<ToleranceSweep, 'records' | 'pairsByClass' | 'truePairsByClass' | 'truth' | 'shared' | 'starting'>>;

/** Groups with the pairs that were looked over with them, and truths: they do not change, and are looked over once. */
const soundPairs = new WeakMap<NameGroups, PairList>();
const soundTruths = new WeakSet<Truth>();

/**
 * A sweep whose parts fit each other: each place that one list names is there in the other.
 *
 * @throws InputError where they do not, as in one that was changed by hand.
 */
export function checkedSweep<Given extends GivenSweep>(sweep: Given): Given {
  const { groups, pairs, records, pairsByClass, truePairsByClass, truth } = sweep;
  if (soundPairs.get(groups) !== pairs) {
    checkGroups(groups);
    checkPairs(pairs, groups.blockStart);
    soundPairs.set(groups, pairs);
  }
  if (records !== undefined && records !== groups.rowCount)
    refuse(`${records} records where its groups were made of ${groups.rowCount}`);
  for (const counts of [pairsByClass, truePairsByClass]) {
    if (counts === undefined || counts === null) continue;
    if (counts.length !== CLASSES) refuse(`${counts.length} classes of pairs, where there are ${CLASSES}`);
    checkedAmounts(counts, 'pairs by class');
  }
  if (truth !== undefined && truth !== null && !soundTruths.has(truth)) {
    checkTruth(truth, groups.rowCount);
    soundTruths.add(truth);
  }
  if (sweep.starting !== undefined) checkedCount('records of the largest group', sweep.starting.largestCluster);
  if (sweep.shared && sweep.shared.personAt.length !== groups.rows.length)
    refuse(`${sweep.shared.personAt.length} people for ${groups.rows.length} records in groups`);
  return sweep;
}

function checkGroups({ rowCount, rows, groupStart, groupForename, groupSurname, blockStart }: NameGroups): void {
  checkedCount('records of a sweep', rowCount);
  checkPlaces(rows, rowCount, 'records');
  checkStarts(groupStart, rows.length, 'groups of names');
  const groups = groupStart.length - 1;
  checkStarts(blockStart, groups, 'blocks');
  if (groupForename.length !== groups || groupSurname.length !== groups)
    refuse(`${groupForename.length} forenames and ${groupSurname.length} surnames for ${groups} groups of names`);
}

function checkPlaces(places: Int32Array, size: number, name: string): void {
  for (let at = 0; at < places.length; at++) {
    // As a number without sign, a place below 0 is beyond every other: one comparison each.
    if (places[at]! >>> 0 >= size) refuse(`${name} of which one is in place ${places[at]} of ${size}`);
  }
}

function checkStarts(starts: Int32Array, end: number, name: string): void {
  let isRising = starts.length > 0 && starts[0] === 0 && starts[starts.length - 1] === end;
  for (let at = 1; at < starts.length && isRising; at++) isRising = starts[at]! > starts[at - 1]!;
  if (!isRising) refuse(`${name} that do not follow each other from 0 to ${end}`);
}

/** Both groups of a pair stand in one block, and pairs in the order of their blocks. */
function checkPairs({ length, left, right, distanceClass }: PairList, blockStart: Int32Array): void {
  const room = Math.min(left.length, right.length, distanceClass.length);
  if (!(Number.isInteger(length) && length >= 0 && length <= room)) refuse(`${length} pairs in lists of ${room}`);
  let block = 0;
  for (let index = 0; index < length; index++) {
    while (block + 2 < blockStart.length && blockStart[block + 1]! <= left[index]!) block++;
    const [from, to] = [blockStart[block]!, blockStart[block + 1] ?? 0];
    const isThere = left[index]! >= from && left[index]! < to && right[index]! >= from && right[index]! < to;
    if (isThere && distanceClass[index]! < CLASSES) continue;
    refuse(`a pair of the groups ${left[index]} and ${right[index]}, which stand in no block together`);
  }
}

function checkTruth({ entityOfRow, entitySize, entities, pairs }: Truth, records: number): void {
  if (entityOfRow.length !== records) refuse(`${entityOfRow.length} true people for ${records} records`);
  checkPlaces(entityOfRow, entitySize.length, 'true people');
  checkedAmounts([entities, pairs], 'true people');
  checkPlaces(entitySize, records + 1, 'true people by their number of records');
}

function refuse(has: string): never {
  throw new InputError(`a sweep has ${has}. Pass it on as toleranceSweep gives it.`);
}
