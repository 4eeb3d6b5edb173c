import type { MaybeEstimate } from '@assay/statistics';
import type { Column, Columns, CountsOfTwo } from './column.ts';

/** A group against the group that others are compared with. */
export interface ComparedRow {
  readonly counts: CountsOfTwo;
  /** Ratio and difference as they were computed, their ranges counting people where rows repeat them. */
  readonly ratio: MaybeEstimate;
  readonly difference: MaybeEstimate;
  readonly verdict: string;
  readonly reason: string;
  /** Rows behind the smaller of both: where they are too few to be told, no verdict on them is. */
  readonly rows: number;
}

/**
 * The columns of a comparison: how many times, how many points more, the verdict and why. Where every row is a person both
 * numbers are made of their counts; where rows repeat people their ranges are not, and they leave as estimates.
 *
 * @example
 * const counts = { group: { of: 2, outOf: 4 }, reference: { of: 1, outOf: 4 } };
 * const row = { group: 'B', counts, ratio: null, difference: null, verdict: 'insufficient evidence', reason: 'few people', rows: 8 };
 * const about = finding.about({ questions: ['CAS-Q2'], method: comparedMethod(true) });
 * about.table('gaps', 'Gaps', [row], (t) => [t.key('group', 'Group'), ...comparedColumns(t, true)], { unit: 'ratio' }).table.rows[0][1] // 2
 */
export function comparedColumns<Row extends ComparedRow>(t: Columns<Row>, isOfPeople: boolean): Column<Row>[] {
  const contributors = ({ rows }: ComparedRow) => rows;
  return [
    ...(isOfPeople
      ? [
          t.ratio('ratio', 'Times', ({ counts }) => counts, { counts: 'people' }),
          t.difference('difference', 'Points more', ({ counts }) => counts, { counts: 'people' }),
        ]
      : [
          t.estimate('ratio', 'Times', ({ ratio }) => ratio, { unit: 'ratio', contributors }),
          t.estimate('difference', 'Points more', ({ difference }) => difference, {
            unit: 'percentage-points',
            contributors,
          }),
        ]),
    t.text('verdict', 'Verdict', ({ verdict }) => verdict, { contributors }),
    t.text('reason', 'Why', ({ reason }) => reason, { contributors }),
  ];
}

/**
 * How {@link comparedColumns} are computed, in words.
 *
 * @example
 * comparedMethod(false).source // 'Rao and Scott (1992); Zou and Donner (2008); Holm (1979); Schuirmann (1987)'
 */
export function comparedMethod(isOfPeople: boolean): { readonly name: string; readonly source: string } {
  return isOfPeople
    ? {
        name: 'Rate ratio, Koopman score interval, and difference, Newcombe interval, each alone; tests adjusted by Holm over all rows; two one-sided tests',
        source: 'Koopman (1984); Newcombe (1998); Holm (1979); Schuirmann (1987)',
      }
    : {
        name: 'Rate ratio and difference by people and not by rows, MOVER intervals, each alone; tests adjusted by Holm over all rows; two one-sided tests',
        source: 'Rao and Scott (1992); Zou and Donner (2008); Holm (1979); Schuirmann (1987)',
      };
}

/**
 * How the power of an audit is computed, in words: of people where each row is one, else of effective sizes.
 *
 * @example
 * powerMethod(true).name // 'Power of the two-sided test of two proportions'
 */
export function powerMethod(isOfPeople: boolean): { readonly name: string; readonly source: string } {
  const source = 'Fleiss, Levin and Paik (2003), section 4.4';
  return isOfPeople
    ? { name: 'Power of the two-sided test of two proportions', source }
    : {
        name: 'Power of the two-sided test of two proportions, on effective sizes that count the alike rows of a person as one',
        source: `${source}; Rao and Scott (1992)`,
      };
}
