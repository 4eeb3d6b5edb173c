import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { renderReport } from '@assay/report';
import { findBrowser, launchBrowser } from '@assay/report/browser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acceptedSource, notebookSlugs } from './report-sources.ts';
import { showIn, type Tab } from './show-in.ts';

const found = await findBrowser();

/** What a member comes for, and the report that has it. */
const wanted = [
  ['MM-P1', 'match-and-merge'],
  ['PSD-R6/C2', 'organisational-offending'],
  ['FSU-Q1', 'frequent-service-users'],
  ['OP-Q1', 'optimal-patrols'],
  ['RAP-Q2', 'stop-and-search-disproportionality'],
] as const;

const phone = { width: 390, height: 844 };

interface Seen {
  readonly asked: string;
  readonly said: string;
  readonly sure: string;
  readonly bottom: number;
  readonly restsOn: string;
  readonly restsOnBottom: number;
  readonly width: number;
}

describe.skipIf(found.path === null)(
  `three minutes on a phone${found.path === null ? ` (skipped: ${found.reason})` : ''}`,
  () => {
    let browser: Awaited<ReturnType<typeof launchBrowser>>;
    let page: Tab;
    beforeAll(async () => {
      browser = await launchBrowser();
      page = await browser.newPage({ viewport: phone });
    });
    afterAll(() => browser.close());

    it.each(wanted)(
      '%s: question, answer, range, how sure and what it rests on by the second screen',
      async (id, slug) => {
        await showIn(page, renderReport(await acceptedSource(slug), { view: 'plain' }));
        const seen = (await page.evaluate(`(() => {
        const item = [...document.querySelectorAll('.answers li')].find((each) => each.textContent.includes('(${id})'));
        const rests = document.querySelector('.rests-on');
        return {
          asked: item.querySelector('.asked').innerText,
          said: item.querySelector('.said').innerText,
          sure: item.querySelector('.tag').innerText,
          bottom: item.getBoundingClientRect().bottom,
          restsOn: rests.innerText,
          restsOnBottom: rests.getBoundingClientRect().bottom,
          width: document.documentElement.scrollWidth,
        };
      })()`)) as Seen;
        expect(seen.asked).toContain(id);
        expect(seen.said).toMatch(/\d/);
        expect(seen.sure).toMatch(/^(?:Counted|Firm|Rough|Open)$/);
        // What was counted has no range.
        if (seen.sure !== 'Counted') expect(seen.said).toMatch(/between .* and /);
        expect(seen.restsOn).toMatch(/^Rests on:/);
        expect(seen.restsOnBottom).toBeLessThan(phone.height);
        expect(seen.bottom).toBeLessThan(2 * phone.height);
        expect(seen.width).toBe(phone.width);
      },
    );

    // A member comes from a question's own page: the report opens at the answer, folded or not.
    it.each(notebookSlugs)('%s opens at any of its answers, each whole on one screen', async (slug) => {
      const folder = mkdtempSync(join(tmpdir(), 'assay-answers-'));
      const file = join(folder, 'report.html');
      writeFileSync(file, renderReport(await acceptedSource(slug), { view: 'plain' }));
      try {
        await page.goto(pathToFileURL(file).href);
        const ids = (await page.evaluate(
          '[...document.querySelectorAll(".answers li")].map(({ id }) => id)',
        )) as string[];
        expect(ids.length).toBeGreaterThan(0);
        for (const id of ids) {
          await page.goto(`${pathToFileURL(file).href}#${id}`);
          const { top, bottom, text } = (await page.evaluate(`(() => {
            const item = document.getElementById(${JSON.stringify(id)});
            const { top, bottom } = item.getBoundingClientRect();
            return { top, bottom, text: item.innerText };
          })()`)) as { top: number; bottom: number; text: string };
          expect(top, id).toBeGreaterThan(-1);
          expect(bottom, id).toBeLessThan(phone.height);
          expect(text, id).toMatch(/\((?:[A-Z]+-[A-Z0-9/]+)\)[\s\S]*(?:Counted|Firm|Rough|Open|Not answered here)/);
        }
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
  },
);
