import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, attachPack, checkPack, createApp, openStore, readPanelFacts } from '../src/index.ts';
import { exportSample, makeHome, runSample } from './fixture/sample-home.ts';
import { identifySample } from './fixture/sample-people.ts';
import { visitor } from './fixture/visitor.ts';

const { home, remove } = makeHome();
const runs: string[] = [];
let opened: App;

beforeAll(async () => {
  const panel = readPanelFacts(home);
  for (const level of [0.95, 0.9]) runs.push(await runSample(home, level));
  const out = await exportSample(home, runs[0]!, 'one.zip');
  const store = openStore(join(home, '.assay'), panel);
  const bytes = readFileSync(out);
  attachPack(store, 'ada', { bytes, submission: 'mm-2025-03-05-4', pack: await checkPack(bytes) });
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

/** Follows every link from the front page; returns what leads nowhere, and how many pages there were. */
async function crawl(id: string): Promise<{ broken: string[]; seen: ReadonlySet<string> }> {
  const person = visitor(opened.app, { 'X-Remote-User': id });
  const broken: string[] = [];
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
  return { broken, seen };
}

describe('every link leads somewhere', () => {
  it.each(['ada', 'ren', 'mel'])('for %s', async (id) => {
    const { broken, seen } = await crawl(id);
    expect(broken).toEqual([]);
    const findings = `/reports/${runs[0]}/findings/records.total`;
    const expected = ['/questions/MM-P1', '/notebooks/sample', findings, '/submissions/mm-2025-03-05-4'];
    // The front page shows the released run, which is all that a member can come to, and not the later one.
    for (const path of expected) expect([...seen], path).toContain(path);
    if (id === 'mel') expect([...seen].filter((path) => path.includes(runs[1]!))).toEqual([]);
  });
});
