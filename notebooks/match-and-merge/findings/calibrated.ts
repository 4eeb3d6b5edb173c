import { finding, findings } from '@assay/notebook';
import { calibratedProbability, clericalCalibration, MATCHING_METHODS, weighedPairs } from '@assay/record-matching';
import { judgement, NO_REVIEWS } from './clerical.ts';
import { model } from './model.ts';

const LOOKED_AT = [0.5, 0.9, 0.95, 0.99, 0.999];

export const calibratedFindings = findings('calibratedFindings', {
  title: 'What the model’s probabilities are worth, as people judged a sample',
  needs: { model, judgement },
  compute: ({ model, judgement }) => {
    const fit = judgement === null ? NO_REVIEWS : clericalCalibration(weighedPairs(model.pairs, judgement.pairs));
    return [
      finding
        .about({
          questions: ['MM-D1', 'MM-R2'],
          method: MATCHING_METHODS.betaCalibration,
          limitations: [
            'Pairs were drawn by what differs in the names; at probabilities that few of them have the range says little.',
            'Judged pairs that the model does not keep, since it holds them for two people, do not enter.',
          ],
        })
        .given(fit)
        .table('clerical.calibrated', 'What the model says of a pair, and what the judged pairs say of one like it', {
          rows: (fit) =>
            LOOKED_AT.map((probability) => ({
              probability,
              share: calibratedProbability(fit, Math.log2(probability / (1 - probability))),
              judged: fit.judged,
            })),
          estimates: { unit: 'proportion', contributors: 'judged' },
          columns: (t) => [
            t.key('model', 'The model says', 'probability', { unit: 'proportion' }),
            t.estimate('share', 'Judged to be one person', 'share', { counts: 'pairs' }),
            t.behind(t.count('judged', 'Pairs judged', 'pairs')),
          ],
        }),
    ];
  },
});
