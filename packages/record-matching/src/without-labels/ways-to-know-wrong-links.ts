import {
  complementOfEstimate,
  type DictionaryColumn,
  intervalsMeet,
  isComputed,
  type MaybeEstimate,
  type NotComputed,
  notComputed,
} from '@assay/statistics';
import type { Clustering } from '../clusters/clustering.ts';
import { withinTolerance } from '../clusters/within-tolerance.ts';
import { linkShares } from '../dependence/pair-shares.ts';
import type { ScoredPairs } from '../model/scored-pairs.ts';
import { toleranceRow } from '../tolerance-sweep/tolerance-row.ts';
import type { ToleranceSweep } from '../tolerance-sweep/tolerance-sweep.ts';
import { pairsJudged } from './clerical-readings.ts';
import { clericalEstimate, type ReviewedStratum } from './clerical-sample.ts';
import { decoyRows } from './decoy-control.ts';
import type { DecoyPairs } from './decoy-pairs.ts';
import { wrongByDuplicates } from './duplicate-method.ts';
import { linkedPairFacts } from './linked-pair-facts.ts';

/** How the share of wrong links was found. */
export interface WayToKnowWrongLinks {
  readonly way: 'decoys' | 'drawn pairs' | 'duplicates' | 'model' | 'truth';
  readonly wrong: MaybeEstimate;
  /** From how many pairs. */
  readonly pairs: number;
  /** Whether it meets what the decoys say; `null` of these themselves, and where either is not computed. */
  readonly meetsDecoys: boolean | null;
}

/**
 * How many of the links of a tolerance are wrong, found in every way that there is?
 *
 * From decoy dates of birth; from drawn pairs, where people judged some; by the duplicate method, which says at most how
 * many; as the model expects; and against the truth, where it is known. Ranges that meet say not that either is right.
 *
 * @throws InputError where the sweep has no such tolerance, or its parts do not fit each other.
 *
 * @example
 * const days = records.dateOfBirth.codes.map((code) => 1000 + code * 401);
 * const given = { tolerance: { forename: 1, surname: 1 }, decoys: decoyPairs(records, days), scored: model.pairs, judged: null, clusters };
 * waysToKnowWrongLinks(sweep, { ...given, truth }).map(({ way }) => way) // ['decoys', 'duplicates', 'model', 'truth']
 */
export function waysToKnowWrongLinks(
  sweep: ToleranceSweep,
  given: {
    readonly tolerance: { readonly forename: number; readonly surname: number };
    readonly decoys: DecoyPairs;
    readonly scored: ScoredPairs;
    /** Linked pairs as people judged them; `null` where nobody did. */
    readonly judged: readonly ReviewedStratum[] | null;
    readonly clusters: Clustering;
    readonly truth: DictionaryColumn | null;
  },
): WayToKnowWrongLinks[] | NotComputed {
  const { tolerance, decoys, scored, judged, clusters, truth } = given;
  const { pairs } = toleranceRow(sweep.rows, tolerance);
  if (pairs === 0) return notComputed('no pair is linked at the chosen tolerance');
  const isLinked = withinTolerance(tolerance);
  const ofDecoys = decoyRows(decoys, sweep.pairsByClass);
  const precision = 'status' in ofDecoys ? ofDecoys : toleranceRow(ofDecoys, tolerance).precision;
  const byDecoys = complementOfEstimate('status' in precision ? precision : { status: 'computed', ...precision });
  const { perRecord, impliedWrong } = linkedPairFacts(sweep, isLinked, scored);
  const found = (way: WayToKnowWrongLinks['way'], wrong: MaybeEstimate, from = pairs): WayToKnowWrongLinks => ({
    way,
    wrong,
    pairs: from,
    meetsDecoys: way === 'decoys' ? null : intervalsMeet(wrong, byDecoys),
  });
  const duplicates = wrongByDuplicates(perRecord);
  return [
    found('decoys', byDecoys),
    ...(judged === null
      ? []
      : [found('drawn pairs', complementOfEstimate(clericalEstimate(judged).middle), pairsJudged(judged))]),
    // Its range is of people that stand apart; records of one person hold together.
    found('duplicates', isComputed(duplicates) ? withoutInterval(duplicates.value) : duplicates),
    found('model', withoutInterval(impliedWrong / pairs)),
    ...(truth === null ? [] : [found('truth', linkShares(sweep, isLinked, clusters, truth).wrong.estimate)]),
  ];
}

function withoutInterval(value: number): MaybeEstimate {
  return { status: 'computed', value, interval: notComputed('this way gives no interval') };
}
