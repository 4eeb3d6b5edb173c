/**
 * Text that is already HTML. It is a `String` with `isEscaped`, the mark that Hono's own templates honour, so one
 * fragment serves the exported file and the workbench alike.
 */
export class Html extends String {
  readonly isEscaped = true as const;
}

export type HtmlValue = Html | string | number | null | undefined | false | readonly HtmlValue[];

/**
 * HTML from a template; every value that is not itself {@link Html} is escaped. `null`, `undefined` and `false` print
 * nothing.
 *
 * @example
 * html`<p>${'a < b'}</p>`.toString() // '<p>a &lt; b</p>'
 */
export function html(fragments: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  let text = fragments[0]!;
  for (let index = 0; index < values.length; index++) text += htmlText(values[index]) + fragments[index + 1]!;
  return new Html(text);
}

/**
 * The five characters that mean something in HTML, as entities.
 *
 * @example
 * escapeHtml('"R&D" <b>') // '&quot;R&amp;D&quot; &lt;b&gt;'
 */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/**
 * Marks text as HTML that needs no escaping. Only for what Assay itself made of checked parts: the stylesheet, a drawn
 * chart, rendered Markdown. A test holds the list of files that may call it.
 */
export function trustedHtml(text: string): Html {
  return new Html(text);
}

function htmlText(value: HtmlValue): string {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Html) return value.toString();
  if (Array.isArray(value)) return value.map(htmlText).join('');
  return escapeHtml(String(value));
}
