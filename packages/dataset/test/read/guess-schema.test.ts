import { describe, expect, it } from 'vitest';
import { guessSchema } from '../../src/read/index.ts';
import { temporaryFolder } from './temporary-folder.ts';

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
});
