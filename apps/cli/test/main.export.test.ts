import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LogEntry, openPack, type Results } from '@assay/evidence';
import { tableCsv } from '@assay/report';
import { describe, expect, it } from 'vitest';
import { exported, exportedProject } from './exported-project.ts';
import { people, peopleProject } from './people-project.ts';
import { project } from './project.ts';

const packed = (path: string): Map<string, string> =>
  new Map([...openPack(readFileSync(path)).files].map(([name, bytes]) => [name, Buffer.from(bytes).toString('utf8')]));

describe('assay export', () => {
  it('gives the same bytes twice, a pack that verifies, and an entry in a log that holds', async () => {
    const toy = await exportedProject({ 4: 41, 5: 60, 6: 200 });
    const first = join(toy.home, 'x.zip');
    const again = await toy.assay('export', 'one', '--out', 'y.zip', '--json');
    expect(again.code).toBe(0);
    expect(Buffer.compare(readFileSync(first), readFileSync(join(toy.home, 'y.zip')))).toBe(0);
    const { digest } = JSON.parse(again.out) as { digest: string };
    const { code, out } = await toy.assay('verify', 'x.zip', '--digest', digest.slice(0, 12));
    expect(out).toContain(`digest ${digest}\nnobody trusted here signed it; its signing policy is not met`);
    expect(out).toContain('\nholds: ');
    expect(code).toBe(0);
    expect(readdirSync(join(toy.home, '.assay/log'))).toEqual(['00000001.json', '00000002.json', 'head.json']);
    expect(readdirSync(toy.home).filter((name) => name.includes('partial'))).toEqual([]);
    // The pack as it left may be written again; signed since, or a file of something else, it may not.
    expect((await toy.assay('export', 'one', '--out', 'x.zip')).code).toBe(0);
    for (const name of ['x.zip', 'notes.txt']) {
      appendFileSync(join(toy.home, name), 'more');
      const before = readFileSync(join(toy.home, name));
      const { code, err } = await toy.assay('export', 'one', '--out', name);
      expect([code, err]).toEqual([
        2,
        expect.stringMatching(/ is there already and holds something else\. Give another/),
      ]);
      expect(readFileSync(join(toy.home, name)).equals(before)).toBe(true);
    }
    expect(readdirSync(join(toy.home, '.assay/log'))).toHaveLength(4);
  });

  it('lets a count of 3 leave in no form: changed to 4, every released file stays the same', async () => {
    const texts = [];
    for (const small of [3, 4]) {
      const path = await exported(peopleProject({ 4: 44 - small, 5: 60, 6: 200, 9: small }));
      const files = packed(path);
      const { run, findings } = JSON.parse(files.get('data/results.json')!) as Results;
      const table = findings.find(({ id }) => id === 'names.by-length')!.table!;
      expect(tableCsv(table)).toMatch(/\r\n9,\[c\]\r\n/);
      const report = files.get('data/report.html')!;
      // A sentence whose number is held back is left out whole, and the report says so.
      expect(report).not.toContain('The longest');
      expect(report).toMatch(
        /Left out here<\/b>, because it is held back, so that nobody can be told from it: .*Names by length/,
      );
      expect(report).toContain('Rests on [c] names.');
      const varying = [run.id, ...Object.values(run.inputs)];
      texts.push(
        ['report.html', 'technical.html', 'results.json', 'report-source.json', 'disclosure.json', 'ledger.json'].map(
          (name) => varying.reduce((text, hash) => text.replaceAll(hash, '…'), files.get(`data/${name}`)!),
        ),
      );
    }
    expect(texts[0]).toEqual(texts[1]);
  });

  it('keeps paths, rows, unreleased hashes and data behind', async () => {
    const toy = peopleProject({ 4: 41, 5: 60, 6: 202 });
    const file = join(toy.home, 'smith-extract.csv');
    writeFileSync(file, people({ 4: 41, 5: 60, 6: 202 }));
    await toy.assay('run', 'toy', '--input', `people=${file}`, '--out', 'one');
    expect((await toy.assay('export', 'one', '--out', 'x.zip')).code).toBe(0);
    const text = [...packed(join(toy.home, 'x.zip')).values()].join('\n');
    const record = JSON.parse(readFileSync(join(toy.home, 'one/run.json'), 'utf8')) as { results: string };
    for (const secret of [toy.home, 'smith-extract', record.results, 'Willow']) expect(text).not.toContain(secret);
    expect(text).not.toMatch(/\b303\b/);
    expect(text).toContain('"rows": null');
  });

  it('carries data only where its descriptor lets it', async () => {
    const toy = await exportedProject({ 4: 41, 5: 60 });
    expect([...packed(join(toy.home, 'x.zip')).keys()].filter((path) => path.includes('inputs/'))).toEqual([]);
    const descriptor = join(toy.home, 'datasets/toy-people/datapackage.json');
    const parsed = JSON.parse(readFileSync(descriptor, 'utf8')) as object;
    writeFileSync(descriptor, JSON.stringify({ ...parsed, assay: { redistribute: true } }));
    const files = packed(await exported(toy, 'y.zip'));
    expect(files.get('data/inputs/people/people.csv')).toBe(readFileSync(toy.people, 'utf8'));
  });

  it('believes that data are synthetic only where the generator makes the very same file', async () => {
    const toy = project();
    const folder = join(toy.home, 'datasets/toy-people');
    const descriptor = {
      name: 'toy-people',
      title: 'Invented',
      description: 'For a test',
      licenses: [{ name: 'MIT' }],
      generator: { name: 'person-register', seed: 'test', settings: { records: 200 } },
      resources: [{ name: 'people', path: 'register.csv', format: 'csv' }],
    };
    writeFileSync(join(folder, 'datapackage.json'), JSON.stringify(descriptor));
    await toy.assay('run', 'toy', '--out', 'one');
    expect((await toy.assay('export', 'one', '--out', 'x.zip')).out).toMatch(/^every input is synthetic/);
    const made = join(toy.home, '.assay/data/toy-people/register.csv');
    writeFileSync(made, readFileSync(made, 'utf8').split('\n').slice(0, 100).join('\n'));
    await toy.assay('run', 'toy', '--out', 'two');
    expect((await toy.assay('export', 'two', '--out', 'y.zip')).out).not.toMatch(/synthetic/);
  });

  it('refuses changed results, code that is gone, a typed number, and an exception without its approver', async () => {
    const toy = await exportedProject({ 4: 41, 5: 60 });
    const results = join(toy.home, 'one/results.json');
    const whole = readFileSync(results, 'utf8');
    writeFileSync(results, whole.replace('41', '42'));
    expect(await toy.assay('export', 'one', '--out', 'y.zip')).toMatchObject({
      code: 2,
      err: expect.stringContaining('is not the one its run wrote'),
    });
    writeFileSync(results, whole);
    const report = join(toy.home, 'one/report-source.json');
    const prose = readFileSync(report, 'utf8');
    const edited = JSON.stringify({ ...JSON.parse(prose), plain: 'Nobody is named.\n' });
    writeFileSync(report, edited);
    const stamp = join(toy.home, 'one/reports.json');
    const stamped = readFileSync(stamp);
    for (const without of [false, true]) {
      // The stamp alone holds title and captions: without it nothing of the report is taken for the run's.
      if (without) rmSync(stamp);
      const orGone = without ? ', or its reports.json is gone, which holds title and captions to it' : '';
      for (const command of ['export', 'brief'])
        expect(await toy.assay(command, 'one', '--out', `y.${command === 'export' ? 'zip' : 'html'}`)).toMatchObject({
          code: 2,
          err: `${report}: the report was changed after its run wrote it${orGone}. Run the notebook again.\n`,
        });
    }
    writeFileSync(report, prose);
    writeFileSync(stamp, stamped);
    writeFileSync(join(toy.home, 'one/notebook.mjs'), 'other');
    expect((await toy.assay('export', 'one', '--out', 'y.zip')).code).toBe(0);
    const notebook = join(toy.home, 'notebooks/toy/notebook.ts');
    writeFileSync(notebook, readFileSync(notebook, 'utf8').replace('length <= limit', 'length < limit'));
    expect((await toy.assay('export', 'one', '--out', 'z.zip')).err).toMatch(
      /the code of run \w+ was changed after it was stored/,
    );
    expect((await toy.assay('export', 'one', '--out', 'z.zip', '--exception', 'names.short=why')).err).toMatch(
      /--approver/,
    );
    const text = join(toy.home, 'notebooks/toy/report.md');
    writeFileSync(text, `${readFileSync(text, 'utf8')}\nAbout 3 people.\n`);
    await toy.assay('run', 'toy', '--out', 'two');
    expect((await toy.assay('export', 'two', '--out', 'z.zip')).err).toMatch(/a number is typed: "3".*gate cannot see/);
    expect(existsSync(join(toy.home, 'z.zip'))).toBe(false);
  });

  it('is bound by what left before, and by a log that nobody may shorten', async () => {
    const toy = await exportedProject({ 4: 41, 5: 60, 6: 200 });
    const first = join(toy.home, 'x.zip');
    writeFileSync(toy.people, people({ 4: 44, 5: 60, 6: 230 }));
    await toy.assay('run', 'toy', '--out', 'two');
    expect((await toy.assay('export', 'two', '--out', 'y.zip')).code).toBe(0);
    const rows = (path: string) => {
      const { findings } = JSON.parse(packed(path).get('data/results.json')!) as Results;
      return findings.find(({ id }) => id === 'names.by-length')!.table!.rows;
    };
    // Of other people three names more, or none, tell of few: those counts are held back, and thirty more are told.
    expect(rows(first)).toEqual([
      [4, 40],
      [5, 60],
      [6, 200],
    ]);
    expect(rows(join(toy.home, 'y.zip'))).toEqual([
      [4, '[c]'],
      [5, '[c]'],
      [6, 230],
    ]);
    const report = packed(join(toy.home, 'y.zip')).get('data/report.html')!;
    expect(report).toMatch(/of counts that moved by fewer than 12 since the release of \d+ \w+ \d{4}, those of 100 or/);
    expect(packed(first).get('data/report.html')).not.toContain('since the release of');
    const entry = JSON.parse(readFileSync(join(toy.home, '.assay/log/00000001.json'), 'utf8')) as LogEntry;
    const memory = String(entry.detail['digest']);
    writeFileSync(join(toy.home, '.assay/packs', memory, 'memory.json'), '{}');
    expect((await toy.assay('export', 'two', '--out', 'z.zip')).err).toMatch(
      /what pack \w+ held back is no longer known/,
    );
    writeFileSync(join(toy.home, '.assay/log/00000001.json'), readFileSync(join(toy.home, '.assay/log/00000002.json')));
    expect((await toy.assay('export', 'two', '--out', 'z.zip')).err).toMatch(
      /the log in \.assay\/log does not hold: entry 1/,
    );
  });

  it('shows in a trial what would leave, and remembers nothing of it', async () => {
    const toy = peopleProject({ 4: 41, 5: 60, 6: 200 });
    await toy.assay('run', 'toy', '--out', 'one');
    const trial = await toy.assay('export', 'one', '--trial', '--out', 'trial.html');
    expect(trial).toMatchObject({
      code: 0,
      out: expect.stringMatching(/nothing was released, logged or remembered; what would leave is in .*trial\.html/),
    });
    expect(existsSync(join(toy.home, '.assay/log'))).toBe(false);
    expect(existsSync(join(toy.home, '.assay/packs'))).toBe(false);
    const page = readFileSync(join(toy.home, 'trial.html'), 'utf8');
    expect(page).toMatch(/<title>Trial, not released: /);
    expect(page.match(/Trial, not released/g)).toHaveLength(4);
    // Drawn once, so that a narrow screen must not hide it.
    expect(page).toContain('<div class="figure-chart"><svg');
    expect(page).not.toContain('for-wide"');
    expect(page).not.toContain('Working copy');
    // It is no pack, whatever its name: nothing verifies, signs or attaches it.
    expect((await toy.assay('verify', 'trial.html')).code).not.toBe(0);
    expect((await toy.assay('export', 'one', '--trial', '--out', 'x.zip')).err).toMatch(
      /^a trial writes no pack, but a report to look at, not x\.zip\. Write: --out x\.html or --out x\.pdf/,
    );
    expect(existsSync(join(toy.home, 'x.zip'))).toBe(false);
    // What was only tried binds nothing: a pack of the next data is what it would be without it.
    writeFileSync(toy.people, people({ 4: 44, 5: 60, 6: 230 }));
    await toy.assay('run', 'toy', '--out', 'two');
    expect((await toy.assay('export', 'two', '--out', 'y.zip')).code).toBe(0);
    const { findings } = JSON.parse(packed(join(toy.home, 'y.zip')).get('data/results.json')!) as Results;
    expect(findings.find(({ id }) => id === 'names.by-length')!.table!.rows).toEqual([
      [4, 45],
      [5, 60],
      [6, 230],
    ]);
  });

  it('lets a finding leave by a named exception, kept in the pack', async () => {
    const toy = peopleProject({ 4: 3, 5: 60 });
    const words = ['--exception', 'names.by-length=published before', '--approver', 'A. Reviewer'];
    const files = packed(await exported(toy, 'x.zip', ...words));
    expect(files.get('data/disclosure.json')).toContain('"reason": "published before"');
    expect(files.get('data/results.json')).toContain('[4,3]');
    expect(
      (await toy.assay('export', 'one', '--out', 'y.zip', '--exception', 'names.long=x', '--approver', 'A')).err,
    ).toMatch(/an exception is for names\.long, which the run does not state/);
  });

  it('keeps a policy that is asked for, and refuses one that it does not know', async () => {
    const toy = peopleProject({ 4: 15, 5: 60, 6: 300 });
    writeFileSync(join(toy.home, 'policy.json'), '{"minimumCount": 20, "roundingBase": 20}');
    const files = packed(await exported(toy, 'x.zip', '--policy', 'policy.json'));
    expect(files.get('data/disclosure.json')).toContain('"minimumCount": 20');
    expect(files.get('data/results.json')).toContain('[4,"[c]"]');
    const nowhere = await toy.assay('export', 'one', '--out', 'y.zip', '--policy', 'nowhere.json');
    expect([nowhere.code, nowhere.err]).toEqual([2, expect.stringMatching(/^cannot read policy/)]);
    writeFileSync(join(toy.home, 'policy.json'), 'minimumCount: 20');
    expect((await toy.assay('export', 'one', '--out', 'y.zip', '--policy', 'policy.json')).err).toContain(
      `policy is not JSON: ${join(toy.home, 'policy.json')}.`,
    );
    writeFileSync(join(toy.home, 'policy.json'), '{"minimumCount": 0}');
    expect((await toy.assay('export', 'one', '--out', 'y.zip', '--policy', 'policy.json')).err).toMatch(
      /policy sets minimumCount to 0/,
    );
    writeFileSync(join(toy.home, 'policy.json'), '{"roundingBase": 100}');
    expect((await toy.assay('export', 'one', '--out', 'y.zip', '--policy', 'policy.json')).err).toMatch(
      /rounds to 100 and shows counts from 10: some would read 0, and most of a group as all of it/,
    );
    for (const bare of ['20', 'null', '""', '[]']) {
      writeFileSync(join(toy.home, 'policy.json'), bare);
      const { err } = await toy.assay('export', 'one', '--out', 'y.zip', '--policy', 'policy.json');
      expect(err).toContain(`policy is ${bare}, in `);
    }
    expect(existsSync(join(toy.home, 'y.zip'))).toBe(false);
  });
});
