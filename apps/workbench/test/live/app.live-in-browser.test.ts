import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { findBrowser, launchBrowser } from '@assay/report/browser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenSample, openSample } from './open-sample.ts';

const found = await findBrowser();
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
type Browser = Awaited<ReturnType<typeof launchBrowser>>;
type Page = Awaited<ReturnType<Browser['newPage']>>;

describe.skipIf(found.path === null)(
  `a live notebook in a real browser${found.path === null ? ` (skipped: ${found.reason})` : ''}`,
  () => {
    let opened: OpenSample;
    let browser: Browser;
    let page: Page;
    const complaints: string[] = [];

    beforeAll(async () => {
      [opened, browser] = await Promise.all([openSample(), launchBrowser()]);
      page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('request', (request) => {
        if (!request.url().startsWith(new URL(opened.url).origin)) complaints.push(`asks ${request.url()}`);
      });
      await page.goto(opened.url);
      await page.waitForSelector('text=Every cell is current');
    });
    afterAll(async () => {
      await browser?.close();
      await opened?.strike();
    });

    it('shows a save of the code, of the prose, and a parameter that is moved, and what changed', async () => {
      const code = opened.read('notebook.ts');
      opened.write('notebook.ts', code.replace('value: counts.rows,', 'value: counts.rows + 7,'));
      await page.waitForSelector('#report :text("11")');
      await page.waitForSelector('#changes :text("Records in the file: 4 → 11")');
      opened.write('notebook.ts', code);
      opened.write('report.md', `${opened.read('report.md')}\nSaid at once.\n`);
      await page.waitForSelector('#report :text("Said at once.")');
      await page.fill('#parameter-level', '0.8');
      await page.waitForSelector('#cells :text("80 in every 100")');
    });

    it('keeps open what somebody opened, and the focus where it was', async () => {
      await page.click('summary:text("Code of counts")');
      await page.focus('#parameter-level');
      opened.write('report.md', `${opened.read('report.md')}\nOnce more.\n`);
      await page.waitForSelector('#report :text("Once more.")');
      expect(await page.isVisible('#cell-counts pre')).toBe(true);
      expect(await page.evaluate('document.activeElement.id')).toBe('parameter-level');
    });

    it('tells an error at its cell, and the rest of the page stays', async () => {
      const code = opened.read('notebook.ts');
      opened.write(
        'notebook.ts',
        code.replace('rows: people.rowCount,', "rows: (() => { throw new Error('no rows today'); })(),"),
      );
      await page.waitForSelector('#cell-counts [role=alert]:has-text("no rows today")');
      expect(await page.textContent('#cell-counts [role=alert]')).toMatch(/notebook\.ts, line \d+/);
      expect(await page.textContent('#cell-stated')).toContain('waits');
      expect(await page.textContent('#report')).toContain('How many records?');
      opened.write('notebook.ts', code);
      await page.waitForSelector('text=Every cell is current');
    });

    it('finds and sorts rows by the keyboard alone', async () => {
      await page.focus('#cell-counts-find');
      await page.keyboard.type('areas');
      await page.keyboard.press('Enter');
      await page.waitForSelector('#cell-counts :text("2 in all")');
      expect(await page.evaluate('document.activeElement.id')).toBe('cell-counts-find');
    });

    it('edits and saves by the keyboard alone, refuses what changed underneath, and is left by Tab', async () => {
      await page.focus('a[data-edit]:text("report.md")');
      await page.keyboard.press('Enter');
      await page.waitForSelector('#editor .cm-content');
      await page.keyboard.press('Control+End');
      await page.keyboard.type('Typed in the page.');
      await page.keyboard.press('Control+s');
      await page.waitForSelector('#report :text("Typed in the page.")');
      expect(opened.read('report.md')).toContain('Typed in the page.');
      opened.write('report.md', `${opened.read('report.md')}\nBy another hand.\n`);
      await page.keyboard.type('Lost?');
      await page.keyboard.press('Control+s');
      await page.waitForSelector('#editor :text("was changed by somebody else")');
      expect(opened.read('report.md')).not.toContain('Lost?');
      await page.keyboard.press('Tab');
      expect(await page.evaluate('document.activeElement.textContent')).toBe('Save');
    });

    it('has no axe violation with its editor open, light and dark, and fits a phone', async () => {
      await page.evaluate(axe);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const violations = await page.evaluate(
          `axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 120)).join(' | ')))`,
        );
        expect(violations, colorScheme).toEqual([]);
      }
      await page.emulateMedia({ colorScheme: 'light' });
      await page.setViewportSize({ width: 360, height: 740 });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
      await page.click('#editor button:text("Close")');
      expect(await page.isVisible('#editor')).toBe(false);
    });

    it('asks nobody else and complains of nothing', () => {
      // The save that was refused is told by the browser as well.
      expect(complaints.filter((text) => !text.includes('422'))).toEqual([]);
    });

    it('is whole without a script: values, rows, parameters, editing', async () => {
      const context = await browser.newContext({ javaScriptEnabled: false });
      const plain = await context.newPage();
      await plain.goto(opened.url);
      expect(await plain.textContent('main')).toContain('Every cell is current');
      await plain.fill('#parameter-level', '0.7');
      await plain.click('button:text("Compute with these")');
      expect(await plain.textContent('#cells')).toContain('70 in every 100');
      await plain.click('a[data-edit]:text("report.md")');
      await plain.fill('textarea', `${opened.read('report.md')}\nWithout a script.\n`);
      await plain.click('button:text("Save")');
      expect(await plain.textContent('main')).toContain('It is saved.');
      expect(opened.read('report.md')).toContain('Without a script.');
      await context.close();
    });
  },
);
