import { documentPage, type Html, html } from '@assay/report';
import { liveCellId, liveParameters, liveValueTable } from '@assay/report/live';
import { liveAssets } from '../live/live-assets.ts';
import { editableFiles } from '../live/live-files.ts';
import type { LiveSession } from '../live/live-session.ts';
import { stylesheetHref } from './layout.ts';

/** Where a live page stands on its server. */
export interface LivePlace {
  /** Address that the page's own addresses begin with; ends in a slash. */
  readonly base: string;
  /** Address that assets are under; ends in a slash. */
  readonly assets: string;
  /** The way back, where the page is one of a workbench. */
  readonly above: { readonly href: string; readonly text: string } | null;
}

/** The whole page as it is now; its script then keeps it so. */
export async function livePage(session: LiveSession, place: LivePlace): Promise<string> {
  const { script, editor } = await liveAssets();
  // Nothing is waited for from here on: parts drawn at two moments would name cells that the page does not hold.
  const cells = session.refresh();
  const { state } = session.live;
  const title = state.notebook?.title ?? session.parts.slug;
  const head = html`<noscript><meta http-equiv="refresh" content="10"></noscript><script type="module" src="${place.assets}${script.name}"></script>`;
  const main = html`<div data-live="${place.base}" data-token="${session.token}" data-editor="${place.assets}${editor.name}">
<div id="example">${session.part('example')}</div>
<p class="overline">Live: nothing here is a run, and nothing of it is released</p>
<h1>${title}</h1>
<div class="live-status" role="status"><div id="status">${session.part('status')}</div><p id="live-said" class="small"></p></div>
<div id="problem">${session.part('problem')}</div>
<section id="editor" class="live-editor" aria-label="Editor" hidden></section>
<div class="live-columns">
<div>
<section aria-labelledby="changes-title"><h2 id="changes-title">What changed</h2><div id="changes">${session.part('changes')}</div></section>
<section aria-labelledby="inputs-title"><h2 id="inputs-title">Inputs and parameters</h2><div id="inputs">${session.part('inputs')}</div>
${liveParameters(state, session.parts.links, session.token)}
${storeForm(session)}</section>
<section aria-labelledby="cells-title"><h2 id="cells-title">Cells</h2>
<details><summary>Which cell reads which</summary><div id="graph">${session.part('graph')}</div></details>
<p class="small">Files: ${editableFiles(session.live).map((name, index) => html`${index > 0 && ', '}<a data-edit href="${session.parts.links.edit(name)}">${name}</a>`)}</p>
<div id="cells">${cells}</div></section>
</div>
<section class="live-report" tabindex="0" aria-label="The plain report as it would be now"><div id="report-state">${session.part('report-state')}</div><div id="prose">${session.part('prose')}</div><div id="report">${session.part('report')}</div></section>
</div></div>`;
  return framed(`${title}, live`, main, place, head);
}

/** A page around something of a live notebook, with its way back. */
export async function framed(title: string, main: Html, place: LivePlace, head: Html = html``): Promise<string> {
  const { styles } = await liveAssets();
  const body = html`<a class="skip-link" href="#main">Skip to main content</a>
<header class="masthead"><div class="masthead-inner"><p class="brand">Assay</p><nav aria-label="Way back"><ul>${place.above !== null && html`<li><a href="${place.above.href}">${place.above.text}</a></li>`}<li><a href="${place.base}">The live notebook</a></li></ul></nav></div></header>
<main id="main" class="live">
${main}
</main>`;
  return documentPage({
    title: `${title} – Assay`,
    body,
    stylesheetHref: place.assets + stylesheetHref.replace('/assets/', ''),
    head: html`<link rel="stylesheet" href="${place.assets}${styles.name}">${head}`,
  });
}

function storeForm({ parts: { links }, token }: LiveSession): Html {
  return html`<form method="post" action="${links.store}" data-store class="actions"><input type="hidden" name="token" value="${token}"><button class="button">Store this run</button> <span class="small">runs all of it anew from the files, as <code>assay run</code> does</span></form>`;
}

/** A cell's value as rows, to search and to sort; a sentence where it has none. */
export function liveRowsTable(
  { parts }: LiveSession,
  rows: Parameters<typeof liveValueTable>[0] | null,
  asked: Pick<Parameters<typeof liveValueTable>[1], 'cell' | 'search' | 'sort' | 'isDescending'>,
): Html {
  if (rows === null) return html`<p>This cell has no rows now.</p>`;
  return liveValueTable(rows, { ...asked, id: liveCellId(asked.cell), href: parts.links.rows(asked.cell) });
}

export function liveRowsPage(cell: string, table: Html, place: LivePlace): Promise<string> {
  return framed(`Rows of ${cell}`, html`<h1>Rows of ${cell}</h1>${table}`, place);
}

/** What came of something that was asked for where there is no script. */
export function liveMessagePage(title: string, message: string, place: LivePlace): Promise<string> {
  return framed(title, html`<h1>${title}</h1><p>${message}</p>`, place);
}

/** A file to edit where there is no script: a form, and what came of the last try. */
export function liveEditPage(
  session: LiveSession,
  file: { readonly name: string; readonly text: string; readonly digest: string },
  told: string | null,
): Html {
  return html`<h1>${file.name}</h1>
${told !== null && html`<div class="inset"><p>${told}</p></div>`}
<form class="live-editor" method="post" action="file"><input type="hidden" name="token" value="${session.token}"><input type="hidden" name="name" value="${file.name}"><input type="hidden" name="digest" value="${file.digest}">
<label for="text">Text of ${file.name}</label><textarea id="text" name="text" spellcheck="false">
${file.text}</textarea>
<p class="actions"><button class="button">Save</button> <a href="./">Back to the notebook</a></p></form>`;
}
