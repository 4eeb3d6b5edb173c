import { describe, expect, it } from 'vitest';
import { restsOn } from '../../src/source/rests-on.ts';
import { sampleSource } from '../fixture/sample-source.ts';

describe('what a report rests on', () => {
  it('is the notebook itself where it reads no file, and data that nobody knows of only where it reads one', () => {
    const { record: _, ...unrecorded } = sampleSource;
    const noInputs = { ...unrecorded, notebook: { ...sampleSource.notebook, inputs: [] } };
    expect(`${restsOn(noInputs)}`).toContain('numbers that stand in the notebook itself; no file was read');
    const inputs = Object.fromEntries(
      sampleSource.notebook.inputs.map(({ name }) => [name, { from: 'nothing', rows: 0 }]),
    );
    const leftOut = { ...sampleSource, record: { ...sampleSource.record, inputs } };
    expect(`${restsOn(leftOut)}`).toContain('numbers that stand in the notebook itself; no file was read');
    expect(`${restsOn(unrecorded)}`).toContain('data of which no record is at hand');
  });

  it('says which fields were derived from the pattern of another column, as a truth may be', () => {
    const people = { from: 'people.csv', rows: 9, derived: [{ field: 'entity', column: 'rec_id' }] };
    const source = { ...sampleSource, record: { ...sampleSource.record, inputs: { people } } };
    expect(`${restsOn(source)}`).toContain('derived, not recorded: “entity” from the pattern of “rec_id”');
    expect(`${restsOn(sampleSource)}`).not.toContain('derived, not recorded');
  });

  it('names two files, and counts the others', () => {
    const from = (...files: readonly string[]) => {
      const inputs = Object.fromEntries(files.map((file) => [file, { from: file, rows: 9, source: 'own' as const }]));
      return `${restsOn({ ...sampleSource, record: { ...sampleSource.record, inputs } })}`;
    };
    expect(from('a.csv', 'b.csv')).toContain('a.csv (9 rows) and b.csv (9 rows)');
    expect(from('a.csv', 'b.csv')).not.toContain('more');
    expect(from('a.csv', 'b.csv', 'c.csv')).toContain('a.csv (9 rows), b.csv (9 rows) and 1 more');
  });

  it('names the inputs in the notebook’s order, whatever order they were read back in', () => {
    const input = (name: string) => ({ name, title: name, description: '' });
    const notebook = { ...sampleSource.notebook, inputs: [input('searches'), input('population')] };
    const told = { from: 'made', rows: 9, source: 'invented' as const };
    for (const names of [
      ['searches', 'population'],
      ['population', 'searches'],
    ]) {
      const record = { inputs: Object.fromEntries(names.map((name) => [name, told])) };
      expect(`${restsOn({ ...sampleSource, notebook, record })}`).toContain(
        'searches (9 rows) and population (9 rows)',
      );
    }
  });

  it('says that counts may stand as an earlier release printed them', () => {
    const findings = sampleSource.results.findings.map((each) => ({
      ...each,
      disclosure: { status: 'pass', rule: '' } as const,
    }));
    const of = (record: object) =>
      `${restsOn({ ...sampleSource, record, results: { ...sampleSource.results, findings } })}`;
    expect(of({ keptBelow: 10 })).toContain(
      'checked for disclosure; counts that moved by fewer than 10 since an earlier release stand as they did there',
    );
    expect(of({ moved: { below: 12, standFrom: 100, since: '2025-03-03T09:00:00Z' } })).toContain(
      'checked for disclosure; of counts that moved by fewer than 12 since the release of 3 March 2025, those of 100 or more stand as they did there, and smaller ones are held back',
    );
    expect(of({ moved: { below: 12, standFrom: 100, since: null } })).toContain('since an earlier release, those');
    expect(of({})).not.toContain('earlier release');
  });

  it('says to what the counts of a release were rounded', () => {
    const findings = sampleSource.results.findings.map((each) => ({
      ...each,
      disclosure: { status: 'rounded', rule: '' } as const,
    }));
    const of = (record: object) =>
      `${restsOn({ ...sampleSource, record, results: { ...sampleSource.results, findings } })}`;
    expect(of({ roundedTo: 5 })).toContain(
      'checked for disclosure, counts of people and of their records to the nearest 5',
    );
    expect(of({})).not.toContain('nearest');
  });

  it('tells files whose names stay in the Data Lab apart by what they are', () => {
    const kept = { from: 'a file that stays in the Data Lab', rows: null, source: 'own' as const };
    const input = (name: string) => ({ name, title: name, description: '' });
    const notebook = { ...sampleSource.notebook, inputs: [input('searches'), input('residents')] };
    const record = { inputs: { searches: kept, residents: kept } };
    const told = `${restsOn({ ...sampleSource, notebook, record })}`;
    expect(told).toContain(`${kept.from} (searches) and ${kept.from} (residents)`);
  });

  it('says which truth its numbers are held against, and nothing of one that was not read', () => {
    const held = (truth: object) => {
      const inputs = { people: { from: 'people.csv', rows: 9 }, truth: { from: 'truth.csv', rows: 9, ...truth } };
      const record = { ...sampleSource.record!, inputs } as NonNullable<typeof sampleSource.record>;
      return / held against [^·<]*/.exec(`${restsOn({ ...sampleSource, record })}`)?.[0].trim() ?? null;
    };
    expect(held({ source: 'own' })).toBe('held against the force’s own labels');
    expect(held({ source: 'invented' })).toBe('held against a truth that was invented too');
    expect(held({ source: 'none' })).toBeNull();
    expect(held({ source: 'own', from: 'nothing' })).toBeNull();
  });

  it('names invented and published data by their title, and a force’s own by its file', () => {
    const [{ name, title }] = sampleSource.notebook.inputs as unknown as [{ name: string; title: string }];
    const said = (source: 'own' | 'invented' | 'published') => {
      const record = { ...sampleSource.record, inputs: { [name]: { from: 'set-of-files', rows: 9, source } } };
      return `${restsOn({ ...sampleSource, record } as typeof sampleSource)}`;
    };
    const inSentence = title.charAt(0).toLowerCase() + title.slice(1);
    expect(said('published')).toContain(`published data: ${inSentence} (9 rows)`);
    expect(said('invented')).toContain(`invented data: ${inSentence} (9 rows)`);
    expect(said('own')).toContain('the force’s own data: set-of-files (9 rows)');
  });
});
