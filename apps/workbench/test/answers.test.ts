import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { prepareRun } from '@assay/notebook/run';
import { runAndStore, runFolder } from '@assay/report/store';
import { afterAll, describe, expect, it } from 'vitest';
import { createApp, readPanelFacts } from '../src/index.ts';
import { makeHome, runInvented } from './fixture/sample-home.ts';
import { visitor } from './fixture/visitor.ts';

const homes: (() => void)[] = [];
afterAll(() => {
  for (const remove of homes) remove();
});

/** Runs the sample on a data set that was published. */
async function runPublished(home: string): Promise<void> {
  const files = Object.assign(async () => [join(home, 'people.csv')], { origin: () => 'published' as const });
  const prepared = await prepareRun(join(home, 'notebooks/sample'), {}, files);
  const target = runFolder(home, 'sample', prepared.identity.id);
  const now = () => new Date('2025-03-05T10:00:00Z');
  await runAndStore(prepared, { ledger: readPanelFacts(home).ledger, systemName: 'Match and merge', target, now });
}

/** The pages of a project whose report opens with an answer to one of its two questions. */
async function pagesAfter(run: (home: string) => Promise<unknown>) {
  const { home, remove } = makeHome();
  homes.push(remove);
  const report = join(home, 'notebooks/sample/report.md');
  const answer = '{answer: MM-P1 at records.total}\nThe file holds {records.total} records.\n\n';
  writeFileSync(report, answer + readFileSync(report, 'utf8'));
  await run(home);
  const opened = createApp({ home });
  const texts = new Map<string, string>();
  for (const path of [
    '/',
    '/questions/MM-P1',
    '/questions/MM-D1',
    '/search?q=holds',
    '/search?q=',
    '/notebooks/sample',
  ])
    texts.set(path, (await visitor(opened.app).read(path)).text.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' '));
  await opened.close();
  return (path: string) => texts.get(path)!;
}

describe('an answer of a report', () => {
  it('stands on the front page, at its question and in the search; a number alone answers nothing beside it', async () => {
    const text = await pagesAfter(runPublished);
    expect(text('/')).toMatch(/The file holds 4 records\./);
    expect(text('/')).toMatch(/ 1 of 4 answered on real data/);
    expect(text('/questions/MM-P1')).toMatch(/The answer The file holds 4 records\..* In Sample: what the file holds/);
    expect(text('/questions/MM-D1')).toMatch(/ Open .*What answers it.*Records by area/);
    expect(text('/search?q=holds')).toMatch(/MM-P1: What tolerance is right\?.*The file holds 4 records\./);
    expect(text('/search?q=')).not.toContain('MM-P1');
    expect(text('/notebooks/sample')).toMatch(/Report of [^,]*, run [0-9a-f]{8} usual choices/);
  });

  it('is only shown where it rests on invented data', async () => {
    const text = await pagesAfter(async (home) => [await runInvented(home), await runInvented(home, 0.9)]);
    expect(text('/')).toMatch(/ 0 of 4 answered on real data 1 shown on invented data alone/);
    expect(text('/')).toMatch(/The file holds 4 records\./);
    expect(text('/notebooks/sample')).toMatch(/Example on invented data[^,]*, usual choices/);
    expect(text('/notebooks/sample')).toMatch(/Example on invented data[^,]*, Level: 0\.9/);
  });
});
