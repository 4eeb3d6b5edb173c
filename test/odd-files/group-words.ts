import { columnOf, type Table } from '@assay/dataset';
import type { Notebook } from '@assay/notebook';

type Words = Readonly<Record<string, string>>;

/** What each word of ethnicity says, wherever it stands beside the others: by the lists of the Home Office and of the census. */
export const ETHNIC_WORDS: Words = {
  Asian: 'Asian',
  White: 'White',
  Black: 'Black',
  Mixed: 'Mixed',
  Other: 'Other',
  A1: 'Asian',
  B9: 'Black',
  M1: 'Mixed',
  W2: 'White',
  O9: 'Other',
  // Chinese in 16+1, nothing in 18+1.
  O1: 'Not on the list',
  zebra: 'Not on the list',
  'White - Irish': 'White',
  'Asian or Asian British - Indian': 'Asian',
  'Any other Black background': 'Black',
  Gwyn: 'White',
  Tsieineaidd: 'Asian',
  NS: 'Not stated',
  'Not stated': 'Not stated',
  Refused: 'Not stated',
  'Prefer not to say': 'Not stated',
  Unknown: 'Unknown',
  'Not known': 'Not known',
};

/** What each word of sex says; a word that no list has stays a group of its own. */
export const SEX_WORDS: Words = {
  F: 'Female',
  Female: 'Female',
  Benyw: 'Female',
  M: 'Male',
  Gwryw: 'Male',
  Male: 'Male',
  X: 'Other',
  zebra: 'zebra',
  'Not stated': 'Not stated',
  'Prefer not to say': 'Not stated',
  Unknown: 'Unknown',
};

/** Words of no answer, which any characteristic may hold beside its own. */
const NO_ANSWER = ['Not stated', 'Not recorded', 'Missing', null];

export interface GroupColumn {
  readonly input: string;
  readonly field: string;
  readonly words: Words | null;
}

/** The characteristics of people that these tables hold, and by which words each is read. */
export function groupColumns(notebook: Notebook, tables: Readonly<Record<string, Table>>): GroupColumn[] {
  return notebook.inputs.flatMap(({ name: input, schema }) =>
    schema.fields
      .filter(({ name }) => tables[input]?.columns[name]?.kind === 'text')
      .filter(({ name, role }) => role === 'protected-characteristic' || /ethnic|sex/.test(name))
      .map(({ name, codeList }) => {
        const words = /ethnic/.test(codeList ?? name) ? ETHNIC_WORDS : /sex/.test(name) ? SEX_WORDS : null;
        return { input, field: name, words };
      }),
  );
}

/** The tables with every word in turn, and blanks; other characteristics keep their own beside words of no answer. */
export function withGroupWords(
  tables: Readonly<Record<string, Table>>,
  columns: readonly GroupColumn[],
): Record<string, Table> {
  const changed = { ...tables };
  for (const { input, field, words } of columns) {
    const table = changed[input]!;
    const column = table.columns[field]!;
    if (column.kind !== 'text') continue;
    const all = words === null ? NO_ANSWER : [...Object.keys(words), null];
    const texts = Array.from(column.codes, (code, row) =>
      words === null && row % 3 > 0
        ? (column.values[code] ?? null)
        : all[(words === null ? row / 3 : row) % all.length]!,
    );
    changed[input] = {
      ...table,
      columns: { ...table.columns, [field]: columnOf({ name: field, type: 'text' }, texts) },
    };
  }
  return changed;
}
