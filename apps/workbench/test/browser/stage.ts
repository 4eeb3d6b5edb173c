import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { launchBrowser } from '@assay/report/browser';
import { attachPack, checkPack, openStore, readPanelFacts, readSignIn, serveWorkbench } from '../../src/index.ts';
import { addJob } from '../../src/store/jobs.ts';
import { clientSecret, openIdProvider } from '../fixture/open-id-provider.ts';
import { exportSample, makeHome, runSample } from '../fixture/sample-home.ts';
import { samplePeople } from '../fixture/sample-people.ts';

type Browser = Awaited<ReturnType<typeof launchBrowser>>;
export type Page = Awaited<ReturnType<Browser['newPage']>>;
export type PersonId = 'ada' | 'ren' | 'sec' | 'mel';

/** The axe-core source, which runs in the page's own world and is not bound by its policy. */
export const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * A workbench in which people log in with OpenID Connect, with a run that two packs stand on, one more run, and a job that
 * waits for ever; everything the walks need, made once.
 */
export async function setStage() {
  const { home, remove } = makeHome();
  const runs: string[] = [];
  const packs: string[] = [];
  for (const level of [0.95, 0.9]) {
    const run = await runSample(home, level);
    runs.push(run);
    packs.push(await exportSample(home, run, `${level}.zip`));
  }
  const store = openStore(join(home, '.assay'), readPanelFacts(home));
  const digests: string[] = [];
  for (const path of packs) {
    const bytes = readFileSync(path);
    const pack = await checkPack(bytes);
    digests.push(attachPack(store, 'ada', { bytes, submission: 'mm-2025-03-05-4', pack }).digest);
  }
  const provider = await openIdProvider();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/`;
  const signIn = readSignIn(
    { openid: { issuer: provider.issuer, client: 'assay', address: url }, people: samplePeople },
    clientSecret,
  );
  const served = await serveWorkbench({ home, port, signIn, datasetFiles: async () => [join(home, 'people.csv')] });
  if (served.moved) throw new Error(`port ${port} was taken meanwhile`);
  // After the start, which would otherwise find it interrupted.
  const waiting = 'a-job-that-waits';
  addJob(store, { id: 'ada', name: 'Ada', role: 'analyst' }, waiting, { kind: 'run', notebook: 'sample', choices: {} });
  store.close();
  return {
    url,
    provider,
    runs,
    packs: digests,
    waiting,
    async strike() {
      await served.close();
      await provider.close();
      remove();
    },
  };
}

export type Stage = Awaited<ReturnType<typeof setStage>> & { readonly browser: Browser };

/** Somebody at a browser, who has logged in; complaints gather console errors and requests to elsewhere. */
export async function as(
  { browser, provider, url }: Stage,
  id: PersonId,
  options: { readonly javaScript?: boolean; readonly width?: number; readonly height?: number } = {},
) {
  const context = await browser.newContext({
    javaScriptEnabled: options.javaScript ?? true,
    viewport: { width: options.width ?? 1280, height: options.height ?? 900 },
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('request', (request) => {
    const isKnown = request.url().startsWith(url) || request.url().startsWith(`${provider.issuer}/authorize`);
    if (!isKnown) complaints.push(`asks ${request.url()}`);
  });
  provider.told.claims = { sub: id };
  await page.goto(url);
  return { page, complaints, close: () => context.close() };
}

export const untilOver = (page: Page, text: string) => page.waitForSelector(`text=${text}`, { timeout: 30_000 });

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
