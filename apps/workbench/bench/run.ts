import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { benchReport } from '@assay/testing/stopwatch';
import { createApp } from '../src/index.ts';
import { makeHome, runSample } from '../test/fixture/sample-home.ts';

const seconds = Number(process.env['ASSAY_BENCH_SECONDS'] ?? 60);
const { home, remove } = makeHome();
const run = await runSample(home);
const opened = createApp({ home, datasetFiles: async () => [join(home, 'people.csv')] });
const { app } = opened;

/** Server-side milliseconds from request to last byte. */
async function timed(
  path: string,
  headers: Record<string, string> = {},
): Promise<{ milliseconds: number; status: number; etag: string }> {
  const start = performance.now();
  const response = await app.request(`http://localhost${path}`, { headers });
  await response.arrayBuffer();
  return { milliseconds: performance.now() - start, status: response.status, etag: response.headers.get('etag') ?? '' };
}

const quantile = (values: readonly number[], p: number) =>
  [...values].sort((a, b) => a - b)[Math.floor(p * (values.length - 1))] ?? 0;

const report = `/reports/${run}`;
const { etag } = await timed(report);
const alone: number[] = [];
for (let index = 0; index < 300; index++) alone.push((await timed(report, { 'If-None-Match': etag })).milliseconds);

let residentAtStart = 0;
const page: number[] = [];
const held: number[] = [];
let failures = 0;
const until = performance.now() + seconds * 1000;

/** A reader who opens the report, thinks, and opens it again. */
async function reader(index: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, index * 20));
  while (performance.now() < until) {
    const { milliseconds, status } = await timed(index % 2 === 0 ? report : `${report}/technical`);
    page.push(milliseconds);
    if (status !== 200) failures++;
    const again = await timed(report, { 'If-None-Match': etag });
    held.push(again.milliseconds);
    if (again.status !== 304) failures++;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

/** Somebody who starts one run after another. */
async function analyst(name: number): Promise<void> {
  for (let index = 0; performance.now() < until; index++) {
    const form = await (await app.request('http://localhost/notebooks/sample/run')).text();
    const token = /name="token" value="([^"]+)"/.exec(form)![1]!;
    const body = new URLSearchParams({ token, seed: String(name * 1000 + index) });
    const started = await app.request('http://localhost/notebooks/sample/runs', {
      method: 'POST',
      body,
      headers: { Origin: 'http://localhost' },
    });
    if (started.status !== 303 && started.status !== 429) failures++;
    await new Promise((resolve) => setTimeout(resolve, 5000));
  }
}

setTimeout(() => {
  residentAtStart = process.memoryUsage().rss / 2 ** 20;
}, seconds * 250);
await Promise.all([...Array.from({ length: 50 }, (_, index) => reader(index)), analyst(1), analyst(2)]);
const resident = process.memoryUsage().rss / 2 ** 20;
const runs = readdirSync(join(home, '.assay/runs/sample')).length;

for (const line of benchReport(
  [],
  [
    { claim: 'errors', measured: failures, limit: 0, unit: 'requests', direction: 'at-most' },
    {
      claim: `cached report, 95th percentile of ${page.length} reads by 50 readers beside ${runs} runs`,
      measured: quantile(page, 0.95),
      limit: 20,
      unit: 'ms',
      direction: 'at-most',
    },
    { claim: '304, median alone', measured: quantile(alone, 0.5), limit: 2, unit: 'ms', direction: 'at-most' },
    {
      claim: '304, median of readers who held the report, under that load',
      measured: quantile(held, 0.5),
      limit: 2,
      unit: 'ms',
      direction: 'at-most',
    },
    {
      claim: 'resident memory at the end over a quarter of the way',
      measured: resident / Math.max(1, residentAtStart),
      limit: 1.3,
      unit: '×',
      direction: 'at-most',
    },
  ],
)) {
  process.stdout.write(`${line}\n`);
}
await opened.close();
remove();
