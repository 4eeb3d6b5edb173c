import { type Html, html } from '../page/html.ts';
import type { PackageReference, ReferenceEntry } from './package-reference.ts';

/**
 * A package's reference as Markdown, for a file beside the package.
 *
 * @example
 * referenceMarkdown(packageReference('statistics')).startsWith('# @assay/statistics\n') // true
 */
export function referenceMarkdown({ name, faces }: PackageReference): string {
  const parts = faces.flatMap((face) => [
    ...(faces.length > 1 ? [`## ${face.name}`] : []),
    ...face.sections.flatMap(({ title, entries }) => [
      ...(title === '' ? [] : [`## ${title}`]),
      ...entries.flatMap((entry) => [
        `### ${entry.name}`,
        `\`\`\`ts\n${entry.signature}\n\`\`\``,
        ...(entry.text === '' ? [] : [entry.text]),
        ...entry.tags.map(({ tag, text }) => `_${tag}_ ${text}`),
        ...(entry.example === null ? [] : [`\`\`\`ts\n${entry.example}\n\`\`\``]),
      ]),
    ]),
  ]);
  return `${[`# ${name}`, ...parts].join('\n\n')}\n`;
}

/**
 * The same as part of a page, without its first heading.
 *
 * @example
 * referenceBody(packageReference('statistics')).includes('id="wilsonInterval"') // true
 */
export function referenceBody({ faces }: PackageReference): Html {
  return html`${faces.map(
    (face) => html`${faces.length > 1 && html`<h2>${face.name}</h2>`}
${face.sections.map(
  ({ title, entries }) => html`${title !== '' && html`<h2>${title}</h2>`}
${entries.map((entry) => entryPart(entry, face.name === faces[0]!.name ? '' : `${face.name.split('/').at(-1)}-`))}`,
)}`,
  )}`;
}

/** Faces may give out one name twice: an id names the face where it is not the first. */
function entryPart({ name, signature, text, tags, example }: ReferenceEntry, prefix: string): Html {
  return html`<div><h3 id="${prefix}${name}">${name}</h3>
<pre tabindex="0" role="group" aria-label="How ${name} is written"><code>${signature}</code></pre>
${paragraphs(text)}
${tags.map((each) => html`<p><em>${each.tag}</em> ${inline(each.text)}</p>`)}
${example !== null && html`<pre tabindex="0" role="group" aria-label="Example of ${name}"><code>${example}</code></pre>`}
</div>
`;
}

function paragraphs(text: string): readonly Html[] {
  return text
    .split(/\n{2,}/)
    .filter((each) => each !== '')
    .map((each) => html`<p>${inline(each)}</p>`);
}

/** Words between backticks are code. */
function inline(text: string): readonly (Html | string)[] {
  return text.split('`').map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part));
}
