import { callsCorrelation, DISPLACEMENT_METHODS, evaluationProblem } from '@assay/displacement';
import { finding, findings } from '@assay/notebook';
import { city, patrolLog } from '../city.ts';
import { score } from './score.ts';

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
      about.given(evaluationProblem(city) ?? callsCorrelation(city, score.areas, patrolLog)).estimate('calls.partial', {
        title: 'Correlation of calls and patrols once residents, earlier patrols and neighbours are set aside',
        from: ({ result }) => result,
        unit: 'score',
        contributors: ({ nCalls }) => nCalls,
        counts: 'events',
      }),
    ];
  },
});
