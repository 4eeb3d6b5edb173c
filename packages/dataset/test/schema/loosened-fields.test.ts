import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { field, loosenedFields, matchColumns } from '../../src/index.ts';

const record = field.text('record_id', 'Record', 'Identifier.', 'identifier', { required: true, aliases: ['id'] });
const role = field.text('role', 'Role', 'Part in the matter.', 'role', { required: true });

describe('fields under a looser reading', () => {
  it('are found by further names, after those they had', () => {
    const fields = loosenedFields([record, role], { record_id: { aliases: ['rec_id'] } });
    expect(fields[0]).toEqual({ ...record, aliases: ['id', 'rec_id'] });
    const found = matchColumns({ name: 'a', title: 'A', fields }, ['rec_id', 'role']);
    expect(found.map(({ field, column }) => [field, column])).toEqual([
      ['record_id', 'rec_id'],
      ['role', 'role'],
    ]);
  });

  it('may be missing where they must not be before, and no alias is made up', () => {
    expect(() => matchColumns({ name: 'a', title: 'A', fields: [record, role] }, ['id'])).toThrow(/role/);
    const fields = loosenedFields([record, role], { role: { required: false } });
    expect(fields[1]).toEqual({ ...role, required: false });
    expect(matchColumns({ name: 'a', title: 'A', fields }, ['id'])).toHaveLength(1);
  });

  it('refuse a name that is no field', () => {
    const wrong = { rol: { required: false } } as Record<string, { required: boolean }>;
    expect(() => loosenedFields([record, role], wrong)).toThrow('no field is named rol. Name one of record_id, role.');
  });

  it('stay as many, in their order, and as they are where nothing is said of them', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 6 }), fc.boolean(), (names, required) => {
        const fields = names.map((name) => field.text(name, name, '', 'category', { required }));
        expect(loosenedFields(fields, {})).toEqual(fields);
        const one = names[0];
        if (one === undefined) return;
        const changed = loosenedFields(fields, { [one]: { required: !required } });
        expect(changed.map(({ name }) => name)).toEqual(names);
        expect(changed.map((each) => each.required)).toEqual(names.map((_, at) => (at === 0 ? !required : required)));
      }),
    );
  });
});
