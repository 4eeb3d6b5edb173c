import { binsOfCuts, cutCounter, cutsOfCounts, listCounter, scoreCounter } from '@assay/fairness-metrics';
import { countedFields, input, marginOfRatio, parameter, referenceGroup } from '@assay/notebook';
import { scoredCohortSchema, scoredCohortTruthSchema } from '@assay/synthetic';

const MODELS_SCORES = { score: 'score_offender_model', secondScore: 'score_with_suspect_data' } as const;

/** What lists are counted by. */
const LISTED = {
  group: 'ethnic_group',
  label: 'recharged',
  sex: 'sex',
  age: 'age_band',
  area: 'local_policing_area',
  day: 'scored_on',
  everCharged: 'ever_charged',
} as const;

/** People again, as they were counted for lists: their score is its place among the cuts, which lists them alike. */
export const FIELDS_OF_LISTS = { ...LISTED, place: MODELS_SCORES.score, secondPlace: MODELS_SCORES.secondScore };

/** Every length at which a list is cut. */
export function listLengths(listSize: number): number[] {
  const lengths = [0.125, 0.25, 0.5, 0.75, 1, 1.5, 2].map((factor) => Math.round(listSize * factor));
  return [...new Set(lengths)].filter((places) => places > 0);
}

export const cohort = input('cohort', 'People with both scores', {
  description:
    'One row per person known to the force, with the score of the model of known offenders, the score of the model that uses suspect records as well, and whether a charge followed.',
  dataset: 'scored-cohort',
  schema: scoredCohortSchema,
  counted: [
    countedFields('by-label', ['ethnic_group', 'sex', 'recharged', 'ever_charged']),
    {
      name: 'scores',
      counter: scoreCounter,
      fields: { group: 'ethnic_group', label: 'recharged', person: 'person_id', ...MODELS_SCORES },
      options: {},
    },
    {
      name: 'cuts',
      counter: cutCounter,
      fields: MODELS_SCORES,
      options: {},
      after: { pass: 'scores', options: (counts, { listSize }) => binsOfCuts(counts, listLengths(Number(listSize))) },
    },
    {
      name: 'lists',
      counter: listCounter,
      fields: { ...LISTED, ...MODELS_SCORES },
      options: {},
      after: {
        pass: 'cuts',
        options: (counts, { listSize }) => cutsOfCounts(counts, listLengths(Number(listSize))) ?? {},
      },
    },
  ],
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

export const reference = referenceGroup({ default: 'White' });

export const margin = marginOfRatio();
