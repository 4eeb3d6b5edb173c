import type { DictionaryColumn } from '@assay/statistics';
import { InputError } from '@assay/statistics';

/** Records about people, column by column, as the force's system holds them. */
export interface PersonRecords {
  readonly forename: DictionaryColumn;
  readonly surname: DictionaryColumn;
  /** The date as recorded: a wrong or impossible date is still what the system compares. */
  readonly dateOfBirth: DictionaryColumn;
}

/** Number of records; refuses columns of different lengths. */
export function recordCount(columns: Readonly<Record<string, DictionaryColumn>>): number {
  let expected: { name: string; length: number } | null = null;
  for (const [name, { codes }] of Object.entries(columns)) {
    expected ??= { name, length: codes.length };
    if (codes.length !== expected.length) {
      throw new InputError(
        `columns must have the same length: ${expected.name} has ${expected.length} rows, ${name} has ${codes.length}. Check how the table was joined.`,
      );
    }
  }
  return expected?.length ?? 0;
}
