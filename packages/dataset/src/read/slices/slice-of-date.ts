import { type CountedText, inferDateFormat } from '../../date/infer-date-format.ts';
import { recordedDate } from '../../date/recorded-date.ts';
import { isWithoutDay } from '../../date/without-day.ts';
import type { ColumnRule } from '../../schema/column-rules.ts';
import { refuseMonthsAlone } from '../refuse-months-alone.ts';
import { cleanText } from '../text/clean-text.ts';

/**
 * Which slice each written form of a date belongs to: forms of one date to one slice, slices of about the same number of rows,
 * and the rule by which every slice is read: the format that all rows of the column tell, which a slice alone might not, and
 * no judgement of whether the column holds days, which is made here of the whole. What gives no day lies in any slice.
 */
export function slicesOfDates(
  rule: ColumnRule,
  written: readonly CountedText[],
  slices: number,
): { readonly rule: ColumnRule; readonly sliceOf: ReadonlyMap<string, number> } {
  const cleaned = written.map(({ text, rows }) => ({ raw: text, text: cleanText(text, rule.field.role).text, rows }));
  const present = cleaned.filter(({ text }) => text !== '' && !rule.missing.has(text));
  refuseMonthsAlone(rule.field, present);
  const { format } = inferDateFormat(rule.field.name, present, rule.dateFormat, rule.serialsFrom);
  const said = present.filter(({ text }) => !isWithoutDay(text));
  const rowsOf = new Map<string, number>();
  // What is no date at all is refused where its slice is read, with its value; here it is a key as any other.
  const key = (text: string) => recordedDate(text, format)?.written ?? text;
  for (const { text, rows } of said) rowsOf.set(key(text), (rowsOf.get(key(text)) ?? 0) + rows);
  const all = said.reduce((sum, { rows }) => sum + rows, 0);
  const sliceOfKey = new Map<string, number>();
  let before = 0;
  for (const date of [...rowsOf.keys()].sort()) {
    sliceOfKey.set(date, Math.min(slices - 1, Math.floor((before / all) * slices)));
    before += rowsOf.get(date)!;
  }
  return {
    rule: { ...rule, dateFormat: format, field: { ...rule.field, required: false } },
    sliceOf: new Map(said.map(({ raw, text }) => [raw, sliceOfKey.get(key(text))!])),
  };
}
