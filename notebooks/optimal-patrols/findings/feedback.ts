import * as displacement from '@assay/displacement';
import { DISPLACEMENT_METHODS } from '@assay/displacement';
import { finding, findings } from '@assay/notebook';
import { notComputed, rowsWhere } from '@assay/statistics';
import { city, evaluation } from '../city.ts';
import { FROM_TO, fewer, MONTE_CARLO } from './draft.ts';

/** OP-Q5: do patrols make the records that justify them? */
export const feedbackFindings = findings('feedbackFindings', {
  title: 'Do patrols create the records that then justify the patrols?',
  needs: { city, evaluation },
  compute: ({ city, evaluation }, { random }) => {
    const simulated = finding.about({
      questions: ['OP-Q5'],
      method: { name: 'Pólya urn of two areas', source: 'Ensign et al. (2018)' },
      limitations: 'A simulation shows what could happen with these shares of found and reported crime, not what did.',
      tolerance: MONTE_CARLO,
    });
    const bySource = finding.about({
      questions: ['OP-Q5'],
      method: { name: 'Rate ratio by source', source: 'Altman and Bland (2003); Ariel and Partridge (2016)' },
      limitations: 'More patrols find more: the second row measures patrols as much as crime.',
    });
    const [found, reported] = [1, 0].map((kind) => rowsWhere(city.foundByPolice, (each) => each === kind).length);
    const by = { found: found!, reported: reported! };
    const nStated = by.found + by.reported;
    const unknown = nStated === 0 ? notComputed('the events do not say who found them') : null;
    const differ = bySource
      .with({ contributors: nStated, counts: 'events' })
      .given(
        unknown ??
          displacement.evaluationProblem(city) ??
          (evaluation.status === 'computed' ? displacement.citySources(city, evaluation.factor) : evaluation),
      );
    const rates = displacement.busiestAndMiddle(city);
    const areas = unknown ?? city.withoutSectors ?? rates ?? notComputed('fewer than two sectors have any event');
    return [
      simulated.given(areas).table('feedback.urn', 'Share of patrols the busier of two areas ends up with', {
        rows: (rates) => displacement.urnByRule(rates, by, random),
        estimates: {
          unit: 'proportion',
          limits: false,
          contributors: () => (rates === null ? null : Math.min(...rates)),
          counts: 'events',
        },
        columns: (t) => [
          t.key('rule', 'What the model learns from'),
          t.estimate('share', 'Patrols in the busier area', 'meanShare'),
          t.estimate('crime', 'Crime in the busier area', 'trueShare'),
          t.estimate('runaway', 'Runs where one area takes nearly all', 'runawayShare'),
        ],
      }),
      simulated
        .with({ method: DISPLACEMENT_METHODS.selfExciting })
        .given(unknown ?? city)
        .table('feedback.simulation', 'Patrols that would have to move for patrols to follow crime', {
          rows: () => {
            const nAreas = Math.max(4, Math.min(80, city.sectors.length));
            return displacement.simulationByRule(
              { nAreas, nPatrols: Math.min(city.topSectors, nAreas - 1) },
              by,
              random,
            );
          },
          estimates: { unit: 'proportion', contributors: () => nStated, limits: false, counts: 'events' },
          columns: (t) => [
            t.key('scoring', 'What the model learns from', 'label'),
            t.key('reporting', 'Reporting'),
            t.estimate('misplaced', 'Patrols out of place', 'misplacedShare'),
            t.count('never', 'Areas never patrolled', 'areas', 'neverPatrolled'),
          ],
        }),
      differ.table('feedback.sources', 'The same estimate on crime the public reported and crime officers found', {
        rows: ({ sources }) => sources,
        columns: (t) => [
          t.key('source', 'Records'),
          t.count('before', 'Patrolled, before', 'events'),
          t.count('after', 'Patrolled, after', 'events'),
          t.estimate('ratio', 'Rate ratio', 'ratio', { unit: 'ratio', ...fewer, limits: FROM_TO }),
        ],
      }),
      differ.estimate('feedback.sources-differ', 'Chance of two stories so different if both changed alike', {
        from: ({ pValue }) => pValue,
        unit: 'proportion',
      }),
      differ
        .with({ contributors: Math.min(by.found, by.reported) })
        .text('feedback.discordance', 'Do the two kinds of record tell one story?', ({ discordant }) =>
          typeof discordant !== 'boolean'
            ? discordant
            : discordant
              ? 'The two kinds of record tell different stories: one number for both would mislead.'
              : 'The two kinds of record are not told apart: one story may serve both, or there are too few records to tell.',
        ),
    ];
  },
});
