import { field, tableSchema } from '@assay/dataset';
import { expect, it } from 'vitest';
import { input } from '../../src/index.ts';
import { knownMapping } from '../../src/input/known-mapping.ts';

const fields = ['forenames', 'surname', 'area'].map((name) => field.text(name, name, '', 'name'));
const people = input('people', 'People', {
  description: 'One row each.',
  dataset: null,
  schema: tableSchema({ name: 'people', title: 'People', fields }),
});
const mapped = (given: Readonly<Record<string, string>>) => knownMapping(people, given);

it('takes a column that holds two fields apart, in the order in which they are named', () => {
  expect(mapped({ 'forenames + surname': 'full_name', area: 'beat' })).toEqual({
    forenames: 'forenames of full_name',
    surname: 'surname of full_name',
    area: 'beat',
  });
});

it('refuses a field that the input does not have, and more than two in one column', () => {
  expect(() => mapped({ 'forenames+surnam': 'full_name' })).toThrow(
    /unknown field in --columns people:surnam=….*surname/,
  );
  expect(() => mapped({ 'forenames+surname+area': 'all' })).toThrow(
    'people:forenames+surname+area=all names 3 fields. A whole name is forenames+surname.',
  );
});
