import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { BROAD_GROUPS, DECLINED_GROUP } from '@assay/dataset';
import { readResults } from '@assay/evidence';
import type { Notebook } from '@assay/notebook';
import { documentPage, drawChart, Html } from '@assay/report';
import { findBrowser, launchBrowser } from '@assay/report/browser';
import { BLANK_GROUP } from '@assay/statistics';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { showIn, type Tab } from './show-in.ts';
import { readRepositoryFile, repositoryFiles } from './source-files.ts';

interface Fault {
  readonly figure: string;
  readonly fault: string;
}

const lint = readFileSync(fileURLToPath(new URL('./lint-drawings.js', import.meta.url)), 'utf8').replaceAll(
  'export ',
  '',
);
const groups = [...BROAD_GROUPS, DECLINED_GROUP, BLANK_GROUP];
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
    let tab: Tab;
    let figures: string;
    beforeAll(async () => {
      browser = await launchBrowser();
      tab = await browser.newPage();
      figures = await everyFigure();
    });
    afterAll(() => browser.close());

    const faultsOf = async (
      html: string,
      width: number,
      colorScheme: 'light' | 'dark',
      media: 'screen' | 'print' = 'screen',
    ) => {
      await tab.setViewportSize({ width, height: 900 });
      await tab.emulateMedia({ media, colorScheme });
      await showIn(tab, html);
      const faults = (await tab.evaluate(`${lint}\nlintDrawings()`)) as Fault[];
      return faults.map(({ figure, fault }) => `${figure}: ${fault}`);
    };

    it('have their text inside and apart, marks with a size, and contrast, at every width, light, dark and on paper', async () => {
      expect(figures.match(/<figure/g)!.length).toBeGreaterThan(25);
      for (const width of [320, 390, 768, 1280]) {
        for (const scheme of ['light', 'dark'] as const)
          expect(await faultsOf(figures, width, scheme), `${width} ${scheme}`).toEqual([]);
      }
      expect(await faultsOf(figures, 640, 'light', 'print'), 'print').toEqual([]);
    });

    const groupsIn = async (html: string, width: number) => {
      await tab.setViewportSize({ width, height: 900 });
      await tab.emulateMedia({ media: 'screen', colorScheme: 'light' });
      await showIn(tab, html);
      const shown = await tab.evaluate(`${lint}\ngroupsInDrawings(${JSON.stringify(groups)})`);
      return shown as { readonly figure: string; readonly names: readonly string[]; readonly colour?: string }[];
    };
    const inOrder = (names: readonly string[]) => groups.filter((group) => names.includes(group));

    it('have groups in one order and in one colour, whatever the figure', async () => {
      const shown = [...(await groupsIn(figures, 1280)), ...(await groupsIn(figures, 390))];
      const ordered = shown.filter(({ names }) => names.length > 1);
      expect(new Set(ordered.map(({ figure }) => figure)).size).toBeGreaterThan(5);
      for (const { figure, names } of ordered) expect(names, figure).toEqual(inOrder(names));
      const colours = new Map<string, string>();
      // A lone "Other" may be the rest of anything.
      const ofGroups = new Set(ordered.map(({ figure }) => figure));
      for (const { figure, names, colour } of shown) {
        if (colour === undefined || !ofGroups.has(figure)) continue;
        const known = colours.get(names[0]!) ?? colour;
        colours.set(names[0]!, known);
        expect(colour, `${names[0]} in ${figure}`).toBe(known);
      }
      expect(colours.size).toBeGreaterThan(3);
    });

    it('would be told of groups in another order, and of their colours', async () => {
      const entry = (name: string, y: number, fill: string) =>
        `<rect x="4" y="${y - 10}" width="12" height="12" fill="${fill}"/><text x="20" y="${y}" fill="currentColor">${name}</text>`;
      const drawn = `<svg class="chart" width="300" height="100" viewBox="0 0 300 100">${entry('Asian', 30, '#12436D')}${entry('White', 60, '#801650')}</svg>`;
      expect(await groupsIn(page(drawings('x', drawn, drawn)), 1280)).toEqual([
        { figure: 'x', names: ['Asian', 'White'] },
        { figure: 'x', names: ['Asian'], colour: 'rgb(18, 67, 109)' },
        { figure: 'x', names: ['White'], colour: 'rgb(128, 22, 80)' },
      ]);
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
