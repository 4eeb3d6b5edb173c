import { areaCorrelation, DISPLACEMENT_METHODS, neighbourLists, weightsFromNeighbours } from '@assay/displacement';
import { finding, findings } from '@assay/notebook';
import { notComputed } from '@assay/statistics';
import { type City, callsBefore, city, sectorTotal } from '../city.ts';
import { type PatrolLog, patrolLog } from '../patrol-log.ts';
import { evaluationProblem } from './baseline.ts';
import { residentsOf } from './people.ts';
import { type Score, score } from './score.ts';

/** OP-C2: do hotspots lie where the public calls from, once people, earlier patrols and neighbourhood are set aside? */
export const callsFindings = findings('callsFindings', 'Calls and patrols beyond people and neighbourhood', {
  needs: { city, score, patrolLog },
  compute: ({ city, score, patrolLog }) => {
    const about = finding.about({
      questions: ['OP-C2'],
      method: DISPLACEMENT_METHODS.partialCorrelation,
      limitations:
        'Calls are counted before the first day of patrols by the model, visits after. Log scale; residents stand for those who are there.',
    });
    return [
      about.given(correlationOf(city, score, patrolLog)).estimate('calls.partial', {
        title: 'Correlation of calls and patrols once residents, earlier patrols and neighbours are set aside',
        from: ({ result }) => result,
        unit: 'score',
        contributors: ({ nCalls }) => nCalls,
        counts: 'events',
      }),
    ];
  },
});

function correlationOf(city: City, score: Score, patrolLog: PatrolLog) {
  const problem = evaluationProblem(city) ?? patrolLog.withoutVisits ?? city.withoutReports ?? city.withoutPeople;
  if (problem !== null) return problem;
  if (score.areas.length > 2000) return notComputed(`too many sectors to find neighbours of: ${score.areas.length}`);
  const all = callsBefore(city);
  const calls = score.areas.map((sector) => all[sector]!);
  const lists = neighbourLists(score.areas.map((sector) => city.sectors[sector]!.area));
  const logOf = (values: ArrayLike<number>) => Float64Array.from(values, (value) => Math.log1p(value));
  const residents = score.areas.map((sector) => residentsOf(city, sector) ?? 0);
  const result = areaCorrelation(logOf(calls), logOf(score.areas.map((sector) => patrolLog.after[sector]!)), {
    given: [logOf(residents), logOf(score.areas.map((sector) => patrolLog.before[sector]!))],
    weights: weightsFromNeighbours(lists, { rowStandardised: true }),
  });
  return { result, nCalls: sectorTotal(calls) };
}
