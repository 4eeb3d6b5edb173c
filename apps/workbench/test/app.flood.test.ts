import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPanelFacts } from '@assay/report/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ServedWorkbench, serveWorkbench } from '../src/index.ts';
import { addJob, jobLines, jobs } from '../src/store/jobs.ts';
import { openStore } from '../src/store/store.ts';
import { makeHome } from './fixture/sample-home.ts';

const { home, remove } = makeHome();
let served: ServedWorkbench;
const LINES = 200_000;

/** A notebook whose cell says two hundred thousand lines, with colours in them, before it is done. */
const notebook = `import { defineNotebook, findings } from '@assay/notebook';
const loud = findings('loud', 'Says \\u001b[31mtoo much', {
  needs: {},
  compute: (_, { log }) => {
    for (let line = 0; line < ${LINES}; line++) log('\\u001b[2Jline ' + line);
    return [{ id: 'loud.lines', title: 'Lines', questions: ['MM-P1'], value: ${LINES}, unit: 'count', method: { name: 'Count', source: 'loop' } }];
  },
});
export default defineNotebook({
  id: 'loud', title: 'Loud', system: 'MM', summary: 'Says too much.', questions: ['MM-P1'], unanswerable: {},
  inputs: [], parameters: [], cells: [loud], figures: [],
});
`;

beforeAll(async () => {
  mkdirSync(join(home, 'notebooks/loud'));
  writeFileSync(join(home, 'notebooks/loud/notebook.ts'), notebook);
  served = await serveWorkbench({ home, port: 0 });
});
afterAll(async () => {
  await served.close();
  remove();
});

describe('a run that floods its log', () => {
  it('keeps a thousand lines, counts the rest in one, and leaves the workbench free to answer', {
    timeout: 170_000,
  }, async () => {
    const page = await (await fetch(`${served.url}notebooks/loud/run`)).text();
    const fields = new FormData();
    for (const [, name, value] of page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g))
      fields.set(name!, value!);
    const started = await fetch(`${served.url}notebooks/loud/runs`, {
      method: 'POST',
      body: fields,
      redirect: 'manual',
      headers: { Origin: served.url.slice(0, -1) },
    });
    expect(started.status, await started.text()).toBe(303);
    const job = new URL(started.headers.get('location')!, served.url).href;
    // How long each answer takes is measured by bench/event-loop.ts; here, that there are answers all along.
    let answers = 0;
    for (;;) {
      expect((await fetch(`${served.url}healthz`)).status).toBe(200);
      answers++;
      await new Promise((resolve) => setTimeout(resolve, 20));
      if (answers % 25 === 0 && !(await (await fetch(job)).text()).includes('http-equiv="refresh"')) break;
    }
    const text = await (await fetch(job)).text();
    expect(text.includes('Finished')).toBe(true);
    expect(text.includes(`and ${(LINES - 1000).toLocaleString('en-GB')} more lines, which are not kept`)).toBe(true);
    expect(text.includes('\u001b')).toBe(false);
    expect(answers).toBeGreaterThan(25);
    // The last five hundred lines are on the page; what was said before them, on the pages before.
    const said: string[] = [];
    for (let at: string | undefined = job; at !== undefined; ) {
      const shown: string = await (await fetch(at)).text();
      const lines = [...shown.matchAll(/<li>([^<]*)<\/li>/g)].map(([, line]) => line!);
      expect(lines.length).toBeLessThanOrEqual(600);
      said.unshift(...lines);
      const before: string | undefined = /href="(\/runs\/[^"]+\?before=\d+)"/.exec(shown)?.[1];
      at = before === undefined ? undefined : new URL(before, served.url).href;
    }
    expect(said.filter((line) => /line \d+$/.test(line))).toHaveLength(1000);
    expect(said.some((line) => line.startsWith('Checking the choices'))).toBe(true);
    for (const before of ['0', '-1', 'x', '']) expect((await fetch(`${job}?before=${before}`)).status).toBe(404);
  });
});

describe('jobs of long ago', () => {
  it('lose their lines, and in the end themselves, so that the store does not grow for ever', () => {
    let now = Date.parse('2025-01-01T00:00:00Z');
    const old = openStore(join(home, 'elsewhere'), readPanelFacts(home), () => now);
    const person = { id: 'ada', name: 'Ada', role: 'analyst' as const };
    const order = { kind: 'run' as const, notebook: 'sample', choices: {} };
    old.database.transaction(() => {
      for (let index = 0; index < 1100; index++) {
        now += 1000;
        addJob(old, person, `job-${index}`, order);
        old.database.run("UPDATE job SET state = 'finished' WHERE id = ?", `job-${index}`);
        old.database.run(
          'INSERT INTO job_line (job, number, kind, text) VALUES (?, 1, ?, ?)',
          `job-${index}`,
          'line',
          'x',
        );
      }
    });
    expect(jobs(old, 5000).length).toBeLessThanOrEqual(1001);
    expect(jobLines(old, 'job-1099')).toHaveLength(1);
    expect(jobLines(old, 'job-500')).toHaveLength(0);
    expect(jobs(old, 5000).at(-1)!.id).not.toBe('job-0');
    old.close();
  });
});
