const INSERTION_ROWS = 48;

/**
 * Sorts the records of a block by surname, forename and row: small blocks by insertion, larger ones natively, by one number
 * that holds names and position.
 */
export class NameSorter {
  /** The sorted block: surname × `forenameCount` + forename, and row, of each record. */
  names = new Float64Array(INSERTION_ROWS);
  rows = new Int32Array(INSERTION_ROWS);
  readonly forenameCount: number;
  private readonly blocked: Int32Array;
  private packed = new Float64Array(INSERTION_ROWS);

  /** `blocked` holds row, forename and surname of each record, side by side. */
  constructor(blocked: Int32Array, forenameCount: number) {
    this.blocked = blocked;
    this.forenameCount = forenameCount;
  }

  sort(from: number, size: number): void {
    if (this.names.length < size) {
      this.names = new Float64Array(size * 2);
      this.rows = new Int32Array(size * 2);
      this.packed = new Float64Array(size * 2);
    }
    if (size <= INSERTION_ROWS) this.insert(from, size);
    else this.sortPacked(from, size);
  }

  private insert(from: number, size: number): void {
    const { blocked, forenameCount, names, rows } = this;
    for (let index = 0, at = 3 * from; index < size; index++, at += 3) {
      const name = blocked[at + 2]! * forenameCount + blocked[at + 1]!;
      let place = index;
      for (; place > 0 && names[place - 1]! > name; place--) {
        names[place] = names[place - 1]!;
        rows[place] = rows[place - 1]!;
      }
      names[place] = name;
      rows[place] = blocked[at]!;
    }
  }

  private sortPacked(from: number, size: number): void {
    const { blocked, forenameCount, names, rows } = this;
    const packed = this.packed.subarray(0, size);
    // A power of two, so that names and position come apart again without rounding.
    const positions = 2 ** Math.ceil(Math.log2(size));
    let largest = 0;
    for (let index = 0, at = 3 * from; index < size; index++, at += 3) {
      const name = blocked[at + 2]! * forenameCount + blocked[at + 1]!;
      if (name > largest) largest = name;
      names[index] = name;
    }
    if ((largest + 1) * positions > Number.MAX_SAFE_INTEGER) {
      this.sortByComparing(from, size);
      return;
    }
    for (let index = 0; index < size; index++) packed[index] = names[index]! * positions + index;
    packed.sort();
    for (let index = 0; index < size; index++) {
      const name = Math.floor(packed[index]! / positions);
      names[index] = name;
      rows[index] = blocked[3 * (from + packed[index]! - name * positions)]!;
    }
  }

  /** Where names and position do not fit one number together. */
  private sortByComparing(from: number, size: number): void {
    const { blocked, names, rows } = this;
    const unsorted = names.slice(0, size);
    const order = Int32Array.from({ length: size }, (_, index) => index);
    order.sort((a, b) => unsorted[a]! - unsorted[b]! || a - b);
    for (const [index, position] of order.entries()) {
      names[index] = unsorted[position]!;
      rows[index] = blocked[3 * (from + position)]!;
    }
  }
}
