import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readResults } from '@assay/evidence';
import type { Notebook } from '@assay/notebook';
import { documentPage, drawChart, Html } from '@assay/report';
import { findBrowser, launchBrowser } from '@assay/report/browser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRepositoryFile, repositoryFiles } from './source-files.ts';

interface Fault {
  readonly figure: string;
  readonly fault: string;
}

const lint = readFileSync(fileURLToPath(new URL('./lint-drawings.js', import.meta.url)), 'utf8').replace('export ', '');
const slugs = repositoryFiles(/^notebooks\/[^/]+\/baseline\.json$/).map((path) => path.split('/')[1]!);
const found = await findBrowser();

/** Every figure of every notebook, drawn from its accepted results as a report draws it. */
async function everyFigure(): Promise<string> {
  let figures = '';
  for (const slug of slugs) {
    const { default: notebook } = (await import(`../notebooks/${slug}/notebook.ts`)) as { default: Notebook };
    const results = readResults(readRepositoryFile(`notebooks/${slug}/baseline.json`), slug);
    for (const figure of notebook.figures) {
      const finding = results.findings.find(({ id }) => id === figure.finding)!;
      const hasNumber = finding.table?.rows.some((row) => row.some((value) => typeof value === 'number'));
      if (hasNumber !== true) continue;
      const id = `${slug}-${figure.id}`;
      figures += drawings(
        `${slug}/${figure.id}`,
        drawChart(figure, finding, id),
        drawChart(figure, finding, id, 'narrow'),
      );
    }
  }
  return page(figures);
}

function drawings(name: string, wide: string, narrow: string): string {
  return `<figure class="figure" data-figure="${name}"><div class="figure-chart for-wide">${wide}</div><div class="figure-chart for-narrow">${narrow}</div></figure>`;
}

function page(figures: string): string {
  return documentPage({ title: 'Figures', body: new Html(`<div class="page"><main>${figures}</main></div>`) });
}

describe.skipIf(found.path === null)(
  `figures in a real browser${found.path === null ? ` (skipped: ${found.reason})` : ''}`,
  () => {
    let browser: Awaited<ReturnType<typeof launchBrowser>>;
    beforeAll(async () => {
      browser = await launchBrowser();
    });
    afterAll(() => browser.close());

    const faultsOf = async (
      html: string,
      width: number,
      colorScheme: 'light' | 'dark',
      media: 'screen' | 'print' = 'screen',
    ) => {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
      const tab = await context.newPage();
      await tab.emulateMedia({ media, colorScheme });
      await tab.setContent(html);
      const faults = (await tab.evaluate(`${lint}\nlintDrawings()`)) as Fault[];
      await context.close();
      return faults.map(({ figure, fault }) => `${figure}: ${fault}`);
    };

    it('have their text inside and apart, marks with a size, and contrast, at every width, light, dark and on paper', async () => {
      const html = await everyFigure();
      expect(html.match(/<figure/g)!.length).toBeGreaterThan(25);
      for (const width of [320, 390, 768, 1280]) {
        for (const scheme of ['light', 'dark'] as const)
          expect(await faultsOf(html, width, scheme), `${width} ${scheme}`).toEqual([]);
      }
      expect(await faultsOf(html, 640, 'light', 'print'), 'print').toEqual([]);
    });

    it('would be told of each fault', async () => {
      const drawn = (inside: string) =>
        `<svg class="chart" width="300" height="100" viewBox="0 0 300 100">${inside}</svg>`;
      const told = async (inside: string) =>
        (await faultsOf(page(drawings('x', drawn(inside), drawn(inside))), 1280, 'light')).join('\n');
      const dot = '<circle cx="50" cy="50" r="4" fill="#12436D"/>';
      const text = (x: number, said: string, fill = 'currentColor') =>
        `<text x="${x}" y="20" fill="${fill}">${said}</text>`;
      expect(await told(`${dot}${text(20, 'inside')}`)).toBe('');
      expect(await told(text(20, 'nothing drawn'))).toMatch(/is empty/);
      expect(await told(`${dot}${text(280, 'runs over the edge')}`)).toMatch(/px outside/);
      expect(await told(`${dot}${text(20, 'one name')}${text(24, 'other name')}`)).toMatch(
        /"one name" and "other name" overlap/,
      );
      expect(await told('<circle cx="50" cy="50" r="0"/>')).toMatch(/circle has no size/);
      expect(await told(`${dot}${text(20, '18.4863')}`)).toMatch(/18\.4863" has digits/);
      expect(await told(`${dot}${text(20, 'pale', '#bbbbbb')}`)).toMatch(/"pale" is hard to read: 1\.9 to 1/);
      expect(await told('<circle cx="50" cy="50" r="4" fill="#dddddd"/>')).toMatch(
        /circle of rgb\(221, 221, 221\) is hard to see/,
      );
    });
  },
);
