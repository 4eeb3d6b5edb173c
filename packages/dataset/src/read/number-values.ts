import type { CountedText } from '../date/infer-date-format.ts';
import { NotPlainNumbers } from '../query/database-error.ts';
import { decimalNumber } from '../table/decimal-number.ts';
import { type ChunkVector, entriesOf, INLINE_BYTES, isValidInChunk } from './chunk-vector.ts';
import { type CommaMeaning, commaNumber, hasComma, meaningOfComma } from './comma-numbers.ts';
import { GrowingArray } from './growing-array.ts';

/** A value in a number column that is no number. */
export interface NotANumber {
  /** Row within what has been read, from 0. */
  readonly row: number;
  readonly text: string;
}

const POWERS_OF_TEN = Float64Array.from({ length: 16 }, (_, power) => Number(`1e${power}`));

/** The numbers of a column, out of vectors of texts (CSV, JSON) or of doubles (Parquet). `NaN` where missing. */
export class NumberValues {
  readonly #values: GrowingArray<Float64Array<ArrayBuffer>>;
  /** Texts with commas, which the whole column has to explain: each with its code, and the rows that hold them. */
  readonly #commaTexts = new Map<string, number>();
  readonly #commaRows: number[] = [];
  readonly #commaCodes: number[] = [];
  #hasPoint = false;
  /** Texts that end in a percent sign: a column is written so throughout, or not at all. */
  #percentages = 0;
  #firstPercentage: NotANumber | undefined;

  readonly #missing: ReadonlySet<string>;
  /** Words for missing that are numbers themselves (9999), by their number: 9999.0 is one of them. */
  readonly #missingNumbers: ReadonlyMap<number, string>;
  readonly #missingRows = new Map<string, number>();

  /** `expectedRows`: as many as will come, 0 where nobody knows. */
  constructor(expectedRows = 0, missing: ReadonlySet<string> = new Set()) {
    this.#missing = missing;
    const numbers = [...missing].map((word) => [decimalNumber(word), word] as const);
    this.#missingNumbers = new Map(numbers.filter(([value]) => Number.isFinite(value)));
    this.#values = new GrowingArray((length) => new Float64Array(length), expectedRows);
  }

  get rowCount(): number {
    return this.#values.length;
  }

  /** The words for missing that the column held. */
  get missingWords(): readonly CountedText[] {
    return [...this.#missingRows].map(([text, rows]) => ({ text, rows }));
  }

  /** The numbers, what their commas were where they have some, and the first row that nothing explains. */
  finish(): {
    readonly values: Float64Array<ArrayBuffer>;
    /** Numbers with a percent sign, each a hundredth of what stands before it. */
    readonly percentages: number;
    readonly commas: { readonly meaning: CommaMeaning; readonly rows: number } | null;
    readonly bad: NotANumber | undefined;
  } {
    const values = this.#values.toArray();
    const percentages = this.#percentages;
    const others = percentages > 0 && percentages < values.filter((value) => !Number.isNaN(value)).length;
    if (others || (percentages > 0 && this.#commaRows.length > 0))
      return { values, commas: null, percentages, bad: this.#firstPercentage };
    if (this.#commaRows.length === 0) return { values, commas: null, percentages, bad: undefined };
    const texts = [...this.#commaTexts.keys()];
    const meaning = meaningOfComma(texts, this.#hasPoint);
    const bad = { row: this.#commaRows[0]!, text: texts[0]! };
    if (meaning === null) return { values, commas: null, percentages, bad };
    const numbers = texts.map((text) => commaNumber(text, meaning));
    for (const [at, row] of this.#commaRows.entries())
      values[row] = this.#unlessMissing(numbers[this.#commaCodes[at]!]!);
    return { values, commas: { meaning, rows: this.#commaRows.length }, percentages, bad: undefined };
  }

  #countMissing(word: string): void {
    this.#missingRows.set(word, (this.#missingRows.get(word) ?? 0) + 1);
  }

  /** Takes the numbers out of some values that were said to mean missing. */
  #withoutMissingNumbers(room: Float64Array): void {
    if (this.#missingNumbers.size === 0) return;
    for (let row = 0; row < room.length; row++) room[row] = this.#unlessMissing(room[row]!);
  }

  #unlessMissing(value: number): number {
    const word = this.#missingNumbers.get(value);
    if (word === undefined) return value;
    this.#countMissing(word);
    return Number.NaN;
  }

  #keepComma(row: number, text: string): void {
    const code = this.#commaTexts.get(text) ?? this.#commaTexts.size;
    this.#commaTexts.set(text, code);
    this.#commaRows.push(row);
    this.#commaCodes.push(code);
  }

  /** `parsed`: out of a text file, where "nan" and "inf" are words that somebody wrote. In Parquet a NaN is a missing value. */
  addDoubles({ values, validity, rowCount }: ChunkVector, parsed: boolean): NotANumber | undefined {
    const before = this.rowCount;
    const raw = values(Float64Array.BYTES_PER_ELEMENT);
    const room = this.#values.extend(rowCount);
    room.set(new Float64Array(raw.buffer, raw.byteOffset, rowCount));
    for (let row = 0; row < rowCount; row++) {
      if (!isValidInChunk(validity, row)) room[row] = Number.NaN;
      else if (Number.isFinite(room[row])) continue;
      else if (parsed) throw new NotPlainNumbers('a number column holds words');
      else if (!Number.isNaN(room[row])) return { row: before + row, text: String(room[row]) };
    }
    this.#withoutMissingNumbers(room);
    return undefined;
  }

  /**
   * Numbers in plain digits, as DuckDB would read them too.
   *
   * @throws NotPlainNumbers at any other text: then all is read again, as texts.
   */
  addPlainTexts(vector: ChunkVector): void {
    const { rowCount, validity } = vector;
    const raw = vector.values(16);
    const entries = entriesOf(raw);
    const room = this.#values.extend(rowCount);
    for (let row = 0; row < rowCount; row++) {
      const length = isValidInChunk(validity, row) ? entries[4 * row]! : 0;
      if (length === 0) room[row] = Number.NaN;
      else {
        const isShort = length <= INLINE_BYTES;
        const value = isShort ? shortDecimal(raw, 16 * row + 4, length) : longDecimal(textOf(vector, raw, row, length));
        if (Number.isNaN(value)) throw new NotPlainNumbers('a number column holds words');
        room[row] = value;
      }
    }
    this.#withoutMissingNumbers(room);
  }

  addTexts(vector: ChunkVector): NotANumber | undefined {
    const { validity, rowCount } = vector;
    const before = this.rowCount;
    const raw = vector.values(16);
    const lengths = entriesOf(raw);
    const room = this.#values.extend(rowCount);
    for (let row = 0; row < rowCount; row++) {
      if (!isValidInChunk(validity, row)) {
        room[row] = Number.NaN;
        continue;
      }
      const length = lengths[4 * row]!;
      let value = length <= INLINE_BYTES ? shortDecimal(raw, 16 * row + 4, length) : Number.NaN;
      if (Number.isNaN(value)) {
        const text = textOf(vector, raw, row, length).trim();
        const isMissing = text === '' || this.#missing.has(text);
        if (isMissing && text !== '') this.#countMissing(text);
        value = isMissing ? Number.NaN : decimalNumber(text);
        const percentage = isMissing ? Number.NaN : hundredths(text);
        if (Number.isFinite(percentage)) {
          value = percentage;
          this.#percentages++;
          this.#firstPercentage ??= { row: before + row, text };
        } else if (!isMissing && !Number.isFinite(value)) {
          if (!hasComma(text)) return { row: before + row, text };
          this.#keepComma(before + row, text);
          value = Number.NaN;
        } else if (text.includes('.')) this.#hasPoint = true;
      } else if (!this.#hasPoint && raw.subarray(16 * row + 4, 16 * row + 4 + length).includes(46))
        this.#hasPoint = true;
      room[row] = value;
    }
    this.#withoutMissingNumbers(room);
    return undefined;
  }
}

/**
 * Plain digits with at most one point and a sign, which is what nearly every value is. Up to 15 digits over a power of ten
 * up to 15 is one division of two exact doubles, so it is rounded as `Number` rounds (Clinger 1990). `NaN` for anything else.
 */
function shortDecimal(bytes: Uint8Array, start: number, length: number): number {
  let at = start;
  const end = start + length;
  const negative = bytes[at] === 45;
  if (negative) at++;
  let digits = 0;
  let mantissa = 0;
  let point = -1;
  for (; at < end; at++) {
    const byte = bytes[at]!;
    if (byte === 46 && point < 0) point = digits;
    else if (byte >= 48 && byte <= 57) {
      mantissa = mantissa * 10 + byte - 48;
      digits++;
    } else return Number.NaN;
  }
  if (digits === 0 || point === 0 || point === digits) return Number.NaN;
  const value = point < 0 ? mantissa : mantissa / POWERS_OF_TEN[digits - point]!;
  return negative ? -value : value;
}

function longDecimal(text: string): number {
  const value = /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? value : Number.NaN;
}

/** 12.5% and 12,5 % as 0.125; `NaN` for what is no percentage, and where a comma may stand between thousands. */
function hundredths(text: string): number {
  const before = /^([^%]*[^%\s])\s*%$/.exec(text)?.[1];
  if (before === undefined) return Number.NaN;
  const plain =
    hasComma(before) && meaningOfComma([before], false) === 'decimal comma' ? before.replace(',', '.') : before;
  return /^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(plain) ? Number(`${plain}e-2`) : Number.NaN;
}

function textOf(vector: ChunkVector, raw: Uint8Array, row: number, length: number): string {
  const start = 16 * row + 4;
  const bytes = length <= INLINE_BYTES ? raw.subarray(start, start + length) : vector.longText(row);
  return Buffer.from(bytes).toString('utf8');
}
