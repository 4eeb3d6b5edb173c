import type { AtrsRecord } from '@assay/evidence';
import { documentPage } from '../page/document-page.ts';
import { html } from '../page/html.ts';

/**
 * A transparency record as a page: every field in its section, the blank ones said to be blank.
 *
 * @example
 * const notebook = { title: 'Audit', summary: 'What it links.', cells: [], inputs: [] };
 * const record = atrsRecord({ name: 'A tool', description: 'It links records.', phase: null, notebook, findings: [] });
 * releasedAtrsPage(record).includes('Transparency record: A tool') // true
 */
export function releasedAtrsPage({ standard, version, fields, blanks }: AtrsRecord): string {
  const name = fields.find(({ id }) => id === '1.1')?.text ?? 'a tool without a name';
  const sections = [...new Set(fields.map(({ section }) => section))].map((section) => {
    const rows = fields
      .filter((field) => field.section === section)
      .map(
        ({ id, title, text }) =>
          html`<div><dt>${id} ${title}</dt><dd>${
            text === null
              ? html`<span class="tag warn">Blank</span> to be filled in by the tool's owner`
              : text.split('\n').map((line) => html`<p>${line}</p>`)
          }</dd></div>\n`,
      );
    return html`<h2>${section}</h2>\n<dl class="summary-list">\n${rows}</dl>\n`;
  });
  return documentPage({
    title: `Transparency record: ${name} – Assay`,
    body: html`<a class="skip-link" href="#main">Skip to main content</a>
<div class="page">
<main id="main">
<p class="overline">${standard}, version ${version}</p>
<h1>Transparency record: ${name}</h1>
<p class="lead">${fields.length - blanks.length} of ${fields.length} fields are filled in from the audit's notebook and findings; ${blanks.length} are blank.</p>
${sections}
<h2>What is blank</h2>
<ul>${blanks.map((id) => html`<li>${id} ${fields.find((field) => field.id === id)!.title}</li>`)}</ul>
</main>
</div>`,
  });
}
