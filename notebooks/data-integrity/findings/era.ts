import { cameTo, dayOfText, type RecordedReports, rowsByGroupAmong, taughtReports } from '@assay/dataset';
import { taughtModels } from '@assay/fairness-metrics';
import { finding, findings } from '@assay/notebook';
import { expectedForEach, STATISTICAL_METHODS } from '@assay/statistics';
import { eraEnd, reportColumns } from '../inputs.ts';

export const eraFindings = findings('eraFindings', 'What a model learns from an era, and what it misses without it', {
  needs: { reportColumns, eraEnd },
  compute: ({ reportColumns, eraEnd }) => [
    finding
      .about({
        questions: ['CAS-Q1', 'RAP-Q2'],
        method: STATISTICAL_METHODS.outcomeModel,
        limitations: [
          'The model is the smallest that can show the effect; it is no tool of the force.',
          'A charge in the last year is itself a record: where it is wrong, both are judged against the same wrong mark.',
        ],
      })
      .given(reportColumns.noStage ?? reportColumns)
      .table('era.model', 'A model of charges, taught with and without the early era and tried on the last year', {
        unit: 'ratio',
        rows: (reports) => triedOnLastYear(reports, dayOfText(eraEnd)),
        estimates: { unit: 'count', contributors: 'reports' },
        columns: (t) => [
          t.key('taught', 'Taught with'),
          t.key('group', 'Tried on'),
          t.count('charged', 'Charged', 'reports', 'happened'),
          t.count('reports', 'Reports', 'reports', 'rows'),
          t.estimate('expected', 'Charges the model expects', ({ expected }) => Math.round(expected * 10) / 10, {
            limits: false,
          }),
          t.estimate(
            'ratio',
            'Expected for each charge',
            ({ expected, happened, rows }) => expectedForEach(expected, { successes: happened, total: rows }),
            { unit: 'ratio', contributors: 'charged' },
          ),
          t.estimate('area', 'Orders reports rightly', 'area', {
            unit: 'score',
            contributors: ({ happened, rows }) => Math.min(happened, rows - happened),
            counts: 'reports',
          }),
        ],
      }),
  ],
});

/** Each model's expected charges in each group of the last year's reports. */
function triedOnLastYear(reports: RecordedReports, border: number) {
  const { taught, tried } = taughtReports(reports, border);
  const fields = [reports.offence, reports.sex] as const;
  const happened = cameTo(reports, 'charged').map((charged) => (charged === 1 ? 1 : 0));
  return taughtModels({
    fields,
    happened,
    taught,
    groups: fields.flatMap((column) => rowsByGroupAmong(column, tried)),
  });
}
