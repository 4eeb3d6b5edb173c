import { InputError, type Interval, type NotComputed, notComputed } from '@assay/statistics';
import { nameGroups } from '../blocking/name-groups.ts';
import { nameLexicon } from '../names/name-lexicon.ts';
import type { LetterCase } from '../names/name-policy.ts';
import { type PersonRecords, recordCount } from '../person-records.ts';
import { BlockCrossing } from '../sweep/compare-across.ts';
import { CLASSES, DISTANCES, sumWithinBox } from '../sweep/pair-list.ts';
import { predictedCount } from './predicted-count.ts';

export interface DecoyOptions {
  /** Days between a true date of birth and its decoy: beyond any typing error, inside one generation's names. */
  readonly offsetsDays?: readonly number[];
  readonly letterCase?: LetterCase;
  /** Confidence level of the intervals; 0.95 unless stated. */
  readonly level?: number;
}

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

/** A day number that no calendar reaches marks a date that is missing or impossible. */
const MISSING_DAY = -2147483648;

/** Primes between one and three years, so that no offset meets a birthday, a month's end or another offset. */
const OFFSETS_DAYS = [401, 509, 613, 727, 839, 947];

/**
 * How many links are chance, when nobody knows who is who?
 *
 * Decoy control: compare people across dates of birth that are k days apart, where no link can be right. The rate of
 * such links, times the pairs of records that do share a date, is the number of wrong links to expect. With n_d records
 * born on day d and m_k links at offset k: FP = Σ n_d(n_d − 1)/2 × Σ m_k ÷ Σ Σ n_d n_{d+k}; precision = 1 − FP ÷ links.
 *
 * Valid where names do not depend on the day of birth within three years. Twins who share a surname and a date, and
 * default dates that gather many people, are wrong links that no decoy sees: count them apart. The interval predicts
 * the number of wrong links in this register, widened where decoy links scatter more between offsets than chance
 * allows.
 *
 * Edge rules: no link at all, or no two dates an offset apart: not computed.
 *
 * @throws InputError where an offset is no whole number of days from 1.
 *
 * Source: negative controls after Lipsitch, Tchetgen Tchetgen and Cohen (2010), Epidemiology 21; interval see
 * {@link predictedCount}.
 *
 * @example
 * const days = records.dateOfBirth.codes.map((code) => 1000 + code * 401);
 * decoyControl(records, days, sweep.pairsByClass)[5].falsePairs.value // 0.75
 */
export function decoyControl(
  records: PersonRecords,
  birthDays: Int32Array,
  pairsByClass: Float64Array,
  options: DecoyOptions = {},
): DecoyRow[] | NotComputed {
  const { offsetsDays = OFFSETS_DAYS, letterCase = 'folded', level = 0.95 } = options;
  for (const offset of offsetsDays) {
    if (!Number.isInteger(offset) || offset < 1) {
      throw new InputError(`a decoy offset must be a whole number of days from 1: ${offset}. Use one to three years.`);
    }
  }
  const { forename: firstNames, surname: surnames, dateOfBirth } = records;
  recordCount({ forename: firstNames, surname: surnames, dateOfBirth });
  const lexicon = nameLexicon(records.forename, records.surname, letterCase);
  const groups = nameGroups(records.dateOfBirth, records, lexicon, true);
  const { groupStart, blockStart, rows } = groups;
  const blocks = blockStart.length - 1;
  const sizes = new Float64Array(blocks);
  const blocksOfDay = new Map<number, number[]>();
  let samePairs = 0;
  for (let block = 0; block < blocks; block++) {
    const first = groupStart[blockStart[block]!]!;
    sizes[block] = groupStart[blockStart[block + 1]!]! - first;
    samePairs += (sizes[block]! * (sizes[block]! - 1)) / 2;
    const day = birthDays[rows[first]!]!;
    if (day === MISSING_DAY) continue;
    const known = blocksOfDay.get(day);
    if (known === undefined) blocksOfDay.set(day, [block]);
    else known.push(block);
  }
  const crossing = new BlockCrossing(groups, lexicon);
  const decoyByOffset = offsetsDays.map(() => new Float64Array(CLASSES));
  const exposure = new Float64Array(offsetsDays.length);
  for (const [index, offset] of offsetsDays.entries()) {
    for (const [day, left] of blocksOfDay) {
      for (const a of left) {
        for (const b of blocksOfDay.get(day + offset) ?? []) {
          exposure[index]! += sizes[a]! * sizes[b]!;
          crossing.count(a, b, decoyByOffset[index]!);
        }
      }
    }
  }
  const totalExposure = exposure.reduce((sum, each) => sum + each, 0);
  if (totalExposure === 0) return notComputed('no two dates of birth lie an offset apart');
  const result: DecoyRow[] = [];
  for (let forename = 0; forename < DISTANCES; forename++) {
    for (let surname = 0; surname < DISTANCES; surname++) {
      const pairs = sumWithinBox(pairsByClass, forename, surname);
      const decoys = decoyByOffset.map((byClass) => sumWithinBox(byClass, forename, surname));
      const decoyPairs = decoys.reduce((sum, each) => sum + each, 0);
      const falsePairs = predictedCount({ events: decoyPairs, exposure: totalExposure }, samePairs, {
        level,
        dispersion: dispersionOf(decoys, exposure),
      });
      result.push({ forename, surname, pairs, decoyPairs, falsePairs, precision: precisionOf(pairs, falsePairs) });
    }
  }
  return result;
}

function precisionOf(pairs: number, falsePairs: DecoyRow['falsePairs']): DecoyRow['precision'] {
  if (pairs === 0) return notComputed('the rule links no pair');
  const share = (count: number): number => Math.max(0, 1 - count / pairs);
  const { low, high, level, method } = falsePairs.interval;
  return { value: share(falsePairs.value), interval: { low: share(high!), high: share(low), level, method } };
}

/** Pearson's statistic per degree of freedom, at least 1. */
function dispersionOf(counts: readonly number[], exposure: Float64Array): number {
  const total = counts.reduce((sum, each) => sum + each, 0);
  const totalExposure = exposure.reduce((sum, each) => sum + each, 0);
  if (total === 0 || counts.length < 2) return 1;
  let statistic = 0;
  for (const [index, count] of counts.entries()) {
    const expected = (total * exposure[index]!) / totalExposure;
    if (expected > 0) statistic += (count - expected) ** 2 / expected;
  }
  return Math.max(1, statistic / (counts.length - 1));
}
