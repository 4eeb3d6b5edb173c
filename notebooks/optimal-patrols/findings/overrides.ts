import { cityOverrides, DISPLACEMENT_METHODS, decilesOf, evaluationProblem } from '@assay/displacement';
import { finding, findings } from '@assay/notebook';
import { notComputed } from '@assay/statistics';
import { city, patrolLog } from '../city.ts';

/** OP-Q2: can people overrule the model, and do they know better? */
export const overrideFindings = findings('overrideFindings', 'Who overrides the model, and why', {
  needs: { city, patrolLog },
  compute: ({ city, patrolLog }) => {
    const problem = evaluationProblem(city) ?? patrolLog.withoutPlans;
    const heading = finding.about({
      questions: ['OP-Q2'],
      method: { name: 'Share, Wilson score interval', source: 'Wilson (1927)' },
    });
    const about = heading.given(problem ?? cityOverrides(city, patrolLog));
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
          decilesOf(city).length === 0
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
