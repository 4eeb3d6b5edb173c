import { type DictionaryColumn, type MaybeEstimate, type NotComputed, notComputed, takeRows } from '@assay/statistics';
import { pairedAreaDifference } from '../score/delong.ts';

export interface AreaChange {
  readonly status: 'computed';
  /** Area after minus area before. */
  readonly difference: MaybeEstimate;
  /** Rows whose outcome is known and whom both models score. */
  readonly rows: number;
  /** Those of them to whom it happened, or did not, whichever are fewer. */
  readonly fewest: number;
}

/**
 * Does a changed model order people better, among those whom both models score?
 *
 * {@link pairedAreaDifference} of the rows whose outcome is known and of which neither score is missing: a model that scores more
 * people is not judged by them. Nobody is left: not computed.
 *
 * @param scores Two scores of each row, `NaN` where a model gives none; what happened: 1 yes, 0 no, 2 unknown.
 * @param person Who each row is about; `null` where every row is about somebody else.
 *
 * @example
 * const [before, after] = [Float64Array.of(4, 1, 3, 2, NaN), Float64Array.of(4, 3, 2, 1, 9)];
 * areaChangeOfPeople({ before, after, label: Uint8Array.of(1, 1, 0, 0, 0) }, null).fewest // 2
 */
export function areaChangeOfPeople(
  scores: { readonly before: Float64Array; readonly after: Float64Array; readonly label: Uint8Array },
  person: DictionaryColumn | null,
): AreaChange | NotComputed {
  const { before, after, label } = scores;
  const both = Int32Array.from(label.keys()).filter(
    (row) => label[row]! < 2 && !Number.isNaN(before[row]!) && !Number.isNaN(after[row]!),
  );
  if (both.length === 0) return notComputed('nobody with a known outcome has both scores');
  const pick = (values: Float64Array) => Float64Array.from(both, (row) => values[row]!);
  const own = Uint8Array.from(both, (row) => label[row]!);
  const { difference } = pairedAreaDifference(pick(before), pick(after), own, {
    person: person === null ? null : takeRows(person, both),
  });
  const happened = own.reduce((sum, label) => sum + label, 0);
  return { status: 'computed', difference, rows: both.length, fewest: Math.min(happened, both.length - happened) };
}
