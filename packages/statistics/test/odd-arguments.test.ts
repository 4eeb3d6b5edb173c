import { describeOddArguments } from '@assay/testing/odd-arguments';
import * as statistics from '../src/index.ts';

const KERNEL = 'a kernel of functions that check what they are given: of what is no number, or outside its range, NaN';
const CURVE = 'takes a curve that this package made, in which no number is NaN';
const COUNTED = 'passes on counts that a counter made, as they stand';
const FACTOR = 'takes the factor of a matrix that choleskyFactor made, which refuses NaN';

await describeOddArguments({
  source: new URL('../src/', import.meta.url),
  face: statistics,
  scope: {},
  mayPassOverNaN: {
    combinationsOf: COUNTED,
    countedTable: COUNTED,
    fewestByTime: CURVE,
    happenedIfKept: CURVE,
    incidenceAt: CURVE,
    meanTimeOpen: CURVE,
    placedUnits: 'reads of a unit how it was adjusted, not from what',
    survivalAt: CURVE,
    timeLimits: CURVE,
    timeToShare: CURVE,
  },
  mayAnswerNaN: {
    binomialMass: KERNEL,
    chiSquareCdf: KERNEL,
    chiSquareUpper: KERNEL,
    fisherRatioUpper: KERNEL,
    logFactorial: KERNEL,
    logGamma: KERNEL,
    normalCdf: KERNEL,
    normalUpper: KERNEL,
    poissonMass: KERNEL,
    regularisedBeta: KERNEL,
    regularisedBetaUpper: KERNEL,
    regularisedGamma: KERNEL,
    regularisedGammaUpper: KERNEL,
    studentUpper: KERNEL,
    wilsonLimits: KERNEL,
    exactSum: KERNEL,
    hessian: 'passes on what the function answers outside its domain',
    choleskySolve: FACTOR,
    choleskyInverse: FACTOR,
    incidenceAt: CURVE,
    survivalAt: CURVE,
    meanTimeOpen: CURVE,
    timeToShare: CURVE,
    timeLimits: CURVE,
    combinationsOf: COUNTED,
    countedTable: COUNTED,
    mergeCounts: COUNTED,
  },
});
