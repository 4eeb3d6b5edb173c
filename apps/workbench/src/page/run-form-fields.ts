import type { Input, Parameter, ParameterValue } from '@assay/notebook';
import { type Html, html } from '@assay/report';
import type { EngineTable } from '../run/engine-tables.ts';
import type { KeptMapping } from '../store/mappings.ts';
import { columnFound, columnMenu, uploadReadingFields } from '../upload/upload-choices.ts';
import { wordsAgain } from '../upload/upload-words.ts';
import { instantText } from './date-text.ts';
import type { Fields } from './fields.ts';
import { selectField, textField } from './form.ts';

interface Offered {
  /** The size of the largest file that is taken. */
  readonly most: string;
  /** Where the file lies that is read if none is sent; `null` where there is none. */
  readonly before: 'sent just now' | 'of a run' | null;
  readonly kept: readonly KeptMapping[];
  readonly tables: readonly EngineTable[];
  /** What a form said that was refused. */
  readonly said: Fields | null;
}

/** The field that takes an input's file, with the mappings that are kept for it and the tables that may be counted instead. */
export function inputField(input: Input, { most, before, kept, tables, said }: Offered): Html {
  const { name, title, description, dataset, optional, schema } = input;
  const id = `input:${name}`;
  const value = (field: string) => said?.text(field) ?? '';
  const without =
    before === 'sent just now'
      ? 'The file that you sent is kept for an hour: choose another only to replace it.'
      : before === 'of a run'
        ? 'Without a file, the one of that run is read again.'
        : dataset !== null
          ? `Where no file is sent at all, the dataset ${dataset} is used.`
          : optional
            ? 'May be left out.'
            : 'A file is needed.';
  const needed = schema.fields.filter((field) => field.required).map((field) => field.name);
  return html`<div class="field"><label for="${id}">${title}</label>
<span class="hint" id="${id}-hint">${description} ${without} CSV, Excel, Parquet, Arrow, JSON, SQLite or DuckDB, up to ${most}${needed.length > 0 && html`; it must hold ${needed.join(', ')}`}.</span>
<input id="${id}" name="${id}" type="file" accept=".csv,.parquet,.json,.xlsx,.arrow,.feather,.sqlite,.duckdb" aria-describedby="${id}-hint">
${
  tables.length > 0 &&
  selectField({
    name: `table:${name}`,
    label: 'Or a table that is counted where it lies',
    hint: 'Its rows stay there. What only rows can tell is then not computed, and says so.',
    value: value(`table:${name}`),
    options: [{ value: '', text: 'None' }, ...tables.map((each) => ({ value: each.name, text: each.title }))],
  })
}
${
  kept.length > 0 &&
  selectField({
    name: `kept:${name}`,
    label: 'Which column is which',
    value: value(`kept:${name}`),
    options: [
      { value: '', text: 'As the file says' },
      ...kept.map((each) => ({ value: each.name, text: `As in ${each.name}, kept ${instantText(each.at)}` })),
    ],
  })
}
${uploadReadingFields(input, value)}
${schema.fields.flatMap((field) => [columnMenu(name, field.name), columnFound(name, field.name)]).map((menu) => value(menu) !== '' && html`<input type="hidden" name="${menu}" value="${value(menu)}">`)}${said !== null && wordsAgain(said, name)}</div>`;
}

/** The field of something that the analyst may choose. */
export function parameterField(parameter: Parameter, before: ParameterValue | undefined): Html {
  const name = `parameter:${parameter.name}`;
  const labels = { name, label: parameter.title };
  const { fromData } = parameter;
  const described =
    fromData === undefined ? parameter.description : `${parameter.description} Left empty: ${fromData}.`;
  switch (parameter.kind) {
    case 'number':
    case 'integer':
      return textField({
        ...labels,
        hint: `${described} Between ${bound(parameter.minimum)} and ${bound(parameter.maximum)}.`,
        type: 'number',
        value: String(before ?? parameter.default),
        attributes: html` min="${parameter.minimum}" max="${parameter.maximum}" step="${parameter.kind === 'integer' ? '1' : 'any'}"${fromData === undefined && html` required`}`,
      });
    case 'choice':
      return selectField({
        ...labels,
        hint: described,
        value: String(before ?? parameter.default),
        options: [
          ...(fromData === undefined ? [] : [{ value: '', text: 'As the data say' }]),
          ...parameter.choices.map((choice) => ({ value: choice, text: choice })),
        ],
      });
    case 'switch':
      return selectField({
        ...labels,
        hint: parameter.description,
        value: (before ?? parameter.default) ? 'yes' : 'no',
        options: [
          { value: 'yes', text: 'Yes' },
          { value: 'no', text: 'No' },
        ],
      });
    case 'date':
      return textField({
        ...labels,
        hint: described,
        type: 'date',
        value: String(before ?? parameter.default),
      });
    case 'text':
      return textField({ ...labels, hint: described, value: String(before ?? parameter.default) });
  }
}

function bound(value: number): string {
  return value.toLocaleString('en-GB', { maximumFractionDigits: 20 });
}
