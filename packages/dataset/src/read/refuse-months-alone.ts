import { InputError } from '@assay/statistics';
import type { CountedText } from '../date/infer-date-format.ts';
import { isWithoutDay } from '../date/without-day.ts';
import type { Field } from '../schema/table-schema.ts';

/** A column that must hold days and holds none of them is refused: every finding of it would be of nothing. */
export function refuseMonthsAlone(field: Field, written: Iterable<CountedText>): void {
  if (!field.required) return;
  let first: string | null = null;
  for (const { text, rows } of written) {
    if (rows === 0) continue;
    if (!isWithoutDay(text)) return;
    first ??= text;
  }
  if (first === null) return;
  throw new InputError(
    `the date column "${field.name}" gives no day in any row, such as "${first}", and a month is not its first day. Give the column that holds days.`,
  );
}
