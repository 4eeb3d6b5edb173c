// Did crime fall where patrols went, and did it move?

// Near repeat: is another crime soon and nearby more frequent than chance?
export type { Closure, Edges } from './near-repeat/bands.ts';
export type { KnoxMoments, PairGraph } from './near-repeat/exact-moments.ts';
export { knoxMoments } from './near-repeat/exact-moments.ts';
export type { KnoxCell, KnoxOptions, KnoxTest, SpaceTimeEvents } from './near-repeat/knox.ts';
export { knox } from './near-repeat/knox.ts';
export type { Metric } from './near-repeat/space-pairs.ts';
export type { DisplacementRatio, DisplacementRatioResult, EquivalenceTest } from './quotient/displacement-ratio.ts';
export { displacementRatio } from './quotient/displacement-ratio.ts';
export type { RatioParts } from './quotient/fieller.ts';
export { fiellerInterval } from './quotient/fieller.ts';
export type { WeightedDisplacementQuotient } from './quotient/weighted-displacement-quotient.ts';
export { weightedDisplacementQuotient } from './quotient/weighted-displacement-quotient.ts';
export type { RateRatio } from './rate-ratio/incidence-rate-ratio.ts';
export { incidenceRateRatio } from './rate-ratio/incidence-rate-ratio.ts';
export type { BeforeAfter, EvaluationAreas } from './weighted-difference/before-after.ts';
export type { CumulativePeriod } from './weighted-difference/cumulative-monitor.ts';
export { cumulativeMonitor } from './weighted-difference/cumulative-monitor.ts';
export type { DifferenceEstimate } from './weighted-difference/difference-estimate.ts';
export type { HarmCells, HarmWeightedDifference } from './weighted-difference/harm-weighted-difference.ts';
export { harmWeightedDifference } from './weighted-difference/harm-weighted-difference.ts';
export type { Overdispersion } from './weighted-difference/overdispersion.ts';
export { overdispersion } from './weighted-difference/overdispersion.ts';
export type {
  WeightedDifferenceOptions,
  WeightedDisplacementDifference,
} from './weighted-difference/weighted-displacement-difference.ts';
export { weightedDisplacementDifference } from './weighted-difference/weighted-displacement-difference.ts';
