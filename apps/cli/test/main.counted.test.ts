import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Project, project } from './project.ts';

const NOTEBOOK = `import { textColumn, tableSchema } from '@assay/dataset';
import { cell, countedBy, countedFields, countsOf, defineNotebook, finding, findings, input, parameter, whereRows } from '@assay/notebook';
import { sweepOfCounts, toleranceCounter, toleranceSweep } from '@assay/record-matching';

const field = (name, type, role) => ({ name, title: name, description: name, type, role, required: name !== 'entity' });
const fields = [field('first_name', 'text', 'name'), field('surname', 'text', 'name'), field('born', 'date', 'date-of-birth'), field('entity', 'text', 'entity')];
const people = input('people', 'People', {
  description: 'One row each.', dataset: 'toy-people',
  schema: tableSchema({ name: 'people', title: 'People', fields }),
  counted: [{
    name: 'tolerances', counter: toleranceCounter,
    fields: { forename: 'first_name', surname: 'surname', dateOfBirth: 'born', entity: 'entity' },
    options: { missingNames: 'missing' },
  }, countedFields('names', ['surname', 'first_name']),
  { ...countedFields('later', ['surname']), after: { pass: 'names', options: (counts, { missing }) => ({ names: counts.length, missing }) } }],
});
const missing = parameter.choice('missing', 'Missing', { description: 'What a missing name means.', default: 'never-match', choices: ['never-match', 'match-anything'] });
const sweep = cell('sweep', 'Sweep', { needs: { people, missing }, compute: ({ people, missing }) =>
  toleranceSweep({ forename: textColumn(people, 'first_name'), surname: textColumn(people, 'surname'), dateOfBirth: people.columns.born.recorded }, { truth: textColumn(people, 'entity'), missingNames: missing }) });
const about = finding.about({ questions: ['TOY-Q1'], method: { name: 'Count', source: 'the input' } });
const links = findings('links', 'Links', { needs: { counts: countsOf(people, 'tolerances'), sweep: whereRows(sweep) }, compute: ({ counts, sweep }) => {
  const found = counts === null ? sweep : sweepOfCounts(counts);
  return [about.count('links.all', 'Pairs linked', { counts: 'pairs', from: found.rows[5].pairs })];
} });
const longest = findings('longest', 'Longest', { needs: { people }, compute: ({ people }) => [
  about.count('names.all', 'Names', { counts: 'records', from: textColumn(people, 'surname').values.length }),
] });
const named = findings('named', 'Named', { needs: { names: countedBy(people, 'names') }, compute: ({ names }) => [
  about.count('rows.all', 'Rows', { counts: 'records', from: names.total }),
] });
export default defineNotebook({ id: 'toy', title: 'Toy', system: 'TOY', summary: 'A toy.', questions: ['TOY-Q1'], inputs: [people], parameters: [missing], cells: [sweep, links, longest, named] });
`;

const ROWS = `first_name,surname,born,entity
Ann,Ash,1980-01-01,a
Anne,Ash,01/01/1980,a
Bo,Birch,1980-01-01,b
,Ash,1980-01-01,a
`;

describe('assay run of counts', () => {
  let toy: Project;
  beforeAll(() => {
    toy = project();
    const folder = join(toy.home, 'notebooks', 'toy');
    writeFileSync(join(folder, 'notebook.ts'), NOTEBOOK);
    writeFileSync(
      join(folder, 'report.md'),
      '# Links\n\n{links.all} pairs. {names.all} names.\n\n{questions}\n\n{limitations}\n',
    );
    writeFileSync(join(toy.home, 'people.csv'), ROWS);
  });
  it('takes no meanings of words of a field that no list is of, nor of one that nothing counts by', async () => {
    writeFileSync(join(toy.home, 'words.csv'), 'word,read as\nAnne,Ann\n');
    const { code, err } = await toy.assay(
      'run',
      'toy',
      '--input',
      'people=@people.csv',
      '--words',
      'people.first_name=words.csv',
    );
    expect([code, err]).toEqual([
      2,
      expect.stringContaining('no list says how words of "first_name" are read, so none can be mapped: Anne.'),
    ]);
    const odd = await toy.assay('run', 'toy', '--input', 'people=@people.csv', '--missing', 'people.hair=none');
    expect([odd.code, odd.err]).toEqual([
      2,
      expect.stringContaining('is counted where it lies, and nothing is counted by "hair", so that what is said of it'),
    ]);
  });

  const findingsOf = (folder: string): { id: string; value: number | null; reason: string | null }[] =>
    JSON.parse(readFileSync(join(toy.home, folder, 'results.json'), 'utf8')).findings;
  const record = (folder: string) => JSON.parse(readFileSync(join(toy.home, folder, 'run.json'), 'utf8'));
  const counts = () => `.assay/counts/${readdirSync(join(toy.home, '.assay', 'counts'))[0]}`;

  it('counts a file in slices, keeps the counts, and says which findings need rows', async () => {
    const rows = await toy.assay('run', 'toy', '--input', 'people=people.csv', '--out', 'rows');
    expect(rows.err).not.toContain('failed');
    const { code, out } = await toy.assay('run', 'toy', '--input', 'people=@./people.csv', '--out', 'counted');
    expect(code).toBe(0);
    expect(out).toContain('input people: 4 rows');
    expect(out).toContain('counted, not read: files');
    const [links, names, rowsOfAll] = findingsOf('counted');
    expect(rowsOfAll).toEqual(findingsOf('rows')[2]);
    expect(rowsOfAll!.value).toBe(4);
    expect(links).toEqual(findingsOf('rows')[0]);
    expect(links!.value).toBe(1);
    expect(names).toMatchObject({ id: 'names.all', value: null });
    expect(names!.reason).toBe('it needs the rows of people, which were counted where they lie');
    expect(record('counted').inputs[0].counted).toMatchObject({ rows: 4, step: 'files, counted in slices', slices: 1 });
    expect(statSync(join(toy.home, counts())).mode & 0o077).toBe(0);
  });

  it('asks the notebook’s own process under which options a pass is counted that comes after another', async () => {
    const text = readFileSync(join(toy.home, counts()), 'utf8');
    const passes: { name: string; options: object }[] = JSON.parse(text).passes;
    expect(passes.find(({ name }) => name === 'later')!.options).toEqual({ names: 4, missing: 'never-match' });
    writeFileSync(join(toy.home, 'odd.json'), text.replace('"names":4', '"names":5'));
    const { code, err } = await toy.assay('run', 'toy', '--input', 'people=odd.json');
    expect(code).toBe(2);
    expect(err).toMatch(/^the counts of people were made with names 5, and this run has 4\. Count again/);
  });

  it('reruns from the counts alone, and takes them as a file', async () => {
    writeFileSync(join(toy.home, 'people.csv'), 'gone\n');
    const again = await toy.assay('rerun', 'counted');
    expect([again.code, again.out]).toEqual([0, expect.stringContaining('identical (3 of 3)')]);
    await toy.assay('run', 'toy', '--input', `people=${counts()}`, '--out', 'given');
    expect(readFileSync(join(toy.home, 'given', 'results.json'), 'utf8')).toBe(
      readFileSync(join(toy.home, 'counted', 'results.json'), 'utf8'),
    );
    writeFileSync(join(toy.home, 'people.csv'), ROWS);
  });

  it.each<[string, () => string[], RegExp]>([
    [
      'counts of other parameters',
      () => ['--input', `people=${counts()}`, '--parameter', 'missing=match-anything'],
      /made with missing never-match, and this run has match-anything/,
    ],
    [
      'columns of counts',
      () => ['--input', `people=${counts()}`, '--columns', 'people:born=dob'],
      /holds counts, whose columns were mapped when/,
    ],
    ['a data set of files', () => ['--input', 'people=@toy-people'], /toy-people has files and no engine/],
    ['a data set that is not there', () => ['--input', 'people=@lake'], /unknown dataset: lake/],
    [
      'an address',
      () => ['--input', 'people=@postgres://ann:s3cret@h/db'],
      /is an address \(postgres:\/\/…\), not a file/,
    ],
    ['two tables', () => ['--input', 'people=@./people.csv', '--input', 'people=people.csv'], /is named 2 times/],
    ['an unknown input', () => ['--input', 'nobody=@./people.csv'], /unknown input: nobody/],
  ])('refuses %s in one line', async (_, words, message) => {
    const { code, err } = await toy.assay('run', 'toy', ...words());
    expect(code).toBe(2);
    expect(err).toMatch(message);
    expect(err).not.toContain('s3cret');
  });

  it('ends in one line where nobody answers at the engine of a data set, and never tells its user', async () => {
    const free = await new Promise<number>((resolve) => {
      const server = createServer().listen(0, '127.0.0.1', () => {
        const address = server.address() as { port: number };
        server.close(() => resolve(address.port));
      });
    });
    const folder = join(toy.home, 'datasets', 'toy-people');
    const before = readFileSync(join(folder, 'datapackage.json'), 'utf8');
    const entry = {
      name: 'toy-people',
      title: 'Lake',
      description: 'A table elsewhere.',
      licenses: [{ name: 'none' }],
      engine: 'postgres',
      address: `postgres://127.0.0.1:${free}/db`,
      user: 'ann-of-it',
      table: 'force.person',
    };
    const write = (change: object) =>
      writeFileSync(join(folder, 'datapackage.json'), JSON.stringify({ ...entry, ...change }));
    try {
      write({});
      for (const words of [
        ['run', 'toy', '--input', 'people=@toy-people'],
        ['data', 'toy-people', '--check'],
      ]) {
        const { code, out, err } = await toy.assay(...words);
        expect([code, err]).toEqual([2, expect.stringMatching(/^nobody answers at 127\.0\.0\.1:\d+ as Postgres/)]);
        expect(out + err).not.toContain('ann-of-it');
      }
      expect((await toy.assay('run', 'toy')).err).toMatch(/counted where it lies/);
      expect((await toy.assay('data', 'toy-people')).err).toMatch(/counted where it lies and never fetched/);
      write({ address: 'postgres://ann:s3cret@127.0.0.1/db' });
      const { err } = await toy.assay('data', 'toy-people', '--check');
      expect(err).toMatch(/address holds a user or a password, which no descriptor may/);
      expect(err).not.toContain('s3cret');
      for (const credential of ['s3cret', 's3cret.of.a/token']) {
        write({ credential });
        const { out, err } = await toy.assay('data', '--json');
        expect(err).toMatch(/credential must be env:NAME or the path of a file/);
        expect(out + err).not.toContain('s3cret');
      }
      write({ table: undefined, query: "SELECT * FROM dblink('host=lake password=s3cret', 'TABLE person')" });
      const asked = await toy.assay('data', '--json');
      expect(asked.err).toMatch(/query holds what may be a password/);
      expect(asked.out + asked.err).not.toContain('s3cret');
      write({ table: undefined });
      expect((await toy.assay('data')).err).toMatch(/one of table and query must say what is counted/);
      write({ engine: 'hive' });
      expect((await toy.assay('data')).err).toMatch(/engine "hive" must be one of postgres, connect/);
    } finally {
      writeFileSync(join(folder, 'datapackage.json'), before);
    }
  });
});
