import { countedFields, input, parameter } from '@assay/notebook';
import { scoredCohortSchema, scoredCohortTruthSchema } from '@assay/synthetic';

export const cohort = input('cohort', 'People with both scores', {
  description:
    'One row per person known to the force, with the score of the model of known offenders, the score of the model that uses suspect records as well, and whether a charge followed.',
  dataset: 'scored-cohort',
  schema: scoredCohortSchema,
  counted: [countedFields('by-label', ['ethnic_group', 'sex', 'recharged', 'ever_charged'])],
});

export const truth = input('truth', 'What is true of them', {
  description: 'Only for invented people: whether each offended, charged or not. A force has no such table.',
  dataset: 'scored-cohort',
  optional: true,
  schema: scoredCohortTruthSchema,
});

export const listSize = parameter.integer('listSize', 'People on the list', {
  description: 'How many of the highest scores are acted on; other sizes are shown beside it.',
  default: 4000,
  within: [20, 1000000],
});

export const reference = parameter.choice('reference', 'Group that others are compared with', {
  description: 'Every ratio is to this group; another choice gives other ratios.',
  default: 'White',
  choices: ['White', 'Mixed', 'Asian', 'Black', 'Other'],
});

export const margin = parameter.number('margin', 'Ratio that would not matter', {
  description:
    'The largest ratio between groups, either way, that the panel would call the same for practical purposes. It is a choice, not a finding.',
  default: 1.25,
  within: [1.01, 5],
});
