// Results

export type { Estimate, Interval, MaybeEstimate, NotComputed } from './computed.ts';
export { isComputed, notComputed } from './computed.ts';
export { InputError } from './input-error.ts';
export { countedNoun } from './message/counted-noun.ts';
export { refuseAddress } from './message/refuse-address.ts';
export { schemeOfAddress } from './message/scheme-of-address.ts';
export { withoutSecrets } from './message/without-secrets.ts';

// Columns

export { checkedAmounts, checkedBound, checkedNumbers, checkedPlaces, checkedSize } from './checked-numbers.ts';
export { blankColumn } from './column/blank-column.ts';
export { BLANK_GROUP, blankGroup, withBlankGroup } from './column/blank-group.ts';
export { checkedCodes } from './column/checked-codes.ts';
export type { DictionaryColumn } from './column/dictionary-column.ts';
export { dictionaryColumn, MISSING_CODE, textAt } from './column/dictionary-column.ts';
export { filledBy } from './column/filled-by.ts';
export { holdValues, valueCount, valueOfCode } from './column/held-values.ts';
export { knownPart } from './column/known-part.ts';
export { isBlankColumn, rowsOfValues, sumsOfValues } from './column/rows-of-values.ts';
export { rowsWhere } from './column/rows-where.ts';
export { rowsByTexts, shorterFirst } from './column/shorter-first.ts';
export { sumsByName } from './column/sums-by-name.ts';
export { commonestValue, renamedValues, repeatedValues, sortedValues, takeRows } from './column/take-rows.ts';
export { timesOfNames } from './column/times-of-names.ts';
export { twoLargest } from './sum/two-largest.ts';

// Counting in slices

export type { Combination, CountedTable } from './counting/combination-counter.ts';
export {
  combinationCounter,
  combinationsOf,
  countedTable,
  MOST_COMBINATIONS,
  refuseMany,
} from './counting/combination-counter.ts';
export { Counted } from './counting/counted.ts';
export { countedPositions } from './counting/counted-positions.ts';
export type { CountedSlice, Counter, CountOption, CountRow, CrossingRow, Slice } from './counting/counter.ts';
export type { CountingPass } from './counting/counting-pass.ts';
export { type HexagonalCount, hexagonalCounts } from './counting/hexagonal-counts.ts';
export { MergedCounts, mergeCounts } from './counting/merge-counts.ts';

// Random streams and draws

export { checkedDraws } from './random/checked-draws.ts';
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
export { sampleOfEachValue } from './random/sample-of-each-value.ts';
export { sampleWithoutReplacement } from './random/sample-without-replacement.ts';
export type { Shuffleable } from './random/shuffle-in-place.ts';
export { shuffleInPlace } from './random/shuffle-in-place.ts';

// Lists of a stated length

export {
  type ComparedMarks,
  comparedLists,
  comparedMarks,
  comparedMarksByGroup,
  type SharedOfLists,
} from './list/compared-marks.ts';
export { drawLots, type Lots, type RowKeys } from './list/draw-lots.ts';
export { reachedFrom } from './list/reached-from.ts';
export type { TopPlaces } from './list/top-places.ts';
export { topPlaces } from './list/top-places.ts';

// Sums, means, quantiles

export { exactMean } from './sum/exact-mean.ts';
export { exactSum } from './sum/exact-sum.ts';
export { fewestBehind } from './sum/fewest-behind.ts';
export { quantileR7, quantileR7Sorted } from './sum/quantile-r7.ts';
export { sampleVariance } from './sum/sample-variance.ts';
export { shareOut } from './sum/share-out.ts';

// Intervals for rates, differences and ratios

export type {
  PlacedUnit,
  StandardisedShares,
  StandardisedUnit,
  UnitCases,
  UnitsDiffer,
} from './funnel/standardised-shares.ts';
export { fewestCasesFirst, placedUnits, standardisedShares, unitsDiffer } from './funnel/standardised-shares.ts';
export { agrestiCaffoDifference } from './interval/agresti-caffo-difference.ts';
export type { BcaInput } from './interval/bootstrap-interval.ts';
export { bcaInterval, percentileInterval } from './interval/bootstrap-interval.ts';
export { byarRate } from './interval/byar-rate.ts';
export { changedEstimate } from './interval/changed-estimate.ts';
export type { ClopperPearsonOptions } from './interval/clopper-pearson-interval.ts';
export { clopperPearsonInterval } from './interval/clopper-pearson-interval.ts';
export { complementOfEstimate } from './interval/complement.ts';
export type { ConditionalRateRatioOptions } from './interval/conditional-rate-ratio.ts';
export { conditionalRateRatio } from './interval/conditional-rate-ratio.ts';
export { checkedDesignEffect, designEffect } from './interval/design-effect.ts';
export type { EventRate } from './interval/event-rate.ts';
export { eventsOfRange } from './interval/events-of-range.ts';
export { expectedForEach } from './interval/expected-for-each.ts';
export type { GarwoodOptions } from './interval/garwood-rate.ts';
export { garwoodRate } from './interval/garwood-rate.ts';
export { intervalsMeet } from './interval/intervals-meet.ts';
export { katzRatio } from './interval/katz-ratio.ts';
export { koopmanInterval, koopmanRatio } from './interval/koopman-ratio.ts';
export type { LevelOption } from './interval/level.ts';
export { checkedLevel, criticalValue, USUAL_LEVEL } from './interval/level.ts';
export { meanInterval } from './interval/mean-interval.ts';
export {
  miettinenNurminenDifference,
  miettinenNurminenRatio,
  miettinenNurminenRatioInterval,
} from './interval/miettinen-nurminen.ts';
export { moverOfEstimates } from './interval/mover-of-estimates.ts';
export { moverRatio } from './interval/mover-ratio.ts';
export { newcombeDifference } from './interval/newcombe-difference.ts';
export type { ExpectedRisk } from './interval/observed-to-expected.ts';
export { observedToExpected } from './interval/observed-to-expected.ts';
export type { Proportion } from './interval/proportion.ts';
export type { PrintedRate, RoundedRatio } from './interval/rounded-ratios.ts';
export { roundedRatios } from './interval/rounded-ratios.ts';
export { casesForShare, sampleForShare } from './interval/sample-for-share.ts';
export { scaleEstimate, shareOfSoMany } from './interval/scale-estimate.ts';
export { shortfall } from './interval/shortfall.ts';
export { standardisedRatio } from './interval/standardised-ratio.ts';
export type { SurveyAnswers, WeighedSurvey } from './interval/survey-answers.ts';
export { silentBounds, silentNeeded, weighedSurvey, weightedShare } from './interval/survey-answers.ts';
export type { WilsonOptions } from './interval/wilson-interval.ts';
export { wilsonInterval, wilsonLimits } from './interval/wilson-interval.ts';
export type { CategoryModel } from './regression/category-model.ts';
export { categoryModel } from './regression/category-model.ts';

// One number over strata

export { mantelHaenszelOddsRatio } from './mantel-haenszel/odds-ratio.ts';
export type { Heterogeneity, PooledEstimate, ProportionStratum, RateStratum } from './mantel-haenszel/pooled.ts';
export { mantelHaenszelRateRatio } from './mantel-haenszel/rate-ratio.ts';
export { mantelHaenszelRiskDifference } from './mantel-haenszel/risk-difference.ts';
export { mantelHaenszelRiskRatio } from './mantel-haenszel/risk-ratio.ts';
export type { StratifiedTest } from './mantel-haenszel/stratified-tests.ts';
export { breslowDayTest, cochranMantelHaenszelTest } from './mantel-haenszel/stratified-tests.ts';

// Tests, verdicts and power

export { chiSquareMonteCarlo } from './hypothesis/chi-square-monte-carlo.ts';
export type { ChiSquareTest } from './hypothesis/chi-square-test.ts';
export { chiSquareTest } from './hypothesis/chi-square-test.ts';
export type { FisherExactTest } from './hypothesis/fisher-exact-test.ts';
export { fisherExactPValue, fisherExactTest } from './hypothesis/fisher-exact-test.ts';
export type { ParityQuestion, ParityVerdict } from './hypothesis/parity-verdict.ts';
export { parityVerdict } from './hypothesis/parity-verdict.ts';
export type { Tail } from './hypothesis/permutation-p-value.ts';
export { permutationPValue } from './hypothesis/permutation-p-value.ts';
export type { PermutationTest, PermutationTestOptions } from './hypothesis/permutation-test.ts';
export { permutationTest } from './hypothesis/permutation-test.ts';
export type { PoissonETestOptions } from './hypothesis/poisson-e-test.ts';
export { poissonETest } from './hypothesis/poisson-e-test.ts';
export type { RatePair } from './hypothesis/two-proportion-power.ts';
export {
  clusteredSampleSize,
  detectableRate,
  twoProportionPower,
  twoProportionSampleSize,
} from './hypothesis/two-proportion-power.ts';
export type { TwoProportionTest } from './hypothesis/two-proportion-test.ts';
export { twoProportionTest } from './hypothesis/two-proportion-test.ts';

// Many comparisons at once

export type { FalseDiscoveryOptions } from './multiplicity/false-discovery.ts';
export { falseDiscovery } from './multiplicity/false-discovery.ts';
export { holm } from './multiplicity/holm.ts';
export type { ReplicateMatrix } from './multiplicity/replicate-matrix.ts';
export { romanoWolf } from './multiplicity/romano-wolf.ts';
export { simultaneousCriticalValue } from './multiplicity/simultaneous-critical-value.ts';

// Agreement between two records

export type { Agreement } from './agreement/agreement-of.ts';
export { agreementOf } from './agreement/agreement-of.ts';
export type { AgreementTable } from './agreement/agreement-table.ts';
export { cohenKappa } from './agreement/cohen-kappa.ts';
export { fewestOfAgreement } from './agreement/fewest-of-agreement.ts';
export { gwetAc1 } from './agreement/gwet-ac1.ts';
export { gwetAc1OfRaters } from './agreement/gwet-ac1-of-raters.ts';
export { pabak } from './agreement/pabak.ts';

// Concentration

export type { GiniOptions } from './concentration/gini.ts';
export { generalisedGini, gini } from './concentration/gini.ts';
export type { LorenzCurve } from './concentration/lorenz-curve.ts';
export { lorenzCurve } from './concentration/lorenz-curve.ts';

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
export { hessian } from './optimise/hessian.ts';
export type { MinimiseOptions, Minimum } from './optimise/minimise.ts';
export { minimise } from './optimise/minimise.ts';
export type { NelderMeadOptions } from './optimise/minimise-nelder-mead.ts';
export { minimiseNelderMead } from './optimise/minimise-nelder-mead.ts';
// Regression and linear algebra

export { choleskyFactor, choleskyInverse, choleskySolve } from './regression/cholesky.ts';
export { type LogisticData, type LogisticFit, logisticRegression } from './regression/logistic-regression.ts';
export { naturalSpline } from './regression/natural-spline.ts';

// Time until something ends

export type { AalenJohansen, IncidenceStep } from './survival/aalen-johansen.ts';
export { aalenJohansen, incidenceAt } from './survival/aalen-johansen.ts';
export type { GroupCurve, TimedCase } from './survival/curves-by-group.ts';
export { chanceOfAlike, curvesByGroup } from './survival/curves-by-group.ts';
export { fewestByTime } from './survival/fewest-by-time.ts';
export type { KaplanMeier, SurvivalStep } from './survival/kaplan-meier.ts';
export { kaplanMeier, meanTimeOpen, survivalAt, timeToShare } from './survival/kaplan-meier.ts';
export type { LogRankTest } from './survival/log-rank-test.ts';
export { logRankTest } from './survival/log-rank-test.ts';
export type { SurvivalTimes } from './survival/survival-times.ts';
export type { FollowedCases, TimeLimitRow } from './survival/time-limit.ts';
export { followCases, happenedIfKept, timeLimits } from './survival/time-limit.ts';

// Variation between officers, teams and areas

export type { IntraclassCorrelation } from './agreement/intraclass-correlation.ts';
export { intraclassCorrelation, intraclassCorrelationOfProportions } from './agreement/intraclass-correlation.ts';
export type { PlacedRate } from './funnel/expected-at-rate.ts';
export { expectedAtRate, placedAtRate } from './funnel/expected-at-rate.ts';
export type { FunnelLimits, FunnelOptions } from './funnel/funnel-limits.ts';
export { binomialFunnelLimits, poissonFunnelLimits } from './funnel/funnel-limits.ts';
export type { FunnelUnit, OverDispersion } from './funnel/over-dispersion.ts';
export { overDispersion } from './funnel/over-dispersion.ts';

// Change over time

export type { Segment } from './change-point/change-points.ts';
export { changePoints } from './change-point/change-points.ts';
export type { CountSeries } from './change-point/series.ts';
export type { SingleChangePoint } from './change-point/single-change-point.ts';
export { singleChangePoint } from './change-point/single-change-point.ts';
export { STATISTICAL_METHODS } from './methods.ts';
