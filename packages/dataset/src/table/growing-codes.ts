import { MISSING_CODE } from '@assay/statistics';
import { MISSING_IN_ONE_BYTE, MISSING_IN_TWO_BYTES, PackedCodes } from './packed-codes.ts';

type Numbers = Uint8Array | Uint16Array | Int32Array;

const FEWEST_ROWS = 1 << 12;

/**
 * Codes of which it is not sure how many will come, nor how large they will be: in one byte as long as no more than 255 values came, in two up
 * to 65,535, in none as long as each row brought a new one. Where as many rows come as were expected, they are copied only to widen them.
 */
export class GrowingCodes {
  readonly #expected: number;
  #packed: Numbers | null = null;
  #length = 0;

  constructor(expected: number) {
    this.#expected = expected;
  }

  /** `distinct`: how many values there are up to here, in the order of their first rows. */
  add(codes: Int32Array, distinct: number): void {
    const length = this.#length + codes.length;
    if (this.#packed === null && distinct === length) {
      this.#length = length;
      return;
    }
    const packed = this.#roomFor(length, distinct);
    packed.set(codes, this.#length);
    this.#length = length;
  }

  finish(): PackedCodes {
    const [packed, length] = [this.#packed, this.#length];
    return new PackedCodes(packed === null || packed.length === length ? packed : packed.slice(0, length), length);
  }

  #roomFor(length: number, distinct: number): Numbers {
    const before = this.#packed;
    const bytes = bytesFor(distinct);
    if (before !== null && before.BYTES_PER_ELEMENT >= bytes && before.length >= length) return before;
    const rows = before !== null && before.length >= length ? before.length : roomier(length, this.#expected, before);
    const own = roomOf(Math.max(bytes, before?.BYTES_PER_ELEMENT ?? 0), rows);
    if (before === null) for (let row = 0; row < this.#length; row++) own[row] = row;
    else own.set(before.subarray(0, this.#length));
    if (before !== null && before.BYTES_PER_ELEMENT < own.BYTES_PER_ELEMENT) widenMissing(before, own, this.#length);
    this.#packed = own;
    return own;
  }
}

function bytesFor(distinct: number): number {
  if (distinct <= MISSING_IN_ONE_BYTE) return 1;
  return distinct <= MISSING_IN_TWO_BYTES ? 2 : 4;
}

function roomOf(bytes: number, rows: number): Numbers {
  if (bytes === 1) return new Uint8Array(rows);
  return bytes === 2 ? new Uint16Array(rows) : new Int32Array(rows);
}

function roomier(length: number, expected: number, before: Numbers | null): number {
  return Math.max(length, expected, before === null ? FEWEST_ROWS : 2 * before.length);
}

/** What stood for a missing value in fewer bytes is a value's code in more. */
function widenMissing(before: Numbers, own: Numbers, length: number): void {
  const missing = before.BYTES_PER_ELEMENT === 1 ? MISSING_IN_ONE_BYTE : MISSING_IN_TWO_BYTES;
  for (let row = 0; row < length; row++) if (before[row] === missing) own[row] = MISSING_CODE;
}
