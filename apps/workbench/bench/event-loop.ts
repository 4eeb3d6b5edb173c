import { mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { serveWorkbench } from '../src/index.ts';
import { makeHome } from '../test/fixture/sample-home.ts';

// How long a workbench keeps others waiting while a notebook does its worst: /healthz, and the delay of its event loop.
// All of it, or what is named: `npx tsx bench/event-loop.ts 'two thousand cells'`.

/** What each notebook's cell does, by its name. */
const WORST: Readonly<Record<string, string>> = {
  'three million lines': "for (let line = 0; line < 3_000_000; line++) log('line ' + line);",
  'one line of 200 MB': "log('x'.repeat(200_000_000));",
  'a thousand lines of 1 MB': "for (let line = 0; line < 1000; line++) log('x'.repeat(1_000_000));",
  'two hundred thousand findings': '',
  'a finding of 40 MB': '',
  'two thousand cells': '',
};

function notebookSource(id: string, name: string): string {
  const one = (
    cell: string,
    body: string,
    list = `[{ id: '${cell}.done', title: 'Done', questions: ['MM-P1'], value: 1, unit: 'count', kind: { kind: 'count', counts: 'runs' }, method: { name: 'Count', source: 'loop' } }]`,
  ) =>
    `const ${cell} = findings('${cell}', 'Does its worst', { needs: {}, compute: (_, { log }) => { ${body} return ${list}; } });`;
  let cells = [one('worst', WORST[name]!)];
  if (name === 'two thousand cells')
    cells = Array.from({ length: 2000 }, (_, at) =>
      one(`worst${at}`, "for (let line = 0; line < 20; line++) log('line ' + line);"),
    );
  if (name === 'two hundred thousand findings')
    cells = [
      one(
        'worst',
        '',
        "Array.from({ length: 200_000 }, (_, at) => ({ id: 'worst.n' + at, title: 'Done', questions: ['MM-P1'], value: 1, unit: 'count', kind: { kind: 'count', counts: 'runs' }, method: { name: 'Count', source: 'loop' } }))",
      ),
    ];
  if (name === 'a finding of 40 MB')
    cells = [
      one(
        'worst',
        '',
        "[{ id: 'worst.done', title: 'x'.repeat(40_000_000), questions: ['MM-P1'], value: 1, unit: 'count', kind: { kind: 'count', counts: 'runs' }, method: { name: 'Count', source: 'loop' } }]",
      ),
    ];
  return `import { defineNotebook, findings } from '@assay/notebook';
${cells.join('\n')}
export default defineNotebook({ id: '${id}', title: 'Loud', system: 'MM', summary: 'Does its worst.', questions: ['MM-P1'], unanswerable: {}, inputs: [], parameters: [], cells: [${cells.map((cell) => /const (\w+)/.exec(cell)![1]).join(', ')}], figures: [] });
`;
}

const { home, remove } = makeHome();
const served = await serveWorkbench({ home, port: 0 });
const healthMilliseconds = (): Promise<number> => {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    request(`${served.url}healthz`, (response) => {
      response.resume();
      response.on('end', () => resolve(performance.now() - began));
    })
      .on('error', reject)
      .end();
  });
};

const named = process.argv.slice(2);
const asked = Object.keys(WORST).filter((name) => named.length === 0 || named.includes(name));
for (const [at, name] of asked.entries()) {
  const id = `worst-${at}`;
  mkdirSync(join(home, 'notebooks', id));
  writeFileSync(join(home, 'notebooks', id, 'notebook.ts'), notebookSource(id, name));
  const page = await (await fetch(`${served.url}notebooks/${id}/run`)).text();
  const fields = new FormData();
  for (const [, field, value] of page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g))
    fields.set(field!, value!);
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const began = performance.now();
  const started = await fetch(`${served.url}notebooks/${id}/runs`, {
    method: 'POST',
    body: fields,
    redirect: 'manual',
    headers: { Origin: served.url.slice(0, -1) },
  });
  if (started.status !== 303) {
    process.stdout.write(`${name}: ${started.status} ${(await started.text()).slice(0, 300)}\n`);
    continue;
  }
  const job = new URL(started.headers.get('location')!, served.url).href;
  const waits: number[] = [];
  for (;;) {
    waits.push(await healthMilliseconds());
    await new Promise((resolve) => setTimeout(resolve, 20));
    if (waits.length % 25 === 0 && !(await (await fetch(job)).text()).includes('http-equiv="refresh"')) break;
  }
  delay.disable();
  const text = await (await fetch(job)).text();
  const end = /Finished|Failed|Stopped/i.exec(text)?.[0];
  process.stdout.write(
    `${name}: ${end} after ${((performance.now() - began) / 1000).toFixed(1)} s; /healthz at most ${Math.max(...waits).toFixed(0)} ms of ${waits.length}; event loop at most ${(delay.max / 1e6 - 5).toFixed(0)} ms, 99 % within ${(delay.percentile(99) / 1e6 - 5).toFixed(0)} ms\n`,
  );
}
await served.close();
remove();
