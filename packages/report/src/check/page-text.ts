import { parseHTML } from 'linkedom';

/** As much of a document object model as reading a page needs. */
interface ReadElement {
  readonly tagName: string;
  readonly className: string;
  readonly childNodes: readonly (ReadElement & { readonly nodeType: number; readonly textContent: string | null })[];
  readonly textContent: string | null;
  querySelectorAll(selector: string): readonly ReadElement[];
  querySelector(selector: string): ReadElement | null;
  closest(selector: string): ReadElement | null;
  remove(): void;
}

/** What a member sees of a page before unfolding anything. */
export interface PageText {
  /** Words in sight: prose, answers, captions and tables, without the labels inside drawings. */
  readonly words: number;
  /** Blocks of prose, each as its reader reads it. */
  readonly prose: readonly string[];
  readonly tables: readonly { readonly caption: string; readonly rows: number; readonly columns: number }[];
  readonly figures: number;
  /** What stands in tables, folded ones too, and in drawings. */
  readonly labels: readonly string[];
  /** What each figure says it shows, below its caption. */
  readonly summaries: readonly string[];
  /** Tables that the page points to a second time. */
  readonly repeated: readonly string[];
}

/** What is folded, drawn or only for other media. */
const OUT_OF_SIGHT = 'details > :not(summary), svg, nav, script, style, .choose .whole, .choose .of';
const BLOCKS = 'p, li, dd, figcaption';
const BOILERPLATE = '.overline, .rests-on, .small, .example-note, .chosen-title';

/**
 * Reads a page as a member does. Prose is what stands in paragraphs, items and captions outside tables; small print such as
 * links to the technical view is left out of it, though its words count.
 */
export function readPage(body: string): PageText {
  const { document } = parseHTML(`<!doctype html><html><body><main>${body}</main></body></html>`) as unknown as {
    document: { querySelector(selector: string): ReadElement | null };
  };
  const main = document.querySelector('main')!;
  const labels = [...main.querySelectorAll('caption, th, td, svg text')].map((element) => spaced(element).trim());
  for (const element of main.querySelectorAll(OUT_OF_SIGHT)) element.remove();
  const blocks = [...main.querySelectorAll(BLOCKS)].filter(
    (element) => element.closest(`table, ${BOILERPLATE}`) === null && element.querySelector('p, li') === null,
  );
  return {
    words: pageWords(spaced(main)).length,
    prose: blocks.map((element) => spaced(element).replace(/\s+/g, ' ').trim()).filter((text) => text !== ''),
    tables: [...main.querySelectorAll('table')].map((table) => ({
      caption: table.querySelector('caption')?.textContent ?? '',
      rows: table.querySelectorAll('tbody tr').length,
      columns: table.querySelectorAll('thead th').length,
    })),
    figures: main.querySelectorAll('figure').length,
    labels: [...new Set(labels)],
    summaries: [...main.querySelectorAll('.figure-summary')].map((element) =>
      spaced(element).replace(/\s+/g, ' ').trim(),
    ),
    repeated: [...main.querySelectorAll('.table-again')].map((element) => spaced(element).trim()),
  };
}

/** Words of a text: what holds a letter or a digit. */
export function pageWords(text: string): string[] {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
}

const APART = /^(?:P|LI|DD|DT|TD|TH|TR|CAPTION|FIGCAPTION|H[1-6]|DIV|BR|SUMMARY|LABEL|LEGEND)$/;

/** The text with a space where one block ends and the next begins; a tag beside a sentence is none of its words. */
function spaced(element: ReadElement): string {
  let text = '';
  for (const child of element.childNodes) {
    if (child.nodeType === 3) text += child.textContent ?? '';
    else if (child.nodeType === 1) text += APART.test(child.tagName) ? ` ${spaced(child)} ` : spaced(child);
  }
  return text;
}
