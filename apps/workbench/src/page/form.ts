import { type Html, html } from '@assay/report';
import { InputError } from '@assay/statistics';
import { NotPermitted } from '../security/permissions.ts';
import type { Person } from '../security/person.ts';
import type { Workbench, WorkbenchContext } from '../workbench-context.ts';
import { type Fields, fieldsOf } from './fields.ts';
import { respond } from './respond.ts';

/** A form that can be sent once, by the person it was made for. */
export function form(
  { forms }: Workbench,
  person: Person,
  {
    action,
    body,
    submit,
    multipart,
    secondary,
    beside,
  }: {
    readonly action: string;
    readonly body: Html;
    readonly submit: string;
    readonly multipart?: boolean;
    readonly secondary?: boolean;
    /** Another button, after the main one: Enter in a field presses the first. */
    readonly beside?: Html;
  },
): Html {
  return html`<form method="post" action="${action}"${multipart === true && html` enctype="multipart/form-data"`}>
<input type="hidden" name="token" value="${forms.issue(person)}">
${body}
<div class="actions"><button class="button${secondary === true && ' secondary'}" type="submit">${submit}</button>${beside}</div>
</form>`;
}

/**
 * Answers a form: refuses one from another site (the token would not fit), one sent before, one sent too often; turns a
 * mistake in what was entered into a page that says so.
 */
export function onForm(
  workbench: Workbench,
  answer: (c: WorkbenchContext, fields: Fields, person: Person) => Response | Promise<Response>,
): (c: WorkbenchContext) => Promise<Response> {
  return async (c) => {
    const person = c.get('person');
    if (!workbench.mayPost(person.id)) {
      return message(c, 429, 'Too many at once', 'Wait a minute, then send it again.');
    }
    let body: Record<string, string | File | (string | File)[]>;
    try {
      body = await c.req.parseBody({ all: true });
    } catch (error) {
      if (error instanceof Error && error.name === 'BodyLimitError') throw error;
      return message(c, 400, 'The form did not arrive whole', 'Go back and send it again.');
    }
    const fields = fieldsOf(body);
    const state = workbench.forms.spend(person, fields.text('token'));
    if (state === 'used')
      return message(c, 409, 'Already sent', 'This form was sent before and counted once. Go back to see the result.');
    if (state === 'bad')
      return message(c, 403, 'This form is out of date', 'Open the page again, then send the form from there.');
    try {
      const answered = await answer(c, fields, person);
      if (answered.status >= 400) workbench.forms.giveBack(fields.text('token'));
      return answered;
    } catch (error) {
      if (error instanceof InputError) workbench.forms.giveBack(fields.text('token'));
      if (error instanceof NotPermitted) return message(c, 403, 'This is for somebody else', error.message);
      if (error instanceof InputError) return message(c, 422, 'This cannot be done', error.message);
      throw error;
    }
  };
}

function message(c: WorkbenchContext, status: 400 | 403 | 409 | 422 | 429, title: string, text: string): Response {
  return respond(
    c,
    {
      title,
      main: html`<div class="error-summary" role="alert"><h1>${title}</h1><p>${text}</p></div>
<p>Go back in your browser to where you were.</p>`,
    },
    status,
  );
}

/** A labelled line of text, number or date. */
export function textField(field: {
  /** The name unless several forms of one page share it. */
  readonly id?: string;
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly value?: string;
  readonly type?: 'text' | 'number' | 'date';
  readonly attributes?: Html;
}): Html {
  const { name, id = name, label, hint, value = '', type = 'text', attributes } = field;
  return html`<div class="field"><label for="${id}">${label}</label>
${hint !== undefined && html`<span class="hint" id="${id}-hint">${hint}</span>`}
<input id="${id}" name="${name}" type="${type}" value="${value}"${hint !== undefined && html` aria-describedby="${id}-hint"`}${attributes}></div>`;
}

/** A labelled box for several lines. */
export function textArea(field: {
  readonly id?: string;
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
}): Html {
  const { name, id = name, label, hint } = field;
  return html`<div class="field"><label for="${id}">${label}</label>
${hint !== undefined && html`<span class="hint" id="${id}-hint">${hint}</span>`}
<textarea id="${id}" name="${name}" rows="4" required${hint !== undefined && html` aria-describedby="${id}-hint"`}></textarea></div>`;
}

/** A labelled choice of one. */
export function selectField(field: {
  readonly id?: string;
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly options: readonly { readonly value: string; readonly text: string }[];
  readonly value?: string | null;
}): Html {
  const { name, id = name, label, hint, options, value } = field;
  return html`<div class="field"><label for="${id}">${label}</label>
${hint !== undefined && html`<span class="hint" id="${id}-hint">${hint}</span>`}
<select id="${id}" name="${name}"${hint !== undefined && html` aria-describedby="${id}-hint"`}>${options.map(
    (option) =>
      html`<option value="${option.value}"${option.value === value && html` selected`}>${option.text}</option>`,
  )}</select></div>`;
}
