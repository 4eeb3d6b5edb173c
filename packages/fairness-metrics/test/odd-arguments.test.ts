import * as statistics from '@assay/statistics';
import { describeOddArguments } from '@assay/testing/odd-arguments';
import * as fairness from '../src/index.ts';
import * as values from './example-values.ts';

await describeOddArguments({
  source: new URL('../src/', import.meta.url),
  face: fairness,
  scope: { ...statistics, ...values },
  mayAnswerNaN: {
    peopleOfScores: 'NaN is a person without a score',
    bootstrapByPerson: 'NaN is a draw in which nobody is in the denominator',
  },
});
