import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { assemblePack, type LogEntry, openPack, type Results } from '@assay/evidence';
import { tableCsv } from '@assay/report';
import { describe, expect, it } from 'vitest';
import { packEntries } from '../../../packages/evidence/src/pack/bag.ts';
import { writeZip } from '../../../packages/evidence/src/pack/write-zip.ts';
import { people, peopleProject } from './people-project.ts';
import { type Project, project } from './project.ts';

const packed = (path: string): Map<string, string> =>
  new Map([...openPack(readFileSync(path)).files].map(([name, bytes]) => [name, Buffer.from(bytes).toString('utf8')]));

async function exported(toy: Project, name = 'x.zip', ...more: string[]): Promise<string> {
  const run = await toy.assay('run', 'toy', '--out', 'one');
  expect(run.code, run.err).toBe(0);
  const { code, err } = await toy.assay('export', 'one', '--out', name, ...more);
  expect(code, err).toBe(0);
  return join(toy.home, name);
}

describe('assay export', () => {
  it('gives the same bytes twice, a pack that verifies, and an entry in a log that holds', async () => {
    const toy = peopleProject({ 4: 41, 5: 60, 6: 200 });
    const first = await exported(toy);
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
      const toy = peopleProject({ 4: 44 - small, 5: 60, 6: 200, 9: small });
      const path = await exported(toy);
      const files = packed(path);
      const { run, findings } = JSON.parse(files.get('data/results.json')!) as Results;
      const table = findings.find(({ id }) => id === 'names.by-length')!.table!;
      expect(tableCsv(table)).toMatch(/\r\n9,\[c\]\r\n/);
      const report = files.get('data/report.html')!;
      // A sentence whose number is held back is left out whole, and the report says so.
      expect(report).not.toContain('The longest');
      expect(report).toMatch(
        /Left out here<\/b>, because held back so that nobody can be told from it: .*Names by length/,
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
    const toy = peopleProject({ 4: 41, 5: 60 });
    expect([...packed(await exported(toy)).keys()].filter((path) => path.includes('inputs/'))).toEqual([]);
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
    const toy = peopleProject({ 4: 41, 5: 60 });
    await exported(toy);
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
    const toy = peopleProject({ 4: 41, 5: 60, 6: 200 });
    const first = await exported(toy);
    writeFileSync(toy.people, people({ 4: 44, 5: 60, 6: 230 }));
    await toy.assay('run', 'toy', '--out', 'two');
    expect((await toy.assay('export', 'two', '--out', 'y.zip')).code).toBe(0);
    const rows = (path: string) => {
      const { findings } = JSON.parse(packed(path).get('data/results.json')!) as Results;
      return findings.find(({ id }) => id === 'names.by-length')!.table!.rows;
    };
    // Three names more are released as they were, thirty more are not.
    expect(rows(first)).toEqual([
      [4, 40],
      [5, 60],
      [6, 200],
    ]);
    expect(rows(join(toy.home, 'y.zip'))).toEqual([
      [4, 40],
      [5, 60],
      [6, 230],
    ]);
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
    writeFileSync(join(toy.home, 'policy.json'), '{"minimumCount": 20}');
    const files = packed(await exported(toy, 'x.zip', '--policy', 'policy.json'));
    expect(files.get('data/disclosure.json')).toContain('"minimumCount": 20');
    expect(files.get('data/results.json')).toContain('[4,"[c]"]');
    writeFileSync(join(toy.home, 'policy.json'), '{"minimumCount": 0}');
    expect((await toy.assay('export', 'one', '--out', 'y.zip', '--policy', 'policy.json')).err).toMatch(
      /policy sets minimumCount to 0/,
    );
    writeFileSync(join(toy.home, 'policy.json'), '{"roundingBase": 100}');
    expect((await toy.assay('export', 'one', '--out', 'y.zip', '--policy', 'policy.json')).err).toMatch(
      /rounds to 100 and shows counts from 10: some would read 0, and most of a group as all of it/,
    );
  });
});

describe('assay verify, key and sign', () => {
  it('names a changed pack, an unknown and an expired signer, a wrong digest, and what is no pack', async () => {
    const toy = peopleProject({ 4: 41, 5: 60 });
    const path = await exported(toy);
    const bytes = readFileSync(path);
    const at = bytes.indexOf('results.json') + 40;
    bytes[at]! ^= 1;
    writeFileSync(join(toy.home, 'changed.zip'), bytes);
    const changed = await toy.assay('verify', 'changed.zip');
    expect(changed.code).toBe(1);
    expect(changed.out).toMatch(/^toy-\w+\/\S+: its content does not match its checksum\ndoes not hold: 1 problem/);

    // What another Assay made cannot be told by this one; what can be told is told beside it.
    const payload = [...openPack(readFileSync(path)).files].flatMap(
      ([name, content]): [string, Uint8Array | string][] => {
        if (!name.startsWith('data/') || name === 'data/ro-crate-metadata.json') return [];
        if (name !== 'data/run.json') return [[name.slice(5), content]];
        return [
          [
            'run.json',
            Buffer.from(content)
              .toString()
              .replace(/("assay": ")[0-9a-f]{64}/, `$1${'0'.repeat(64)}`),
          ],
        ];
      },
    );
    const run = JSON.parse(String(new Map(payload).get('run.json'))).run;
    const about = { title: 'Toy', summary: 'A toy.', licence: 'MIT', runFinishedAt: '2025-03-05T10:00:00.000Z' };
    writeFileSync(join(toy.home, 'other.zip'), assemblePack(new Map(payload), { ...about, run, inputs: [] }).bytes);
    const other = await toy.assay('verify', 'other.zip');
    expect([other.code, other.out]).toEqual([
      2,
      expect.stringMatching(/\ncannot tell: \d files? made by another Assay/),
    ]);
    const wrong = await toy.assay('verify', 'other.zip', '--signatures', '2');
    expect([wrong.code, wrong.out]).toEqual([1, expect.stringMatching(/\ndoes not hold: \d problems\n$/)]);

    expect((await toy.assay('key', 'reviewer', '--as', 'A. Reviewer')).code).toBe(0);
    expect(statSync(join(toy.home, 'reviewer.key')).mode & 0o077).toBe(0);
    expect((await toy.assay('key', 'reviewer')).err).toMatch(/there is a key already/);
    expect((await toy.assay('sign', 'x.zip', '--key', 'reviewer.key', '--note', 'Read it')).code).toBe(0);
    const signedOnce = readFileSync(join(toy.home, 'x.zip'));
    writeFileSync(join(toy.home, 'other.zip'), signedOnce);
    expect(await toy.assay('sign', 'x.zip', '--key', 'reviewer.key', '--out', 'other.zip')).toMatchObject({
      code: 2,
      err: expect.stringMatching(/other\.zip is there already and holds something else\./),
    });
    expect(readFileSync(join(toy.home, 'other.zip')).equals(signedOnce)).toBe(true);
    const known = await toy.assay('verify', 'x.zip', '--signers', 'reviewer.signer.json');
    expect(known).toMatchObject({
      code: 0,
      out: expect.stringContaining('A. Reviewer, reviewer, signed it off on 2025-03-05 (Read it)\n'),
    });
    const unknown = await toy.assay('verify', 'x.zip');
    expect(unknown).toMatchObject({ code: 1, out: expect.stringContaining('signed by an unknown key') });
    const signer = join(toy.home, 'reviewer.signer.json');
    writeFileSync(
      signer,
      readFileSync(signer, 'utf8').replace('2027-03-05', '2025-03-04').replace('2025-03-05', '2025-01-01'),
    );
    expect((await toy.assay('verify', 'x.zip', '--signers', 'reviewer.signer.json')).out).toMatch(/key was not valid/);
    expect((await toy.assay('verify', 'x.zip', '--digest', '000000000000')).out).toMatch(/it is another pack/);
    writeFileSync(join(toy.home, 'text.zip'), 'hello');
    expect(await toy.assay('verify', 'text.zip')).toMatchObject({
      code: 1,
      out: expect.stringContaining('is not a pack'),
    });
    expect((await toy.assay('verify', 'nothing.zip')).code).toBe(2);
    expect((await toy.assay('verify', 'notebooks')).err).toMatch(/not a file/);
    expect((await toy.assay('sign', 'changed.zip', '--key', 'reviewer.key')).err).toMatch(
      /does not hold, so it is not signed/,
    );
  });
});

it('carries out of the Data Lab how far its log went, so that an end cut off with its head is told by whoever holds the pack', async () => {
  const toy = peopleProject({ 4: 41, 5: 60 });
  await exported(toy);
  await toy.assay('key', 'reviewer', '--as', 'A. Reviewer');
  await toy.assay('sign', 'x.zip', '--key', 'reviewer.key');
  const words = ['--signers', 'reviewer.signer.json'];
  const here = await toy.assay('verify', 'x.zip', ...words);
  expect(here.code, here.out).toBe(0);
  expect(here.out).not.toContain('log');
  const other = peopleProject({ 4: 41, 5: 60 });
  for (const name of ['x.zip', 'reviewer.signer.json'])
    writeFileSync(join(other.home, name), readFileSync(join(toy.home, name)));
  const elsewhere = await other.assay('verify', 'x.zip', ...words);
  expect(elsewhere.code).toBe(0);
  expect(elsewhere.out).toMatch(
    /^A\. Reviewer signed on 2025-03-05 at entry 2 of the log [0-9a-f]{12}, which is not kept here$/m,
  );
  const log = join(toy.home, '.assay/log');
  rmSync(join(log, '00000002.json'));
  const cut = await toy.assay('verify', 'x.zip', ...words);
  expect(cut.code).toBe(1);
  rmSync(join(log, 'head.json'));
  const both = await toy.assay('verify', 'x.zip', ...words);
  expect(both.code).toBe(1);
  for (const { out } of [cut, both])
    expect(out).toMatch(
      /^\.assay\/log: it ends with entry 1, and went on to entry 2: its end was cut off; A\. Reviewer signed on 2025-03-05 at entry 2 of the log [0-9a-f]{12}\n/m,
    );
  expect(both.out).toContain('does not hold: 1 problem');
  const next = await toy.assay('sign', 'x.zip', '--as', 'disclosure', '--key', 'reviewer.key');
  expect(next.code).toBe(0);
  // What was written in the place of what was cut off is told as well.
  expect((await toy.assay('verify', 'x.zip', ...words)).out).toContain(
    'entry 2 is another than the one that stood there',
  );
});

describe('assay verify --policy', () => {
  it('fails until author, disclosure reviewer and rerunner have signed, and again where one is taken away', async () => {
    const toy = peopleProject({ 4: 41, 5: 60 });
    const path = await exported(toy);
    const people = [
      ['author', 'author', 'sign-off'],
      ['judge', 'disclosure reviewer', 'disclosure'],
      ['witness', 'rerunner', 'rerun'],
    ] as const;
    const signers: unknown[] = [];
    for (const [name, role, kind] of people) {
      await toy.assay('key', name, '--role', role);
      signers.push(...(JSON.parse(readFileSync(join(toy.home, `${name}.signer.json`), 'utf8')) as unknown[]));
      writeFileSync(join(toy.home, 'signers.json'), JSON.stringify(signers));
      const before = await toy.assay('verify', 'x.zip', '--policy');
      expect(before.code).toBe(1);
      expect(before.out).toContain('signatures: its policy asks for');
      expect((await toy.assay('verify', 'x.zip')).code).toBe(0);
      const words =
        kind === 'rerun'
          ? ['rerun', 'x.zip', '--attach', '--key', `${name}.key`]
          : ['sign', 'x.zip', '--as', kind, '--key', `${name}.key`];
      expect((await toy.assay(...words)).code).toBe(0);
    }
    const met = await toy.assay('verify', 'x.zip', '--policy', '--signatures', '3');
    expect(met.out).toContain('holds: ');
    expect(met.code).toBe(0);
    const two = await toy.assay('verify', 'x.zip', '--signatures', '2');
    expect(two.out).toContain('signatures: 3 count, not the 2 that were quoted');
    expect(two.code).toBe(1);
    const four = await toy.assay('verify', 'x.zip', '--signatures', '4');
    expect(four.code).toBe(1);
    expect(four.out.match(/^signatures: .*$/gm)).toEqual([
      'signatures: 3 count, not the 4 that were quoted: some were taken away or added',
    ]);
    const { files, topFolder } = openPack(readFileSync(path));
    const given = [...files.keys()].filter((name) => name.startsWith('signatures/')).sort();
    const forged = async (name: string, change: (signed: Map<string, Uint8Array>) => void) => {
      const signed = new Map(files);
      change(signed);
      writeFileSync(join(toy.home, name), writeZip(packEntries(signed, topFolder)));
      return toy.assay('verify', name, '--signatures', '3');
    };
    // Nothing in the pack itself tells that the last was there.
    const cut = await forged('cut.zip', (signed) => signed.delete(given[2]!));
    expect((await toy.assay('verify', 'cut.zip', '--signatures', '2')).code).toBe(0);
    expect(cut).toMatchObject({ code: 1, out: expect.stringContaining('signatures: 2 count, not the 3') });
    // The same again in its place, and one of another pack: neither makes up for it.
    const again = await forged('again.zip', (signed) => {
      const second = signed.get(given[1]!)!;
      signed.delete(given[2]!);
      signed.set(given[1]!.replace('/002-', '/003-'), second);
    });
    expect(again).toMatchObject({ code: 1, out: expect.stringContaining('signatures: 2 count, not the 3') });
    expect(again.out).toContain('which counts once');
    const other = peopleProject({ 4: 42, 5: 60 });
    await exported(other);
    writeFileSync(join(other.home, 'author.key'), readFileSync(join(toy.home, 'author.key')));
    expect((await other.assay('sign', 'x.zip', '--key', 'author.key')).code).toBe(0);
    const foreign = [...openPack(readFileSync(join(other.home, 'x.zip'))).files].find(([name]) => name === given[0])!;
    const moved = await forged('moved.zip', (signed) => {
      for (const name of given) signed.delete(name);
      signed.set(...foreign);
    });
    expect(moved).toMatchObject({ code: 1, out: expect.stringContaining('signatures: 0 count, not the 3') });
    expect(moved.out).toContain('given over another manifest-sha256.txt');
  });

  it('asks for what the project’s own signing policy asks for', async () => {
    const toy = peopleProject({ 4: 41, 5: 60 });
    const asks = { 'sign-off': 0, disclosure: 0, rerun: 0 };
    writeFileSync(join(toy.home, 'signing-policy.json'), JSON.stringify({ schema: 'assay-signing-policy/1', asks }));
    await exported(toy);
    expect((await toy.assay('verify', 'x.zip', '--policy')).code).toBe(0);
    writeFileSync(join(toy.home, 'signing-policy.json'), '{}');
    expect((await toy.assay('export', 'one', '--out', 'y.zip')).err).toMatch(
      /signing-policy.json is no signing policy/,
    );
  });
});

describe('assay rerun of a pack', () => {
  it('runs the code in the pack, is identical, and certifies it; changed code here changes nothing until asked for', async () => {
    // No count is small, so that the share is shown and can be seen to drift.
    const toy = peopleProject({ 4: 41, 5: 60, 6: 200 });
    await exported(toy);
    const notebook = join(toy.home, 'notebooks/toy/notebook.ts');
    writeFileSync(notebook, readFileSync(notebook, 'utf8').replace('length <= limit', 'length <= limit + 1'));
    await toy.assay('key', 'k');
    const words = ['--seeds', '4', '--certificate', 'c.json', '--attach', '--key', 'k.key'];
    const same = await toy.assay('rerun', 'x.zip', ...words);
    expect(same.out).toMatch(
      /^pack \w{12}: every finding is identical \(3 of 3\)\nover 5 seeds:\n {2}names\.draw .*simulation error/,
    );
    expect(same.code).toBe(0);
    const verified = await toy.assay('verify', 'x.zip', '--signers', 'k.signer.json', '--certificate', 'c.json');
    // The certificate beside the pack is the very signature that stands in it, and counts once.
    expect(verified.out.match(/k, reviewer, reran it on 2025-03-05: PASSED/g)).toHaveLength(1);
    expect(verified.code).toBe(0);

    const current = await toy.assay('rerun', 'x.zip', '--current', '--certificate', 'd.json', '--key', 'k.key');
    expect(current.code).toBe(1);
    expect(current.out).toMatch(/code changed: \w+ → \w+/);
    expect(current.out).toMatch(/names\.short\s+drifted/);
    expect(current.err).toMatch(/certificate: FAILED, in d\.json/);
  });

  it('says which input changed, and without the data what could and could not be checked', async () => {
    const toy = peopleProject({ 4: 41, 5: 60, 6: 200 });
    const file = join(toy.home, 'extract.csv');
    writeFileSync(file, people({ 4: 41, 5: 60, 6: 200 }));
    await toy.assay('run', 'toy', '--input', `people=${file}`, '--out', 'one');
    await toy.assay('export', 'one', '--out', 'x.zip');
    const without = await toy.assay('rerun', 'x.zip');
    expect(without.code).toBe(2);
    expect(without.out).toMatch(/checked: every file[\s\S]*checked: the code[\s\S]*not checked: whether the data/);
    expect(without.err).toMatch(/input people is not in the pack\. Give its file: --input people=path\n$/);
    expect((await toy.assay('rerun', 'x.zip', '--input', `people=${file}`)).code).toBe(0);
    writeFileSync(file, people({ 4: 91, 5: 60, 6: 200 }));
    const changed = await toy.assay('rerun', 'x.zip', '--input', `people=${file}`);
    expect(changed.code).toBe(1);
    expect(changed.out).toContain('inputs changed: people');
    expect(changed.out).toMatch(/\[4\]\.names: 40 → 90/);
  });
});

describe('assay diff', () => {
  it('says it in words, for packs and runs', async () => {
    const toy = peopleProject({ 4: 41, 5: 60, 6: 200 });
    await exported(toy);
    expect(await toy.assay('diff', 'x.zip', 'x.zip')).toMatchObject({ code: 0, out: 'nothing changed\n' });
    const notebook = join(toy.home, 'notebooks/toy/notebook.ts');
    const more = readFileSync(notebook, 'utf8').replace(
      "tolerance: { kind: 'stochastic'",
      "limitations: ['A toy.'], tolerance: { kind: 'stochastic'",
    );
    writeFileSync(notebook, more.replace('length <= limit', 'length <= limit + 1'));
    await toy.assay('run', 'toy', '--out', 'two');
    await toy.assay('run', 'toy', '--out', 'one');
    const { code, out } = await toy.assay('diff', 'x.zip', 'two');
    expect(code).toBe(1);
    expect(out).toMatch(/^\w+ numbers changed, two new limitations/);
    expect(out).toContain('because the code changed: ');
    expect(out).toContain('  new limitation: A toy.\n');
  });
});

describe('a file that a command is asked to write', () => {
  it('takes the place of no other: not of a key, a pack, a page or a record with its blanks filled in', async () => {
    const toy = project();
    await exported(toy);
    expect((await toy.assay('key', 'k')).code).toBe(0);
    expect((await toy.assay('brief', 'one', '--out', 'b.html')).code).toBe(0);
    expect((await toy.assay('brief', 'one', '--out', 'b.html')).code).toBe(0);
    expect((await toy.assay('atrs', 'toy', '--out', 'record')).code).toBe(0);
    expect((await toy.assay('atrs', 'toy', '--out', 'record')).code).toBe(0);
    const entries = readdirSync(join(toy.home, '.assay/log'));
    for (const path of ['b.html', 'record/atrs.html']) appendFileSync(join(toy.home, path), 'mine');
    for (const [path, words] of [
      ['k.key', ['rerun', 'one', '--key', 'k.key', '--certificate', 'k.key']],
      ['x.zip', ['rerun', 'x.zip', '--key', 'k.key', '--certificate', 'x.zip']],
      ['one/run.json', ['rerun', 'one', '--key', 'k.key', '--certificate', 'one/run.json']],
      ['b.html', ['brief', 'one', '--out', 'b.html']],
      ['record/atrs.html', ['atrs', 'toy', '--out', 'record']],
    ] as const) {
      const before = readFileSync(join(toy.home, path));
      const { code, err } = await toy.assay(...words);
      const option = words.at(-2)!;
      expect([code, err.split('\n').at(-2)], path).toEqual([
        2,
        `${join(toy.home, path)} is there already and holds something else. Give another name to ${option}, or move it.`,
      ]);
      expect(readFileSync(join(toy.home, path)).equals(before), path).toBe(true);
    }
    const nowhere = await toy.assay('brief', 'one', '--out', 'nowhere/b.html');
    expect(nowhere.err).toBe(`no folder ${join(toy.home, 'nowhere')}. Make it, or name another --out.\n`);
    expect(readdirSync(join(toy.home, '.assay/log'))).toEqual(entries);
  });
});

describe('assay atrs', () => {
  it('fills what the notebook knows, lists the blanks, and writes a page', async () => {
    const toy = project();
    mkdirSync(join(toy.home, 'out'));
    const { code, out } = await toy.assay('atrs', 'toy', '--out', 'out');
    expect(code).toBe(0);
    expect(out).toContain('blank: 2.1.3 Senior responsible owner\n');
    const record = JSON.parse(readFileSync(join(toy.home, 'out/atrs.json'), 'utf8')) as {
      fields: { id: string; text: string }[];
    };
    expect(record.fields.find(({ id }) => id === '2.4.3.1')!.text).toBe('People');
    expect(readFileSync(join(toy.home, 'out/atrs.html'), 'utf8')).toContain('2.1.3 Senior responsible owner');
  });
});
