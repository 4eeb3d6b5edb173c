import type { DictionaryColumn } from '@assay/statistics';
import { type NameGroups, nameGroups } from '../blocking/name-groups.ts';
import { SharedPeople } from '../errors/shared-people.ts';
import { type Truth, truthOf } from '../errors/truth.ts';
import { nameLexicon } from '../names/name-lexicon.ts';
import type { LetterCase, MissingNamePolicy } from '../names/name-policy.ts';
import { type PersonRecords, recordCount } from '../person-records.ts';
import { clusterAllTolerances } from './cluster-all-tolerances.ts';
import { TALLY } from './cluster-tally.ts';
import { compareGroups, type Kernel } from './compare-groups.ts';
import { CLASSES, DISTANCES, type PairList } from './pair-list.ts';
import { type StartingTally, startingTally } from './starting-tally.ts';
import { type ToleranceRow, toleranceRows } from './tolerance-row.ts';

export interface ToleranceSweepOptions {
  /** The person each record is truly about; without it the sweep reports links, not errors. */
  readonly truth?: DictionaryColumn;
  /** `never-match` unless stated. */
  readonly missingNames?: MissingNamePolicy;
  /** `folded` unless stated: clerks who type capitals are not other people. */
  readonly letterCase?: LetterCase;
  /** `scalar` forces the TypeScript twin of the WebAssembly kernel. */
  readonly kernel?: Kernel;
}

export interface ToleranceSweep {
  readonly records: number;
  /** One row per tolerance: forename 0 … 3, then surname 0 … 3. */
  readonly rows: readonly ToleranceRow[];
  /** Pairs of records by (forename distance × 4 + surname distance), and those of them about one person. */
  readonly pairsByClass: Float64Array;
  readonly truePairsByClass: Float64Array | null;
  /** Pairs of records that share a recorded date of birth (and have both names, unless missing names may match). */
  readonly comparedPairs: number;
  /** Pairs about one person in the whole file, and those that share a recorded date: no tolerance can find more. */
  readonly truePairs: number | null;
  readonly truePairsWithSameDate: number | null;
  readonly recordsWithoutDate: number;
  readonly recordsWithoutName: number;
  /** What a further rule is computed from, without comparing names again. */
  readonly groups: NameGroups;
  readonly pairs: PairList;
  readonly truth: Truth | null;
  readonly shared: SharedPeople | null;
  readonly starting: StartingTally;
}

/**
 * What would each tolerance link, miss and wrongly merge?
 *
 * Two records are linked where their recorded dates of birth are equal and their forenames and surnames are at most so
 * many edits apart (Levenshtein distance on code points); linked records chain into clusters (connected components).
 * One pass over the pairs answers for all 16 combinations of 0 … 3 edits in either name.
 *
 * Input: a column each of forenames, surnames and recorded dates; with `truth`, errors are counted in pairs, clusters,
 * people and records. Edge rules: a missing date of birth is linked to nothing; a missing name follows `missingNames`;
 * no records give rows of nought.
 *
 * @throws InputError where columns differ in length, or a record has no true person.
 *
 * Source: Levenshtein (1966); union–find after Galler and Fischer (1964); the counts by cell identity, see
 * Menestrina, Whang and Garcia-Molina (2010), PVLDB 3(1), for clusters and pieces.
 *
 * @example
 * toleranceSweep(records, { truth }).rows[5] // { forename: 1, surname: 1, pairs: 2 }
 */
export function toleranceSweep(records: PersonRecords, options: ToleranceSweepOptions = {}): ToleranceSweep {
  const { missingNames = 'never-match', letterCase = 'folded' } = options;
  const { forename, surname, dateOfBirth } = records;
  const rowCount = recordCount({ forename, surname, dateOfBirth });
  const truth = options.truth === undefined ? null : truthOf(options.truth, rowCount);
  const lexicon = nameLexicon(forename, surname, letterCase);
  const groups = nameGroups(dateOfBirth, records, lexicon, missingNames === 'never-match');
  const { pairs } = compareGroups(groups, lexicon, missingNames === 'match-anything', options.kernel);
  const shared = truth === null ? null : new SharedPeople(groups, truth);
  const starting = startingTally(groups, truth, shared);
  const { pairsByClass, truePairsByClass } = countPairs(groups, pairs, shared, starting);
  const clustered = clusterAllTolerances(groups, pairs, truth, shared, starting);
  return {
    records: rowCount,
    rows: toleranceRows({ rowCount, truth, pairsByClass, truePairsByClass, clustered }),
    pairsByClass,
    truePairsByClass,
    comparedPairs: comparedPairs(groups),
    truePairs: truth === null ? null : truth.pairs,
    truePairsWithSameDate: truth === null ? null : truePairsWithin(dateOfBirth, truth),
    recordsWithoutDate: groups.withoutKey,
    recordsWithoutName: groups.withoutName,
    groups,
    pairs,
    truth,
    shared,
    starting,
  };
}

function countPairs(groups: NameGroups, pairs: PairList, shared: SharedPeople | null, { tally }: StartingTally) {
  const { groupStart } = groups;
  const pairsByClass = new Float64Array(CLASSES);
  const truePairsByClass = shared === null ? null : new Float64Array(CLASSES);
  // Records of one name and date are linked before any two groups are compared.
  pairsByClass[0] = tally[TALLY.linkedPairs]!;
  if (truePairsByClass !== null) truePairsByClass[0] = tally[TALLY.trueLinkedPairs]!;
  for (let index = 0; index < pairs.length; index++) {
    const left = pairs.left[index]!;
    const right = pairs.right[index]!;
    const kind = pairs.distanceClass[index]!;
    pairsByClass[kind]! += (groupStart[left + 1]! - groupStart[left]!) * (groupStart[right + 1]! - groupStart[right]!);
    if (shared !== null) truePairsByClass![kind]! += shared.between(left, right);
  }
  return { pairsByClass, truePairsByClass };
}

function comparedPairs({ groupStart, blockStart }: NameGroups): number {
  let pairs = 0;
  for (let block = 0; block + 1 < blockStart.length; block++) {
    const size = groupStart[blockStart[block + 1]!]! - groupStart[blockStart[block]!]!;
    pairs += (size * (size - 1)) / 2;
  }
  return pairs;
}

/** Pairs about one person that share a value of a key. Only people with a second record are gathered. */
function truePairsWithin(key: DictionaryColumn, truth: Truth): number {
  const { entityOfRow, entitySize } = truth;
  const next = new Int32Array(entitySize.length);
  let length = 0;
  for (let person = 0; person < entitySize.length; person++) {
    const size = entitySize[person]!;
    next[person] = size > 1 ? length : -1;
    if (size > 1) length += size;
  }
  const codes = new Int32Array(length);
  for (let row = 0; row < entityOfRow.length; row++) {
    const person = entityOfRow[row]!;
    const place = next[person]!;
    if (place < 0) continue;
    codes[place] = key.codes[row]!;
    next[person] = place + 1;
  }
  let pairs = 0;
  for (let person = 0, from = 0; person < entitySize.length; person++) {
    const size = entitySize[person]!;
    if (size < 2) continue;
    if (size > 16) codes.subarray(from, from + size).sort();
    else insertionSort(codes, from, from + size);
    let run = 0;
    for (let index = from + 1; index < from + size; index++) {
      run = codes[index] === codes[index - 1] ? run + 1 : 0;
      if (codes[index]! >= 0) pairs += run;
    }
    from += size;
  }
  return pairs;
}

function insertionSort(codes: Int32Array, from: number, to: number): void {
  for (let index = from + 1; index < to; index++) {
    const code = codes[index]!;
    let place = index;
    for (; place > from && codes[place - 1]! > code; place--) codes[place] = codes[place - 1]!;
    codes[place] = code;
  }
}

/**
 * How many pairs lie inside a rule on the two distances, such as their sum? Adds up the sixteen classes of a sweep.
 *
 * @example
 * pairsWithinRule(sweep.pairsByClass, (forename, surname) => forename + surname <= 1) // 1
 */
export function pairsWithinRule(
  pairsByClass: Float64Array,
  rule: (forenameDistance: number, surnameDistance: number) => boolean,
): number {
  let pairs = 0;
  for (let forename = 0; forename < DISTANCES; forename++) {
    for (let surname = 0; surname < DISTANCES; surname++) {
      if (rule(forename, surname)) pairs += pairsByClass[forename * DISTANCES + surname]!;
    }
  }
  return pairs;
}
