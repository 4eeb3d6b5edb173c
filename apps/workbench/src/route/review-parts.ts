import type { Finding } from '@assay/evidence';
import { type Html, html } from '@assay/report';
import { withholdRun } from '@assay/report/release';
import { InputError } from '@assay/statistics';
import { instantText } from '../page/date-text.ts';
import { entryList } from '../page/entry-list.ts';
import { type Fields, form, selectField, textArea } from '../page/form.ts';
import { may } from '../people/permissions.ts';
import type { Person } from '../people/person.ts';
import { earlierReport } from '../project/earlier-report.ts';
import { append, authorsOf, type Entry, entriesOfRun, isReleased } from '../store/entries.ts';
import { addRelease } from '../store/releases.ts';
import { type Attachment, packsOfRun } from '../store/submissions.ts';
import type { Workbench } from '../workbench-context.ts';

/** What is reviewed: a run that is stored here, or a pack that stands on one elsewhere. */
export interface Review {
  readonly run: string;
  /** Where the run is stored; `null` where it was done elsewhere and only its pack is here, gated when it left there. */
  readonly folder: string | null;
  readonly title: string;
  readonly findings: readonly Finding[];
  /** Path of the report, under which the forms stand. */
  readonly base: string;
}

/** The page of a review: what was said and decided, and what this person may add. */
export function reviewMain(workbench: Workbench, person: Person, review: Review, what: string): Html {
  const { store } = workbench;
  const { run, folder, title, base } = review;
  const mayDecide = may(person, 'decide on a run') && !authorsOf(store, run).has(person.id);
  return html`<h1>Review</h1>
<p class="lead">${title}, ${what}</p>
<p>${isReleased(store, run) ? html`<span class="tag good">Released to members</span>` : html`<span class="tag warn">Not released: members cannot see it</span>`}</p>
${may(person, 'read what is not released') && packList(packsOfRun(store, run))}
${entryList(entriesFor(person, entriesOfRun(store, run)), 'What was said and decided')}
<h2>Add to the review</h2>
<p>What is added stays, with your name and the time.</p>
${commentForm(workbench, person, review)}
${
  may(person, 'run notebooks') &&
  (folder === null
    ? html`<h3>Run it again</h3><p>The run was done elsewhere. Download the pack, and run it again with <code>assay rerun</code>.</p>`
    : html`<h3>Run it again</h3><p>Reads the same inputs with the same choices, and writes a certificate of how each number came out.</p>${form(workbench, person, { action: `${base}/rerun`, body: html``, submit: 'Rerun', secondary: true })}`)
}
${mayDecide ? decisionForm(workbench, person, base) : may(person, 'decide on a run') ? html`<p>You had a hand in this run, so somebody else must decide on it.</p>` : null}`;
}

/** A release covers the packs that are there when it is decided. */
function packList(packs: readonly Attachment[]): Html | null {
  if (packs.length === 0) return null;
  return html`<p>A release lets members read these packs as well; one that is attached later needs another release:</p>
<ul>${packs.map(({ pack, bears, attachedBy, attachedAt }) => html`<li><a href="/packs/${pack}">Pack <span class="mono">${(bears ?? pack!).slice(0, 12)}</span></a> <span class="quiet small">attached by ${attachedBy}, ${instantText(attachedAt)}</span></li>`)}</ul>`;
}

/** @throws InputError where it is about no finding, or answers nothing. */
export function addComment({ store }: Workbench, person: Person, { run, findings }: Review, fields: Fields): void {
  const finding = fields.text('finding');
  if (finding !== '' && !findings.some(({ id }) => id === finding))
    throw new InputError(`unknown finding: ${finding.slice(0, 60)}. Choose one of the list.`);
  const answers = fields.text('answers');
  if (answers !== '' && !entriesFor(person, entriesOfRun(store, run)).some(({ id }) => String(id) === answers))
    throw new InputError('the comment that this answers does not exist. Choose one of the list.');
  append(store, person, {
    kind: answers === '' ? 'comment' : 'answer',
    run,
    text: fields.text('text'),
    ...(finding === '' ? {} : { finding }),
    ...(answers === '' ? {} : { answers: Number(answers) }),
  });
}

/** @throws InputError where the person had a hand in the run, or gives no reason. */
export async function addDecision(
  { store, home, runs, tasks }: Workbench,
  person: Person,
  { run, folder }: Review,
  fields: Fields,
): Promise<void> {
  if (authorsOf(store, run).has(person.id))
    throw new InputError('you had a hand in this run. Somebody else must decide on it.');
  const [kind, verdict] = fields.text('decision').split(':');
  const text = fields.text('text');
  const at = new Date(store.now()).toISOString();
  if (text === '') throw new InputError('the reason is empty. Say why.');
  if (kind === 'disclosure' && verdict === 'release') {
    if (folder === null) return append(store, person, { kind, run, verdict, text });
    const stored = runs.find(run);
    if (stored === null) throw new InputError(`run ${run} is gone from .assay/runs. Run the notebook again.`);
    const { slug } = stored;
    const since = earlierReport(store, { run, slug }) ?? null;
    const { report, findings, memory } = await tasks.perform({
      kind: 'release',
      home,
      stored: folder,
      at,
      run,
      slug,
      since,
    });
    try {
      addRelease(store, person, { run, slug: stored.slug, report, findings, memory, text });
    } catch (error) {
      // The log says that members may read it, and they may not: it is told the truth, as far as it can be written.
      withholdRun({ home, run, at });
      throw error;
    }
  } else if (kind === 'disclosure' && verdict === 'withhold') {
    withholdRun({ home, run, at });
    append(store, person, { kind, run, verdict, text });
  } else if (kind === 'sign-off' && (verdict === 'agreed' || verdict === 'not agreed')) {
    append(store, person, { kind, run, verdict, text });
  } else throw new InputError('decision is unknown. Use the form.');
}

function commentForm(workbench: Workbench, person: Person, { run, findings, base }: Review): Html {
  const comments = entriesFor(person, entriesOfRun(workbench.store, run)).filter(
    ({ kind }) => kind === 'comment' || kind === 'answer',
  );
  const body = html`${selectField({ name: 'finding', label: 'About', options: [{ value: '', text: 'The whole report' }, ...findings.map(({ id, title }) => ({ value: id, text: title }))] })}
${comments.length > 0 && selectField({ name: 'answers', label: 'In answer to', options: [{ value: '', text: 'Nothing: a comment of its own' }, ...comments.map(({ id, byName, text }) => ({ value: String(id), text: `${id}, ${byName}: ${text.slice(0, 50)}` }))] })}
${textArea({ name: 'text', label: 'Comment' })}`;
  return form(workbench, person, { action: `${base}/comments`, body, submit: 'Add comment' });
}

function decisionForm(workbench: Workbench, person: Person, base: string): Html {
  const options = [
    { value: 'disclosure:release', text: 'Release to members' },
    { value: 'disclosure:withhold', text: 'Withhold from members' },
    { value: 'sign-off:agreed', text: 'Sign off: the numbers hold and say what the report says' },
    { value: 'sign-off:not agreed', text: 'Do not sign off' },
  ];
  return html`<h3>Decide</h3>
${form(workbench, person, {
  action: `${base}/decisions`,
  body: html`${selectField({ name: 'decision', label: 'Decision', options })}${textArea({ id: 'decision-text', name: 'text', label: 'Why' })}`,
  submit: 'Record decision',
})}`;
}

const mayReadAll = (role: string) => may({ role: role as Person['role'] }, 'read what is not released');

/** Talk inside the Data Lab may hold numbers that the gate withholds: members see decisions, their own comments and the answers to them. */
function entriesFor(person: Person, entries: readonly Entry[]): readonly Entry[] {
  if (may(person, 'read what is not released')) return entries;
  const theirs = new Set(entries.filter(({ byRole }) => !mayReadAll(byRole)).map(({ id }) => id));
  return entries.filter(
    ({ id, kind, answers }) =>
      (kind !== 'comment' && kind !== 'answer') || theirs.has(id) || (answers !== null && theirs.has(answers)),
  );
}
