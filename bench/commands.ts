import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Goal } from '@assay/testing/bench-notes';
import { timeOfCommand } from './processor-time.ts';
import { root } from './write-between.ts';

const assay = join(root, 'apps/cli/bin/assay.mjs');
const PORT = 47_113;
const MOST_SECONDS = 300;
const ALL = 'every notebook is current';

/** What waits before anything is computed: small commands, checks, and the workbench, first and again. */
export async function commandGoals(): Promise<Goal[]> {
  return [
    goal('`assay list`', (await again('list')).seconds, 0.35),
    goal('`assay --help`', (await again('--help')).seconds, 0.35),
    goal('`assay verify` without a pack', (await again('verify')).seconds, 0.35),
    ...(await checkGoals('match-and-merge')),
    ...(await checkGoals('stop-and-search-disproportionality')),
    ...(await startGoals().catch((error: unknown) => {
      // What was measured before is worth keeping.
      console.log(`npm start was not measured: ${error instanceof Error ? error.message : error}`);
      return [];
    })),
  ];
}

/** A check that computes, and one that finds what the last computed of the same code and data. */
async function checkGoals(slug: string): Promise<Goal[]> {
  const check = `assay check ${slug}`;
  return [
    goal(`\`${check} --fresh\`, of processor`, (await again('check', slug, '--fresh')).processorSeconds, 1.5),
    goal(`\`${check}\` of the same code and data, of processor`, (await again('check', slug)).processorSeconds, 1.5),
  ];
}

function goal(claim: string, measured: number, limit: number): Goal {
  return { claim, measured, limit, unit: 's', direction: 'at-most' };
}

/** The best of three runs: the first may compile what is kept from then on. */
async function again(
  ...words: readonly string[]
): Promise<{ readonly seconds: number; readonly processorSeconds: number }> {
  const runs = [];
  for (let run = 0; run < 3; run++) runs.push(await timeOfCommand(process.execPath, [assay, ...words], root));
  return {
    seconds: Math.min(...runs.map(({ seconds }) => seconds)),
    processorSeconds: Math.min(...runs.map(({ processorSeconds }) => processorSeconds)),
  };
}

/** The workbench of a home of its own, in which nothing has been run. */
async function startGoals(): Promise<Goal[]> {
  const home = mkdtempSync(join(tmpdir(), 'assay-bench-home-'));
  for (const name of readdirSync(root)) if (!name.startsWith('.')) symlinkSync(join(root, name), join(home, name));
  try {
    const first = await served(home);
    const second = await served(home);
    return [
      goal('`npm start`, first page', first.page, 10),
      goal('`npm start`, every notebook', first.all, 30),
      goal('first `/questions`', first.questions, 0.2),
      goal('`npm start` again, every notebook', second.all, 2),
    ];
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

async function served(
  home: string,
): Promise<{ readonly page: number; readonly questions: number; readonly all: number }> {
  const start = performance.now();
  const since = () => (performance.now() - start) / 1000;
  const child = spawn(process.execPath, [assay, 'start', '--port', `${PORT}`], {
    cwd: home,
    env: { ...process.env, ASSAY_HOME: home },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const all = told(child, ALL).then(since);
    all.catch(() => {});
    await fetched('/', child);
    const page = since();
    const asked = performance.now();
    await fetched('/questions', child);
    const questions = (performance.now() - asked) / 1000;
    return { page, questions, all: await all };
  } finally {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    if (child.exitCode === null) {
      child.kill('SIGINT');
      await ended;
    }
  }
}

function told(child: ChildProcess, words: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout!.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes(words)) resolve();
    });
    const late = setTimeout(() => reject(new Error(`it ran for ${MOST_SECONDS} seconds`)), 1000 * MOST_SECONDS);
    child.once('exit', () => clearTimeout(late));
    child.once('exit', () => reject(new Error(`assay start ended: ${text.trim().split('\n').at(-1)}`)));
  });
}

async function fetched(path: string, child: ChildProcess): Promise<void> {
  while (child.exitCode === null) {
    try {
      const answer = await fetch(`http://127.0.0.1:${PORT}${path}`);
      await answer.text();
      if (answer.ok) return;
    } catch {}
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('assay start ended before it served a page');
}
