import { type RunRecord, resolveParameters } from '@assay/notebook/run';
import { InputError } from '@assay/statistics';
import { Hono } from 'hono';
import type { Fields } from '../page/fields.ts';
import { onForm } from '../page/form.ts';
import { mappingPage } from '../page/mapping-page.ts';
import { notFound } from '../page/not-found.ts';
import { respond } from '../page/respond.ts';
import { runFormPage } from '../page/run-form-page.ts';
import type { NotebookEntry } from '../report/notebook-index.ts';
import type { Person } from '../security/person.ts';
import { jobById } from '../store/jobs.ts';
import { keepMapping } from '../store/mappings.ts';
import { tableOf } from '../upload/count-upload.ts';
import { keepUploadedInputs, type SentInputs } from '../upload/sent-inputs.ts';
import type { Workbench, WorkbenchEnvironment } from '../workbench-context.ts';

/** The form that runs a notebook, made of what the notebook declares, and what it starts. */
export function runFormRoutes(workbench: Workbench): Hono<WorkbenchEnvironment> {
  const routes = new Hono<WorkbenchEnvironment>();

  routes.get('/:slug/run', async (c) => {
    const person = c.get('person');
    const entry = await workbench.notebooks.find(c.req.param('slug'));
    if (entry === null) return notFound(c, 'notebook');
    const look = c.req.query('look') ?? '';
    const failed = workbench.sent.ofFailed(look, person.id, entry.slug);
    const from = runBefore(workbench, person, entry.slug, failed?.fields.text('from') ?? c.req.query('from'));
    if (failed === null) return respond(c, runFormPage(workbench, person, entry, { from, refused: null }));
    const { fields, files } = failed;
    const message = jobById(workbench.store, look)?.message ?? 'The run failed.';
    const refused = { message, fields, look, kept: Object.keys(files) };
    return respond(c, runFormPage(workbench, person, entry, { from, refused }));
  });

  routes.post('/:slug/runs', (c) =>
    onForm(workbench, async (context, fields, person) => {
      const entry = await workbench.notebooks.find(context.req.param('slug') ?? '');
      if (entry === null) return notFound(context, 'notebook');
      const id = crypto.randomUUID();
      const from = runBefore(workbench, person, entry.slug, fields.text('from'));
      const kept: Record<string, readonly string[]> = {};
      try {
        const look = fields.text('look');
        if (look !== '') Object.assign(kept, workbench.sent.take(look, person.id, entry.slug, id));
        const isLook = fields.text('step') === 'look';
        const sent = await keepUploadedInputs(workbench, entry, fields, id, { from, kept }, isLook);
        const chosen = { parameters: chosenParameters(entry, fields), ...seedOf(fields) };
        if (isLook) {
          const page = await mappingPage(context, workbench, { entry, fields, sent, look: id });
          workbench.sent.keep(id, person.id, entry.slug, sent.inputs);
          return page;
        }
        keepMappings(workbench, person, entry, fields, sent);
        const choices = { ...sent, ...chosen };
        const order = { kind: 'run', notebook: entry.slug, choices, from: from?.run.id ?? null } as const;
        const started = { person: person.id, slug: entry.slug, files: uploadedOf(sent.inputs), fields: fields.texts() };
        workbench.sent.start(id, started);
        const job = workbench.queue.add(person, order, id);
        return context.redirect(`/runs/${job.id}`, 303);
      } catch (error) {
        if (!(error instanceof InputError) || Object.keys(kept).length === 0) {
          workbench.uploads.release(id);
          throw error;
        }
        // What arrived need not be sent again because something else was wrong.
        workbench.sent.keep(id, person.id, entry.slug, kept);
        const refused = { message: error.message, fields, look: id, kept: Object.keys(kept) };
        return respond(context, runFormPage(workbench, person, entry, { from, refused }), 422);
      }
    })(c),
  );

  return routes;
}

/** Files that were sent, not tables that are counted where they lie. */
const uploadedOf = (inputs: SentInputs['inputs']) =>
  Object.fromEntries(Object.entries(inputs).filter(([, paths]) => paths.every((path) => tableOf(path) === null)));

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

/** Each mapping that was given a name is kept under it. */
function keepMappings(
  { store }: Workbench,
  person: Person,
  { description, slug }: NotebookEntry,
  fields: Fields,
  { columns, readings }: SentInputs,
): void {
  for (const { name: input } of description.inputs) {
    const name = fields.text(`keep:${input}`);
    if (name === '' || columns[input] === undefined) continue;
    keepMapping(store, person, slug, input, { name, columns: columns[input], choices: readings[input] ?? {} });
  }
}

/**
 * What the form says; what it leaves empty, or does not have, is as the notebook declares it.
 *
 * @throws InputError where a value is out of its bounds.
 */
function chosenParameters({ description }: NotebookEntry, fields: Fields): Record<string, string> {
  const chosen = description.parameters.map(({ name }) => [name, fields.text(`parameter:${name}`)]);
  const said: Record<string, string> = Object.fromEntries(chosen.filter(([, text]) => text !== ''));
  resolveParameters(description.parameters, said);
  return said;
}

function seedOf(fields: Fields): { seed?: number } {
  const text = fields.text('seed');
  if (text === '') return {};
  if (!/^\d{1,15}$/.test(text)) throw new InputError(`seed is ${text.slice(0, 30)}. Give a whole number from 0.`);
  return { seed: Number(text) };
}
