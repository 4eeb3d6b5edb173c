import type { TableSchema } from '@assay/dataset';
import { PERSON_FIELDS } from '../table/person-fields.ts';

const ETHNICITY = {
  name: 'victim_ethnicity',
  title: 'Ethnicity of the victim',
  description: 'What the victim said, as an 18+1 code; NS where they declined.',
  type: 'text',
  role: 'protected-characteristic',
  required: false,
  codeList: 'self-defined-ethnicity-18+1',
} as const;

/** Reports to the force and what became of them. */
export const integrityReportsSchema = {
  name: 'reports',
  title: 'Reports and what became of them',
  fields: [
    {
      name: 'report_id',
      title: 'Report',
      description: 'Identifier of the report; it should stand in one row.',
      type: 'text',
      role: 'identifier',
      required: true,
      aliases: ['crime_id', 'crime_number', 'id'],
    },
    {
      name: 'offence',
      title: 'Offence',
      description: 'Kind of offence reported.',
      type: 'text',
      role: 'category',
      required: true,
      aliases: ['crime_type', 'offence_group'],
    },
    {
      name: 'occurred_date',
      title: 'Occurred',
      description: 'Day on which it happened.',
      type: 'date',
      role: 'time',
      required: false,
    },
    {
      name: 'reported_date',
      title: 'Reported',
      description: 'Day on which it was reported.',
      type: 'date',
      role: 'time',
      required: true,
    },
    {
      name: 'entered_date',
      title: 'Entered',
      description: 'Day on which it was entered into the system.',
      type: 'date',
      role: 'time',
      required: false,
    },
    { ...PERSON_FIELDS.sex, name: 'victim_sex', title: 'Sex of the victim', aliases: ['victim_gender'] },
    ETHNICITY,
    {
      name: 'officer',
      title: 'Officer',
      description: 'Staff number of the officer; it should be in the staff list.',
      type: 'text',
      role: 'identifier',
      required: false,
    },
    {
      name: 'reached',
      title: 'Reached',
      description: 'The furthest that the report came: reported, recorded, suspect identified, charged, convicted.',
      type: 'text',
      role: 'outcome',
      required: false,
      wordLists: ['report-stage'],
    },
    {
      name: 'outcome',
      title: 'Outcome',
      description: 'Outcome number of a recorded crime.',
      type: 'text',
      role: 'outcome',
      required: false,
      codeList: 'crime-outcome',
    },
  ],
} as const satisfies TableSchema;

/** The same victims in a second system. */
export const integritySecondSystemSchema = {
  name: 'custody',
  title: 'Entries of a second system',
  fields: [
    {
      name: 'entry_id',
      title: 'Entry',
      description: 'Identifier of the entry.',
      type: 'text',
      role: 'identifier',
      required: false,
    },
    {
      name: 'report_id',
      title: 'Report',
      description: 'The report that it belongs to.',
      type: 'text',
      role: 'category',
      required: true,
    },
    { ...PERSON_FIELDS.sex, name: 'victim_sex', title: 'Sex of the victim', aliases: ['victim_gender'] },
    ETHNICITY,
  ],
} as const satisfies TableSchema;

/** Staff with checks, vetting, integrity checks and training. */
export const integrityStaffSchema = {
  name: 'staff',
  title: 'Staff, checks and training',
  fields: [
    {
      name: 'staff_id',
      title: 'Staff number',
      description: 'Identifier of the member of staff.',
      type: 'text',
      role: 'identifier',
      required: true,
      aliases: ['collar_number'],
    },
    {
      name: 'department',
      title: 'Department',
      description: 'Where the person works.',
      type: 'text',
      role: 'category',
      required: true,
    },
    PERSON_FIELDS.sex,
    {
      name: 'ethnic_group',
      title: 'Ethnic group',
      description: 'Self-defined ethnicity in five groups.',
      type: 'text',
      role: 'protected-characteristic',
      required: false,
      wordLists: ['ethnic-group-5+1'],
    },
    {
      name: 'checked',
      title: 'Checked',
      description: 'Whether the person was checked against the national database.',
      type: 'text',
      role: 'outcome',
      required: true,
      wordLists: ['recorded-yes-no'],
    },
    {
      name: 'check_result',
      title: 'Result',
      description: 'What the check led to; blank where not checked.',
      type: 'text',
      role: 'outcome',
      required: false,
      wordLists: ['staff-check-result'],
    },
    {
      name: 'vetting_started',
      title: 'Vetting due',
      description: 'Day on which a renewal of vetting fell due.',
      type: 'date',
      role: 'time',
      required: false,
    },
    {
      name: 'vetting_completed',
      title: 'Vetting completed',
      description: 'Day on which it was completed; blank while it is open.',
      type: 'date',
      role: 'time',
      required: false,
    },
    {
      name: 'integrity_check',
      title: 'Last integrity check',
      description: 'Day of the last yearly check.',
      type: 'date',
      role: 'time',
      required: false,
    },
    {
      name: 'training_kind',
      title: 'Training',
      description: 'Kind of the last training on standards; blank where there was none.',
      type: 'text',
      role: 'category',
      required: false,
    },
    {
      name: 'training_date',
      title: 'Trained',
      description: 'Day of that training.',
      type: 'date',
      role: 'time',
      required: false,
    },
    {
      name: 'knowledge_before',
      title: 'Knowledge before',
      description: 'Points of twenty in a check of knowledge before the training.',
      type: 'number',
      role: 'measure',
      required: false,
    },
    {
      name: 'knowledge_after',
      title: 'Knowledge after',
      description: 'Points after it; blank where the person did not sit it again.',
      type: 'number',
      role: 'measure',
      required: false,
    },
  ],
} as const satisfies TableSchema;

/** A survey of staff, one row for everyone asked. */
export const integritySurveySchema = {
  name: 'survey',
  title: 'Survey of staff',
  fields: [
    { name: 'wave', title: 'Wave', description: 'Year of the survey.', type: 'text', role: 'time', required: true },
    {
      name: 'department',
      title: 'Department',
      description: 'Where the person works.',
      type: 'text',
      role: 'category',
      required: false,
    },
    PERSON_FIELDS.sex,
    {
      name: 'confident',
      title: 'Sure how to report',
      description: 'Whether the person is sure of how to report a concern; blank where there is no answer.',
      type: 'text',
      role: 'outcome',
      required: true,
      wordLists: ['recorded-yes-no'],
    },
  ],
} as const satisfies TableSchema;

/** True share of all staff who were sure. */
export const integrityTruthSchema = {
  name: 'truth',
  title: 'True confidence',
  fields: [
    { name: 'wave', title: 'Wave', description: 'Year of the survey.', type: 'text', role: 'time', required: true },
    {
      name: 'confident_share',
      title: 'Sure',
      description: 'Share of all staff who were sure, answered or not.',
      type: 'number',
      role: 'measure',
      required: false,
    },
  ],
} as const satisfies TableSchema;
