// Code lists
export { ageBands, oldestBand } from './code-list/age-bands.ts';
export type { BroadEthnicity } from './code-list/broad-ethnicity.ts';
export { BROAD_GROUPS, broadEthnicity } from './code-list/broad-ethnicity.ts';
export { type BroadGroups, broadGroups } from './code-list/broad-groups.ts';
export { REPORT_STAGES } from './code-list/closed-words.ts';
export type { CodeEntry, CodeList } from './code-list/code-list.ts';
export { codeEntry, codeOf } from './code-list/code-list.ts';
export { codeList, codeLists } from './code-list/code-lists.ts';
export { comparableWording } from './code-list/comparable-wording.ts';
export { type Division, divisionOf } from './code-list/division.ts';
export type { EthnicityListUsed } from './code-list/ethnicity-list-used.ts';
export { ethnicityListUsed } from './code-list/ethnicity-list-used.ts';
export { type EventColumn, eventOrNone } from './code-list/event-or-none.ts';
export { fewGroups } from './code-list/few-groups.ts';
export { groupOfPerson, groupOfPersonByRecord, groupOfStatements } from './code-list/group-of-person.ts';
export type { GroupKind, Groups } from './code-list/groups-of.ts';
export { groupsOf, rowsByGroup, rowsByGroupAmong } from './code-list/groups-of.ts';
export { groupComparedWith, largestGroup } from './code-list/largest-group.ts';
export type { ListedWords } from './code-list/listed-words.ts';
export { listedWords, notListed, saysOneOf } from './code-list/listed-words.ts';
export type { MappedCode } from './code-list/map-code.ts';
export { mapCode } from './code-list/map-code.ts';
export type { MappedWord, MappedWords } from './code-list/mapped-words.ts';
export { UNREAD_GROUP, unreadWords, unreadWordsOfFields } from './code-list/mapped-words.ts';
export { type AskedOffence, offenceSpelling, refuseUnknownOffences } from './code-list/offence-spelling.ts';
export type { ScaledAnswers } from './code-list/ordered-scale.ts';
export { orderedAnswers } from './code-list/ordered-scale.ts';
export type { CrossedGroup, GroupParts } from './code-list/parts-by-group.ts';
export { crossedGroups, partsByGroup, unitCases } from './code-list/parts-by-group.ts';
export { quotedWords } from './code-list/quoted-words.ts';
export type { RecordedCodes } from './code-list/recorded-codes.ts';
export { recordedCodes } from './code-list/recorded-codes.ts';
export { recordedEvent } from './code-list/recorded-event.ts';
export { type RecordedRoles, recordedRoles } from './code-list/recorded-roles.ts';
export { recordedSex } from './code-list/recorded-sex.ts';
export type { RecordedYesNo } from './code-list/recorded-yes-no.ts';
export { recordedYesNo } from './code-list/recorded-yes-no.ts';
export { searchOutcome } from './code-list/search-outcome.ts';
export { unfitToGroupBy } from './code-list/unfit-to-group-by.ts';
export { type UnlistedWord, unlistedWords } from './code-list/unlisted-words.ts';
export { type FieldWords, MISSING_WORD, wordsOfField } from './code-list/words-of-field.ts';
export type { NoAnswer } from './code-list/words-of-no-answer.ts';
export { DECLINED_GROUP, noAnswer, withoutNoAnswers } from './code-list/words-of-no-answer.ts';
export { calledNuisance, type FlagLedgerStep, flagLedger } from './contacts/flag-ledger.ts';
// Contacts with a force
export { logPeriod, refuseListOfAll, supportStart, writtenDayOf } from './contacts/log-period.ts';
export {
  contactDirection,
  contactsOfUnknownChannels,
  HARM_WEIGHTS,
  harmOfOffences,
  inboundWords,
  type RecordedContacts,
  recordedContacts,
} from './contacts/recorded-contacts.ts';
export { type RecordedFlags, recordedFlags } from './contacts/recorded-flags.ts';
// Dates and times
export type { CalendarDay } from './date/calendar-day.ts';
export { calendarDay, isWrittenDay, writtenDay } from './date/calendar-day.ts';
export type { DateFormat } from './date/date-format.ts';
export { dateFormat } from './date/date-format.ts';
export type { DayWithin, OpenCase } from './date/elapsed.ts';
export { daysBetween, openCases, withinDays } from './date/elapsed.ts';
export { inOrderOfTime } from './date/in-order-of-time.ts';
export type { CountedText, DateReading } from './date/infer-date-format.ts';
export { inferDateFormat } from './date/infer-date-format.ts';
export { lastDay, lastDayButSlips, lastDayOfTables } from './date/last-day.ts';
export type { ClockReading } from './date/london-clock.ts';
export { fromLondonClock, londonClock, londonClockMinute } from './date/london-clock.ts';
export type { MonthlyParts } from './date/months.ts';
export {
  dayOfText,
  daysByMonth,
  monthlyParts,
  monthOfDay,
  writtenMonth,
  yearColumn,
  yearOfDay,
} from './date/months.ts';
export type { DateMeaning } from './date/placeholder-date.ts';
export { dateMeaning, hasRecordedEnd } from './date/placeholder-date.ts';
export { quartersOrYears } from './date/quarters.ts';
export type { RecordedDate } from './date/recorded-date.ts';
export { dayNumber, daysInMonth, recordedDate } from './date/recorded-date.ts';
export type { RecordedTime } from './date/recorded-time.ts';
export { recordedTime } from './date/recorded-time.ts';
export { recordsADay } from './date/records-a-day.ts';
// Datasets and their descriptors
export type {
  DatasetDescriptor,
  DescriptorField,
  DescriptorGenerator,
  DescriptorResource,
} from './descriptor/dataset-descriptor.ts';
export { datasetDescriptor } from './descriptor/dataset-descriptor.ts';
export type { DescriptorEngine } from './descriptor/descriptor-engine.ts';
// Tables that an analysis reads
export {
  type Lineage,
  lineageOf,
  MODEL_REGISTER,
  type ModelRegister,
  modelsReading,
  modelsStandingOn,
  type RegisteredModel,
} from './panel/model-register.ts';
export { type ConsideredItem, type PanelRecord, panelRecord } from './panel/panel-record.ts';
export { daysBetweenStages, type PanelRequest, panelRequests, type StageTime } from './panel/panel-requests.ts';
export { PANEL_TABLES } from './panel/panel-tables.ts';
export { PATROL_TABLES } from './patrols/patrol-tables.ts';
export { type RecordedAnswers, recordedAnswers } from './patrols/recorded-answers.ts';
export { type RecordedEvents, recordedEvents } from './patrols/recorded-events.ts';
export { evaluationPart, type RecordedSector, recordedSectors } from './patrols/recorded-sectors.ts';
export { type RecordedVisits, recordedVisits } from './patrols/recorded-visits.ts';
export { completeRows } from './profile/complete-rows.ts';
export { isRecorded } from './profile/is-recorded.ts';
export type { QualityScore } from './profile/profile-quality.ts';
export {
  profileQuality,
  profileSummedQuality,
  resolvedReferences,
  saidOfNotRecorded,
} from './profile/profile-quality.ts';
export { profileTable } from './profile/profile-table.ts';
export type { SystemsAgree } from './profile/systems-agree.ts';
export { saysOfValues, systemsAgree, systemsAgreeOn } from './profile/systems-agree.ts';
// What came in
export type {
  DefaultDate,
  DuplicateKey,
  FieldProfile,
  MissingInGroup,
  OutsideCodeList,
  TableProfile,
  WrongDate,
} from './profile/table-profile.ts';
// How a file was read, in sentences
export { accountLines } from './read/account-lines.ts';
export type { FieldReading, FileReading, ReadingAccount } from './read/reading-account.ts';
export { saidLines } from './read/said-lines.ts';
export { cleanText } from './read/text/clean-text.ts';
export {
  type ChangeOfPractice,
  changesOfPractice,
  recordedByEra,
  type StretchOfPractice,
} from './registers/changes-of-practice.ts';
export { type ContactRecords, contactRecords } from './registers/contact-records.ts';
export { type FollowedImages, followedImages, uploadAndOutcome } from './registers/followed-images.ts';
export { type FollowedByDisposal, type ImageDecisions, imageDecisions } from './registers/image-decisions.ts';
export { daysHeldBy, type ImagePolicy, imagePolicies, policiesLeftOut } from './registers/image-policies.ts';
export { type KnownOfPeople, knownOfPeople } from './registers/known-of-people.ts';
export {
  cameTo,
  enteredWithin,
  type RecordedReports,
  type ReportsOfGroup,
  recordedReports,
  reportsByVictim,
  type TaughtReports,
  taughtReports,
} from './registers/recorded-reports.ts';
export { type RecordedResidents, recordedResidents } from './registers/recorded-residents.ts';
export { type RegisterOfPeople, registerOfPeople } from './registers/register-of-people.ts';
export { REGISTER_TABLES, TRUE_PERSON } from './registers/register-tables.ts';
export {
  type RecordedCohort,
  recordedCohort,
  type ScoredCohort,
  scoredCohort,
  truthOfCohort,
} from './registers/scored-cohort.ts';
export { type ScoredPeople, type ScoredPeopleChoices, scoredPeople } from './registers/scored-people.ts';
export { type StaffAtWork, type StaffOfKind, staffAtWork } from './registers/staff-at-work.ts';
export { NATIONAL_CHECKS, type StaffChecks, type StaffResults, staffChecks } from './registers/staff-checks.ts';
export {
  type Renewal,
  type StaffTraining,
  staffDatedWithin,
  staffTraining,
  vettingRenewals,
} from './registers/staff-dates.ts';
export { type SurveyWave, type SurveyWaves, surveyWaves } from './registers/survey-waves.ts';
export { comparableName } from './schema/comparable-name.ts';
export { field } from './schema/field.ts';
export type { SplitName } from './schema/full-name.ts';
export { splitFullName } from './schema/full-name.ts';
export { loosenedFields } from './schema/loosened-fields.ts';
// Schemas
export type { ColumnMatch } from './schema/match-columns.ts';
export { matchColumns } from './schema/match-columns.ts';
export { nearestText } from './schema/nearest-text.ts';
export { schemaOfResource } from './schema/schema-of-resource.ts';
export type { Field, FieldRole, TableSchema } from './schema/table-schema.ts';
export { tableSchema } from './schema/table-schema.ts';
// Searches
export { countedSearches, countsWhere, type SearchTables } from './searches/counted-searches.ts';
export { refuseGroupNotSearched } from './searches/group-searched.ts';
export {
  NO_OFFICIAL_SEARCHES,
  OFFICIAL_RATES,
  OFFICIAL_SEARCHES,
  type OfficialSearches,
  officialSearches,
} from './searches/official-searches.ts';
export { type OutcomesOfSearches, outcomesOfSearches } from './searches/outcomes-of-searches.ts';
export { OFFICIAL_YEAR, PRINTED_RATES, type PrintedRates } from './searches/published-figures.ts';
export {
  type SearchRecords,
  searchRecords,
  type TimedVehicleSearches,
  timedVehicleSearches,
} from './searches/search-records.ts';
export { type Degrees, middleOfSearches, SEARCH_PLACE, whereSearched } from './searches/where-searched.ts';
export { searchesOfPeople, type WhomSearched, whomSearched } from './searches/whom-searched.ts';
export { type SearchesByOfficer, type WithoutOwnGroup, withoutOwnGroup } from './searches/without-own-group.ts';
// Tables
export { clockTimes, momentsOf } from './table/clock-times.ts';
export { noteWrittenTexts } from './table/column-bytes.ts';
export {
  dateColumn,
  hasColumn,
  numberColumn,
  textColumn,
  textColumns,
  textRows,
  timeColumn,
} from './table/column-of.ts';
export { daysOfValues, heldTexts, packedCodes, packedDates, packedDictionary } from './table/held-texts.ts';
export { inOrderOfValues } from './table/in-order-of-values.ts';
export { keysOfAlike } from './table/keys-of-alike.ts';
export { packedCodesIn } from './table/packed-codes.ts';
export type { ForeignValue } from './table/plain-columns.ts';
export { plainColumns, tableFromColumns } from './table/plain-columns.ts';
export { printedNumbers } from './table/printed-numbers.ts';
export { type RepeatedPersons, repeatedPersons } from './table/repeated-persons.ts';
export { repeatedRows } from './table/repeated-rows.ts';
export { rowsOfRecords } from './table/rows-of-records.ts';
export { sameRecords } from './table/same-records.ts';
export { selectRows } from './table/select-rows.ts';
export type { Column, DateColumn, NumberColumn, Table, TextColumn, TimeColumn } from './table/table.ts';
export { MISSING_DAY } from './table/table.ts';
export type { PlainValues } from './table/table-of.ts';
export { columnOf, tableOf } from './table/table-of.ts';
export { tableOfCounted } from './table/table-of-counted.ts';
export { weightColumn } from './table/weight-column.ts';
export { writtenTime, writtenValues } from './table/written-values.ts';
