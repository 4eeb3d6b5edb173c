import { type FingerprintDialect, fingerprintSql, identityOfRow } from '@assay/dataset/read';
import { InputError } from '@assay/statistics';
import { groupedSql, sourceSql } from '../count/source-sql.ts';
import { openSession, StatementFailed } from './connect-session.ts';
import { type Engine, KernelRefused, type TableName } from './engine.ts';
import type { EngineEntry, OpenOptions } from './entry.ts';
import { nodeProbeSql, plainSql, transformSql } from './transform-sql.ts';

const quoteSpark = (name: string): string => `\`${name.replaceAll('`', '``')}\``;

const SPARK: FingerprintDialect = {
  quote: quoteSpark,
  text: 'string',
  md5Sum: (row) => `cast(coalesce(sum(cast(conv(substr(md5(${row}), 1, 13), 16, 10) as decimal(38, 0))), 0) as string)`,
};

function wholeNumber(cell: string | null | undefined): number {
  const number = Number(cell ?? Number.NaN);
  return Number.isSafeInteger(number) && cell !== '' ? number : Number.NaN;
}

/** @throws InputError of a kernel that ended, in words that say what may be done. */
function told(cause: unknown): never {
  if (!(cause instanceof StatementFailed && cause.isProgramLost)) throw cause;
  throw new InputError(
    'a kernel ended before it had counted its slice: it was killed, or its worker has no memory left beside Java’s. Nothing of it is used; run it again, with more memory for workers where it ends so again.',
    { cause },
  );
}

/**
 * Spark, Databricks or any other server of Spark Connect. Where it runs programs on its rows (`TRANSFORM`), the kernel goes
 * there inside the statement; nothing is installed but Node.
 *
 * @throws InputError where nobody answers, or nobody is let in.
 */
export async function openConnect(entry: EngineEntry, options: OpenOptions): Promise<Engine> {
  const session = await openSession(entry, options);
  const named = (table: TableName, alias?: string) => sourceSql(table, quoteSpark, alias);
  const recast = new Map<string, string>();
  /** With every moment by the session's clock; asked of a table once its columns were. */
  const source = (table: TableName) => recast.get(named(table)) ?? named(table);
  const node = entry.archive === undefined ? (entry.node ?? 'node') : nodeOfArchive(entry.node!);
  return {
    name: 'Spark Connect',
    can: { kernel: true },
    version: () => session.version(),
    async columns(table) {
      const { columns, otherClocks } = await session.all('describe the table', `SELECT * FROM ${named(table)} LIMIT 0`);
      const cast = (name: string) => `cast(${quoteSpark(name)} AS timestamp) AS ${quoteSpark(name)}`;
      const each = columns.map((name) => (otherClocks.includes(name) ? cast(name) : quoteSpark(name)));
      if (otherClocks.length > 0)
        recast.set(named(table), `(SELECT ${each.join(', ')} FROM ${named(table, 'AS s')}) AS t`);
      return columns;
    },
    async identify(table, columns) {
      const sql = fingerprintSql(source(table), columns, SPARK);
      const { columns: names, rows } = await session.all('identify the table', sql);
      const row = Object.fromEntries(names.map((name, at) => [name, rows[0]?.[at]]));
      return identityOfRow(row, columns.length);
    },
    async snapshot(table) {
      if (!('table' in table)) return null;
      try {
        const from = table.table.split('.').map(quoteSpark).join('.');
        const { columns, rows } = await session.all('name its snapshot', `DESCRIBE HISTORY ${from} LIMIT 1`);
        const version = rows[0]?.[columns.indexOf('version')];
        return version === null || version === undefined ? null : `version ${version}`;
      } catch (error) {
        // Only tables of a lake format have a history; a lost server is told as that.
        if (error instanceof StatementFailed) return null;
        throw error;
      }
    },
    rows(table, columns) {
      const texts = columns.map((column) => `cast(${quoteSpark(column)} as string)`).join(', ');
      return session.rows('read the table', `SELECT ${texts} FROM ${source(table)}`);
    },
    grouped: (table, columns, most) => session.rows('count the table', groupedSql(source(table), columns, SPARK, most)),
    async kernel(table, request) {
      try {
        if (entry.archive !== undefined) await session.all('take Node to its rows', `ADD ARCHIVE ${entry.archive}`);
        const { rows } = await session.all('run a program on its rows', nodeProbeSql(node));
        const major = Number(/^(\d+)\./.exec(rows[0]?.[0] ?? '')?.[1]);
        if (!(major >= 20)) throw new KernelRefused('it has no Node of version 20 or later beside its rows');
      } catch (error) {
        if (!(error instanceof StatementFailed)) throw error;
        // A session that was told of an archive which is not there reads nothing any more.
        if (entry.archive !== undefined)
          throw new InputError(
            `no Node could be started from the archive ${entry.archive}. Check its path and where Node lies in it, or leave archive out of the entry: rows are counted here then.`,
          );
        throw new KernelRefused('it runs no programs on its rows');
      }
      // How many is a count of people's records, and a pack says why the step was not taken.
      const plain = await session.all('look at its dates', plainSql(source(table), request));
      const awkward = (plain.rows[0] ?? []).map(wholeNumber);
      const [awkwardDates, awkwardEntities, awkwardValues] = awkward;
      if (awkward.length !== 3 || awkward.some(Number.isNaN)) {
        throw new InputError('the engine did not tell how its dates are written. Nothing of it is used; run it again.');
      }
      if (awkwardDates! > 0) throw new KernelRefused('some of its dates are not written yyyy-mm-dd');
      if (awkwardEntities! > 0) throw new KernelRefused('some of its identifiers need cleaning');
      if (awkwardValues! > 0) throw new KernelRefused('some of its times or numbers are not written plainly');
      const counted = await session.all('count', transformSql(source(table), request, node)).catch(told);
      const rows = counted.rows.map(([what, at, size, total, most]) => ({
        what: what ?? '',
        at: wholeNumber(at),
        size: wholeNumber(size),
        count: wholeNumber(request.largest.includes(what ?? '') ? most : total),
      }));
      const slices = rows.find(({ what }) => what === 'slices')?.count ?? 0;
      // What is no line of counts comes back as nothing, which would be nought.
      if (rows.some(({ what, at, size, count }) => what === '' || [at, size, count].some(Number.isNaN))) {
        throw new InputError('a count of the kernel is no whole number. Nothing of it is used; report it.');
      }
      return { rows, slices };
    },
    close: () => session.close(),
  };
}

/** Where an archive lies beside the rows: before Spark 4 where the program starts, since then in a folder of its session. */
function nodeOfArchive(node: string): string {
  return `$(ls -d ${node} ./*/${node.slice('./'.length)} 2>/dev/null | head -n 1)`;
}
