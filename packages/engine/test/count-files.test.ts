import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { sweepOfCounts } from '@assay/record-matching';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CountingThread, threadOnCall } from '../src/count/count-beside.ts';
import { countSlices, refuseLostRows } from '../src/count/count-files.ts';
import { bundleKernel, counterNamed, countFiles, countsText } from '../src/index.ts';
import { FIELDS, register, shown, sweepRequest } from './register.ts';

describe('countFiles', () => {
  const folder = mkdtempSync(join(tmpdir(), 'assay-count-'));
  const people = register(4000);
  const csv = join(folder, 'people.csv');
  const parquet = join(folder, 'people.parquet');
  beforeAll(async () => {
    await people.write(csv);
    await people.write(parquet);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each([
    ['CSV in one slice', csv, 10_000],
    ['CSV in 16 slices', csv, 250],
    ['Parquet in 16 slices', parquet, 250],
  ])('gives of %s the sweep of the rows to the last digit', async (_, path, rowsPerSlice) => {
    const counted = await countFiles([path], sweepRequest({ rowsPerSlice }));
    expect(shown(sweepOfCounts(counted.passes[0]!.counts))).toBe(shown(people.sweep()));
    expect(counted.origin).toMatchObject({ rows: 4000, step: 'files, counted in slices', engine: 'files' });
  });

  it('identifies the table alike from CSV and Parquet, and counts it to the same bytes', async () => {
    const [one, other] = await Promise.all(
      [csv, parquet].map((path) => countFiles([path], sweepRequest({ rowsPerSlice: 600 }))),
    );
    expect(other!.origin.digest).toBe(one!.origin.digest);
    expect(JSON.stringify(other!.passes)).toBe(JSON.stringify(one!.passes));
  });

  it('gives the same bytes whether one core reads, divides and counts, or two', async () => {
    const { entity: _, ...fields } = FIELDS;
    const counter = counterNamed('comparison-patterns-by-surname');
    const passes = [{ name: 'surname', counter, fields, options: {} }];
    for (const path of [parquet, csv]) {
      for (const request of [sweepRequest({ rowsPerSlice: 250 }), { ...sweepRequest({ rowsPerSlice: 250 }), passes }]) {
        const [one, two] = await Promise.all(
          ([1, 2] as const).map((threads) => countFiles([path], { ...request, threads })),
        );
        expect(countsText(two!)).toBe(countsText(one!));
      }
    }
  });

  it('gives the same bytes where a database divides the rows and the thread only counts', async () => {
    // A name that is not plain as a key is cleaned by a database.
    const path = join(folder, 'awkward.csv');
    const rows = Array.from({ length: 900 }, (_, at) => `Ann,Ash${at % 7}\u00a0,19${60 + (at % 30)}-01-01,${at}`);
    writeFileSync(path, `first_name,surname,date_of_birth,entity\n${rows.join('\n')}\n`);
    const { entity: _, ...fields } = FIELDS;
    const counter = counterNamed('comparison-patterns-by-surname');
    const passes = [{ name: 'surname', counter, fields, options: {} }];
    const [one, two] = await Promise.all(
      ([1, 2] as const).map((threads) =>
        countFiles([path], { ...sweepRequest({ rowsPerSlice: 100 }), passes, threads }),
      ),
    );
    expect(two!.passes[0]!.counts.length).toBeGreaterThan(1);
    expect(countsText(two!)).toBe(countsText(one!));
    // Slices go to the thread while it is free, and to it alone; while it is not, none does.
    for (const isFree of [true, false]) {
      const onCall = threadOnCall(2);
      const sent: number[] = [];
      const watched = async (...counters: Parameters<typeof onCall.for>): Promise<CountingThread> => {
        const thread = (await onCall.for(...counters))!;
        const count: CountingThread['count'] = (...slice) => {
          sent.push(slice[1].rowCount);
          return thread.count(...slice);
        };
        return { ...thread, isFree, count };
      };
      const request = { ...sweepRequest({ rowsPerSlice: 100 }), passes };
      const [counted] = await countSlices([path], passes, request, { for: watched, stop: onCall.stop });
      await onCall.stop();
      expect(counted!.slices).toBeGreaterThan(2);
      expect(sent.reduce((sum, rows) => sum + rows, 0)).toBe(isFree ? 900 : 0);
      // Seven surnames fill no nine slices, and of none there is nothing to send.
      expect(sent).not.toContain(0);
      expect(JSON.stringify(counted!.counts)).toBe(JSON.stringify(one!.passes[0]!.counts));
    }
  });

  it('says what is wrong in one line whoever came to it, and leaves nothing running', async () => {
    const request = sweepRequest({ rowsPerSlice: 250 });
    const passes = request.passes.map((pass) => ({ ...pass, options: { missingNames: 'perhaps' } }));
    const said = await Promise.all(
      ([1, 2] as const).map((threads) =>
        countFiles([parquet], { ...request, passes, threads }).catch(
          (cause: Error) => `${cause.name}: ${cause.message}`,
        ),
      ),
    );
    expect(said).toEqual(
      Array(2).fill('InputError: missingNames is perhaps. Say one of never-match, match-anything, empty-text.'),
    );
  });

  it('ends with what the asker throws while either thread counts, and with a stop', async () => {
    for (const path of [parquet, csv]) {
      for (const told of [1, 2, 9, 16]) {
        let count = 0;
        const onProgress = () => {
          if (++count === told) throw new Error('no more');
        };
        const request = sweepRequest({ rowsPerSlice: 250, threads: 2, onProgress });
        await expect(countFiles([path], request)).rejects.toThrow('no more');
      }
    }
    const stop = new AbortController();
    const onProgress = () => stop.abort();
    const request = sweepRequest({ rowsPerSlice: 250, threads: 2, onProgress, signal: stop.signal });
    await expect(countFiles([csv], request)).rejects.toThrow(/abort/i);
  });

  it('counts the rows of a table that has none of the parts that a pass would like', async () => {
    const counter = counterNamed('combinations', ['sex']);
    const optional = { ...counter, columns: [], optional: ['sex'] };
    const passes = [{ name: 'sex', counter: optional, fields: { sex: 'sex' }, options: {} }];
    const [one, two] = await Promise.all(
      ([1, 2] as const).map((threads) =>
        countFiles([csv], { ...sweepRequest({ rowsPerSlice: 250 }), passes, threads }),
      ),
    );
    expect(one!.origin).toMatchObject({ rows: 4000, slices: 16, columns: [{ field: 'first_name' }] });
    expect(countsText(two!)).toBe(countsText(one!));
  });

  it('counts how pairs agree under each key alike in one slice and in six', async () => {
    const { entity: _, ...fields } = FIELDS;
    const passes = ['dateOfBirth', 'surname', 'forename'].map((split) => {
      const counter = counterNamed(`comparison-patterns-by-${split}`);
      return { name: split, counter, fields, options: {} };
    });
    const [whole, sliced] = await Promise.all(
      [10_000, 700].map((rowsPerSlice) => countFiles([parquet], { ...sweepRequest({ rowsPerSlice }), passes })),
    );
    expect(sliced!.origin.slices).toBeGreaterThan(5);
    expect(JSON.stringify(sliced!.passes)).toBe(JSON.stringify(whole!.passes));
    const kinds = new Set(sliced!.passes.flatMap(({ counts }) => counts.map(({ what }) => what)));
    expect([...kinds].sort()).toEqual([
      'patterns: both names',
      'patterns: date of birth',
      'patterns: first name and year of birth',
      'patterns: surname and year of birth',
      'records',
    ]);
  });

  it('keeps no name, date or person of the register in what a run reads', async () => {
    const text = countsText(await countFiles([csv], sweepRequest({ rowsPerSlice: 600 })));
    for (const line of readFileSync(csv, 'utf8').split('\n').slice(1, 400)) {
      const surname = line.split(',')[1]!;
      if (surname.length > 4) expect(text).not.toContain(surname);
    }
    expect(text).not.toMatch(/19\d\d-\d\d-\d\d/);
  });

  it('does without errors where nobody knows the true person, and refuses where some rows do', async () => {
    const header = 'first_name,surname,date_of_birth,entity\n';
    const none = join(folder, 'none.csv');
    writeFileSync(none, `${header}Ann,Ash,1980-01-01,\nAnne,Ash,1980-01-01,\n`);
    const sweep = sweepOfCounts((await countFiles([none], sweepRequest())).passes[0]!.counts);
    expect([sweep.people, sweep.rows[5]!.pairs, sweep.rows[5]!.errors]).toEqual([null, 1, null]);
    const some = join(folder, 'some.csv');
    writeFileSync(some, `${header}Ann,Ash,1980-01-01,p\nAnne,Ash,1980-01-01,\n`);
    await expect(countFiles([some], sweepRequest())).rejects.toThrow(/every record needs its true person/);
  });

  it('heeds what was said of words, in the passes that count by them, and keeps what was said with the counts', async () => {
    const header = 'first_name,surname,date_of_birth,entity,sex,self_defined_ethnicity\n';
    const [said, meant] = ['said', 'meant'].map((name) => join(folder, `${name}.csv`)) as [string, string];
    const rows = (dame: string, blank: string) =>
      `${header}Ann,Ash,1980-01-01,a,${dame},\nBo,Birch,1980-01-01,b,M,\nCy,Cole,1981-01-01,c,${blank},\n`;
    writeFileSync(said, rows('Dame', 'Unasked'));
    writeFileSync(meant, rows('Female', ''));
    const passes = [
      ...sweepRequest().passes,
      { name: 'words', counter: counterNamed('combinations', ['sex']), fields: { sex: 'sex' }, options: {} },
    ];
    const choices = { words: { sex: { dame: 'Female', Unasked: '(missing)' } } };
    const counted = await countFiles([said], { ...sweepRequest({ passes }), choices });
    const plain = await countFiles([meant], sweepRequest({ passes }));
    expect(counted.passes).toEqual(plain.passes);
    expect(counted.passes[1]!.counts.map(({ what }) => what)).toEqual(['["Female"]', '["M"]', '[null]']);
    expect([counted.origin.said, Object.keys(plain.origin).includes('said')]).toEqual([choices, false]);
    const odd = { words: { sex: { Dame: 'Lady' } } };
    await expect(countFiles([said], { ...sweepRequest({ passes }), choices: odd })).rejects.toThrow(
      /"Dame" of "sex" is mapped to "Lady", which .* does not have/,
    );
  });

  it('heeds a word for missing that is said of a field, though not every pass counts by it', async () => {
    const { table } = people;
    const first = people.text('first_name').values[0]!;
    const fields = { dateOfBirth: FIELDS.dateOfBirth, surname: FIELDS.surname };
    const dates = { name: 'dates', counter: counterNamed('dates-of-birth'), fields, options: {} };
    const request = { ...sweepRequest(), passes: [...sweepRequest().passes, dates] };
    const counted = await countFiles([csv], { ...request, choices: { missing: { first_name: [first] } } });
    const sweep = sweepOfCounts(counted.passes[0]!.counts);
    expect(sweep.records).toBe(table.rowCount);
    expect(sweep.recordsWithoutName).toBeGreaterThan(people.sweep().recordsWithoutName);
  });

  it('refuses a slice that loses a row, a pass without a field, and a counter that is not there', async () => {
    expect(() => refuseLostRows('people', 3999, 4000)).toThrow(/3999 rows were counted of a table of 4000/);
    const pass = { ...sweepRequest().passes[0]!, fields: { forename: 'first_name' } };
    await expect(countFiles([csv], sweepRequest({ passes: [pass] }))).rejects.toThrow(
      /needs a field for surname, dateOf/,
    );
    await expect(countFiles([csv], sweepRequest({ passes: [] }))).rejects.toThrow(/no pass counts it, so its rows are/);
    expect(() => counterNamed('sweep')).toThrow(/no counter is called sweep\. There are tolerance-sweep/);
    expect(Object.keys(FIELDS)).toEqual([...counterNamed('tolerance-sweep').columns, 'entity']);
  });
});

describe('bundleKernel', () => {
  it('is one small file that needs nothing, the same each time', async () => {
    const [one, two] = [await bundleKernel(), await bundleKernel()];
    expect(two.sha256).toBe(one.sha256);
    // Packed it takes less than half of what one word of a command may, which Spark starts it by.
    expect(brotliCompressSync(one.code).toString('base64').length).toBeLessThan(65_536);
    expect(one.code.match(/^import .*$/gm) ?? []).toEqual([]);
  });
});
