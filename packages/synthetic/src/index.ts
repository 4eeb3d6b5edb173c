// Records of people, with duplicates, twins and namesakes

// Contacts with the force, with a support programme of known effect
export type { ContactLog } from './contact-log/contact-log.ts';
export { contactLog } from './contact-log/contact-log.ts';
export {
  contactFlagsSchema,
  contactLogSchema,
  contactPeopleSchema,
  contactTruthSchema,
  officerImpressionsSchema,
  residentPopulationSchema,
} from './contact-log/schema.ts';
export type { ContactLogSettings } from './contact-log/settings.ts';
export {
  contactChannels,
  contactDirections,
  contactLogDefaults,
  contactRoles,
} from './contact-log/settings.ts';
// Records of a force whose faults are known
export type { DataIntegrity } from './data-integrity/data-integrity.ts';
export { dataIntegrity } from './data-integrity/data-integrity.ts';
export {
  integrityReportsSchema,
  integritySecondSystemSchema,
  integrityStaffSchema,
  integritySurveySchema,
  integrityTruthSchema,
} from './data-integrity/schema.ts';
export type { DataIntegritySettings } from './data-integrity/settings.ts';
export {
  attritionStages,
  checkResults,
  dataIntegrityDefaults,
  integrityOffences,
  staffDepartments,
  trainingKinds,
} from './data-integrity/settings.ts';
export { broadGroups } from './draw/area-residents.ts';
export { localPolicingAreas } from './draw/places.ts';
// Decisions on images, as aggregate metadata
export type { ImagePolicy, ImagePolicySettings } from './image-policy/image-policy.ts';
export {
  childAgeBands,
  imageContexts,
  imageDisposals,
  imagePolicy,
  imagePolicyDefaults,
} from './image-policy/image-policy.ts';
export { imageDecisionsSchema, imageOfficersTruthSchema } from './image-policy/schema.ts';
// The populations behind them
export type { NamePool, NamingTradition } from './naming/naming-tradition.ts';
export { namingTraditions } from './naming/naming-traditions.ts';
export type { OffenceType } from './patrol-events/offence-types.ts';
export { offenceTypes } from './patrol-events/offence-types.ts';
// Patrols and crime events, with displacement and discovery that are known
export type { PatrolEvents } from './patrol-events/patrol-events.ts';
export { patrolEvents } from './patrol-events/patrol-events.ts';
export {
  patrolEventsSchema,
  patrolRoutesSchema,
  patrolSectorsSchema,
  patrolVisitsSchema,
} from './patrol-events/schema.ts';
export type { PatrolEventsSettings } from './patrol-events/settings.ts';
export { patrolEventsDefaults } from './patrol-events/settings.ts';
export { confidenceSurveySchema } from './patrol-events/survey-schema.ts';
export { patrolTruthSchema } from './patrol-events/truth-schema.ts';
export type { ErrorKind } from './person-register/error-kinds.ts';
export { errorKinds } from './person-register/error-kinds.ts';
export type { PersonRegister } from './person-register/person-register.ts';
export { personRegister, registerRoles } from './person-register/person-register.ts';
export { personRegisterSchema, personTruthSchema } from './person-register/schema.ts';
export type { PersonRegisterSettings } from './person-register/settings.ts';
export { personRegisterDefaults } from './person-register/settings.ts';
// People scored by offender models, with their true risk
export { scoredCohortSchema, scoredCohortTruthSchema } from './scored-cohort/schema.ts';
export type { ScoredCohort } from './scored-cohort/scored-cohort.ts';
export { cohortAgeBands, scoredCohort } from './scored-cohort/scored-cohort.ts';
export type { ScoredCohortSettings } from './scored-cohort/settings.ts';
export { scoredCohortDefaults } from './scored-cohort/settings.ts';
// Staff and the records that they are checked against
export {
  staffAddressesSchema,
  staffSchema,
  vettingRecordsSchema,
  vettingTruthSchema,
} from './staff-register/schema.ts';
export type { StaffRegisterSettings } from './staff-register/settings.ts';
export { staffRegisterDefaults } from './staff-register/settings.ts';
export type { StaffRegister } from './staff-register/staff-register.ts';
export { staffRegister, staffRelations, vettingRoles } from './staff-register/staff-register.ts';
// Stop and search, with the bar that officers set
export { stopAndSearchSchema, stopAndSearchTruthSchema } from './stop-and-search/schema.ts';
export type { StopAndSearch, StopAndSearchSettings } from './stop-and-search/stop-and-search.ts';
export { stopAndSearch, stopAndSearchDefaults } from './stop-and-search/stop-and-search.ts';
