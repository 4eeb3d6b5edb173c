import { selectRows, type Table } from '@assay/dataset';
import type { Notebook } from '@assay/notebook';
import { randomStream, shuffleInPlace } from '@assay/statistics';

type Tables = Readonly<Record<string, Table>>;

/** The tables of a notebook with one thing about them as a force may have it. */
export interface Variant {
  readonly name: string;
  readonly tables: Tables;
  /** Whether the notebook may refuse it before it computes: something that it declares as required is absent. */
  readonly mayRefuse: boolean;
  /** Whether a column is absent and all else as it was: a share of exactly nought is then one of nothing. */
  readonly isBlank?: boolean;
}

const MOST_ROWS = 10;

/**
 * Each optional input absent; each column blank; an outcome known of nobody; a force's own file without any truth; everyone of
 * one group; people with two rows each; ten rows. Only what a notebook declares as required may be refused.
 */
export function oddVariants(notebook: Notebook, tables: Tables): Variant[] {
  const given = notebook.inputs.filter(({ name }) => tables[name] !== undefined);
  const absent = given
    .filter(({ optional }) => optional)
    .map(({ name }) => ({ name: `without ${name}`, tables: without(tables, name), mayRefuse: false }));
  const truths = given.filter(({ name }) => name === 'truth').map(({ name }) => name);
  const own: Variant[] =
    truths.length === 0 ? [] : [{ name: 'own file', tables: without(tables, ...truths), mayRefuse: false }];
  const ownTables = own[0]?.tables ?? tables;
  const columns = given.flatMap(({ name: input, schema }) =>
    schema.fields
      .filter(({ name }) => ownTables[input]?.columns[name] !== undefined)
      .flatMap(({ name, required, role, type }): Variant[] => [
        {
          name: `${input}.${name} blank`,
          tables: { ...ownTables, [input]: blank(ownTables[input]!, name) },
          mayRefuse: required,
          isBlank: true,
        },
        ...(role === 'outcome' && type === 'text'
          ? [
              {
                name: `${input}.${name} known of nobody`,
                tables: { ...ownTables, [input]: oneWord(ownTables[input]!, name, 'N/K') },
                mayRefuse: required,
                isBlank: true,
              },
            ]
          : []),
        ...(role === 'protected-characteristic' && type === 'text'
          ? [
              {
                name: `${input}.${name} of one group`,
                tables: { ...ownTables, [input]: oneGroup(ownTables[input]!, name) },
                mayRefuse: false,
              },
            ]
          : []),
      ]),
  );
  const ten = Object.fromEntries(
    Object.entries(ownTables).map(([name, table]) => [name, firstRows(table, Math.min(MOST_ROWS, table.rowCount))]),
  );
  const people = given.filter(
    ({ name: input, schema }) =>
      ownTables[input] !== undefined && schema.fields.some(({ name }) => PEOPLE.includes(name)),
  );
  const repeated = people.map(({ name }) => ({
    name: `${name} with each row twice`,
    tables: { ...ownTables, [name]: twice(ownTables[name]!) },
    mayRefuse: false,
  }));
  return [...absent, ...own, ...columns, ...repeated, { name: 'ten rows', tables: ten, mayRefuse: true }];
}

/** The rows of each table in turn in another order. */
export function shuffledVariants(tables: Tables): Pick<Variant, 'name' | 'tables'>[] {
  return Object.entries(tables).map(([name, table]) => {
    const rows = Array.from({ length: table.rowCount }, (_, row) => row);
    shuffleInPlace(rows, randomStream('odd files', name));
    return { name: `${name} shuffled`, tables: { ...tables, [name]: selectRows(table, rows) } };
  });
}

/** The same people under other identifiers, whose order is another; `null` where no column is one of a person. */
export function relabelled(notebook: Notebook, tables: Tables): Tables | null {
  const named = notebook.inputs.flatMap(({ name, schema }) =>
    schema.fields.filter((field) => PEOPLE.includes(field.name)).map((field) => ({ input: name, field: field.name })),
  );
  const found = named.filter(({ input, field }) => tables[input]?.columns[field]?.kind === 'text');
  if (found.length === 0) return null;
  const others = Object.entries(tables).map(([input, table]) => {
    const columns = { ...table.columns };
    for (const { field } of found.filter((each) => each.input === input)) {
      const column = columns[field]!;
      if (column.kind === 'text') columns[field] = { ...column, values: column.values.map(otherName) };
    }
    return [input, { ...table, columns }] as const;
  });
  return Object.fromEntries(others);
}

/** Columns that name a person, and that no finding shows. */
const PEOPLE: readonly string[] = ['person_id', 'person', 'respondent_id', 'victim_id'];

const otherName = (name: string) => `n${[...name].reverse().join('')}`;

function without(tables: Tables, ...names: readonly string[]): Tables {
  return Object.fromEntries(Object.entries(tables).filter(([name]) => !names.includes(name)));
}

/** A column that a table lacks is blank in every row, as in a run. */
function blank(table: Table, name: string): Table {
  return { ...table, columns: Object.fromEntries(Object.entries(table.columns).filter(([each]) => each !== name)) };
}

function firstRows(table: Table, rows: number): Table {
  return selectRows(
    table,
    Int32Array.from({ length: rows }, (_, row) => row),
  );
}

function twice(table: Table): Table {
  return selectRows(
    table,
    Int32Array.from({ length: 2 * table.rowCount }, (_, row) => row % table.rowCount),
  );
}

function oneWord(table: Table, name: string, word: string): Table {
  const column = table.columns[name]!;
  if (column.kind !== 'text') return table;
  return {
    ...table,
    columns: { ...table.columns, [name]: { ...column, values: [word], codes: column.codes.map(() => 0) } },
  };
}

function oneGroup(table: Table, name: string): Table {
  const column = table.columns[name]!;
  if (column.kind !== 'text') return table;
  const code = Math.max(column.values.indexOf('White'), 0);
  return { ...table, columns: { ...table.columns, [name]: { ...column, codes: column.codes.map(() => code) } } };
}
