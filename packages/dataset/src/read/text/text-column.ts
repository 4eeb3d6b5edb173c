import { InputError, MISSING_CODE } from '@assay/statistics';
import { wordingKey } from '../../code-list/mapped-meanings.ts';
import { dateShape } from '../../date/date-shape.ts';
import { type CountedText, inferDateFormat } from '../../date/infer-date-format.ts';
import { type DateMeaning, dateMeaning } from '../../date/placeholder-date.ts';
import { isOtherDayInLondon, type RecordedDate, recordedDate } from '../../date/recorded-date.ts';
import { type RecordedTime, recordedTime } from '../../date/recorded-time.ts';
import { timeOfDay } from '../../date/time-of-day.ts';
import { isWithoutDay } from '../../date/without-day.ts';
import { looksMissing } from '../../profile/missing-words.ts';
import type { ColumnRule } from '../../schema/column-rules.ts';
import { splitFullName } from '../../schema/full-name.ts';
import type { Field } from '../../schema/table-schema.ts';
import { asTextColumn, packedDates, packedDictionary } from '../../table/held-texts.ts';
import type { PackedCodes } from '../../table/packed-codes.ts';
import { type Column, MISSING_DAY } from '../../table/table.ts';
import { type BuiltColumn, type ColumnAccount, NOTHING, type RowName } from '../column-account.ts';
import { dateAndTimeTogether } from '../date-and-time-together.ts';
import { refuseMonthsAlone } from '../refuse-months-alone.ts';
import type { ColumnTexts } from '../written-texts.ts';
import { cleanText } from './clean-text.ts';
import { isGarbled } from './garbled-text.ts';
import { saidMeaning } from './said-meaning.ts';

/** A column of texts that stand as they were written; `null` where there is anything to clean, to derive or to leave out. */
export function plainTexts(
  { field, how, made, missing, words }: ColumnRule,
  codes: PackedCodes,
  texts: ColumnTexts,
): BuiltColumn | null {
  if (
    field.type !== 'text' ||
    made !== undefined ||
    how === 'derived' ||
    missing.size > 0 ||
    words.size > 0 ||
    !texts.arePlain
  )
    return null;
  const isLikely = (code: number) =>
    looksMissing(texts.at(code), field.role) &&
    !(isNo(texts.at(code)) && someCode(texts.length, (at) => isYes(texts.at(at))));
  const likely = field.codeList === undefined ? texts.mayBeMissing().filter(isLikely) : [];
  const rows = likely.length === 0 ? null : codes.rowsOf(texts.length);
  const likelyMissing = likely.map((code) => ({ text: texts.at(code), rows: rows![code]! })).sort(mostRowsFirst);
  return {
    ...NOTHING,
    likelyMissing,
    column: asTextColumn(packedDictionary(codes, () => texts.all(), texts.areHeld ? texts : undefined)),
  };
}

/** A column out of texts that have to be looked at one by one. */
export function readTexts(
  rule: ColumnRule,
  codes: PackedCodes,
  texts: readonly string[],
  rowName: RowName,
): BuiltColumn {
  const { field, missing, words } = rule;
  const derive = deriver(rule);
  const rows = codes.rowsOf(texts.length);
  const { cleaned, changedRows } = cleanedTexts(texts, rows, field.role);
  const normal: readonly (string | null)[] =
    missing.size === 0 && !cleaned.includes('')
      ? cleaned
      : cleaned.map((text) => (text === '' || missing.has(text) ? null : text));
  const written = derive === null ? normal : normal.map((text) => (text === null ? null : derive(text)));
  const meant = words.size === 0 ? null : meaningsOf(written, rows, rule);
  const derived = meant?.texts ?? written;
  const counted = (isIt: (text: string, code: number) => boolean) => countedTexts(cleaned, rows, isIt);
  const account = {
    underived: derive === null ? 0 : sumRows(rows, (code) => normal[code] !== null && written[code] === null),
    cleaned: changedRows,
    ...garbledRows(cleaned, rows),
    missingWords: missing.size === 0 ? [] : counted((text) => text !== '' && missing.has(text)),
    ...(meant === null ? {} : { wordsRead: meant.read }),
    likelyMissing:
      field.type === 'text' && field.codeList === undefined
        ? counted(
            (text, code) =>
              normal[code] !== null &&
              !isMeant(text, words) &&
              looksMissing(text, field.role) &&
              !(isNo(text) && cleaned.some(isYes)),
          )
        : [],
  };
  const unchanged = derived.every((text, code) => text === texts[code]);
  return { ...NOTHING, ...account, ...finishTexts(rule, codes, rows, derived, unchanged, rowName) };
}

/** A nought beside ones is an answer: whoever called it missing would lose everybody to whom it did not happen. */
const isNo = (text: string) => text === '0';
const isYes = (text: string) => text === '1';

function someCode(length: number, isIt: (code: number) => boolean): boolean {
  for (let code = 0; code < length; code++) if (isIt(code)) return true;
  return false;
}

const isMeant = (text: string, words: ColumnRule['words']) => words.size > 0 && words.has(wordingKey(text));

/** Each text as it was said to be meant, and of every word that was said the rows that hold it, none where no row does. */
function meaningsOf(
  texts: readonly (string | null)[],
  rows: Int32Array,
  rule: ColumnRule,
): { readonly texts: readonly (string | null)[]; readonly read: NonNullable<ColumnAccount['wordsRead']> } {
  const { words } = rule;
  const rowsOf = new Map([...words.keys()].map((key) => [key, 0]));
  const meaningOf = saidMeaning(rule);
  const meant = texts.map((text, code) => {
    const said = text === null ? undefined : meaningOf(text);
    if (said === undefined) return text;
    rowsOf.set(said.key, rowsOf.get(said.key)! + rows[code]!);
    return said.meaning;
  });
  const read = [...words].map(([key, { word, meaning }]) => ({ text: word, rows: rowsOf.get(key)!, meaning }));
  return { texts: meant, read: read.sort(mostRowsFirst) };
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
  codes: PackedCodes,
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
      let datesAlone = 0;
      let hasTimes = false;
      let impossible = 0;
      const instants = new Float64Array(texts.length).fill(Number.NaN);
      const parse = (text: string, code: number) => {
        const time = recordedTime(text, format);
        if (time === undefined) return false;
        instants[code] = time.milliseconds;
        if (Number.isNaN(time.milliseconds)) impossible += rows[code]!;
        else countClock(clock, time.clock, rows[code]!);
        if (time.clock === 'date alone') datesAlone += rows[code]!;
        else hasTimes = true;
        return true;
      };
      refuseUnread(field, codes, rows, texts, parse, rowName);
      const milliseconds = codes.gather(new Float64Array(codes.length), instants, Number.NaN);
      return {
        column: { kind: 'time', milliseconds },
        impossible,
        dates,
        ...(clock.rows > 0 ? { clock } : {}),
        ...(datesAlone > 0 && !hasTimes ? { datesAlone } : {}),
      };
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
    const impossible = sumRows(rows, (code) => found[code]?.day === MISSING_DAY);
    const recorded = recode(
      codes,
      found.map((date) => date?.written ?? null),
    );
    const dayOfCode = new Int32Array(recorded.values.length);
    for (const [code, date] of found.entries()) if (date !== null) dayOfCode[recorded.newCodes[code]!] = date.day;
    const placeholders = placeholderDates(found, rows);
    const otherDay = sumRows(rows, (code) => full[code] !== null && isOtherDayInLondon(full[code]!, format));
    return {
      column: packedDates(
        packedDictionary(recorded.codes, () => recorded.values),
        dayOfCode,
      ),
      impossible,
      withoutDay,
      dates,
      placeholders,
      ...(otherDay > 0 ? { otherDay } : {}),
    };
  }
  // Texts that were distinct and are unchanged still are; a column of references would spend seconds to find that out.
  const coded = distinct ? { codes, values: texts as readonly string[] } : recode(codes, texts);
  return { column: asTextColumn(packedDictionary(coded.codes, () => coded.values)) };
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
  return [...rowsOf].map(([text, count]) => ({ text, rows: count })).sort(mostRowsFirst);
}

function mostRowsFirst(a: CountedText, b: CountedText): number {
  return b.rows - a.rows || (a.text < b.text ? -1 : 1);
}

function isOfDay(text: string): boolean {
  return Number.isFinite(timeOfDay(text)?.milliseconds);
}

/** Reads each text; one that stands in a row and is none of the kind is refused. */
function refuseUnread(
  field: Field,
  codes: PackedCodes,
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
  // 2024 is a year where no other says more than that.
  const isTimeOfDay =
    field.type === 'time' &&
    isOfDay(texts[bad]!) &&
    texts.some((text) => text !== null && isOfDay(text) && !/^(19|20)\d\d$/.test(text));
  const epoch = isWhole ? ' say --date-format epoch-seconds or epoch-milliseconds if it counts from 1970,' : '';
  if (isTimeOfDay)
    throw new InputError(
      `${rowName(codes.firstRowOf(bad))}: "${texts[bad]}" in the time column "${field.name}" is a time of day without its date. ${dateAndTimeTogether(field.name)}`,
    );
  throw new InputError(
    `${rowName(codes.firstRowOf(bad))}: "${texts[bad]}" in the ${field.type} column "${field.name}" is no ${field.type}` +
      `${others > 0 ? `, nor ${others === 1 ? 'is' : 'are'} ${others.toLocaleString('en-GB')} more ${others === 1 ? 'row' : 'rows'}` : ''}. ` +
      `Write it as ${shapes}${field.type === 'time' && !isDate ? ', then hh:mm:ss' : ''},${epoch} or leave it empty where it is missing; --missing names words for that.`,
  );
}

/**
 * Codes again by order of first appearance, now that several written forms may have become one value or none. Writes over
 * `codes`, so it comes last.
 */
function recode(codes: PackedCodes, texts: readonly (string | null)[]) {
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
  return { codes: isSame ? codes : codes.recoded(newCodes), values, newCodes };
}

function sumRows(rows: Int32Array, isCounted: (code: number) => boolean): number {
  let sum = 0;
  for (let code = 0; code < rows.length; code++) if (isCounted(code)) sum += rows[code]!;
  return sum;
}
