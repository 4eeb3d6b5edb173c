import { type CellRow, cellsFromRows } from '../src/index.ts';

/**
 * Larson, Mattu, Kirchner and Angwin (2016), "How We Analyzed the COMPAS Recidivism Algorithm": two-year general recidivism, 7,214
 * people, positive = score text other than "Low". Counts: true negatives, false positives, false negatives, true positives.
 */
export const PUBLISHED_COMPAS: Readonly<Record<string, readonly [number, number, number, number]>> = {
  'African-American': [990, 805, 532, 1369],
  Caucasian: [1139, 349, 461, 505],
  Hispanic: [318, 87, 129, 103],
  Other: [208, 36, 90, 43],
  Asian: [21, 2, 3, 6],
  'Native American': [5, 3, 1, 9],
};

export function confusionRows(group: string, counts: readonly number[], attribute = 'race'): CellRow[] {
  return counts.map((count, index) => ({
    groups: { [attribute]: group },
    label: (index >> 1) as 0 | 1,
    decision: (index & 1) as 0 | 1,
    count,
  }));
}

export const compasCells = () =>
  cellsFromRows(Object.entries(PUBLISHED_COMPAS).flatMap(([group, counts]) => confusionRows(group, counts)));
