import { countsOfDays, DISPLACEMENT_METHODS, NOWHERE, overrideAudit } from '@assay/displacement';
import { finding, findings } from '@assay/notebook';
import { dictionaryColumn, notComputed } from '@assay/statistics';
import { type City, city, decilesOf } from '../city.ts';
import { type PatrolLog, patrolLog } from '../patrol-log.ts';
import { evaluationProblem } from './baseline.ts';

/** OP-Q2: can people overrule the model, and do they know better? */
export const overrideFindings = findings('overrideFindings', 'Who overrides the model, and why', {
  needs: { city, patrolLog },
  compute: ({ city, patrolLog }) => {
    const problem = evaluationProblem(city) ?? patrolLog.withoutPlans;
    const deciles = decilesOf(city);
    const heading = finding.about({
      questions: ['OP-Q2'],
      method: { name: 'Share, Wilson score interval', source: 'Wilson (1927)' },
    });
    const about = heading.given(problem ?? auditOf(city, patrolLog, deciles));
    return [
      about.share('override.rate', 'Visits that went elsewhere than planned', {
        from: ({ byReason, nShifts }) => ({
          of: byReason.reduce((sum, row) => sum + row.nOverrides, 0),
          outOf: nShifts,
        }),
        counts: 'visits',
        outOfLabel: 'visits that the model planned',
      }),
      about.estimate('override.crime-forgone', {
        title:
          'Crime the public reported that day where the model pointed, less where officers went, a visit overridden',
        from: ({ crimeForgone }) => city.withoutReports ?? crimeForgone,
        unit: 'score',
        contributors: city.foundByPolice.filter((each) => each === 0).length,
        counts: 'events',
        method: DISPLACEMENT_METHODS.overriddenVisits,
        limitations:
          'Above zero, visits went where less was reported that day. Patrols may themselves change what is reported.',
      }),
      about.table('override.reasons', 'Why, as recorded', {
        rows: ({ byReason }) => byReason,
        columns: (t) => [t.key('reason', 'Reason'), t.count('overrides', 'Visits', 'visits', 'nOverrides')],
      }),
      about.table('override.deprivation', 'Visits overridden, by deprivation of the planned sector', {
        rows: ({ byGroup }) =>
          deciles.length === 0
            ? notComputed('the sectors do not say how deprived they are')
            : byGroup.toSorted((a, b) => Number(a.group) - Number(b.group)),
        columns: (t) => [
          t.key('decile', 'Deprivation, 1 most', 'group'),
          t.count('visits', 'Visits planned', 'visits', 'nShifts'),
          t.count('overrides', 'Overridden', 'visits', 'nOverrides'),
          t.share('rate', 'Share', { of: 'overrides', outOf: 'visits' }, { limits: false }),
        ],
      }),
    ];
  },
});

function auditOf(city: City, { visits }: PatrolLog, deciles: readonly number[]) {
  // A visit of which no plan is stated was neither kept nor overridden.
  const rows = visits.filter(({ byModel, isPlanStated }) => byModel === true && isPlanStated);
  const names = deciles.map(String);
  const { area, day, foundByPolice } = city.days;
  const reported = countsOfDays({
    area: area.map((sector, row) => (foundByPolice[row] === 0 ? sector : NOWHERE)),
    day,
  });
  return overrideAudit({
    overridden: rows.map(({ planned, sector }) => planned !== sector),
    reason: dictionaryColumn(rows.map(({ reason }) => reason)),
    group: {
      values: names,
      codes: Int32Array.from(rows, ({ planned }) =>
        planned < 0 ? -1 : names.indexOf(String(city.sectors[planned]!.decile)),
      ),
    },
    atRecommended: rows.map(({ planned, day }) => (planned < 0 ? 0 : reported(planned, day))),
    atChosen: rows.map(({ sector, day }) => (sector < 0 ? 0 : reported(sector, day))),
  });
}
