import { InputError, MISSING_CODE } from '@assay/statistics';
import type { DateFormat } from '../date/date-format.ts';
import { dateShape } from '../date/date-shape.ts';
import { type CountedText, type DateReading, inferDateFormat } from '../date/infer-date-format.ts';
import { type DateMeaning, dateMeaning } from '../date/placeholder-date.ts';
import { isOtherDayInLondon, type RecordedDate, recordedDate } from '../date/recorded-date.ts';
import { type RecordedTime, recordedTime } from '../date/recorded-time.ts';
import { isWithoutDay } from '../date/without-day.ts';
import { splitFullName } from '../schema/full-name.ts';
import type { ColumnMatch } from '../schema/match-columns.ts';
import type { Field } from '../schema/table-schema.ts';
import { type Column, MISSING_DAY } from '../table/table.ts';
import type { ChunkVector } from './chunk-vector.ts';
import { cleanText } from './clean-text.ts';
import type { CommaMeaning } from './comma-numbers.ts';
import { isGarbled } from './garbled-text.ts';
import { looksMissing } from './missing-words.ts';
import { type NotANumber, NumberValues } from './number-values.ts';
import { refuseMonthsAlone } from './refuse-months-alone.ts';
import { TextCodes } from './text-codes.ts';

/** Turns a row of the whole reading (from 0) into words: `row 7 of people.csv`. */
export type RowName = (row: number) => string;

/** What a vector holds: texts, days or doubles that the file itself has, or doubles that DuckDB read out of texts. */
export type Held = 'texts' | 'days' | 'doubles' | 'parsed doubles';

/** Collects one field's values over chunks and files. */
export interface ColumnBuilder {
  add(values: ChunkVector, held: Held, rowName: RowName): void;
  finish(rowName: RowName): BuiltColumn;
}

/** What was made of a column's texts besides its values. */
export interface ColumnAccount {
  /** Rows whose date or time has the right shape and cannot be. */
  readonly impossible: number;
  /** Rows whose date gives a month or a year and no day; missing in the column. */
  readonly withoutDay: number;
  /** Rows whose text does not fit the pattern that the field is derived by; missing in the column. */
  readonly underived: number;
  /** Rows out of whose text characters were taken that nobody sees. */
  readonly cleaned: number;
  /** Rows whose text lost letters before the file was written. */
  readonly garbled?: number;
  /** Words that were said to mean missing, and words that look like it and were kept. */
  readonly missingWords: readonly CountedText[];
  readonly likelyMissing: readonly CountedText[];
  readonly dates: DateReading | null;
  /** Rows of times without an offset, read by London's clock; of which at an hour that it showed twice, or never. */
  readonly clock?: { readonly rows: number; readonly twice: number; readonly never: number };
  /** Rows of dates that are moments of universal time, and of another day on London's clock. */
  readonly otherDay?: number;
  /** Numbers that were written with commas, and what all of them tell that a comma is. */
  readonly commas?: { readonly meaning: CommaMeaning; readonly rows: number };
  /** Numbers that were written with a percent sign, read as hundredths; left out where there are none. */
  readonly percentages?: number;
  /** Dates that stand for "not known" or "no end". */
  readonly placeholders: readonly { readonly recorded: string; readonly meaning: DateMeaning; readonly rows: number }[];
}

interface BuiltColumn extends ColumnAccount {
  readonly column: Column;
}

/** How a column is to be read. */
export interface ColumnRule {
  readonly field: Field;
  readonly how: ColumnMatch['how'];
  readonly made: ColumnMatch['made'];
  readonly missing: ReadonlySet<string>;
  readonly dateFormat: DateFormat | null;
  /** Day that serial numbers count from where nobody says. */
  readonly serialsFrom: number;
}

const NOTHING: ColumnAccount = {
  impossible: 0,
  withoutDay: 0,
  underived: 0,
  cleaned: 0,
  missingWords: [],
  likelyMissing: [],
  dates: null,
  placeholders: [],
};

/** `expectedRows`: as many as will come, 0 where nobody knows. */
export function columnBuilder(rule: ColumnRule, expectedRows = 0): ColumnBuilder {
  return rule.field.type === 'number' ? numberBuilder(rule, expectedRows) : textBuilder(rule, expectedRows);
}

function numberBuilder({ field, missing }: ColumnRule, expectedRows: number): ColumnBuilder {
  const values = new NumberValues(expectedRows);
  return {
    add(vector, held, rowName) {
      const bad =
        held === 'texts' ? values.addTexts(vector, missing) : values.addDoubles(vector, held === 'parsed doubles');
      if (bad !== undefined) throw noNumber(bad, field, rowName);
    },
    finish(rowName) {
      const { values: numbers, commas, percentages, bad } = values.finish();
      if (bad !== undefined) throw noNumber(bad, field, rowName);
      return {
        ...NOTHING,
        column: { kind: 'number', values: numbers },
        ...(commas === null ? {} : { commas }),
        ...(percentages === 0 ? {} : { percentages }),
      };
    },
  };
}

function noNumber({ row, text }: NotANumber, { name }: Field, rowName: RowName): InputError {
  return new InputError(
    `${rowName(row)}: "${text}" in the number column "${name}" is no number. ` +
      'Write it in plain digits with a point (1234.5), or leave it empty where it is missing; --missing names words for that.',
  );
}

function textBuilder(rule: ColumnRule, expectedRows: number): ColumnBuilder {
  const { field, missing } = rule;
  const texts = new TextCodes(expectedRows);
  const derive = deriver(rule);
  return {
    add: (vector, held) => (held === 'days' ? texts.addDays(vector) : texts.add(vector)),
    finish(rowName) {
      const codes = texts.codes();
      const rows = rowsOfCodes(codes, texts.texts.length);
      const { cleaned, changedRows } = cleanedTexts(texts.texts, rows, field.role);
      const normal: readonly (string | null)[] =
        missing.size === 0 && !cleaned.includes('')
          ? cleaned
          : cleaned.map((text) => (text === '' || missing.has(text) ? null : text));
      const derived = derive === null ? normal : normal.map((text) => (text === null ? null : derive(text)));
      const counted = (isIt: (text: string, code: number) => boolean) => countedTexts(cleaned, rows, isIt);
      const account = {
        underived: derive === null ? 0 : sumRows(rows, (code) => normal[code] !== null && derived[code] === null),
        cleaned: changedRows,
        ...garbledRows(cleaned, rows),
        missingWords: missing.size === 0 ? [] : counted((text) => text !== '' && missing.has(text)),
        likelyMissing:
          field.type === 'text' && field.codeList === undefined
            ? counted((text, code) => normal[code] !== null && looksMissing(text, field.role))
            : [],
      };
      const unchanged = derived.every((text, code) => text === texts.texts[code]);
      return { ...NOTHING, ...account, ...finishTexts(rule, codes, rows, derived, unchanged, rowName) };
    },
  };
}

/** Each text as people read it, and the rows out of whose text something unseen was taken; a plain text is the same text. */
function cleanedTexts(
  texts: readonly string[],
  rows: Int32Array,
  role: Field['role'],
): { readonly cleaned: readonly string[]; readonly changedRows: number } {
  let changedRows = 0;
  const cleaned = new Array<string>(texts.length);
  for (let code = 0; code < texts.length; code++) {
    const { text, isChanged } = cleanText(texts[code]!, role);
    cleaned[code] = text;
    if (isChanged) changedRows += rows[code]!;
  }
  return { cleaned, changedRows };
}

/** What is taken out of a column's text; `null` where the text is the value. */
function deriver({ field, how, made }: ColumnRule): ((text: string) => string | null) | null {
  if (made?.kind === 'surname') return (text) => splitFullName(text).surname;
  if (made?.kind === 'forenames') return (text) => splitFullName(text).forenames;
  // A date of which a part is missing is no date; one whose parts are odd is refused as any other.
  if (made?.kind === 'day, month and year') return (text) => (/^\/|\/\/|\/$/.test(text) ? null : text);
  if (made?.kind === 'date and time') return (text) => (text.startsWith(' ') ? null : text.trim());
  if (how !== 'derived' || field.derive === undefined) return null;
  const pattern = new RegExp(field.derive.pattern, 'u');
  return (text) => pattern.exec(text)?.[1] ?? null;
}

function finishTexts(
  { field, made, dateFormat, serialsFrom }: ColumnRule,
  codes: Int32Array,
  rows: Int32Array,
  texts: readonly (string | null)[],
  distinct: boolean,
  rowName: RowName,
): Partial<ColumnAccount> & { column: Column } {
  if (field.type === 'date' || field.type === 'time') {
    const { format, reading } = inferDateFormat(field.name, writtenTexts(texts, rows), dateFormat, serialsFrom);
    const isTold = made?.kind === 'day, month and year' || texts.every((text) => text === null);
    const dates = isTold ? null : reading;
    if (field.type === 'time') {
      const clock = { rows: 0, twice: 0, never: 0 };
      let impossible = 0;
      const instants = new Float64Array(texts.length).fill(Number.NaN);
      const parse = (text: string, code: number) => {
        const time = recordedTime(text, format);
        if (time === undefined) return false;
        instants[code] = time.milliseconds;
        if (Number.isNaN(time.milliseconds)) impossible += rows[code]!;
        else countClock(clock, time.clock, rows[code]!);
        return true;
      };
      refuseUnread(field, codes, rows, texts, parse, rowName);
      const milliseconds = gather(new Float64Array(codes.length), codes, instants, Number.NaN);
      return { column: { kind: 'time', milliseconds }, impossible, dates, ...(clock.rows > 0 ? { clock } : {}) };
    }
    const hasNoDay = texts.map((text) => text !== null && isWithoutDay(text));
    const withoutDay = sumRows(rows, (code) => hasNoDay[code]!);
    refuseMonthsAlone(field, writtenTexts(texts, rows));
    const full = withoutDay === 0 ? texts : texts.map((text, code) => (hasNoDay[code] ? null : text));
    const found = new Array<RecordedDate | null>(full.length).fill(null);
    const parse = (text: string, code: number) => {
      found[code] = recordedDate(text, format) ?? null;
      return found[code] !== null;
    };
    refuseUnread(field, codes, rows, full, parse, rowName);
    const days = gather(
      new Int32Array(codes.length),
      codes,
      found.map((date) => date?.day ?? MISSING_DAY),
      MISSING_DAY,
    );
    const impossible = sumRows(rows, (code) => found[code]?.day === MISSING_DAY);
    const recorded = recode(
      codes,
      found.map((date) => date?.written ?? null),
    );
    const placeholders = placeholderDates(found, rows);
    const otherDay = sumRows(rows, (code) => full[code] !== null && isOtherDayInLondon(full[code]!, format));
    return {
      column: { kind: 'date', days, recorded },
      impossible,
      withoutDay,
      dates,
      placeholders,
      ...(otherDay > 0 ? { otherDay } : {}),
    };
  }
  // Texts that were distinct and are unchanged still are; a column of references would spend seconds to find that out.
  const coded = distinct ? { codes, values: texts as readonly string[] } : recode(codes, texts);
  return { column: { kind: 'text', ...coded } };
}

function countClock(
  counts: { rows: number; twice: number; never: number },
  clock: RecordedTime['clock'],
  rows: number,
): void {
  if (clock === 'offset stated' || clock === 'date alone') return;
  counts.rows += rows;
  if (clock === 'shown twice') counts.twice += rows;
  if (clock === 'never shown') counts.never += rows;
}

/** The texts that stand in rows and are not missing, one after the other. */
function* writtenTexts(texts: readonly (string | null)[], rows: Int32Array): Generator<CountedText> {
  for (let code = 0; code < texts.length; code++) {
    const text = texts[code]!;
    if (text !== null) yield { text, rows: rows[code]! };
  }
}

function placeholderDates(
  found: readonly ({ readonly written: string; readonly day: number } | null)[],
  rows: Int32Array,
): ColumnAccount['placeholders'] {
  const rowsOf = new Map<string, { recorded: string; meaning: DateMeaning; rows: number }>();
  for (const [code, date] of found.entries()) {
    if (date === null || date.day === MISSING_DAY || rows[code] === 0) continue;
    const meaning = dateMeaning(date.day);
    if (meaning === 'a day') continue;
    const before = rowsOf.get(date.written)?.rows ?? 0;
    rowsOf.set(date.written, { recorded: date.written, meaning, rows: before + rows[code]! });
  }
  return [...rowsOf.values()].sort((a, b) => b.rows - a.rows || (a.recorded < b.recorded ? -1 : 1));
}

function garbledRows(cleaned: readonly string[], rows: Int32Array): Pick<ColumnAccount, 'garbled'> {
  const garbled = sumRows(rows, (code) => isGarbled(cleaned[code]!));
  return garbled > 0 ? { garbled } : {};
}

function countedTexts(
  cleaned: readonly string[],
  rows: Int32Array,
  isIt: (text: string, code: number) => boolean,
): CountedText[] {
  const rowsOf = new Map<string, number>();
  for (const [code, text] of cleaned.entries()) {
    if (rows[code]! > 0 && isIt(text, code)) rowsOf.set(text, (rowsOf.get(text) ?? 0) + rows[code]!);
  }
  return [...rowsOf]
    .map(([text, count]) => ({ text, rows: count }))
    .sort((a, b) => b.rows - a.rows || (a.text < b.text ? -1 : 1));
}

/** Reads each text; one that stands in a row and is none of the kind is refused. */
function refuseUnread(
  field: Field,
  codes: Int32Array,
  rows: Int32Array,
  texts: readonly (string | null)[],
  parse: (text: string, code: number) => boolean,
  rowName: RowName,
): void {
  let bad = -1;
  let badRows = 0;
  for (const [code, text] of texts.entries()) {
    if (text === null || parse(text, code) || rows[code] === 0) continue;
    if (bad < 0) bad = code;
    badRows += rows[code]!;
  }
  if (bad < 0) return;
  const others = badRows - 1;
  const isDate = dateShape(texts[bad]!) !== undefined;
  const shapes = 'yyyy-mm-dd, yyyymmdd, dd/mm/yyyy, dd/mm/yy, 05-Mar-1980 or 5 March 1980';
  const isWhole = /^-?\d{6,13}$/.test(texts[bad]!);
  const epoch = isWhole ? ' say --date-format epoch-seconds or epoch-milliseconds if it counts from 1970,' : '';
  throw new InputError(
    `${rowName(codes.indexOf(bad))}: "${texts[bad]}" in the ${field.type} column "${field.name}" is no ${field.type}` +
      `${others > 0 ? `, nor are ${others.toLocaleString('en-GB')} more rows` : ''}. ` +
      `Write it as ${shapes}${field.type === 'time' && !isDate ? ', then hh:mm:ss' : ''},${epoch} or leave it empty where it is missing; --missing names words for that.`,
  );
}

/**
 * Codes again by order of first appearance, now that several written forms may have become one value or none. Writes over
 * `codes`, so it comes last.
 */
function recode(codes: Int32Array, texts: readonly (string | null)[]): { codes: Int32Array; values: string[] } {
  const codeOf = new Map<string, number>();
  const values: string[] = [];
  const newCodes = Int32Array.from(texts, (text) => {
    if (text === null) return MISSING_CODE;
    let code = codeOf.get(text);
    if (code === undefined) {
      code = values.length;
      codeOf.set(text, code);
      values.push(text);
    }
    return code;
  });
  const isSame = newCodes.every((code, old) => code === old);
  return { codes: isSame ? codes : gather(codes, codes, newCodes, MISSING_CODE), values };
}

function gather<Target extends Int32Array | Float64Array>(
  target: Target,
  codes: Int32Array,
  valueOfCode: ArrayLike<number>,
  missing: number,
): Target {
  const values = Float64Array.from(valueOfCode);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!;
    target[row] = code === MISSING_CODE ? missing : values[code]!;
  }
  return target;
}

function rowsOfCodes(codes: Int32Array, distinct: number): Int32Array {
  const rows = new Int32Array(distinct);
  for (let row = 0; row < codes.length; row++) if (codes[row] !== MISSING_CODE) rows[codes[row]!]!++;
  return rows;
}

function sumRows(rows: Int32Array, isCounted: (code: number) => boolean): number {
  let sum = 0;
  for (let code = 0; code < rows.length; code++) if (isCounted(code)) sum += rows[code]!;
  return sum;
}
