import { documentPage, type Html, html, stylesheetDigest } from '@assay/report';
import type { Person } from '../security/person.ts';
import { roleTitle } from '../security/person.ts';

type Section = 'questions' | 'submissions' | 'meetings' | 'notebooks' | 'runs' | 'search';

/** A page before it is known who reads it. */
export type Page = Omit<Layout, 'person'>;

interface Layout {
  readonly title: string;
  /** `null` where a failure came before anyone was known. */
  readonly person: Person | null;
  readonly section?: Section;
  /** Pages above this one, the nearest last. */
  readonly above?: readonly { readonly href: string; readonly text: string }[];
  /** Inside the main landmark; holds the page's only first heading. */
  readonly main: Html;
  /** Between the header and the main landmark. */
  readonly before?: Html | null;
  readonly head?: Html;
}

const sections: readonly { readonly id: Section; readonly href: string; readonly text: string }[] = [
  { id: 'questions', href: '/questions', text: 'Questions' },
  { id: 'submissions', href: '/submissions', text: 'Submissions' },
  { id: 'meetings', href: '/meetings', text: 'Meetings' },
  { id: 'notebooks', href: '/notebooks', text: 'Notebooks' },
  { id: 'runs', href: '/runs', text: 'Runs' },
  { id: 'search', href: '/search', text: 'Search' },
];

/** Address of the stylesheet; it names its content, so browsers may keep it for good. */
export const stylesheetHref = `/assets/${stylesheetDigest}.css`;

/** A whole page of the workbench: skip link, header with the sections, way back, main, foot. */
export function layout({ title, person, section, above, main, before, head }: Layout): string {
  const body = html`<a class="skip-link" href="#main">Skip to main content</a>
<header class="masthead"><div class="masthead-inner">
<p><a class="brand" href="/">Assay</a></p>
<nav aria-label="Sections"><ul>${sections.map(
    ({ id, href, text }) => html`<li><a href="${href}"${id === section && html` aria-current="page"`}>${text}</a></li>`,
  )}</ul></nav>
</div></header>
<div class="page">
${above && above.length > 0 && breadcrumbs(above)}
${before}
<main id="main">
${main}
</main>
</div>
<footer class="foot"><div class="foot-inner">
<p>Assay informs the panel; it makes no recommendation and records only what people decide. <a href="/glossary">What the words mean</a> · <a href="/docs">The packages</a> · <a href="/help">Help</a></p>
${person && html`<p>You are ${person.name} (${roleTitle(person.role)}).${person.canSignOut === true && html` <a href="/sign-out">Sign out</a>`}</p>`}
</div></footer>`;
  return documentPage({ title: `${title} – Assay`, body, stylesheetHref, ...(head === undefined ? {} : { head }) });
}

function breadcrumbs(above: NonNullable<Layout['above']>): Html {
  return html`<nav class="breadcrumbs" aria-label="Way back"><ol>${above.map(
    ({ href, text }) => html`<li><a href="${href}">${text}</a></li>`,
  )}</ol></nav>`;
}
