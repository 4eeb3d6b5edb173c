import type { DateColumn, NumberColumn, TextColumn, TimeColumn } from '@assay/dataset';
import { fromLondonClock, MISSING_DAY, writtenDay } from '@assay/dataset';

/** A column of codes into a fixed list of values; −1 is missing. */
export function inventedTextColumn(codes: ArrayLike<number>, values: readonly string[]): TextColumn {
  return { kind: 'text', codes: codes instanceof Int32Array ? codes : Int32Array.from(codes), values };
}

/** 0, 1, … count − 1. */
export function inventedRowNumbers(count: number): Int32Array {
  const rows = new Int32Array(count);
  for (let row = 0; row < count; row++) rows[row] = row;
  return rows;
}

/** The values of `column` at `rows`. */
export function takeInventedRows(column: Int32Array, rows: Int32Array): Int32Array {
  const taken = new Int32Array(rows.length);
  for (let row = 0; row < rows.length; row++) taken[row] = column[rows[row]!]!;
  return taken;
}

/** One text per row, all different, as for identifiers: a prefix and numbers of equal width. */
export function inventedIdentifierColumn(prefix: string, rowCount: number): TextColumn {
  return { kind: 'text', codes: inventedRowNumbers(rowCount), values: inventedIdentifiers(prefix, rowCount) };
}

/** `R100`, `R101`, … with as many digits as the last one needs. */
export function inventedIdentifiers(prefix: string, count: number): string[] {
  const base = 10 ** Math.max(1, String(count).length);
  const texts = new Array<string>(count);
  for (let index = 0; index < count; index++) texts[index] = prefix + (base + index);
  return texts;
}

export function inventedNumberColumn(values: Float64Array): NumberColumn {
  return { kind: 'number', values };
}

export function inventedTimeColumn(milliseconds: Float64Array): TimeColumn {
  return { kind: 'time', milliseconds };
}

/** Times as clocks in the United Kingdom showed them, in milliseconds from 1970-01-01 00:00 on the clock. */
export function inventedClockColumn(clock: Float64Array): TimeColumn {
  return inventedTimeColumn(clock.map((shown) => fromLondonClock(shown).milliseconds));
}

/** Dates as recorded in ISO form; rows whose day is {@link MISSING_DAY} take their text from `impossible`, or are blank. */
export function inventedDateColumn(days: Int32Array, impossible?: ReadonlyMap<number, string>): DateColumn {
  let first = Infinity;
  let last = -Infinity;
  for (const day of days) {
    if (day === MISSING_DAY) continue;
    if (day < first) first = day;
    if (day > last) last = day;
  }
  const codeOf = new Int32Array(first > last ? 0 : last - first + 1).fill(-1);
  const codes = new Int32Array(days.length);
  const values: string[] = [];
  for (let row = 0; row < days.length; row++) {
    const day = days[row]!;
    if (day === MISSING_DAY) {
      codes[row] = -1;
      continue;
    }
    if (codeOf[day - first] === -1) {
      codeOf[day - first] = values.length;
      values.push(writtenDay(day)!);
    }
    codes[row] = codeOf[day - first]!;
  }
  const codeOfText = new Map<string, number>();
  for (const [row, text] of impossible ?? []) {
    let code = codeOfText.get(text);
    if (code === undefined) {
      code = values.length;
      codeOfText.set(text, code);
      values.push(text);
    }
    codes[row] = code;
  }
  return { kind: 'date', days, recorded: { codes, values } };
}
