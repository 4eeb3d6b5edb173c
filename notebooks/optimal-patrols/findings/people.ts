import { DISPLACEMENT_METHODS, patrolExposure, topOverlap } from '@assay/displacement';
import { finding, findings } from '@assay/notebook';
import { notComputed } from '@assay/statistics';
import { type City, callsBefore, city, decilesOf, sectorTotal } from '../city.ts';
import { patrolLog } from '../patrol-log.ts';
import { evaluationProblem } from './baseline.ts';
import { RESIDENTS } from './draft.ts';
import { groupsOf, score } from './score.ts';

/** Everyone who lives in a sector, or `null` where the file does not say. */
export function residentsOf({ sectors }: City, sector: number): number | null {
  const known = sectors[sector]!.people.filter(Number.isFinite);
  return known.length === 0 ? null : known.reduce((sum, count) => sum + count, 0);
}

export const peopleFindings = findings('peopleFindings', {
  title: 'Who lives under the patrols, and whether they lie where the public calls from',
  needs: { city, score, patrolLog },
  compute: ({ city, score, patrolLog }) => {
    const problem = evaluationProblem(city) ?? patrolLog.withoutVisits;
    const exposure = finding
      .about({
        questions: ['OP-C5', 'OP-Q7'],
        method: { name: 'Population-weighted exposure', source: 'Massey and Denton (1988)' },
        limitations: 'It says where patrols were, not who was stopped. Residents stand for those who are there.',
      })
      .given(problem ?? city);
    const agreement = finding
      .about({
        questions: ['OP-C2'],
        method: DISPLACEMENT_METHODS.topOverlap,
        limitations:
          'Busy sectors have many of everything: the second number divides calls by residents. Calls are counted before patrols, visits after.',
      })
      .given(problem ?? city);
    const areas = city.sectors.map((_, index) => index);
    const groups = groupsOf(city, areas);
    const deciles = decilesOf(city);
    const calls = callsBefore(city);
    const publicCalls = score.areas.map((sector) => calls[sector]!);
    const visits = score.areas.map((sector) => patrolLog.after[sector]!);
    const residents = score.areas.map((sector) => residentsOf(city, sector) ?? 0);
    const nTop = Math.min(city.topSectors, score.areas.length);
    const { withoutReports, withoutPeople } = city;
    const share = { unit: 'proportion', contributors: sectorTotal(publicCalls), counts: 'events' } as const;
    return [
      exposure.table('exposure.table', 'Patrol visits per thousand people of each group', {
        rows: () => {
          const after = patrolExposure(patrolLog.after, groups);
          const before = patrolExposure(patrolLog.before, groups);
          return withoutPeople ?? before.map((row, place) => ({ ...row, later: after[place]!.ratio }));
        },
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
          t.estimate('before', 'Before, over everyone', 'ratio'),
          t.estimate('after', 'After, over everyone', 'later'),
        ],
      }),
      exposure.table('exposure.deprivation', 'Patrol visits per thousand people by deprivation', {
        unit: 'ratio',
        rows: () =>
          withoutPeople ??
          (deciles.length === 0
            ? notComputed('the sectors do not say how deprived they are')
            : deciles.map((value) => {
                const inside = areas.filter((area) => city.sectors[area]!.decile === value);
                const within = (counts: ArrayLike<number>) => inside.reduce((sum, area) => sum + counts[area]!, 0);
                return {
                  decile: String(value),
                  people: Math.round(inside.reduce((sum, area) => sum + (residentsOf(city, area) ?? 0), 0)),
                  visitsBefore: within(patrolLog.before),
                  visitsAfter: within(patrolLog.after),
                };
              })),
        columns: (t) => [
          t.key('decile', 'Deprivation, 1 most'),
          t.people('people', 'Residents', 'people', { measure: 'residents', population: RESIDENTS }),
          t.count('visitsBefore', 'Visits before', 'visits'),
          t.count('visitsAfter', 'Visits after', 'visits'),
          t.rate(
            'before',
            'Visits per thousand residents, all the time before',
            { of: 'visitsBefore', outOf: 'people' },
            { per: 1000, interval: null },
          ),
          t.rate(
            'after',
            'Visits per thousand residents, all the time after',
            { of: 'visitsAfter', outOf: 'people' },
            { per: 1000, interval: null },
          ),
        ],
      }),
      agreement.estimate('calls.agreement', {
        title: 'Sectors with most calls from the public that are also among those patrolled most',
        from: () => withoutReports ?? topOverlap(publicCalls, visits, nTop) / nTop,
        ...share,
      }),
      agreement.estimate('calls.agreement-per-resident', 'The same with calls per resident', {
        from: () =>
          withoutReports ??
          withoutPeople ??
          topOverlap(
            publicCalls.map((count, place) => (residents[place]! > 0 ? count / residents[place]! : 0)),
            visits,
            nTop,
          ) / nTop,
        ...share,
      }),
    ];
  },
});
