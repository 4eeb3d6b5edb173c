import { chunkVector } from './chunk-vector.ts';
import type { RowName } from './column-account.ts';
import type { ColumnBuilder } from './column-builder.ts';
import { describeDatabaseFailure } from './database-error.ts';
import type { Relation, Selected } from './file-relation.ts';
import type { OpenDatabase } from './locked-database.ts';
import type { PreparedFile } from './prepare-file.ts';
import { readSeparated } from './separated-rows.ts';
import type { SourceFile } from './source-file.ts';

/** How rows are read, as long as they can be. */
export interface Way {
  /** Texts of plain records without a database. */
  readonly isSeparated: boolean;
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
  const { sql, held } = relation.query(selected, way.plainNumbers);
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

async function attempt<Result>(file: SourceFile, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    throw describeDatabaseFailure(file, cause);
  }
}
