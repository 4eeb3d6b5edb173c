import { type Html, html } from '@assay/report';
import { may, mayRecord } from '../security/permissions.ts';
import type { Person } from '../security/person.ts';

interface Task {
  readonly title: string;
  readonly how: Html;
}

/** What can be done here, as each role finds it: only what this person may do, each with the way there. */
export function helpPageBody(person: Person): Html {
  const mayRun = may(person, 'run notebooks');
  const parts = [
    { title: 'To read', tasks: READING },
    {
      title: 'To put on record',
      tasks: may(person, 'record for others') ? RECORDING : mayRecord(person, 'dissent') ? SPEAKING : [],
    },
    {
      title: 'To work out',
      tasks: [...(mayRun ? RUNNING : []), ...(may(person, 'start a submission') ? SUBMITTING : [])],
    },
    { title: 'To decide what may leave', tasks: may(person, 'decide on a run') ? DECIDING : [] },
  ].filter(({ tasks }) => tasks.length > 0);
  return html`<h1>Help</h1>
<p class="lead">What you can do here, and where. Words are explained in <a href="/glossary">what the words mean</a>.</p>
${parts.map(
  ({ title, tasks }) => html`<h2>${title}</h2>
<dl class="summary-list">${tasks.map((task) => html`<div><dt>${task.title}</dt><dd>${task.how}</dd></div>\n`)}</dl>`,
)}
<h2>Without a mouse, on a phone, on paper</h2>
<p>Every page works with the keyboard alone: Tab goes on, Shift and Tab go back, Enter follows a link, and the arrow keys choose. Pages read the same without scripts, at any size of text, in the dark and in print.</p>`;
}

const READING: readonly Task[] = [
  {
    title: 'What the panel asked, and what answers it',
    how: html`<a href="/questions">Questions</a>. Each says whether it is answered on real data, shown on invented data alone, or open.`,
  },
  {
    title: 'A report',
    how: html`Its head gives the answers. Beside each stands how sure it is and a link to where it is shown. The technical view has the method, every number and the code.`,
  },
  {
    title: 'Another choice than the one made',
    how: html`Where a report says “choose”, pick a value: its numbers show at once. A bar shows how much that is beside every other choice.`,
  },
  {
    title: 'The papers of a meeting',
    how: html`<a href="/meetings">Meetings</a>. A meeting has its papers, their briefings of one page each, and all of it as one PDF. <a href="/actions">Actions</a> lists what was agreed and what is overdue.`,
  },
  {
    title: 'A word, anywhere',
    how: html`<a href="/search">Search</a> looks through questions, answers, findings, papers and minutes that you may read.`,
  },
];

const SPEAKING: readonly Task[] = [
  {
    title: 'A question or a dissent of yours',
    how: html`Open the paper under <a href="/submissions">Submissions</a>. Once something of it was released to you, a form stands at its end. It bears your name, and nobody can change it.`,
  },
];

const RECORDING: readonly Task[] = [
  {
    title: 'Outcomes, recommendations, actions and dissent',
    how: html`Open the paper under <a href="/submissions">Submissions</a>; the forms stand at its end. A later entry stands beside an earlier one and never in its place.`,
  },
  { title: 'Who attended', how: html`On the page of the <a href="/meetings">meeting</a>.` },
];

const RUNNING: readonly Task[] = [
  {
    title: 'A notebook on a file of your own',
    how: html`Choose it under <a href="/notebooks">Notebooks</a>, then <em>Run</em>. The columns of the file are found, and asked for where they are not. <a href="/runs">Runs</a> shows what is under way.`,
  },
];

const SUBMITTING: readonly Task[] = [
  {
    title: 'A paper for the panel',
    how: html`<a href="/submissions/new">Start a submission</a>, and attach a pack to it: a report with its evidence, that has passed the disclosure gate.`,
  },
];

const DECIDING: readonly Task[] = [
  {
    title: 'Whether a run may be read by members',
    how: html`Open its report under <a href="/runs">Runs</a>, then <em>Review</em>. You cannot decide on a run that you had a hand in.`,
  },
];
