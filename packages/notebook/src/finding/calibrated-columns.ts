import type { MaybeEstimate } from '@assay/statistics';
import type { Column, Columns } from './column.ts';

/** One group's outcomes beside what its scores led to expect. */
export interface CalibratedRow {
  readonly people: number;
  readonly observed: number;
  readonly observedToExpected: MaybeEstimate;
  readonly expectedCalibrationError: { readonly value: number; readonly chanceLimit: number };
}

/**
 * The columns of a calibration after the group: people, to how many it happened (`happened` names that), and the errors.
 *
 * @example
 * const row = { group: 'B', people: 9, observed: 3, observedToExpected: notComputed('few'), expectedCalibrationError: { value: 0.1, chanceLimit: 0.2 } };
 * const about = finding.about({ questions: ['CAS-Q2'], method: { name: 'Calibration', source: 'Cox (1958)' } });
 * const columns = (t) => [t.key('group', 'Group'), ...calibratedColumns(t, 'It happened')];
 * about.table('c', 'C', { unit: 'ratio', rows: [row], columns }).table.rows[0].slice(0, 3) // ['B', 9, 3]
 */
export function calibratedColumns<Row extends CalibratedRow>(t: Columns<Row>, happened: string): Column<Row>[] {
  const score = { unit: 'score', contributors: 'people', limits: false } as const;
  return [
    t.people('people', 'People', ({ people }) => people),
    t.people('happened', happened, ({ observed }) => observed),
    t.estimate('ratio', 'Observed ÷ expected', ({ observedToExpected }) => observedToExpected, {
      unit: 'ratio',
      contributors: 'people',
    }),
    t.estimate('error', 'Calibration error', (row) => row.expectedCalibrationError.value, score),
    t.estimate('chance', 'Chance alone stays below', (row) => row.expectedCalibrationError.chanceLimit, score),
  ];
}
