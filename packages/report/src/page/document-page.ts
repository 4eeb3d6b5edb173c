import { reportStyles } from '../design/report-styles.ts';
import { styleHash } from '../design/style-hash.ts';
import { type Html, html, trustedHtml } from './html.ts';

/** What a page is made of, whether it stands alone or comes from the workbench. */
export interface DocumentPage {
  readonly title: string;
  readonly body: Html;
  /** Address of the stylesheet on the server; without one the style stands in the page, which then opens offline. */
  readonly stylesheetHref?: string;
  /** More of the head, such as a refresh for pages that wait. */
  readonly head?: Html;
}

// frame-ancestors would be ignored in a meta element; the workbench sends it as a header.
const offlinePolicy = `default-src 'none'; style-src '${styleHash}'; img-src data:; base-uri 'none'; form-action 'none'`;

/**
 * A whole HTML document in UK English, with a policy that lets nothing run and nothing load.
 *
 * @example
 * documentPage({ title: 'Sample', body: html`<p>Hello</p>` }).includes('<title>Sample</title>') // true
 */
export function documentPage({ title, body, stylesheetHref, head }: DocumentPage): string {
  const style =
    stylesheetHref === undefined
      ? html`<meta http-equiv="Content-Security-Policy" content="${offlinePolicy}">
<style>${trustedHtml(reportStyles)}</style>`
      : // A browser asks a server for an icon unasked, and complains of none.
        html`<link rel="icon" href="data:,"><link rel="stylesheet" href="${stylesheetHref}">`;
  return html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
${style}
${head}</head>
<body>
${body}
</body>
</html>
`.toString();
}
