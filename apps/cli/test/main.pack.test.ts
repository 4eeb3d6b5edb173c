import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { verifyPack } from '@assay/evidence';
import { describe, expect, it } from 'vitest';
import { exported, exportedProject } from './exported-project.ts';
import { people, peopleProject } from './people-project.ts';
import { project } from './project.ts';

describe('assay rerun of a pack', () => {
  it('runs the code in the pack, is identical, and certifies it; changed code here changes nothing until asked for', async () => {
    // No count is small, so that the share is shown and can be seen to drift.
    const toy = await exportedProject({ 4: 41, 5: 60, 6: 200 });
    const notebook = join(toy.home, 'notebooks/toy/notebook.ts');
    writeFileSync(notebook, readFileSync(notebook, 'utf8').replace('length <= limit', 'length <= limit + 1'));
    await toy.assay('key', 'k');
    const words = ['--seeds', '4', '--certificate', 'c.json', '--attach', '--key', 'k.key'];
    const same = await toy.assay('rerun', 'x.zip', ...words);
    expect(same.out).toMatch(
      /^pack \w{12}: every finding is identical \(3 of 3\)\nover 5 seeds:\n {2}names\.draw .*simulation error/,
    );
    expect(same.code).toBe(0);
    const pack = readFileSync(join(toy.home, 'x.zip'));
    const { digest } = verifyPack(pack);
    for (const trust of [digest!.slice(0, 11), '0'.repeat(12), `${digest}0`, digest!.toUpperCase()]) {
      const { code, out, err } = await toy.assay('rerun', 'x.zip', '--trust', trust);
      const said = `--trust names ${trust}, the pack is ${digest!.slice(0, 12)}. Name its own digest, or leave it out.\n`;
      expect([code, out, err.endsWith(said)], trust).toEqual([2, '', true]);
    }
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
    const toy = await exportedProject({ 4: 41, 5: 60, 6: 200 });
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
  it('takes name, description and phase of the system from the ledger, and prints the record without writing it', async () => {
    const toy = project();
    const ledger = join(toy.home, 'datasets/panel-questions');
    const system = (id: string) => ({ id, title: `System ${id}`, description: `About ${id}.`, stage: `stage-${id}` });
    writeFileSync(join(ledger, 'systems.json'), JSON.stringify([system('OTHER'), system('TOY')]));
    const stages = ['OTHER', 'TOY'].map((id) => ({ id: `stage-${id}`, title: `Stage of ${id}`, kind: 'main' }));
    writeFileSync(join(ledger, 'lifecycle.json'), JSON.stringify(stages));
    const { code, out } = await toy.assay('atrs', 'toy', '--json');
    expect(code).toBe(0);
    const texts = (JSON.parse(out) as { fields: { text: string | null }[] }).fields.map(({ text }) => text);
    expect(texts).toEqual(expect.arrayContaining(['System TOY', 'About TOY.', 'Stage of TOY']));
    expect(out).not.toMatch(/System OTHER|About OTHER|Stage of OTHER/);
    expect(existsSync(join(toy.home, 'atrs.json'))).toBe(false);
  });

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
