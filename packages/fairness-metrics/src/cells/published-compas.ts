import { InputError } from '@assay/statistics';
import { type ScoreCells, scoreCellsFromRows } from '../score/score-cells.ts';
import { type CellRow, cellsFromRows } from './cell-rows.ts';
import type { Cells } from './cells.ts';

/** People of a group by what happened and what was decided: not flagged and flagged without the outcome, then the same with it. */
export type ConfusionCounts = readonly [number, number, number, number];

/** People of a group at each score from 1 up: with the outcome, and without it. */
export type CountsOfPoints = readonly [withOutcome: readonly number[], without: readonly number[]];

/** The best-known published counts of a risk score: COMPAS in Broward County, two-year general recidivism of 7,214 people. */
export const PUBLISHED_COMPAS = {
  source: 'Larson, Mattu, Kirchner and Angwin (2016), "How We Analyzed the COMPAS Recidivism Algorithm"',
  /** By race, flagged where the score text is not "Low". */
  confusion: {
    'African-American': [990, 805, 532, 1369],
    Caucasian: [1139, 349, 461, 505],
    Hispanic: [318, 87, 129, 103],
    Other: [208, 36, 90, 43],
    Asian: [21, 2, 3, 6],
    'Native American': [5, 3, 1, 9],
  } satisfies Readonly<Record<string, ConfusionCounts>>,
  /** Score text "High" alone: flagged without the outcome, of all without it. */
  flaggedHigh: {
    'African-American': { flagged: 284, withoutOutcome: 1795 },
    Caucasian: { flagged: 81, withoutOutcome: 1488 },
  },
  /** People at each decile score from one to ten. */
  deciles: {
    'African-American': [
      [91, 119, 145, 177, 176, 215, 237, 245, 269, 227],
      [307, 274, 201, 208, 189, 169, 163, 114, 111, 59],
    ],
    Caucasian: [
      [142, 113, 93, 113, 111, 111, 88, 82, 68, 45],
      [539, 248, 180, 172, 130, 83, 55, 32, 30, 19],
    ],
  } satisfies Readonly<Record<string, CountsOfPoints>>,
  /** Barenstein (2019), "ProPublica's COMPAS Data Revisited": people screened until and after 1 April 2014. */
  screened: [
    { id: 'late', when: 'after 1 April 2014', withOutcome: 998, people: 998 },
    { id: 'early', when: 'until 1 April 2014', withOutcome: 2253, people: 6216 },
  ],
} as const;

/**
 * The cells of a published table of confusion, group by group of one attribute.
 *
 * @throws InputError where a count is negative or no number.
 *
 * @example
 * confusionCells('race', { A: [5, 2, 1, 3] }).rowCount // 11
 */
export function confusionCells(attribute: string, counts: Readonly<Record<string, ConfusionCounts>>): Cells {
  return cellsFromRows(
    Object.entries(counts).flatMap(([group, own]) =>
      own.map((count, index): CellRow => {
        return { groups: { [attribute]: group }, label: (index >> 1) as 0 | 1, decision: (index & 1) as 0 | 1, count };
      }),
    ),
  );
}

/**
 * The cells of a published table of points, such as deciles, group by group.
 *
 * @throws InputError where a group has not as many counts with the outcome as without it, or one is negative or no number.
 *
 * @example
 * pointCells({ A: [[1, 2], [4, 3]] }).isExact // true
 */
export function pointCells(counts: Readonly<Record<string, CountsOfPoints>>): ScoreCells {
  return scoreCellsFromRows(
    Object.entries(counts).flatMap(([group, [withOutcome, without]]) => {
      if (withOutcome === undefined || withOutcome.length !== without?.length)
        throw new InputError(
          `group ${group} has ${withOutcome?.length ?? 0} counts with the outcome and ${without?.length ?? 0} without. Give one of each for every point.`,
        );
      return withOutcome.flatMap((count, index) => [
        { group, label: 1 as const, score: index + 1, count },
        { group, label: 0 as const, score: index + 1, count: without[index]! },
      ]);
    }),
  );
}
