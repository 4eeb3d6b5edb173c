import { tableSchema } from '@assay/dataset';
import { FROM_DATA, input, parameter } from '@assay/notebook';

export const scored = input({
  name: 'scored',
  title: 'People whom a model scored',
  description:
    'One row per person, with any of: a score, a decision, what happened, the group that the person belongs to. Say which column is which; what a file does not have is left out of the report, with the reason.',
  dataset: 'scored-cohort',
  schema: tableSchema({
    name: 'scored',
    title: 'People whom a model scored',
    fields: [
      {
        name: 'person',
        title: 'Person',
        description: 'Identifier of the person; without it, each row counts as one.',
        type: 'text',
        role: 'identifier',
        required: false,
        aliases: ['person_id', 'nominal_id', 'unique_id', 'entity_id', 'id'],
      },
      {
        name: 'group',
        title: 'Group',
        description: 'The group whose treatment is compared: ethnicity, sex, age band.',
        type: 'text',
        role: 'protected-characteristic',
        required: false,
        aliases: ['ethnic_group', 'ethnicity', 'race', 'sensitive_feature'],
      },
      {
        name: 'second_group',
        title: 'Second group',
        description: 'Another division of the same people, looked at together with the first.',
        type: 'text',
        role: 'protected-characteristic',
        required: false,
        aliases: ['sex', 'gender'],
      },
      {
        name: 'score',
        title: 'Score',
        description:
          'What the model gives: a probability, a number of points, a decile. Higher means more likely flagged.',
        type: 'number',
        role: 'score',
        required: false,
        aliases: ['risk_score', 'probability', 'y_score', 'decile_score', 'score_with_suspect_data'],
      },
      {
        name: 'decision',
        title: 'Decision',
        description: 'Whether the person was flagged: yes or no, 1 or 0, or words of the file’s own.',
        type: 'text',
        role: 'category',
        required: false,
        aliases: ['flag', 'flagged', 'selected', 'y_pred', 'prediction'],
      },
      {
        name: 'outcome',
        title: 'What happened',
        description: 'Whether what the model predicts did happen: yes or no, 1 or 0, or words of the file’s own.',
        type: 'text',
        role: 'outcome',
        required: false,
        aliases: ['label', 'label_value', 'y_true', 'reoffended', 'two_year_recid', 'recharged'],
      },
      {
        name: 'weight',
        title: 'Weight',
        description: 'For how many people the row stands, in a sample that was weighted.',
        type: 'number',
        role: 'weight',
        required: false,
        aliases: ['sample_weight', 'weights'],
      },
    ],
  }),
});

export const cut = parameter({
  kind: 'number',
  name: 'cut',
  title: 'Score from which the model flags',
  description: 'Everyone with this score or a higher one counts as flagged, whatever the file’s decisions say.',
  default: FROM_DATA,
  fromData: 'the file’s own decisions',
  minimum: -1e9,
  maximum: 1e9,
});

export const share = parameter({
  kind: 'number',
  name: 'share',
  title: 'Share of people that the model flags',
  description: 'The highest scores count as flagged until so many of those scored are; who ties has a place by lot.',
  default: FROM_DATA,
  fromData: 'the file’s own decisions; where it has none, a tenth of those scored',
  minimum: 0.0001,
  maximum: 0.9999,
});

export const flaggedWords = parameter({
  kind: 'text',
  name: 'flaggedWords',
  title: 'Words of the decisions that mean flagged',
  description: 'Separated by commas: High, Medium. Left empty, yes and no are read in their usual spellings.',
  default: '',
});

export const happenedWords = parameter({
  kind: 'text',
  name: 'happenedWords',
  title: 'Words of what happened that mean it did',
  description: 'Separated by commas: charged, convicted. Left empty, yes and no are read in their usual spellings.',
  default: '',
});

export const event = parameter({
  kind: 'text',
  name: 'event',
  title: 'What the model predicts',
  description: 'In a few words, as the report is to say it: a charge within two years.',
  default: 'what the model predicts',
});

export const groupWords = parameter({
  kind: 'choice',
  name: 'groupWords',
  title: 'How the words of the group are read',
  description:
    'As they are written, or brought together: codes and wordings of ethnicity in five groups, M and male as one sex.',
  default: 'as written',
  choices: ['as written', 'ethnicity', 'sex'],
});

export const reference = parameter({
  kind: 'text',
  name: 'reference',
  title: 'Group that others are compared with',
  description: 'Its name as the report writes it. Every ratio is to this group.',
  default: FROM_DATA,
  fromData: 'the largest group that somebody stated',
});

export const margin = parameter({
  kind: 'number',
  name: 'margin',
  title: 'Ratio that would not matter',
  description:
    'The largest ratio between groups, either way, that the panel would call the same for practical purposes. It is a choice, not a finding.',
  default: 1.25,
  minimum: 1.01,
  maximum: 5,
});
