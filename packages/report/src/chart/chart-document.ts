import { parseHTML } from 'linkedom';

/** What Assay itself uses of a drawn element; packages here are compiled without a browser's types. */
export interface DrawnElement {
  textContent: string | null;
  readonly outerHTML: string;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
  append(...children: readonly DrawnElement[]): void;
  remove(): void;
  querySelectorAll(selector: string): Iterable<DrawnElement>;
}

export interface DrawingDocument {
  createElementNS(namespace: string, tag: string): DrawnElement;
}

/** A document for Plot to draw in: server-side, one per chart, so that no chart sees another's ids. */
export function chartDocument(): DrawingDocument {
  return parseHTML('<!doctype html><html><body></body></html>').document as unknown as DrawingDocument;
}
