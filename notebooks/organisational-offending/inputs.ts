import { loosenedFields, REGISTER_TABLES, TRUE_PERSON } from '@assay/dataset';
import { countedFields, input, parameter } from '@assay/notebook';
import { staffAddressesSchema, staffSchema, vettingRecordsSchema, vettingTruthSchema } from '@assay/synthetic';

export const staff = input('staff', 'Employees and contractors', {
  description: 'One row per member of staff, with the collar number and the days from and to which it was theirs.',
  dataset: 'staff-register',
  fields: [...loosenedFields(staffSchema.fields, { staff_id: { aliases: ['rec_id'] } }), TRUE_PERSON],
});

export const addresses = input('addresses', 'Addresses from vetting', {
  description: 'Every address a member of staff gave, with its days.',
  dataset: 'staff-register',
  optional: true,
  schema: staffAddressesSchema,
});

export const records = input('records', 'Crime and contact records', {
  description: 'One row per person in a record, with the role in which they are recorded.',
  dataset: 'staff-register',
  counted: [countedFields('by-day', ['recorded_date'])],
  fields: [
    ...loosenedFields(vettingRecordsSchema.fields, {
      record_id: { aliases: ['rec_id'], required: false },
      role: { required: false },
    }),
    TRUE_PERSON,
  ],
});

export const truth = input('truth', 'Who the records are about', {
  description: 'The true person of each record, and the member of staff where they are one; only known in a trial.',
  dataset: 'staff-register',
  optional: true,
  schema: vettingTruthSchema,
});

export const reviews = input('reviews', 'What those who looked into flags decided', {
  description: 'One row for each flag and person who looked into it, without knowing what the other decided.',
  dataset: null,
  optional: true,
  fields: REGISTER_TABLES.reviewedFlags,
});

const edits = { description: 'Every other tolerance is shown beside it.', default: 1, within: [0, 3] } as const;

export const forenameTolerance = parameter.integer('forenameTolerance', 'Edits allowed in the first name', edits);

export const surnameTolerance = parameter.integer('surnameTolerance', 'Edits allowed in the surname', edits);

export const recordsPerDay = parameter.integer('recordsPerDay', 'New records a day', {
  description: 'People in new crime and contact records on an ordinary day.',
  fromData: 'records of the last year of the file, over its days',
  within: [1, 1_000_000],
});

export const minutesPerFlag = parameter.number('minutesPerFlag', 'Minutes to look into one flag', {
  description: 'Time of a member of the professional standards department.',
  default: 30,
  within: [1, 1000],
});
