import { briefingBody, html, renderBriefings, reportTitle } from '@assay/report';
import { Hono } from 'hono';
import { damagedNote } from '../page/damaged-note.ts';
import { dayText } from '../page/date-text.ts';
import { entryList } from '../page/entry-list.ts';
import { form, onForm, textArea } from '../page/form.ts';
import { stylesheetHref } from '../page/layout.ts';
import { notFound } from '../page/not-found.ts';
import { printer } from '../page/printer.ts';
import { respond } from '../page/respond.ts';
import { may, mayRecord } from '../people/permissions.ts';
import { isWithoutLogIn } from '../people/person.ts';
import { readableReports } from '../project/readable-reports.ts';
import { append, entriesOfMeeting } from '../store/entries.ts';
import { type Submission, submissions } from '../store/submissions.ts';
import type { Workbench, WorkbenchEnvironment } from '../workbench-context.ts';
import { respondWithBundle } from './bundle.ts';
import { currentStage, outcomeList, stageTags } from './submission-state.ts';

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
    const items = [...days].sort(([a], [b]) => (a < b ? 1 : -1));
    return respond(c, {
      title: 'Meetings',
      section: 'meetings',
      main: html`<h1>Meetings</h1>
${
  items.length === 0
    ? html`<p>No paper names its meeting yet.</p>`
    : html`<ul>${items.map(([day, papers]) => html`<li><a href="/meetings/${day}">${dayText(day)}</a>: ${papers} ${papers === 1 ? 'paper' : 'papers'}</li>`)}</ul>`
}
<p><a href="/actions">Every action, and what is overdue</a></p>`,
    });
  });

  routes.get('/:day{\\d{4}-\\d{2}-\\d{2}}', (c) => {
    const day = c.req.param('day');
    const papers = papersOf(day);
    if (papers.length === 0) return notFound(c, 'meeting');
    const person = c.get('person');
    return respond(c, {
      title: `Meeting of ${dayText(day)}`,
      section: 'meetings',
      above: [{ href: '/meetings', text: 'Meetings' }],
      main: html`<h1>Meeting of ${dayText(day)}</h1>
<p><a href="/meetings/${day}/briefings">The briefings of all papers, to print</a> · <a href="/meetings/${day}/bundle.pdf">All papers with their reports, one PDF</a></p>
<ol class="cards">${papers.map((paper) => {
        const { reports, damaged } = readableReports(workbench, person, paper);
        return html`<li${paper.agendaItem !== null && /^\d+$/.test(paper.agendaItem) && html` value="${paper.agendaItem}"`}><h2><a href="/submissions/${paper.id}">${paper.title}</a></h2>
<p>${stageTags(workbench, currentStage(workbench, paper))}</p>
<div>${outcomeList(workbench, paper)}</div>
${
  reports.length + damaged.length === 0
    ? html`<p class="quiet small">No evidence is attached${!may(person, 'read what is not released') && ' that has been released'}.</p>`
    : html`<ul>${reports.map(({ source, links, briefing }) => html`<li><a href="${links.plain}">${reportTitle(source)}</a>${briefing !== null && html` (<a href="${briefing}">briefing</a>)`}</li>`)}</ul>`
}${damagedNote(damaged)}</li>\n`;
      })}</ol>
${entryList(entriesOfMeeting(workbench.store, day), 'Who attended')}
${
  mayRecord(person, 'attendance') &&
  html`<h3>Record attendance</h3>
<p>${isWithoutLogIn(person) ? 'Nobody has logged in on this computer, so this is a note and stands marked so.' : 'What is added stays, with your name and the time. A later entry stands beside it.'}</p>
${form(workbench, person, { action: `/meetings/${day}/attendance`, body: textArea({ name: 'text', label: 'Who was there', hint: 'Those present, and apologies.' }), submit: 'Record attendance', secondary: true })}`
}`,
    });
  });

  routes.get('/:day{\\d{4}-\\d{2}-\\d{2}}/briefings', (c) => {
    const day = c.req.param('day');
    const papers = papersOf(day);
    if (papers.length === 0) return notFound(c, 'meeting');
    const parts = papers.flatMap((paper) => {
      const { reports, damaged } = readableReports(workbench, c.get('person'), paper);
      const note = damagedNote(damaged);
      return [
        ...reports.map(({ run, source }) => ({
          title: source.notebook.title,
          body: briefingBody(source, `brief-${run}`, true),
        })),
        ...(note === null
          ? []
          : [{ title: `Missing from ${paper.title}`, body: html`<h2>${paper.title}</h2>${note}` }]),
      ];
    });
    c.header('Cache-Control', 'private, no-store');
    return c.html(renderBriefings({ title: `Papers of ${dayText(day)}`, parts, stylesheetHref }));
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
      append(workbench.store, person, { kind: 'attendance', meeting: day, text: fields.text('text') });
      return context.redirect(`/meetings/${day}`, 303);
    })(c),
  );

  return routes;
}
