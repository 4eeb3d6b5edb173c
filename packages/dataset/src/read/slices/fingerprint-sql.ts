import { InputError } from '@assay/statistics';

/** What a table is known by: rows, values that are not missing, and a sum that no order and no partitioning changes. */
export interface TableIdentity {
  readonly rows: number;
  /** Values that are neither null nor empty, by column in the order asked for. */
  readonly filled: readonly number[];
  /** Sum over rows of the first 52 bits of MD5 of the row's texts, in decimal digits. */
  readonly digest: string;
}

/** How an engine writes what the fingerprint is made of. */
export interface FingerprintDialect {
  readonly quote: (name: string) => string;
  /** The type of texts, as a cast names it. */
  readonly text: string;
  /** Sum of the first 52 bits of MD5 over rows, as a text. */
  readonly md5Sum: (row: string) => string;
  /** How texts are joined where no text of them may be null; `||` where not said. */
  readonly join?: (texts: readonly string[]) => string;
}

export const DUCKDB: FingerprintDialect = {
  quote: (name) => `"${name.replaceAll('"', '""')}"`,
  text: 'varchar',
  md5Sum: (row) => `cast(coalesce(sum(('0x' || substr(md5(${row}), 1, 13))::bigint), 0) as varchar)`,
  // Half the time of `||`, which makes a text of each pair; it passes over nulls, of which there are none.
  join: (texts) => `concat(${texts.join(', ')})`,
};

/**
 * One statement that identifies a table in any engine: equal tables have equal answers wherever they lie. A text's length
 * stands before it, so that shifted columns differ; a missing value is `~`, as an empty one is. No text that is joined is null, since
 * `concat` and `||` treat nulls differently from engine to engine.
 *
 * @example
 * fingerprintSql('people', ['name'], DUCKDB).startsWith('SELECT count(*) AS n_rows') // true
 */
export function fingerprintSql(
  from: string,
  columns: readonly string[],
  { quote, text, md5Sum, join = (texts) => texts.join(' || ') }: FingerprintDialect,
): string {
  const values = columns.map((name) => `nullif(cast(${quote(name)} as ${text}), '')`);
  const row = join(
    values.flatMap((value, at) => [
      ...(at === 0 ? [] : ["'|'"]),
      `coalesce(cast(length(${value}) as ${text}), '~')`,
      `CASE WHEN ${value} IS NULL THEN '' ELSE ':' END`,
      `coalesce(${value}, '')`,
    ]),
  );
  const filled = values.map((value, at) => `count(${value}) AS n_${at}`);
  return `SELECT count(*) AS n_rows, ${filled.join(', ')}, ${md5Sum(row)} AS digest FROM ${from}`;
}

/**
 * The identity out of the row that {@link fingerprintSql} gives, whatever types the client has for whole numbers.
 *
 * @throws InputError where the answer lacks a count, as that of a query which was stopped may.
 *
 * @example
 * identityOfRow({ n_rows: 2n, n_0: '1', digest: 7 }, 1) // { rows: 2, filled: [1], digest: '7' }
 */
export function identityOfRow(row: Readonly<Record<string, unknown>>, columns: number): TableIdentity {
  const whole = (name: string): number => {
    const told = row[name];
    const count = told === null || told === undefined || told === '' ? Number.NaN : Number(told);
    if (Number.isSafeInteger(count) && count >= 0) return count;
    throw new InputError('the engine did not tell how many rows the table has. Nothing of it is used; run it again.');
  };
  return {
    rows: whole('n_rows'),
    filled: Array.from({ length: columns }, (_, at) => whole(`n_${at}`)),
    digest: String(row['digest']),
  };
}
