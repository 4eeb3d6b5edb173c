import type * as Plot from '@observablehq/plot';
import type { DrawingDocument, DrawnElement } from './chart-document.ts';

type Create = (tag: string, attributes: Readonly<Record<string, string | number>>, text?: string) => DrawnElement;

/** The scales of a drawing as its own marks use them. */
interface DrawnScales {
  x(value: unknown): number;
  y(value: unknown): number;
}

/** A mark that Plot has no word for: its elements are made by `draw`, in the drawing's own document. */
export function drawnMark(draw: (create: Create, scales: DrawnScales) => readonly DrawnElement[]): Plot.Markish {
  return (_index, scales, _values, _dimensions, context) => {
    const { document } = context as { document: DrawingDocument };
    const create: Create = (tag, attributes, text) => {
      const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
      for (const [name, attribute] of Object.entries(attributes)) element.setAttribute(name, String(attribute));
      if (text !== undefined) element.textContent = text;
      return element;
    };
    const group = create('g', {});
    group.append(...draw(create, scales as unknown as DrawnScales));
    return group as never;
  };
}
