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
  let expected: { name: string; length: number } | null = null;
  for (const [name, column] of Object.entries(columns)) {
    const { codes } = checkedCodes(column, name);
    expected ??= { name, length: codes.length };
    if (codes.length !== expected.length) {
      throw new InputError(
        `columns must have the same length: ${expected.name} has ${expected.length} rows, ${name} has ${codes.length}. Check how the table was joined.`,
      );
    }
  }
  return expected?.length ?? 0;
}
