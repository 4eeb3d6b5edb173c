import { rmSync } from 'node:fs';
import sqlite, { type Database } from 'node-sqlite3-wasm';

/** An SQLite file at a path, made by statements or by hand; returns the path. */
export function sqliteFile(path: string, make: readonly string[] | ((database: Database) => void)): string {
  rmSync(path, { force: true });
  const database = new sqlite.Database(path);
  if (typeof make === 'function') make(database);
  else for (const statement of make) database.exec(statement);
  database.close();
  return path;
}
