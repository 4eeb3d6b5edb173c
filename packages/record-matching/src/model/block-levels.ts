import type { BlockLevels, LevelColumn } from './level-column.ts';

/** One record against others, for a field that compares blocks. */
export function levelsByRecord(inBlocks: () => BlockLevels): LevelColumn['addLevels'] {
  let block: BlockLevels | null = null;
  return (row, others, count, multiplier, patterns) => {
    block ??= inBlocks();
    const rows = new Int32Array(count + 1);
    rows[0] = row;
    rows.set(others.subarray(0, count), 1);
    block.hold(rows, 0, count + 1);
    block.addLater(0, multiplier, patterns);
  };
}

/** Numbers of a column at the places of a block. */
export class HeldNumbers {
  values = new Int32Array(64);
  count = 0;
  /** The number that all places share, or −1 where they differ or lack one. */
  shared = -1;

  hold(column: Int32Array, rows: Int32Array, from: number, count: number): void {
    if (this.values.length < count) this.values = new Int32Array(2 * count);
    const { values } = this;
    const first = column[rows[from]!]!;
    let differing = 0;
    for (let place = 0; place < count; place++) {
      const value = column[rows[from + place]!]!;
      values[place] = value;
      differing |= value ^ first;
    }
    this.count = count;
    this.shared = differing === 0 ? first : -1;
  }
}
