import { recordedAnswers } from '@assay/dataset';
import * as displacement from '@assay/displacement';
import { DISPLACEMENT_METHODS } from '@assay/displacement';
import { finding, findings } from '@assay/notebook';
import { isComputed, STATISTICAL_METHODS } from '@assay/statistics';
import { baseline, city, evaluation } from '../city.ts';
import { margin, survey } from '../inputs.ts';
import { FROM_TO, MONTE_CARLO } from './draft.ts';

/** What is taken for a good effect when power is worked out: a fifth less crime. */
const PREVENTED = 0.2;

/** OP-R2: could this evaluation have known? */
export const evaluationFindings = findings('evaluationFindings', {
  title: 'Could this evaluation have seen displacement, and does it see what is not there?',
  needs: { city, baseline, evaluation, margin },
  compute: ({ city, baseline, evaluation, margin }, { random }) => {
    // Power is that of the comparison, so it is made of the crimes of the sectors compared.
    const heading = finding.about({
      questions: ['OP-R2', 'OP-C1', 'OP-Q3'],
      method: DISPLACEMENT_METHODS.headlinePower,
      contributors: displacement.eventsInSectors(city),
      counts: 'events',
      unit: 'proportion',
    });
    const effect = { preventedShare: PREVENTED, movedShare: margin };
    const power = isComputed(evaluation) ? displacement.evaluationPower(evaluation, effect) : evaluation;
    const displaced = `displacement of ${margin === 0.5 ? 'half' : 'that share of'} the effect`;
    const fifth = heading
      .with({ limitations: 'Power is worked out for a fall of one fifth in the patrolled sectors.' })
      .given(power);
    const powers = heading.given(power);
    const placebo = heading.given(
      displacement.evaluationProblem(city) ?? displacement.cityPlacebos(city, baseline, PREVENTED, random('trials')),
    );
    return [
      fifth.estimate('power.share-moved', {
        title: 'How often this evaluation would see that share of a one-fifth fall move next door',
        from: ({ moves }) => moves,
      }),
      fifth.estimate('power.fall', 'How often this evaluation would see a one-fifth fall in the patrolled sectors', {
        from: ({ fall }) => fall,
      }),
      fifth.text('power.statement', 'What the size of this evaluation allows', {
        from: ({ moves }) => (typeof moves === 'number' ? displacement.powerInWords(moves, displaced) : moves),
      }),
      powers.estimate('power.smallest-change', {
        title: 'Smallest fall found four times in five, as a share of the crime there',
        from: ({ smallest }) => smallest,
      }),
      powers.estimate('power.crimes-needed', 'Crimes in each cell needed to see it four times in five', {
        from: ({ needed }) => needed,
        unit: 'count',
        method: DISPLACEMENT_METHODS.fourCellPower,
        limitations: 'It supposes that with more crimes they would vary as much beyond chance as these do.',
      }),
      placebo.table('placebo.table', 'False alarms where nobody patrolled', {
        unit: 'proportion',
        method: DISPLACEMENT_METHODS.placeboBattery,
        limitations:
          'Trials overlap in months and sectors: the range is that of as many trials as share none. With few of those it is wide, and the share is no rate.',
        tolerance: MONTE_CARLO,
        rows: ({ methods, nIndependent, nEvents }) => methods.map((row) => ({ ...row, nIndependent, nEvents })),
        estimates: { contributors: ({ nEvents }) => nEvents, counts: 'events', limits: false },
        columns: (t) => [
          t.key('method', 'Method', ({ method }) => METHODS[method]),
          t.count('trials', 'Trials', 'simulations', 'nTrials'),
          t.count('independent', 'Of these sharing no month and no sector', 'simulations', 'nIndependent'),
          t.estimate('ratio', 'Mean rate ratio', 'meanRatio', {
            unit: 'ratio',
            limits: { none: 'it is the mean of trials that share months and sectors' },
          }),
          t.estimate(
            'alarms',
            'Called significant',
            ({ falseAlarmShare, falseAlarmInterval }) =>
              typeof falseAlarmShare === 'number'
                ? { status: 'computed' as const, value: falseAlarmShare, interval: falseAlarmInterval }
                : falseAlarmShare,
            { unit: 'proportion', limits: { ...FROM_TO, low: 'alarmsLow', high: 'alarmsHigh' } },
          ),
          t.estimate('successes', 'Called a success', 'falseSuccessShare', { unit: 'proportion' }),
          t.estimate('power', 'A true fall of one fifth found', 'power', { unit: 'proportion' }),
        ],
      }),
    ];
  },
});

const METHODS = {
  'as usual': 'as usual',
  'months apart': 'other months as baseline',
  'comparable areas': 'as this report does',
} as const;

/** OP-Q4: what do people think? */
export const confidenceFindings = findings('confidenceFindings', 'Did confidence change where patrols went?', {
  needs: { city, survey },
  compute: ({ city, survey }, { random }) => {
    const questions = ['OP-Q4', 'OP-R2'];
    const asked = finding.about({
      questions,
      method: STATISTICAL_METHODS.wilsonShare,
      limitations: 'They have no place on the scale and are in no mean.',
    });
    const levels = finding.about({
      questions,
      method: { name: 'Difference in differences of sector means, sectors re-dealt', source: 'Donner and Klar (2000)' },
      limitations: 'Answers are on a scale of five levels, taken as evenly spaced. Who does not answer is not seen.',
    });
    const answers = displacement.evaluationProblem(city) ?? recordedAnswers(survey);
    const given = 'status' in answers ? answers : displacement.citySurvey(city, answers, random('areas'));
    const about = levels.given(given).with({ contributors: ({ nAsked }) => nAsked, counts: 'answers', unit: 'score' });
    return [
      asked.given(given).share('confidence.without-answer', 'Answers that say "don’t know", or nothing', {
        from: ({ nNotStated, nAsked }) => ({ of: nNotStated, outOf: nAsked }),
        counts: 'answers',
        outOfLabel: 'answers in patrolled and comparison sectors',
      }),
      about.estimate('confidence.change', {
        title: 'Change of confidence in patrolled sectors beyond the others, in levels of five',
        from: (change) => change,
      }),
      about.estimate('confidence.chance', 'Chance of so large a difference if patrols made none', {
        from: ({ pValue }) => pValue,
        unit: 'proportion',
        tolerance: MONTE_CARLO,
      }),
      about.estimate('confidence.smallest', {
        title: 'Smallest change that would be found four times in five, in levels of five',
        from: ({ minimumDetectable }) => minimumDetectable,
      }),
    ];
  },
});
