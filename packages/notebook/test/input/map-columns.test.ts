import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { field, tableSchema } from '@assay/dataset';
import { describe, expect, it } from 'vitest';
import type { Input } from '../../src/input/input.ts';
import { mapColumns } from '../../src/input/map-columns.ts';
import { temporaryFolder } from '../run/toy.ts';

const schema = tableSchema({
  name: 'people',
  title: 'People',
  fields: [
    field.number('weight', 'Weight', '', 'measure'),
    field.text('surname', 'Surname', '', 'name', { required: true }),
    field.text('forename', 'Forename', '', 'name'),
    field.text('area', 'Area', '', 'place', { required: true }),
  ],
});
const people: Input = {
  kind: 'input',
  name: 'people',
  title: 'People',
  description: '',
  dataset: null,
  schema,
  optional: false,
};
const folder = temporaryFolder();
function mapped(text: string, given: Readonly<Record<string, string>> = {}) {
  const path = join(folder, 'people.csv');
  writeFileSync(path, text);
  return mapColumns(people, path, given, {});
}

describe('what a file’s columns are taken for', () => {
  it('tells what was found and said, and what is missing, the required first', async () => {
    const { columns, matches, found, missing, unknown, lines, problem } = await mapped('surname,kilos\nLund,70\n', {
      weight: 'kilos',
    });
    expect(columns).toEqual(['surname', 'kilos']);
    expect(matches.map(({ field: name, column }) => [name, column]).sort()).toEqual([
      ['surname', 'surname'],
      ['weight', 'kilos'],
    ]);
    expect(found).toEqual({ surname: 'surname' });
    expect(missing.map(({ name }) => name)).toEqual(['area', 'forename']);
    expect([unknown, problem]).toEqual([{}, null]);
    expect(lines.length).toBeGreaterThan(0);
  });

  it('tells of a column that the file does not have, and reads on without it', async () => {
    const { unknown, matches, problem } = await mapped('surname\nLund\n', { weight: 'kilos', surname: 'surname' });
    expect(unknown).toEqual({ weight: 'kilos' });
    expect(matches.map(({ field: name }) => name)).toEqual(['surname']);
    expect(problem).toBeNull();
  });

  it('reads nothing where no column is known, and all is missing', async () => {
    const { matches, missing, lines, problem } = await mapped('a,b\n1,2\n');
    expect([matches, lines, problem]).toEqual([[], [], null]);
    expect(missing.map(({ name }) => name)).toEqual(['surname', 'area', 'weight', 'forename']);
  });

  it('says why, where two fields are said to be one column', async () => {
    const { matches, lines, problem } = await mapped('a,b\n1,2\n', { surname: 'a', forename: 'a' });
    expect([matches, lines]).toEqual([[], []]);
    expect(problem).toMatch(/\ba\b.*(surname|forename)/);
  });

  it('says why the file cannot be read like this, and refuses a field that there is not', async () => {
    const { problem, lines } = await mapped('surname,weight\nLund,heavy\n');
    expect(lines).toEqual([]);
    expect(problem).toMatch(/heavy/);
    await expect(mapped('surname\nLund\n', { weigth: 'x' })).rejects.toThrow(
      /^unknown field in --columns people:weigth=…\. .*weight/,
    );
  });
});
