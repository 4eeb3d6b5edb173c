import { existsSync } from 'node:fs';
import type { Input, Parameter, ParameterValue } from '@assay/notebook';
import { DEFAULT_SEED, type InputRecord, lookAtInput, type RunChoices, type RunRecord } from '@assay/notebook/run';
import { type Html, html } from '@assay/report';
import { InputError } from '@assay/statistics';
import { Hono } from 'hono';
import { type Fields, form, onForm, selectField, textField } from '../page/form.ts';
import { notFound } from '../page/not-found.ts';
import { respond } from '../page/respond.ts';
import { may } from '../people/permissions.ts';
import type { Person } from '../people/person.ts';
import type { NotebookEntry } from '../project/notebook-index.ts';
import { keepUpload, mostUploadBytes } from '../run/keep-upload.ts';
import { inFormWords, mappingOf, readingFields, readingOf } from '../run/upload-choices.ts';
import type { Workbench, WorkbenchContext, WorkbenchEnvironment } from '../workbench-context.ts';

/** The form that runs a notebook, made of what the notebook declares, and what it starts. */
export function runFormRoutes(workbench: Workbench): Hono<WorkbenchEnvironment> {
  const routes = new Hono<WorkbenchEnvironment>();

  routes.get('/:slug/run', async (c) => {
    const person = c.get('person');
    const entry = !may(person, 'run notebooks') ? null : await workbench.notebooks.find(c.req.param('slug'));
    if (entry === null) return notFound(c, 'notebook');
    const { description, slug } = entry;
    const from = runBefore(workbench, person, slug, c.req.query('from'));
    const sentence = `${Math.floor(mostUploadBytes / 2 ** 20)} MB`;
    const body = html`${description.inputs.length > 0 && html`<fieldset><legend>What it reads</legend>${description.inputs.map((input) => inputField(input, sentence, from !== null && filesOf(from, input.name) !== null))}</fieldset>`}
${description.parameters.length > 0 && html`<fieldset><legend>What you choose</legend>${description.parameters.map((parameter) => parameterField(parameter, from?.run.parameters[parameter.name]))}</fieldset>`}
<fieldset><legend>Chance</legend>
${textField({ name: 'seed', label: 'Seed of random streams', hint: 'Leave it empty for the usual one. The same seed gives the same numbers.', type: 'number', value: from === null || from.run.seed === DEFAULT_SEED ? '' : String(from.run.seed), attributes: html` min="0" step="1"` })}</fieldset>
${from !== null && html`<input type="hidden" name="from" value="${from.run.id}">`}`;
    return respond(c, {
      title: `Run ${description.title}`,
      section: 'notebooks',
      above: [
        { href: '/notebooks', text: 'Notebooks' },
        { href: `/notebooks/${slug}`, text: description.title },
      ],
      main: html`<h1>Run this notebook</h1>
<p class="lead">${description.title}</p>
${from !== null && html`<div class="inset"><p>Everything is as it was in <a href="/reports/${from.run.id}">run <span class="mono">${from.run.id}</span></a>. Change what you want to try; afterwards the two runs can be compared number by number.</p></div>`}
<p>A file that you send stays on this computer beside its run, so that the run can be done again. No report and no pack carries it.</p>
${form(workbench, person, { action: `/notebooks/${slug}/runs`, body, submit: 'Run', multipart: true, beside: html`<button class="button secondary" type="submit" name="step" value="look">Show how the files are read</button>` })}`,
    });
  });

  routes.post('/:slug/runs', (c) =>
    onForm(workbench, async (context, fields, person) => {
      const entry = !may(person, 'run notebooks')
        ? null
        : await workbench.notebooks.find(context.req.param('slug') ?? '');
      if (entry === null) return notFound(context, 'notebook');
      const id = crypto.randomUUID();
      try {
        const from = runBefore(workbench, person, entry.slug, fields.text('from'));
        const sent = await keepInputs(workbench, entry, fields, id, from);
        if (fields.text('step') === 'look')
          return await showReading(context, entry, sent).finally(() => workbench.uploads.release(id));
        const choices = { ...sent, parameters: chosenParameters(entry, fields), ...seedOf(fields) };
        const order = { kind: 'run', notebook: entry.slug, choices, from: from?.run.id ?? null } as const;
        const job = workbench.queue.add(person, order, id);
        return context.redirect(`/runs/${job.id}`, 303);
      } catch (error) {
        workbench.uploads.release(id);
        throw error;
      }
    })(c),
  );

  return routes;
}

/** The record of a run of this notebook that the form goes out from. */
function runBefore(
  { runs, mayRead }: Workbench,
  person: Person,
  slug: string,
  id: string | undefined,
): RunRecord | null {
  const run = id === undefined ? undefined : runs.list(slug).find((each) => each.id === id);
  return run === undefined || !mayRead(person, run) ? null : runs.record(run);
}

/** Files that were sent for an input of an earlier run and still lie on the shelf; `null` where there are none. */
function filesOf(
  { inputs }: RunRecord,
  name: string,
): { files: readonly string[]; mapping: InputRecord['mapping']; choices: InputRecord['choices'] } | null {
  const input = inputs.find((each) => each.name === name);
  const files = input?.dataset === null ? input.files.map(({ path }) => path) : [];
  return input === undefined || files.length === 0 || !files.every((path) => existsSync(path))
    ? null
    : { files, mapping: input.mapping, choices: input.choices };
}

async function keepInputs(
  { uploads }: Workbench,
  { description }: NotebookEntry,
  fields: Fields,
  job: string,
  from: RunRecord | null,
): Promise<SentInputs> {
  const inputs: Record<string, readonly string[]> = {};
  const columns: Record<string, InputRecord['mapping']> = {};
  const readings: Record<string, NonNullable<InputRecord['choices']>> = {};
  const standIns: string[] = [];
  for (const [index, input] of description.inputs.entries()) {
    const file = fields.file(`input:${input.name}`);
    const before = from === null ? null : filesOf(from, input.name);
    if (file !== null) {
      inputs[input.name] = [await keepUpload(uploads, job, input, file, index + 1)];
      columns[input.name] = mappingOf(fields, input.name);
      readings[input.name] = readingOf(fields, input.name);
    } else if (before !== null) {
      inputs[input.name] = before.files;
      columns[input.name] = { ...before.mapping, ...mappingOf(fields, input.name) };
      readings[input.name] = { ...before.choices, ...readingOf(fields, input.name) };
    } else if (input.dataset === null && !input.optional)
      throw new InputError(`input ${input.title} is missing. Choose a file for it.`);
  }
  const missing = description.inputs.filter(({ name, optional }) => !optional && inputs[name] === undefined);
  if (Object.keys(inputs).length > 0) {
    for (const input of missing) {
      if (fields.text(`invented:${input.name}`) === 'yes') standIns.push(input.name);
      else
        throw new InputError(
          `input ${input.title} is missing beside the files that were sent. Choose a file for it, or tick that the project’s data take its place.`,
        );
    }
  }
  return { inputs, columns, readings, standIns };
}

type SentInputs = Required<Pick<RunChoices, 'inputs' | 'columns' | 'readings' | 'standIns'>>;

/** How each file that was sent is read, before anything is computed; nothing is kept. */
async function showReading(
  c: WorkbenchContext,
  { description, slug }: NotebookEntry,
  { inputs, columns, readings }: SentInputs,
): Promise<Response> {
  const parts: Html[] = [];
  for (const input of description.inputs) {
    const paths = inputs[input.name];
    if (paths === undefined) continue;
    const lines = await lookAtInput(input, paths, columns[input.name] ?? {}, readings[input.name] ?? {}).catch(
      (error) => {
        if (error instanceof InputError) throw new InputError(inFormWords(error.message));
        throw error;
      },
    );
    parts.push(html`<h2>${input.title}</h2><ul>${lines.map((line) => html`<li>${inFormWords(line)}</li>`)}</ul>`);
  }
  if (parts.length === 0) throw new InputError('no file was sent, so there is nothing to show. Choose a file first.');
  return respond(c, {
    title: 'This is how I read your file',
    section: 'notebooks',
    above: [{ href: `/notebooks/${slug}/run`, text: `Run ${description.title}` }],
    main: html`<h1>This is how I read your file</h1>
${parts}
<p>Nothing was computed and nothing was kept. Go back to run it, or to say how it is to be read.</p>`,
  });
}

function chosenParameters({ description }: NotebookEntry, fields: Fields): Record<string, string | boolean> {
  return Object.fromEntries(
    description.parameters.flatMap(({ name, kind }): [string, string | boolean][] => {
      const text = fields.text(`parameter:${name}`);
      if (kind === 'switch') return [[name, text === 'yes']];
      return text === '' ? [] : [[name, text]];
    }),
  );
}

function seedOf(fields: Fields): { seed?: number } {
  const text = fields.text('seed');
  if (text === '') return {};
  if (!/^\d{1,15}$/.test(text)) throw new InputError(`seed is ${text.slice(0, 30)}. Give a whole number from 0.`);
  return { seed: Number(text) };
}

function inputField(input: Input, most: string, isSentBefore: boolean): Html {
  const { name, title, description, dataset, optional, schema } = input;
  const id = `input:${name}`;
  const without = isSentBefore
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
${readingFields(input)}</div>`;
}

function parameterField(parameter: Parameter, before: ParameterValue | undefined): Html {
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
