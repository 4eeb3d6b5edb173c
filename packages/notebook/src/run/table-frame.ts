import {
  type Column,
  type DateColumn,
  daysOfValues,
  heldTexts,
  MISSING_DAY,
  noteWrittenTexts,
  packedCodes,
  packedCodesIn,
  packedDates,
  packedDictionary,
  type Table,
} from '@assay/dataset';
import { type DictionaryColumn, holdValues } from '@assay/statistics';
import { TravelledTexts } from './travelled-texts.ts';

/** A table in two parts that travel between processes: a small description, and the columns' bytes as they are. */
export interface TableFrame {
  readonly layout: TableLayout;
  readonly parts: readonly Uint8Array[];
}

export interface TableLayout {
  readonly rowCount: number;
  readonly columns: readonly {
    readonly name: string;
    readonly kind: Column['kind'];
    readonly byteLengths: readonly number[];
  }[];
}

/** Columns as bytes without copying them; dictionaries as JSON, once per distinct value. */
export function encodeTable(table: Table): TableFrame {
  const parts: Uint8Array[] = [];
  const columns = Object.entries(table.columns).map(([name, column]) => {
    const own = columnParts(column);
    parts.push(...own);
    return { name, kind: column.kind, byteLengths: own.map((part) => part.byteLength) };
  });
  return { layout: { rowCount: table.rowCount, columns }, parts };
}

function columnParts(column: Column): Uint8Array[] {
  switch (column.kind) {
    case 'text':
      return dictionaryParts(column);
    case 'number':
      return [bytesOf(column.values)];
    case 'date':
      return [daysPart(column), ...dictionaryParts(column.recorded)];
    case 'time':
      return [bytesOf(column.milliseconds)];
  }
}

/** The days of its values, where they are not as many as rows; else of rows. */
function daysPart(column: DateColumn): Uint8Array {
  const ofValues = daysOfValues(column);
  const { length } = packedCodes(column.recorded) ?? column.days;
  return bytesOf(ofValues === undefined || ofValues.length === length ? column.days : ofValues);
}

/** Texts per part: the JSON of one part stays far below the longest string there can be. */
const TEXTS_IN_PART = 1 << 18;

function dictionaryParts(column: DictionaryColumn): Uint8Array[] {
  const parts: Uint8Array[] = [packedCodes(column)?.bytes ?? bytesOf(column.codes)];
  const known = travelled.get(column);
  if (known !== undefined) return [...parts, ...known];
  const held = heldTexts(column);
  if (held !== undefined) {
    for (let start = 0; start < held.length; start += TEXTS_IN_PART) {
      parts.push(held.json(start, Math.min(held.length, start + TEXTS_IN_PART)));
    }
    return parts;
  }
  const { values } = column;
  for (let start = 0; start < values.length; start += TEXTS_IN_PART) {
    parts.push(new TextEncoder().encode(JSON.stringify(values.slice(start, start + TEXTS_IN_PART))));
  }
  return parts;
}

function bytesOf(array: Int32Array | Float64Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

/** Texts of tables that came here to be sent on, as they travelled: they are not made here in order to be written again. */
const travelled = new WeakMap<DictionaryColumn, readonly Uint8Array[]>();

/**
 * The table again; `take` hands over the next part, each starting a buffer of its own. The texts of a column are made when
 * they are first asked for: most identifiers never are.
 *
 * @param isSentOn Whether it came here to be sent on: then the bytes of its texts are kept as long as it is.
 */
export function decodeTable(layout: TableLayout, take: () => ArrayBuffer, isSentOn = false): Table {
  const dictionary = (textParts: number): DictionaryColumn => {
    const codes = packedCodesIn(take(), layout.rowCount);
    const parts = Array.from({ length: textParts }, take);
    const sent = isSentOn ? parts.map((part) => new Uint8Array(part)) : null;
    const texts = new TravelledTexts(parts);
    // Cells look at codes again and again, and remember what they found by them.
    const column: DictionaryColumn = isSentOn
      ? packedDictionary(codes, () => texts.all())
      : {
          codes: codes.wide(),
          get values() {
            return texts.all();
          },
        };
    noteWrittenTexts(column, () => texts.unread());
    holdValues(column, texts);
    if (sent !== null) travelled.set(column, sent);
    return column;
  };
  const columns: Record<string, Column> = {};
  for (const { name, kind, byteLengths } of layout.columns) {
    if (kind === 'text') columns[name] = Object.assign(dictionary(byteLengths.length - 1), { kind });
    else if (kind === 'number') columns[name] = { kind, values: new Float64Array(take()) };
    else if (kind === 'time') columns[name] = { kind, milliseconds: new Float64Array(take()) };
    else {
      const days = new Int32Array(take());
      columns[name] = datesOf(days, dictionary(byteLengths.length - 2));
    }
  }
  return { rowCount: layout.rowCount, columns };
}

function datesOf(days: Int32Array, recorded: DictionaryColumn): DateColumn {
  const codes = packedCodes(recorded);
  const rows = codes?.length ?? recorded.codes.length;
  if (days.length === rows) return { kind: 'date', days, recorded };
  if (codes !== undefined) return packedDates(recorded, days);
  const ofRows = recorded.codes.map((code) => (code < 0 ? MISSING_DAY : days[code]!));
  return { kind: 'date', days: ofRows, recorded };
}

/** Byte lengths of a table's parts in the order they travel. */
export function partLengths(layout: TableLayout): number[] {
  return layout.columns.flatMap((column) => column.byteLengths);
}
