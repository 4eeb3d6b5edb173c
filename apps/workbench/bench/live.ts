import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { datasetFiles } from '@assay/notebook/run';
import { findBrowser, launchBrowser } from '@assay/report/browser';
import { benchReport, type Timing } from '@assay/testing/stopwatch';
import { openLiveNotebook } from '../src/index.ts';
import { framework } from './peer/framework.ts';
import { marimo } from './peer/marimo.ts';
import type { Page } from './peer/peer.ts';

// From the save of a file, or the move of a parameter, to the frame of a browser that shows what came of it.

const RUNS = 15;
const SLUG = 'risk-model-fairness';
const repository = fileURLToPath(new URL('../../../', import.meta.url));

/** Waits in the page until a text stands in it, then for the frame that paints it. */
const waiting = `window.until = (text, within) => new Promise((resolve) => {
  const painted = () => requestAnimationFrame(() => setTimeout(() => resolve(Date.now())));
  const holds = () => [...document.querySelectorAll(within)].some((each) => each.textContent.includes(text));
  if (holds()) return painted();
  const look = new MutationObserver(() => { if (holds()) { look.disconnect(); painted(); } });
  look.observe(document.documentElement, { subtree: true, childList: true, characterData: true });
});`;

/** Milliseconds from `change`, told a mark, to the text that follows from it on the screen, within some element. */
async function timeShown(
  page: Page,
  name: string,
  change: (mark: string) => void | Promise<void>,
  { within = 'body', end = '' }: { readonly within?: string; readonly end?: string } = {},
): Promise<Timing> {
  const milliseconds: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const mark = `shown${name.length}n${run}`;
    const shown = page.evaluate(`until(${JSON.stringify(mark + end)}, ${JSON.stringify(within)})`) as Promise<number>;
    await new Promise((resolve) => setTimeout(resolve, 400));
    const start = Date.now();
    await change(mark);
    milliseconds.push((await inTime(shown, name)) - start);
  }
  return timing(name, milliseconds);
}

function timing(name: string, milliseconds: readonly number[]): Timing {
  const sorted = [...milliseconds].sort((a, b) => a - b);
  return {
    name,
    milliseconds,
    median: sorted[sorted.length >> 1]!,
    coldMilliseconds: milliseconds[0]!,
    residentMegabytes: process.memoryUsage().rss / 2 ** 20,
  };
}

async function assay(page: Page): Promise<readonly Timing[]> {
  const home = mkdtempSync(join(tmpdir(), 'assay-live-bench-'));
  const folder = join(home, 'notebooks', SLUG);
  mkdirSync(join(home, 'notebooks'));
  symlinkSync(join(repository, 'node_modules'), join(home, 'node_modules'));
  cpSync(join(repository, 'notebooks', SLUG), folder, { recursive: true });
  const opened = await openLiveNotebook({
    home,
    folder,
    port: 0,
    now: () => new Date(),
    choices: {},
    datasetFiles: datasetFiles(repository),
  });
  try {
    await page.goto(opened.url);
    await page.waitForSelector('text=Every cell is current', { timeout: 120_000 });
    const edit = (file: string, change: (text: string, mark: string) => string) => {
      const path = join(folder, file);
      const text = readFileSync(path, 'utf8');
      if (change(text, 'mark') === text)
        throw new Error(`${file} is no longer as this bench edits it. Mend the bench.`);
      return (mark: string) => writeFileSync(path, change(text, mark));
    };
    return [
      await timeShown(
        page,
        'Assay, a findings cell on 20,000 records',
        edit('findings/lists.ts', (text, mark) =>
          text.replace("'People who come onto the list'", `'People who come onto the list ${mark}'`),
        ),
        { within: '.live-findings' },
      ),
      await timeShown(
        page,
        'Assay, prose',
        edit('report.md', (text, mark) => `${text}\n${mark}\n`),
        { within: '#report' },
      ),
      await moveParameter(page, opened.session.live),
    ];
  } finally {
    await opened.close();
    rmSync(home, { recursive: true, force: true });
  }
}

/** Another length of the list each time, which gives other answers: the first change of the report shows them. */
async function moveParameter(
  page: Page,
  live: { setParameters(given: Readonly<Record<string, string>>): void },
): Promise<Timing> {
  const milliseconds: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const shown = page.evaluate(`new Promise((resolve) => {
      const look = new MutationObserver(() => {
        look.disconnect();
        requestAnimationFrame(() => setTimeout(() => resolve(Date.now())));
      });
      look.observe(document.getElementById('report'), { subtree: true, childList: true });
    })`) as Promise<number>;
    await new Promise((resolve) => setTimeout(resolve, 400));
    const start = Date.now();
    live.setParameters({ listSize: String(2000 + 100 * run) });
    milliseconds.push((await inTime(shown, 'a parameter')) - start);
  }
  return timing('Assay, a parameter that most cells read', milliseconds);
}

const MOST_WAITED_MILLISECONDS = 30_000;

/** What is never shown ends the bench with its name, instead of waiting for ever. */
async function inTime(shown: Promise<number>, what: string): Promise<number> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`${what} was not shown within ${MOST_WAITED_MILLISECONDS / 1000} seconds`)),
      MOST_WAITED_MILLISECONDS,
    );
  });
  try {
    return await Promise.race([shown, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function main(): Promise<readonly string[]> {
  const found = await findBrowser();
  if (found.path === null) return [`live notebooks: skipped, ${found.reason}`];
  const cohort = join(repository, '.assay', 'data', 'scored-cohort', 'cohort.csv');
  if (!existsSync(cohort))
    return ['live notebooks: skipped, their data are not made yet. Run: assay data scored-cohort'];
  const browser = await launchBrowser();
  try {
    const fresh = async () => {
      const page = await browser.newPage({ viewport: { width: 1400, height: 1000 } });
      await page.addInitScript(waiting);
      return page;
    };
    const own = await assay(await fresh());
    const [cell, prose, parameter] = own as readonly [Timing, Timing, Timing];
    const lines = benchReport(own, [
      {
        claim: 'findings cell from save to screen',
        measured: cell.median,
        limit: 300,
        unit: 'ms',
        direction: 'at-most',
      },
      { claim: 'prose from save to screen', measured: prose.median, limit: 100, unit: 'ms', direction: 'at-most' },
      {
        claim: 'parameter from move to screen',
        measured: parameter.median,
        limit: 300,
        unit: 'ms',
        direction: 'at-most',
      },
    ]);
    for (const [name, peer] of [
      ['Observable Framework', framework],
      ['marimo', marimo],
    ] as const) {
      const measured = await peer(await fresh(), cohort, timeShown);
      lines.push(
        ...('skipped' in measured ? [`${name}: skipped, ${measured.skipped}`] : benchReport(measured.timings, [])),
      );
    }
    return lines;
  } finally {
    await browser.close();
  }
}

process.stdout.write(`${(await main()).join('\n')}\n`);
process.exit(0);
