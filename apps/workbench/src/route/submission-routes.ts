import { isWrittenDay } from '@assay/dataset';
import { InputError } from '@assay/statistics';
import { Hono } from 'hono';
import { onForm } from '../page/form.ts';
import { notFound } from '../page/not-found.ts';
import { paperPage } from '../page/paper-page.ts';
import { printer } from '../page/printer.ts';
import { respond } from '../page/respond.ts';
import { shortText } from '../page/short-text.ts';
import { newSubmissionPage, submissionsPage } from '../page/submission-list.ts';
import { checkPack } from '../store/check-pack.ts';
import { attachPack } from '../store/packs.ts';
import { recordOnSubmission } from '../submission/submission-record.ts';
import { knownStage } from '../submission/submission-state.ts';
import { addSubmission, attachRun, submission } from '../submission/submissions.ts';
import type { Workbench, WorkbenchEnvironment } from '../workbench-context.ts';
import { respondWithBundle } from './bundle.ts';

/** Papers before the panel: the list, each with its questions, evidence, outcome and actions, and a new one. */
export function submissionRoutes(workbench: Workbench): Hono<WorkbenchEnvironment> {
  const routes = new Hono<WorkbenchEnvironment>();
  const printed = printer();
  const { store, panel } = workbench;

  routes.get('/', (c) => {
    return respond(c, submissionsPage(workbench, c.get('person'), c.req.query('stage'), Number(c.req.query('page'))));
  });

  routes.get('/new', (c) => {
    return respond(c, newSubmissionPage(workbench, c.get('person')));
  });

  routes.post('/', (c) =>
    onForm(workbench, (context, fields, person) => {
      const system = panel.systems.find(({ id }) => id === fields.text('system'));
      if (system === undefined) throw new InputError('submission names no system. Choose one.');
      const meeting = fields.text('meeting');
      if (meeting !== '' && !isWrittenDay(meeting))
        throw new InputError(`meeting is no date: ${meeting.slice(0, 20)}. Write it as 2025-03-05.`);
      const id = addSubmission(store, person, {
        system: system.id,
        title: shortText(fields, 'title'),
        stage: knownStage(panel, fields.text('stage')),
        meeting: meeting === '' ? null : meeting,
        agendaItem: shortText(fields, 'item') || null,
        questions: panel.ledger.ofSystem(system.id).map((question) => question.id),
      });
      return context.redirect(`/submissions/${id}`, 303);
    })(c),
  );

  routes.get('/:id', (c) => {
    const found = submission(store, c.req.param('id'));
    if (found === null) return notFound(c, 'submission');
    return respond(c, paperPage(workbench, c.get('person'), found));
  });

  routes.get('/:id/bundle.pdf', async (c) => {
    const found = submission(store, c.req.param('id'));
    if (found === null) return notFound(c, 'submission');
    const name = `submission-${found.id}`;
    return respondWithBundle(workbench, c, { title: found.title, name, papers: [found], printed });
  });

  routes.post('/:id/entries', (c) =>
    onForm(workbench, (context, fields, person) => {
      const found = submission(store, context.req.param('id') ?? '');
      if (found === null) return notFound(context, 'submission');
      recordOnSubmission(workbench, person, found, fields);
      return context.redirect(`/submissions/${found.id}`, 303);
    })(c),
  );

  routes.post('/:id/attachments', (c) =>
    onForm(workbench, (context, fields, person) => {
      const found = submission(store, context.req.param('id') ?? '');
      const run = workbench.runs.find(fields.text('run'));
      if (found === null || run === null) return notFound(context, 'submission');
      attachRun(store, person.id, { submission: found.id, notebook: run.slug, run: run.id, pack: null });
      return context.redirect(`/submissions/${found.id}`, 303);
    })(c),
  );

  routes.post('/:id/packs', (c) =>
    onForm(workbench, async (context, fields, person) => {
      const found = submission(store, context.req.param('id') ?? '');
      if (found === null) return notFound(context, 'submission');
      const file = fields.file('pack');
      if (file === null) throw new InputError('no pack was sent. Choose the zip that assay export wrote.');
      const bytes = new Uint8Array(await file.arrayBuffer());
      attachPack(store, person.id, { bytes, submission: found.id, pack: await checkPack(bytes, workbench.signers) });
      return context.redirect(`/submissions/${found.id}`, 303);
    })(c),
  );

  return routes;
}
