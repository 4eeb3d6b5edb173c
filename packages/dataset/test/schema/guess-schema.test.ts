import { describe, expect, it } from 'vitest';
import { guessSchema, readTable } from '../../src/read/index.ts';
import { temporaryFolder } from '../read/temporary-folder.ts';

const folder = temporaryFolder();

describe('guessSchema', () => {
  it('has every column with a heading, however many, each under a name of its own', async () => {
    const headings = Array.from({ length: 250 }, (_, at) => (at === 3 ? '' : at < 2 ? 'Straße Nº' : `c${at}`));
    const path = folder.file('wide.csv', `${headings.join(',')}\n${headings.map((_, at) => at).join(',')}\n`);
    const { fields } = await guessSchema(path, 'rows');
    expect(fields).toHaveLength(249);
    expect(fields.slice(0, 3).map(({ name }) => name)).toEqual(['strasse_n', 'strasse_n_2', 'c2']);
    expect(fields.at(-1)!.name).toBe('c249');
  });

  it('refuses a file that has no heading, or whose first rows cannot be read, each as what it is', async () => {
    await expect(guessSchema(folder.file('blank.csv', ',,\n1,2,3\n'), 'rows')).rejects.toThrow(
      /no column with a heading/,
    );
    const ragged = folder.file('ragged.csv', 'a,b\n1,2\n1,2,3,4\n');
    await expect(guessSchema(ragged, 'rows')).rejects.toThrow(
      /first rows of .*ragged\.csv cannot be read as they stand/,
    );
  });

  it.each([
    ['1,5', '12,25', '3', 'number', 'measure'],
    ['1.234,50', '-5,75', '2.000.000,10', 'number', 'measure'],
    ['1,234.5', '2,000', '7', 'number', 'measure'],
    ['53,480759', '-2,242631', '0,5', 'number', 'measure'],
    // Nothing tells a thousand from a part, or the values contradict each other.
    ['1,234', '5,678', '2', 'text', 'category'],
    ['1,5', '2.5', '3', 'text', 'category'],
    // A zero before the digits is part of a name.
    ['007', '012', '150', 'text', 'category'],
    ['0', '0,5', '10', 'number', 'measure'],
  ])('guesses %s, %s, %s to be a %s, as the reader reads them', async (first, second, third, type, role) => {
    const path = folder.file('commas.csv', `x;y\n${first};a\n${second};b\n${third};c\n`);
    const schema = await guessSchema(path, 'rows');
    expect(schema.fields[0]).toMatchObject({ type, role });
    const { table } = await readTable({ schema, paths: [path] });
    expect(table.columns['x']!.kind).toBe(type);
  });
});
