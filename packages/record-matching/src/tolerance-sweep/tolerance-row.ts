import { InputError } from '@assay/statistics';
import { CLASSES, DISTANCES, sumWithinBox } from './pair-list.ts';
import { type PlainTally, sumOverSizes, TALLY } from './tally.ts';

/** What one tolerance does to the register. */
export interface ToleranceRow extends RuleRow {
  /** Most edits allowed in the forename and in the surname. */
  readonly forename: number;
  readonly surname: number;
}

/** What one rule on the two distances does to the register. */
export interface RuleRow {
  /** Pairs of records that satisfy the rule themselves. */
  readonly pairs: number;
  /** Pairs of records that end in one cluster, chained ones included. */
  readonly linkedPairs: number;
  /** Clusters, single records included. */
  readonly clusters: number;
  readonly largestCluster: number;
  readonly errors: ToleranceErrors | null;
}

/** Errors of one tolerance against the truth, in pairs, clusters, people and records. */
export interface ToleranceErrors {
  /** Pairs the rule links that are about one person (true) and about two (false); true pairs it does not link. */
  readonly truePairs: number;
  readonly falsePairs: number;
  readonly missedPairs: number;
  /** The same after chaining. */
  readonly trueLinkedPairs: number;
  readonly falseLinkedPairs: number;
  readonly missedLinkedPairs: number;
  /** Clusters that hold more than one person ("confusion"), with the people and the records in them. */
  readonly overMergedClusters: number;
  readonly overMergedPeople: number;
  readonly overMergedRecords: number;
  /** People whose records lie in more than one cluster ("duplicate"), with their records. */
  readonly underMergedPeople: number;
  readonly underMergedRecords: number;
  /** Clusters that are one person, whole. */
  readonly exactClusters: number;
  /** Fewest splits, then merges, that would put the register right (generalised merge distance with unit costs). */
  readonly splitsNeeded: number;
  readonly mergesNeeded: number;
  /** Means over records (Bagga and Baldwin 1998). */
  readonly bCubedPrecision: number | null;
  readonly bCubedRecall: number | null;
}

/** People of the register, and pairs of records about one of them. */
interface PeopleCounted {
  readonly entities: number;
  readonly pairs: number;
}

/** What the sixteen rows are computed from; nothing else is. */
interface SweepTotals {
  readonly rowCount: number;
  readonly people: PeopleCounted | null;
  readonly pairsByClass: Float64Array;
  readonly truePairsByClass: Float64Array | null;
  /** Per tolerance (forename × 4 + surname). */
  readonly tallies: readonly PlainTally[];
  readonly largestClusters: ArrayLike<number>;
  /** Per tolerance: people who share a profile with somebody else, each counted once. */
  readonly mixedPeople: ArrayLike<number>;
}

/**
 * What does this tolerance do, of the rows of a sweep?
 *
 * @throws InputError where the sweep has no such tolerance.
 *
 * @example
 * toleranceRow(sweep.rows, { forename: 1, surname: 1 }).pairs // 2
 */
export function toleranceRow<Row extends Pick<ToleranceRow, 'forename' | 'surname'>>(
  rows: readonly Row[],
  { forename, surname }: Pick<ToleranceRow, 'forename' | 'surname'>,
): Row {
  const found = rows.find((row) => row.forename === forename && row.surname === surname);
  if (found === undefined)
    throw new InputError(`no tolerance of ${forename} and ${surname} edits. Pass 0 to 3 of each.`);
  return found;
}

export function toleranceRows(totals: SweepTotals): ToleranceRow[] {
  const { rowCount, people, pairsByClass, truePairsByClass, tallies, largestClusters, mixedPeople } = totals;
  return Array.from({ length: CLASSES }, (_, rule) => {
    const forename = Math.floor(rule / DISTANCES);
    const surname = rule % DISTANCES;
    const row = sweepRowOfRule({
      rowCount,
      people,
      pairs: sumWithinBox(pairsByClass, forename, surname),
      truePairs: truePairsByClass === null ? 0 : sumWithinBox(truePairsByClass, forename, surname),
      tally: tallies[rule]!,
      mixedPeople: mixedPeople[rule]!,
      largestCluster: largestClusters[rule]!,
    });
    return { forename, surname, ...row };
  });
}

/** Without people, `truePairs` counts for nothing. */
export function sweepRowOfRule(counted: {
  readonly rowCount: number;
  readonly people: PeopleCounted | null;
  readonly pairs: number;
  readonly truePairs: number;
  readonly tally: PlainTally;
  readonly mixedPeople: number;
  readonly largestCluster: number;
}): RuleRow {
  const { rowCount, people, pairs, truePairs, mixedPeople, largestCluster } = counted;
  const { counts: tally, squaresByCluster, squaresByPerson } = counted.tally;
  const linkedPairs = tally[TALLY.linkedPairs]!;
  const trueLinkedPairs = tally[TALLY.trueLinkedPairs]!;
  const errors = people && {
    truePairs,
    falsePairs: pairs - truePairs,
    missedPairs: people.pairs - truePairs,
    trueLinkedPairs,
    falseLinkedPairs: linkedPairs - trueLinkedPairs,
    missedLinkedPairs: people.pairs - trueLinkedPairs,
    overMergedClusters: tally[TALLY.overMergedClusters]!,
    overMergedPeople: mixedPeople,
    overMergedRecords: tally[TALLY.recordsOverMerged]!,
    underMergedPeople: people.entities - tally[TALLY.wholePeople]!,
    underMergedRecords: rowCount - tally[TALLY.wholeRecords]!,
    exactClusters: tally[TALLY.exactClusters]!,
    splitsNeeded: tally[TALLY.pieces]! - tally[TALLY.clusters]!,
    mergesNeeded: tally[TALLY.pieces]! - people.entities,
    bCubedPrecision: rowCount === 0 ? null : sumOverSizes(squaresByCluster) / rowCount,
    bCubedRecall: rowCount === 0 ? null : sumOverSizes(squaresByPerson) / rowCount,
  };
  return { pairs, linkedPairs, clusters: tally[TALLY.clusters]!, largestCluster, errors };
}
