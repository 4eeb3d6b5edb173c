import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { createApp } from '../src/index.ts';
import { makeHome } from './fixture/sample-home.ts';
import { identifySample } from './fixture/sample-people.ts';
import { visitor } from './fixture/visitor.ts';

const { home, remove } = makeHome();
writeFileSync(
  join(home, 'notebooks/sample/report.md'),
  `{answer: MM-P1 at records.total}
There are {records.total} records.

{answer: MM-D1 at area.records[Ost].n}
In the east there are {area.records[Ost].n}.

## How many records? (MM-P1)

{figure: areas}

{choose: area.records by area}

The level is {level.used}.

{limitations}
`,
);
const opened = createApp({ home, identify: identifySample });
afterAll(async () => {
  await opened.close();
  remove();
});
const as = (id: string) => visitor(opened.app, { 'X-Remote-User': id });

/** A month's file as the force's system gives it: semicolons, other headings, Windows-1252. */
function month(records: number, east: number): File {
  const rows = Array.from({ length: records }, (_, row) => `Jörg${row};${row < east ? 'Ost' : 'West'}`);
  return new File([Buffer.from(`Vorname;Bezirk\n${rows.join('\n')}\n`, 'latin1')], 'leute.csv');
}

/** Sends a month's file with what was chosen, and gives the address of its report. */
async function runOf(file: File, chosen: Readonly<Record<string, string>>): Promise<string> {
  const ada = as('ada');
  const sent = await ada.send('/notebooks/sample/run', '/notebooks/sample/runs', { 'input:people': file, ...chosen });
  expect(sent.status, sent.text).toBe(303);
  for (;;) {
    const { text } = await ada.read(sent.headers.get('location')!);
    const report = /href="(\/reports\/[0-9a-f]{16})"/.exec(text)?.[1];
    if (report !== undefined && !text.includes('http-equiv="refresh"')) return report;
    expect(text).not.toContain('Failed');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function release(report: string): Promise<void> {
  const given = { decision: 'disclosure:release', text: 'Nothing gives anybody away.' };
  expect((await as('ren').send(`${report}/review`, `${report}/decisions`, given)).status).toBe(303);
}

it('a month later the kept mapping reads the next file, and what changed since the panel last saw it comes first', async () => {
  const columns = { 'column:people:forename': '=Vorname', 'column:people:area': '=Bezirk' };
  const first = await runOf(month(140, 60), { ...columns, 'keep:people': 'Monthly' });
  expect((await as('ada').read(first)).text).not.toContain('Since you last saw it');
  await release(first);

  // A count that moved by few since a release is not printed anew: both move by more.
  const next = await runOf(month(240, 120), { 'kept:people': 'Monthly' });
  const before = (await as('ada').read(next)).text;
  await release(next);
  for (const page of [before, (await as('mel').read(next)).text]) {
    const since = page.indexOf('<h2 id="since">Since you last saw it</h2>');
    expect(since).toBeGreaterThan(0);
    expect(page.slice(0, since)).not.toContain('<h2');
    const told = page.slice(since, page.indexOf('</section>', since)).replace(/<[^>]*>/g, '');
    expect(told).toContain('gave 2 answers. 2 read otherwise now.');
    expect(told).toMatch(/Then: There are 140 records\.\s*Now: There are 240 records\./);
    expect(told).toContain('the data');
  }
});
