// Cells: the counts that everything else is computed from

// Bootstrap
export { bootstrapByPerson } from './bootstrap/bootstrap-by-person.ts';
export { bootstrapMetrics, type MetricReplicates, type Resampling } from './bootstrap/bootstrap-metrics.ts';
export { binaryColumn, UNKNOWN } from './cells/binary-column.ts';
export { type CellRow, cellRows, cellsFromRows, sumCells } from './cells/cell-rows.ts';
export type { Cells, Dimension } from './cells/cells.ts';
export { type AuditColumns, type CountOptions, countCells } from './cells/count-cells.ts';
export { crossedName, type GroupCells, groupCells, withAbsentGroups } from './cells/group-cells.ts';
export { type ListedCells, type ListedColumns, listedCells } from './cells/listed-cells.ts';
export {
  type ConfusionCounts,
  type CountsOfPoints,
  confusionCells,
  PUBLISHED_COMPAS,
  pointCells,
} from './cells/published-compas.ts';
export type { Adjustment } from './comparison/adjust.ts';
// The audit
export { type Audit, type AuditOptions, type AuditRow, audit, wholeTable } from './comparison/audit.ts';
export { type BeforeAfterRow, beforeAndAfter, type GapChangeRow } from './comparison/before-and-after.ts';
export { changeOfRates, type RateChange } from './comparison/change-of-rates.ts';
export { type Comparator, type ComparisonOptions, type ComparisonRow, compare } from './comparison/compare.ts';
export { compareErrorsOverTime, type ErrorsOverTimeRow } from './comparison/compare-errors-over-time.ts';
export { compareSubgroups, type SubgroupRow, type SubgroupSearch } from './comparison/compare-subgroups.ts';
export { compareWithinStrata, type StratifiedRow } from './comparison/compare-within-strata.ts';
// Comparisons
export {
  type Extremes,
  type ExtremesOptions,
  extremeGroups,
  type NamedRate,
  pairwiseCriticalValue,
} from './comparison/extremes.ts';
export type { Judgement } from './comparison/judge-family.ts';
export { type PowerOptions, type PowerRow, powerByGroup } from './comparison/power-by-group.ts';
export { gapInterval, katzGap, rateGap, type Scale } from './comparison/rate-gap.ts';
export { type FamilyMember, romanoWolfAdjustment } from './comparison/romano-wolf-adjustment.ts';
export { type SameRateTest, sameRateTest } from './comparison/same-rate-test.ts';
export { gapVerdict, verdictReason } from './comparison/verdict.ts';
// Labels
export { type CohortSlice, cohortAudit } from './label/cohort-audit.ts';
export { type HappenedRow, happenedByGroup } from './label/happened-by-group.ts';
export { type HiddenOutcomeRow, hiddenOutcomeBounds, hiddenOutcomesAt } from './label/hidden-outcome-bounds.ts';
export { type Impossibility, type ImpossibilityRow, impossibility } from './label/impossibility.ts';
export { type LabelLimitsRow, labelLimits } from './label/label-limits.ts';
export { type TippingRatio, tippingRatios } from './label/tipping-ratio.ts';
export { FAIRNESS_METHODS } from './methods.ts';
// Missing and not stated
export { type Agreement, type AgreementCell, ethnicityAgreement } from './missing/agreement.ts';
export { type CodedPeriod, type CodeMapping, joinSeries, type SeriesRow } from './missing/joined-series.ts';
export {
  type BoundedRate,
  type Bounds,
  boundedRates,
  type RelativeRateBounds,
  rateBounds,
  relativeRateBounds,
} from './missing/reclassification-bounds.ts';
export { abrocaOfPeople } from './people/abroca-of-people.ts';
export { type AreaChange, areaChangeOfPeople } from './people/area-change-of-people.ts';
export { type AreaGap, areaGapsOfPeople } from './people/area-gaps-of-people.ts';
export { areasOfPeople } from './people/areas-of-people.ts';
// People, whether or not rows repeat them
export { type AuditedRows, auditedRows } from './people/audited-rows.ts';
export { calibrationLimits, calibrationOfPeople } from './people/calibration-of-people.ts';
// Rows that repeat people
export { type ClusteredRateRow, clusteredRates } from './people/clustered-rate.ts';
export {
  type ClusteredComparisonRow,
  type ClusteredOptions,
  compareClustered,
} from './people/compare-clustered.ts';
export { type ComparedPeople, type ComparePeopleOptions, comparePeople } from './people/compare-people.ts';
export { errorsOfPeopleOverTime, type PeopleOverTimeOptions } from './people/errors-of-people-over-time.ts';
export { type BandRow, peopleByBand } from './people/people-by-band.ts';
export { powerOfPeople } from './people/power-of-people.ts';
export { type RateOfPeople, ratesOfPeople } from './people/rates-of-people.ts';
export { rowsOfPeople, spreadOfOwnRate, spreadOfRows, spreadOfSmallGroups } from './people/rows-of-people.ts';
export { type WidestGapOfPeople, widestGapOfPeople } from './people/widest-gap-of-people.ts';
export {
  type AreaCounts,
  type AreaStandardised,
  areaStandardised,
  indirectlyStandardised,
} from './population/area-standardised.ts';
export {
  type AreaColumns,
  areaCounts,
  type CountsByArea,
  countsByArea,
  residentsElsewhere,
} from './population/counts-by-area.ts';
// Population-based disproportionality
export { type ChainRow, type DecisionPoint, decisionChain } from './population/decision-chain.ts';
export {
  type GroupEvents,
  type PopulationOptions,
  type PopulationRow,
  populationRates,
  ratePer1000,
  relativeRisk,
} from './population/rates.ts';
export { type PublishedRates, recomputedRates } from './population/recomputed-rates.ts';
export { type StandardisedGroup, standardisedByGroup } from './population/standardised-by-group.ts';
// Counting where rows lie
export { binsOfCuts, cutCounter, cutsOfCounts } from './ranking/cut-counter.ts';
// Ranking
export { type ChosenFlags, type FlagsByRule, flagsByRule, type ScoredAndDecided } from './ranking/flags-by-rule.ts';
export {
  type GapChange,
  type GapChangeColumns,
  type GapChanges,
  gapChangeBetweenModels,
} from './ranking/gap-change-between-models.ts';
export { type HighestScores, happenedOnList, highestScores, scoredAmong } from './ranking/highest-scores.ts';
export { listCounter, peopleOfLists } from './ranking/list-counter.ts';
export { listCuts, placeAmong, placesAmongCuts, type ScoreTimes } from './ranking/list-cuts.ts';
export { decidedAt, type SweepOptions, type SweepRow, thresholdSweep } from './ranking/threshold-sweep.ts';
export {
  type Turnover,
  type TurnoverOfGroup,
  type TurnoverRow,
  type TwoModels,
  twoModels,
} from './ranking/two-models.ts';
// Rates
export { METRIC_NAMES, METRICS, type Metric, type MetricName } from './rate/metric.ts';
export { type Rate, rateOf, rateValue, rateWithInterval } from './rate/rate.ts';
export type { CountsOfRates, ErrorCounts, RateCounts } from './rate/rate-counts.ts';
export { errorCounts, rateCounts, withCounts } from './rate/rate-counts.ts';
export type { IntervalKind } from './rate/rate-limits.ts';
export { smallerDenominator } from './rate/smaller-denominator.ts';
// Scores
export { type AbrocaResult, abroca, areaBetween } from './score/abroca.ts';
export { type AreaUnderCurve, areaUnderCurveByGroup } from './score/area-by-group.ts';
export { type AreaSizes, areaLimits } from './score/area-limits.ts';
export {
  type CalibrationError,
  type CalibrationOptions,
  type CalibrationPoint,
  type CalibrationRow,
  calibration,
  pooledRates,
} from './score/calibration.ts';
export { type DecisionRule, decideByScore, type WholeTies } from './score/decide.ts';
export { type AreaRow, type AreaTest, areasByGroup, areaTest, pairedAreaDifference } from './score/delong.ts';
export { type GeneralisedEntropy, generalisedEntropy } from './score/generalised-entropy.ts';
export { type ReceiverCurve, receiverCurve } from './score/receiver-curve.ts';
export { edgeOfBin, scoreBin } from './score/score-bins.ts';
export {
  type ScoreCellRow,
  type ScoreCells,
  type ScoreColumns,
  scoreCells,
  scoreCellsFromRows,
} from './score/score-cells.ts';
export {
  type CountedScore,
  type CountedScoreBin,
  peopleOfScores,
  repeatedRowsOfCounts,
  type ScorePart,
  type ScoresOfCounts,
  scoreCounter,
  scoresOfCounts,
} from './score/score-counter.ts';
export { type TaughtModelRow, taughtModels } from './score/taught-models.ts';
export { upsideDown } from './score/upside-down.ts';
// Searches
export { type Daylight, daylight, type EveningRows, eveningStopRows, type TimedStops } from './stop-test/daylight.ts';
export { findsOverTime, findsThatStandOut } from './stop-test/finds-elsewhere.ts';
export { type FindsWithinStrata, findsWithinStrata } from './stop-test/finds-within-strata.ts';
export { type Mixing, mixing } from './stop-test/mixing.ts';
export {
  type FindRateRow,
  fewerSearches,
  findCells,
  INFRA_MARGINALITY,
  outcomeTest,
  type SearchCounts,
} from './stop-test/outcome-test.ts';
export type { StopCounts } from './stop-test/stop-counts.ts';
export { DEFAULT_PRIORS, type ThresholdPriors } from './stop-test/threshold-model.ts';
export {
  type ThresholdRow,
  type ThresholdTest,
  type ThresholdTestOptions,
  thresholdTest,
} from './stop-test/threshold-test.ts';
export { type EveningStops, type VeilOfDarkness, veilOfDarkness } from './stop-test/veil-of-darkness.ts';
export {
  type VeiledStops,
  type VeilOfGroups,
  type VeilRow,
  veilOfGroups,
  veilRows,
} from './stop-test/veil-of-groups.ts';
