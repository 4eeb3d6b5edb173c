import * as displacement from '@assay/displacement';
import { DISPLACEMENT_METHODS } from '@assay/displacement';
import { finding, findings } from '@assay/notebook';
import { city, patrolLog } from '../city.ts';
import { RESIDENTS } from './draft.ts';
import { score } from './score.ts';

export const peopleFindings = findings('peopleFindings', {
  title: 'Who lives under the patrols, and whether they lie where the public calls from',
  needs: { city, score, patrolLog },
  compute: ({ city, score, patrolLog }) => {
    const problem = displacement.evaluationProblem(city) ?? patrolLog.withoutVisits;
    const about = finding
      .about({
        questions: ['OP-C5', 'OP-Q7'],
        method: { name: 'Population-weighted exposure', source: 'Massey and Denton (1988)' },
        limitations: 'It says where patrols were, not who was stopped. Residents stand for those who are there.',
      })
      .given(problem ?? patrolLog);
    const agreement = finding
      .about({
        questions: ['OP-C2'],
        method: DISPLACEMENT_METHODS.topOverlap,
        limitations:
          'Busy sectors have many of everything: the second number divides calls by residents. Calls are counted before patrols, visits after.',
      })
      .given(problem ?? displacement.callsAgreement(city, score.areas, patrolLog));
    const calls = { contributors: ({ nCalls }: { readonly nCalls: number }) => nCalls, counts: 'events' } as const;
    const perThousand = { per: 1000, interval: null } as const;
    return [
      about.table('exposure.table', 'Patrol visits per thousand people of each group', {
        rows: (visits) => displacement.cityExposure(city, visits),
        estimates: {
          unit: 'ratio',
          contributors: 'people',
          limits: { none: 'every visit and every resident is counted' },
        },
        columns: (t) => [
          t.key('group', 'Group'),
          t.people('people', 'Residents', ({ people }) => Math.round(people), {
            measure: 'residents',
            population: RESIDENTS,
          }),
          t.estimate('before', 'Before, over everyone', 'before'),
          t.estimate('after', 'After, over everyone', 'after'),
        ],
      }),
      about.table('exposure.deprivation', 'Patrol visits per thousand people by deprivation', {
        unit: 'ratio',
        rows: (visits) => displacement.visitsByDeprivation(city, visits),
        columns: (t) => [
          t.key('decile', 'Deprivation, 1 most'),
          t.people('people', 'Residents', 'people', { measure: 'residents', population: RESIDENTS }),
          t.count('visitsBefore', 'Visits before', 'visits', 'before'),
          t.count('visitsAfter', 'Visits after', 'visits', 'after'),
          t.rate(
            'before',
            'Visits per thousand residents, all the time before',
            { of: 'visitsBefore', outOf: 'people' },
            perThousand,
          ),
          t.rate(
            'after',
            'Visits per thousand residents, all the time after',
            { of: 'visitsAfter', outOf: 'people' },
            perThousand,
          ),
        ],
      }),
      agreement.estimate('calls.agreement', {
        title: 'Sectors with most calls from the public that are also among those patrolled most',
        from: ({ share }) => share,
        unit: 'proportion',
        ...calls,
      }),
      agreement.estimate('calls.agreement-per-resident', 'The same with calls per resident', {
        from: ({ perResident }) => perResident,
        unit: 'proportion',
        ...calls,
      }),
    ];
  },
});
