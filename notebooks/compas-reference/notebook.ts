import { defineNotebook, figure } from '@assay/notebook';
import { errorFindings, tradeOffFindings } from './findings/errors.ts';
import { scoreFindings } from './findings/scores.ts';

export default defineNotebook({
  id: 'compas-reference',
  title: 'COMPAS: published numbers, reproduced',
  system: 'RAP',
  summary:
    'The best-known audit of a risk score, recomputed from its published counts, with what its label cannot say.',
  questions: ['RAP-Q2', 'CAS-Q1'],
  cells: [errorFindings, scoreFindings, tradeOffFindings],
  figures: [
    figure('wrongly-flagged', 'errors.wrongly-flagged', {
      chart: { kind: 'interval', label: 'race', value: 'rate', low: 'rateLow', high: 'rateHigh' },
      caption: 'Flagged, of the people who did not reoffend',
      summary:
        '{errors.wrongly-flagged[African-American].rate} of Black and {errors.wrongly-flagged[Caucasian].rate} of White defendants who did not reoffend were flagged.',
    }),
    figure('calibration', 'score.calibration', {
      chart: { kind: 'line', x: 'decile', y: 'rate', series: 'race', low: 'rateLow', high: 'rateHigh' },
      caption: 'Reoffended, by decile score',
      summary:
        'At the highest score {score.calibration[African-American,10].rate} of Black and {score.calibration[Caucasian,10].rate} of White defendants reoffended.',
    }),
  ],
});
