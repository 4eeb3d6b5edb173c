import { REGISTER_TABLES } from '@assay/dataset';
import { input, marginOfRatio, parameter } from '@assay/notebook';

export const scored = input('scored', 'People whom a model scored', {
  description:
    'One row per person, with any of: a score, a decision, what happened, the group that the person belongs to. Say which column is which; what a file does not have is left out of the report, with the reason.',
  dataset: 'scored-cohort',
  fields: REGISTER_TABLES.scoredPeople,
});

export const cut = parameter.number('cut', 'Score from which the model flags', {
  description: 'Everyone with this score or a higher one counts as flagged, whatever the file’s decisions say.',
  fromData: 'the file’s own decisions',
  within: [-1e9, 1e9],
});

export const share = parameter.number('share', 'Share of people that the model flags', {
  description: 'The highest scores count as flagged until so many of those scored are; who ties has a place by lot.',
  fromData: 'the file’s own decisions; where it has none, a tenth of those scored',
  within: [0.0001, 0.9999],
});

export const flaggedWords = parameter.text('flaggedWords', 'Words of the decisions that mean flagged', {
  description: 'Separated by commas: High, Medium. Left empty, yes and no are read in their usual spellings.',
  default: '',
});

export const happenedWords = parameter.text('happenedWords', 'Words of what happened that mean it did', {
  description: 'Separated by commas: charged, convicted. Left empty, yes and no are read in their usual spellings.',
  default: '',
});

export const event = parameter.text('event', 'What the model predicts', {
  description: 'In a few words, as the report is to say it: a charge within two years.',
  default: 'what the model predicts',
});

export const groupWords = parameter.choice('groupWords', 'How the words of the group are read', {
  description:
    'As they are written, or brought together: codes and wordings of ethnicity in five groups, M and male as one sex.',
  default: 'as written',
  choices: ['as written', 'ethnicity', 'sex'],
});

export const reference = parameter.text('reference', 'Group that others are compared with', {
  description: 'Its name as the report writes it. Every ratio is to this group.',
  fromData: 'the largest group that somebody stated',
});

export const margin = marginOfRatio();
