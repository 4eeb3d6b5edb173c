const NUMBER = '-?[\\d.]+';
const place = (name: string) => ` ${name}="${NUMBER}"`;

/** Rules of a grid, which differ in their place alone. */
const RULES = new RegExp(`(?:<line(?:${['x1', 'x2', 'y1', 'y2'].map(place).join('|')}){4}/>){2,}`, 'g');
const TICKS = new RegExp(
  `<path d="M0,0L(${NUMBER}),(${NUMBER})" transform="translate\\(${NUMBER},${NUMBER}\\)"/>(?:<path d="M0,0L\\1,\\2" transform="translate\\(${NUMBER},${NUMBER}\\)"/>)+`,
  'g',
);
const MOVED_TEXT = new RegExp(
  `<text transform="translate\\((${NUMBER}),(${NUMBER})\\)"(?: y="(${NUMBER}em)")?([^>]*)>([^<]*)</text>`,
  'g',
);
const DOTS = /<circle fill="([^"]+)" r="([^"]+)"[^>]*\/>(?:<circle fill="\1" r="\2"[^>]*\/>){2,}/g;

/**
 * The same drawing in fewer bytes: rules and ticks become one path each, a number on an axis stands by its place, and dots of
 * one colour say it once. A page holds each figure twice, and figures are most of it.
 *
 * @example
 * fewerElements('<line x1="0" x2="9" y1="1" y2="1"/><line x1="0" x2="9" y1="5" y2="5"/>') // '<path d="M0,1H9M0,5H9"/>'
 */
export function fewerElements(markup: string): string {
  return markup
    .replace(RULES, (rules) => path([...rules.matchAll(/<line[^>]*>/g)].map(([line]) => stroke(line))))
    .replace(TICKS, (ticks, across: string, down: string) =>
      path([...ticks.matchAll(/translate\(([^,]+),([^)]+)\)/g)].map(([, x, y]) => `M${x},${y}${step(across, down)}`)),
    )
    .replace(MOVED_TEXT, (whole, x: string, y: string, down: string | undefined, rest: string, said: string) =>
      / (?:x|y|dx|dy)="/.test(rest)
        ? whole
        : `<text x="${x}" y="${y}"${down ? ` dy="${down}"` : ''}${rest}>${said}</text>`,
    )
    .replace(DOTS, (dots, fill: string) => `<g fill="${fill}">${dots.replaceAll(` fill="${fill}"`, '')}</g>`);
}

function path(steps: readonly string[]): string {
  return `<path d="${steps.join('')}"/>`;
}

function stroke(line: string): string {
  const at = (name: string) => new RegExp(` ${name}="([^"]+)"`).exec(line)![1]!;
  const [x1, x2, y1, y2] = [at('x1'), at('x2'), at('y1'), at('y2')];
  if (y1 === y2) return `M${x1},${y1}H${x2}`;
  return x1 === x2 ? `M${x1},${y1}V${y2}` : `M${x1},${y1}L${x2},${y2}`;
}

function step(across: string, down: string): string {
  if (down === '0') return `h${across}`;
  return across === '0' ? `v${down}` : `l${across},${down}`;
}
