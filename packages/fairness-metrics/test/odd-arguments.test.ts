import * as statistics from '@assay/statistics';
import { describeOddArguments } from '@assay/testing/odd-arguments';
import * as fairness from '../src/index.ts';
import * as values from './example-values.ts';

const COUNTED = 'passes on counts that a counter made, as they stand';

await describeOddArguments({
  source: new URL('../src/', import.meta.url),
  face: fairness,
  scope: { ...statistics, ...values },
  mayPassOverNaN: {
    binsOfCuts: COUNTED,
    cutsOfCounts: COUNTED,
    peopleOfLists: COUNTED,
    repeatedRowsOfCounts: COUNTED,
    scoresOfCounts: COUNTED,
    fewerSearches: 'counts searches, whatever they found',
    verdictReason: 'gives the reason of a verdict that gapVerdict reached',
  },
  mayAnswerNaN: {
    peopleOfScores: 'NaN is a person without a score',
    bootstrapByPerson: 'NaN is a draw in which nobody is in the denominator',
  },
});
