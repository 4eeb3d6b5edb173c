import { checkedAmounts, type DictionaryColumn, InputError } from '@assay/statistics';
import { type NameGroups, nameGroups } from '../blocking/name-groups.ts';
import { type PersonRecords, recordCount } from '../counting/person-records.ts';
import { SharedPeople } from '../errors/shared-people.ts';
import { type Truth, truePersonOfRecords } from '../errors/truth.ts';
import { nameLexicon } from '../names/name-lexicon.ts';
import type { LetterCase, MissingNamePolicy } from '../names/name-policy.ts';
import { ToleranceClusters } from './cluster-all-tolerances.ts';
import { comparedPairs, SweptClassCounts, truePairsWithinTolerance } from './count-pairs.ts';
import { CLASSES, DISTANCES, type PairList } from './pair-list.ts';
import { type StartingTally, startingSweepTally } from './starting-sweep-tally.ts';
import { type Kernel, sweepGroups } from './sweep-groups.ts';
import type { SweepResult } from './sweep-result.ts';
import { plainSweepTally } from './tally.ts';
import { toleranceRows } from './tolerance-row.ts';

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

export interface ToleranceSweep extends SweepResult {
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
  const truth = options.truth === undefined ? null : truePersonOfRecords(options.truth, rowCount);
  const lexicon = nameLexicon(forename, surname, letterCase);
  const groups = nameGroups(dateOfBirth, records, lexicon, missingNames === 'never-match');
  const { pairs } = sweepGroups(
    groups,
    lexicon,
    missingNames === 'match-anything',
    options.kernel === undefined ? {} : { kernel: options.kernel },
  );
  const shared = truth === null ? null : new SharedPeople(groups, truth);
  const starting = startingSweepTally(groups, truth, shared);
  const classes = new SweptClassCounts(groups, shared, starting);
  classes.add(pairs);
  const { pairsByClass, truePairsByClass } = classes;
  const clusters = new ToleranceClusters(groups, truth, shared, starting);
  clusters.add(pairs);
  const { tallies, largestClusters } = clusters.finish();
  const mixedPeople = clusters.mixed.countByRule(CLASSES);
  return {
    records: rowCount,
    people: truth === null ? null : truth.entities,
    rows: toleranceRows({
      rowCount,
      people: truth,
      pairsByClass,
      truePairsByClass,
      tallies: tallies.map(plainSweepTally),
      largestClusters,
      mixedPeople,
    }),
    pairsByClass,
    truePairsByClass,
    comparedPairs: comparedPairs(groups),
    truePairs: truth === null ? null : truth.pairs,
    truePairsWithSameDate: truth === null ? null : truePairsWithinTolerance(dateOfBirth, truth),
    recordsWithoutDate: groups.withoutKey,
    recordsWithoutName: groups.withoutName,
    groups,
    pairs,
    truth,
    shared,
    starting,
  };
}

/**
 * How many pairs lie inside a rule on the two distances, such as their sum? Adds up the sixteen classes of a sweep.
 *
 * @throws InputError where there are not sixteen, or one is no number.
 *
 * @example
 * pairsWithinToleranceRule(sweep.pairsByClass, (forename, surname) => forename + surname <= 1) // 1
 */
export function pairsWithinToleranceRule(
  pairsByClass: Float64Array,
  rule: (forenameDistance: number, surnameDistance: number) => boolean,
): number {
  if (checkedAmounts(pairsByClass, 'pairs by class').length !== CLASSES)
    throw new InputError(
      `pairs stand in ${CLASSES} classes, not ${pairsByClass.length}. Pass pairsByClass of a sweep.`,
    );
  let pairs = 0;
  for (let forename = 0; forename < DISTANCES; forename++) {
    for (let surname = 0; surname < DISTANCES; surname++) {
      if (rule(forename, surname)) pairs += pairsByClass[forename * DISTANCES + surname]!;
    }
  }
  return pairs;
}
