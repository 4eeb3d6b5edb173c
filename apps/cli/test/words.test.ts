import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Project, project } from './project.ts';

/** The toy, whose names are held to a list, and a file of a force's own words. */
function listed(): Project {
  const toy = project();
  const path = join(toy.home, 'notebooks/toy/notebook.ts');
  const code = readFileSync(path, 'utf8').replace(
    "aliases: ['surname']",
    "aliases: ['surname'], codeList: 'event-source'",
  );
  writeFileSync(path, code);
  writeFileSync(join(toy.home, 'own.csv'), 'surname\nFestgenommen\nnicked\nPublic\nNicked\n');
  return toy;
}

describe('words of a file that no list has', () => {
  let toy: Project;
  beforeAll(() => {
    toy = listed();
  });
  const words = (text: string, name = 'words.csv') => writeFileSync(join(toy.home, name), text);
  const run = (...more: string[]) => toy.assay('run', 'toy', '--input', 'people=own.csv', ...more);

  it('are listed as a table to be filled in, which is read again', async () => {
    const { code, out, err } = await toy.assay('words', 'toy', '--input', 'people=own.csv');
    expect([code, out]).toEqual([
      0,
      'field,word,rows,nearest,read as\nname,Nicked,2,Reported by the public,\nname,Festgenommen,1,,\n',
    ]);
    expect(err).toContain('people: 2 words that no list has. Say under "read as" what each means, or (missing)');
    expect(err).toContain('name: Reported by the public; Found by police\n');
    words(out.replace(/^(name,.*),$/gm, '$1,police'));
    const { out: told } = await run('--words', 'people=words.csv', '--out', 'mapped');
    expect(told).toContain('name: "Nicked" read as "Found by police", as said, in 2 rows');
    const again = await toy.assay('words', 'toy', '--input', 'people=own.csv', '--words', 'people=words.csv');
    expect([again.out, again.err]).toEqual([
      '',
      'people: every word is on the list of its field; nothing has to be mapped.\n',
    ]);
  });

  it('make another run when they are mapped, whose record says so, whose report prints it and which reruns', async () => {
    words('word,read as\nnicked,police\nFestgenommen,(missing)\nGone,public\n');
    const { out } = await run('--words', 'people.name=words.csv', '--out', 'named');
    expect(out).toContain('name: "Festgenommen" read as missing, as said, in 1 row');
    expect(out).toContain('name: no row holds "Gone", of which a meaning was said');
    await run('--out', 'plain');
    const record = (folder: string) => JSON.parse(readFileSync(join(toy.home, folder, 'run.json'), 'utf8'));
    expect(record('named').inputs[0].choices).toEqual({
      words: { name: { nicked: 'police', Festgenommen: '(missing)', Gone: 'public' } },
    });
    expect(record('named').run.id).not.toBe(record('plain').run.id);
    const report = readFileSync(join(toy.home, 'named/technical.html'), 'utf8').replaceAll('&quot;', '"');
    expect(report).toContain('name: "nicked" read as "Found by police", as said, in 2 rows');
    const rerun = await toy.assay('rerun', 'named');
    expect([rerun.code, rerun.out]).toEqual([0, expect.stringContaining('identical')]);
    const { code } = await toy.assay('export', 'named', '--out', 'named.zip');
    expect(code).toBe(0);
    // A pack is not compressed.
    const pages = readFileSync(join(toy.home, 'named.zip'), 'utf8').replaceAll('&quot;', '"');
    expect(pages).toContain('name: "nicked" read as "police", as said<');
    expect(pages).not.toContain('as said, in 2 rows');
    const packed = await toy.assay('rerun', 'named.zip', '--input', 'people=own.csv');
    expect([packed.code, packed.out]).toEqual([0, expect.stringContaining('identical')]);
  });

  it.each<[string, string[], string]>([
    [
      'word,read as\nnicked,polise\n',
      ['people.name=words.csv'],
      '"nicked" of "name" is mapped to "polise", which event-source does not have. Near: Found by police',
    ],
    ['word,read as\nnicked,police\nNICKED,public\n', ['people.name=words.csv'], '"NICKED" of "name" is mapped twice'],
    ['word,read as\nnicked,police\n', ['people.born=words.csv'], '"born" is no field that was read of "people"'],
    [
      'word,read as\nnicked,police\n',
      ['staff.name=words.csv'],
      'is about input staff, and no file is given for it. Give one: --input staff=path',
    ],
    [
      'word,read as\nnicked,police\n',
      ['people.name=words.csv', 'people.name=words.csv'],
      'words of people.name are given by two files. Put them into one.',
    ],
    ['', ['people.name'], '--words people.name names no file'],
  ])('%j is refused in one line as %j', async (text, given, message) => {
    if (text !== '') words(text);
    const { code, err } = await run(...given.flatMap((each) => ['--words', each]));
    const lines = err.split('\n').filter((line) => line.startsWith('assay: ') || line.includes(message));
    expect([code, lines.length, lines[0]]).toEqual([2, 1, expect.stringContaining(message)]);
  });

  it('are not listed of several inputs, and overwrite no table that somebody may have filled in', async () => {
    const none = await toy.assay('words', 'toy');
    expect([none.code, none.err]).toEqual([2, expect.stringContaining('reads one input, and 0 are given')]);
    words('filled in', 'there.csv');
    const there = await toy.assay('words', 'toy', '--input', 'people=own.csv', '--out', 'there.csv');
    expect([there.code, there.err]).toEqual([
      2,
      expect.stringContaining('is there already and holds something else. Give another name to --out'),
    ]);
    expect(readFileSync(join(toy.home, 'there.csv'), 'utf8')).toBe('filled in');
  });
});
