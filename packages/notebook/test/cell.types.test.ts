import { field, tableSchema } from '@assay/dataset';
import { expect, expectTypeOf, it } from 'vitest';
import { cell, defineNotebook, input, parameter } from '../src/index.ts';

const people = input('people', 'Person records', {
  description: 'One row per record.',
  dataset: 'person-register',
  schema: tableSchema({
    name: 'people',
    title: 'People',
    fields: [field.text('surname', 'Surname', '', 'name', { required: true })],
  }),
});
const tolerance = parameter.integer('tolerance', 'Tolerance', { description: '', default: 2, within: [0, 3] });
const rows = cell('rows', 'Rows', {
  needs: { people, tolerance },
  compute: ({ people, tolerance }) => {
    expectTypeOf(people.columns.surname.kind).toEqualTypeOf<'text' | 'number' | 'date' | 'time'>();
    return people.rowCount * tolerance;
  },
});
const doubled = cell('doubled', 'Doubled', { needs: { rows }, compute: async ({ rows }) => rows * 2 });

it('types flow from inputs and parameters through cells', () => {
  expectTypeOf(doubled.compute).returns.toEqualTypeOf<number | Promise<number>>();
  const notebook = defineNotebook({
    id: 'n',
    title: 'N',
    system: 'MM',
    summary: '',
    questions: [],
    inputs: [people],
    parameters: [tolerance],
    cells: [rows, doubled],
  });
  expect(notebook.figures).toEqual([]);
});

it.each([
  ['a cell without its name', { name: 'rows', title: 'Rows', needs: {} }, 'number 1 of cells is no cell'],
  ['an input', people, 'number 1 of cells is no cell'],
  ['what is declared further down', undefined, 'number 1 of cells is not declared yet'],
])('refuses %s among the cells, which would be left out unsaid', (_what, given, message) => {
  const toy = { id: 'n', title: 'N', system: 'MM', summary: '', questions: [] };
  expect(() => defineNotebook({ ...toy, cells: [given as never] })).toThrow(message);
});
