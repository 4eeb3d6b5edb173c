import type { Field } from '@assay/dataset';
import type { ReadingChoices } from '@assay/dataset/read';
import type { Input } from '@assay/notebook';
import { type MappedColumns, mapColumns } from '@assay/notebook/run';
import { type Html, html } from '@assay/report';
import { InputError } from '@assay/statistics';
import type { NotebookEntry } from '../report/notebook-index.ts';
import { tableOf } from '../upload/count-upload.ts';
import { inUploadFormWords } from '../upload/form-words.ts';
import type { SentInputs } from '../upload/sent-inputs.ts';
import {
  columnFound,
  columnMenu,
  fieldsOfReading,
  NO_COLUMN,
  ofColumn,
  uploadReadingFields,
} from '../upload/upload-choices.ts';
import { wordMenus } from '../upload/upload-words.ts';
import type { Workbench, WorkbenchContext } from '../workbench-context.ts';
import type { Fields } from './fields.ts';
import { form, selectField, textField } from './form.ts';
import { respond } from './respond.ts';

interface Look {
  readonly entry: NotebookEntry;
  readonly fields: Fields;
  readonly sent: SentInputs;
  /** Under which the files are kept until the run. */
  readonly look: string;
}

/** How each file that was sent is read, which column is which, and what is missing, before anything is computed. */
export async function mappingPage(
  c: WorkbenchContext,
  workbench: Workbench,
  { entry, fields, sent, look }: Look,
): Promise<Response> {
  const { description, slug } = entry;
  const parts: Html[] = [];
  for (const input of description.inputs) {
    const [path] = sent.inputs[input.name] ?? [];
    if (path === undefined) {
      if (parts.length > 0 || Object.keys(sent.inputs).length > 0) parts.push(notSent(input, sent, fields));
      continue;
    }
    if (tableOf(path) !== null) {
      parts.push(
        html`<h2>${input.title}</h2><p>It is counted where it lies. Which column is which is found then, and stands in the run.</p>`,
      );
      continue;
    }
    const mapping = sent.columns[input.name] ?? {};
    const choices = sent.readings[input.name] ?? {};
    const mapped = await mapColumns(input, path, mapping, choices).catch((error) => {
      throw error instanceof InputError ? new InputError(inUploadFormWords(error.message)) : error;
    });
    parts.push(
      inputPart(input, mapped, choices.words ?? {}, {
        ...fieldsOfReading(input.name, choices),
        ...typed(fields, input),
      }),
    );
  }
  if (Object.keys(sent.inputs).length === 0)
    throw new InputError('no file was sent, so there is nothing to show. Choose a file first.');
  const carried = [
    ['look', look],
    ...['seed', 'from'].map((name) => [name, fields.text(name)]),
    ...description.parameters.map(({ name }) => [`parameter:${name}`, fields.text(`parameter:${name}`)]),
  ].filter(([, value]) => value !== '');
  const body = html`${carried.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
${parts}
<p>The files are kept for an hour, so that you need not send them again; what runs on them keeps them beside the run. Nothing was
computed yet. To take another file or other choices, go back.</p>`;
  return respond(c, {
    title: 'This is how I read your file',
    section: 'notebooks',
    above: [{ href: `/notebooks/${slug}/run`, text: `Run ${description.title}` }],
    main: html`<h1>This is how I read your file</h1>
${form(workbench, c.get('person'), { action: `/notebooks/${slug}/runs`, body, submit: 'Run', beside: html`<button class="button secondary" type="submit" name="step" value="look">Read it again like this</button>` })}`,
  });
}

function typed(fields: Fields, { name }: Input): Record<string, string> {
  return { [`columns:${name}`]: fields.text(`columns:${name}`), [`look:${name}`]: 'yes' };
}

function notSent(input: Input, { standIns }: SentInputs, fields: Fields): Html {
  const { title, name, optional, dataset } = input;
  const state = optional
    ? 'No file was sent. It may be left out.'
    : standIns.includes(name)
      ? `No file was sent. The project’s ${dataset ?? 'data'} take its place.`
      : 'No file was sent, and it is needed: go back and choose one.';
  return html`<h2>${title}</h2><p>${state}</p>
${fields.text(`invented:${name}`) === 'yes' && html`<input type="hidden" name="invented:${name}" value="yes">`}`;
}

function inputPart(
  input: Input,
  mapped: MappedColumns,
  words: NonNullable<ReadingChoices['words']>,
  said: Readonly<Record<string, string>>,
): Html {
  const { name, title, schema } = input;
  const { matches, missing, unknown, problem, lines } = mapped;
  const needed = missing.filter(({ required }) => required);
  const others = missing.filter(({ required }) => !required);
  return html`<h2>${title}</h2>
${problem !== null && html`<div class="inset bad"><p>It cannot be read like this: ${inUploadFormWords(problem)}</p></div>`}
${needed.length > 0 && html`<div class="inset bad"><p>Missing, and needed: ${titles(needed)}. Choose the column of each.</p></div>`}
${Object.entries(unknown).map(([field, column]) => html`<div class="inset warn"><p>This file has no column ${column}, which the mapping names for ${field}.</p></div>`)}
${others.length > 0 && matches.length > 0 && html`<div class="inset warn"><p>Not found in this file: ${titles(others)}. What needs them will not be computed, and the report says so.</p></div>`}
${matches.length === 0 && html`<div class="inset warn"><p>No column was recognised. Choose which column is which.</p></div>`}
${lines.length > 0 && html`<h3>How it is read</h3><ul>${lines.map((line) => html`<li>${inUploadFormWords(line)}</li>`)}</ul>`}
<fieldset><legend>Which column is which</legend>
${schema.fields.map((field) => fieldMenu(name, field, mapped))}
${textField({ name: `keep:${name}`, label: 'Keep this for the next file, under the name', hint: 'Left empty, it is not kept. A name that is taken is replaced.' })}
</fieldset>
${wordMenus(input, mapped, words)}
${uploadReadingFields(input, (field) => said[field] ?? '')}`;
}

const titles = (fields: readonly Field[]) => fields.map(({ title }) => title).join(', ');

function fieldMenu(input: string, field: Field, { columns, matches, found }: MappedColumns): Html {
  const match = matches.find((each) => each.field === field.name);
  const isMade = match !== undefined && !columns.includes(match.column);
  const offered = isMade ? [match.column, ...columns] : columns;
  const how =
    match === undefined || match.how === 'mapped' || match.how === 'same name' ? '' : ' Guessed: look whether it is.';
  return html`${selectField({
    name: columnMenu(input, field.name),
    label: `${field.title}${field.required ? ' (needed)' : ''}`,
    hint: `${field.description}${how}`,
    value: ofColumn(match?.column),
    options: [
      { value: NO_COLUMN, text: 'Not in this file' },
      ...offered.map((column) => ({ value: ofColumn(column), text: column })),
    ],
  })}<input type="hidden" name="${columnFound(input, field.name)}" value="${ofColumn(found[field.name])}">`;
}
