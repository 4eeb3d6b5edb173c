import { afterAll, expect, it } from 'vitest';
import { as, axe, type Page, type PersonId, type Stage } from './stage.ts';

/** Every page, by the route that serves it, and who opens it: an analyst unless somebody else sees more. */
export function pages({
  runs,
  packs,
  waiting,
}: Pick<Stage, 'runs' | 'packs' | 'waiting'>): Readonly<
  Record<string, readonly (string | readonly [PersonId, string])[]>
> {
  const [run, other] = runs;
  const [pack, next] = packs;
  return {
    '/': ['/', ['mel', '/']],
    '/glossary': ['/glossary'],
    '/docs': ['/docs'],
    '/docs/:package': ['/docs/statistics'],
    '/help': ['/help', ['ren', '/help'], ['sec', '/help'], ['mel', '/help']],
    '/questions': ['/questions'],
    '/questions/:id': ['/questions/MM-P1', '/questions/OP-Q3', '/questions/MM-Q4'],
    '/meetings': ['/meetings'],
    '/meetings/:day{\\d{4}-\\d{2}-\\d{2}}': [
      '/meetings/2025-03-05',
      ['sec', '/meetings/2025-03-05'],
      ['mel', '/meetings/2025-03-05'],
    ],
    '/meetings/:day{\\d{4}-\\d{2}-\\d{2}}/briefings': ['/meetings/2025-03-05/briefings'],
    '/actions': ['/actions'],
    '/search': ['/search', '/search?q=merge'],
    '/submissions': ['/submissions', '/submissions?stage=pilot'],
    '/submissions/new': ['/submissions/new'],
    '/submissions/:id': [
      '/submissions/mm-2025-03-05-4',
      ['sec', '/submissions/mm-2025-03-05-4'],
      ['mel', '/submissions/mm-2025-03-05-4'],
    ],
    '/notebooks': ['/notebooks'],
    '/notebooks/:slug': ['/notebooks/sample'],
    '/live/:slug/': ['/live/sample/'],
    '/live/:slug/rows': ['/live/sample/rows?cell=counts&search=rows'],
    '/live/:slug/edit': ['/live/sample/edit?file=report.md'],
    '/notebooks/:slug/run': ['/notebooks/sample/run', `/notebooks/sample/run?from=${other}`],
    '/runs': ['/runs'],
    '/runs/:id': [`/runs/${waiting}`],
    '/reports/:run': [`/reports/${run}`],
    '/reports/:run/technical': [`/reports/${run}/technical`],
    '/reports/:run/print': [`/reports/${run}/print`],
    '/reports/:run/briefing': [`/reports/${run}/briefing`],
    '/reports/:run/review': [`/reports/${run}/review`, ['ren', `/reports/${other}/review`]],
    '/reports/:run/would-leave': [`/reports/${run}/would-leave`, ['ren', `/reports/${other}/would-leave`]],
    '/reports/:run/changes': [`/reports/${run}/changes`, `/reports/${run}/changes?since=${other}`],
    '/reports/:run/findings/:finding': [
      `/reports/${run}/findings/records.total`,
      `/reports/${run}/findings/area.records`,
      `/reports/${run}/findings/level.used`,
    ],
    '/packs/:digest{[0-9a-f]{64}}': [`/packs/${pack}`],
    '/packs/:digest{[0-9a-f]{64}}/changes': [`/packs/${pack}/changes`, `/packs/${next}/changes?since=${pack}`],
    '/packs/:digest{[0-9a-f]{64}}/review': [['ren', `/packs/${pack}/review`]],
    '/sign-out': ['/sign-out'],
    '/signed-out': ['/signed-out'],
    '/sign-in/return': ['/sign-in/return?state=none'],
  };
}

/** Pages that answer otherwise than with 200. */
const statuses: Readonly<Record<string, number>> = { '/sign-in/return?state=none': 400, '/nothing': 404 };

/** The routes, and one that there is not. */
const routes = [...Object.keys(pages({ runs: [], packs: [], waiting: '' })), '/nothing'];

/** What each open page must be, light and dark, at any size, on paper, with and without JavaScript. */
export function walkPages(stage: () => Stage): void {
  const seated = new Map<PersonId, ReturnType<typeof as>>();
  // One after the other, each at a window of their own for all their pages.
  const windowOf = (id: PersonId) => {
    if (!seated.has(id)) seated.set(id, as(stage(), id));
    return seated.get(id)!;
  };
  afterAll(async () => {
    for (const window of seated.values()) await (await window).close();
  });

  it.each(routes)(
    '%s has no axe violation, light and dark, reflows at 320 px, zoomed too, and says the same without JavaScript',
    async (route) => {
      const problems: string[] = [];
      for (const visit of pages(stage())[route] ?? [route]) {
        const [id, path] = typeof visit === 'string' ? (['ada', visit] as const) : visit;
        const { page } = await windowOf(id);
        const at = (problem: string) => problems.push(`${id} ${path}: ${problem}`);
        await page.setViewportSize({ width: 1280, height: 900 });
        await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
        const open = () => page.goto(new URL(path, stage().url).href);
        if (route === '/live/:slug/') {
          // Opened for the first time it computes, and tells so.
          await open();
          await page.waitForSelector('text=Every cell is current');
        }
        let response = await open();
        let said = await page.textContent('main');
        let served = await withoutScript(page, await response!.text());
        // What computes meanwhile says so in the page that is open, and not in what was served before: both at rest say the same.
        for (let tries = 1; route === '/live/:slug/' && served.text !== said && tries < 5; tries++) {
          await page.waitForTimeout(500);
          response = await open();
          said = await page.textContent('main');
          served = await withoutScript(page, await response!.text());
        }
        if (response!.status() !== (statuses[path] ?? 200)) at(`status ${response!.status()}`);
        if (served.text !== said || served.text.trim() === '') at('says something else without JavaScript');
        if (served.scripts !== (path.startsWith('/runs/') || path === '/live/sample/' ? 1 : 0))
          at(`holds ${served.scripts} scripts`);
        await page.evaluate(axe);
        for (const violation of await violations(page)) at(`light ${violation}`);
        await page.emulateMedia({ colorScheme: 'dark' });
        for (const violation of await violations(page, ['color-contrast', 'link-in-text-block']))
          at(`dark ${violation}`);
        // 1280 × 1024 at 400 % is 320 × 256 to the page.
        await page.setViewportSize({ width: 320, height: 256 });
        for (const problem of (await page.evaluate(hiddenAtZoom)) as string[]) at(`at 400 % ${problem}`);
        await page.setViewportSize({ width: 680, height: 900 });
        await page.emulateMedia({ media: 'print', colorScheme: 'light' });
        for (const problem of (await page.evaluate(wrongOnPaper)) as string[]) at(`printed ${problem}`);
      }
      expect(problems).toEqual([]);
    },
  );
}

/** What was served as a reader sees whose browser runs no script: a parser of documents runs none, and reads what stands in their place. */
function withoutScript(page: Page, html: string): Promise<{ readonly text: string; readonly scripts: number }> {
  return page.evaluate(
    `(() => {
      const page = new DOMParser().parseFromString(${JSON.stringify(html)}, 'text/html');
      return { text: page.querySelector('main')?.textContent ?? '', scripts: page.querySelectorAll('script').length };
    })()`,
  );
}

async function violations(page: Page, only?: readonly string[]): Promise<readonly string[]> {
  return page.evaluate(async (rules) => {
    const { run } = (
      globalThis as unknown as {
        axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      }
    ).axe;
    const { violations: found } = await run({
      // Of what holds, no list is made: only what does not is asked for.
      resultTypes: ['violations'],
      runOnly:
        rules === null
          ? ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
          : { type: 'rule', values: rules },
    });
    return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 100)).join(' | ')}`);
  }, only ?? null);
}

/** What a reader at 400 % would miss: anything wider than the window that does not scroll by itself, or lies over the text. */
const hiddenAtZoom = `(() => {
  const problems = [];
  const width = document.documentElement.scrollWidth;
  if (width > innerWidth) problems.push('is ' + width + ' px wide');
  for (const element of document.body.querySelectorAll('*')) {
    const style = getComputedStyle(element);
    if (style.position === 'fixed' || style.position === 'sticky') problems.push('keeps in place ' + element.tagName);
    if (element.closest('.scroll, pre, svg, .visually-hidden, .skip-link, .choice-views') || element.matches('.skip-link')) continue;
    const box = element.getBoundingClientRect();
    if (box.width > 0 && box.right > innerWidth + 1) problems.push('cuts off ' + element.outerHTML.slice(0, 80));
    if (style.overflowX === 'hidden' && element.scrollWidth > element.clientWidth + 1) problems.push('hides part of ' + element.outerHTML.slice(0, 80));
  }
  return problems.slice(0, 5);
})()`;

const wrongOnPaper = `(() => {
  const problems = [];
  const shown = (selector) => [...document.querySelectorAll(selector)].filter((element) => element.getClientRects().length > 0);
  if (shown('h1').length !== 1) problems.push('shows ' + shown('h1').length + ' first headings');
  for (const element of shown('nav:not(.contents), form, .actions, button')) problems.push('shows ' + element.outerHTML.slice(0, 60));
  const paper = getComputedStyle(document.body).backgroundColor;
  if (!['rgb(255, 255, 255)', 'rgba(0, 0, 0, 0)'].includes(paper)) problems.push('is on ' + paper);
  return problems.slice(0, 5);
})()`;
