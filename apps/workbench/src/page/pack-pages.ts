import type { DriftReport } from '@assay/evidence';
import { fileLinks, type Html, html, reportBody } from '@assay/report';
import { certificateText } from '../run/certificate-text.ts';
import type { CheckedPack } from '../store/check-pack.ts';
import type { Attachment } from '../submission/submissions.ts';
import { instantText } from './date-text.ts';
import { driftTable } from './drift-table.ts';
import { selectField } from './form.ts';
import type { Page } from './layout.ts';

/** The report inside a pack, as it was released. */
export function packPage(digest: string, pack: CheckedPack, review: string): Page {
  const { source } = pack.content;
  return {
    title: source.notebook.title,
    section: 'submissions',
    above: [{ href: '/submissions', text: 'Submissions' }],
    main: html`${packNote(digest, pack, review)}
${reportBody(source, {
  view: 'technical',
  links: {
    ...fileLinks,
    plain: '#main',
    technical: '#main',
    finding: (id) => `#finding-${id}`,
    question: (question) => `/questions/${question}`,
  },
})}`,
  };
}

/** What changed since another pack of the same notebook. */
export function packChangesPage({
  digest,
  pack,
  others,
  since,
  report,
}: {
  readonly digest: string;
  readonly pack: CheckedPack;
  readonly others: readonly Attachment[];
  readonly since: string | null;
  readonly report: DriftReport | null;
}): Page {
  return {
    title: `What changed: ${pack.content.source.notebook.title}`,
    section: 'submissions',
    above: [{ href: `/packs/${digest}`, text: pack.content.source.notebook.title }],
    main: html`<h1>What changed</h1>
<p class="lead">${pack.content.source.notebook.title}, pack <span class="mono">${pack.bears.slice(0, 12)}</span></p>
${
  others.length === 0
    ? html`<p>There is no other pack to compare with.</p>`
    : html`<form method="get" action="/packs/${digest}/changes">${selectField({ name: 'since', label: 'Since the pack', value: since, options: others.map((each) => ({ value: each.pack!, text: `${(each.bears ?? each.pack!).slice(0, 12)}, version ${each.version}, ${instantText(each.attachedAt)}` })) })}
<div class="actions"><button class="button secondary" type="submit">Compare</button></div></form>`
}
${
  report &&
  html`<h2>In a sentence</h2><p>${certificateText(report)}</p>
<h2>Number by number</h2>${driftTable(report)}`
}`,
  };
}

/** Which pack this is, and who signed it. */
function packNote(digest: string, { bears, signatures: all }: CheckedPack, review: string): Html {
  const signatures = all.filter(({ problem }) => problem === null);
  return html`<div class="inset"><p>From the evidence pack <span class="mono">${bears.slice(0, 12)}</span>, as it was released. <a href="/packs/${digest}.zip">Download the pack</a> · <a href="/packs/${digest}/changes">What changed</a> · <a href="${review}">Review</a></p>
<p>${
    signatures.length === 0
      ? 'Nobody has signed it.'
      : `Signed by ${signatures.map(({ signer, role }) => `${signer} (${role})`).join(', ')}.`
  }</p></div>`;
}
