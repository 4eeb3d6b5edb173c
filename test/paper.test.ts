import { renderReport } from '@assay/report';
import { findBrowser, launchBrowser } from '@assay/report/browser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acceptedSource, notebookSlugs } from './report-sources.ts';
import { showIn, type Tab } from './show-in.ts';

const found = await findBrowser();

/** A4 less its margins, in the pixels of a style sheet. */
const PAPER_WIDTH = 658;

/** What a member reads of a paper before a meeting. */
const MOST_PAGES = 12;

/** Captions of the tables that run over the edge of the sheet, where nobody can scroll to what is lost. */
const CUT = `[...document.querySelectorAll('table')]
  .filter((table) => table.getBoundingClientRect().right > table.parentElement.getBoundingClientRect().right + 1)
  .map((table) => table.caption?.textContent ?? 'a table without caption')`;

describe.skipIf(found.path === null)(
  `reports on paper${found.path === null ? ` (skipped: ${found.reason})` : ''}`,
  () => {
    let browser: Awaited<ReturnType<typeof launchBrowser>>;
    let sheet: Tab;
    beforeAll(async () => {
      browser = await launchBrowser();
      sheet = await browser.newPage({ viewport: { width: PAPER_WIDTH, height: 1000 } });
      await sheet.emulateMedia({ media: 'print' });
    });
    afterAll(() => browser.close());

    async function cutTables(html: string): Promise<readonly string[]> {
      await showIn(sheet, html);
      return (await sheet.evaluate(CUT)) as readonly string[];
    }

    it.each(notebookSlugs)('cut no table of %s', async (slug) => {
      const source = await acceptedSource(slug);
      for (const view of ['print', 'technical'] as const)
        expect(await cutTables(renderReport(source, { view })), view).toEqual([]);
    });

    it.each(notebookSlugs)('print the plain view of %s on at most twelve', async (slug) => {
      await showIn(sheet, renderReport(await acceptedSource(slug), { view: 'plain' }));
      const printed = (await sheet.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1');
      const pages = printed.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
      expect(pages).toBeGreaterThan(1);
      expect(pages).toBeLessThanOrEqual(MOST_PAGES);
    });

    it('would be told of one that is cut', async () => {
      const head = '<th style="white-space: nowrap">a column that is wide</th>'.repeat(9);
      expect(await cutTables(`<div><table><caption>Wide</caption><tr>${head}</tr></table></div>`)).toEqual(['Wide']);
    });
  },
);
