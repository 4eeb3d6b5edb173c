import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { findBrowser, launchBrowser } from '@assay/report/browser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ServedWorkbench, serveWorkbench, type WorkbenchContext } from '../../src/index.ts';
import { makeHome, runSample } from '../fixture/sample-home.ts';

const found = await findBrowser();
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const people = {
  ada: { name: 'Ada', role: 'analyst' },
  ren: { name: 'Ren', role: 'reviewer' },
  mel: { name: 'Mel', role: 'member' },
} as const;
type Browser = Awaited<ReturnType<typeof launchBrowser>>;
type Page = Awaited<ReturnType<Browser['newPage']>>;

describe.skipIf(found.path === null)(
  `in a real browser${found.path === null ? ` (skipped: ${found.reason})` : ''}`,
  () => {
    const { home, remove } = makeHome();
    let browser: Browser;
    let served: ServedWorkbench;
    let run: string;

    beforeAll(async () => {
      run = await runSample(home);
      served = await serveWorkbench({
        home,
        port: 0,
        identify: (c: WorkbenchContext) => {
          const id = c.req.header('X-Remote-User') as keyof typeof people | undefined;
          return id === undefined || people[id] === undefined ? null : { id, ...people[id] };
        },
        datasetFiles: async () => [join(home, 'people.csv')],
      });
      browser = await launchBrowser();
    });
    afterAll(async () => {
      await browser?.close();
      await served?.close();
      remove();
    });

    async function as(
      id: keyof typeof people,
      options: { readonly javaScript?: boolean; readonly scheme?: 'light' | 'dark'; readonly width?: number } = {},
    ) {
      const context = await browser.newContext({
        extraHTTPHeaders: { 'X-Remote-User': id },
        javaScriptEnabled: options.javaScript ?? true,
        colorScheme: options.scheme ?? 'light',
        viewport: { width: options.width ?? 1280, height: 900 },
      });
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
      page.on('request', (request) => {
        if (!request.url().startsWith(served.url)) complaints.push(`asks ${request.url()}`);
      });
      await page.goto(served.url);
      return { page, complaints, close: () => context.close() };
    }

    const untilOver = async (page: Page, text: string) => page.waitForSelector(`text=${text}`, { timeout: 30_000 });

    for (const javaScript of [true, false]) {
      it(`an analyst runs with an uploaded file and attaches the report${javaScript ? '' : ', without JavaScript'}`, async () => {
        const { page, complaints, close } = await as('ada', { javaScript });
        await page.click('text=Notebooks');
        await page.click('text=Sample: what the file holds');
        await page.click('text=Run this notebook');
        await page.setInputFiles('input[type=file]', {
          name: 'mine.csv',
          mimeType: 'text/csv',
          buffer: Buffer.from(`forename,area\nA,${javaScript ? 'East' : 'West'}\n`),
        });
        await page.fill('[name="parameter:level"]', '0.9');
        await page.click('button:has-text("Run")');
        await untilOver(page, 'Read the report');
        await page.click('text=Read the report');
        expect(await page.textContent('h1')).toBe('Sample: what the file holds');
        await page.click('text=Submissions');
        await page.click('text=Match and merge');
        await page.click('summary:has-text("Attach the report of a run")');
        await page.click('button:has-text("Attach")');
        expect(await page.textContent('main')).toContain('attached by ada');
        expect(complaints).toEqual([]);
        await close();
      });
    }

    it('a reviewer reruns, reads the certificate and releases', async () => {
      const { page, complaints, close } = await as('ren');
      await page.goto(`${served.url}reports/${run}/review`);
      await page.click('button:has-text("Rerun")');
      await untilOver(page, 'See the certificate');
      await page.click('text=See the certificate');
      expect(await page.textContent('main')).toContain('Of 3 findings: 3 identical.');
      await page.selectOption('[name=decision]', 'sign-off:agreed');
      await page.fill('#decision-text', 'Rerun here, identical.');
      await page.click('button:has-text("Record decision")');
      await page.selectOption('[name=decision]', 'disclosure:release');
      await page.fill('#decision-text', 'No count is of people.');
      await page.click('button:has-text("Record decision")');
      expect(await page.textContent('main')).toContain('Released to members');
      expect(complaints).toEqual([]);
      await close();
    });

    it('a member finds the answer to MM-P1 from the front page in three clicks and prints it', async () => {
      const { page, complaints, close } = await as('mel', { javaScript: false });
      await page.click('a:has-text("MM-P1")');
      expect(await page.textContent('main')).toContain('Records in the file');
      await page.click('a:has-text("Records in the file")');
      // Four records are too few to be told: the disclosure gate hides the count, and the page says so.
      expect(await page.textContent('.answer')).toContain('[c]');
      await page.goto(`${served.url}reports/${run}`);
      await page.click('text=To print');
      expect((await page.pdf({ format: 'A4' })).subarray(0, 4).toString()).toBe('%PDF');
      const pdf = await page.request.get(`${served.url}reports/${run}/report.pdf`);
      expect(pdf.headers()['content-type']).toBe('application/pdf');
      expect((await pdf.body()).subarray(0, 4).toString()).toBe('%PDF');
      expect(complaints).toEqual([]);
      await close();
    });

    it('every page has no axe violation, light and dark, and reflows at 320 px', async () => {
      const paths = [
        '',
        'questions',
        'questions/MM-P1',
        'questions/OP-Q3',
        'submissions',
        'submissions/new',
        'submissions/mm-2025-03-05-4',
        'notebooks',
        'notebooks/sample',
        'notebooks/sample/run',
        'runs',
        `reports/${run}`,
        `reports/${run}/technical`,
        `reports/${run}/print`,
        `reports/${run}/review`,
        `reports/${run}/changes`,
        `reports/${run}/findings/records.total`,
        `reports/${run}/findings/area.records`,
        'nothing',
      ];
      const problems: string[] = [];
      for (const scheme of ['light', 'dark'] as const) {
        const { page, close } = await as('ada', { scheme });
        const job = await (async () => {
          await page.goto(`${served.url}runs`);
          return page.locator('main a[href^="/runs/"]').first().getAttribute('href');
        })();
        for (const path of [...paths, job!.slice(1)]) {
          await page.setViewportSize({ width: 1280, height: 900 });
          await page.goto(served.url + path);
          // evaluate runs in the page's own world, which a strict policy does not bind.
          await page.evaluate(axe);
          const violations = await page.evaluate(async () => {
            const { run } = (
              globalThis as unknown as {
                axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
              }
            ).axe;
            const { violations } = await run({
              runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
            });
            return violations.map(
              ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 100)).join(' | ')}`,
            );
          });
          problems.push(...violations.map((violation) => `/${path} ${scheme} ${violation}`));
          await page.setViewportSize({ width: 320, height: 800 });
          const width = await page.evaluate('document.documentElement.scrollWidth');
          if (Number(width) > 320) problems.push(`/${path} is ${width} px wide at 320 px`);
        }
        await close();
      }
      expect(problems).toEqual([]);
    });

    it('can be walked by keyboard: skip link first, then every link and button in view', async () => {
      const { page, close } = await as('ada');
      await page.keyboard.press('Tab');
      expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to main content');
      await page.keyboard.press('Enter');
      expect(new URL(page.url()).hash).toBe('#main');
      await page.goto(`${served.url}reports/${run}/review`);
      const unreached = await page.evaluate(
        "[...document.querySelectorAll('a,button,input:not([type=hidden]),select,textarea,summary')].filter((element) => element.tabIndex < 0).length",
      );
      expect(unreached).toBe(0);
      await close();
    });
  },
);
