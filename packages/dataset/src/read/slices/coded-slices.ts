import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '@assay/statistics';
import type { ColumnRule } from '../../schema/column-rules.ts';
import { PackedCodes } from '../../table/packed-codes.ts';
import type { Column, Table } from '../../table/table.ts';
import { columnOfTexts } from '../column-builder.ts';
import { NotPlainPages } from '../parquet/page-reader.ts';
import { type CodedRows, writeWhole } from './coded-rows.ts';
import { CodesAnew } from './codes-anew.ts';
import { slicesOfDates } from './slice-of-date.ts';

/** What a division of rows is told of. */
interface Division {
  readonly rules: readonly ColumnRule[];
  /** Columns by their place: of which a value lies in one slice, and of which values are told with their rows. */
  readonly split: number | null;
  readonly entity: number | null;
  readonly slices: number;
}

/**
 * Divides coded rows into slices on disk, as codes.
 *
 * @throws NotPlainPages where texts by which they are divided have to be cleaned first.
 */
export function divideCoded(coded: CodedRows, folder: string, { rules, split, entity, slices }: Division) {
  const ruled = [...rules];
  let sliceOf: Int32Array | null = null;
  for (const [at, rule] of rules.entries()) {
    if (rule.field.type !== 'date') continue;
    const column = coded.columns[at]!;
    const texts = column.textsOf(Int32Array.from({ length: column.distinct }, (_, code) => code)).all();
    const rowsOf = coded.rowsOf(at);
    const dates = slicesOfDates(
      rule,
      texts.map((text, code) => ({ text, rows: rowsOf.of(code) })),
      slices,
    );
    ruled[at] = dates.rule;
    if (at === split) sliceOf = Int32Array.from(texts, (text) => dates.sliceOf.get(text) ?? -1);
  }
  for (const at of [split, entity]) {
    if (at === null || rules[at]!.field.type === 'date') continue;
    if (rules[at]!.missing.size > 0 || !coded.arePlain(at)) throw new NotPlainPages('keys have to be cleaned');
  }
  if (split !== null && sliceOf === null)
    sliceOf = Int32Array.from({ length: coded.columns[split]!.distinct }, (_, code) => code % slices);
  const blocks = writeSlices(coded, folder, split, sliceOf, slices);
  const sizeOf = entity === null ? null : coded.rowsOf(entity);
  const anew = new CodesAnew();
  return (at: number): { readonly table: Table; readonly sizes: Int32Array | null } => {
    const codes = codesOfSlice(sliceFile(folder, at), blocks[at]!, rules.length);
    const rowCount = codes[0]?.length ?? 0;
    const sizes = sizeOf === null ? null : codes[entity!]!.map((code) => (code < 0 ? 1 : sizeOf.of(code)));
    const columns: Record<string, Column> = {};
    for (const [column, rule] of ruled.entries()) {
      const texts = coded.columns[column]!;
      const own = anew.recode(codes[column]!);
      columns[rule.field.name] = columnOfTexts(
        rule,
        new PackedCodes(codes[column]!, rowCount),
        texts.textsOf(own),
        (row) => `row ${row + 1} of a slice`,
      ).column;
    }
    return { table: { rowCount, columns }, sizes };
  };
}

const sliceFile = (folder: string, slice: number) => join(folder, `slice-${slice}`);

/** Writes each row's codes to its slice: of each group a block, column by column. Returns the rows of each slice's blocks. */
function writeSlices(
  coded: CodedRows,
  folder: string,
  split: number | null,
  sliceOf: Int32Array | null,
  slices: number,
): number[][] {
  const blocks = Array.from({ length: slices }, () => [] as number[]);
  const files = blocks.map((_, slice) => openSync(sliceFile(folder, slice), 'wx', 0o600));
  try {
    let before = 0;
    const starts = new Int32Array(slices + 1);
    let placed = new Int32Array(0);
    let block = new Int32Array(0);
    for (const columns of coded.read()) {
      const rows = columns[0]!.length;
      if (placed.length < rows) placed = new Int32Array(rows);
      // Rows without a value lie anywhere.
      for (let row = 0; row < rows; row++) {
        const key = split === null ? -1 : columns[split]![row]!;
        const slice = key < 0 ? -1 : sliceOf![key]!;
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
      before += rows;
    }
    return blocks;
  } finally {
    for (const file of files) closeSync(file);
  }
}

function codesOfSlice(path: string, blocks: readonly number[], columns: number): Int32Array[] {
  const bytes = readFileSync(path);
  const all = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >> 2);
  const rows = blocks.reduce((sum, own) => sum + own, 0);
  if (all.length !== rows * columns) {
    throw new InputError(
      `a slice that was put by holds ${all.length} codes of ${rows * columns}. Look at the disk, and run it again.`,
    );
  }
  const codes = Array.from({ length: columns }, () => new Int32Array(rows));
  let [at, before] = [0, 0];
  for (const own of blocks) {
    for (const column of codes) {
      column.set(all.subarray(at, at + own), before);
      at += own;
    }
    before += own;
  }
  return codes;
}
