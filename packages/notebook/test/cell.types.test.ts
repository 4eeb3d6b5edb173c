import { field, tableSchema } from '@assay/dataset';
import { expect, expectTypeOf, it } from 'vitest';
import { cell, countedFields, countsOf, defineNotebook, findings, input, parameter } from '../src/index.ts';

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

it('refuses counts of an input that is not among those named, and takes them of one that is', () => {
  const counted = { ...people, counted: [countedFields('by-name', ['surname'])] };
  const cells = [
    findings('told', { title: 'A long title', needs: { c: countsOf(counted, 'by-name') }, compute: () => [] }),
  ];
  expect(cells[0]).toMatchObject({ kind: 'findings', name: 'told', title: 'A long title' });
  const toy = { id: 'n', title: 'N', system: 'MM', summary: '', questions: [], cells };
  const other = { ...people, name: 'other' };
  for (const inputs of [[], [other]])
    expect(() => defineNotebook({ ...toy, inputs })).toThrow(
      'no cell needs the rows of people, of which counts are needed. Name it under inputs.',
    );
  expect(defineNotebook({ ...toy, inputs: [other, counted] }).inputs).toHaveLength(2);
});
