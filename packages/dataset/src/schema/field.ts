import type { Field, FieldRole } from './table-schema.ts';

interface FieldOptions extends Pick<Field, 'codeList' | 'wordLists' | 'aliases' | 'derive'> {
  readonly required?: boolean;
}

const typed =
  (type: Field['type']) =>
  <const Name extends string>(
    name: Name,
    title: string,
    description: string,
    role: FieldRole,
    options: FieldOptions = {},
  ): Field & { readonly name: Name } => ({ required: false, ...options, name, title, description, type, role });

/**
 * Declares one field of a table by what its cells are: `field.text`, `field.number`, `field.date`, `field.time`. A file
 * need not hold it unless it is `required`.
 *
 * @example
 * field.text('surname', 'Surname', 'As written on the record.', 'name', { required: true }).type // 'text'
 */
export const field = { text: typed('text'), number: typed('number'), date: typed('date'), time: typed('time') };
