import type { DuckDBConnection } from '@duckdb/node-api';
import type { SourceFile } from '../read/source-file.ts';
import { describeDatabaseFailure } from './database-error.ts';

export interface Described {
  readonly name: string;
  readonly type: string;
}

/** Names and types of what a statement would select. */
export async function describeRelation(
  connection: DuckDBConnection,
  from: string,
  file: SourceFile,
  selected = '*',
): Promise<Described[]> {
  try {
    const described = await connection.runAndReadAll(`DESCRIBE SELECT ${selected} FROM ${from}`);
    return described.getRows().map(([name, type]) => ({ name: String(name), type: String(type) }));
  } catch (cause) {
    throw describeDatabaseFailure(file, cause);
  }
}

export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
