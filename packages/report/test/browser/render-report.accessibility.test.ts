import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser, launchBrowser, printPdf } from '../../src/browser/index.ts';
import { renderReport } from '../../src/index.ts';
import { sampleSource } from '../fixture/sample-source.ts';

const found = await findBrowser();
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const views = ['plain', 'technical', 'print'] as const;

describe.skipIf(found.path === null)(
  `in a real browser${found.path === null ? ` (skipped: ${found.reason})` : ''}`,
  () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await launchBrowser();
    });
    afterAll(() => browser.close());

    for (const view of views) {
      for (const colorScheme of ['light', 'dark'] as const) {
        it(`finds no axe violation in the ${view} view in ${colorScheme}`, async () => {
          const context = await browser.newContext({
            colorScheme,
            bypassCSP: true,
            viewport: { width: 1280, height: 900 },
          });
          const page = await context.newPage();
          await page.setContent(renderReport(sampleSource, { view }));
          await page.evaluate(axe);
          const violations = await page.evaluate(async () => {
            const { violations } = await (
              globalThis as unknown as {
                axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
              }
            ).axe.run({
              runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
            });
            return violations.map(
              ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
            );
          });
          expect(violations).toEqual([]);
          await context.close();
        });
      }

      it(`asks for nothing and reflows at 320 px in the ${view} view`, async () => {
        const context = await browser.newContext({ viewport: { width: 320, height: 800 }, javaScriptEnabled: false });
        const page = await context.newPage();
        const requests: string[] = [];
        page.on('request', (request) => requests.push(request.url()));
        const complaints: string[] = [];
        page.on('console', (message) => complaints.push(message.text()));
        await page.setContent(renderReport(sampleSource, { view }));
        const body = await page.locator('body').boundingBox();
        const main = await page.locator('main').boundingBox();
        expect(body!.width).toBeLessThanOrEqual(320);
        expect(main!.x + main!.width).toBeLessThanOrEqual(320);
        expect(requests).toEqual([]);
        expect(complaints).toEqual([]);
        await context.close();
      });
    }

    it('parts no heading, caption or source of a finding on paper, nor leaves one without what it heads', async () => {
      const page = await browser.newPage();
      await page.emulateMedia({ media: 'print' });
      await page.setContent(renderReport(sampleSource, { view: 'print' }));
      const heads: string[][] = await page.evaluate(
        `[...document.querySelectorAll('h1, h2, h3, h4, figcaption, caption, section > h3 + p:has(+ dl)')].map((head) =>
          [head.tagName, getComputedStyle(head).breakInside, getComputedStyle(head).breakAfter])`,
      );
      expect(new Set(heads.map(([tag]) => tag))).toEqual(new Set(['H1', 'H2', 'H3', 'FIGCAPTION', 'CAPTION', 'P']));
      expect(heads.filter(([, inside, after]) => inside !== 'avoid' || after !== 'avoid')).toEqual([]);
      await page.close();
    });

    it('prints tagged A4 pages with the digest at the foot', async () => {
      const page = renderReport(sampleSource, { view: 'print' });
      const pdf = Buffer.from(await printPdf(page, { title: 'Sample', digest: '0123456789ab' })).toString('latin1');
      expect(pdf.startsWith('%PDF')).toBe(true);
      expect(pdf).toContain('/StructTreeRoot');
      expect(pdf).toMatch(/\/Lang \(en-GB\)/);
      expect(pdf).toMatch(/\/CreationDate \(D:19700101000000\+/);
      expect(pdf).toMatch(/\/MediaBox \[0 0 59[45]\.\d+ 84[12]\.\d+\]/);
    });

    it('says the report’s own second for when it was made, and moves nothing in the file for it', async () => {
      const page = '<!doctype html><title>Sample</title><p>Sample';
      const printed = await printPdf(page, { title: '', digest: '', date: '2031-05-06T07:08:09.123Z' });
      const pdf = Buffer.from(printed).toString('latin1');
      expect(pdf).toMatch(/\/CreationDate \(D:20310506070809\+/);
      expect(pdf).toMatch(/\/ModDate \(D:20310506070809\+/);
      const [, table] = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(pdf)!;
      expect(pdf.slice(Number(table), Number(table) + 4)).toBe('xref');
    });
  },
);
