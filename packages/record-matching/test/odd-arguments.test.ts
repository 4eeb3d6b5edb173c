import * as statistics from '@assay/statistics';
import { describeOddArguments } from '@assay/testing/odd-arguments';
import * as matching from '../src/index.ts';
import * as values from './example-values.ts';

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
  mayAnswerNaN: {
    linkProbability: 'a kernel of functions that check what they are given: of NaN, NaN',
  },
});
