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

/** What a vector holds: texts, days or doubles that the file itself has, or doubles that DuckDB read out of texts. */
export type Held = 'texts' | 'days' | 'doubles' | 'parsed doubles';

/** Collects one field's values over chunks and files. */
export interface ColumnBuilder {
  add(values: ChunkVector, held: Held, rowName: RowName): void;
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
    add(vector, held, rowName) {
      const bad =
        held === 'texts' ? values.addTexts(vector, missing) : values.addDoubles(vector, held === 'parsed doubles');
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
    add: (vector, held) => (held === 'days' ? texts.addDays(vector) : texts.add(vector)),
    finish(rowName) {
      const codes = texts.codes();
      const normal = texts.texts.map((text) => {
        const trimmed = normalText(text);
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
      const unchanged = derivedTexts.every((text, code) => text === texts.texts[code]);
      return { ...finishTexts(field, codes, derivedTexts, unchanged, rowName), underived };
    },
  };
}

function finishTexts(
  field: Field,
  codes: Int32Array,
  texts: readonly (string | null)[],
  distinct: boolean,
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
  // Texts that were distinct and are unchanged still are; a column of references would spend seconds to find that out.
  const coded = distinct ? { codes, values: texts as readonly string[] } : recode(codes, texts);
  return { column: { kind: 'text', ...coded }, impossible: 0 };
}

/** Trimmed and in Unicode NFC; plain ASCII is in NFC already. */
function normalText(text: string): string {
  const trimmed = text.trim();
  for (let at = 0; at < trimmed.length; at++) if (trimmed.charCodeAt(at) > 127) return trimmed.normalize('NFC');
  return trimmed;
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
