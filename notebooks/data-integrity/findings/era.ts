import { dayOfText, rowsByGroupAmong } from '@assay/dataset';
import { taughtModels } from '@assay/fairness-metrics';
import { finding, findings } from '@assay/notebook';
import { expectedForEach, rowsWhere, STATISTICAL_METHODS } from '@assay/statistics';
import { eraEnd, isDay, type Reports, reportColumns, STAGES } from '../inputs.ts';

const CHARGED = STAGES.indexOf('charged');
const TEST_DAYS = 365;

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
            { unit: 'ratio' },
          ),
          t.estimate('area', 'Orders reports rightly', 'area', { unit: 'score' }),
        ],
      }),
  ],
});

/** Each model's expected charges in each group of the last year's reports. */
function triedOnLastYear({ offence, sex, stage, reportedDay }: Reports, border: number) {
  const day = (row: number) => reportedDay[row]!;
  const rows = rowsWhere(stage, (stage, row) => stage >= 0 && isDay(day(row)));
  const lastDay = rows.reduce((last, row) => Math.max(last, day(row)), 0);
  const earlier = rows.filter((row) => day(row) <= lastDay - TEST_DAYS);
  const tested = rows.filter((row) => day(row) > lastDay - TEST_DAYS);
  return taughtModels({
    fields: [offence, sex],
    happened: stage.map((reached) => (reached >= CHARGED ? 1 : 0)),
    taught: [
      ['all years', earlier],
      ['early era left out', earlier.filter((row) => day(row) >= border)],
      ['early era alone', earlier.filter((row) => day(row) < border)],
    ],
    groups: [offence, sex].flatMap((column) => rowsByGroupAmong(column, tested)),
  });
}
