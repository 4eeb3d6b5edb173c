import { readFileSync } from 'node:fs';
import { type Table, tableOf } from '@assay/dataset';
import { computeFindings, type Notebook, type ParameterValue } from '@assay/notebook';
import { type ReportSource, renderReport } from '@assay/report';
import { reportProblems } from '@assay/report/check';
import { personRegisterSchema } from '@assay/synthetic';
import { describeWithReferenceData } from '@assay/testing';
import { describe, expect, it } from 'vitest';
import { smallRuns } from './odd-files/small-tables.ts';
import { acceptedSource, computedSource, notebookOf, notebookSlugs } from './report-sources.ts';

const problemsOf = (source: ReportSource) => reportProblems(source).map(({ rule, message }) => `${rule}: ${message}`);

describe('a member can read', () => {
  it.each(notebookSlugs)('the report of %s', async (slug) => {
    expect(problemsOf(await acceptedSource(slug))).toEqual([]);
  });

  it.each(smallRuns)(
    'the report of $slug on a small file of a force that knows no truth',
    async ({ load, tables, parameters }) => {
      const source = await reportOn(await load(), withoutTruth(tables()), parameters);
      expect(problemsOf(source)).toEqual([]);
      expect(renderReport(source, { view: 'plain' })).not.toMatch(/not computed/i);
    },
  );

  it.each(smallRuns)('the report of $slug on half of its optional columns', async ({ load, tables, parameters }) => {
    const notebook = await load();
    const source = await reportOn(notebook, withHalf(notebook, withoutTruth(tables())), parameters);
    expect(problemsOf(source)).toEqual([]);
  });
});

describeWithReferenceData(
  'a member can read the report on a real public file',
  ['linkage/febrl/dataset1.csv'],
  (path) => {
    it('of person records', async () => {
      const people = febrlPeople(readFileSync(path, 'utf8'));
      expect(people.rowCount).toBe(1000);
      const source = await reportOn(await notebookOf('match-and-merge'), { people }, { pairsToReview: 60 });
      expect(problemsOf(source)).toEqual([]);
    });
  },
);

async function reportOn(
  notebook: Notebook,
  tables: Readonly<Record<string, Table>>,
  parameters: Readonly<Record<string, ParameterValue>> = {},
): Promise<ReportSource> {
  const found = await computeFindings(notebook, tables, parameters);
  const rows = Object.fromEntries(Object.entries(tables).map(([name, { rowCount }]) => [name, rowCount]));
  return computedSource(notebook, found.values(), rows, parameters);
}

/** What a force has: no input and no column that tells who is really who. */
function withoutTruth(tables: Readonly<Record<string, Table>>): Record<string, Table> {
  return Object.fromEntries(
    Object.entries(tables)
      .filter(([name]) => name !== 'truth')
      .map(([name, table]) => [
        name,
        withColumns(table, (column) => column !== 'entity' && !column.startsWith('true_')),
      ]),
  );
}

/** Where one of two columns is needed, none is required by name. */
const ONE_OF_TWO = ['time', 'x_metres', 'y_metres', 'score', 'decision', 'outcome', 'group'];

function withHalf(notebook: Notebook, tables: Readonly<Record<string, Table>>): Record<string, Table> {
  return Object.fromEntries(
    Object.entries(tables).map(([name, table]) => {
      const fields = notebook.inputs.find((input) => input.name === name)!.schema.fields;
      const optional = fields
        .filter(({ name: field, required }) => !required && !ONE_OF_TWO.includes(field))
        .map((field) => field.name);
      const dropped = new Set(optional.filter((_, index) => index % 2 === 1));
      return [name, withColumns(table, (column) => !dropped.has(column))];
    }),
  );
}

function withColumns(table: Table, keeps: (name: string) => boolean): Table {
  return { ...table, columns: Object.fromEntries(Object.entries(table.columns).filter(([name]) => keeps(name))) };
}

/** FEBRL's first file as a person register without its truth: fields as they stand, apart by commas. */
function febrlPeople(csv: string): Table {
  const [head, ...lines] = csv
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(',').map((field) => field.trim()));
  const column = (name: string) => lines.map((line) => line[head!.indexOf(name)] ?? null);
  return tableOf(personRegisterSchema, {
    record_id: column('rec_id'),
    first_name: column('given_name'),
    surname: column('surname'),
    date_of_birth: column('date_of_birth').map((text) =>
      text !== null && /^\d{8}$/.test(text) ? `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}` : null,
    ),
    postcode: column('postcode'),
  });
}
