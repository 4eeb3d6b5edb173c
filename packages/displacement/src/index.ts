// Did crime fall where patrols went, and did it move?

// Places: sectors, rings, maps
export type { Area, Polygon, Position } from './areas/area.ts';
export { areaFromGeometry, areaSquareMetres, areasFromGeoJson, geometryText, simplifiedArea } from './areas/area.ts';
export type { Partition, PartitionResult } from './areas/boundary-sensitivity.ts';
export { boundarySensitivity } from './areas/boundary-sensitivity.ts';
export type { Bounds } from './areas/bounds.ts';
export { boundsOfAreas } from './areas/bounds.ts';
export { distanceBetween, distanceToArea, isInsideArea, neighbourLists } from './areas/distance.ts';
export type { AreaWithPart } from './areas/evaluation-part.ts';
export { ringWidthOf, withParts } from './areas/evaluation-part.ts';
export { gridAreas } from './areas/grid-areas.ts';
export type { LocatedEvents } from './areas/locate.ts';
export { distanceToNearest, locateInAreas, NOWHERE } from './areas/locate.ts';
export { nationalGrid } from './areas/national-grid.ts';
export { onOneMap } from './areas/on-one-map.ts';
export type { PlacedEvents, StatedPlaces } from './areas/place-events.ts';
export { placeEvents } from './areas/place-events.ts';
export type { PlaceKind, PlaceKinds } from './areas/place-kinds.ts';
export { placeKinds } from './areas/place-kinds.ts';
export { projectDegrees } from './areas/project.ts';
export type { ControlChoice, RingOptions } from './areas/rings.ts';
export { BEYOND, chooseControls, ringOf, TREATED, UNPLACED } from './areas/rings.ts';
export type { SmallCells } from './areas/small-cells.ts';
export { smallCells } from './areas/small-cells.ts';
// Where did patrols go?
export type { PatrolPings, PingVisit, PingVisits } from './areas/visits-from-pings.ts';
export { visitsFromPings } from './areas/visits-from-pings.ts';
// A city: its events in their sectors, its patrols, and what can be asked of them
export type { City, CityDays, CityEvents, CitySettings } from './city/city.ts';
export { cityOf } from './city/city.ts';
export { type AccuracyMeasure, accuracyMeasures, type CityAccuracy, cityAccuracy } from './city/city-accuracy.ts';
export { type CityPeriods, cityEvaluation, cityPeriods, evaluationProblem } from './city/city-evaluation.ts';
export { cityHarm } from './city/city-harm.ts';
export { type CityHours, cityHours } from './city/city-hours.ts';
export {
  type CutOfMap,
  cutsOfMap,
  densestSectors,
  densestTenth,
  type SectorOnMap,
  sectorsOnMap,
  squaresOfCity,
} from './city/city-maps.ts';
export { cityNearRepeatBands, cityNearRepeats, citySpacing } from './city/city-near-repeats.ts';
export { cityOffences, eventsOfOffence } from './city/city-offences.ts';
export {
  type CallsAgreement,
  type CityExposure,
  callsAgreement,
  callsCorrelation,
  cityExposure,
  visitsByDeprivation,
} from './city/city-people.ts';
export { cityPlacebos } from './city/city-placebos.ts';
export { cityProtocol, type PlannedChoices } from './city/city-protocol.ts';
export { cityRings } from './city/city-rings.ts';
export {
  type CityScore,
  cityAblations,
  cityScore,
  eventsAtPointsOf,
  labelledAblations,
  offenceNotNamed,
  residentsOfChoices,
} from './city/city-score.ts';
export { busiestAndMiddle, type ChangeOfSource, citySources } from './city/city-sources.ts';
export { citySurvey, type SectorAnswers } from './city/city-survey.ts';
export { cityDays, cityOverrides, cityStarts } from './city/city-visits.ts';
export { type CrimesOfPart, crimesByPart } from './city/crimes-by-part.ts';
export {
  beforeAndAfter,
  eventsBySector,
  eventsInSectors,
  eventsOfPeriod,
  reportsBefore,
} from './city/events-of-sectors.ts';
export { type FirstDay, firstDayOfPatrols } from './city/first-day.ts';
export {
  firstModelVisit,
  type ListedVisits,
  type PatrolLog,
  patrolLogOf,
  type Visit,
  visitsListed,
  visitsPinged,
} from './city/patrol-log.ts';
export { decilesOf, residentsByGroup, residentsOf } from './city/residents.ts';
export { type Sector, sectorsOfKind } from './city/sector.ts';
// Counting where events lie
export { columnsOfCounts } from './counting/columns-of-counts.ts';
export { type EventsOfCounts, eventCounter, eventsOfCounts } from './counting/event-counter.ts';
export { knoxOfCounts } from './counting/knox-of-counts.ts';
export { nearPairCounter } from './counting/near-pair-counter.ts';
export { stripsOfPlaces } from './counting/strips-of-places.ts';
export type { BeforeAfter, EvaluationAreas } from './evaluation/before-after.ts';
// Could the evaluation have known?
export { comparableAreas } from './evaluation/comparable-areas.ts';
export type { CrimesBeyond, ShareMoved } from './evaluation/crimes-beyond.ts';
export { changeAs, crimesBeyond, crimesWithout, shareDisplaced } from './evaluation/crimes-beyond.ts';
export type { CrossoverResult } from './evaluation/crossover.ts';
export { patrolDayCrossover } from './evaluation/crossover.ts';
export type { CumulativePeriod } from './evaluation/cumulative-monitor.ts';
export { cumulativeMonitor } from './evaluation/cumulative-monitor.ts';
export type { DatedPlaces, DaysOfVisits } from './evaluation/days-of-visits.ts';
export { countsOfDays, daysOfVisits, widestLead } from './evaluation/days-of-visits.ts';
export type { DifferenceEstimate } from './evaluation/difference-estimate.ts';
export type { LeadEffect, PanelEffect, PatrolStarts } from './evaluation/difference-in-differences.ts';
export { leadEffects, panelEffect } from './evaluation/difference-in-differences.ts';
export type {
  DisplacementRatio,
  DisplacementRatioOptions,
  DisplacementRatioResult,
  EquivalenceTest,
} from './evaluation/displacement-ratio.ts';
export { displacementRatio } from './evaluation/displacement-ratio.ts';
export type { EvaluationWindow, Span } from './evaluation/evaluation-window.ts';
export { evaluationWindow } from './evaluation/evaluation-window.ts';
export type { RatioParts } from './evaluation/fieller.ts';
export { fiellerInterval } from './evaluation/fieller.ts';
export type { HarmBeyond } from './evaluation/harm-beyond.ts';
export { harmBeyond } from './evaluation/harm-beyond.ts';
export type { HarmCells, HarmWeightedDifference } from './evaluation/harm-weighted-difference.ts';
export { harmWeightedDifference } from './evaluation/harm-weighted-difference.ts';
export type { RateRatio } from './evaluation/incidence-rate-ratio.ts';
export { incidenceRateRatio } from './evaluation/incidence-rate-ratio.ts';
// When does crime happen, and did its hours or kinds shift?
export type { OffenceChange, OffenceCounts } from './evaluation/offence-matrix.ts';
export { offenceMatrix } from './evaluation/offence-matrix.ts';
export type { Overdispersion } from './evaluation/overdispersion.ts';
export { overdispersion } from './evaluation/overdispersion.ts';
export type { AreaPanel } from './evaluation/panel.ts';
export type { EvaluationParts, EvaluationPower, PatrolEvaluation } from './evaluation/patrol-evaluation.ts';
export { evaluationPower, patrolEvaluation } from './evaluation/patrol-evaluation.ts';
export { periodsInWords, powerInWords } from './evaluation/periods-in-words.ts';
export type { DatedEvents, PeriodsRoundStart } from './evaluation/periods-round-start.ts';
export { areaPanelOf, periodsRoundStart } from './evaluation/periods-round-start.ts';
export type {
  PlaceboBattery,
  PlaceboBatteryOptions,
  PlaceboMethod,
  PlaceboMethodName,
  PlaceboTrial,
} from './evaluation/placebo-battery.ts';
export { placeboBattery } from './evaluation/placebo-battery.ts';
export { patchSizes } from './evaluation/placebo-zones.ts';
export type { EvaluationPlan } from './evaluation/power.ts';
export {
  countNeeded,
  displacementPower,
  minimumDetectableChange,
  powerOfChange,
  smallestFall,
} from './evaluation/power.ts';
export type { EvaluationProtocol } from './evaluation/protocol.ts';
export { frozenProtocol, monthsFrom, protocolDecisions, protocolDepartures } from './evaluation/protocol.ts';
export { protocolHash } from './evaluation/protocol-hash.ts';
export type { RingChange } from './evaluation/ring-changes.ts';
export { ringChanges } from './evaluation/ring-changes.ts';
export { SMALL_CELL, smallCellTest } from './evaluation/small-cell-test.ts';
export type { SteppedStartEffect } from './evaluation/stepped-starts.ts';
export { steppedStartEffect } from './evaluation/stepped-starts.ts';
export type { SurveyAnswers, SurveyDifference } from './evaluation/survey-difference.ts';
export { surveyDifference } from './evaluation/survey-difference.ts';
export type {
  WeightedDifferenceOptions,
  WeightedDisplacementDifference,
} from './evaluation/weighted-displacement-difference.ts';
export { weightedDisplacementDifference } from './evaluation/weighted-displacement-difference.ts';
export type { WeightedDisplacementQuotient } from './evaluation/weighted-displacement-quotient.ts';
export { weightedDisplacementQuotient } from './evaluation/weighted-displacement-quotient.ts';
export type {
  EvaluationDesign,
  ZoneChange,
  ZoneComparison,
  ZoneDispersion,
} from './evaluation/zone-change.ts';
export { zoneComparison } from './evaluation/zone-change.ts';
// Does the model feed on itself?
export type { RecordedBy } from './feedback/learning-rules.ts';
export { simulationByRule, urnByRule } from './feedback/learning-rules.ts';
export type {
  PatrolSimulation,
  PatrolSimulationArea,
  PatrolSimulationResult,
} from './feedback/patrol-simulation.ts';
export { simulatePatrols } from './feedback/patrol-simulation.ts';
export type { PatrolUrn, UrnOutcome } from './feedback/patrol-urn.ts';
export { patrolUrn, restingShares, urnWeights } from './feedback/patrol-urn.ts';
export type { SourceDiscordance, SourceEffect } from './feedback/source-discordance.ts';
export { sourceDiscordance } from './feedback/source-discordance.ts';
export { DISPLACEMENT_METHODS } from './methods.ts';
// Near repeat: is another crime soon and nearby more frequent than chance?
export type { Closure, Edges } from './near-repeat/bands.ts';
export type { KnoxMoments, PairGraph } from './near-repeat/exact-moments.ts';
export { knoxMoments } from './near-repeat/exact-moments.ts';
export type { KnoxCell, KnoxOptions, KnoxTest, SpaceTimeEvents } from './near-repeat/knox.ts';
export { knox } from './near-repeat/knox.ts';
export type { Metric } from './near-repeat/space-pairs.ts';
export type { Ablation, PopulationGroup, ScoredAreas } from './patrol-score/ablation.ts';
export { scoreAblation } from './patrol-score/ablation.ts';
// What drives the score, whom does it expose, when is it overridden?
export type { OffenceAblation } from './patrol-score/ablations-of-offences.ts';
export { ablationsOfOffences } from './patrol-score/ablations-of-offences.ts';
export { deploymentsWithOneMoved } from './patrol-score/feasible-deployments.ts';
// How well did the hotspots catch crime?
export type { HotspotAccuracy } from './patrol-score/hotspot-accuracy.ts';
export { hotspotAccuracy } from './patrol-score/hotspot-accuracy.ts';
export type { OverrideAudit, OverrideLog } from './patrol-score/override-audit.ts';
export { overrideAudit } from './patrol-score/override-audit.ts';
export type { GroupExposure } from './patrol-score/patrol-exposure.ts';
export { patrolExposure } from './patrol-score/patrol-exposure.ts';
export type { AccuracyRow, AreaForecast, FeasibleAccuracy } from './patrol-score/predictive-accuracy.ts';
export { feasibleAccuracy, predictiveAccuracy } from './patrol-score/predictive-accuracy.ts';
export type { OffencePart, ScoreParts, WeighedEvents } from './patrol-score/score-parts.ts';
export { patrolScorePartsBehind, scoreByOffence, scoreParts } from './patrol-score/score-parts.ts';
export { topOverlap } from './patrol-score/top-overlap.ts';
// data.police.uk: months, snap points, blanks
export type { SnapPointCounts, SnapPointKnoxOptions } from './police-uk/snap-point-knox.ts';
export { snapPointKnox } from './police-uk/snap-point-knox.ts';
export type { SnapSpacing } from './police-uk/snap-spacing.ts';
export { snapSpacing } from './police-uk/snap-spacing.ts';
export type { SnapPoints, StreetCrimeColumns } from './police-uk/street-crimes.ts';
export { gatherSnapPoints, hourTestOnMonths } from './police-uk/street-crimes.ts';
export { timesWithMonths } from './police-uk/times-with-months.ts';
// Where is crime, and has its pattern moved?
export type { AreaCorrelationOptions } from './spatial-pattern/area-correlation.ts';
export { areaCorrelation } from './spatial-pattern/area-correlation.ts';
export type { LocalHotspot } from './spatial-pattern/getis-ord.ts';
export { getisOrd } from './spatial-pattern/getis-ord.ts';
export type { Hotspot } from './spatial-pattern/hotspots-beyond-chance.ts';
export { hotspotsBeyondChance } from './spatial-pattern/hotspots-beyond-chance.ts';
export type { MoranTest } from './spatial-pattern/moran.ts';
export { geary, moran } from './spatial-pattern/moran.ts';
export type { AreaSimilarity, SimilarityIndex } from './spatial-pattern/similarity-index.ts';
export { similarityByProportions, similarityBySampling } from './spatial-pattern/similarity-index.ts';
export type { SpatialWeights } from './spatial-pattern/spatial-weights.ts';
export { weightsFromNeighbours } from './spatial-pattern/spatial-weights.ts';
export type { AoristicProfile } from './time-of-day/aoristic.ts';
export { aoristicProfile } from './time-of-day/aoristic.ts';
export type { CircularTest, ClockedEvents } from './time-of-day/circular-tests.ts';
export { circularTests } from './time-of-day/circular-tests.ts';
export type { HoursOfDay } from './time-of-day/hours-of-day.ts';
export { hoursOfCounts, hoursOfDay, shortestHours } from './time-of-day/hours-of-day.ts';
export type { SpreadEvents } from './time-of-day/spread-contrast.ts';
export { spreadContrast } from './time-of-day/spread-contrast.ts';
export type { PatrolWindow, WindowContrast } from './time-of-day/window-contrast.ts';
export { windowContrast, zoneOfHour } from './time-of-day/window-contrast.ts';
