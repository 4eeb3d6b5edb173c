import type { Column, Table } from '@assay/dataset';
import { inOrderOfValues, MISSING_DAY } from '@assay/dataset';
import { countedNoun, InputError, MISSING_CODE } from '@assay/statistics';
import { withAllFields } from './empty-table.ts';
import type { Input } from './input.ts';

/**
 * What a cell gets for an input that was given: every field of its schema. A field that the input cannot do without, and that
 * no row has a value of, is as good as absent: everything after it would be a number of nothing. Rows stand in the order of
 * what they say, field by field, so that no finding can depend on how somebody sorted a file.
 *
 * @throws InputError where a required field is blank in every row; it names the column to map.
 */
export function givenTable({ name, schema }: Pick<Input, 'name' | 'schema'>, table: Table): Table {
  // Rows that were put in order as they were read are not looked at again; a field that has no values orders none.
  const ordered = inOrderOfValues(
    table,
    schema.fields.map((field) => field.name),
  );
  const whole = withAllFields(ordered, schema);
  const blank = schema.fields.filter((field) => field.required && isBlank(whole.columns[field.name]!));
  if (table.rowCount > 0 && blank.length > 0) {
    const names = blank.map((field) => field.name).join(', ');
    const rows = countedNoun(table.rowCount, 'row');
    throw new InputError(
      `input ${name}: ${names} has no value in any of ${rows}. Map the column that holds it: --columns ${name}:${blank[0]!.name}=….`,
    );
  }
  return whole;
}

function isBlank(column: Column): boolean {
  switch (column.kind) {
    case 'text':
      return column.codes.every((code) => code === MISSING_CODE);
    case 'number':
      return column.values.every(Number.isNaN);
    case 'time':
      return column.milliseconds.every(Number.isNaN);
    case 'date':
      // A date that cannot be is recorded, and has no day.
      return (
        column.recorded.codes.every((code) => code === MISSING_CODE) && column.days.every((day) => day === MISSING_DAY)
      );
  }
}
