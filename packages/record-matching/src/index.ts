// Records

export { combineKeys, derivedColumn } from './blocking/block-key.ts';
export type { CalendarParts } from './blocking/calendar-parts.ts';
export { calendarParts } from './blocking/calendar-parts.ts';
// Blocking
export { withoutCrowdedKeys } from './blocking/crowded-keys.ts';
export type { CountedDate, DefaultDate } from './blocking/default-dates.ts';
export { defaultDates, defaultDatesOf } from './blocking/default-dates.ts';
export type { NameColumns, NameGroups } from './blocking/name-groups.ts';
export type { RelaxedDateRow } from './blocking/relaxed-dates.ts';
export { DATE_READINGS, forEachRelaxedPair, relaxedDates } from './blocking/relaxed-dates.ts';
// Clusters
export type { CautiousOptions, JoiningRule } from './clusters/cautious-clusters.ts';
export { cautiousClusters } from './clusters/cautious-clusters.ts';
export type { ChainAudit } from './clusters/chain-audit.ts';
export { chainAudit } from './clusters/chain-audit.ts';
export { chainCounter, chainsOfCounts, profileChains } from './clusters/chain-counter.ts';
export type { Clustering, DistanceRule } from './clusters/clustering.ts';
export { clusterByRule, clusterRows } from './clusters/clustering.ts';
export type { GivenLinks } from './clusters/given-links.ts';
export { clusterGivenLinks, linksOfClusters, linksOfFile, linksOfPairs } from './clusters/given-links.ts';
export type { ProfileSizes } from './clusters/profile-sizes.ts';
export { profileSizes } from './clusters/profile-sizes.ts';
export { withinTolerance } from './clusters/within-tolerance.ts';
// Comparison
export { damerauLevenshtein } from './comparison/damerau-levenshtein.ts';
export { jaro } from './comparison/jaro.ts';
export { jaroWinkler } from './comparison/jaro-winkler.ts';
export type { LevenshteinOptions } from './comparison/levenshtein.ts';
export { levenshtein } from './comparison/levenshtein.ts';
export { optimalStringAlignment } from './comparison/optimal-string-alignment.ts';
// Counting
export { dateCounter, datesOfCounts } from './counting/date-counter.ts';
export type { PersonRecords } from './counting/person-records.ts';
export { otherMissingNames, REGISTER_PASSES } from './counting/register-passes.ts';
export { agreeingOfCounts, sameDateCounter } from './counting/same-date-counter.ts';
// Pairs that depend on each other
export { DependentShare } from './dependence/dependent-share.ts';
export type { LinkShares, PairShare } from './dependence/pair-shares.ts';
export {
  type AgreeingPeople,
  agreeingShare,
  agreeingShareOf,
  chainedShare,
  linkShares,
  profileShares,
} from './dependence/pair-shares.ts';
export { relatedRecords } from './dependence/related-records.ts';
// Errors against the truth
export { addedOfCounts, furtherFields, type ReadWords } from './errors/added-of-counts.ts';
export type { AddedVariableRow } from './errors/added-variable.ts';
export { addedVariable } from './errors/added-variable.ts';
export type { ClusteringErrors } from './errors/clustering-errors.ts';
export { clusteringErrors } from './errors/clustering-errors.ts';
export type { BestChoice, ErrorTrade } from './errors/cost-frontier.ts';
export { bestByCostRatio } from './errors/cost-frontier.ts';
export { errorsByJoiningRule, type JoiningRuleRow } from './errors/errors-by-joining-rule.ts';
export type { MergeDistance, PartCost } from './errors/generalised-merge-distance.ts';
export { generalisedMergeDistance } from './errors/generalised-merge-distance.ts';
export type { GivenLinksRow } from './errors/given-links-errors.ts';
export { givenLinksErrors } from './errors/given-links-errors.ts';
export { linkedPairsAt } from './errors/linked-pairs-at.ts';
export { forEachLinkedPair } from './errors/linked-rows.ts';
export type { VariableChange } from './errors/missed-gap.ts';
export { missedGap, variableChanges } from './errors/missed-gap.ts';
export type { Truth } from './errors/truth.ts';
export { linkedByFieldCounter, rightByFieldCounter } from './errors/variable-counter.ts';
export { collisionsOfSample } from './fairness/collisions-of-sample.ts';
export type { ErrorsByGroupOptions, GroupErrorRow } from './fairness/errors-by-group.ts';
export { errorsByGroup } from './fairness/errors-by-group.ts';
// Who bears the errors
export type { GroupWaysRow } from './fairness/errors-of-ways.ts';
export { errorsOfWays } from './fairness/errors-of-ways.ts';
export { nameChangeCounter, nameChangesOfCounts } from './fairness/name-change-counter.ts';
export type { NameChangeRow } from './fairness/name-changes.ts';
export { groupsOfChangedSurname, nameChanges, recordsOfChangedSurname } from './fairness/name-changes.ts';
export type { NameCollisionRow } from './fairness/name-collisions.ts';
export { nameCollisions } from './fairness/name-collisions.ts';
export { nameLengthBands } from './fairness/name-length.ts';
export { nameLetters } from './fairness/name-letters.ts';
export { MATCHING_METHODS } from './methods.ts';
// Fellegi–Sunter model
export type { BlockRule } from './model/candidate-pairs.ts';
export {
  type ClericalCalibration,
  calibratedProbability,
  clericalCalibration,
  type JudgedPair,
} from './model/clerical-calibration.ts';
export { dateLevels } from './model/date-levels.ts';
export type { BandLimits, DecisionBand } from './model/decision-bands.ts';
export { decisionBands } from './model/decision-bands.ts';
export type { WaterfallStep } from './model/explain-pair.ts';
export { explainPair } from './model/explain-pair.ts';
export { fellegiSunter } from './model/fellegi-sunter.ts';
export type { FellegiSunterModel, FellegiSunterSettings } from './model/fellegi-sunter-settings.ts';
export type { FieldAgreement } from './model/field-agreements.ts';
export { fieldAgreements } from './model/field-agreements.ts';
export type { FittedField, PatternFit } from './model/fit-patterns.ts';
export { fitPatterns } from './model/fit-patterns.ts';
export type { LevelColumn } from './model/level-column.ts';
export type { ModelError } from './model/model-error.ts';
export { linkedPairs, modelError } from './model/model-error.ts';
export type { NameLevelOptions } from './model/name-levels.ts';
export { nameLevels } from './model/name-levels.ts';
export type { Part } from './model/part-levels.ts';
export { POSTCODE_PARTS, partLevels } from './model/part-levels.ts';
export { blocksOfCounts, type PatternSplit, patternCounter } from './model/pattern-counter.ts';
export type { PersonFields } from './model/person-keys.ts';
export type { PersonModel } from './model/person-model.ts';
export { personModel } from './model/person-model.ts';
export { linkProbability } from './model/score-pairs.ts';
export type { ScoredPairs } from './model/scored-pairs.ts';
export type { TextLevelOptions } from './model/text-levels.ts';
export { textLevels } from './model/text-levels.ts';
// Names
export { codePoints } from './names/code-points.ts';
export { NAME_FORMS } from './names/name-forms.ts';
export type { LetterCase, MissingNamePolicy } from './names/name-policy.ts';
// Size of the register
export type { LiveChoice, Tolerance } from './register-size/best-at-live-size.ts';
export { bestAtLiveSize } from './register-size/best-at-live-size.ts';
export type { ExtractDraw, Growth } from './register-size/extract-law.ts';
export { growthFromExtract } from './register-size/extract-law.ts';
export type { NamesakeRisk } from './register-size/namesake-risk.ts';
export { namesakeRisk } from './register-size/namesake-risk.ts';
export type { LiveLinks, LiveRegister, LiveRegisterOptions, Predicted } from './register-size/register-at-live-size.ts';
export { registerAtLiveSize } from './register-size/register-at-live-size.ts';
export { scatteredPeople } from './register-size/scattered-people.ts';
export type { RegisterLinks, RegisterSize } from './register-size/whole-links.ts';
export { countedLinks, linksAsItGrows, wholeLinks, wholePeople } from './register-size/whole-links.ts';
export type { DecadeOfBirth } from './register-size/wrong-links-by-decade.ts';
export { liveWrongByDecade, wrongLinksByDecade } from './register-size/wrong-links-by-decade.ts';
export type { PairList } from './tolerance-sweep/pair-list.ts';
export { rowsWithErrors } from './tolerance-sweep/rows-with-errors.ts';
export type { CountedRule } from './tolerance-sweep/rule-counter.ts';
export { nameRuleCounter, nameRulesOfCounts } from './tolerance-sweep/rule-counter.ts';
export { toleranceCounter } from './tolerance-sweep/sweep-counter.ts';
export type { CountedSweep } from './tolerance-sweep/sweep-of-counts.ts';
export { sweepOfCounts } from './tolerance-sweep/sweep-of-counts.ts';
export type { SweepResult } from './tolerance-sweep/sweep-result.ts';
export { sweepRuleRow } from './tolerance-sweep/sweep-rule-row.ts';
// Tolerance sweep
export type { AlternativeRow, AlternativeRule } from './tolerance-sweep/tolerance-alternatives.ts';
export {
  namesAlikeBy,
  toleranceAlternatives,
  withinEdits,
  withinLength,
  withinSlips,
} from './tolerance-sweep/tolerance-alternatives.ts';
export type { RuleRow, ToleranceErrors, ToleranceRow } from './tolerance-sweep/tolerance-row.ts';
export { toleranceRow } from './tolerance-sweep/tolerance-row.ts';
export type { ToleranceSweep, ToleranceSweepOptions } from './tolerance-sweep/tolerance-sweep.ts';
export { pairsWithinToleranceRule, toleranceSweep } from './tolerance-sweep/tolerance-sweep.ts';
export {
  tooCrowded,
  tooLarge,
  tooLargeToSweepThrice,
  tooManyAlike,
  tooManyNamesToCompare,
  tooManyToDrawFrom,
} from './tolerance-sweep/too-large.ts';
export { USUAL_NAME_RULES } from './tolerance-sweep/usual-name-rules.ts';
// Taking profiles apart again
export type { Merge, MergeTree } from './unmerge/merge-tree.ts';
export { mergeTree } from './unmerge/merge-tree.ts';
export type { UnmergeAudit, UnmergePlan } from './unmerge/simulate-unmerge.ts';
export { unmergeAudit, unmergePlan } from './unmerge/simulate-unmerge.ts';
// Vetting-style matching: staff against records
export type { CollateralRow } from './vetting/collateral.ts';
export { vettingCollateral } from './vetting/collateral.ts';
export type { FlagExposure, PredictiveValueRow } from './vetting/flag-exposure.ts';
export { flagExposure, predictiveValues } from './vetting/flag-exposure.ts';
export { type FlagTally, flagTally } from './vetting/flag-tally.ts';
export { flagAgreement, flaggedIdentities } from './vetting/flagged-identities.ts';
export { flagsByTolerance, matchesWithin, type ToleratedFlags } from './vetting/flags-by-tolerance.ts';
export type { Corroboration, SearchedColumns, StaffColumns, StaffMatch } from './vetting/match-staff.ts';
export { matchStaff } from './vetting/match-staff.ts';
export type { LadderRow, Rung } from './vetting/mitigation-ladder.ts';
export { matchStandsOn, mitigationLadder, RUNGS } from './vetting/mitigation-ladder.ts';
export { flagsPerDay, type PilotSize, pilotSizes } from './vetting/pilot-sizes.ts';
export type { RoleFirewall, RoleRow } from './vetting/role-firewall.ts';
export { leakedRecords, roleFirewall, SUSPECT_ROLES } from './vetting/role-firewall.ts';
export type { TrialTruth } from './vetting/trial-truth.ts';
export { entitiesOfTrial, formerPostcodes, withoutTruth } from './vetting/trial-truth.ts';
export type { RightlyFlaggedRow, WronglyFlaggedRow } from './vetting/wrong-flags.ts';
export { rightlyFlagged, staffOnRecord, wrongFlags, wronglyFlaggedByGroup } from './vetting/wrong-flags.ts';
export type { ClericalReading, JudgedSides } from './without-labels/clerical-readings.ts';
export { clericalReadings, pairsJudged } from './without-labels/clerical-readings.ts';
export type {
  ClericalEstimate,
  PlannedStratum,
  ReviewedStratum,
  Stratum,
} from './without-labels/clerical-sample.ts';
export {
  blindSheet,
  clericalEstimate,
  clericalRecall,
  drawClericalSample,
  planClericalSample,
} from './without-labels/clerical-sample.ts';
// Without labels
export type { DecoyRow } from './without-labels/decoy-control.ts';
export { decoyControl, decoyRows } from './without-labels/decoy-control.ts';
export type { DecoyOptions, DecoyPairs } from './without-labels/decoy-pairs.ts';
export { decoyPairs } from './without-labels/decoy-pairs.ts';
export type { DrawnStratum } from './without-labels/drawn-strata.ts';
export { drawnStrata } from './without-labels/drawn-strata.ts';
export type { DuplicateMethodResult } from './without-labels/duplicate-method.ts';
export { duplicateMethod, wrongByDuplicates } from './without-labels/duplicate-method.ts';
export type { DrawnPairs, ReviewedSheet, ReviewSheet, SampledPair, Verdicts } from './without-labels/judged-pairs.ts';
export { readClericalReviews, verdictsOf, weighedPairs } from './without-labels/judged-pairs.ts';
export type { JudgedSample } from './without-labels/judged-sample.ts';
export { judgedBySheet, judgedByTruth, judgedSoFar, sheetOfPairs } from './without-labels/judged-sample.ts';
export type { LinkedPairFacts } from './without-labels/linked-pair-facts.ts';
export { linkedPairFacts } from './without-labels/linked-pair-facts.ts';
export { forEachOutsidePair, OUTSIDE_KINDS } from './without-labels/outside-pairs.ts';
export type { DrawablePairs, PairsToDrawOptions } from './without-labels/pairs-to-draw.ts';
export { pairsToDraw } from './without-labels/pairs-to-draw.ts';
export { predictedCount } from './without-labels/predicted-count.ts';
export type { AgreementRow } from './without-labels/reviewer-agreement.ts';
export { reviewerAgreement } from './without-labels/reviewer-agreement.ts';
export type { WayToKnowWrongLinks } from './without-labels/ways-to-know-wrong-links.ts';
export { waysToKnowWrongLinks } from './without-labels/ways-to-know-wrong-links.ts';
