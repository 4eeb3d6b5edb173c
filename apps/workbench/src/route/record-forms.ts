import { type Html, html } from '@assay/report';
import { instantText } from '../page/date-text.ts';
import { form, selectField, textArea, textField } from '../page/form.ts';
import type { Person } from '../people/person.ts';
import { type EntryKind, entriesOfSubmission, openActions } from '../store/entries.ts';
import type { Submission } from '../store/submissions.ts';
import type { Workbench } from '../workbench-context.ts';
import { stageField } from './submission-state.ts';

/** Forms that add to a submission's record, each folded away until it is wanted. */
export function recordForms(workbench: Workbench, person: Person, { id }: Submission): Html {
  const { panel, runs } = workbench;
  const folded = (summary: string, submit: string, action: string, body: Html, multipart = false) =>
    html`<details><summary>${summary}</summary>${form(workbench, person, { action: `/submissions/${id}/${action}`, body, submit, secondary: true, multipart })}</details>\n`;
  const entry = (kind: EntryKind, summary: string, submit: string, body: Html) =>
    folded(summary, submit, 'entries', html`<input type="hidden" name="kind" value="${kind}">${body}`);
  const text = (kind: EntryKind, label: string, hint?: string) =>
    textArea({ id: `${kind}-text`, name: 'text', label, ...(hint === undefined ? {} : { hint }) });
  const open = openActions(entriesOfSubmission(workbench.store, id));
  const stored = runs.list().slice(0, 50);
  const attested = panel.outcomes.filter((outcome) => outcome.attested);
  return html`${
    person.role === 'analyst' &&
    stored.length > 0 &&
    folded(
      'Attach the report of a run',
      'Attach',
      'attachments',
      selectField({
        name: 'run',
        label: 'Run',
        options: stored.map((run) => ({ value: run.id, text: `${run.slug}, ${instantText(run.storedAt)}` })),
      }),
    )
  }
${
  person.role === 'analyst' &&
  folded(
    'Attach an evidence pack',
    'Attach pack',
    'packs',
    html`<div class="field"><label for="pack">Pack</label>
<span class="hint" id="pack-hint">The zip that assay export wrote. Every file in it is checked first.</span>
<input id="pack" name="pack" type="file" accept=".zip" required aria-describedby="pack-hint"></div>`,
    true,
  )
}
${entry(
  'outcome',
  'Record an outcome',
  'Record outcome',
  html`${selectField({ id: 'outcome-code', name: 'outcome', label: 'Outcome', hint: 'Only wordings that a published minute attests can be recorded.', options: attested.map(({ code, wording }) => ({ value: code, text: wording })) })}${text('outcome', 'Where it is recorded', 'The minute and its item.')}`,
)}${entry('stage', 'Move to another stage', 'Record stage', html`${stageField(panel, 'stage-id')}${text('stage', 'Why')}`)}${entry(
  'recommendation',
  'Add a recommendation',
  'Add recommendation',
  text('recommendation', 'Recommendation'),
)}${entry(
  'action',
  'Add an action',
  'Add action',
  html`${text('action', 'Action')}${textField({ id: 'action-owner', name: 'owner', label: 'Owner', attributes: html` maxlength="100"` })}${textField({ id: 'action-due', name: 'due', label: 'Due', type: 'date' })}`,
)}${
  open.length > 0 &&
  entry(
    'action-done',
    'Record that an action is done',
    'Record as done',
    html`${selectField({ name: 'answers', label: 'Action', options: open.map((each) => ({ value: String(each.id), text: `${each.id}: ${each.text.slice(0, 60)}` })) })}${text('action-done', 'How it was done')}`,
  )
}${entry('dissent', 'Record a dissent', 'Record dissent', text('dissent', 'The differing view', 'In the words of whoever holds it.'))}`;
}
