import { InputError, MISSING_CODE } from '@assay/statistics';
import { recordedDate } from '../date/recorded-date.ts';
import { recordedTime } from '../date/recorded-time.ts';
import type { Field } from '../schema/table-schema.ts';
import { type Column, MISSING_DAY } from '../table/table.ts';
import type { ChunkVector } from './chunk-vector.ts';
import { NumberValues } from './number-values.ts';
import { TextCodes } from './text-codes.ts';

/** Turns a row of the whole reading (from 0) into words: `row 7 of people.csv`. */
export type RowName = (row: number) => string;

/** Collects one field's values over chunks and files. */
export interface ColumnBuilder {
  /** `asDoubles` where the file itself types the column as a number. */
  add(values: ChunkVector, asDoubles: boolean, rowName: RowName): void;
  finish(rowName: RowName): BuiltColumn;
}

export interface BuiltColumn {
  readonly column: Column;
  /** Rows whose date or time has the right shape and cannot be. */
  readonly impossible: number;
  /** Rows whose text does not fit the pattern that the field is derived by; missing in the column. */
  readonly underived: number;
}

export function columnBuilder(field: Field, derived: boolean, missing: ReadonlySet<string>): ColumnBuilder {
  return field.type === 'number' ? numberBuilder(field, missing) : textBuilder(field, derived, missing);
}

function numberBuilder(field: Field, missing: ReadonlySet<string>): ColumnBuilder {
  const values = new NumberValues();
  return {
    add(vector, asDoubles, rowName) {
      const bad = asDoubles ? values.addDoubles(vector) : values.addTexts(vector, missing);
      if (bad === undefined) return;
      throw new InputError(
        `${rowName(bad.row)}: "${bad.text}" in the number column "${field.name}" is no number. ` +
          'Write it in plain digits with a point (1234.5), or leave it empty where it is missing.',
      );
    },
    finish: () => ({ column: { kind: 'number', values: values.values() }, impossible: 0, underived: 0 }),
  };
}

function textBuilder(field: Field, derived: boolean, missing: ReadonlySet<string>): ColumnBuilder {
  const texts = new TextCodes();
  const pattern = derived && field.derive ? new RegExp(field.derive.pattern, 'u') : undefined;
  return {
    add: (vector) => texts.add(vector),
    finish(rowName) {
      const codes = texts.codes();
      const normal = texts.texts.map((text) => {
        const trimmed = text.trim().normalize('NFC');
        return trimmed === '' || missing.has(trimmed) ? null : trimmed;
      });
      const derivedTexts = pattern
        ? normal.map((text) => (text === null ? null : (pattern.exec(text)?.[1] ?? null)))
        : normal;
      const underived = pattern
        ? countRows(
            codes,
            normal.map((text, code) => text !== null && derivedTexts[code] === null),
          )
        : 0;
      return { ...finishTexts(field, codes, derivedTexts, rowName), underived };
    },
  };
}

function finishTexts(
  field: Field,
  codes: Int32Array,
  texts: readonly (string | null)[],
  rowName: RowName,
): { column: Column; impossible: number } {
  if (field.type === 'date') {
    const dates = parsed(field, codes, texts, recordedDate, rowName);
    const days = gather(
      new Int32Array(codes.length),
      codes,
      dates.map((date) => date?.day ?? MISSING_DAY),
      MISSING_DAY,
    );
    const impossible = countRows(
      codes,
      dates.map((date) => date?.day === MISSING_DAY),
    );
    const recorded = recode(
      codes,
      dates.map((date) => date?.written ?? null),
    );
    return { column: { kind: 'date', days, recorded }, impossible };
  }
  if (field.type === 'time') {
    const times = parsed(field, codes, texts, recordedTime, rowName);
    const instants = times.map((time) => time?.milliseconds ?? Number.NaN);
    const milliseconds = gather(new Float64Array(codes.length), codes, instants, Number.NaN);
    const impossible = countRows(
      codes,
      times.map((time) => time !== null && Number.isNaN(time.milliseconds)),
    );
    return { column: { kind: 'time', milliseconds }, impossible };
  }
  return { column: { kind: 'text', ...recode(codes, texts) }, impossible: 0 };
}

function parsed<Value>(
  field: Field,
  codes: Int32Array,
  texts: readonly (string | null)[],
  parse: (text: string) => Value | undefined,
  rowName: RowName,
): (Value | null)[] {
  return texts.map((text, code) => {
    if (text === null) return null;
    const value = parse(text);
    if (value !== undefined) return value;
    const shapes = 'yyyy-mm-dd, yyyymmdd, dd/mm/yyyy or dd-mm-yyyy';
    throw new InputError(
      `${rowName(codes.indexOf(code))}: "${text}" in the ${field.type} column "${field.name}" is no ${field.type}. ` +
        `Write it as ${shapes}${field.type === 'time' ? ', then hh:mm:ss' : ''}, or leave it empty where it is missing.`,
    );
  });
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

function countRows(codes: Int32Array, counts: readonly boolean[]): number {
  if (!counts.includes(true)) return 0;
  let rows = 0;
  for (let row = 0; row < codes.length; row++) if (codes[row] !== MISSING_CODE && counts[codes[row]!]) rows++;
  return rows;
}
