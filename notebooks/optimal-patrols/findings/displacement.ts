import { evaluationPart } from '@assay/dataset';
import * as displacement from '@assay/displacement';
import { DISPLACEMENT_METHODS } from '@assay/displacement';
import { finding, findings } from '@assay/notebook';
import type { NotComputed } from '@assay/statistics';
import { changedEstimate, isComputed, STATISTICAL_METHODS } from '@assay/statistics';
import { baseline, city, evaluation, pointSpacing } from '../city.ts';
import { margin } from '../inputs.ts';
import { EVENTS_IN_SECTORS, FROM_TO, fewer } from './draft.ts';

/** The one comparison of the evaluation, by which every answer on displacement is stated. */
const headline = finding.about({
  questions: ['OP-Q3', 'OP-C1', 'OP-R2'],
  method: DISPLACEMENT_METHODS.comparableAreas,
});

export const displacementFindings = findings('displacementFindings', {
  title: 'Did crime fall where patrols went, and did it move?',
  needs: { city, baseline, evaluation, pointSpacing, margin },
  compute: ({ city, baseline, evaluation, pointSpacing, margin }, { random }) => {
    // Every number here is made of the crimes of the sectors that are compared, and of those between them.
    const made = headline.with({ contributors: displacement.eventsInSectors(city), counts: 'events' });
    const about = made.given(
      isComputed(evaluation)
        ? { ...evaluation, ...displacement.shareDisplaced(evaluation.local, evaluation.moved, { margin }) }
        : evaluation,
    );
    const [crimes, ratio] = [about.with({ unit: 'count' }), about.with({ unit: 'ratio' })];
    const oneSided = about.with({
      unit: 'proportion',
      method: { name: 'One-sided test with the variance of the headline', source: 'Schuirmann (1987)' },
    });
    const harm = made
      .with({ unit: 'score' })
      .given(isComputed(evaluation) ? displacement.cityHarm(city, evaluation, random('harm')) : evaluation);
    return [
      crimes.estimate('displacement.local', 'Crimes in patrolled sectors beyond what the comparison suggests', {
        from: ({ local }) => displacement.changeAs('crimes', local),
      }),
      crimes.estimate('displacement.moved', 'Crimes in neighbouring sectors beyond what the comparison suggests', {
        from: ({ moved }) => displacement.changeAs('crimes', moved),
      }),
      crimes.estimate('displacement.total', 'Both together', ({ total }) => displacement.changeAs('crimes', total)),
      ratio.estimate('displacement.rate-ratio', {
        title: 'Crime in patrolled sectors as a multiple of what the comparison suggests',
        from: ({ local }) => displacement.changeAs('ratio', local),
        limitations: [
          'It supposes that without patrols every sector would have changed by the same factor.',
          'It supposes that the sectors were chosen by records before the baseline. Chosen by later ones, they fall back by themselves: give the day as the parameter chosenBy.',
        ],
      }),
      ratio.estimate('displacement.moved-ratio', {
        title: 'Crime in neighbouring sectors as a multiple of what the comparison suggests',
        from: ({ moved }) => displacement.changeAs('ratio', moved),
      }),
      about.estimate('displacement.chance', 'Chance of so large a multiple if patrols changed nothing', {
        from: ({ local }) => (isComputed(local) ? local.pValue : local),
        unit: 'proportion',
      }),
      ratio.estimate('displacement.earlier', {
        title: 'The same comparison between the two halves of the baseline, when nothing had happened yet',
        from: ({ earlier }) => displacement.changeAs('ratio', earlier),
        limitations: 'Far from one, the comparison was broken before patrols began.',
      }),
      ratio.estimate('displacement.share-moved', 'Share of the prevented crime that appeared next door', {
        from: ({ share }) => share,
        method: { name: 'Ratio of two differences, Fieller interval', source: 'Fieller (1954)' },
      }),
      oneSided.estimate('displacement.ruled-out', {
        title: 'Chance of so little crime next door if the share that matters had moved there',
        from: ({ pMovedLess }) => pMovedLess,
      }),
      // On one comparison the quotient is the share moved with its sign turned.
      ratio.estimate('displacement.quotient', 'Weighted displacement quotient', {
        from: ({ share }) => changedEstimate(share, (moved) => -moved),
        method: DISPLACEMENT_METHODS.displacementQuotient,
      }),
      oneSided.text('displacement.statement', 'What this evaluation says of displacement', ({ rulesOutMargin }) =>
        typeof rulesOutMargin !== 'boolean'
          ? rulesOutMargin
          : `This evaluation ${rulesOutMargin ? 'rules out' : 'does not rule out'} that the share which matters moved next door.`,
      ),
      ratio.estimate('displacement.over-dispersion', {
        title: 'How many times more than chance the crime of sectors changes by itself',
        from: ({ factor }) => factor,
        noRange: 'it widens the ranges of the other numbers',
        method: DISPLACEMENT_METHODS.overDispersion,
      }),
      about.text('displacement.periods', 'Months of the evaluation and sectors compared with', {
        from: ({ window, comparison }) => {
          const names = comparison.map((sector) => city.sectors[sector]!.area.name);
          return displacement.periodsInWords(window, names, baseline.nBefore);
        },
        method: DISPLACEMENT_METHODS.baselineApart,
      }),
      harm.estimate('displacement.harm', {
        title: 'Days of sentence in patrolled sectors beyond what the comparison suggests',
        from: (harm) => harm,
        method: DISPLACEMENT_METHODS.harmBeyond,
        limitations: 'Weights are those of the file; an event without one weighs one.',
      }),
      harm.estimate('displacement.harm-without-gravest', 'The same with the one gravest event left out', {
        from: ({ withoutGravest }) => withoutGravest,
        method: DISPLACEMENT_METHODS.harmWithoutGravest,
      }),
      cellsDraft(city, evaluation, baseline),
      headline
        .with({
          method: DISPLACEMENT_METHODS.ringRatios,
          limitations: [
            'Distance is to the nearest patrolled sector, so no event is counted in two rings. Ring p-values are Holm-adjusted.',
            'Rings are compared with all that lies beyond, over all months; the headline with sectors as busy, over the months of the evaluation. Where the two differ, the headline decides.',
          ],
        })
        .given(isComputed(evaluation) ? displacement.cityRings(city, evaluation, pointSpacing) : evaluation)
        .table('displacement.rings', 'Rate ratio by distance from the patrolled sectors', {
          columns: (t) => [
            t.key('zone', 'Zone'),
            t.count('before', 'Crimes before', 'events'),
            t.count('after', 'Crimes after', 'events'),
            t.estimate('ratio', 'Rate ratio', 'ratio', { ...fewer, unit: 'ratio', limits: FROM_TO }),
            t.estimate('p', 'p, Holm-adjusted', 'pValue', { ...fewer, unit: 'score', limits: false }),
          ],
        }),
      expectedDraft(evaluation),
    ];
  },
});

function cellsDraft(
  city: displacement.City,
  evaluation: displacement.PatrolEvaluation | NotComputed,
  periods: displacement.CityPeriods,
) {
  const about = headline.with({
    method: STATISTICAL_METHODS.count,
    limitations:
      'Baseline and follow-up are the months that the evaluation compares; the months that choose sectors are neither.',
  });
  return about
    .given(displacement.evaluationProblem(city) ?? city)
    .table('displacement.cells', 'Crimes before and after', {
      rows: (city) => displacement.crimesByPart(city, periods, evaluation),
      columns: (t) => [
        t.key('kind', 'Sectors', ({ kind }) => evaluationPart(kind)),
        t.count('sectors', 'Number', 'sectors'),
        t.count('all', 'Crimes', 'events', ({ before, after }) => before + after, {
          sumOf: ['before', 'after'],
          measure: EVENTS_IN_SECTORS,
          population: EVENTS_IN_SECTORS,
        }),
        t.count('before', 'Crimes before', 'events'),
        t.count('after', 'Crimes after', 'events'),
        t.count('baseline', 'In the baseline', 'events'),
        t.count('followUp', 'In the follow-up', 'events'),
      ],
    });
}

/** What was recorded while patrols went, beside what the comparison suggests: the counterfactual of the headline. */
function expectedDraft(evaluation: displacement.PatrolEvaluation | NotComputed) {
  return headline.given(evaluation).table('displacement.expected', {
    title: 'Crimes recorded while patrols went, and how many the comparison suggests without them',
    rows: ({ local, moved }) => [
      ...(isComputed(local)
        ? [{ zone: 'patrolled', ...local.counts, without: displacement.crimesWithout(local) }]
        : []),
      ...(isComputed(moved)
        ? [{ zone: 'next door', ...moved.counts, without: displacement.crimesWithout(moved) }]
        : []),
    ],
    columns: (t) => [
      t.key('zone', 'Sectors'),
      t.count('recorded', 'Recorded', 'events', 'after', { population: 'crimes of the follow-up' }),
      t.estimate('expected', 'Suggested without patrols', 'without', { ...fewer, unit: 'count' }),
    ],
  });
}
