import {
  checkedAmounts,
  checkedLevel,
  InputError,
  type Interval,
  type NotComputed,
  notComputed,
} from '@assay/statistics';
import type { PersonRecords } from '../counting/person-records.ts';
import { covarianceWithinBox } from '../dependence/linked-dyads.ts';
import { CLASSES, DISTANCES, sumWithinBox } from '../tolerance-sweep/pair-list.ts';
import { type DecoyOptions, type DecoyPairs, decoyPairs } from './decoy-pairs.ts';
import { predictedCount } from './predicted-count.ts';

export interface DecoyRow {
  readonly forename: number;
  readonly surname: number;
  /** Pairs that the rule links at the true date, and at decoy dates. */
  readonly pairs: number;
  readonly decoyPairs: number;
  /** Pairs of different people that the rule is expected to link. */
  readonly falsePairs: { readonly value: number; readonly interval: Interval };
  /** 1 − expected false pairs ÷ pairs. */
  readonly precision: { readonly value: number; readonly interval: Interval } | NotComputed;
}

/**
 * How many links are chance, when nobody knows who is who?
 *
 * Decoy control: compare people across dates of birth that are k days apart, where no link can be right. The rate of
 * such links, times the pairs of different people who do share a date, is the number of wrong links to expect. With
 * n_d records born on day d and m_k links at offset k: FP = pairs of strangers × Σ m_k ÷ Σ Σ n_d n_{d+k}; precision =
 * 1 − FP ÷ links. Pairs of strangers are Σ n_d(n_d − 1)/2 without those that the widest tolerance rightly links.
 * Offsets lie between one year and three, as many as some sixty million comparisons allow.
 *
 * Valid where names do not depend on the day of birth within three years. Twins who share a surname and a date, and
 * default dates that gather many people, are wrong links that no decoy sees: count them apart. The interval predicts
 * the number of wrong links in this register, widened by what the links of one person share, and by people with several
 * records.
 *
 * Edge rules: no link at all, or no two dates an offset apart: not computed.
 *
 * @throws InputError where an offset is no whole number of days from 1, pairs are not those of a sweep, or records lack a
 * day.
 *
 * Source: negative controls after Lipsitch, Tchetgen Tchetgen and Cohen (2010), Epidemiology 21; interval see
 * {@link predictedCount}; dependence after Aronow, Samii and Assenova (2015), Political Analysis 23.
 *
 * @example
 * const days = records.dateOfBirth.codes.map((code) => 1000 + code * 401);
 * decoyControl(records, days, sweep.pairsByClass)[5].falsePairs.value // 0.1667
 */
export function decoyControl(
  records: PersonRecords,
  birthDays: Int32Array,
  pairsByClass: Float64Array,
  options: DecoyOptions = {},
): DecoyRow[] | NotComputed {
  return decoyRows(decoyPairs(records, birthDays, options), pairsByClass, options);
}

/**
 * The same from links across decoy dates that were found before.
 *
 * @throws InputError where pairs are not those of a sweep, or the level is none.
 *
 * @example
 * const days = records.dateOfBirth.codes.map((code) => 1000 + code * 401);
 * decoyRows(decoyPairs(records, days), sweep.pairsByClass)[5].decoyPairs // 2
 */
export function decoyRows(
  decoys: DecoyPairs,
  pairsByClass: Float64Array,
  options: { readonly level?: number } = {},
): DecoyRow[] | NotComputed {
  const { exposure, links, samePairs } = decoys;
  const level = checkedLevel(options);
  checkedAmounts([exposure, samePairs], 'pairs of a date');
  if (checkedAmounts(pairsByClass, 'pairs by class').length !== CLASSES)
    throw new InputError(
      `pairs stand in ${CLASSES} classes, not ${pairsByClass.length}. Pass pairsByClass of a sweep.`,
    );
  if (exposure === 0) return notComputed('no two dates of birth lie an offset apart');
  const strangers = pairsOfStrangers(decoys, pairsByClass);
  const { own, names } = links.covariance();
  const result: DecoyRow[] = [];
  for (let forename = 0; forename < DISTANCES; forename++) {
    for (let surname = 0; surname < DISTANCES; surname++) {
      const pairs = sumWithinBox(pairsByClass, forename, surname);
      const found = sumWithinBox(links.byClass, forename, surname);
      const variance =
        covarianceWithinBox(own, forename, surname) + Math.max(0, covarianceWithinBox(names, forename, surname));
      const falsePairs = predictedCount({ events: found, exposure }, strangers, {
        level,
        dispersion: found === 0 ? 1 : Math.max(1, variance / found),
      });
      result.push({
        forename,
        surname,
        pairs,
        decoyPairs: found,
        falsePairs,
        precision: precisionOf(pairs, falsePairs),
      });
    }
  }
  return result;
}

/** Pairs of one date but those that the widest tolerance links rightly: x = same − (links − rate × x). */
function pairsOfStrangers({ exposure, samePairs, links }: DecoyPairs, pairsByClass: Float64Array): number {
  const widest = DISTANCES - 1;
  const rate = Math.min(1, sumWithinBox(links.byClass, widest, widest) / exposure);
  const linked = sumWithinBox(pairsByClass, widest, widest);
  return rate === 1 ? samePairs : Math.min(samePairs, Math.max(0, samePairs - linked) / (1 - rate));
}

function precisionOf(pairs: number, falsePairs: DecoyRow['falsePairs']): DecoyRow['precision'] {
  if (pairs === 0) return notComputed('the rule links no pair');
  const share = (count: number): number => Math.max(0, 1 - count / pairs);
  const { low, high, level, method } = falsePairs.interval;
  return { value: share(falsePairs.value), interval: { low: share(high!), high: share(low), level, method } };
}
