import { contactRecords } from '@assay/dataset';
import { cell, input, parameter } from '@assay/notebook';
import { personRegisterSchema, personTruthSchema } from '@assay/synthetic';

export const records = input('records', 'Records of contact', {
  description:
    'One row per contact, with the name and date of birth as written that time, the role, the day and the area.',
  dataset: 'contact-records',
  schema: personRegisterSchema,
});

export const truth = input('truth', 'Who each record is about', {
  description: 'Only for invented people, or a sample that was traced by hand: the person and the origin of the name.',
  dataset: 'contact-records',
  optional: true,
  schema: personTruthSchema,
});

export const tolerance = parameter.integer('tolerance', 'Edits allowed in each name', {
  description: 'The merge tolerance under discussion; the others are shown beside it.',
  default: 2,
  within: [0, 3],
});

export const contactsToFlag = parameter.integer('contactsToFlag', 'Contacts that raise a flag', {
  description: 'Within the days below.',
  default: 4,
  within: [2, 50],
});

export const daysToFlag = parameter.integer('daysToFlag', 'Days within which they fall', {
  description: 'The length of the window.',
  default: 365,
  within: [1, 3650],
});

export const referrals = parameter.integer('referrals', 'People who can be offered support', {
  description: 'Flagged profiles with most contacts are offered it first.',
  default: 200,
  within: [1, 100_000],
});

export const FAMILIAR = 'British or Irish';

export const log = cell('log', 'Contacts, and who they are truly about', {
  needs: { records, truth },
  compute: ({ records, truth }, { log }) => {
    const read = contactRecords(records, truth);
    if (!('status' in read)) log(`${read.count} contacts of ${read.people} people`);
    return read;
  },
});
