import { html } from '@assay/report';
import { type Person, roleTitle } from '../security/person.ts';
import type { Workbench } from '../workbench-context.ts';
import { form } from './form.ts';
import type { Page } from './layout.ts';

/** Said once somebody is signed out; `elsewhere` is where the force's own log-in ends. */
export function signedOutPage(elsewhere: string | null): Page {
  return {
    title: 'Signed out',
    main: html`<h1>You are signed out</h1>
<p>Of this workbench, on this computer.</p>
<div class="actions"><a class="button" href="/sign-in">Sign in again</a>${elsewhere !== null && html`<a class="button secondary" href="${elsewhere}">Sign out of the force’s log-in too</a>`}</div>`,
  };
}

/** Asks before somebody is signed out. */
export function signOutPage(workbench: Workbench, person: Person): Page {
  return {
    title: 'Sign out',
    main: html`<h1>Sign out?</h1>
<p>You are signed in as ${person.name} (${roleTitle(person.role)}).</p>
${form(workbench, person, { action: '/sign-out', body: html``, submit: 'Sign out' })}`,
  };
}

/** Why somebody is not signed in. */
export function notSignedInPage(text: string): Page {
  return {
    title: 'Not signed in',
    main: html`<div class="error-summary" role="alert"><h1>You are not signed in</h1><p>${text}</p></div>
<div class="actions"><a class="button" href="/sign-in">Sign in again</a></div>`,
  };
}
