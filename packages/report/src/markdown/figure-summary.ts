import type { Finding, Words } from '@assay/evidence';
import { type Figure, findReferences } from '@assay/notebook';
import { type Html, html } from '../page/html.ts';
import { figureExtremes } from '../section/figure-extremes.ts';
import { type MarkdownScope, renderMarkdownLine } from './render-markdown.ts';
import { gapsInSentence } from './sayable-prose.ts';
import { sentencesOf } from './sentences.ts';

/**
 * What a figure shows, for whoever reads rather than looks: its author's sentences that can be said of this run, and
 * where none of them gives a number, between what its numbers lie.
 */
export function figureSummary(
  figure: Figure,
  finding: Finding,
  findings: ReadonlyMap<string, Finding>,
  scope: MarkdownScope,
  words: Words,
): Html {
  const said = sentencesOf(figure.summary)
    .filter((each) => gapsInSentence(each, findings).length === 0)
    .join(' ');
  const saysNumber = findReferences(said).references.some(({ reference }) => reference.kind !== 'parameter');
  const extremes = saysNumber ? null : figureExtremes(figure, finding, words);
  return html`${renderMarkdownLine(said, scope)}${extremes !== null && ` ${extremes}`}`;
}
