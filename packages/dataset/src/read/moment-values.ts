import { universalMomentIn } from '../date/universal-moment.ts';
import { type ChunkVector, entriesOf, isValidInChunk } from './chunk-vector.ts';
import { GrowingArray } from './growing-array.ts';

/** The times of a column, all of them moments as programmes write them: read from their bytes, and no text is made. */
export class MomentValues {
  readonly #values: GrowingArray<Float64Array<ArrayBuffer>>;
  #bytes = new Uint8Array(1 << 16);
  #rows = 0;
  #first = '';

  /** `expectedRows`: as many as will come, 0 where nobody knows. */
  constructor(expectedRows: number) {
    this.#values = new GrowingArray((length) => new Float64Array(length), expectedRows);
  }

  /** Whether each value is such a moment, or missing; where one is none, this column is not of moments, and nothing of it is to be used. */
  add(vector: ChunkVector): boolean {
    const { rowCount, validity } = vector;
    vector.copyLongTexts((bytes) => {
      if (this.#bytes.length < bytes) this.#bytes = new Uint8Array(2 * bytes);
      return this.#bytes.subarray(0, bytes);
    });
    const entries = entriesOf(vector.values(16));
    const room = this.#values.extend(rowCount);
    let start = 0;
    for (let row = 0; row < rowCount; row++) {
      const length = isValidInChunk(validity, row) ? entries[4 * row]! : 0;
      if (length === 0) {
        room[row] = Number.NaN;
        continue;
      }
      const moment = universalMomentIn(this.#bytes, start, length);
      if (moment === null) return false;
      if (this.#rows++ === 0) this.#first = Buffer.from(this.#bytes.subarray(start, start + length)).toString('latin1');
      room[row] = moment;
      start += length;
    }
    return true;
  }

  /** The moments, one of the texts that they were, and how many rows are not missing. */
  finish(): { readonly milliseconds: Float64Array<ArrayBuffer>; readonly first: string; readonly rows: number } {
    return { milliseconds: this.#values.toArray(), first: this.#first, rows: this.#rows };
  }
}
