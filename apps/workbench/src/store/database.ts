import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { diskProblem } from '@assay/evidence';
import { InputError } from '@assay/statistics';
import { migrations } from './migrations.ts';

type Value = string | number | null;
export type Row = Readonly<Record<string, Value>>;

/** SQLite as the store needs it. */
export interface Database {
  all(sql: string, ...values: readonly Value[]): readonly Row[];
  get(sql: string, ...values: readonly Value[]): Row | null;
  run(sql: string, ...values: readonly Value[]): void;
  /** As `transaction`, without waiting for the disk: for what nobody was told is kept, such as progress. */
  note(work: () => void): void;
  /** Everything in `work` is kept, or nothing. Within another transaction it simply joins it. */
  transaction<T>(work: () => T): T;
  close(): void;
}

interface Statement {
  all(...values: readonly Value[]): Row[];
  run(...values: readonly Value[]): unknown;
}
interface Driver {
  prepare(sql: string): Statement;
  exec(sql: string): void;
  close(): void;
  readonly inTransaction: boolean;
}

/**
 * Opens the store, making or migrating it where needed. Write-ahead log, foreign keys, and a wait for the disk at each
 * commit: what was acknowledged survives a kill.
 *
 * @throws InputError where the file was written by a later version, is damaged, or cannot be written.
 */
export function openStoreDatabase(path: string): Database {
  mkdirSync(dirname(path), { recursive: true });
  const Sqlite = createRequire(import.meta.url)('libsql') as new (path: string, options: { timeout: number }) => Driver;
  let driver: Driver | null = null;
  try {
    driver = new Sqlite(path, { timeout: 5000 });
    driver.exec('PRAGMA journal_mode = WAL; PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL');
    const database = databaseOver(driver);
    migrate(database, driver, path);
    return database;
  } catch (error) {
    driver?.close();
    throw diskProblem(error, path) ?? error;
  }
}

function databaseOver(driver: Driver): Database {
  const statements = new Map<string, Statement>();
  const prepared = (sql: string) => {
    const known = statements.get(sql) ?? driver.prepare(sql);
    statements.set(sql, known);
    return known;
  };
  const database: Database = {
    all: (sql, ...values) => prepared(sql).all(...values),
    get: (sql, ...values) => prepared(sql).all(...values)[0] ?? null,
    run: (sql, ...values) => void prepared(sql).run(...values),
    note(work) {
      if (driver.inTransaction) return work();
      driver.exec('PRAGMA synchronous = NORMAL');
      try {
        database.transaction(work);
      } finally {
        driver.exec('PRAGMA synchronous = FULL');
      }
    },
    transaction(work) {
      if (driver.inTransaction) return work();
      driver.exec('BEGIN IMMEDIATE');
      try {
        const result = work();
        driver.exec('COMMIT');
        return result;
      } catch (error) {
        if (driver.inTransaction) driver.exec('ROLLBACK');
        throw error;
      }
    },
    close() {
      statements.clear();
      // The driver lets a file go only when the last statement is collected, and would write to it as late as that. What the
      // log holds is in the file from here on, so whoever copies the file has everything; where that fails, the log keeps it.
      try {
        driver.exec('PRAGMA wal_checkpoint(PASSIVE)');
      } catch {}
      driver.close();
    },
  };
  return database;
}

function migrate(database: Database, driver: Driver, path: string): void {
  const version = () => Number(database.get('SELECT user_version AS version FROM pragma_user_version')!['version']);
  if (version() > migrations.length) {
    throw new InputError(
      `${path} was written by a later version of Assay (${version()}). Use that version, or restore a backup.`,
    );
  }
  for (let next = version(); next < migrations.length; next++) {
    // The version is read again inside: another process may have migrated in the meantime.
    database.transaction(() => {
      if (version() !== next) return;
      driver.exec(migrations[next]!);
      driver.exec(`PRAGMA user_version = ${next + 1}`);
    });
  }
}
