import type { Relation, Selected } from '../format/file-relation.ts';
import { describeDatabaseFailure } from '../query/database-error.ts';
import type { OpenDatabase } from '../query/locked-database.ts';
import { chunkVector } from './chunk-vector.ts';
import type { RowName } from './column-account.ts';
import type { ColumnBuilder } from './column-builder.ts';
import { NotPlainPages } from './parquet/page-reader.ts';
import type { ParquetFooter } from './parquet/parquet-footer.ts';
import { pagesToBuilder, readPages } from './parquet/read-pages.ts';
import type { PreparedFile } from './prepare-file.ts';
import type { SourceFile } from './source-file.ts';
import { readSeparated } from './text/separated-rows.ts';

/** How rows are read, as long as they can be. */
export interface Way {
  /** Texts of plain records without a database. */
  readonly isSeparated: boolean;
  /** Pages of Parquet without a database. */
  readonly isPages: boolean;
  /** Numbers of a text file that are in plain digits throughout. */
  readonly plainNumbers: boolean;
}

/** Adds the rows of one file to the columns; returns how many. */
export async function readRows(
  open: OpenDatabase,
  { file, text }: PreparedFile,
  relation: Relation,
  selected: readonly Selected[],
  way: Way,
  builders: readonly ColumnBuilder[],
  rowName: RowName,
): Promise<number> {
  const isOneColumns = selected.every(({ made }) => made === undefined);
  if (way.isSeparated && text !== null && text.blankRows === 0 && text.layout.columns.length > 1 && isOneColumns) {
    const held = way.plainNumbers ? 'plain texts' : 'texts';
    const positions = selected.map(({ position }) => position);
    return readSeparated(file, text.layout, positions, (vectorAt) => {
      for (const [index, builder] of builders.entries()) builder.add(vectorAt(index), held, rowName);
    });
  }
  const isInPages = selected.map((each, at) => way.isPages && canBeOfPages(relation.footer, each, builders[at]!));
  const { footer } = relation;
  if (footer !== undefined && isInPages.includes(true)) {
    const wanted = selected.flatMap(({ position }, at) =>
      isInPages[at] ? [pagesToBuilder(position, builders[at]!, rowName)] : [],
    );
    await readPages(file.path, footer, wanted);
    const others = selected.filter((_, at) => !isInPages[at]);
    if (others.length === 0) return footer.rows;
    const adding = builders.filter((_, at) => !isInPages[at]);
    const rows = await readChunks(open, file, relation, others, way, adding, rowName);
    if (rows !== footer.rows) throw new NotPlainPages('a column has other rows than the file');
    return rows;
  }
  return readChunks(open, file, relation, selected, way, builders, rowName);
}

/** Rows by DuckDB. */
async function readChunks(
  open: OpenDatabase,
  file: SourceFile,
  relation: Relation,
  selected: readonly Selected[],
  way: Way,
  builders: readonly ColumnBuilder[],
  rowName: RowName,
): Promise<number> {
  const { sql, held } = await relation.query(selected, way.plainNumbers);
  const connection = await open();
  let rows = 0;
  const chunks = await attempt(file, () => connection.stream(sql));
  for (;;) {
    const chunk = await attempt(file, () => chunks.fetchChunk());
    if (chunk === null || chunk.rowCount === 0) return rows;
    for (const [index, builder] of builders.entries()) {
      builder.add(chunkVector(chunk.chunk, index, chunk.rowCount), held[index]!, rowName);
    }
    rows += chunk.rowCount;
  }
}

/** Whether a column's values can be taken out of its pages as they are wanted. */
function canBeOfPages(footer: ParquetFooter | undefined, { position, wanted, made }: Selected, builder: ColumnBuilder) {
  const what = footer?.holds[position]?.what;
  if (what === undefined || made !== undefined) return false;
  if (what === 'days') return wanted === 'date';
  if (wanted === 'number') return what !== 'texts';
  // Whole numbers in their digits; those with a point are DuckDB's to write.
  const isText = what === 'texts' || (wanted === 'text' && (what === 'whole' || what === 'long'));
  return isText && builder.texts() !== null;
}

async function attempt<Result>(file: SourceFile, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    throw describeDatabaseFailure(file, cause);
  }
}
