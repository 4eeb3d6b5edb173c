/** What forces call the number of a person. */
const PERSON_NUMBERS =
  'nominal, nominal id, nominal no, nominal number, nominal ref, nominal reference, nominal urn, person no, person number, person ref, person reference, person urn';

/** Hours or days of what happened, before those of when it was told or written down. */
const OCCURRED =
  'occurred, occurred on, occurred at, occurred from, occurred date, date occurred, date time occurred, committed on, date committed, offence date, date of offence, incident date, date of incident, incident date time, incident time';
const REPORTED =
  'reported, reported on, date reported, reported date, date of report, report date, date first reported, received, received on, received date, date received';
const ENTERED =
  'entered, entered on, date entered, date of entry, entry date, input date, date input, created on, created date, date created, recorded, recorded on, recorded date, date recorded, crime recorded date';
const CRIME_NUMBERS =
  'crime number, crime no, crime ref, crime ref no, crime reference, crime reference number, occurrence number, occurrence no, occ no, occ ref, investigation number, investigation no, niche occurrence';
const STAFF_NUMBERS =
  'collar number, collar no, shoulder number, shoulder no, warrant number, warrant no, employee number, employee no, payroll number, payroll no, staff number, staff no, personnel number, service number, assignment number';
const OFFENCES =
  'offence, offence type, offence description, offence title, offence name, offence group, crime, crime type, crime category, crime classification, crime description, crime group, ho classification, ho class, home office classification, home office offence, incident type, classification';
const SELF_DEFINED =
  'self defined ethnicity, self defined ethnic group, self defined ethnicity 16+1, self defined ethnicity 18+1, ethnicity self defined, ethnic group self defined, sde, sde code, sdec, self classified ethnicity, self classification, stated ethnicity';
const OFFICER_DEFINED =
  'officer defined ethnicity, officer defined ethnic group, ethnicity officer defined, ode, ode code, ic code, ethnic appearance, ethnic appearance code, pnc ethnic appearance, officer perceived ethnicity, perceived ethnicity, observed ethnicity, visual ethnicity';
const ETHNICITIES = `ethnicity, ethnic group, ethnic origin, ethnic background, ethnicity code, ${SELF_DEFINED}`;

/**
 * What systems of police forces (Niche, Athena, Connect, STORM, lists of personnel offices) head the columns that our schemas
 * call by the name before the colon, likeliest first.
 */
const HEADINGS: Readonly<Record<string, string>> = {
  person_id: `${PERSON_NUMBERS}, individual id, individual ref, offender id, offender no, offender ref, subject id, subject ref, person`,
  person: PERSON_NUMBERS,
  time: `${OCCURRED}, call received, call received at, call time, call date, call date time, time of call, ${REPORTED}, opened, date opened, time opened, event date, event time, event date time, start date time, log date, search date, date of search, search time, time of search, date and time of search, date stopped, stop date, ${ENTERED}, date time, date and time`,
  time_to: 'occurred to, date occurred to, committed to, date committed to, incident date to, end date time, to date',
  channel:
    'method of contact, contact method, contact channel, contact type, mode of contact, how received, how reported, how contacted, method of report, reporting method, method received, received via, call source, source of call, call origin, contact medium',
  direction:
    'direction of call, call direction, direction of contact, contact direction, inbound or outbound, inbound outbound',
  incident_id:
    'log number, log no, log ref, log reference, incident no, incident ref, incident reference, incident urn, cad number, cad no, cad ref, cad reference, cad, storm number, storm ref, storm log, event number',
  contact_id:
    'contact number, contact no, contact ref, contact reference, call number, call no, call ref, call reference',
  matter:
    'closing code, final code, closing category, opening code, opening category, initial code, incident type, call type, qualifier, incident category, incident classification, nature of call',
  event_id: CRIME_NUMBERS,
  report_id: CRIME_NUMBERS,
  area_code:
    'lsoa name, lower super output area, msoa, msoa name, ward, ward name, beat, beat name, neighbourhood, neighbourhood name, neighbourhood policing area, sector, sector name, area, area name, area id',
  offence_type: OFFENCES,
  offence: OFFENCES,
  occurred_date: OCCURRED,
  reported_date: REPORTED,
  entered_date: ENTERED,
  recorded_date: ENTERED,
  outcome:
    'disposal, disposal type, result, outcome type, outcome description, outcome code, final outcome, crime outcome, search outcome, outcome of search, result of search, search result, last outcome category, charged later, charged again, subsequently charged, subsequent charge',
  victim_ethnicity:
    'victim ethnic group, victim ethnic origin, ethnicity of victim, victim self defined ethnicity, aggrieved ethnicity, injured party ethnicity, ip ethnicity',
  victim_sex: 'sex of victim, gender of victim, aggrieved sex, injured party sex, ip sex',
  officer: `oic, officer in case, officer in the case, investigating officer, reporting officer, officer id, officer no, officer number, ${STAFF_NUMBERS}`,
  staff_id: STAFF_NUMBERS,
  employed_from:
    'start date, joined, date joined, join date, joining date, date of joining, hire date, appointment date, date appointed, employment start, employment start date, service start date',
  employed_to:
    'end date, left, date left, leaving date, leave date, leaver date, date of leaving, termination date, employment end, employment end date, service end date',
  former_surname: 'previous name, previous last name, former name, maiden surname, birth name, name at birth',
  kind: 'staff type, employee type, employment type, worker type, staff category, employee category',
  address: 'address line 1, address line, addr 1, street address, full address, residential address, current address',
  vetting_started:
    'vetting start, vetting start date, vetting renewal due, vetting due, renewal due, vetting submitted',
  vetting_completed:
    'vetting end, vetting complete, vetting cleared, vetting granted, clearance date, vetting clearance date',
  integrity_check:
    'integrity health check, annual integrity health check, last integrity check, data wash date, pnd check date',
  training_date:
    'training completed, training completed on, date trained, course date, date of training, course completed',
  self_defined_ethnicity: `${SELF_DEFINED}, ethnic group, ethnic origin, ethnic background, ethnicity code`,
  officer_defined_ethnicity: OFFICER_DEFINED,
  ethnic_group: `${ETHNICITIES}, ${OFFICER_DEFINED}`,
  group: `${ETHNICITIES}, ${OFFICER_DEFINED}`,
  second_group: 'sex code, gender code, person gender, person sex',
  type: 'search type, stop type, type of search, type of stop, encounter type',
  gender: 'sex code, gender code, person gender, person sex, self defined gender',
  age_range: 'age band, age group, age bracket',
  age_band: 'age group, age bracket, age range',
  legislation: 'power, power used, search power, power of search, act, legislation used, search legislation',
  object_of_search:
    'object, reason for search, search reason, searched for, item searched for, search object, object searched for',
  outcome_linked: 'linked to object, linked to outcome, outcome linked to object, object found, item found',
  removal_of_clothing:
    'strip search, strip searched, clothing removed, more thorough search, removal of outer clothing',
  local_policing_area:
    'local policing unit, lpu, bcu, basic command unit, command unit, policing area, policing district, district, division, neighbourhood policing team, npt, borough, beat',
  ever_charged: 'previously charged, charged before, ever been charged, has been charged, previous charge',
  prior_charges: 'previous charges, number of charges, number of previous charges, charge count, prior charge count',
  recharged: 'charged later, charged again, subsequently charged, subsequent charge, reoffending, re offended',
  scored_on: 'scored, date scored, date of score, scoring date, assessment date, date assessed',
  flagged_date: 'flagged, flagged on, flag date, date flagged, date of flag',
  first_name: 'first name 1, forename 1, fore name, first forename, fname',
  surname: 'surname 1, sur name, lname, last names, family names',
  date_of_birth: 'birth dt, birthday, person dob, nominal dob, date birth',
  residents:
    'usual residents, all usual residents, number of residents, resident population, total population, persons, observation, observations',
  sex: 'sex code, gender code, person sex, nominal sex, person gender',
  record_id: `pnc id, pnc number, pnc no, niche id, niche person id, athena id, connect id, record no, record ref, record reference, ${PERSON_NUMBERS}`,
};

/** What police systems call a field of one of our schemas, likeliest first. */
export function forceHeadings(field: string): readonly string[] {
  return HEADINGS[field]?.split(', ') ?? [];
}
