// Who was in contact, how often, through what

export { type AgreementOfLists, agreementOfLists } from './agreement/agreement-of-lists.ts';
export { type CountingRule, compareLists, type ListComparison } from './agreement/lists-by-direction.ts';
// Impression against data
export { type NamedAgainstCounts, namedAgainstCounts } from './agreement/named-against-counts.ts';
export {
  type NamedInAll,
  type NamedInArea,
  type NamedPeople,
  namedByArea,
  namedInAll,
} from './agreement/named-by-area.ts';
export {
  type RankBiasedOverlap,
  type RankBiasedOverlapOptions,
  type RankedList,
  rankBiasedOverlap,
  rankBiasedWeight,
} from './agreement/rank-biased-overlap.ts';
export { recallAt } from './agreement/recall-at.ts';
export { yesNoTable } from './agreement/yes-no-table.ts';
export {
  andersenGill,
  type RecurrentCoefficient,
  type RecurrentEvents,
  type RecurrentFit,
  type RecurrentOptions,
} from './change/andersen-gill.ts';
// Change after support
export { type ChangeAgainstExpectation, changeAgainstExpectation } from './change/change-against-expectation.ts';
export {
  type ChangeBand,
  type ContactChange,
  type ContactChangeOptions,
  contactChangeCompared,
  type SupportColumns,
} from './change/contact-change-compared.ts';
export {
  type EligiblePeople,
  eligiblePeople,
  type OfferedSupport,
  offeredSupport,
} from './change/eligible-people.ts';
export {
  type EvaluatedPeople,
  type FallsAfterSupport,
  fallsAfterSupport,
  type LogAroundSupport,
} from './change/falls-after-support.ts';
export {
  type CumulativeContacts,
  cumulativeBySide,
  cumulativeContacts,
  type FollowedPeople,
  recurrentFall,
} from './change/followed-people.ts';
export { type CumulativeStep, cumulativeAt, meanCumulativeFunction } from './change/mean-cumulative-function.ts';
export { stretchesOf } from './change/stretches.ts';
export { type BootstrapOptions, bootstrapGini } from './concentration/bootstrap-gini.ts';
export { gammaGini, poissonGini } from './concentration/chance-gini.ts';
export { type Concentration, concentration } from './concentration/concentration.ts';
// Concentration
export { type CountHistogram, countHistogram } from './concentration/count-histogram.ts';
export { giniOfHistogram, sparseGini } from './concentration/gini-of-histogram.ts';
export { type TopShareRow, topShares } from './concentration/top-shares.ts';
export { type AreaSeen, areasSeen } from './contacts/areas-seen.ts';
export type { ContactColumns, Period } from './contacts/contact-columns.ts';
export { DAY_MILLISECONDS } from './contacts/contact-columns.ts';
export { type ContactGaps, contactGaps } from './contacts/contact-gaps.ts';
export {
  type CategoryCounts,
  type CategoryOfPeople,
  categoriesAround,
  categoriesOfPeople,
  contactCategoriesOf,
  contactCountsOf,
  contactsByCategory,
} from './contacts/contacts-by-category.ts';
export { type CoverageRow, contactsByChannel } from './contacts/contacts-by-channel.ts';
export { contactsByPerson, type OrderedLog } from './contacts/contacts-by-person.ts';
export { lastContactDay, lastDayOfLog } from './contacts/last-day-of-log.ts';
// The same contacts, people told apart in another way
export { type LinkedLog, linkedLog } from './contacts/linked-log.ts';
export { type LogSpan, spanOfContactDays, spanOfContactTimes } from './contacts/log-span.ts';
export { type MatterOptions, mattersByPerson } from './contacts/matters-by-person.ts';
export { oneContactPerIncident } from './contacts/one-contact-per-incident.ts';
export { peopleInMostContact, type TiedList } from './contacts/people-in-most-contact.ts';
export { peopleInProfiles, type TruePeople } from './contacts/people-in-profiles.ts';
export { type ContactProfiles, type ProfileOptions, profileContacts } from './contacts/profile-contacts.ts';
export { profilesByArea } from './contacts/profiles-by-area.ts';
export { receivedContacts } from './contacts/received-contacts.ts';
export { type LogOfCounts, logCounter, logOfCounts } from './counting/log-counter.ts';
export { type LogReading, logPasses } from './counting/log-passes.ts';
export { peopleCounter } from './counting/people-counter.ts';
export { categoriesOfCounts, type PeopleOfCounts, peopleOfCounts } from './counting/people-of-counts.ts';
export {
  absentOfLog,
  type CountedLogReading,
  type LogOfRows,
  type StatedLog,
  statedOfCounts,
  statedOfRows,
} from './counting/stated-log.ts';
// Flags
export {
  type MergeEffect,
  mergeEffectOnFlags,
  type SplitEffect,
  splitEffectOnFlags,
} from './flag/errors-of-linkage.ts';
export { firstFlags } from './flag/first-flags.ts';
export { type FlagRateColumns, type FlagRateRow, flagRates } from './flag/flag-rates.ts';
export { type FlagRule, type FlagWindow, flagPresets, flagRule, pacedRule } from './flag/flag-rule.ts';
export { flagSensitivity, SENSITIVITY, type SensitivityRow } from './flag/flag-sensitivity.ts';
export {
  flagsByUnlikeErrors,
  type PeopleInGroups,
  peopleByContacts,
  type UnlikeErrorOptions,
  type UnlikeErrorRow,
} from './flag/flags-by-unlike-errors.ts';
export { type HiddenAndDrawnIn, hiddenAndDrawnIn, hiddenAndDrawnInByGroup } from './flag/hidden-and-drawn-in.ts';
export {
  type FlagBearers,
  flagBearers,
  flagBearersByRule,
  flaggedAt,
  lastFlagged,
  type RaisedFlags,
  raiseFlags,
} from './flag/raise-flags.ts';
export { type FlagRecords, type FlagResponse, responseToFlags } from './flag/response-to-flags.ts';
export { CONTACT_METHODS } from './methods.ts';
export { type BgNbd, bgNbdActive, bgNbdExpected, bgNbdExpectedOfNew, bgNbdMass } from './model/bg-nbd.ts';
// Need that ends
export { type CollapsedHistories, type ContactHistories, collapseHistories } from './model/contact-histories.ts';
export { type ExpectedContacts, expectedContacts } from './model/expected-contacts.ts';
export { type BgNbdFit, fitBgNbd } from './model/fit-bg-nbd.ts';
export { collapsedHistoriesOf, historiesOfProfiles, type PeopleHistories } from './model/histories-of-profiles.ts';
export { marshallRates } from './model/marshall-rates.ts';
// Rates behind counts
export {
  chanceRateAbove,
  type ExposedCounts,
  expectedAfterSelection,
  fitNegativeBinomial,
  type NegativeBinomialFit,
  posteriorRate,
} from './model/negative-binomial.ts';
export {
  fitParetoNbd,
  type ParetoNbdFit,
  paretoNbdActive,
  paretoNbdExpected,
  paretoNbdExpectedOfNew,
} from './model/pareto-nbd.ts';
export type { ParetoNbd } from './model/pareto-nbd-likelihood.ts';
export {
  chaoBiasCorrected,
  chaoLowerBound,
  turingCoverage,
  zeltermanEstimate,
} from './never-in-contact/chao-estimate.ts';
// People never in contact
export { type FrequencyCounts, frequenciesOf } from './never-in-contact/frequency-counts.ts';
export { type GroupDesign, groupDesign } from './never-in-contact/group-design.ts';
export { type PopulationByGroupRow, populationByGroup } from './never-in-contact/population-by-group.ts';
export {
  type PopulationModel,
  type PopulationModels,
  populationModels,
  type SeenShareRow,
} from './never-in-contact/population-models.ts';
export { seenByGroup } from './never-in-contact/seen-by-group.ts';
export {
  type ZeroTruncatedNegativeBinomial,
  zeroTruncatedNegativeBinomial,
} from './never-in-contact/zero-truncated-negative-binomial.ts';
export {
  type GoodnessOfFit,
  type SeenPeople,
  type ZeroTruncatedFit,
  zeroTruncatedRegression,
} from './never-in-contact/zero-truncated-regression.ts';
// Audit of flags
export { type AnsweredRow, answeredByGroup } from './outcome/answered-by-group.ts';
export {
  contactsWithoutWeight,
  type HarmQuadrants,
  harmQuadrants,
  recordedHarm,
  type WeighedHarm,
  weighHarm,
} from './outcome/harm-quadrants.ts';
export { BANDS_OF_YEAR, type ContactBand, outcomeByContacts } from './outcome/outcome-by-contacts.ts';
export { type OutcomeSplitRow, outcomeSplit } from './outcome/outcome-split.ts';
export { type WaitingRow, waitingList } from './outcome/waiting-list.ts';
export { type ListCertainty, listCertainty } from './stability/list-certainty.ts';
// Stability of a list
export { type ChurnRow, listChurn } from './stability/list-churn.ts';
export { type RankInterval, rankIntervals } from './stability/rank-interval.ts';
export { type ContactsOfYear, contactsByYear, yearlyLists, yearsOfLog } from './stability/yearly-lists.ts';
