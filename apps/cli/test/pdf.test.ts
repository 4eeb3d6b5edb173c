import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from '@assay/report/browser';
import { describe, expect, it } from 'vitest';
import { peopleProject } from './people-project.ts';

const found = await findBrowser();

describe.skipIf(found.path === null)(`assay pdf${found.path === null ? ` (skipped: ${found.reason})` : ''}`, () => {
  it('prints a pack as tagged A4 that bears the day of its run, and a run that was not released says so', async () => {
    const toy = peopleProject({ 4: 41, 5: 60 });
    await toy.assay('run', 'toy', '--out', 'one');
    await toy.assay('export', 'one', '--out', 'x.zip');
    const { code, err, out } = await toy.assay('pdf', 'x.zip', '--out', 'a.pdf');
    expect(code, err).toBe(0);
    expect(out).toMatch(/^pack [0-9a-f]{12} is printed in a\.pdf\n$/);
    const text = readFileSync(join(toy.home, 'a.pdf')).toString('latin1');
    expect(text).toContain('/StructTreeRoot');
    expect(text).toMatch(/\/MediaBox \[0 0 59[45]\.\d+ 84[12]\.\d+\]/);
    expect(text).toMatch(/\/CreationDate \(D:20250305120000/);
    expect((await toy.assay('pdf', 'one', '--out', 'run.pdf')).out).toMatch(/^run \w+, not released is printed/);
  }, 120_000);

  it('briefs on one page of A4, and refuses a file that is neither PDF nor HTML', async () => {
    const toy = peopleProject({ 4: 41, 5: 60 });
    await toy.assay('run', 'toy', '--out', 'one');
    const { code, err, out } = await toy.assay('brief', 'one', '--out', 'brief.pdf');
    expect(code, err).toBe(0);
    expect(out).toMatch(/^the briefing of run \w+, not released is in brief\.pdf\n$/);
    const text = readFileSync(join(toy.home, 'brief.pdf')).toString('latin1');
    expect(text.match(/\/Type \/Page\b/g)).toHaveLength(1);
    expect((await toy.assay('brief', 'one', '--out', 'brief.html')).code).toBe(0);
    expect(readFileSync(join(toy.home, 'brief.html'), 'utf8')).toContain('briefing');
    expect(await toy.assay('brief', 'one', '--out', 'brief.doc')).toMatchObject({
      code: 2,
      err: 'brief needs a file to write, not brief.doc. Write: --out x.pdf or --out x.html\n',
    });
  }, 120_000);
});
