import { briefingBody, html, renderBriefings, reportTitle } from '@assay/report';
import { readableReports } from '../report/readable-reports.ts';
import { may, mayRecord } from '../security/permissions.ts';
import { isWithoutLogIn, type Person } from '../security/person.ts';
import { entriesOfMeeting } from '../store/entries.ts';
import { currentStage } from '../submission/submission-state.ts';
import type { Submission } from '../submission/submissions.ts';
import type { Workbench } from '../workbench-context.ts';
import { damagedNote } from './damaged-note.ts';
import { dayText } from './date-text.ts';
import { entryList } from './entry-list.ts';
import { form, textArea } from './form.ts';
import { type Page, stylesheetHref } from './layout.ts';
import { outcomeList, stageTags } from './submission-tags.ts';

/** Days on which papers came before the panel, with how many, the latest first. */
export function meetingsPage(items: readonly (readonly [day: string, papers: number])[]): Page {
  return {
    title: 'Meetings',
    section: 'meetings',
    main: html`<h1>Meetings</h1>
${
  items.length === 0
    ? html`<p>No paper names its meeting yet.</p>`
    : html`<ul>${items.map(([day, papers]) => html`<li><a href="/meetings/${day}">${dayText(day)}</a>: ${papers} ${papers === 1 ? 'paper' : 'papers'}</li>`)}</ul>`
}
<p><a href="/actions">Every action, and what is overdue</a></p>`,
  };
}

/** A meeting: its papers with their evidence and outcomes, and who attended. */
export function meetingPage(workbench: Workbench, person: Person, day: string, papers: readonly Submission[]): Page {
  return {
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
  };
}

/** The briefings of all papers of a meeting, to print. */
export function briefingsPage(
  workbench: Workbench,
  person: Person,
  day: string,
  papers: readonly Submission[],
): string {
  const parts = papers.flatMap((paper) => {
    const { reports, damaged } = readableReports(workbench, person, paper);
    const note = damagedNote(damaged);
    return [
      ...reports.map(({ run, source }) => ({
        title: source.notebook.title,
        body: briefingBody(source, `brief-${run}`, true),
      })),
      ...(note === null ? [] : [{ title: `Missing from ${paper.title}`, body: html`<h2>${paper.title}</h2>${note}` }]),
    ];
  });
  return renderBriefings({ title: `Papers of ${dayText(day)}`, parts, stylesheetHref });
}
