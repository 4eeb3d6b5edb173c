import { escapeHtml } from '../page/html.ts';

const LINE = 20;

/**
 * A drawing that stands alone, with the words below it where its data were invented: somebody may carry it elsewhere.
 *
 * @example
 * exampleDrawing('<svg width="10" height="10" viewBox="0 0 10 10"></svg>', 'Example').includes('>Example</text>') // true
 */
export function exampleDrawing(svg: string, words: string | null): string {
  if (words === null) return svg;
  let bottom = 0;
  const taller = svg
    .replace(/(<svg\b[^>]*\bviewBox="\S+ \S+ \S+ )(\d+(?:\.\d+)?)"/, (_, start: string, height: string) => {
      bottom = Number(height);
      return `${start}${bottom + LINE}"`;
    })
    .replace(/(<svg\b[^>]*?\bheight=")(\d+(?:\.\d+)?)"/, (_, start: string, height: string) => {
      bottom ||= Number(height);
      return `${start}${Number(height) + LINE}"`;
    });
  const text = `<text x="4" y="${bottom + LINE - 6}" fill="currentColor" font-weight="600">${escapeHtml(words)}</text>`;
  return taller.replace(/<\/svg>\s*$/, `${text}</svg>`);
}
