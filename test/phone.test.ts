import { renderReport } from '@assay/report';
import { findBrowser, launchBrowser } from '@assay/report/browser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acceptedSource, notebookSlugs } from './report-sources.ts';
import { showIn, type Tab } from './show-in.ts';

const found = await findBrowser();
const NARROWEST = 320;

/** Captions that run past the screen's edge, where a reader has to scroll a table to know what it is. */
const CUT = `[...document.querySelectorAll('caption')].filter((caption) => {
  const text = document.createRange();
  text.selectNodeContents(caption);
  return caption.getClientRects().length > 0 && text.getBoundingClientRect().right > innerWidth;
}).map((caption) => caption.textContent)`;

describe.skipIf(found.path === null)(
  `reports on a small phone${found.path === null ? ` (skipped: ${found.reason})` : ''}`,
  () => {
    let browser: Awaited<ReturnType<typeof launchBrowser>>;
    let tab: Tab;
    beforeAll(async () => {
      browser = await launchBrowser();
      tab = await browser.newPage({ viewport: { width: NARROWEST, height: 800 } });
    });
    afterAll(() => browser.close());

    async function seen(html: string): Promise<{ readonly cut: readonly string[]; readonly width: number }> {
      await showIn(tab, html);
      const cut = (await tab.evaluate(CUT)) as readonly string[];
      const width = (await tab.evaluate('document.documentElement.scrollWidth')) as number;
      return { cut, width };
    }

    it.each(notebookSlugs)('%s does not scroll sideways, and every table says what it is', async (slug) => {
      const source = await acceptedSource(slug);
      for (const view of ['plain', 'technical'] as const)
        expect(await seen(renderReport(source, { view })), view).toEqual({ cut: [], width: NARROWEST });
    });

    it('would be told of a caption that is cut', async () => {
      const wide =
        '<div style="overflow-x: auto"><table><caption>Who is on it</caption><tr><td style="min-width: 900px">1</td></tr></table></div>';
      expect((await seen(wide.replace('<caption>', '<caption style="text-align: right">'))).cut).toEqual([
        'Who is on it',
      ]);
    });
  },
);
