import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser, launchBrowser } from '../../src/browser/index.ts';
import { renderReport } from '../../src/index.ts';
import { sampleSource } from '../fixture/sample-source.ts';

const found = await findBrowser();
const plain = `{choose: missed.by-tolerance by edits at parameter:tolerance}

{choose: grid.choices by forename and surname}

{choose: tolerance.pairs by tolerance}
`;
const html = renderReport({ ...sampleSource, plain }, { view: 'plain' });

describe.skipIf(found.path === null)(
  `a choice in a real browser without script${found.path === null ? ` (skipped: ${found.reason})` : ''}`,
  () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await launchBrowser();
    });
    afterAll(() => browser.close());

    const open = async (options: BrowserContextOptions = {}, markup = html) => {
      const context = await browser.newContext({ javaScriptEnabled: false, ...options });
      const page = await context.newPage();
      await page.setContent(markup);
      const choice = (title: string) => page.getByRole('group', { name: `Choices: ${title}` });
      return { page, choice, close: () => context.close() };
    };

    it('shows the answer of the value that was set, then of the one chosen by pointer or key', async () => {
      const { page, choice, close } = await open();
      const missed = choice('Share missed at each tolerance');
      expect(await missed.locator('dl:visible').allInnerTexts()).toEqual([expect.stringContaining('38 in every 100')]);
      expect(await missed.locator('table').isVisible()).toBe(false);
      await missed.getByLabel('1', { exact: true }).check();
      expect(await missed.locator('dl:visible').allInnerTexts()).toEqual([expect.stringContaining('44 in every 100')]);
      await missed.getByLabel('1', { exact: true }).focus();
      await page.keyboard.press('ArrowUp');
      expect(await missed.locator('dl:visible').allInnerTexts()).toEqual([expect.stringContaining('60 in every 100')]);
      await missed.getByLabel('all of them, as a table').check();
      expect(await missed.locator('dl:visible').count()).toBe(0);
      expect(await missed.locator('tbody tr:visible').count()).toBe(4);
      await close();
    });

    it('puts two choices together, and filters a table by one of them', async () => {
      const { choice, close } = await open();
      const grid = choice('Wrong pairs at each pair of tolerances');
      await grid.getByRole('group', { name: 'Forename edits' }).getByLabel('1', { exact: true }).check();
      expect(await grid.locator('dl:visible').allInnerTexts()).toEqual([expect.stringMatching(/Wrong pairs\s+8/)]);
      await grid.getByRole('group', { name: 'Surname edits' }).getByLabel('all of them').check();
      expect(await grid.locator('dl:visible').count()).toBe(0);
      expect(await grid.locator('tbody tr:visible').allInnerTexts()).toEqual(['1\t0\t8', '1\t1\t9']);
      const pairs = choice('Pairs found at each tolerance');
      await pairs.getByLabel('3', { exact: true }).check();
      expect(await pairs.locator('tbody tr:visible').count()).toBe(2);
      await close();
    });

    it('shows where the keyboard is, in targets of 24 px', async () => {
      const { choice, close } = await open();
      const button = choice('Share missed at each tolerance').getByLabel('1', { exact: true });
      const box = await button.boundingBox();
      expect(Math.min(box!.width, box!.height)).toBeGreaterThanOrEqual(24);
      const calm = await button.screenshot();
      await button.focus();
      expect((await button.screenshot()).equals(calm)).toBe(false);
      await close();
    });

    it('keeps within 320 px', async () => {
      const { page, choice, close } = await open({ viewport: { width: 320, height: 800 } });
      for (const title of ['Share missed at each tolerance', 'Pairs found at each tolerance']) {
        const box = await choice(title).boundingBox();
        expect(box!.x + box!.width).toBeLessThanOrEqual(320);
      }
      await page.getByLabel('all of them, as a table').first().check();
      expect((await page.locator('main').boundingBox())!.width).toBeLessThanOrEqual(320);
      await close();
    });

    it('is the whole table on paper, whatever was chosen', async () => {
      const { page, choice, close } = await open();
      await choice('Pairs found at each tolerance').getByLabel('3', { exact: true }).check();
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('input:visible, dl.of:visible').count()).toBe(0);
      expect(await choice('Share missed at each tolerance').locator('tbody tr:visible').count()).toBe(4);
      expect(await choice('Pairs found at each tolerance').locator('tbody tr:visible').count()).toBe(8);
      await close();
    });

    it('is the whole table where the browser cannot tell what is checked', async () => {
      const older = html
        .replace('selector(:has(a))', 'selector(:not-known-to-anyone(a))')
        .replace(/<meta http-equiv[^>]*>/, '');
      const { page, choice, close } = await open({}, older);
      expect(await page.locator('input:visible, dl.of:visible').count()).toBe(0);
      expect(await choice('Share missed at each tolerance').locator('tbody tr:visible').count()).toBe(4);
      await close();
    });
  },
);
