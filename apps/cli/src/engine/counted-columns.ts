import { matchColumns } from '@assay/dataset';
import { type Input, nearestNameSuggestion } from '@assay/notebook';
import { InputError } from '@assay/statistics';

interface CountedNotebook {
  readonly id: string;
  readonly inputs: readonly Pick<Input, 'name' | 'schema' | 'counted'>[];
}

/**
 * Which column each field is read from that an input is counted by, and how it was found: a line for each.
 *
 * @throws InputError where columns are said of an input that the notebook does not have.
 */
export function countedColumns(
  { id, inputs }: CountedNotebook,
  present: readonly string[],
  columns: Readonly<Record<string, Readonly<Record<string, string>>>>,
): [string, string][] {
  const names = inputs.map(({ name }) => name);
  const stray = Object.keys(columns).find((each) => !names.includes(each));
  if (stray !== undefined)
    throw new InputError(
      `--columns is about "${stray}", which is no input of ${id}. ${nearestNameSuggestion(stray, names)}`,
    );
  return inputs.flatMap(({ name, schema, counted = [] }) => {
    const needed = new Set(counted.flatMap(({ fields }) => Object.values(fields)));
    const fields = schema.fields.filter((field) => needed.has(field.name));
    if (fields.length === 0) return [];
    return matchColumns({ ...schema, name, fields }, present, columns[name] ?? {}).map(
      ({ field, column, how }): [string, string] => [`${name}: ${field}`, `${column} (${how})`],
    );
  });
}
