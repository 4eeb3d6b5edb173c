import type { DictionaryColumn } from '@assay/statistics';
import { checkedCodes, InputError } from '@assay/statistics';

/** Records about people, column by column, as the force's system holds them. */
export interface PersonRecords {
  readonly forename: DictionaryColumn;
  readonly surname: DictionaryColumn;
  /** The date as recorded: a wrong or impossible date is still what the system compares. */
  readonly dateOfBirth: DictionaryColumn;
}

/** Number of records; refuses columns of different lengths, and codes without a value. */
export function recordCount(columns: Readonly<Record<string, DictionaryColumn>>): number {
  const lengths = Object.entries(columns).map(([name, column]) => ({
    name,
    length: checkedCodes(column, name).codes.length,
  }));
  const [first] = lengths;
  if (first === undefined) throw new InputError('there is no column to count the records of. Pass one.');
  for (const { name, length } of lengths) {
    if (length === first.length) continue;
    throw new InputError(
      `columns must have the same length: ${first.name} has ${first.length} rows, ${name} has ${length}. Check how the table was joined.`,
    );
  }
  return first.length;
}
