import type { DrawnElement } from './chart-document.ts';
import { fewerElements } from './fewer-elements.ts';

/**
 * Makes Plot's drawing fit to be evidence: no style element or attribute (a strict content security policy forbids
 * them), ids that do not depend on what was drawn before, coordinates no finer than a screen shows, and one name for screen readers
 * in place of labels on groups that have no role.
 */
export function settleSvg(
  svg: DrawnElement,
  options: {
    readonly id: string;
    readonly labelledBy: string;
    readonly describedBy: string;
    /** Decimals of coordinates. */
    readonly decimals: number;
  },
): string {
  for (const style of [...svg.querySelectorAll('style')]) style.remove();
  // A logarithmic axis leaves most of its ticks without a number.
  for (const text of [...svg.querySelectorAll('text')]) if (text.textContent === '') text.remove();
  for (const element of [svg, ...svg.querySelectorAll('*')]) {
    for (const attribute of ['aria-label', 'aria-description', 'aria-hidden', 'style'])
      element.removeAttribute(attribute);
  }
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-labelledby', options.labelledBy);
  svg.setAttribute('aria-describedby', options.describedBy);
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  svg.removeAttribute('xmlns:xlink');
  const drawn = renumberIds(svg.outerHTML.replaceAll(' />', '/>'), options.id);
  return fewerElements(roundNumbers(drawn, options.decimals));
}

// Plot counts clip, filter, marker and pattern ids for the whole process: the same chart drawn twice would differ.
function renumberIds(markup: string, prefix: string): string {
  const numbered = new Map<string, string>();
  for (const [, id] of markup.matchAll(/\sid="([^"]+)"/g)) numbered.set(id!, `${prefix}-${numbered.size + 1}`);
  let settled = markup;
  for (const [from, to] of numbered) {
    settled = settled.replaceAll(`id="${from}"`, `id="${to}"`).replaceAll(`url(#${from})`, `url(#${to})`);
  }
  return settled;
}

function roundNumbers(markup: string, decimals: number): string {
  return markup.replace(/\s(?:d|x|y|x1|x2|y1|y2|cx|cy|r|width|height|transform|points|viewBox)="[^"]*"/g, (attribute) =>
    attribute.replace(/-?\d+\.\d+(?:e-?\d+)?/g, (number) => String(Number(Number(number).toFixed(decimals)) + 0)),
  );
}
