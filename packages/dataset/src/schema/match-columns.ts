import { InputError } from '@assay/statistics';
import { bareHeadings } from './bare-headings.ts';
import { type ColumnLook, couldBeField, headsLikeARow } from './column-look.ts';
import { comparableName } from './comparable-name.ts';
import { plainHeading, sameHeadings } from './heading-words.ts';
import { type MadeValue, madeValue } from './made-value.ts';
import { nearestText } from './nearest-text.ts';
import type { Field, TableSchema } from './table-schema.ts';

/** Where a field's values come from, and whether somebody said so or it was guessed. */
export interface ColumnMatch {
  readonly field: string;
  /** The column's name as the file writes it; the mapping where the value is made of columns. */
  readonly column: string;
  /** Position of the column in the file, from 0. */
  readonly position: number;
  readonly how: 'mapped' | 'same name' | 'guessed' | 'derived';
  /** How the value is made, where it is not the column's own. */
  readonly made?: MadeValue;
}

/**
 * Which column of the file is which field? What the caller mapped comes first, then the field's own name, then its
 * other names (aliases) in their order, then headings that mean the same elsewhere (DoB, prénom), then the column it can be
 * derived from. Every match that nobody stated is returned as guessed, so that it can be printed.
 *
 * A mapping may be put together: `day+month+year` for a date, `date+time` for a time, `surname of full_name` and
 * `forenames of full_name` for names. One to nothing ('') says that the file does not have the field: nothing is guessed then.
 *
 * @throws InputError where a mapping names no field or no column, where two columns would serve equally, or where a
 * required field is not found: the message lists the columns that there are, and suggests one whose values could be it.
 *
 * @example
 * matchColumns(peopleSchema, ['record', 'Given Name'])[1] // { field: 'first_name', column: 'Given Name', how: 'guessed' }
 */
export function matchColumns(
  schema: TableSchema,
  columns: readonly string[],
  mapping: Readonly<Record<string, string>> = {},
  looks?: readonly ColumnLook[],
): ColumnMatch[] {
  for (const field of Object.keys(mapping)) {
    if (schema.fields.every(({ name }) => name !== field)) {
      const names = schema.fields.map(({ name }) => name).join(', ');
      throw new InputError(`"${schema.name}" has no field "${field}" to map to. Its fields are ${names}.`);
    }
  }
  // What stands there may be somebody's name and date of birth: it is not repeated.
  if (looks?.some(headsLikeARow))
    throw new InputError(
      `the first line of "${schema.name}" is a row, not names of columns: a date stands above dates. Put a line of names above it.`,
    );
  const stated = schema.fields.map((field) => {
    const mapped = mapping[field.name];
    return mapped === undefined || mapped === '' ? undefined : mappedField(field, columns, mapped);
  });
  refuseTwice(schema, stated);
  const given = new Set(stated.flatMap((match) => match?.position ?? []));
  const first = schema.fields.map((field, at) => {
    if (mapping[field.name] !== undefined) return stated[at];
    const match = matchField(field, columns, schema.name);
    // A column that somebody gave to another field is not guessed to be this one as well.
    return match?.how === 'guessed' && given.has(match.position) ? undefined : match;
  });
  const taken = new Set(first.flatMap((match) => (match === undefined ? [] : [match.position])));
  const matches = schema.fields.map(
    (field, at) => first[at] ?? (mapping[field.name] === '' ? undefined : matchMeaning(field, columns, taken)),
  );
  const missing = schema.fields.filter((field, index) => field.required && matches[index] === undefined);
  if (missing.length > 0) {
    const names = missing.map(({ name }) => `"${name}"`).join(', ');
    throw new InputError(
      `no column for the required ${missing.length === 1 ? 'field' : 'fields'} ${names}; the file has ${listed(columns)}. ` +
        remedyFor(schema.name, missing, columns, taken, looks),
    );
  }
  return matches.filter((match) => match !== undefined);
}

function matchField(field: Field, columns: readonly string[], schema: string): ColumnMatch | undefined {
  for (const name of [field.name, ...(field.aliases ?? [])]) {
    const position = findColumn(field, columns, name, schema);
    if (position === undefined) continue;
    const how = columns[position] === field.name ? 'same name' : 'guessed';
    return { field: field.name, column: columns[position]!, position, how };
  }
  for (const name of field.derive?.from ?? []) {
    const position = findColumn(field, columns, name, schema);
    if (position !== undefined) return { field: field.name, column: columns[position]!, position, how: 'derived' };
  }
  return undefined;
}

function mappedField(field: Field, columns: readonly string[], mapped: string): ColumnMatch {
  const find = (name: string): number | undefined => {
    const exact = positionsOf(columns, (column) => column === name);
    const loose =
      exact.length > 0 ? exact : positionsOf(columns, (column) => comparableName(column) === comparableName(name));
    if (loose.length > 1) throw ambiguous(field, columns, loose);
    return loose[0];
  };
  const position = find(mapped);
  if (position !== undefined) return { field: field.name, column: columns[position]!, position, how: 'mapped' };
  const made = madeValue(field, mapped, find);
  if (made !== null) return { field: field.name, column: mapped, position: made.positions[0]!, how: 'mapped', made };
  throw new InputError(
    `no column "${mapped}" for the field "${field.name}". The file has ${listed(columns)}. Name one of these.`,
  );
}

/** One column as two fields would make two numbers of one: it is a slip of the hand, and would not show. */
function refuseTwice(schema: TableSchema, stated: readonly (ColumnMatch | undefined)[]): void {
  for (const [at, match] of stated.entries()) {
    if (match === undefined || match.made !== undefined) continue;
    const other = stated.findIndex((each, index) => index > at && each?.position === match.position && !each.made);
    if (other < 0) continue;
    throw new InputError(
      `the column "${match.column}" is mapped to two fields of "${schema.name}": "${match.field}" and "${stated[other]!.field}". Give each a column of its own.`,
    );
  }
}

/**
 * A heading that means the same, of a column that is nothing else yet; only where it is the only one. Where none does, the same
 * without the name of the table that stands before each.
 */
function matchMeaning(field: Field, columns: readonly string[], taken: ReadonlySet<number>): ColumnMatch | undefined {
  const names = namesOf(field).map(plainHeading);
  for (const headings of [columns, bareHeadings(columns)]) {
    const plain = headings.map(plainHeading);
    for (const name of names) {
      const found = positionsOf(plain, (heading) => heading === name).filter((at) => !taken.has(at));
      if (found.length !== 1 || name === '') continue;
      return { field: field.name, column: columns[found[0]!]!, position: found[0]!, how: 'guessed' };
    }
  }
  return undefined;
}

function namesOf(field: Field): string[] {
  return [field.name, ...(field.aliases ?? []), ...sameHeadings(field.name)];
}

function findColumn(field: Field, columns: readonly string[], name: string, schema: string): number | undefined {
  const exact = positionsOf(columns, (column) => column === name);
  if (exact.length > 1) throw ambiguous(field, columns, exact);
  const found = positionsOf(columns, (column) => comparableName(column) === comparableName(name));
  if (found.length > 1) {
    const names = found.map((at) => `"${columns[at]}"`).join(' and ');
    const choice = columns.filter((column, at) => found.includes(at) && columns.indexOf(column) === at);
    if (choice.length < found.length) throw ambiguous(field, columns, found);
    throw new InputError(
      `the columns ${names} could both be the field "${field.name}". Say which, e.g. --columns ${schema}:${field.name}=${quoteIfNeeded(choice.find((column) => /^\S+$/.test(column)) ?? choice[0]!)}`,
    );
  }
  return found[0];
}

function positionsOf(columns: readonly string[], isIt: (column: string) => boolean): number[] {
  return columns.flatMap((column, position) => (isIt(column) ? [position] : []));
}

function ambiguous(field: Field, columns: readonly string[], found: readonly number[]): InputError {
  return new InputError(
    `${found.length} columns are called "${columns[found[0]!]}", so the field "${field.name}" is ambiguous. Rename one of them in the file.`,
  );
}

/** So many letters of a name say what a longer heading is; "nom" stands in "nominal" too. */
const TELLING_LETTERS = 5;

/** A mapping that could be meant: parts of a date, a whole name, or the column most like the field among those whose values could be it. */
/** A column that is another field already is no remedy: `officer=case_id` would count cases as officers. */
function remedyFor(
  input: string,
  missing: readonly Field[],
  columns: readonly string[],
  taken: ReadonlySet<number>,
  looks: readonly ColumnLook[] | undefined,
): string {
  const free = columns.filter((_, position) => !taken.has(position));
  if (free.length === 0)
    return `None of them is left over: export the file with ${missing.length === 1 ? 'it' : 'them'}.`;
  const open = looks?.filter(({ column }) => free.includes(column));
  return `Say which column it is, e.g. --columns ${input}:${suggested(missing, free, open)}`;
}

function suggested(
  missing: readonly Field[],
  columns: readonly string[],
  looks: readonly ColumnLook[] | undefined,
): string {
  const field = missing[0]!;
  if (field.type === 'date') {
    const parts = ['day', 'month', 'year'].map((part) =>
      columns.filter((column) => plainHeading(column).includes(part)),
    );
    if (parts.every((found) => found.length === 1)) return `${field.name}=${parts.flat().map(quoteIfNeeded).join('+')}`;
  }
  const whole = columns.find((column) => /^(fullname|name|personname|nominalname)$/.test(plainHeading(column)));
  if (field.role === 'name' && whole !== undefined) {
    const names = missing.filter(({ role }) => role === 'name').map(({ name }) => name);
    return `${names.join('+')}=${quoteIfNeeded(whole)}`;
  }
  const likely =
    looks === undefined ? columns : looks.filter((look) => couldBeField(field, look)).map(({ column }) => column);
  const said = namesOf(field).map(plainHeading);
  const saying = said.flatMap((name) =>
    likely.filter((column) => name.length >= TELLING_LETTERS && plainHeading(column).includes(name)),
  );
  const nearest = likely.length === 1 ? likely[0]! : (saying[0] ?? nearestText(field.name, likely));
  return `${field.name}=${quoteIfNeeded(nearest ?? 'column')}`;
}

function listed(columns: readonly string[]): string {
  const shown = columns.slice(0, 40).map((column) => column || '(unnamed)');
  return shown.join(', ') + (columns.length > 40 ? `, … (${columns.length} in all)` : '');
}

function quoteIfNeeded(column: string): string {
  return /^[\w.+-]+$/.test(column) ? column : `"${column}"`;
}
