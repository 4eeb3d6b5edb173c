import { readFileSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, attachPack, checkPack, createApp, openStore, readPanelFacts } from '../src/index.ts';
import { addJob } from '../src/store/jobs.ts';
import { exportSample, makeHome, runSample } from './fixture/sample-home.ts';
import { identifySample } from './fixture/sample-people.ts';
import { visitor } from './fixture/visitor.ts';

const { home, remove } = makeHome();
const runs: string[] = [];
const person = { id: 'ada', name: 'Ada', role: 'analyst' } as const;
let opened: App;

beforeAll(async () => {
  const panel = readPanelFacts(home);
  for (const level of [0.95, 0.9]) runs.push(await runSample(home, level));
  const minute = new Date('2025-03-05T10:00:00Z');
  for (const run of runs) utimesSync(join(home, '.assay/runs/sample', run, 'run.json'), minute, minute);
  const out = await exportSample(home, runs[0]!, 'one.zip');
  const store = openStore(join(home, '.assay'), panel);
  const bytes = readFileSync(out);
  attachPack(store, 'ada', { bytes, submission: 'mm-2025-03-05-4', pack: await checkPack(bytes) });
  // Two of one notebook in the same minute, over before anybody asks.
  for (const id of ['1b9d6bcd-one', '7c9e6679-two'])
    addJob(store, person, id, { kind: 'run', notebook: 'sample', choices: {} });
  store.close();
  opened = createApp({
    home,
    identify: identifySample,
  });
  const review = `/reports/${runs[0]}/review`;
  const decision = { decision: 'disclosure:release', text: 'No small counts.' };
  const ren = visitor(opened.app, { 'X-Remote-User': 'ren' });
  expect((await ren.send(review, `/reports/${runs[0]}/decisions`, decision)).status).toBe(303);
});
afterAll(async () => {
  await opened.close();
  remove();
});

/** Links of a page's main part that are read out alike and lead to different places. */
function alike(path: string, text: string): string[] {
  const main = /<main[\s\S]*<\/main>/.exec(text)?.[0] ?? '';
  const places = new Map<string, Set<string>>();
  for (const [, href, inner] of main.matchAll(/<a\s[^>]*?href="([^"#]*)[^>]*>([\s\S]*?)<\/a>/g)) {
    const name = inner!
      .replaceAll(/<[^>]*>/g, '')
      .replaceAll(/\s+/g, ' ')
      .trim();
    places.set(name, (places.get(name) ?? new Set()).add(href!));
  }
  return [...places].flatMap(([name, to]) => (to.size > 1 ? [`${path}: ${to.size} places are called ${name}`] : []));
}

/** Follows every link from the front page; returns what leads nowhere, and how many pages there were. */
async function crawl(id: string): Promise<{ broken: string[]; seen: ReadonlySet<string>; confused: string[] }> {
  const person = visitor(opened.app, { 'X-Remote-User': id });
  const broken: string[] = [];
  const confused: string[] = [];
  const seen = new Set<string>();
  const queue: [path: string, from: string][] = [['/', 'the start']];
  const ids = new Map<string, ReadonlySet<string>>();
  const fragments: [page: string, fragment: string, from: string][] = [];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const [path, from] = next;
    if (seen.has(path)) continue;
    seen.add(path);
    // A PDF is printed by a browser, which another test does.
    if (path.endsWith('.pdf')) continue;
    const { status, text, headers } = await person.read(path);
    if (status !== 200) broken.push(`${path} gives ${status}, from ${from}`);
    if (!(headers.get('content-type') ?? '').startsWith('text/html')) continue;
    ids.set(path, new Set([...text.matchAll(/\sid="([^"]+)"/g)].map(([, each]) => each!)));
    confused.push(...alike(path, text));
    for (const [, href] of text.matchAll(/<a\s[^>]*?href="([^"]*)"/g)) {
      const url = new URL(href!.replaceAll('&amp;', '&'), `http://localhost${path}`);
      if (url.origin !== 'http://localhost') continue;
      const target = `${url.pathname}${url.search}`;
      if (url.hash !== '') fragments.push([target, decodeURIComponent(url.hash.slice(1)), path]);
      queue.push([target, path]);
    }
  }
  for (const [page, fragment, from] of fragments)
    if (ids.has(page) && !ids.get(page)!.has(fragment)) broken.push(`${page}#${fragment} is nowhere, from ${from}`);
  return { broken, seen, confused };
}

describe('every link leads somewhere, and to one place by its name on a page', () => {
  it.each(['ada', 'ren', 'mel'])('for %s', async (id) => {
    const { broken, seen, confused } = await crawl(id);
    expect(broken).toEqual([]);
    expect(confused).toEqual([]);
    const findings = `/reports/${runs[0]}/findings/records.total`;
    const expected = ['/questions/MM-P1', '/notebooks/sample', findings, '/submissions/mm-2025-03-05-4'];
    // The front page shows the released run, which is all that a member can come to, and not the later one.
    for (const path of expected) expect([...seen], path).toContain(path);
    if (id === 'mel') expect([...seen].filter((path) => path.includes(runs[1]!))).toEqual([]);
  });
});
