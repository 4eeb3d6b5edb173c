import { type Field, field } from '@assay/dataset';
import { countedFields, input, parameter } from '@assay/notebook';
import { staffAddressesSchema, staffSchema, vettingRecordsSchema, vettingTruthSchema } from '@assay/synthetic';

/** Who a row is really about, read from public test files whose identifiers tell it. */
const truePerson: Field = field.text(
  'entity',
  'True person',
  'Which person the row is really about, where that is known.',
  'entity',
  { aliases: ['cluster', 'ent_id'], derive: { from: ['rec_id'], pattern: '^rec-(\\d+)-(?:org|dup-\\d+)$' } },
);

/** The field under a looser reading: other names that public files use, and whether it must be there. */
function loosened(fields: readonly Field[], name: string, aliases: readonly string[], required: boolean): Field {
  const field = fields.find((each) => each.name === name)!;
  return { ...field, required, aliases: [...(field.aliases ?? []), ...aliases] };
}

const staffFields: readonly Field[] = staffSchema.fields;
const recordFields: readonly Field[] = vettingRecordsSchema.fields;

export const staff = input('staff', 'Employees and contractors', {
  description: 'One row per member of staff, with the collar number and the days from and to which it was theirs.',
  dataset: 'staff-register',
  fields: [
    loosened(staffFields, 'staff_id', ['rec_id'], true),
    ...staffFields.filter(({ name }) => name !== 'staff_id'),
    truePerson,
  ],
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
    loosened(recordFields, 'record_id', ['rec_id'], false),
    loosened(recordFields, 'role', [], false),
    ...recordFields.filter(({ name }) => name !== 'record_id' && name !== 'role'),
    truePerson,
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
  fields: [
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
});

export const forenameTolerance = parameter.integer('forenameTolerance', 'Edits allowed in the first name', {
  description: 'Every other tolerance is shown beside it.',
  default: 1,
  within: [0, 3],
});

export const surnameTolerance = parameter.integer('surnameTolerance', 'Edits allowed in the surname', {
  description: 'Every other tolerance is shown beside it.',
  default: 1,
  within: [0, 3],
});

export const recordsPerDay = parameter.integer('recordsPerDay', 'New records a day', {
  description: 'People in new crime and contact records on an ordinary day.',
  default: 3000,
  within: [1, 1_000_000],
});

export const minutesPerFlag = parameter.number('minutesPerFlag', 'Minutes to look into one flag', {
  description: 'Time of a member of the professional standards department.',
  default: 30,
  within: [1, 1000],
});
