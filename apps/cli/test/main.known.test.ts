import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { project } from './project.ts';

const { home, assay, people } = project();
afterAll(() => rmSync(home, { recursive: true, force: true }));
const place = join(home, 'notebooks/toy/known/three');
const expectThat = (expected: unknown) => writeFileSync(join(place, 'expected.json'), JSON.stringify(expected));

describe('assay test', () => {
  it('says where a notebook has nothing that is known', async () => {
    const { code, err } = await assay('test', 'toy');
    expect([code, err]).toEqual([
      2,
      expect.stringContaining('has no inputs of known truth. Put files and an expected.json'),
    ]);
  });

  it('runs on files of known truth, holds where what is known is found, and names each number that is not', async () => {
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, 'people.csv'), 'surname,born\nAsh,2001-02-03\nBirchwood,1999-12-31\nElm,1980-06-07\n');
    const right = { 'names.short': { value: 0.6667, within: 0.0001 } };
    expectThat({ parameters: { limit: 4 }, findings: right });
    expect(await assay('test', 'toy')).toMatchObject({ code: 0, out: 'holds: 1 known number of 1 case\n' });
    expectThat({ parameters: { limit: 4 }, findings: { 'names.short': 0.5 } });
    const wrong = await assay('test', 'toy');
    expect(wrong.code).toBe(1);
    expect(wrong.out).toContain('toy/three: names.short: 0.666');
    expect(wrong.out).toContain(', not 0.5');
    expect(wrong.out).toMatch(/\n1 of 1 known number is not found\n$/);
    expectThat({ findings: { 'names.long': 1, 'names.other': 2, ...right } });
    expect((await assay('test', 'toy')).out).toMatch(/\n2 of 3 known numbers are not found\n$/);
    const told = JSON.parse((await assay('test', 'toy', '--json')).out) as { problems: object[] };
    expect(told).toMatchObject({ holds: false, cases: 1, known: 3, problems: { length: 2 } });
    expect(told.problems[0]).toEqual({ case: 'three', problem: expect.stringContaining('no finding names.long') });
  });

  it('reads every file of an input that has several', async () => {
    const more = join(place, 'people.2.csv');
    writeFileSync(more, 'surname,born\nHawthorn,2001-02-03\n');
    expectThat({ parameters: { limit: 4 }, findings: { 'names.short': 0.5 } });
    expect(await assay('test', 'toy')).toMatchObject({ code: 0, out: 'holds: 1 known number of 1 case\n' });
    rmSync(more);
  });

  it.each([
    [{ seed: '7', findings: { 'names.short': 1 } }, 'seed is "7". Give a whole number'],
    [{ findings: {} }, 'names no finding'],
    [{ finding: {} }, 'unknown key: finding'],
    [{ findings: { 'names.short': [1] } }, 'names.short is [1]. Give a number'],
    [{ parameters: { limits: 4 }, findings: { 'names.short': 1 } }, 'unknown parameter: limits'],
  ])('refuses expectations that say nothing: %j', async (expected, message) => {
    expectThat(expected);
    const { code, err } = await assay('test', 'toy');
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
  });
});

describe('assay run --if-changed', () => {
  it('runs once, then not again, then says in one line what a new file changed', async () => {
    const line = async (...more: string[]) => {
      const { code, out } = await assay('run', 'toy', '--if-changed', ...more);
      expect([code, out.split('\n')]).toEqual([0, [expect.any(String), '']]);
      return JSON.parse(out) as Record<string, unknown>;
    };
    const first = await line();
    expect(first).toMatchObject({ changed: true, notebook: 'toy', since: null });
    expect(await line()).toMatchObject({ changed: false, run: first['run'], folder: first['folder'] });
    writeFileSync(people, 'surname,born\nAshworthington,2001-02-03\nBirch,1999-12-31\n');
    const next = await line();
    expect(next).toMatchObject({ changed: true, since: first['run'], holds: false, sentence: expect.any(String) });
    expect(await line('--seed', '7')).toMatchObject({ changed: true, since: next['run'] });
    expect(await line()).toMatchObject({ changed: false, run: next['run'] });
  });

  it('is refused beside a folder of its own', async () => {
    const { code, err } = await assay('run', 'toy', '--if-changed', '--out', 'there');
    expect([code, err]).toEqual([2, expect.stringContaining('takes --if-changed or --out, not both')]);
  });
});

describe('assay new --data', () => {
  it('goes from a strange file to a number that is checked in three commands', async () => {
    const rows = Array.from(
      { length: 60 },
      (_, row) =>
        `D${row};${(row % 28) + 1}.0${(row % 9) + 1}.2024;${row % 7},5;${['Süd', 'Öst'][row % 2]};${'mw'[row % 2]}`,
    );
    const file = join(home, 'fälle.csv');
    writeFileSync(file, Buffer.from(`Nr.;Eingang am;Größe;Wohnbezirk;Geschlecht\n${rows.join('\n')}\n`, 'latin1'));
    const made = await assay('new', 'strange-cases', '--data', file);
    expect(made.code, made.err).toBe(0);
    expect(made.out).toMatch(/Geschlecht +text +protected-characteristic/);
    // One digit after each comma: no thousands are parted so.
    expect(made.out).toMatch(/Größe +number +measure/);
    const notebook = readFileSync(join(home, 'notebooks/strange-cases/notebook.ts'), 'utf8');
    expect(notebook.split('\n').length).toBeLessThanOrEqual(60);
    expect(notebook).toMatch(/field\.number\('grosse', 'Größe'/);
    const ran = await assay('run', 'strange-cases', '--input', `rows=${file}`);
    expect([ran.code, ran.out], ran.err).toEqual([0, expect.stringMatching(/rows\.read +60/)]);
    const checked = await assay('check', 'strange-cases', '--input', `rows=${file}`);
    expect(checked.out, checked.err).toContain('no baseline.json to compare with');
    expect((await assay('check', '--input', `rows=${file}`)).err).toContain(
      'check takes --input and --columns for one notebook',
    );
  });
});
