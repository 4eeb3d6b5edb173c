import * as displacement from '@assay/displacement';
import { DISPLACEMENT_METHODS } from '@assay/displacement';
import { cell, finding, findings } from '@assay/notebook';
import { exactSum, notComputed } from '@assay/statistics';
import { city, offenceAsSpelt } from '../city.ts';
import { domesticOffence, drivingOffence, drugOffence, violenceOffence } from '../inputs.ts';
import { RESIDENTS } from './draft.ts';

export const score = cell('score', 'What the score is made of, sector by sector', {
  needs: { city },
  compute: ({ city }) => displacement.cityScore(city),
});

export const scoreFindings = findings('scoreFindings', 'What drives the score, and what happens without it', {
  needs: { city, score, drugOffence, domesticOffence, drivingOffence, violenceOffence },
  compute: ({ city, score, drugOffence, domesticOffence, drivingOffence, violenceOffence }) => {
    const asked = [drugOffence, domesticOffence, drivingOffence, violenceOffence];
    const spelt = asked.map((name) => offenceAsSpelt(city, name));
    const [drugs, domestic, driving, violence] = spelt as [string, string, string, string];
    const problem =
      city.withoutSectors ??
      (city.offence.values.length === 0 ? notComputed('the events do not say which offence they are') : null) ??
      city.withoutScore ??
      (exactSum(score.harm) === 0 ? notComputed('no event lies before the first day of patrols') : null);
    const heading = finding.about({
      questions: ['OP-C3', 'OP-C4'],
      method: DISPLACEMENT_METHODS.scoreAblation,
      counts: 'events',
    });
    const scored = heading.with({
      limitations: 'Scores are rebuilt from recorded events and harm weights; the live score may be made otherwise.',
    });
    const about = scored.given(problem ?? city);
    const rows = displacement.scoreByOffence(score);
    const ofOffence = (offence: string) => rows.find((row) => row.offence === offence);
    const ofViolence = ofOffence(violence);
    const ofDriving = ofOffence(driving);
    const domesticRows = displacement.eventsOfOffence(city, domestic);
    const withoutDomestic = domesticRows.length === 0 ? displacement.offenceNotNamed(domestic) : null;
    const ablations = scored.given(
      problem ??
        displacement.labelledAblations(city, score, [
          ['drug offences', drugs],
          ['domestic abuse', domestic],
          ['dangerous driving', driving],
        ]),
    );
    const harm = { unit: 'proportion', statistic: 'sum' } as const;
    return [
      about.table('score.parts', 'What the score is made of', {
        rows,
        columns: (t) => [
          t.key('offence', 'Offence'),
          t.count('events', 'Events before', 'events', 'events', {
            measure: 'events before patrols, city centres left out',
            population: 'events before patrols, city centres left out',
          }),
          t.magnitude('share', 'Share of the score', 'share', {
            unit: 'proportion',
            statistic: 'sum',
            contributors: 'events',
            largest: ({ largest }) => largest,
          }),
        ],
      }),
      about.magnitude(
        'score.violence',
        'Share of the score that is violence',
        ofViolence?.share ?? displacement.offenceNotNamed(violence),
        { ...harm, questions: ['OP-C3'], contributors: ofViolence?.events ?? null, largest: ofViolence?.largest ?? [] },
      ),
      about.share('score.domestic', 'Events coded as domestic abuse', {
        from: withoutDomestic ?? { of: domesticRows.length, outOf: city.nEvents },
        questions: ['OP-C4', 'OP-Q8'],
        outOfLabel: 'events with a place and a time',
      }),
      heading
        .given(problem ?? city)
        .share('score.domestic-leak', 'Violence recorded at a point where domestic abuse was recorded too', {
          from: withoutDomestic ?? city.withoutPoints ?? displacement.eventsAtPointsOf(city, violence, domestic),
          questions: ['OP-Q8', 'OP-C4'],
          outOfLabel: 'events of violence',
          limitations:
            'A shared point may be a block of flats or a long street; it is a bound, not a count of hidden domestic abuse.',
        }),
      ablations.table('ablation.table', 'Sectors that change when an offence does not count', {
        questions: ['OP-Q1', 'OP-Q7', 'OP-Q8'],
        columns: (t) => {
          const made = (part: 'without' | 'chosen' | 'instead') => ({
            ...harm,
            contributors: (row: displacement.OffenceAblation) => row[part].events,
            largest: (row: displacement.OffenceAblation) => row[part].largest,
          });
          return [
            t.key('without', 'Not counted', 'label'),
            t.count('chosen', 'Sectors chosen', 'sectors', 'nTop'),
            t.count('kept', 'Still chosen', 'sectors', 'nKept'),
            t.magnitude('share', 'Share of the score', 'shareOfScore', made('without')),
            t.magnitude('before', 'Harm in the sectors chosen', 'harmBefore', made('chosen')),
            t.magnitude('after', 'Harm in those chosen instead', 'harmAfter', made('instead')),
          ];
        },
      }),
      ablations.table('ablation.exposure', 'Share of each group living in the chosen sectors', {
        questions: ['OP-Q7'],
        rows: (ablations) =>
          ablations.flatMap(({ exposure }) => exposure).some(({ people }) => people > 0)
            ? displacement.residentsOfChoices(ablations)
            : notComputed('the sectors do not say who lives there'),
        columns: (t) => [
          t.key('without', 'Not counted', ({ choice }) => choice.label),
          t.key('group', 'Group'),
          t.people('residents', 'Residents', 'residents', { population: RESIDENTS }),
          t.people('inside', 'In the sectors chosen'),
          t.people('instead', 'In those chosen instead'),
          t.share('before', 'Live in the sectors chosen', { of: 'inside', outOf: 'residents' }, { interval: null }),
          t.share('after', 'Live in those chosen instead', { of: 'instead', outOf: 'residents' }, { interval: null }),
        ],
      }),
      about.magnitude('driving.concentration', {
        title: 'How concentrated dangerous driving is over sectors, 0 even to 1 all in one',
        from: ofDriving?.concentration ?? displacement.offenceNotNamed(driving),
        questions: ['OP-Q1'],
        unit: 'score',
        method: { name: 'Gini coefficient', source: 'Gini (1914)' },
        statistic: 'gini',
        contributors: ofDriving?.events ?? null,
      }),
    ];
  },
});
