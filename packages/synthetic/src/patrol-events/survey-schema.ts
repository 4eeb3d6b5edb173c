import type { TableSchema } from '@assay/dataset';

/** Answers sampled within sectors every quarter. */
export const confidenceSurveySchema = {
  name: 'confidence-survey',
  title: 'Public-confidence survey',
  fields: [
    {
      name: 'respondent_id',
      title: 'Respondent',
      description: 'Identifier of the answer.',
      type: 'text',
      role: 'identifier',
      required: false,
    },
    {
      name: 'sector_id',
      title: 'Sector',
      description: 'Sector of the home.',
      type: 'text',
      role: 'place',
      required: true,
    },
    {
      name: 'answered_date',
      title: 'Answered',
      description: 'Day of the answer.',
      type: 'date',
      role: 'time',
      required: true,
    },
    {
      name: 'ethnic_group',
      title: 'Ethnic group',
      description: 'Self-defined ethnicity in five groups.',
      type: 'text',
      role: 'protected-characteristic',
      required: false,
      codeList: 'ethnic-group-5+1',
    },
    {
      name: 'confidence',
      title: 'Confidence',
      description: 'Confidence in the local police, in five levels.',
      type: 'text',
      role: 'outcome',
      required: true,
    },
    {
      name: 'saw_patrol',
      title: 'Saw a patrol',
      description: 'Whether the respondent saw a patrol in the last month.',
      type: 'text',
      role: 'outcome',
      required: false,
    },
    {
      name: 'weight',
      title: 'Weight',
      description: 'Residents that the answer stands for.',
      type: 'number',
      role: 'weight',
      required: false,
    },
  ],
} as const satisfies TableSchema;
