import { type Field, tableSchema } from '@assay/dataset';
import { countedFields, input, parameter } from '@assay/notebook';
import { staffAddressesSchema, staffSchema, vettingRecordsSchema, vettingTruthSchema } from '@assay/synthetic';

/** Who a row is really about, read from public test files whose identifiers tell it. */
const truePerson: Field = {
  name: 'entity',
  title: 'True person',
  description: 'Which person the row is really about, where that is known.',
  type: 'text',
  role: 'entity',
  required: false,
  aliases: ['cluster', 'ent_id'],
  derive: { from: ['rec_id'], pattern: '^rec-(\\d+)-(?:org|dup-\\d+)$' },
};

/** The field under a looser reading: other names that public files use, and whether it must be there. */
function loosened(fields: readonly Field[], name: string, aliases: readonly string[], required: boolean): Field {
  const field = fields.find((each) => each.name === name)!;
  return { ...field, required, aliases: [...(field.aliases ?? []), ...aliases] };
}

const staffFields: readonly Field[] = staffSchema.fields;
const recordFields: readonly Field[] = vettingRecordsSchema.fields;

export const staff = input({
  name: 'staff',
  title: 'Employees and contractors',
  description: 'One row per member of staff, with the collar number and the days from and to which it was theirs.',
  dataset: 'staff-register',
  schema: tableSchema<string>({
    ...staffSchema,
    fields: [
      loosened(staffFields, 'staff_id', ['rec_id'], true),
      ...staffFields.filter(({ name }) => name !== 'staff_id'),
      truePerson,
    ],
  }),
});

export const addresses = input({
  name: 'addresses',
  title: 'Addresses from vetting',
  description: 'Every address a member of staff gave, with its days.',
  dataset: 'staff-register',
  optional: true,
  schema: staffAddressesSchema,
});

export const records = input({
  name: 'records',
  title: 'Crime and contact records',
  description: 'One row per person in a record, with the role in which they are recorded.',
  dataset: 'staff-register',
  counted: [countedFields('by-day', ['recorded_date'])],
  schema: tableSchema<string>({
    ...vettingRecordsSchema,
    fields: [
      loosened(recordFields, 'record_id', ['rec_id'], false),
      loosened(recordFields, 'role', [], false),
      ...recordFields.filter(({ name }) => name !== 'record_id' && name !== 'role'),
      truePerson,
    ],
  }),
});

export const truth = input({
  name: 'truth',
  title: 'Who the records are about',
  description: 'The true person of each record, and the member of staff where they are one; only known in a trial.',
  dataset: 'staff-register',
  optional: true,
  schema: vettingTruthSchema,
});

export const reviews = input({
  name: 'reviews',
  title: 'What those who looked into flags decided',
  description: 'One row for each flag and person who looked into it, without knowing what the other decided.',
  dataset: null,
  optional: true,
  schema: tableSchema({
    name: 'flag-reviews',
    title: 'Decisions on flags',
    fields: [
      {
        name: 'staff_id',
        title: 'Member of staff',
        description: 'As in the staff file.',
        type: 'text',
        role: 'identifier',
        required: true,
      },
      {
        name: 'record_id',
        title: 'Record',
        description: 'As in the records.',
        type: 'text',
        role: 'identifier',
        required: true,
      },
      {
        name: 'reviewer',
        title: 'Reviewer',
        description: 'Who decided; initials or a number will do.',
        type: 'text',
        role: 'identifier',
        required: true,
        aliases: ['reviewed_by'],
      },
      {
        name: 'decision',
        title: 'Decision',
        description: 'For example: same person, somebody else, cannot tell.',
        type: 'text',
        role: 'category',
        required: true,
        aliases: ['verdict', 'outcome'],
      },
    ],
  }),
});

export const forenameTolerance = parameter({
  kind: 'integer',
  name: 'forenameTolerance',
  title: 'Edits allowed in the first name',
  description: 'Every other tolerance is shown beside it.',
  default: 1,
  minimum: 0,
  maximum: 3,
});

export const surnameTolerance = parameter({
  kind: 'integer',
  name: 'surnameTolerance',
  title: 'Edits allowed in the surname',
  description: 'Every other tolerance is shown beside it.',
  default: 1,
  minimum: 0,
  maximum: 3,
});

export const recordsPerDay = parameter({
  kind: 'integer',
  name: 'recordsPerDay',
  title: 'New records a day',
  description: 'People in new crime and contact records on an ordinary day.',
  default: 3000,
  minimum: 1,
  maximum: 1_000_000,
});

export const minutesPerFlag = parameter({
  kind: 'number',
  name: 'minutesPerFlag',
  title: 'Minutes to look into one flag',
  description: 'Time of a member of the professional standards department.',
  default: 30,
  minimum: 1,
  maximum: 1000,
});
