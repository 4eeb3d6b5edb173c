import { Hono } from 'hono';
import { dayText } from '../page/date-text.ts';
import { onForm } from '../page/form.ts';
import { briefingsPage, meetingPage, meetingsPage } from '../page/meeting-pages.ts';
import { notFound } from '../page/not-found.ts';
import { printer } from '../page/printer.ts';
import { respond } from '../page/respond.ts';
import { appendEntry } from '../store/entries.ts';
import { type Submission, submissions } from '../submission/submissions.ts';
import type { Workbench, WorkbenchEnvironment } from '../workbench-context.ts';
import { respondWithBundle } from './bundle.ts';

/** Meetings of the panel: each with its papers, their evidence and outcomes, and the briefings of all of them on paper. */
export function meetingRoutes(workbench: Workbench): Hono<WorkbenchEnvironment> {
  const routes = new Hono<WorkbenchEnvironment>();
  const printed = printer();
  const papersOf = (day: string): readonly Submission[] =>
    submissions(workbench.store).filter(({ meeting }) => meeting === day);

  routes.get('/', (c) => {
    const days = new Map<string, number>();
    for (const { meeting } of submissions(workbench.store))
      if (meeting !== null) days.set(meeting, (days.get(meeting) ?? 0) + 1);
    const latestFirst = [...days.keys()].sort().reverse();
    return respond(c, meetingsPage(latestFirst.map((day) => [day, days.get(day)!])));
  });

  routes.get('/:day{\\d{4}-\\d{2}-\\d{2}}', (c) => {
    const day = c.req.param('day');
    const papers = papersOf(day);
    if (papers.length === 0) return notFound(c, 'meeting');
    return respond(c, meetingPage(workbench, c.get('person'), day, papers));
  });

  routes.get('/:day{\\d{4}-\\d{2}-\\d{2}}/briefings', (c) => {
    const day = c.req.param('day');
    const papers = papersOf(day);
    if (papers.length === 0) return notFound(c, 'meeting');
    c.header('Cache-Control', 'private, no-store');
    return c.html(briefingsPage(workbench, c.get('person'), day, papers));
  });

  routes.get('/:day{\\d{4}-\\d{2}-\\d{2}}/bundle.pdf', async (c) => {
    const day = c.req.param('day');
    const papers = papersOf(day);
    if (papers.length === 0) return notFound(c, 'meeting');
    return respondWithBundle(workbench, c, {
      title: `Papers of ${dayText(day)}`,
      name: `papers-${day}`,
      papers,
      printed,
    });
  });

  routes.post('/:day{\\d{4}-\\d{2}-\\d{2}}/attendance', (c) =>
    onForm(workbench, (context, fields, person) => {
      const day = context.req.param('day') ?? '';
      if (papersOf(day).length === 0) return notFound(context, 'meeting');
      appendEntry(workbench.store, person, { kind: 'attendance', meeting: day, text: fields.text('text') });
      return context.redirect(`/meetings/${day}`, 303);
    })(c),
  );

  return routes;
}
