import * as statistics from '@assay/statistics';
import { describeOddArguments } from '@assay/testing/odd-arguments';
import * as matching from '../src/index.ts';
import * as values from './example-values.ts';

const COUNTED = 'passes on counts that a counter made, as they stand';
const SWEPT = 'reads rows that toleranceSweep made, of which it looks at one';

await describeOddArguments({
  source: new URL('../src/', import.meta.url),
  face: matching,
  scope: { ...statistics, ...values },
  longCalls: {
    registerAtLiveSize: 'draws four thousand registers',
    bestAtLiveSize: 'weighs four thousand registers',
    personModel: 'fits a model of six fields',
  },
  ownProperties: {
    forKernel: 'the memory of the kernel, laid out by textLevels and its like',
  },
  mayPassOverNaN: {
    datesOfCounts: COUNTED,
    pairsJudged: 'counts votes, not what the pairs stand for',
    toleranceRow: SWEPT,
    waysToKnowWrongLinks: SWEPT,
  },
  mayAnswerNaN: {
    linkProbability: 'a kernel of functions that check what they are given: of NaN, NaN',
  },
});
