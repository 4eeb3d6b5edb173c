import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { trialRun } from '@assay/report/release';
import { readPanelFacts } from '@assay/report/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, createApp } from '../src/index.ts';
import { makeHome, runSample } from './fixture/sample-home.ts';
import { identifySample } from './fixture/sample-people.ts';
import { visitor } from './fixture/visitor.ts';

const { home, remove } = makeHome();
let run: string;
let opened: App;
const as = (id: string) => visitor(opened.app, { 'X-Remote-User': id });
const decide = (decision: string) =>
  as('ren').send(`/reports/${run}/review`, `/reports/${run}/decisions`, { decision, text: 'So decided.' });
const wouldLeave = () => as('ada').read(`/reports/${run}/would-leave`);
const wordsOf = (page: string) => page.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

/** Every file of the project but the store of the workbench, whose pages SQLite writes when it likes. */
const filesOf = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return filesOf(path);
    return /workbench\.sqlite/.test(name) ? [] : [`${path} ${readFileSync(path, 'base64')}`];
  });

beforeAll(async () => {
  run = await runSample(home);
  opened = createApp({ home, identify: identifySample });
});
afterAll(async () => {
  await opened.close();
  remove();
});

describe('a trial of a release', () => {
  it('is offered where a run is decided on, to whoever reads what is not released and to nobody else', async () => {
    for (const id of ['ada', 'ren'])
      expect((await as(id).read(`/reports/${run}/review`)).text, id).toContain(`href="/reports/${run}/would-leave"`);
    for (const id of ['sec', 'mel']) expect((await as(id).read(`/reports/${run}/would-leave`)).status, id).toBe(404);
  });

  it('shows what the gate would let out, and says at its title, its head, its foot and on every sheet that it is a trial', async () => {
    const { status, headers, text } = await wouldLeave();
    expect([status, headers.get('cache-control')]).toEqual([200, 'private, no-store']);
    expect(/<title>([^<]*)/.exec(text)![1]).toMatch(/^Trial, not released: Sample/);
    expect(wordsOf(text).match(/Trial, not released/g)).toHaveLength(4);
    expect(wordsOf(text)).toContain('name held back 1');
    expect(wordsOf(text)).not.toMatch(/\bNorth\b|\bSouth\b/);
    expect((await as('ada').read(`/reports/${run}`)).text).toContain('North');
  });

  it('leads nowhere but within itself and to pages that there are', async () => {
    const { status, text } = await wouldLeave();
    expect(status).toBe(200);
    const links = [...text.matchAll(/<a [^>]*href="([^"]*)"/g)].map(([, href]) => href!);
    const gone: string[] = [];
    for (const href of new Set(links.filter((each) => !each.startsWith('#'))))
      if ((await as('ada').read(new URL(href, `http://localhost/reports/${run}/would-leave`).pathname)).status !== 200)
        gone.push(href);
    expect(gone).toEqual([]);
  });

  it('remembers nothing: no file is written, nothing stands in the store, members see nothing of it', async () => {
    const before = filesOf(home);
    const review = wordsOf((await as('ren').read(`/reports/${run}/review`)).text);
    expect((await wouldLeave()).status).toBe(200);
    expect(filesOf(home)).toEqual(before);
    expect(wordsOf((await as('ren').read(`/reports/${run}/review`)).text)).toBe(review);
    expect(review).toContain('Not released: members cannot see it');
    expect((await as('mel').read(`/reports/${run}`)).status).toBe(404);
  });

  it('holds what the trial of the command line holds, and what is then released', async () => {
    const { ledger } = readPanelFacts(home);
    const folder = join(home, '.assay/runs/sample', run);
    const { source } = await trialRun({ home, runFolder: folder, ledger, generatedHashes: async () => new Set() });
    expect(structuredClone(source)).toEqual(source);
    const trial = (await wouldLeave()).text;
    expect((await decide('disclosure:release')).status).toBe(303);
    const released = JSON.parse((await as('mel').read(`/reports/${run}/results.json`)).text) as typeof source.results;
    expect(JSON.parse(JSON.stringify(source.results.findings))).toEqual(released.findings);
    const main = (page: string) => /<table[\s\S]*<\/table>/.exec(page)![0];
    expect(main(trial)).toBe(main((await as('mel').read(`/reports/${run}/print`)).text));
  });

  it('of a run that is withheld shows nothing, and its review says why in place of the way there, until it is released again', async () => {
    const review = async () => (await as('ren').read(`/reports/${run}/review`)).text;
    const whyNot = 'Nothing, while it is withheld: there is no trial of it until a reviewer releases it.';
    for (const [decision, status, isOffered] of [
      ['disclosure:release', 200, true],
      ['disclosure:withhold', 422, false],
      ['sign-off:not agreed', 422, false],
      ['disclosure:release', 200, true],
    ] as const) {
      expect((await decide(decision)).status, decision).toBe(303);
      const trial = await wouldLeave();
      expect([decision, trial.status, trial.text.includes('was withheld by a reviewer')]).toEqual([
        decision,
        status,
        !isOffered,
      ]);
      expect([decision, (await review()).includes('/would-leave"')]).toEqual([decision, isOffered]);
      expect([decision, (await review()).includes(whyNot)]).toEqual([decision, !isOffered]);
    }
  });
});
