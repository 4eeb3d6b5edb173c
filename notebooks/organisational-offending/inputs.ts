import {
  broadEthnicity,
  dateColumn,
  dateMeaning,
  type Field,
  groupsOf,
  hasEnded,
  MISSING_DAY,
  tableSchema,
  textColumn,
} from '@assay/dataset';
import { cell, type FieldWords, input, parameter } from '@assay/notebook';
import type { SearchedColumns, StaffColumns } from '@assay/record-matching';
import { type DictionaryColumn, dictionaryColumn, MISSING_CODE, textAt, withBlankGroup } from '@assay/statistics';
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

/** What the matching reads, and what it is judged by. */
export interface Vetting {
  readonly staffCount: number;
  readonly recordCount: number;
  readonly staff: StaffColumns & { readonly address: DictionaryColumn; readonly ethnicity: DictionaryColumn };
  readonly records: SearchedColumns & { readonly address: DictionaryColumn; readonly role: DictionaryColumn };
  readonly hasTruth: boolean;
  /** Whether any record says in which role the person is in it. */
  readonly hasRoles: boolean;
  readonly scope: readonly {
    readonly kind: string;
    readonly current: number;
    readonly left: number;
    readonly withoutCollar: number;
  }[];
  readonly collarsHandedOn: number;
  readonly words: readonly FieldWords[];
}

export const vetting = cell({
  name: 'vetting',
  title: 'Staff at work, their addresses, and the records searched',
  needs: { staff, addresses, records, truth },
  compute: ({ staff, addresses, records, truth }, { log }): Vetting => {
    const employedTo = dateColumn(staff, 'employed_to');
    const atWork: number[] = [];
    // Whoever has an end that has not come by the last record is at work: 9999-12-31 is how systems write no end.
    const lastRecord = lastDay(dateColumn(records, 'recorded_date').days);
    const hasLeft = (row: number) =>
      hasEnded({ day: employedTo.days[row]!, recorded: employedTo.recorded.codes[row] !== MISSING_CODE }, lastRecord);
    for (let row = 0; row < staff.rowCount; row++) if (!hasLeft(row)) atWork.push(row);
    const kept = (column: DictionaryColumn): DictionaryColumn => ({
      values: column.values,
      codes: Int32Array.from(atWork, (row) => column.codes[row]!),
    });
    const id = textColumn(staff, 'staff_id');
    const staffOf = new Map<string, string>();
    const personOf = new Map<string, string>();
    const truthRecord = textColumn(truth, 'record_id');
    const truthStaff = textColumn(truth, 'staff_id');
    const truthEntity = textColumn(truth, 'entity');
    for (let row = 0; row < truth.rowCount; row++) {
      const record = textAt(truthRecord, row)!;
      const member = textAt(truthStaff, row);
      if (member !== null) staffOf.set(record, member);
      const person = textAt(truthEntity, row);
      if (person !== null) personOf.set(record, person);
    }
    const recordId = textColumn(records, 'record_id');
    // Without a truth file the synthetic one stands in; it must never be read against somebody's real records.
    const isJudged = truth.rowCount > 0 && everyRecordIn(recordId, personOf);
    if (truth.rowCount > 0 && !isJudged) log('the truth is about other records and is not used');
    const ownEntity = textColumn(records, 'entity');
    const staffEntity = textColumn(staff, 'entity');
    const isOwn = !isJudged;
    const recordEntity = dictionaryColumn(
      Array.from(recordId.codes, (_, row) => {
        if (isOwn) return textAt(ownEntity, row);
        const record = textAt(recordId, row) ?? '';
        const member = staffOf.get(record);
        return member === undefined ? `person ${personOf.get(record) ?? record}` : `staff ${member}`;
      }),
    );
    const memberEntity = isOwn ? kept(staffEntity) : dictionaryColumn(atWork.map((row) => `staff ${textAt(id, row)}`));
    const hasTruth = [recordEntity, memberEntity].every(({ codes }) => codes.some((code) => code !== MISSING_CODE));
    log(`${atWork.length} of ${staff.rowCount} staff at work, ${records.rowCount} records`);
    const collar = textColumn(staff, 'collar_number');
    const ethnicity = broadEthnicity(kept(textColumn(staff, 'self_defined_ethnicity')));
    return {
      words: [{ field: 'ethnicity of staff', words: ethnicity.words }],
      staffCount: atWork.length,
      recordCount: records.rowCount,
      staff: {
        forename: kept(textColumn(staff, 'first_name')),
        surname: kept(textColumn(staff, 'surname')),
        dateOfBirth: kept(dateColumn(staff, 'date_of_birth').recorded),
        postcode: kept(textColumn(staff, 'postcode')),
        formerPostcodes: dictionaryColumn(
          formerPostcodes(
            atWork.map((row) => textAt(id, row)!),
            addresses,
          ),
        ),
        collarNumber: kept(collar),
        validFromDay: Int32Array.from(atWork, (row) => dateColumn(staff, 'employed_from').days[row]!),
        validToDay: Int32Array.from(atWork, (row) =>
          dateMeaning(employedTo.days[row]!) === 'a day' ? employedTo.days[row]! : MISSING_DAY,
        ),
        entity: memberEntity,
        address: kept(textColumn(staff, 'address')),
        ethnicity: groupsOf(ethnicity.column),
      },
      records: {
        forename: textColumn(records, 'first_name'),
        surname: textColumn(records, 'surname'),
        dateOfBirth: dateColumn(records, 'date_of_birth').recorded,
        postcode: textColumn(records, 'postcode'),
        collarNumber: textColumn(records, 'collar_number'),
        recordedDay: dateColumn(records, 'recorded_date').days,
        entity: recordEntity,
        address: textColumn(records, 'address'),
        role: textColumn(records, 'role'),
      },
      hasTruth,
      hasRoles: textColumn(records, 'role').codes.some((code) => code !== MISSING_CODE),
      scope: scopeOf(textColumn(staff, 'kind'), hasLeft, collar),
      collarsHandedOn: collar.values.length === 0 ? 0 : collarsWithTwoHolders(collar),
    };
  },
});

function everyRecordIn(recordId: DictionaryColumn, personOf: ReadonlyMap<string, string>): boolean {
  return recordId.codes.every((code) => code !== MISSING_CODE && personOf.has(recordId.values[code]!));
}

/** Former postcodes of each member of staff; none at all where most of the addresses belong to nobody on this staff. */
function formerPostcodes(ids: readonly string[], addresses: Parameters<typeof textColumn>[0]): (string | null)[] {
  const of = new Map<string, string[]>();
  const member = textColumn(addresses, 'staff_id');
  const postcode = textColumn(addresses, 'postcode');
  for (let row = 0; row < addresses.rowCount; row++) {
    const owner = textAt(member, row);
    const at = textAt(postcode, row);
    if (owner === null || at === null) continue;
    const already = of.get(owner);
    if (already === undefined) of.set(owner, [at]);
    else already.push(at);
  }
  const known = new Set(ids);
  const strangers = [...of.keys()].filter((owner) => !known.has(owner)).length;
  if (strangers * 2 > of.size) return ids.map(() => null);
  return ids.map((id) => of.get(id)?.join('|') ?? null);
}

/** The last day that is one; `null` where no day is recorded. */
function lastDay(days: Int32Array): number | null {
  let last: number | null = null;
  for (const day of days) if (dateMeaning(day) === 'a day' && (last === null || day > last)) last = day;
  return last;
}

function scopeOf(
  kind: DictionaryColumn,
  hasLeft: (row: number) => boolean,
  collar: DictionaryColumn,
): Vetting['scope'] {
  const named = withBlankGroup(kind);
  const rows = new Map<string, { current: number; left: number; withoutCollar: number }>();
  for (let row = 0; row < kind.codes.length; row++) {
    const name = textAt(named, row)!;
    const count = rows.get(name) ?? { current: 0, left: 0, withoutCollar: 0 };
    if (!hasLeft(row)) {
      count.current++;
      if (collar.codes[row] === MISSING_CODE) count.withoutCollar++;
    } else count.left++;
    rows.set(name, count);
  }
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, count]) => ({ kind: name, ...count }));
}

function collarsWithTwoHolders({ codes, values }: DictionaryColumn): number {
  const holders = new Int32Array(values.length);
  for (const code of codes) if (code >= 0) holders[code]!++;
  return holders.reduce((count, each) => count + (each > 1 ? 1 : 0), 0);
}
