import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256Hex } from '@assay/evidence';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Project, project } from './project.ts';

describe('assay run', () => {
  let toy: Project;
  beforeAll(() => {
    toy = project();
  });
  const read = (folder: string, file: string) => readFileSync(join(toy.home, folder, file), 'utf8');

  it('runs on the notebook’s own data, prints mapping and findings, stores results, record and views', async () => {
    const { code, out, err } = await toy.assay('run', 'toy', '--out', 'one');
    expect(code).toBe(0);
    expect(out).toContain(
      'input people: 4 rows from people.csv (published data)\n  columns: name = surname (guessed), born\n',
    );
    expect(out).toMatch(/names\.short\s+50\.0%\s+Short names/);
    expect(out).toMatch(/run [0-9a-f]{16} is in one\n$/);
    expect(err).toContain('toy: 1 of 2, Length of each name\n');
    expect(readdirSync(join(toy.home, 'one')).sort()).toEqual([
      'log.jsonl',
      'notebook.mjs',
      'print.html',
      'report-source.json',
      'report.html',
      'reports.json',
      'results.json',
      'run.json',
      'technical.html',
    ]);
    expect(read('one', 'report.html').replace(/<[^>]+>/g, '')).toContain('50.0% of 4 names have at most 4 letters');
  });

  it('gives byte-equal results.json and run.json the second time', async () => {
    await toy.assay('run', 'toy', '--out', 'two');
    expect(read('two', 'results.json')).toBe(read('one', 'results.json'));
    expect(read('two', 'run.json')).toBe(read('one', 'run.json'));
    expect(read('two', 'results.json')).not.toContain(toy.home);
  });

  it('reads files, columns, parameters and seed as told', async () => {
    writeFileSync(join(toy.home, 'a.csv'), 'who,other\nOak,x\n');
    writeFileSync(join(toy.home, 'b.csv'), 'who,other\nHazel,y\n');
    const { code, out } = await toy.assay(
      ...['run', 'toy', '--input', 'people=a.csv', '--input=people=b.csv', '--columns', 'people:name=who'],
      ...['--parameter', 'limit=5', '--seed', '7', '--json', '--out', 'three'],
    );
    expect(code).toBe(0);
    const { run, findings } = JSON.parse(out) as { run: Record<string, unknown>; findings: { denominator: number }[] };
    expect(run).toMatchObject({ notebook: 'toy', parameters: { limit: 5 }, seed: 7 });
    expect(findings[0]).toMatchObject({ numerator: 2, denominator: 2 });
  });

  it('stores a run under its notebook and id where nothing else is said', async () => {
    const { out } = await toy.assay('run', 'toy');
    const id = /run ([0-9a-f]{16})/.exec(out)![1]!;
    expect(existsSync(join(toy.home, '.assay/runs/toy', id, 'results.json'))).toBe(true);
  });
});

describe('assay run of something wrong says so in one line, exits 2 and writes nothing', () => {
  let toy: Project;
  beforeAll(() => {
    toy = project();
    writeFileSync(join(toy.home, 'bad-date.csv'), 'surname,born\nAsh,yesterday\n');
    writeFileSync(join(toy.home, 'no-name.csv'), 'height,born\n1,2001-01-01\n');
    writeFileSync(join(toy.home, 'broken.parquet'), 'PAR1 not really');
    writeFileSync(join(toy.home, 'empty.csv'), '');
    writeFileSync(join(toy.home, 'ragged.csv'), 'surname,born\nAsh,2001-01-01,extra,more\n');
  });

  it.each<[string, string[], RegExp]>([
    ['an unknown command', ['rum', 'toy'], /unknown command: rum\. Did you mean "run"\?/],
    ['an unknown notebook', ['run', 'tory'], /unknown notebook: tory\. Did you mean "toy"\?/],
    ['no notebook', ['run'], /run needs more words\. Write: assay run <slug>/],
    ['a word too many', ['run', 'toy', 'people.csv'], /does not know what to do with people\.csv/],
    ['an unknown option', ['run', 'toy', '--inptu', 'x'], /unknown option: --inptu\. Did you mean "--input"\?/],
    ['an option without a value', ['run', 'toy', '--input'], /option --input has no value/],
    ['an unknown input', ['run', 'toy', '--input', 'peple=a.csv'], /unknown input: peple\. Did you mean "people"\?/],
    ['an input without a name', ['run', 'toy', '--input', 'a.csv'], /--input a\.csv is not of the form name=value/],
    [
      'a wrong path',
      ['run', 'toy', '--input', 'people=no.csv'],
      /no file for input people: .*no\.csv\. Check the path/,
    ],
    [
      'an address in place of a path',
      ['run', 'toy', '--input', 'people=postgres://127.0.0.1/db'],
      /^input people is an address \(postgres:\/\/…\), not a file\. Export the table/,
    ],
    ['a folder', ['run', 'toy', '--input', 'people=.'], /input people is not a file/],
    ['an unreadable file', ['run', 'toy', '--input', 'people=broken.parquet'], /broken\.parquet/],
    ['an empty file', ['run', 'toy', '--input', 'people=empty.csv'], /empty\.csv/],
    ['rows of uneven length', ['run', 'toy', '--input', 'people=ragged.csv'], /ragged\.csv/],
    [
      'a missing column',
      ['run', 'toy', '--input', 'people=no-name.csv'],
      /"name".*has height, born.*--columns people:name=/,
    ],
    ['a date that is no date', ['run', 'toy', '--input', 'people=bad-date.csv'], /yesterday/],
    ['a mapping to no column', ['run', 'toy', '--columns', 'people:name=nom'], /no column "nom"/],
    [
      'a mapping to no field',
      ['run', 'toy', '--columns', 'people:nam=surname'],
      /unknown field.*nam.*Did you mean "name"\?/,
    ],
    ['a mapping without an input', ['run', 'toy', '--columns', 'name=surname'], /names no input/],
    [
      'an unknown parameter',
      ['run', 'toy', '--parameter', 'limt=1'],
      /unknown parameter: limt\. Did you mean "limit"\?/,
    ],
    [
      'a parameter out of range',
      ['run', 'toy', '--parameter', 'limit=99'],
      /limit is "99"\. Give a number between 1 and 20/,
    ],
    [
      'a parameter twice',
      ['run', 'toy', '--parameter', 'limit=1', '--parameter', 'limit=2'],
      /limit stands twice: 1 and 2/,
    ],
    [
      'a column twice',
      ['run', 'toy', '--columns', 'people:name=surname', '--columns', 'people:name=born'],
      /names two columns for people:name: surname and born/,
    ],
    ['a limit of counting without a count', ['run', 'toy', '--count-limit', '9'], /Name one by @, or leave it out/],
    ...['open', 'check'].map((command): [string, string[], RegExp] => [
      `a table to be counted by assay ${command}`,
      [command, 'toy', '--input', 'people=@lake'],
      /input people is @lake, to be counted where it lies, which only assay run does/,
    ]),
    ['a check of no data set', ['data', '--check'], /--check is about one data set/],
    ['a mirror of no data set', ['data', '--mirror', 'm'], /--mirror is about one data set/],
    [
      'a notebook without a check',
      ['data', 'toy-people', '--for', 'toy'],
      /--for is about --check, which is not given/,
    ],
    ['columns without a notebook', ['data', 'x', '--check', '--columns', 'a:b=c'], /--columns is about --for/],
    ['a check for machines', ['data', 'x', '--check', '--json'], /--json would not be heeded beside --check/],
    [
      'a record printed into a folder',
      ['atrs', 'toy', '--json', '--out', 'x'],
      /--out would not be heeded beside --json/,
    ],
    ['an approver of nothing', ['export', 'x', '--out', 'y', '--approver', 'A'], /--approver is about --exception/],
    [
      'an acceptance for machines',
      ['audit', 'toy', '--accept', '--json'],
      /--json would not be heeded beside --accept/,
    ],
    ['trust in code that is not run', ['rerun', 'x', '--trust', 'ab', '--current'], /--trust would not be heeded/],
    ['a seed that is none', ['run', 'toy', '--seed', 'x'], /--seed is x\. Give a whole number/],
    ['a folder that is in use', ['run', 'toy', '--out', 'notebooks'], /holds something that is no run/],
    ['a rerun of nothing', ['rerun', 'nowhere'], /no run at nowhere\. Pass a run folder/],
    ['an audit without accepted results', ['audit', 'toy'], /no baseline\.json\. Accept its results/],
    ['a copy of nothing', ['new', 'next', '--from', 'tory'], /unknown notebook: tory/],
    ['a copy and a file at once', ['new', 'next', '--from', 'toy', '--data', 'x.csv'], /not both: --data and --from/],
    ['a start from no file', ['new', 'next', '--data', 'nothing.csv'], /nothing\.csv/],
    ['a copy onto another', ['new', 'toy', '--from', 'toy'], /there already: toy/],
    ['a copy out of the folder', ['new', '../x', '--from', 'toy'], /not a name for a notebook: \.\.\/x/],
  ])('%s', async (_, words, message) => {
    const { code, out, err } = await toy.assay(...words);
    expect(code).toBe(2);
    const last = err.trimEnd().split('\n').at(-1)!;
    expect(last).toMatch(message);
    expect(last).not.toMatch(/\bat .*:\d+:\d+|Error:|node_modules/);
    expect(out).not.toContain('is in');
    expect(existsSync(join(toy.home, '.assay'))).toBe(false);
  });

  it('and after a time that is too short keeps at most what whole cells stated', async () => {
    const short = project();
    const { code, out, err } = await short.assay('run', 'toy', '--time-limit', '0');
    expect([code, out]).toEqual([2, expect.not.stringContaining('is in')]);
    expect(err.trimEnd().split('\n').at(-1)).toMatch(/passed its limit of 0 seconds/);
    const runs = join(short.home, '.assay/runs/toy');
    const kept = existsSync(runs) ? readdirSync(runs) : [];
    expect(kept.filter((name) => !/^\.[0-9a-f]{16}-unfinished\.jsonl$/.test(name))).toEqual([]);
  });

  it('and for a notebook that fails: the cell, its words, no stack', async () => {
    const broken = project();
    const file = join(broken.home, 'notebooks/toy/notebook.ts');
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace('const count =', "throw new Error('no luck');\n const count ="),
    );
    const { code, err } = await broken.assay('run', 'toy');
    expect(code).toBe(2);
    expect(err.trimEnd().split('\n').at(-1)).toBe('notebook toy, cell short: no luck.');
    writeFileSync(file, 'export default defineNotebook({');
    expect((await broken.assay('run', 'toy')).err).toMatch(
      /^cannot bundle the notebook \(.*notebook\.ts:1\): .*Mend the source\.\n$/,
    );
    expect(existsSync(join(broken.home, '.assay'))).toBe(false);
  });

  it('and where a report refers to nothing: the run is not stored', async () => {
    const wrong = project();
    writeFileSync(join(wrong.home, 'notebooks/toy/report.md'), '{names.long}');
    const { code, err } = await wrong.assay('run', 'toy');
    expect(code).toBe(2);
    expect(err).toMatch(/names\.long/);
    expect(existsSync(join(wrong.home, '.assay/runs/toy'))).toBe(false);
  });
});

describe('assay rerun of a stored run', () => {
  it('takes every option that it knows, and refuses those of packs', async () => {
    const toy = project();
    expect((await toy.assay('run', 'toy', '--out', 'one')).code).toBe(0);
    const other = join(toy.home, 'other.csv');
    writeFileSync(other, 'surname,born\nAsh,2001-02-03\nChestnut,1999-12-31\n');
    const changed = await toy.assay('rerun', 'one', '--input', `people=${other}`);
    expect(changed.code).toBe(1);
    expect(changed.out).toMatch(/does not hold[\s\S]*inputs changed: people/);
    expect((await toy.assay('rerun', 'one', '--input', 'peopel=x.csv')).err).toMatch(/unknown input: peopel/);
    writeFileSync(other, 'called,born\nAsh,2001-02-03\n');
    const otherColumns = await toy.assay('rerun', 'one', '--input', `people=${other}`);
    expect(otherColumns.code).toBe(2);
    expect(otherColumns.err).toMatch(/no column for the required field "name"/);
    expect(otherColumns.err).toMatch(/rerun takes no --columns .* give a file of the same layout, or .* assay run/);

    await toy.assay('key', 'k');
    const certified = await toy.assay('rerun', 'one', '--seeds', '3', '--certificate', 'c.json', '--key', 'k.key');
    expect(certified.code, certified.err).toBe(0);
    expect(certified.out).toMatch(/over 4 seeds:\n/);
    const envelope = JSON.parse(readFileSync(join(toy.home, 'c.json'), 'utf8')) as { payload: string };
    const stated = JSON.parse(Buffer.from(envelope.payload, 'base64').toString()) as {
      subject: { name: string; digest: { sha256: string } }[];
      predicate: { result: string };
    };
    const hash = sha256Hex(readFileSync(join(toy.home, 'one/results.json')));
    expect(stated.subject[0]).toEqual({ name: 'results.json', digest: { sha256: hash } });
    expect(stated.predicate.result).toBe('PASSED');
    expect((await toy.assay('rerun', 'one', '--certificate', 'd.json')).err).toMatch(/a certificate is signed/);
    for (const option of [
      ['--attach', '--key', 'k.key'],
      ['--trust', '0123456789ab'],
    ])
      expect((await toy.assay('rerun', 'one', ...option)).err).toMatch(/is for a pack; one is a stored run/);
    expect((await toy.assay('rerun', 'one', '--shout')).err).toMatch(/unknown option: --shout/);
  });
});
