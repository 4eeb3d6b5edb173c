import type { Parameter } from '@assay/notebook';
import { DEFAULT_SEED, type RunRecord } from '@assay/notebook/run';
import { html } from '@assay/report';
import type { NotebookEntry } from '../report/notebook-index.ts';
import { engineTablesFor } from '../run/engine-tables.ts';
import type { Person } from '../security/person.ts';
import { keptMappings } from '../store/mappings.ts';
import { inUploadFormWords } from '../upload/form-words.ts';
import { mostUploadBytes } from '../upload/keep-upload.ts';
import { isSentBefore } from '../upload/sent-inputs.ts';
import type { Workbench } from '../workbench-context.ts';
import type { Fields } from './fields.ts';
import { form, textField } from './form.ts';
import type { Page } from './layout.ts';
import { inputField, parameterField } from './run-form-fields.ts';

interface GoesOutFrom {
  /** The record of a run. */
  readonly from: RunRecord | null;
  /** A form that could not be taken as it was: why, what it said, and the inputs whose files are kept under a name. */
  readonly refused: {
    readonly message: string;
    readonly fields: Fields;
    readonly look: string;
    readonly kept: readonly string[];
  } | null;
}

/** The form that runs a notebook, made of what the notebook declares, filled in with what it goes out from. */
export function runFormPage(
  workbench: Workbench,
  person: Person,
  entry: NotebookEntry,
  { from, refused }: GoesOutFrom,
): Page {
  const { description, slug } = entry;
  const before = (input: string) =>
    refused?.kept.includes(input) === true ? 'sent just now' : isSentBefore(from, input) ? 'of a run' : null;
  const parameterBefore = ({ name, kind }: Parameter) => {
    if (refused === null) return from?.run.parameters[name];
    const text = refused.fields.text(`parameter:${name}`);
    return kind === 'switch' && text !== '' ? text === 'yes' : text;
  };
  const sentence = `${Math.floor(mostUploadBytes / 2 ** 20)} MB`;
  const body = html`${description.inputs.length > 0 && html`<fieldset><legend>What it reads</legend>${description.inputs.map((input) => inputField(input, { most: sentence, before: before(input.name), kept: keptMappings(workbench.store, slug, input.name), tables: engineTablesFor(workbench.home, input), said: refused?.fields ?? null }))}</fieldset>`}
${description.parameters.length > 0 && html`<fieldset><legend>What you choose</legend>${description.parameters.map((parameter) => parameterField(parameter, parameterBefore(parameter)))}</fieldset>`}
<fieldset><legend>Chance</legend>
${textField({ name: 'seed', label: 'Seed of random streams', hint: 'Leave it empty for the usual one. The same seed gives the same numbers.', type: 'number', value: refused?.fields.text('seed') ?? (from === null || from.run.seed === DEFAULT_SEED ? '' : String(from.run.seed)), attributes: html` min="0" step="1"` })}</fieldset>
${from !== null && html`<input type="hidden" name="from" value="${from.run.id}">`}
${refused !== null && html`<input type="hidden" name="look" value="${refused.look}">`}`;
  return {
    title: `Run ${description.title}`,
    section: 'notebooks',
    above: [
      { href: '/notebooks', text: 'Notebooks' },
      { href: `/notebooks/${slug}`, text: description.title },
    ],
    main: html`${refused !== null && html`<div class="error-summary" role="alert"><h2>This cannot be done</h2><p>${inUploadFormWords(refused.message)}</p><p>The files that you sent are kept for an hour. Change what is wrong, and send the form again.</p></div>`}
<h1>Run this notebook</h1>
<p class="lead">${description.title}</p>
${from !== null && html`<div class="inset"><p>Everything is as it was in <a href="/reports/${from.run.id}">run <span class="mono">${from.run.id}</span></a>. Change what you want to try; afterwards the two runs can be compared number by number.</p></div>`}
<p>A file that you send stays on this computer beside its run, so that the run can be done again. No report and no pack carries it.</p>
${form(workbench, person, { action: `/notebooks/${slug}/runs`, body, submit: 'Run', multipart: true, beside: html`<button class="button secondary" type="submit" name="step" value="look">Show how the files are read</button>` })}`,
  };
}
