import { InputError, MISSING_CODE } from '@assay/statistics';

type Numbers = Uint8Array | Uint16Array | Int32Array;

/** Of codes in one or two bytes the largest stands for a missing value: −1, cut to so many bits. */
export const [MISSING_IN_ONE_BYTE, MISSING_IN_TWO_BYTES] = [0xff, 0xffff] as const;

/**
 * The codes of a column in as few bytes as its values need: none where every row has a value of its own, in their order; else one, two
 * or four. Nobody sees them so: whoever asks for codes gets them in four bytes, in which −1 is missing.
 */
export class PackedCodes {
  readonly length: number;
  readonly #packed: Numbers | null;

  /** `null`: the code of each row is its number. */
  constructor(packed: Numbers | null, length: number) {
    this.#packed = packed;
    this.length = length;
  }

  /** In four bytes: a new array, or the codes themselves where they have four. */
  wide(): Int32Array {
    const [packed, missing] = [this.#packed, this.#missing];
    if (packed instanceof Int32Array) return packed;
    const codes = new Int32Array(this.length);
    for (let row = 0; row < codes.length; row++) {
      const code = packed === null ? row : packed[row]!;
      codes[row] = code === missing ? MISSING_CODE : code;
    }
    return codes;
  }

  /** Of each row what its code has; `missing` where it has none. */
  gather<Target extends Int32Array | Float64Array>(target: Target, ofCode: ArrayLike<number>, missing: number): Target {
    const [packed, missingCode] = [this.#packed, this.#missing];
    const values = Float64Array.from(ofCode);
    for (let row = 0; row < target.length; row++) {
      const code = packed === null ? row : packed[row]!;
      target[row] = code === missingCode ? missing : values[code]!;
    }
    return target;
  }

  /** How many rows each value has. */
  rowsOf(distinct: number): Int32Array {
    const [packed, missing] = [this.#packed, this.#missing];
    const rows = new Int32Array(distinct);
    if (packed === null) return rows.fill(1, 0, this.length);
    for (let row = 0; row < packed.length; row++) {
      const code = packed[row]!;
      if (code !== missing) rows[code]!++;
    }
    return rows;
  }

  /** The first row of a code; −1 where no row has it. */
  firstRowOf(code: number): number {
    return this.#packed === null ? code : this.#packed.indexOf(code);
  }

  /** Other codes in place of these, of no more values, {@link MISSING_CODE} among them. Where these have bytes, it is written over them. */
  recoded(newCodes: Int32Array): PackedCodes {
    const [packed, missing] = [this.#packed, this.#missing];
    if (packed === null) return new PackedCodes(newCodes.slice(0, this.length), this.length);
    for (let row = 0; row < packed.length; row++) {
      const code = packed[row]!;
      if (code !== missing) packed[row] = newCodes[code]!;
    }
    return this;
  }

  /** The codes of some rows, in their order. */
  take(rows: Int32Array): PackedCodes {
    const packed = this.#packed;
    if (packed === null) return new PackedCodes(rows.slice(), rows.length);
    const taken = roomLike(packed, rows.length);
    for (let at = 0; at < rows.length; at++) taken[at] = packed[rows[at]!]!;
    return new PackedCodes(taken, taken.length);
  }

  /** Their bytes as they are; `null` where there are none. */
  get bytes(): Uint8Array | null {
    const packed = this.#packed;
    return packed === null ? null : new Uint8Array(packed.buffer, packed.byteOffset, packed.byteLength);
  }

  get #missing(): number {
    if (this.#packed instanceof Uint8Array) return MISSING_IN_ONE_BYTE;
    return this.#packed instanceof Uint16Array ? MISSING_IN_TWO_BYTES : MISSING_CODE;
  }
}

/**
 * The codes of so many rows out of their bytes, as {@link PackedCodes} has them.
 *
 * @throws InputError where there are not one, two or four bytes for each row.
 *
 * @example
 * packedCodesIn(Uint8Array.of(0, 1, 255).buffer, 3).wide() // [0, 1, -1]
 */
export function packedCodesIn(bytes: ArrayBuffer, rows: number): PackedCodes {
  const { byteLength } = bytes;
  if (Number.isSafeInteger(rows)) {
    if (byteLength === 4 * rows) return new PackedCodes(new Int32Array(bytes), rows);
    if (byteLength === 2 * rows) return new PackedCodes(new Uint16Array(bytes), rows);
    if (byteLength === rows) return new PackedCodes(new Uint8Array(bytes), rows);
  }
  throw new InputError(`${byteLength} bytes are no codes of ${rows} rows. Give one, two or four bytes a row.`);
}

function roomLike(packed: Numbers, length: number): Numbers {
  if (packed instanceof Uint8Array) return new Uint8Array(length);
  return packed instanceof Uint16Array ? new Uint16Array(length) : new Int32Array(length);
}
