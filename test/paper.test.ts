import { inflateSync } from 'node:zlib';
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

/** How many of a PDF's streams draw text: one for each page that shows any. */
function drawnTexts(pdf: Buffer): number {
  const streams = [...pdf.toString('latin1').matchAll(/\/FlateDecode[^>]*>>\s*stream\r?\n([\s\S]*?)endstream/g)];
  return streams.filter(([, stream]) => {
    const text = inflateSync(Buffer.from(stream!, 'latin1')).toString('latin1');
    return /\bBT\b[\s\S]*\bT[jJ]\b/.test(text);
  }).length;
}

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

    it.each(notebookSlugs)('mark a trial of %s on every page, and cut no table for it', async (slug) => {
      const source = { ...(await acceptedSource(slug)), isTrial: true } as const;
      expect(await cutTables(renderReport(source, { view: 'print' }))).toEqual([]);
      const under =
        '[...document.querySelectorAll("main *, .foot p")].filter((each) => !each.matches(".on-every-page"))';
      const edge = 'document.querySelector(".on-every-page").getBoundingClientRect().right';
      expect(await sheet.evaluate(`${under}.filter((each) => each.getClientRects()[0]?.left < ${edge}).length`)).toBe(
        0,
      );
      // With all but the mark unseen, each page still shows text.
      await sheet.evaluate(`${under}.concat(...document.querySelectorAll("header *, .foot *")).forEach((each) => {
        each.style.visibility = "hidden";
      })`);
      const printed = await sheet.pdf({ format: 'A4', preferCSSPageSize: true });
      const pages = printed.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
      expect(pages).toBeGreaterThan(1);
      expect(drawnTexts(printed)).toBe(pages);
    });

    it('would be told of one that is cut', async () => {
      const head = '<th style="white-space: nowrap">a column that is wide</th>'.repeat(9);
      expect(await cutTables(`<div><table><caption>Wide</caption><tr>${head}</tr></table></div>`)).toEqual(['Wide']);
    });
  },
);
