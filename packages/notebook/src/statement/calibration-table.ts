import type { FindingDraft } from '@assay/evidence';
import type { MaybeEstimate } from '@assay/statistics';
import type { About } from './statement.ts';

/** One group's outcomes beside what its scores led to expect. */
export interface CalibratedRow {
  readonly group: string;
  readonly people: number;
  readonly observed: number;
  readonly observedToExpected: MaybeEstimate;
  readonly expectedCalibrationError: { readonly value: number; readonly chanceLimit: number };
}

/** What a table of calibration is called, and who its groups are; `happened` names to how many it did. */
export interface CalibrationWords {
  readonly title: string;
  readonly group: string;
  readonly happened: string;
  readonly limitations: readonly string[];
}

/**
 * The table of a calibration by group, `score.calibration`: people, to how many it happened, and the errors.
 *
 * @example
 * const row = { group: 'B', people: 9, observed: 3, observedToExpected: notComputed('few'), expectedCalibrationError: { value: 0.1, chanceLimit: 0.2 } };
 * const about = finding.about({ questions: ['CAS-Q2'], method: { name: 'Calibration', source: 'Cox (1958)' } });
 * const words = { title: 'Calibration', group: 'Group', happened: 'It happened', limitations: [] };
 * calibrationTable(about.given({ byGroup: [row] }), words).table.rows[0].slice(0, 3) // ['B', 9, 3]
 */
export function calibrationTable<Given extends { readonly byGroup: readonly CalibratedRow[] }>(
  about: About<Given>,
  { title, group, happened, limitations }: CalibrationWords,
): FindingDraft {
  return about.table<CalibratedRow>('score.calibration', title, {
    unit: 'ratio',
    tolerance: { kind: 'stochastic', absolute: 0.01, relative: 0.1 },
    limitations,
    rows: ({ byGroup }) => byGroup,
    estimates: { unit: 'score', contributors: 'people', limits: false },
    columns: (t) => [
      t.key('group', group),
      t.people('people', 'People'),
      t.people('happened', happened, 'observed'),
      t.estimate('ratio', 'Observed ÷ expected', 'observedToExpected', {
        unit: 'ratio',
        limits: true,
        contributors: 'happened',
      }),
      t.estimate('error', 'Calibration error', (row) => row.expectedCalibrationError.value),
      t.estimate('chance', 'Chance alone stays below', (row) => row.expectedCalibrationError.chanceLimit),
    ],
  });
}
