import { type DictionaryColumn, dictionaryColumn } from '@assay/statistics';
import { DuckDBInstance } from '@duckdb/node-api';

/** Reads text columns of a query, as recorded: no type is guessed and nothing is trimmed but CSV padding. */
export async function readColumns<Name extends string>(query: string, names: readonly Name[]) {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    const reader = await connection.runAndReadAll(query);
    const columns = reader.getColumnsObject();
    return Object.fromEntries(
      names.map((name) => [name, dictionaryColumn((columns[name] ?? []) as (string | null)[])]),
    ) as Record<Name, DictionaryColumn>;
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

export interface ReferenceRegister {
  readonly title: string;
  readonly files: readonly string[];
  query(...paths: string[]): string;
}

const febrl = (path: string): string =>
  `select trim(given_name) as forename, trim(surname) as surname, trim(date_of_birth) as date_of_birth,
     regexp_extract(trim(rec_id), '^rec-(\\d+)-', 1) as entity
   from read_csv('${path}', all_varchar = true, normalize_names = true)`;

/** Public registers with known truth, each as forename, surname, date_of_birth and entity. */
export const registers = {
  febrl1: { title: 'FEBRL data set 1', files: ['linkage/febrl/dataset1.csv'], query: febrl },
  febrl4: {
    title: 'FEBRL data sets 4a and 4b',
    files: ['linkage/febrl/dataset4a.csv', 'linkage/febrl/dataset4b.csv'],
    query: (a: string, b: string) => `${febrl(a)} union all ${febrl(b)}`,
  },
  rldata500: {
    title: 'RLdata500',
    files: ['linkage/rldata/RLdata500.csv'],
    query: (path: string) =>
      `select fname_c1 as forename, lname_c1 as surname, "by" || '-' || bm || '-' || bd as date_of_birth, ent_id as entity
       from read_csv('${path}', all_varchar = true)`,
  },
  historical50k: {
    title: 'Historical figures with errors',
    files: ['linkage/splink/historical_figures_with_errors_50k.parquet'],
    query: (path: string) =>
      `select first_name as forename, surname, dob::varchar as date_of_birth, cluster as entity from '${path}'`,
  },
  fake1000: {
    title: 'fake_1000',
    files: ['linkage/splink/fake_1000.csv'],
    query: (path: string) =>
      `select first_name as forename, surname, dob as date_of_birth, cluster as entity
       from read_csv('${path}', all_varchar = true)`,
  },
} as const satisfies Record<string, ReferenceRegister>;

export const COLUMNS = ['forename', 'surname', 'date_of_birth', 'entity'] as const;
