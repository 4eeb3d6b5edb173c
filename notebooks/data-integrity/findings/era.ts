import { dayOfText, rowsByGroup } from '@assay/dataset';
import { areasByGroup, scoreCells } from '@assay/fairness-metrics';
import { finding, findings } from '@assay/notebook';
import type { MaybeEstimate, NotComputed } from '@assay/statistics';
import {
  categoryModel,
  expectedForEach,
  isComputed,
  notComputed,
  rowsWhere,
  STATISTICAL_METHODS,
  takeRows,
} from '@assay/statistics';
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
      .table('era.model', 'A model of charges, taught with and without the early era and tried on the last year', {
        unit: 'ratio',
        rows: triedOnLastYear(reportColumns, dayOfText(eraEnd)),
        estimates: { unit: 'count', contributors: 'reports' },
        columns: (t) => [
          t.key('taught', 'Taught with'),
          t.key('group', 'Tried on'),
          t.count('charged', 'Charged', 'reports'),
          t.count('reports', 'Reports', 'reports'),
          t.estimate('expected', 'Charges the model expects', ({ expected }) => Math.round(expected * 10) / 10, {
            limits: false,
          }),
          t.estimate(
            'ratio',
            'Expected for each charge',
            ({ expected, charged, reports }) => expectedForEach(expected, { successes: charged, total: reports }),
            { unit: 'ratio' },
          ),
          t.estimate('area', 'Orders reports rightly', 'area', { unit: 'score' }),
        ],
      }),
  ],
});

interface Tried {
  readonly taught: string;
  readonly group: string;
  readonly charged: number;
  readonly reports: number;
  readonly expected: number;
  readonly area: MaybeEstimate;
}

/** Each model's expected charges in each group of the last year's reports; not computed where one cannot be taught. */
function triedOnLastYear(reports: Reports, border: number): readonly Tried[] | NotComputed {
  const day = (row: number) => reports.reportedDay[row]!;
  const rows = rowsWhere(reports.stage, (stage, row) => stage >= 0 && isDay(day(row)));
  const lastDay = rows.reduce((last, row) => Math.max(last, day(row)), 0);
  const tested = rows.filter((row) => day(row) > lastDay - TEST_DAYS);
  const earlier = rows.filter((row) => day(row) <= lastDay - TEST_DAYS);
  const eras: readonly [string, number[]][] = [
    ['all years', earlier],
    ['early era left out', earlier.filter((row) => day(row) >= border)],
    ['early era alone', earlier.filter((row) => day(row) < border)],
  ];
  const fitted = eras.flatMap(([taught, own]) => {
    const isCharged = (row: number) => reports.stage[row]! >= CHARGED;
    const model = categoryModel([reports.offence, reports.sex], own, isCharged);
    return isComputed(model) ? [{ taught, score: Float64Array.from(tested, model.chanceOf) }] : [];
  });
  if (fitted.length < eras.length) {
    return notComputed('the records of an era are too few or too alike to teach a model');
  }
  const label = Uint8Array.from(tested, (row) => (reports.stage[row]! >= CHARGED ? 1 : 0));
  return fitted.flatMap(({ taught, score }) =>
    [reports.offence, reports.sex].flatMap((column) => {
      const own = takeRows(column, tested);
      const areas = areasByGroup(scoreCells({ group: own, label, score }));
      return rowsByGroup(own).map(([group, members]) => ({
        taught,
        group,
        charged: members.filter((row) => label[row] === 1).length,
        reports: members.length,
        expected: members.reduce((sum, row) => sum + score[row]!, 0),
        area: areas.find((one) => one.group === group)?.area ?? notComputed('no such group'),
      }));
    }),
  );
}
