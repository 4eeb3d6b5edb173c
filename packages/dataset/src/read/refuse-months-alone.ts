import { InputError } from '@assay/statistics';
import type { CountedText } from '../date/infer-date-format.ts';
import { isWithoutDay } from '../date/without-day.ts';
import type { Field } from '../schema/table-schema.ts';

/** A column that must hold days and holds none of them is refused: every finding of it would be of nothing. */
export function refuseMonthsAlone(field: Field, written: readonly CountedText[]): void {
  const there = written.filter(({ rows }) => rows > 0);
  if (!field.required || there.length === 0 || !there.every(({ text }) => isWithoutDay(text))) return;
  throw new InputError(
    `the date column "${field.name}" gives no day in any row, such as "${there[0]!.text}", and a month is not its first day. Give the column that holds days.`,
  );
}
