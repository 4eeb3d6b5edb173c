import { finding, findings } from '@assay/notebook';
import { calibratedProbability, clericalCalibration, weighedPairs } from '@assay/record-matching';
import { notComputed } from '@assay/statistics';
import { judgement } from './clerical.ts';
import { model } from './model.ts';

const LOOKED_AT = [0.5, 0.9, 0.95, 0.99, 0.999];
const NOBODY = notComputed('nobody has looked at the drawn pairs yet, and the true persons are not known');

export const calibratedFindings = findings(
  'calibratedFindings',
  'What the model’s probabilities are worth, as people judged a sample',
  {
    needs: { model, judgement },
    compute: ({ model, judgement }) => {
      const fit = judgement === null ? NOBODY : clericalCalibration(weighedPairs(model.pairs, judgement.pairs));
      return [
        finding
          .about({
            questions: ['MM-D1', 'MM-R2'],
            method: {
              name: 'Beta calibration by the judged pairs, each weighed by how many it stands for; sandwich interval',
              source: 'Kull, Silva Filho and Flach (2017); Binder (1983)',
            },
            limitations: [
              'Pairs were drawn by what differs in the names; at probabilities that few of them have the range says little.',
              'Judged pairs that the model does not keep, since it holds them for two people, do not enter.',
            ],
          })
          .given(fit)
          .table('clerical.calibrated', 'What the model says of a pair, and what the judged pairs say of one like it', {
            unit: 'proportion',
            rows: (fit) =>
              LOOKED_AT.map((probability) => ({
                probability,
                share: calibratedProbability(fit, Math.log2(probability / (1 - probability))),
                judged: fit.judged,
              })),
            columns: (t) => [
              t.key('model', 'The model says', 'probability', { unit: 'proportion' }),
              t.estimate('share', 'Judged to be one person', 'share', {
                unit: 'proportion',
                contributors: 'judged',
                counts: 'pairs',
              }),
              t.behind(t.count('judged', 'Pairs judged', 'pairs')),
            ],
          }),
      ];
    },
  },
);
