import type { ReadingChoices } from '@assay/dataset/read';
import type { Input } from '@assay/notebook';
import type { InputRecord } from '@assay/notebook/run';
import { type Html, html } from '@assay/report';
import { InputError } from '@assay/statistics';
import type { Fields } from '../page/fields.ts';
import { selectField, textField } from '../page/form.ts';

const DATE_FORMATS = ['dd/mm/yyyy', 'mm/dd/yyyy', 'yyyy-mm-dd', 'dd/mm/yy', 'mm/dd/yy'];

/** Fields that say how the file of an input is to be read, with what was said before; left empty, it is found in the file. */
export function uploadReadingFields(
  { name, dataset, optional }: Input,
  said: (field: string) => string = () => '',
): Html {
  const text = (kind: string, label: string, hint?: string, type?: 'number') =>
    textField({
      name: `${kind}:${name}`,
      label,
      value: said(`${kind}:${name}`),
      ...(hint === undefined ? {} : { hint }),
      ...(type === undefined ? {} : { type }),
    });
  const isSaid = ['columns', 'dates', 'missing', 'encoding', 'skip', 'sheet'].some(
    (kind) => said(`${kind}:${name}`) !== '',
  );
  return html`<details${isSaid && html` open`}><summary>How the file is to be read, where it is not found right</summary>
${text('columns', 'Columns put together', 'field=column, …; a date of day+month+year; first_name+surname=one column of whole names.')}
${selectField({ name: `dates:${name}`, label: 'Dates', value: said(`dates:${name}`), options: [{ value: '', text: 'As the file shows' }, ...DATE_FORMATS.map((format) => ({ value: format, text: format }))] })}
${text('missing', 'Words for a missing value', 'Separated by commas, e.g. NULL, N/K.')}
${text('encoding', 'Encoding', 'E.g. windows-1250.')}
${text('skip', 'Lines before the header', undefined, 'number')}
${text('sheet', 'Sheet or table')}
</details>
${dataset !== null && !optional && said(`look:${name}`) === '' && html`<label><input type="checkbox" name="invented:${name}" value="yes"${said(`invented:${name}`) === 'yes' && html` checked`}> Where other files are sent and this one is not, use the project’s ${dataset} in its place; where that is invented, the result is an example.</label>`}`;
}

/** What a kept reading says, as {@link uploadReadingFields} would have it. */
export function fieldsOfReading(
  name: string,
  { encoding, dateFormat, missing, skipLines, sheet }: ReadingChoices,
): Readonly<Record<string, string>> {
  return {
    [`encoding:${name}`]: encoding ?? '',
    [`dates:${name}`]: dateFormat?.['*'] ?? '',
    [`missing:${name}`]: missing?.['*']?.join(', ') ?? '',
    [`skip:${name}`]: skipLines === undefined ? '' : String(skipLines),
    [`sheet:${name}`]: sheet ?? '',
  };
}

/** What was said about an input's file. */
export function uploadReading(fields: Fields, name: string): ReadingChoices {
  const text = (kind: string) => fields.text(`${kind}:${name}`);
  const words = text('missing')
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
  const skip = text('skip');
  if (skip !== '' && !/^\d{1,6}$/.test(skip))
    throw new InputError(`lines before the header: ${skip}. Give a whole number.`);
  return {
    ...(text('encoding') === '' ? {} : { encoding: text('encoding') }),
    ...(text('dates') === '' ? {} : { dateFormat: { '*': text('dates') } }),
    ...(words.length === 0 ? {} : { missing: { '*': words } }),
    ...(skip === '' ? {} : { skipLines: Number(skip) }),
    ...(text('sheet') === '' ? {} : { sheet: text('sheet') }),
  };
}

/** The name of a menu that says which column a field is, and of what would be found if nobody did. */
export const columnMenu = (input: string, field: string) => `column:${input}:${field}`;
export const columnFound = (input: string, field: string) => `found:${input}:${field}`;
/** A menu's choice for a field that the file does not have; a column stands behind a sign, as it may have any name. */
export const NO_COLUMN = 'none';
export const ofColumn = (column: string | undefined) => (column === undefined ? NO_COLUMN : `=${column}`);

/**
 * The mapping that was chosen by menus and typed (`field=column`, separated by commas; typed ones go first). Menus that were left
 * as the file itself says leave nothing to say.
 */
export function uploadMapping(
  fields: Fields,
  { name, schema }: Pick<Input, 'name' | 'schema'>,
): InputRecord['mapping'] {
  const chosen = schema.fields
    .map(({ name: field }) => ({
      field,
      menu: fields.text(columnMenu(name, field)),
      found: fields.text(columnFound(name, field)),
    }))
    .filter(({ menu }) => menu !== '');
  const isAsFound = chosen.every(({ menu, found }) => menu === found);
  const mapping: Record<string, string> = isAsFound
    ? {}
    : Object.fromEntries(chosen.map(({ field, menu }) => [field, menu === NO_COLUMN ? '' : menu.slice(1)]));
  const written = new Map<string, string>();
  for (const pair of fields.text(`columns:${name}`).split(',')) {
    if (pair.trim() === '') continue;
    const [field, column] = [pair.split('=', 1)[0]!.trim(), pair.slice(pair.indexOf('=') + 1).trim()];
    if (field === '' || !pair.includes('='))
      throw new InputError(`columns: "${pair.trim()}" is not of the form field=column. Write it so.`);
    const before = written.get(field);
    if (before !== undefined && before !== column)
      throw new InputError(`columns: ${field} is said to be ${before} and ${column}. Keep one.`);
    written.set(field, column);
  }
  return { ...mapping, ...Object.fromEntries(written) };
}
