import { exampleWords } from '@assay/notebook';
import { type Html, html } from '../page/html.ts';
import type { ReportSource } from './report-source.ts';
import { byName } from './told-inputs.ts';

/**
 * The words for a run that read invented data; `null` for any other.
 *
 * @example
 * exampleWordsOf(sampleSource) // null
 */
export function exampleWordsOf({ record }: Pick<ReportSource, 'record'>): string | null {
  return exampleWords(byName(record).map(([name, { source = 'none' }]) => ({ name, dataset: null, source })));
}

/**
 * The title of a run's report as it may stand alone, in a tab, a PDF or a pack: with the words where the data are invented.
 *
 * @example
 * reportTitle({ notebook: { title: 'Toy' }, record: { inputs: { people: { from: 'made', rows: 4, source: 'invented' } } } }) // 'Toy (Example on invented data)'
 */
export function reportTitle(
  source: { readonly notebook: { readonly title: string } } & Pick<ReportSource, 'record'>,
): string {
  const words = exampleWordsOf(source);
  return words === null ? source.notebook.title : `${source.notebook.title} (${words})`;
}

/** The first line of a view, above its title, where the data are invented. */
export function exampleNote(source: Pick<ReportSource, 'record'>): Html | null {
  const words = exampleWordsOf(source);
  return words === null ? null : html`<p class="example-note"><strong class="tag warn">${words}</strong></p>\n`;
}
