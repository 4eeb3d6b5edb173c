/** What a field means for an audit; the report and the disclosure gate act on it. */
export type FieldRole =
  | 'identifier'
  | 'entity' // the truth: which person a record is about
  | 'name'
  | 'date-of-birth'
  | 'protected-characteristic'
  | 'outcome'
  | 'score'
  | 'weight'
  | 'time'
  | 'place'
  | 'role' // victim, witness, suspect, …
  | 'category'
  | 'measure';

export interface Field {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly type: 'text' | 'number' | 'date' | 'time';
  readonly role: FieldRole;
  /** An input without a required field is refused. */
  readonly required: boolean;
  /** Name of a code list, with its version, e.g. "self-defined-ethnicity-18+1". */
  readonly codeList?: string;
  /** Names of the code lists by whose words an analysis reads this field, where its values are held to none. */
  readonly wordLists?: readonly string[];
  /** Other names under which forces and public files hold this field; compared without case, spaces and underscores. */
  readonly aliases?: readonly string[];
  /** Reads the value out of another column, e.g. the entity out of FEBRL's `rec-12-dup-0`: the first group of the pattern. */
  readonly derive?: { readonly from: readonly string[]; readonly pattern: string };
}

export interface TableSchema<Name extends string = string> {
  readonly name: string;
  readonly title: string;
  readonly fields: readonly (Field & { readonly name: Name })[];
}

/**
 * Declares a table's fields, keeping their names as types so that a cell that asks for an unknown column does not
 * compile.
 *
 * @example
 * const description = 'As written on the record.';
 * const surname = { name: 'surname', title: 'Surname', description, type: 'text', role: 'name', required: true };
 * tableSchema({ name: 'people', title: 'People', fields: [surname] }).fields[0].name // 'surname'
 */
export function tableSchema<const Name extends string>(schema: TableSchema<Name>): TableSchema<Name> {
  return schema;
}
