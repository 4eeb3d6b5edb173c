import { field, tableSchema } from '@assay/dataset';
import type { CountedInput } from '@assay/notebook';
import { expect, it } from 'vitest';
import { countedColumns } from '../src/engine/counted-columns.ts';

const schema = tableSchema({
  name: 'people',
  title: 'People',
  fields: [
    field.text('forename', 'Forename', '', 'name', { required: true }),
    field.text('area', 'Area', '', 'place'),
    field.text('entity', 'Entity', '', 'entity', { required: true }),
  ],
});
const pass = (fields: Readonly<Record<string, string>>) =>
  ({ name: 'a pass', counter: 'names', fields }) as unknown as CountedInput;
const toy = {
  id: 'toy',
  inputs: [
    { name: 'people', schema, counted: [pass({ first: 'forename' }), pass({ place: 'area', again: 'forename' })] },
    { name: 'cases', schema },
  ],
};

it('are those of the fields that something is counted by, each once, with how it was found', () => {
  expect(countedColumns(toy, ['forename', 'Area'], {})).toEqual([
    ['people: forename', 'forename (same name)'],
    ['people: area', 'Area (guessed)'],
  ]);
  expect(countedColumns(toy, ['Rufname', 'area'], { people: { forename: 'Rufname' } })).toEqual([
    ['people: forename', 'Rufname (mapped)'],
    ['people: area', 'area (same name)'],
  ]);
});

it('are refused where one is missing that must be there, and where they are said of another input', () => {
  expect(() => countedColumns(toy, ['area'], {})).toThrow(/"forename"/);
  expect(() => countedColumns(toy, ['forename'], { poeple: { forename: 'x' } })).toThrow(
    '--columns is about "poeple", which is no input of toy. Did you mean "people"?',
  );
});
