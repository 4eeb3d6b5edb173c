import { InputError } from '@assay/statistics';
import type { Field } from './table-schema.ts';

/**
 * The fields of a table as files of others hold them: under further names, or not at all. Fields that are not named stay as they are.
 *
 * @throws InputError where a change names no field of the table.
 *
 * @example
 * const fields = [field.text('record_id', 'Record', 'Identifier.', 'identifier', { required: true, aliases: ['id'] })];
 * loosenedFields(fields, { record_id: { required: false, aliases: ['rec_id'] } })[0].aliases // ['id', 'rec_id']
 */
export function loosenedFields<const Fields extends readonly Field[]>(
  fields: Fields,
  changes: { readonly [Name in Fields[number]['name']]?: Partial<Pick<Field, 'aliases' | 'required'>> },
): Field[] {
  const unknown = Object.keys(changes).find((name) => fields.every((each) => each.name !== name));
  if (unknown !== undefined)
    throw new InputError(`no field is named ${unknown}. Name one of ${fields.map(({ name }) => name).join(', ')}.`);
  return fields.map((field) => {
    const change = changes[field.name as Fields[number]['name']];
    const aliases = [...(field.aliases ?? []), ...(change?.aliases ?? [])];
    return change === undefined ? field : { ...field, ...change, ...(aliases.length > 0 ? { aliases } : {}) };
  });
}
