import { InputError } from '@assay/statistics';
import { nearestNameSuggestion } from '../reference/nearest-name.ts';
import type { Input } from './input.ts';

/** Each field of a mapping is one of the input's; `first_name+surname=full_name` takes one column apart. */
export function knownMapping(
  { name, schema }: Input,
  given: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const fields = schema.fields.map((field) => field.name);
  const mapping: Record<string, string> = {};
  for (const [written, column] of Object.entries(given)) {
    const parts = written.split('+').map((part) => part.trim());
    for (const field of parts) {
      if (fields.includes(field)) continue;
      throw new InputError(`unknown field in --columns ${name}:${field}=…. ${nearestNameSuggestion(field, fields)}`);
    }
    if (parts.length > 2) {
      throw new InputError(
        `--columns ${name}:${written}=${column} names ${parts.length} fields. A whole name is forenames+surname.`,
      );
    }
    if (parts.length === 1) mapping[written] = column;
    else [mapping[parts[0]!], mapping[parts[1]!]] = [`forenames of ${column}`, `surname of ${column}`];
  }
  return mapping;
}
