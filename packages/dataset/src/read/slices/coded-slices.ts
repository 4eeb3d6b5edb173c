import { join } from 'node:path';
import type { ColumnRule } from '../../schema/column-rules.ts';
import { PackedCodes } from '../../table/packed-codes.ts';
import type { Column, Table } from '../../table/table.ts';
import { columnOfTexts } from '../column-builder.ts';
import { NotPlainPages } from '../parquet/page-reader.ts';
import type { CodedRows } from './coded-rows.ts';
import { CodesAnew } from './codes-anew.ts';
import { type PutTexts, putTexts, putTextsReader } from './put-texts.ts';
import { RowCounts, type SentCounts } from './row-counts.ts';
import { slicesOfDates } from './slice-of-date.ts';
import { answered } from './thread-beside.ts';
import { codesOfSlice, type SlicesPart, writeSlicesPart } from './write-slices.ts';

/** Of the rows what is divided here where another thread divides as well. */
const SHARE_OF_TWO = 0.4;

/** What a division of rows is told of. */
interface Division {
  readonly rules: readonly ColumnRule[];
  /** Columns by their place: of which a value lies in one slice, and of which values are told with their rows. */
  readonly split: number | null;
  readonly entity: number | null;
  readonly slices: number;
}

/** Slices on disk as codes, with all that any thread needs to read them. */
export interface CodedSlices {
  /** The texts of each column, and how they are read. */
  readonly texts: readonly PutTexts[];
  readonly rules: readonly ColumnRule[];
  readonly entity: number | null;
  readonly sizes: SentCounts | null;
  readonly folder: string;
  /** The rows of each slice's blocks, by part. */
  readonly parts: readonly (readonly (readonly number[])[])[];
}

/**
 * Divides coded rows into slices on disk, as codes, most of them in the thread beside: here their texts are put by as well.
 *
 * @throws NotPlainPages where texts by which they are divided have to be cleaned first.
 */
export async function divideCoded(
  coded: CodedRows,
  folder: string,
  { rules, split, entity, slices }: Division,
): Promise<CodedSlices> {
  const ruled = [...rules];
  const put: PutTexts[] = [];
  const putColumn = (at: number) => (put[at] ??= putTexts(coded.columns[at]!, join(folder, `texts-${at}`)));
  let sliceOf: Int32Array | null = null;
  for (const [at, rule] of rules.entries()) {
    if (rule.field.type !== 'date') continue;
    const put = putColumn(at);
    const texts = putTextsReader(put)(Int32Array.from({ length: put.count }, (_, code) => code)).all();
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

  const { beside, spool, groups } = coded;
  const own = beside === null ? 1 : SHARE_OF_TWO;
  const first = groups.filter(({ before }) => before < own * coded.rows).length;
  const part = (number: number): SlicesPart => ({
    spool,
    groups: number === 0 ? groups.slice(0, first) : groups.slice(first),
    columns: rules.length,
    folder,
    part: number,
    slices,
    split,
    sliceOf,
  });
  const there = beside === null ? null : answered(beside, { ask: 'divide', part: part(1) });
  // A failure is thrown below.
  there?.catch(() => {});
  try {
    const texts = rules.map((_, at) => putColumn(at));
    const here = writeSlicesPart(part(0));
    return {
      texts,
      rules: ruled,
      entity,
      sizes: entity === null ? null : coded.rowsOf(entity).sent(),
      folder,
      parts: there === null ? [here] : [here, (await there) as number[][]],
    };
  } finally {
    // Nobody writes any more to a folder that may be about to go.
    await there?.catch(() => {});
  }
}

/**
 * Reads coded slices by their number, in whichever thread: each with its fields, and the rows that share a row's value of `sizeOf`.
 *
 * @throws InputError where a slice on disk is not what was put by, or a date in it is none.
 *
 * @example
 * await writeTable(people, `${folder}/coded.csv`);
 * const options = { paths: [`${folder}/coded.csv`], schema: peopleSchema, fields: ['first_name'], splitBy: null, sizeOf: null };
 * await withSlices(options, async ({ coded }) => slicesReader(coded)(0).table.rowCount) // 3
 */
export function slicesReader({ texts, rules, entity, sizes, folder, parts }: CodedSlices) {
  const readers = texts.map(putTextsReader);
  const anew = new CodesAnew();
  const sizeOf = sizes === null ? null : new RowCounts(sizes);
  return (at: number): { readonly table: Table; readonly sizes: Int32Array | null } => {
    const blocks = parts.map((slices) => slices[at]!);
    const codes = codesOfSlice(folder, at, blocks, rules.length);
    // A pass may ask for parts of which the table has none.
    const rowCount = blocks.flat().reduce((sum, rows) => sum + rows, 0);
    const ownSizes = sizeOf === null ? null : codes[entity!]!.map((code) => (code < 0 ? 1 : sizeOf.of(code)));
    const read: Record<string, Column> = {};
    for (const [column, rule] of rules.entries()) {
      const own = anew.recode(codes[column]!, texts[column]!.count);
      read[rule.field.name] = columnOfTexts(
        rule,
        new PackedCodes(codes[column]!, rowCount),
        readers[column]!(own),
        (row) => `row ${row + 1} of a slice`,
      ).column;
    }
    return { table: { rowCount, columns: read }, sizes: ownSizes };
  };
}
