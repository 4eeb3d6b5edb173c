import { type CellRow, cellsFromRows, type ScoreCellRow, scoreCellsFromRows } from '@assay/fairness-metrics';
import { cell } from '@assay/notebook';

export const SOURCE = 'Larson, Mattu, Kirchner and Angwin (2016), "How We Analyzed the COMPAS Recidivism Algorithm"';

/**
 * Two-year general recidivism, 7,214 people in Broward County, flagged where the score text is not "Low". By race: people not flagged
 * and flagged without the outcome, then not flagged and flagged with it.
 */
const CONFUSION: Readonly<Record<string, readonly [number, number, number, number]>> = {
  'African-American': [990, 805, 532, 1369],
  Caucasian: [1139, 349, 461, 505],
  Hispanic: [318, 87, 129, 103],
  Other: [208, 36, 90, 43],
  Asian: [21, 2, 3, 6],
  'Native American': [5, 3, 1, 9],
};

/** Score text "High" alone: flagged without the outcome, of all without it. */
export const FLAGGED_HIGH = {
  'African-American': { flagged: 284, withoutOutcome: 1795 },
  Caucasian: { flagged: 81, withoutOutcome: 1488 },
} as const;

/** People at each decile score from one to ten: with the outcome, and without it. */
const DECILES: Readonly<Record<string, readonly (readonly number[])[]>> = {
  'African-American': [
    [91, 119, 145, 177, 176, 215, 237, 245, 269, 227],
    [307, 274, 201, 208, 189, 169, 163, 114, 111, 59],
  ],
  Caucasian: [
    [142, 113, 93, 113, 111, 111, 88, 82, 68, 45],
    [539, 248, 180, 172, 130, 83, 55, 32, 30, 19],
  ],
};

/** Barenstein (2019), "ProPublica's COMPAS Data Revisited": people screened until and after 1 April 2014. */
export const SCREENED = [
  { id: 'late', when: 'after 1 April 2014', withOutcome: 998, people: 998 },
  { id: 'early', when: 'until 1 April 2014', withOutcome: 2253, people: 6216 },
] as const;

export const cells = cell('cells', 'The published counts by race, outcome and flag', {
  needs: {},
  compute: () =>
    cellsFromRows(
      Object.entries(CONFUSION).flatMap(([race, counts]) =>
        counts.map((count, index): CellRow => {
          return { groups: { race }, label: (index >> 1) as 0 | 1, decision: (index & 1) as 0 | 1, count };
        }),
      ),
    ),
});

export const deciles = cell('deciles', 'The published counts by decile score', {
  needs: {},
  compute: () =>
    scoreCellsFromRows(
      Object.entries(DECILES).flatMap(([group, [withOutcome, without]]) =>
        withOutcome!.flatMap((count, index): ScoreCellRow[] => [
          { group, label: 1, score: index + 1, count },
          { group, label: 0, score: index + 1, count: without![index]! },
        ]),
      ),
    ),
});
