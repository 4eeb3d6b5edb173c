import { rowsByGroupAmong, staffDatedWithin, staffTraining, type Table, textColumn } from '@assay/dataset';
import type { FindingDraft } from '@assay/evidence';
import type { About } from '@assay/notebook';
import { meanInterval, notComputed } from '@assay/statistics';
import { isGiven, NO_STAFF, YEAR_DAYS } from '../inputs.ts';

export function trainingFindings(training: About, staff: Table, today: number): FindingDraft[] {
  const given = isGiven(staff) ? staffTraining(staff, today) : NO_STAFF;
  const gained = training
    .with({
      method: { name: 'Mean of paired differences, t interval', source: 'Student (1908)' },
      limitations:
        'Those who sat the second test chose to, or were there: the gain of the others is not known. A test of knowledge is no measure of conduct.',
    })
    .given(given);
  return [
    training.given(given).share('training.covered', 'Staff with training on standards', {
      from: ({ trained }) =>
        staffDatedWithin(staff, 'training_date', today)([]) === null
          ? notComputed('the file does not say when anyone was trained')
          : { of: trained.length, outOf: staff.rowCount },
      counts: 'staff',
    }),
    gained.magnitude('training.gain', 'Points gained from before to after', {
      from: ({ gains, trained }) => meanInterval(gains(trained)),
      unit: 'score',
      statistic: 'mean',
      contributors: ({ gains, trained }) => gains(trained).length,
      counts: 'staff',
    }),
    gained.table('training.by-kind', 'Kinds of training, how recent, and what people knew after it', {
      rows: ({ trained, days, gains, tested }) =>
        rowsByGroupAmong(textColumn(staff, 'training_kind'), trained).map(([kind, rows]) => ({
          kind,
          trained: rows.length,
          lastYear: rows.filter((row) => today - days[row]! <= YEAR_DAYS).length,
          gains: gains(rows),
          tested: tested(rows),
        })),
      columns: (t) => [
        t.key('kind', 'Kind'),
        t.count('trained', 'Trained', 'staff'),
        t.count('lastYear', 'In the last year', 'staff'),
        t.count('tested', 'Sat both tests', 'staff'),
        t.magnitude('gain', 'Points gained', ({ gains }) => meanInterval(gains), {
          unit: 'score',
          statistic: 'mean',
          contributors: 'tested',
          limits: true,
        }),
      ],
    }),
  ];
}
