// Results

export type { Estimate, Interval, MaybeEstimate, NotComputed } from './computed.ts';
export { isComputed, notComputed } from './computed.ts';
export { InputError } from './input-error.ts';

// Columns

export type { DictionaryColumn } from './column/dictionary-column.ts';
export { dictionaryColumn, MISSING_CODE, textAt } from './column/dictionary-column.ts';

// Random streams and draws

export { drawBeta } from './random/draw-beta.ts';
export { drawBinomial } from './random/draw-binomial.ts';
export { drawExponential } from './random/draw-exponential.ts';
export { drawGamma } from './random/draw-gamma.ts';
export { drawHypergeometric } from './random/draw-hypergeometric.ts';
export { drawMultinomial } from './random/draw-multinomial.ts';
export { drawNegativeBinomial } from './random/draw-negative-binomial.ts';
export { drawNormal } from './random/draw-normal.ts';
export { drawPoisson } from './random/draw-poisson.ts';
export type { RandomStream } from './random/random-stream.ts';
export { randomStream } from './random/random-stream.ts';
export { sampleWithoutReplacement } from './random/sample-without-replacement.ts';
export type { Shuffleable } from './random/shuffle-in-place.ts';
export { shuffleInPlace } from './random/shuffle-in-place.ts';

// Sums, means, quantiles

export { exactMean } from './sum/exact-mean.ts';
export { exactSum } from './sum/exact-sum.ts';
export { quantileR7, quantileR7Sorted } from './sum/quantile-r7.ts';
export { sampleVariance } from './sum/sample-variance.ts';

// Intervals for rates, differences and ratios

export { agrestiCaffoDifference } from './interval/agresti-caffo-difference.ts';
export { byarRate } from './interval/byar-rate.ts';
export { clopperPearsonInterval } from './interval/clopper-pearson-interval.ts';
export type { ConditionalRateRatioOptions } from './interval/conditional-rate-ratio.ts';
export { conditionalRateRatio } from './interval/conditional-rate-ratio.ts';
export type { EventRate } from './interval/event-rate.ts';
export { garwoodRate } from './interval/garwood-rate.ts';
export { katzRatio } from './interval/katz-ratio.ts';
export { koopmanInterval, koopmanRatio } from './interval/koopman-ratio.ts';
export type { LevelOption } from './interval/level.ts';
export { criticalValue } from './interval/level.ts';
export { moverRatio } from './interval/mover-ratio.ts';
export { newcombeDifference } from './interval/newcombe-difference.ts';
export type { Proportion } from './interval/proportion.ts';
export { scaleEstimate } from './interval/scale-estimate.ts';
export type { WilsonOptions } from './interval/wilson-interval.ts';
export { wilsonInterval, wilsonLimits } from './interval/wilson-interval.ts';

// Special functions

export { betaQuantile } from './special/beta-quantile.ts';
export { binomialMass } from './special/binomial-mass.ts';
export { chiSquareCdf, chiSquareQuantile, chiSquareUpper } from './special/chi-square.ts';
export { fisherRatioQuantile, fisherRatioUpper } from './special/fisher-ratio.ts';
export { gammaQuantile } from './special/gamma-quantile.ts';
export { logFactorial } from './special/log-factorial.ts';
export { logGamma } from './special/log-gamma.ts';
export { normalCdf, normalUpper } from './special/normal-cdf.ts';
export { normalQuantile } from './special/normal-quantile.ts';
export { poissonMass } from './special/poisson-mass.ts';
export { regularisedBeta, regularisedBetaUpper } from './special/regularised-beta.ts';
export { regularisedGamma, regularisedGammaUpper } from './special/regularised-gamma.ts';
export { studentQuantile, studentUpper } from './special/student.ts';

// Numerical search

export { findRoot } from './optimise/find-root.ts';
// Regression
export { type LogisticData, type LogisticFit, logisticRegression } from './regression/logistic-regression.ts';
export { naturalSpline } from './regression/natural-spline.ts';
