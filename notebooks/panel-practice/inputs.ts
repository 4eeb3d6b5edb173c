import { PANEL_TABLES, panelRecord } from '@assay/dataset';
import { cell, input, parameter } from '@assay/notebook';

export const questions = input('questions', 'What the panel asked', {
  description: 'The ledger: one row per question, claim, recommendation, action and discussion point.',
  dataset: 'panel-questions',
  fields: PANEL_TABLES.questions,
});

export const systems = input('systems', 'Systems before the panel', {
  description: 'Each with its stage and where it was considered, as JSON.',
  dataset: 'panel-questions',
  fields: PANEL_TABLES.systems,
});

export const outcomes = input('outcomes', 'The scale of outcomes', {
  description: 'Codes with their wording and whether a published minute uses it.',
  dataset: 'panel-questions',
  fields: PANEL_TABLES.outcomes,
});

export const lifecycle = input('lifecycle', 'Stages of a submission', {
  description: 'Main stages and side states.',
  dataset: 'panel-questions',
  fields: PANEL_TABLES.lifecycle,
});

export const milestones = input('milestones', 'When systems reached a stage', {
  description: 'With the earliest and latest day that the minutes leave open.',
  dataset: 'panel-milestones',
  fields: PANEL_TABLES.milestones,
});

export const requests = input('requests', 'What the panel requested', {
  description: 'With when it was asked, when due, and what minutes record of it.',
  dataset: 'panel-milestones',
  fields: PANEL_TABLES.requests,
});

export const asOf = parameter.date('asOf', 'Day up to which time is counted', {
  description: 'By default the day of the latest minute at hand.',
  default: '2025-03-05',
});

export const meetingsPerYear = parameter.number('meetingsPerYear', 'Meetings in a year', {
  description: 'The panel meets about every quarter; minutes of most meetings are not at hand.',
  default: 4,
  within: [0.5, 24],
});

export const practice = cell('practice', 'What was considered when, and what was asked', {
  needs: { questions, systems },
  compute: ({ questions, systems }) => panelRecord(questions, systems),
});
