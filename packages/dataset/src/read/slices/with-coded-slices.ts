import { join } from 'node:path';
import { withTemporaryFolder } from '@assay/evidence';
import { InputError } from '@assay/statistics';
import type { Relation } from '../../format/file-relation.ts';
import { fileRelation } from '../../format/relation.ts';
import { type ColumnRule, columnRules } from '../../schema/column-rules.ts';
import type { ColumnMatch } from '../../schema/match-columns.ts';
import { matchOrSuggest } from '../../schema/match-or-suggest.ts';
import type { TableSchema } from '../../schema/table-schema.ts';
import { canCodeTexts } from '../codes-kernel.ts';
import { refuseLostRows } from '../file-reading.ts';
import { NotPlainPages } from '../parquet/page-reader.ts';
import type { PreparedFile } from '../prepare-file.ts';
import { canReadSeparated, NotPlainRecords } from '../text/separated-rows.ts';
import { CodedRows } from './coded-rows.ts';
import { divideCoded, slicesReader } from './coded-slices.ts';
import { letGo } from './let-go.ts';
import {
  FEWEST_SLICES_BESIDE,
  MEMORY_MEGABYTES,
  type SlicedTable,
  type SliceOptions,
  slicesOf,
} from './sliced-table.ts';

/** That a row's texts take at least where each is new. */
const BYTES_OF_ROW = 16;

/**
 * The slices of plain records, and of Parquet whose columns are texts and days, without a database: rows are told, fingerprinted and
 * divided as codes of their texts. `null` where only DuckDB does that, or says what is wrong.
 */
export async function withCodedSlices<Result>(
  files: readonly PreparedFile[],
  schema: TableSchema,
  options: SliceOptions,
  work: (sliced: SlicedTable) => Promise<Result>,
): Promise<Result | null> {
  if (!canCodeTexts() || !canReadSeparated() || !files.every(canBeCoded)) return null;
  return withTemporaryFolder('slices', async (folder) => {
    const divided = await dividedRows(files, schema, options, folder);
    if (divided === null) return null;
    const { memory, coded, ...table } = divided;
    letGo(memory);
    const slice = slicesReader(coded);
    return work({
      ...table,
      async slice(at) {
        options.signal?.throwIfAborted();
        return slice(at);
      },
      coded,
    });
  });
}

/** Reads the rows and divides them; then nobody holds the `memory` of the kernel that their texts were in. */
async function dividedRows(
  files: readonly PreparedFile[],
  schema: TableSchema,
  {
    mapping = {},
    choices = {},
    splitBy,
    maySplitAnyhow,
    sizeOf,
    rowsPerSlice,
    memoryMegabytes = MEMORY_MEGABYTES,
    signal,
    beside,
  }: SliceOptions,
  folder: string,
) {
  let coded: CodedRows | null = null;
  try {
    const { matches, relations } = await matched(files, schema, mapping);
    const rules = columnRules(schema, matches[0]!, [], choices);
    if (rules.some(({ field, how, made }) => field.type === 'number' || how === 'derived' || made !== undefined))
      return null;
    const place = (field: string | null) => {
      const at = rules.findIndex((rule) => rule.field.name === field);
      return at < 0 ? null : at;
    };
    const [split, entity] = [place(splitBy), place(sizeOf)];
    if (splitBy !== null && split === null && maySplitAnyhow !== true) return null;
    const isCounted = rules.map(({ field }, at) => at === entity || field.type === 'date');
    coded = new CodedRows(join(folder, 'rows'), isCounted, memoryMegabytes);
    const expected = files.reduce((sum, { text }, at) => sum + (text?.rows ?? relations[at]!.footer?.rows ?? 0), 0);
    // Whatever was needed to come here.
    letGo(BYTES_OF_ROW * expected);
    const opening = slicesOf(expected, rowsPerSlice) < FEWEST_SLICES_BESIDE ? undefined : beside?.();
    const rowsOfTable = coded;
    const opened = opening?.then((thread) => thread !== null && rowsOfTable.goOnBeside(thread));
    // A failure is thrown once all is read.
    opened?.catch(() => {});
    for (const [index, prepared] of files.entries()) {
      signal?.throwIfAborted();
      const positions = matches[index]!.map(({ position }) => position);
      refuseLostRows(prepared, await addFile(coded, prepared, relations[index]!, positions, rules), false);
    }

    await opened;
    await coded.finish();
    const slices = slicesOf(coded.rows, rowsPerSlice);
    signal?.throwIfAborted();

    const divided = await divideCoded(coded, folder, { rules, split, entity, slices });
    return {
      identity: coded.identity(),
      matches: matches[0]!,
      slices,
      coded: divided,
      memory: coded.memory.buffer.byteLength,
    };
  } catch (cause) {
    // What is wrong with a file is said in one way, by who reads every file.
    const isFull = (cause as NodeJS.ErrnoException).code === 'ENOSPC';
    const isLeft = cause instanceof NotPlainPages || cause instanceof NotPlainRecords || cause instanceof InputError;
    if (isLeft || isFull) return null;
    throw cause;
  } finally {
    coded?.close();
  }
}

function canBeCoded({ source, text }: PreparedFile): boolean {
  if (text === null) return source.format === 'parquet';
  return text.blankRows === 0 && text.layout.columns.length > 1;
}

async function addFile(
  coded: CodedRows,
  { file, text }: PreparedFile,
  { footer }: Relation,
  positions: readonly number[],
  rules: readonly ColumnRule[],
): Promise<number> {
  if (text !== null) return coded.addRecords(file, text.layout, positions);
  if (footer === undefined) throw new NotPlainPages('no footer that is read here');
  for (const [at, position] of positions.entries()) {
    const what = footer.holds[position]?.what;
    const { type } = rules[at]!.field;
    const isText = what === 'texts' || (type === 'text' && (what === 'whole' || what === 'long'));
    if (!isText && (what !== 'days' || type !== 'date')) throw new NotPlainPages('a column is not of texts or days');
  }
  await coded.addFile(file.path, footer, positions);
  return footer.rows;
}

/** Which column of each file is a field's, the same fields in each. */
async function matched(files: readonly PreparedFile[], schema: TableSchema, mapping: Readonly<Record<string, string>>) {
  const open = () => {
    throw new NotPlainPages('only a database tells');
  };
  const matches: ColumnMatch[][] = [];
  const relations: Relation[] = [];
  for (const file of files) {
    const relation = await fileRelation(open, file);
    relations.push(relation);
    matches.push(await matchOrSuggest(open, relation, schema, mapping));
  }
  const fields = (at: number) => matches[at]!.map(({ field }) => field).join();
  if (files.some((_, at) => fields(at) !== fields(0))) throw new NotPlainPages('files of several layouts');
  return { matches, relations };
}
