import type { Counted, FindingDraft, Tolerance } from '@assay/evidence';
import type { MaybeEstimate, NotComputed } from '@assay/statistics';
import type { Column, Columns, Counts } from './column.ts';
import type { About } from './statement.ts';

/** A group against another, its counts and what is made of both. */
export interface GapRow {
  readonly counts: { readonly group: Counts; readonly reference: Counts };
  readonly verdict: string;
  readonly reason: string;
  /** Rows behind the smaller of both: where they are too few to be told, no verdict on them is. */
  readonly rows: number;
}

/** A group against the group that others are compared with. */
export interface ComparedRow extends GapRow {
  /** Ratio and difference as they were computed, their ranges counting people where rows repeat them. */
  readonly ratio: MaybeEstimate;
  readonly difference: MaybeEstimate;
}

/**
 * The columns of a comparison: how many times, how many points more, the verdict and why. Where every row is a person both
 * numbers are made of their counts; where rows repeat people their ranges are not, and they leave as estimates.
 *
 * @example
 * const counts = { group: { of: 2, outOf: 4 }, reference: { of: 1, outOf: 4 } };
 * const row = { group: 'B', counts, ratio: null, difference: null, verdict: 'insufficient evidence', reason: 'few people', rows: 8 };
 * const about = finding.about({ questions: ['CAS-Q2'], ...comparedHeading(true) });
 * const columns = (t) => [t.key('group', 'Group'), ...comparedColumns(t, true)];
 * about.table('gaps', 'Gaps', { unit: 'ratio', rows: [row], columns }).table.rows[0][1] // 2
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
    ...verdictColumns(t, 'people'),
  ];
}

/**
 * The columns of one gap made of its counts, `label` saying what of: how many times, or how many points more; the verdict and
 * why.
 *
 * @example
 * const counts = { group: { of: 2, outOf: 4 }, reference: { of: 1, outOf: 4 } };
 * const row = { group: 'B', counts, verdict: 'insufficient evidence', reason: 'few people', rows: 8 };
 * const about = finding.about({ questions: ['CAS-Q2'], ...comparedHeading(true) });
 * const columns = (t) => [t.key('group', 'Group'), ...gapColumns(t, 'difference', 'Points more')];
 * about.table('gaps', 'Gaps', { unit: 'percentage-points', rows: [row], columns }).table.rows[0][1] // 0.25
 */
export function gapColumns<Row extends GapRow>(
  t: Columns<Row>,
  scale: 'ratio' | 'difference',
  label: string,
  counts: Counted = 'people',
): Column<Row>[] {
  return [t[scale](scale, label, (row) => row.counts, { counts }), ...verdictColumns(t, counts)];
}

function verdictColumns<Row extends GapRow>(t: Columns<Row>, counts: Counted): Column<Row>[] {
  const behind = { contributors: ({ rows }: Row) => rows, counts };
  return [
    t.text('verdict', 'Verdict', ({ verdict }) => verdict, behind),
    t.text('reason', 'Why', ({ reason }) => reason, behind),
  ];
}

const WIDEST_GAP = {
  tolerance: { kind: 'stochastic', absolute: 0.02, relative: 0 } satisfies Tolerance,
  method: {
    name: 'Highest minus lowest rate with simultaneous interval: max-T, exact where a group is small',
    source: 'Westfall and Young (1993); Newcombe (1998); Clopper and Pearson (1934)',
  },
  limitations: ['The widest gap is picked because it is the widest: groups that are treated alike have one too.'],
} as const;

/** The gap between the two of several groups that fare most differently, and the rows behind the smaller of the two. */
export interface WidestGap {
  readonly estimate: MaybeEstimate;
  readonly rows: number;
}

/**
 * States the widest gap of what is given, with what is to be said of every one.
 *
 * @example
 * const about = finding.about({ questions: ['CAS-Q2'], method: { name: 'Count', source: 'the input' } });
 * const gapOf = () => ({ estimate: { status: 'computed', value: 0.2, interval: { low: 0.1, high: 0.3, level: 0.95 } }, rows: 9 });
 * widestGap(about, 'gap', 'Widest gap', gapOf).value // 0.2
 */
export function widestGap<Given>(
  about: About<Given>,
  id: string,
  title: string,
  gapOf: (given: Given) => WidestGap | NotComputed,
  limitations: readonly string[] = [],
): FindingDraft {
  return about
    .with(WIDEST_GAP)
    .of(gapOf)
    .estimate(id, title, {
      from: ({ estimate }) => estimate,
      unit: 'percentage-points',
      contributors: ({ rows }) => rows,
      limitations,
    });
}

/**
 * What every table of {@link comparedColumns} is stated with: how they are computed, in words, and what is to be said of verdicts.
 *
 * @example
 * comparedHeading(false).method.source // 'Rao and Scott (1992); Zou and Donner (2008); Holm (1979); Schuirmann (1987)'
 */
export function comparedHeading(isOfPeople: boolean) {
  const limitations: readonly string[] = ['"Insufficient evidence" is not evidence that groups are treated alike.'];
  return { unit: 'ratio', method: comparedMethod(isOfPeople), limitations } as const;
}

function comparedMethod(isOfPeople: boolean): { readonly name: string; readonly source: string } {
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
