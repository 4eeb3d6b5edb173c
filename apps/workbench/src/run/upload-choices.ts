import type { ReadingChoices } from '@assay/dataset/read';
import type { Input } from '@assay/notebook';
import type { InputRecord } from '@assay/notebook/run';
import { type Html, html } from '@assay/report';
import { InputError } from '@assay/statistics';
import { type Fields, selectField, textField } from '../page/form.ts';

const DATE_FORMATS = ['dd/mm/yyyy', 'mm/dd/yyyy', 'yyyy-mm-dd', 'dd/mm/yy', 'mm/dd/yy'];

/** Fields that say how the file of an input is to be read; left empty, it is found in the file. */
export function readingFields({ name, dataset, optional }: Input): Html {
  return html`<details><summary>How the file is to be read, where it is not found right</summary>
${textField({ name: `columns:${name}`, label: 'Columns', hint: 'field=column, …; a date of day+month+year; first_name+surname=one column of whole names.' })}
${selectField({ name: `dates:${name}`, label: 'Dates', options: [{ value: '', text: 'As the file shows' }, ...DATE_FORMATS.map((format) => ({ value: format, text: format }))] })}
${textField({ name: `missing:${name}`, label: 'Words for a missing value', hint: 'Separated by commas, e.g. NULL, N/K.' })}
${textField({ name: `encoding:${name}`, label: 'Encoding', hint: 'E.g. windows-1250.' })}
${textField({ name: `skip:${name}`, label: 'Lines before the header', type: 'number' })}
${textField({ name: `sheet:${name}`, label: 'Sheet or table' })}
</details>
${dataset !== null && !optional && html`<label><input type="checkbox" name="invented:${name}" value="yes"> Where other files are sent and this one is not, use the project’s ${dataset} in its place; where that is invented, the result is an example.</label>`}`;
}

/** What was said about an input's file. */
export function readingOf(fields: Fields, name: string): ReadingChoices {
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

/** The mapping that was typed: `field=column`, separated by commas. */
export function mappingOf(fields: Fields, name: string): InputRecord['mapping'] {
  const mapping: Record<string, string> = {};
  for (const pair of fields.text(`columns:${name}`).split(',')) {
    if (pair.trim() === '') continue;
    const at = pair.indexOf('=');
    if (at < 1) throw new InputError(`columns: "${pair.trim()}" is not of the form field=column. Write it so.`);
    mapping[pair.slice(0, at).trim()] = pair.slice(at + 1).trim();
  }
  return mapping;
}

/** The reader's messages name options of the command line; a form has fields. */
export function inFormWords(message: string): string {
  return message
    .replace(/--columns [\w-]+:/g, 'under Columns: ')
    .replace(/--date-format/g, 'under Dates:')
    .replace(/--missing( names words for that)?/g, 'Words for a missing value')
    .replace(/--encoding( says otherwise)?/g, 'the field Encoding')
    .replace(/--sheet/g, 'under Sheet or table:')
    .replace(/--skip-lines/g, 'under Lines before the header:');
}
