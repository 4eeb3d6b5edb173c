import { field } from '../schema/field.ts';

/** Who a row is really about, read from public test files whose identifiers tell it. */
export const TRUE_PERSON = field.text(
  'entity',
  'True person',
  'Which person the row is really about, where that is known.',
  'entity',
  { aliases: ['cluster', 'ent_id'], derive: { from: ['rec_id'], pattern: '^rec-(\\d+)-(?:org|dup-\\d+)$' } },
);

/**
 * The tables about people that no register of the force holds: whom a model scored, what another linker linked, and what those
 * who looked at pairs of records, or at flags of staff, said of them.
 */
export const REGISTER_TABLES = {
  scoredPeople: [
    field.text('person', 'Person', 'Identifier of the person; without it, each row counts as one.', 'identifier', {
      aliases: ['person_id', 'nominal_id', 'unique_id', 'entity_id', 'id'],
    }),
    field.text(
      'group',
      'Group',
      'The group whose treatment is compared: ethnicity, sex, age band.',
      'protected-characteristic',
      { aliases: ['ethnic_group', 'ethnicity', 'race', 'sensitive_feature'] },
    ),
    field.text(
      'second_group',
      'Second group',
      'Another division of the same people, looked at together with the first.',
      'protected-characteristic',
      { aliases: ['sex', 'gender'] },
    ),
    field.number(
      'score',
      'Score',
      'What the model gives: a probability, a number of points, a decile. Higher means more likely flagged.',
      'score',
      { aliases: ['risk_score', 'probability', 'y_score', 'decile_score', 'score_with_suspect_data'] },
    ),
    field.text(
      'decision',
      'Decision',
      'Whether the person was flagged: yes or no, 1 or 0, or words of the file’s own.',
      'category',
      { wordLists: ['recorded-yes-no'], aliases: ['flag', 'flagged', 'selected', 'y_pred', 'prediction'] },
    ),
    field.text(
      'outcome',
      'What happened',
      'Whether what the model predicts did happen: yes or no, 1 or 0, or words of the file’s own.',
      'outcome',
      {
        wordLists: ['recorded-yes-no'],
        aliases: ['label', 'label_value', 'y_true', 'reoffended', 'two_year_recid', 'recharged'],
      },
    ),
    field.number('weight', 'Weight', 'For how many people the row stands, in a sample that was weighted.', 'weight', {
      aliases: ['sample_weight', 'weights'],
    }),
  ],
  links: [
    field.text('one', 'One record', 'Of a pair: identifier as in the person records.', 'identifier', {
      aliases: ['unique_id_l', 'id_l', 'record_id_l', 'left', 'record_a'],
    }),
    field.text('other', 'Other record', 'Of a pair: identifier as in the person records.', 'identifier', {
      aliases: ['unique_id_r', 'id_r', 'record_id_r', 'right', 'record_b'],
    }),
    field.number(
      'probability',
      'Probability',
      'That a pair is one person, from 0 to 1; without it every pair of the file is a link.',
      'score',
      { aliases: ['match_probability', 'score'] },
    ),
    field.text('record', 'Record', 'Of a file of clusters: identifier as in the person records.', 'identifier', {
      aliases: ['unique_id', 'record_id', 'id'],
    }),
    field.text('cluster', 'Cluster', 'Of a file of clusters: which records are one person.', 'entity', {
      aliases: ['cluster_id'],
    }),
  ],
  reviewedPairs: [
    field.text('record_a', 'One record', 'Identifier as on the sheet.', 'identifier', { required: true }),
    field.text('record_b', 'Other record', 'Identifier as on the sheet.', 'identifier', { required: true }),
    field.text('reviewer', 'Reviewer', 'Who judged; initials or a number will do.', 'identifier', {
      aliases: ['reviewed_by'],
    }),
    field.text('same_person', 'Same person', 'yes, no, or cannot tell; an empty cell is no verdict.', 'category', {
      required: true,
      aliases: ['verdict', 'decision'],
    }),
  ],
  reviewedFlags: [
    field.text('staff_id', 'Member of staff', 'As in the staff file.', 'identifier', { required: true }),
    field.text('record_id', 'Record', 'As in the records.', 'identifier', { required: true }),
    field.text('reviewer', 'Reviewer', 'Who decided; initials or a number will do.', 'identifier', {
      required: true,
      aliases: ['reviewed_by'],
    }),
    field.text('decision', 'Decision', 'For example: same person, somebody else, cannot tell.', 'category', {
      required: true,
      aliases: ['verdict', 'outcome'],
    }),
  ],
} as const;
