import { checkedCodes, type DictionaryColumn, MISSING_CODE } from '@assay/statistics';
import { calendarParts } from '../blocking/calendar-parts.ts';
import { HeldNumbers, levelsByRecord } from './block-levels.ts';
import type { BlockLevels, LevelColumn } from './level-column.ts';

const LEVELS = [
  'equal',
  'one digit differs, or day and month are swapped',
  'same year and month',
  'same year',
  'within ten years',
  'anything else',
];

/**
 * Levels of agreement of a recorded date. Text that is no date counts as missing unless it is equal as text.
 *
 * @example
 * dateLevels('dateOfBirth', records.dateOfBirth).levels[1] // 'one digit differs, or day and month are swapped'
 */
export function dateLevels(
  name: string,
  column: DictionaryColumn,
  options: { readonly termFrequency?: boolean } = {},
): LevelColumn {
  checkedCodes(column, `field ${name}`);
  const packed = Int32Array.from(column.values, (value) => {
    const parts = calendarParts(value);
    return parts === null ? -1 : packDigits(parts.year * 10_000 + parts.month * 100 + parts.day);
  });
  const inBlocks = (): BlockLevels => new DateBlock(column.codes, packed);
  return {
    name,
    levels: LEVELS,
    termCodes: options.termFrequency === true ? column.codes : null,
    addLevels: levelsByRecord(inBlocks),
    inBlocks,
    forKernel: { kind: 'date', columns: [{ codes: column.codes, ofCode: null }], digits: packed },
  };
}

class DateBlock implements BlockLevels {
  private readonly codes: Int32Array;
  private readonly packed: Int32Array;
  private readonly held = new HeldNumbers();
  /** Digits of each place; −1 where they make no date. */
  private digits = new Int32Array(0);

  constructor(codes: Int32Array, packed: Int32Array) {
    this.codes = codes;
    this.packed = packed;
  }

  hold(rows: Int32Array, from: number, count: number): void {
    const { held, packed } = this;
    held.hold(this.codes, rows, from, count);
    if (held.shared !== MISSING_CODE) return;
    if (this.digits.length < count) this.digits = new Int32Array(2 * count);
    const { digits } = this;
    for (let place = 0; place < count; place++) {
      const code = held.values[place]!;
      digits[place] = code === MISSING_CODE ? -1 : packed[code]!;
    }
  }

  addLater(place: number, multiplier: number, patterns: Int32Array): void {
    const { values, count, shared } = this.held;
    if (shared !== MISSING_CODE) return;
    const { digits } = this;
    const own = values[place]!;
    const ownDigits = digits[place]!;
    const missing = LEVELS.length * multiplier;
    for (let index = 0, later = place + 1; later < count; index++, later++) {
      const other = digits[later]!;
      // No calendar has a date in text that is none, so that such a one is missing unless it is equal as text.
      if (ownDigits < 0 || other < 0) {
        if (own === MISSING_CODE || values[later] !== own) patterns[index]! += missing;
      } else if (values[later] !== own) patterns[index]! += levelOf(ownDigits, other) * multiplier;
    }
  }
}

/** Eight decimal digits, four bits each: two dates differ in as many digits as their difference has non-zero nibbles. */
function packDigits(date: number): number {
  let packed = 0;
  for (let place = 0; place < 8; place++) {
    packed |= (date % 10) << (4 * place);
    date = Math.floor(date / 10);
  }
  return packed;
}

function levelOf(a: number, b: number): number {
  const difference = a ^ b;
  const nibbles = (difference | (difference >>> 1) | (difference >>> 2) | (difference >>> 3)) & 0x11111111;
  if ((nibbles & (nibbles - 1)) === 0) return 1;
  const year = a >>> 16;
  const otherYear = b >>> 16;
  if (year === otherYear) {
    const swapped = ((a & 0xff) << 8) | ((a >>> 8) & 0xff);
    if (swapped === (b & 0xffff)) return 1;
    return (difference & 0xff00) === 0 ? 2 : 3;
  }
  const apart = decimalYear(year) - decimalYear(otherYear);
  return apart <= 10 && apart >= -10 ? 4 : 5;
}

function decimalYear(packed: number): number {
  return (packed >>> 12) * 1000 + ((packed >>> 8) & 15) * 100 + ((packed >>> 4) & 15) * 10 + (packed & 15);
}
