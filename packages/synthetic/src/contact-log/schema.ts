import type { TableSchema } from '@assay/dataset';
import { PERSON_FIELDS } from '../field/person-fields.ts';

/** One row per contact between a person and the force. */
export const contactLogSchema = {
  name: 'contact-log',
  title: 'Contacts with the force',
  fields: [
    {
      name: 'contact_id',
      title: 'Contact',
      description: 'Identifier of the contact.',
      type: 'text',
      role: 'identifier',
      required: false,
      aliases: ['contact', 'log_id'],
    },
    PERSON_FIELDS.personId,
    {
      name: 'time',
      title: 'Time',
      description: 'When the contact was made.',
      type: 'time',
      role: 'time',
      required: true,
      aliases: ['contact_time', 'timestamp', 'date', 'created'],
    },
    {
      name: 'channel',
      title: 'Channel',
      description: 'How the contact was made.',
      type: 'text',
      role: 'category',
      required: true,
      codeList: 'contact-channel',
    },
    {
      name: 'direction',
      title: 'Direction',
      description: 'Inbound, outbound or police-initiated.',
      type: 'text',
      role: 'category',
      required: false,
      codeList: 'contact-direction',
    },
    {
      name: 'role',
      title: 'Role',
      description: 'Part of the person in the matter.',
      type: 'text',
      role: 'role',
      required: false,
      codeList: 'role',
    },
    {
      name: 'incident_id',
      title: 'Incident',
      description: 'Several contacts may concern one incident.',
      type: 'text',
      role: 'identifier',
      required: false,
      aliases: ['incident', 'incident_number'],
    },
    PERSON_FIELDS.localPolicingArea,
    {
      name: 'matter',
      title: 'Matter',
      description: 'What the contact was about.',
      type: 'text',
      role: 'category',
      required: false,
      aliases: ['type', 'category'],
    },
    {
      name: 'harm_weight',
      title: 'Harm',
      description: 'Harm of the matter in days; illustrative in synthetic data.',
      type: 'number',
      role: 'weight',
      required: false,
      aliases: ['harm', 'chi', 'severity'],
    },
    {
      name: 'answered',
      title: 'Answered',
      description: 'Whether a call was answered or abandoned.',
      type: 'text',
      role: 'outcome',
      required: false,
    },
  ],
} as const satisfies TableSchema;

/** One row per person who was ever in contact. */
export const contactPeopleSchema = {
  name: 'contact-people',
  title: 'People in contact',
  fields: [
    PERSON_FIELDS.personId,
    {
      name: 'household_id',
      title: 'Household',
      description: 'People of one household share an address.',
      type: 'text',
      role: 'place',
      required: false,
    },
    PERSON_FIELDS.localPolicingArea,
    PERSON_FIELDS.ethnicGroup,
    PERSON_FIELDS.sex,
    {
      name: 'age_band',
      title: 'Age band',
      description: 'Age in bands.',
      type: 'text',
      role: 'protected-characteristic',
      required: false,
      aliases: ['age', 'age_range'],
    },
    {
      name: 'vulnerability_marker',
      title: 'Vulnerability marker',
      description: 'Whether officers recorded a vulnerability.',
      type: 'text',
      role: 'category',
      required: false,
    },
    {
      name: 'identity_status',
      title: 'Identity',
      description: 'Whether the person is one record, merged from several, or has a possible duplicate.',
      type: 'text',
      role: 'category',
      required: false,
    },
    {
      name: 'serious_harm_next_year',
      title: 'Later serious harm',
      description: 'Whether serious harm came to the person in the following year.',
      type: 'text',
      role: 'outcome',
      required: false,
    },
  ],
} as const satisfies TableSchema;

/** Flags raised, their label, and what followed. */
export const contactFlagsSchema = {
  name: 'contact-flags',
  title: 'Flags for frequent contact',
  fields: [
    {
      name: 'flag_id',
      title: 'Flag',
      description: 'Identifier of the flag.',
      type: 'text',
      role: 'identifier',
      required: false,
    },
    PERSON_FIELDS.personId,
    {
      name: 'flagged_date',
      title: 'Flagged',
      description: 'Day on which the flag was raised.',
      type: 'date',
      role: 'time',
      required: true,
    },
    {
      name: 'label',
      title: 'Label',
      description: "The officer's word for the person.",
      type: 'text',
      role: 'category',
      required: false,
    },
    {
      name: 'action',
      title: 'Action',
      description: 'First action taken.',
      type: 'text',
      role: 'category',
      required: false,
    },
    {
      name: 'outcome',
      title: 'Outcome',
      description: 'Support, enforcement or none.',
      type: 'text',
      role: 'outcome',
      required: false,
    },
    {
      name: 'action_date',
      title: 'Acted on',
      description: 'Day of the first action; blank where none was taken.',
      type: 'date',
      role: 'time',
      required: false,
    },
  ],
} as const satisfies TableSchema;

/** Who teams think is most in contact, in order. */
export const officerImpressionsSchema = {
  name: 'officer-impressions',
  title: 'Whom officers name',
  fields: [
    PERSON_FIELDS.localPolicingArea,
    {
      name: 'rank',
      title: 'Rank',
      description: '1 for the person thought to be most in contact.',
      type: 'number',
      role: 'measure',
      required: true,
    },
    PERSON_FIELDS.personId,
  ],
} as const satisfies TableSchema;

/** Residents by area and group: what rates are per. */
export const residentPopulationSchema = {
  name: 'resident-population',
  title: 'Residents',
  fields: [
    PERSON_FIELDS.localPolicingArea,
    PERSON_FIELDS.ethnicGroup,
    {
      name: 'residents',
      title: 'Residents',
      description: 'Number of residents.',
      type: 'number',
      role: 'measure',
      required: true,
      aliases: ['population', 'count'],
    },
  ],
} as const satisfies TableSchema;

/** The truth behind the synthetic log, one row per resident. */
export const contactTruthSchema = {
  name: 'contact-truth',
  title: 'The truth behind the synthetic log',
  fields: [
    PERSON_FIELDS.personId,
    PERSON_FIELDS.ethnicGroup,
    PERSON_FIELDS.localPolicingArea,
    {
      name: 'need_per_year',
      title: 'Need',
      description: 'Incidents per year while the need lasts, reported or not.',
      type: 'number',
      role: 'measure',
      required: false,
    },
    {
      name: 'need_ends_after_years',
      title: 'End of need',
      description: 'Years from the first day of the log; at most 1,000.',
      type: 'number',
      role: 'measure',
      required: false,
    },
    {
      name: 'contacts',
      title: 'Contacts',
      description: 'Contacts in the log.',
      type: 'number',
      role: 'measure',
      required: false,
    },
    {
      name: 'eligible',
      title: 'Eligible',
      description: 'Whether the year before made the person eligible for the programme.',
      type: 'text',
      role: 'category',
      required: false,
    },
    {
      name: 'in_programme',
      title: 'In programme',
      description: 'Whether the person was selected.',
      type: 'text',
      role: 'category',
      required: false,
    },
    {
      name: 'inbound_year_before',
      title: 'Year before',
      description: 'Inbound contacts in the year before the programme.',
      type: 'number',
      role: 'measure',
      required: false,
    },
    {
      name: 'inbound_year_after',
      title: 'Year after',
      description: 'Inbound contacts in the year after its start.',
      type: 'number',
      role: 'outcome',
      required: false,
    },
    {
      name: 'inbound_year_after_without_programme',
      title: 'Year after, without',
      description: 'The same had there been no programme.',
      type: 'number',
      role: 'outcome',
      required: false,
    },
  ],
} as const satisfies TableSchema;
