import { type DictionaryColumn, MISSING_CODE } from '@assay/statistics';
import type { RecordedFlags } from './recorded-flags.ts';

/** One step from a flag to what came of it: for how many flags it is on record. */
export interface FlagLedgerStep {
  readonly step: string;
  /** `null` where the file says it of no flag: a file that lacks the column looks the same. */
  readonly filled: number | null;
  readonly flags: number;
}

/**
 * From flag to action to outcome: of these flags, how many have each step on record? That nothing was done is an action without a day.
 *
 * @param rows The flags by their rows.
 *
 * @example
 * flagLedger(recordedFlags(contactFlags), [0]).map(({ filled }) => filled) // [1, 1, 1, null]
 */
export function flagLedger(
  { actionRecorded, nothingDone, acted, outcome, noAction, says }: RecordedFlags,
  rows: ArrayLike<number>,
): FlagLedgerStep[] {
  const step = (step: string, isSaid: boolean, isFilled: (row: number) => boolean): FlagLedgerStep => ({
    step,
    filled: isSaid ? Array.from(rows).filter(isFilled).length : null,
    flags: rows.length,
  });
  return [
    step('who was flagged and when', true, () => true),
    step('a first action, even if "none"', says.action, (row) => actionRecorded[row] === 1),
    step(
      'the day of an action that was taken',
      noAction === null,
      (row) => nothingDone[row] === 1 || acted[row]! > -Infinity,
    ),
    step('an outcome', says.outcome, (row) => outcome.codes[row] !== MISSING_CODE),
  ];
}

const NUISANCE = ['called nuisance', 'called something else'];

/**
 * Which flags were called nuisance, whatever else their label says? Those without a label are neither.
 *
 * @example
 * calledNuisance(dictionaryColumn(['Nuisance caller', 'Vulnerable', null])).codes // [0, 1, -1]
 */
export function calledNuisance(label: DictionaryColumn): DictionaryColumn {
  const codeOf = label.values.map((value) => (/nuisance/i.test(value) ? 0 : 1));
  return { values: NUISANCE, codes: label.codes.map((code) => (code === MISSING_CODE ? code : codeOf[code]!)) };
}
