import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '@assay/statistics';
import { NotPlainPages } from '../parquet/page-reader.ts';
import { writeWhole } from './taken-rows.ts';

/** Rows that were put by together: where they lie, and how many rows are before them. */
export interface RowGroup {
  readonly rows: number;
  readonly at: number;
  readonly before: number;
}

/** Some groups of rows, one after the other, that one thread writes to their slices. */
export interface SlicesPart {
  readonly spool: string;
  readonly groups: readonly RowGroup[];
  readonly columns: number;
  readonly folder: string;
  readonly part: number;
  readonly slices: number;
  /** The column by which rows are divided; rows without a value, or all where `null`, lie anywhere. */
  readonly split: number | null;
  /** Of each of its codes, −1 where any will do; `null` where codes are divided one by one. */
  readonly sliceOf: Int32Array | null;
}

const sliceFile = (folder: string, slice: number, part: number) => join(folder, `slice-${slice}-${part}`);

/** Writes each row's codes to its slice: of each group a block, column by column. Returns the rows of each slice's blocks. */
export function writeSlicesPart({ folder, part, slices, split, sliceOf, ...grouped }: SlicesPart): number[][] {
  const blocks = Array.from({ length: slices }, () => [] as number[]);
  const files = blocks.map((_, slice) => openSync(sliceFile(folder, slice, part), 'wx', 0o600));
  try {
    const starts = new Int32Array(slices + 1);
    let placed = new Int32Array(0);
    let block = new Int32Array(0);
    for (const { columns, rows, before } of codesOfGroups(grouped)) {
      if (placed.length < rows) placed = new Int32Array(rows);
      for (let row = 0; row < rows; row++) {
        const key = split === null ? -1 : columns[split]![row]!;
        const slice = key < 0 ? -1 : sliceOf === null ? key % slices : sliceOf[key]!;
        placed[row] = slice < 0 ? (before + row) % slices : slice;
      }
      starts.fill(0);
      for (let row = 0; row < rows; row++) starts[placed[row]! + 1]!++;
      for (let slice = 0; slice < slices; slice++) starts[slice + 1]! += starts[slice]!;
      const count = columns.length;
      if (block.length < count * rows) block = new Int32Array(count * rows);
      for (const [column, codes] of columns.entries()) {
        const next = starts.slice();
        for (let row = 0; row < rows; row++) {
          const slice = placed[row]!;
          const first = starts[slice]!;
          // A slice's block: the rows of its first column, then those of the next.
          const at = count * first + column * (starts[slice + 1]! - first) + next[slice]! - first;
          block[at] = codes[row]!;
          next[slice]!++;
        }
      }
      for (let slice = 0; slice < slices; slice++) {
        const own = starts[slice + 1]! - starts[slice]!;
        if (own === 0) continue;
        writeWhole(files[slice]!, new Uint8Array(block.buffer, 4 * count * starts[slice]!, 4 * count * own));
        blocks[slice]!.push(own);
      }
    }
    return blocks;
  } finally {
    for (const file of files) closeSync(file);
  }
}

/** Group by group the codes of each column, good until the next. */
function* codesOfGroups({ spool, groups, columns }: Pick<SlicesPart, 'spool' | 'groups' | 'columns'>) {
  const descriptor = openSync(spool, 'r');
  try {
    const most = Math.max(0, ...groups.map(({ rows }) => rows));
    const rooms = Array.from({ length: columns }, () => new Int32Array(most));
    for (const { rows, at, before } of groups) {
      const read = rooms.map((room, column) => {
        const bytes = readSync(descriptor, new Uint8Array(room.buffer), 0, 4 * rows, at + 4 * rows * column);
        if (bytes < 4 * rows) throw new NotPlainPages('rows that were put by are gone');
        return room.subarray(0, rows);
      });
      yield { columns: read, rows, before };
    }
  } finally {
    closeSync(descriptor);
  }
}

/** The codes of a slice by column, of which the parts have so many rows in each block. */
export function codesOfSlice(
  folder: string,
  slice: number,
  parts: readonly (readonly number[])[],
  columns: number,
): Int32Array[] {
  const rows = parts.flat().reduce((sum, own) => sum + own, 0);
  const codes = Array.from({ length: columns }, () => new Int32Array(rows));
  let before = 0;
  for (const [part, blocks] of parts.entries()) {
    const bytes = readFileSync(sliceFile(folder, slice, part));
    const all = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >> 2);
    const expected = columns * blocks.reduce((sum, own) => sum + own, 0);
    if (all.length !== expected) {
      throw new InputError(
        `a slice that was put by holds ${all.length} codes of ${expected}. Look at the disk, and run it again.`,
      );
    }
    let at = 0;
    for (const own of blocks) {
      for (const column of codes) {
        column.set(all.subarray(at, at + own), before);
        at += own;
      }
      before += own;
    }
  }
  return codes;
}
