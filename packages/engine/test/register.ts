import { writeTable } from '@assay/dataset/read';
import { toleranceSweep } from '@assay/record-matching';
import type { DictionaryColumn } from '@assay/statistics';
import { personRegister, personRegisterSchema } from '@assay/synthetic';
import type { CountRequest } from '../src/count/request.ts';
import { counterNamed } from '../src/index.ts';

export const FIELDS = {
  forename: 'first_name',
  surname: 'surname',
  dateOfBirth: 'date_of_birth',
  entity: 'entity',
} as const;

/** An invented register of people, with names of many traditions and missing values. */
export function register(records: number) {
  const { register: table } = personRegister({ seed: 1, records });
  const text = (name: string): DictionaryColumn => {
    const column = table.columns[name as keyof typeof table.columns]!;
    if (column.kind === 'text') return column;
    if (column.kind === 'date') return column.recorded;
    throw new Error(`${name} is no text`);
  };
  const columns = Object.fromEntries(Object.values(FIELDS).map((name) => [name, table.columns[name]!]));
  return {
    table,
    text,
    write: (path: string) => writeTable({ rowCount: table.rowCount, columns }, path),
    sweep: () =>
      toleranceSweep(
        { forename: text('first_name'), surname: text('surname'), dateOfBirth: text('date_of_birth') },
        { truth: text('entity') },
      ),
  };
}

export const sweepRequest = (more: Partial<CountRequest> = {}): CountRequest => ({
  input: 'people',
  schema: personRegisterSchema,
  passes: [{ name: 'tolerances', counter: counterNamed('tolerance-sweep'), fields: FIELDS, options: {} }],
  ...more,
});

/** What a sweep says, without the rows it was made of. */
export const shown = (sweep: object) =>
  JSON.stringify(
    Object.fromEntries(
      [
        'records',
        'people',
        'rows',
        'pairsByClass',
        'truePairsByClass',
        'comparedPairs',
        'truePairs',
        'truePairsWithSameDate',
        'recordsWithoutDate',
        'recordsWithoutName',
      ].map((name) => [name, sweep[name as keyof typeof sweep]]),
    ),
  );
