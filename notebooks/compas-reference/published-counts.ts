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

/** The same table by sex: only the false positives and negatives that were published. */
export const FLAGGED_HIGH = {
  // Score text "High" alone: flagged without the outcome, of all without it.
  'African-American': { flagged: 284, withoutOutcome: 1795 },
  Caucasian: { flagged: 81, withoutOutcome: 1488 },
} as const;

/** People with and without the outcome at each decile score, one to ten. */
const DECILES: Readonly<Record<string, readonly (readonly [withOutcome: number, without: number])[]>> = {
  'African-American': [
    [91, 307],
    [119, 274],
    [145, 201],
    [177, 208],
    [176, 189],
    [215, 169],
    [237, 163],
    [245, 114],
    [269, 111],
    [227, 59],
  ],
  Caucasian: [
    [142, 539],
    [113, 248],
    [93, 180],
    [113, 172],
    [111, 130],
    [111, 83],
    [88, 55],
    [82, 32],
    [68, 30],
    [45, 19],
  ],
};

/** Barenstein (2019), "ProPublica's COMPAS Data Revisited": people screened until and after 1 April 2014. */
export const SCREENED = {
  until: { people: 6216, withOutcome: 2253 },
  after: { people: 998, withOutcome: 998 },
} as const;

export const cells = cell('cells', 'The published counts by race, outcome and flag', {
  needs: {},
  compute: () =>
    cellsFromRows(
      Object.entries(CONFUSION).flatMap(([race, counts]) =>
        counts.map(
          (count, index): CellRow => ({
            groups: { race },
            label: (index >> 1) as 0 | 1,
            decision: (index & 1) as 0 | 1,
            count,
          }),
        ),
      ),
    ),
});

export const deciles = cell('deciles', 'The published counts by decile score', {
  needs: {},
  compute: () =>
    scoreCellsFromRows(
      Object.entries(DECILES).flatMap(([group, counts]) =>
        counts.flatMap(([withOutcome, without], index): ScoreCellRow[] => [
          { group, label: 1, score: index + 1, count: withOutcome },
          { group, label: 0, score: index + 1, count: without },
        ]),
      ),
    ),
});
