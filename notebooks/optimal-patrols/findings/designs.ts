import { cityDays, cityStarts, DISPLACEMENT_METHODS, evaluationProblem } from '@assay/displacement';
import { finding, findings } from '@assay/notebook';
import { isComputed } from '@assay/statistics';
import { baseline, city, evaluation, patrolLog } from '../city.ts';
import { MONTE_CARLO } from './draft.ts';

/** OP-R2: the same question by other designs, which lean on other suppositions. */
export const designFindings = findings('designFindings', 'Do other designs of the evaluation agree?', {
  needs: { city, baseline, evaluation, patrolLog },
  compute: ({ city, baseline, evaluation, patrolLog }, { random }) => {
    const questions = ['OP-R2', 'OP-Q3'];
    const problem = evaluationProblem(city);
    const months =
      problem ??
      (isComputed(evaluation) ? cityStarts(city, baseline, evaluation, patrolLog, random('starts')) : evaluation);
    const days = problem ?? cityDays(city, baseline, patrolLog, random('days'));
    const panel = finding
      .about({ questions, method: DISPLACEMENT_METHODS.steppedStarts, counts: 'events', unit: 'ratio' })
      .given(months)
      .with({ contributors: ({ nEvents }) => nEvents, fewest: ({ fewest }) => fewest });
    const limitations = [
      'The same sectors and months as the headline; a sector counts as patrolled from its first visit by the model, and the chance re-deals starts instead of leaning on a variance: it supposes that any sector could have had any start.',
    ];
    const crossed = finding
      .about({
        questions,
        method: { name: 'Crossover by day, days re-dealt within weeks', source: 'Barnes et al. (2020)' },
        limitations:
          'Visits were not dealt by lot: officers may come on the days on which they expect crime. What a visit still does on the next day is not set aside.',
      })
      .given(days)
      .with({ contributors: ({ nEvents }) => nEvents, counts: 'events', unit: 'ratio' })
      .with({ fewest: ({ result }) => (isComputed(result) ? result.fewest : null) });
    return [
      panel.estimate('panel.ratio', 'Crime under patrol as a multiple of what sectors and months suggest', {
        from: ({ effect }) => (isComputed(effect) ? effect.ratio : effect),
        noRange: 'how often lots give so large a multiple stands beside it',
        limitations,
      }),
      panel.estimate('panel.chance', 'Chance of so large a multiple if patrols did nothing', {
        from: ({ effect }) => (isComputed(effect) ? effect.pValue : effect),
        unit: 'proportion',
        limitations,
        tolerance: MONTE_CARLO,
      }),
      panel.estimate('panel.leads', {
        title:
          'Widest gap of patrolled from comparison sectors in the half-year before patrols, one month over the last',
        from: ({ widestLead }) => widestLead,
        noRange: 'it is the widest of several, chosen by its size',
        method: { name: 'Event study, leads', source: 'Jacobson, LaLonde and Sullivan (1993)' },
        limitations: 'Far from one, the comparison was broken before patrols began.',
      }),
      crossed.estimate('crossover.ratio', {
        title: 'Crime on days with a visit by the model over days without, in patrolled sectors',
        from: ({ result }) => (isComputed(result) ? result.ratio : result),
        noRange: 'how often lots give so large a ratio stands beside it',
      }),
      crossed.estimate('crossover.chance', 'Chance of so large a ratio if the day did not matter', {
        from: ({ result }) => (isComputed(result) ? result.pValue : result),
        unit: 'proportion',
        tolerance: MONTE_CARLO,
      }),
    ];
  },
});
