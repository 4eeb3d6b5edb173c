import type { InputRecord } from '@assay/notebook/run';
import { InputError } from '@assay/statistics';
import type { Person } from '../security/person.ts';
import type { Store } from './store.ts';

/** Which column is which field, and how the file is read: kept by name for the next file of the same layout. */
export interface KeptMapping {
  readonly name: string;
  readonly columns: InputRecord['mapping'];
  readonly choices: NonNullable<InputRecord['choices']>;
  readonly at: number;
}

const longestName = 80;
const mostOfInput = 100;

/** Mappings kept for an input, by name. */
export function keptMappings({ database }: Store, notebook: string, input: string): readonly KeptMapping[] {
  return database
    .all(
      'SELECT name, columns, choices, at FROM mapping WHERE notebook = ? AND input = ? ORDER BY name',
      notebook,
      input,
    )
    .map((row) => ({
      name: String(row['name']),
      columns: JSON.parse(String(row['columns'])) as KeptMapping['columns'],
      choices: JSON.parse(String(row['choices'])) as KeptMapping['choices'],
      at: Number(row['at']),
    }));
}

/** Keeps a mapping; one of the same name is replaced. @throws InputError where the name is too long, or there are too many. */
export function keepMapping(
  store: Store,
  { id }: Person,
  notebook: string,
  input: string,
  { name, columns, choices }: Pick<KeptMapping, 'name' | 'columns' | 'choices'>,
): void {
  if (name.length > longestName)
    throw new InputError(`the name of a mapping has ${name.length} letters. Give it at most ${longestName}.`);
  const others = keptMappings(store, notebook, input).filter((each) => each.name !== name);
  if (others.length >= mostOfInput)
    throw new InputError(
      `${others.length} mappings are kept for this input already. Keep it under one of their names.`,
    );
  store.database.run(
    'INSERT INTO mapping (notebook, input, name, columns, choices, at, by) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (notebook, input, name) DO UPDATE SET columns = excluded.columns, choices = excluded.choices, at = excluded.at, by = excluded.by',
    notebook,
    input,
    name,
    JSON.stringify(columns),
    JSON.stringify(choices),
    store.now(),
    id,
  );
}
