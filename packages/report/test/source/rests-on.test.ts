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
});
