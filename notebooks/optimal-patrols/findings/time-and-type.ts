import { cityHours, cityOffences, DISPLACEMENT_METHODS, evaluationProblem } from '@assay/displacement';
import { finding, findings } from '@assay/notebook';
import { city, evaluation, patrolLog } from '../city.ts';
import { adjacentHours } from '../inputs.ts';
import { FROM_TO, fewer, MONTE_CARLO } from './draft.ts';

const IRR = { name: 'Incidence rate ratio, log-normal interval, over-dispersion-robust', source: 'Wheeler (2021)' };

export const timeAndTypeFindings = findings('timeAndTypeFindings', 'Did crime move to other hours or other kinds?', {
  needs: { city, evaluation, patrolLog, adjacentHours },
  compute: ({ city, evaluation, patrolLog, adjacentHours }, { random }) => {
    const about = finding.about({ questions: ['OP-Q3', 'OP-C1'], method: IRR });
    const problem = evaluationProblem(city);
    const times = about
      .given(problem ?? cityHours(city, patrolLog, evaluation, adjacentHours, random('circle')))
      .with({ contributors: ({ nEvents }) => nEvents, counts: 'events', unit: 'ratio' })
      .with({ fewest: ({ contrast }) => contrast.fewest });
    return [
      times.estimate('time.window', 'Crime in patrol hours, patrolled sectors, as a multiple of the rest of the day', {
        from: ({ contrast }) => contrast.window,
        limitations: 'Times are the earliest at which an event can have happened.',
      }),
      times.estimate('time.adjacent', 'Crime in the hours beside patrols as a multiple of the rest of the day', {
        from: ({ contrast }) => contrast.adjacent,
      }),
      times.estimate('time.window-spread', {
        title: 'The same for patrol hours where an event counts in every hour in which it can have happened',
        from: ({ spread }) => spread,
        noRange: 'an event spread over hours is no count',
        method: DISPLACEMENT_METHODS.aoristicRatio,
        limitations: 'An event without a latest time counts in its hour.',
      }),
      times.estimate('time.shift', 'Chance of so large a change of the daily rhythm if nothing had moved', {
        from: ({ circle }) => circle.watsonPValue,
        unit: 'proportion',
        method: { name: "Watson's U² with ties, days permuted", source: 'Watson (1961); Zar (2010)' },
        tolerance: MONTE_CARLO,
      }),
      times.estimate('time.shift-kuiper', 'The same chance by another statistic of the daily rhythm', {
        from: ({ circle }) => circle.kuiperPValue,
        unit: 'proportion',
        method: { name: "Kuiper's V, days permuted", source: 'Kuiper (1960)' },
        tolerance: MONTE_CARLO,
      }),
      about
        .given(problem ?? cityOffences(city, evaluation))
        .table('type.table', 'Change of each offence, patrolled and neighbouring sectors', {
          method: DISPLACEMENT_METHODS.ratioByOffence,
          limitations: [
            'Below twenty crimes before or after, the E-test takes the crimes of the comparison as known; where those are few too, Fisher’s test does not.',
            'A fall in one offence beside a rise in another does not show that the same people did both.',
          ],
          columns: (t) => [
            t.key('offence', 'Offence'),
            t.key('zone', 'Sectors'),
            t.count('before', 'Before', 'events'),
            t.count('after', 'After', 'events'),
            t.estimate('ratio', 'Rate ratio', 'ratio', { ...fewer, unit: 'ratio', limits: FROM_TO }),
            t.estimate('p', 'p', 'pValue', { ...fewer, unit: 'score', limits: false }),
            t.text('test', 'Test', ({ test }) => (test === 'rate ratio' ? 'ratio' : test), fewer),
            t.text(
              'changed',
              'Beyond chance',
              ({ changed }) => (changed === 'not told from chance' ? 'no' : changed),
              fewer,
            ),
          ],
        }),
    ];
  },
});
