import { type Html, html } from '@assay/report';
import { may } from '../security/permissions.ts';
import type { Person } from '../security/person.ts';
import { type Entry, entriesOfSubmission } from '../store/entries.ts';
import type { EntryKind } from '../store/entry-kinds.ts';
import { answerable, recordableKinds } from '../submission/submission-record.ts';
import type { Submission } from '../submission/submissions.ts';
import type { Workbench } from '../workbench-context.ts';
import { instantText } from './date-text.ts';
import { form, selectField, textArea, textField } from './form.ts';
import { LONGEST } from './short-text.ts';
import { stageField } from './submission-tags.ts';

/** Forms that add to a submission's record, each folded away until it is wanted; only those that the person may send. */
export function paperPageForms(workbench: Workbench, person: Person, found: Submission): Html {
  const folded = (summary: string, submit: string, action: string, body: Html, multipart = false) =>
    html`<details><summary>${summary}</summary>${form(workbench, person, { action: `/submissions/${found.id}/${action}`, body, submit, secondary: true, multipart })}</details>\n`;
  const stored = workbench.runs.list().slice(0, 50);
  const entries = entriesOfSubmission(workbench.store, found.id);
  return html`${
    may(person, 'attach evidence') &&
    html`${
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
    }${folded(
      'Attach an evidence pack',
      'Attach pack',
      'packs',
      html`<div class="field"><label for="pack">Pack</label>
<span class="hint" id="pack-hint">The zip that assay export wrote. Every file in it is checked first.</span>
<input id="pack" name="pack" type="file" accept=".zip" required aria-describedby="pack-hint"></div>`,
      true,
    )}`
  }${recordableKinds(workbench, person, found).map((kind) => {
    const fields = fieldsOf(workbench, person, kind, entries);
    return (
      fields !== null &&
      folded(
        fields.summary,
        fields.submit,
        'entries',
        html`<input type="hidden" name="kind" value="${kind}">${fields.body}`,
      )
    );
  })}`;
}

/** What is asked for an entry of a kind; `null` where there is nothing to record it of. */
function fieldsOf(
  { panel }: Workbench,
  person: Person,
  kind: EntryKind,
  entries: readonly Entry[],
): { readonly summary: string; readonly submit: string; readonly body: Html } | null {
  const text = (label: string, hint?: string) =>
    textArea({ id: `${kind}-text`, name: 'text', label, ...(hint === undefined ? {} : { hint }) });
  const choice = (label: string) =>
    selectField({
      id: `${kind}-answers`,
      name: 'answers',
      label,
      options: answerable(kind, entries).map((each) => ({
        value: String(each.id),
        text: `${each.id}: ${each.text.slice(0, 60)}`,
      })),
    });
  const owner = (label: string, hint?: string) =>
    textField({
      id: `${kind}-owner`,
      name: 'owner',
      label,
      attributes: html` maxlength="${LONGEST.owner}"`,
      ...(hint === undefined ? {} : { hint }),
    });
  switch (kind) {
    case 'outcome': {
      const attested = panel.outcomes.filter((outcome) => outcome.attested);
      return {
        summary: 'Record an outcome',
        submit: 'Record outcome',
        body: html`${selectField({ id: 'outcome-code', name: 'outcome', label: 'Outcome', hint: 'Only wordings that a published minute attests can be recorded. It stands beside every earlier one.', options: attested.map(({ code, wording }) => ({ value: code, text: wording })) })}${text('Where it is recorded', 'The minute and its item.')}`,
      };
    }
    case 'stage':
      return {
        summary: 'Move to another stage',
        submit: 'Record stage',
        body: html`${stageField(panel, 'stage-id')}${text('Why')}`,
      };
    case 'recommendation':
      return { summary: 'Add a recommendation', submit: 'Add recommendation', body: text('Recommendation') };
    case 'action':
      return {
        summary: 'Add an action',
        submit: 'Add action',
        body: html`${text('Action')}${owner('Owner')}${textField({ id: 'action-due', name: 'due', label: 'Due', type: 'date' })}`,
      };
    case 'action-done':
      return answerable(kind, entries).length === 0
        ? null
        : {
            summary: 'Record that an action is done',
            submit: 'Record as done',
            body: html`${choice('Action')}${text('How it was done')}`,
          };
    case 'dissent':
      return !may(person, 'record for others')
        ? { summary: 'Record your dissent', submit: 'Record dissent', body: text('Your differing view') }
        : {
            summary: 'Record a dissent',
            submit: 'Record dissent',
            body: html`${text('The differing view', 'In the words of whoever holds it.')}${owner('Whose view it is', 'Leave it empty for your own.')}`,
          };
    case 'question':
      return {
        summary: 'Ask a question',
        submit: 'Ask',
        body: text('Question', 'It stands on the record of this paper.'),
      };
    case 'answer':
      return answerable(kind, entries).length === 0
        ? null
        : {
            summary: 'Answer a question',
            submit: 'Answer',
            body: html`${choice('Question')}${text('Answer', 'Members read it: no number that was not released.')}`,
          };
    default:
      return null;
  }
}
