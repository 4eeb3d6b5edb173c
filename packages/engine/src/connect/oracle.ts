import { InputError } from '@assay/statistics';
import type { Engine, RowBatches } from './engine.ts';
import { type EngineEntry, engineAddress, engineCredential, isEncrypted, type OpenOptions } from './entry.ts';
import { optionalDriver } from './optional-driver.ts';
import { type ReaderDialect, rowReader } from './row-reader.ts';
import { connectLimits, GOODBYE_SECONDS, withinEngineLimit } from './time-limit.ts';

/** What is used of the driver `oracledb` in its thin mode (Apache-2.0 or UPL-1.0, JavaScript alone). */
export interface OracleDriver {
  readonly OUT_FORMAT_ARRAY: number;
  getConnection(settings: object): Promise<OracleConnection>;
}

interface OracleConnection {
  execute(sql: string, binds: readonly [], settings: object): Promise<OracleAnswer>;
  break(): Promise<void>;
  close(settings?: object): Promise<void>;
}

interface OracleAnswer {
  readonly metaData?: readonly { readonly name: string; readonly dbTypeName?: string }[];
  readonly resultSet?: { getRows(most: number): Promise<readonly (readonly unknown[])[]>; close(): Promise<void> };
}

const ROWS_AT_ONCE = 20_000;
const DAY = `'YYYY-MM-DD'`;
const SECOND = `'YYYY-MM-DD"T"HH24:MI:SS'`;

export const ORACLE: ReaderDialect = {
  name: 'Oracle',
  quote: (name) => `"${name.replaceAll('"', '')}"`,
  alias: 't',
  mayBeginWith: true,
  text(column, type) {
    // A date of Oracle holds a time of day, which is midnight where none was meant.
    if (type === 'DATE')
      return `CASE WHEN ${column} = TRUNC(${column}) THEN TO_CHAR(${column}, ${DAY}) ELSE TO_CHAR(${column}, ${SECOND}) END`;
    if (type === 'TIMESTAMP') return `TO_CHAR(${column}, 'YYYY-MM-DD"T"HH24:MI:SS.FF6')`;
    if (/^TIMESTAMP WITH (LOCAL )?TIME ZONE$/.test(type))
      return `TO_CHAR(${column}, 'YYYY-MM-DD"T"HH24:MI:SS.FF6TZH:TZM')`;
    if (/^(NUMBER|BINARY_FLOAT|BINARY_DOUBLE|BINARY_INTEGER)$/.test(type))
      return `TO_CHAR(${column}, 'TM9', 'NLS_NUMERIC_CHARACTERS=''.,''')`;
    return /^(VARCHAR2|NVARCHAR2|VARCHAR|CHAR|NCHAR)$/.test(type) ? `TO_CHAR(${column})` : null;
  },
  // An empty text is none here.
  filled: (text) => `TO_CHAR(COUNT(${text}))`,
  count: 'TO_CHAR(COUNT(*))',
  version: 'SELECT version FROM product_component_version FETCH FIRST 1 ROWS ONLY',
};

/**
 * Oracle as a reader of rows, in one read-only transaction. Written from the documents of the driver and the server; not tried
 * on a server by us.
 *
 * @throws InputError where the driver is not installed, nobody answers, or nobody is let in.
 */
export async function openOracle(
  entry: EngineEntry,
  options: OpenOptions,
  load: () => Promise<OracleDriver> = () => optionalDriver('oracledb', 'Oracle'),
): Promise<Engine> {
  const { host, port, path } = engineAddress(entry);
  const name = `Oracle at ${host}:${port}`;
  const password = engineCredential(entry, options);
  const tls = isEncrypted(entry, name, host, password);
  const driver = await load();
  const settings = {
    user: entry.user ?? '',
    password: password ?? '',
    connectString: `${tls ? 'tcps' : 'tcp'}://${host}:${port}/${path}`,
  };
  let connection: OracleConnection;
  try {
    const opening = driver.getConnection(settings);
    // Whoever comes after the limit is shown out.
    const late = () => void opening.then((each) => each.close({ drop: true })).catch(() => {});
    connection = await withinEngineLimit(`${name}: to connect`, connectLimits(options), opening, late);
  } catch (cause) {
    if (cause instanceof InputError) throw cause;
    const code = codeOf(cause);
    if (/^ORA-(01017|28000|28001|01045)$/.test(code))
      throw new InputError(`${name} does not let this user in (${code}). Check user and credential.`);
    throw new InputError(
      `nobody answers at ${host}:${port} as Oracle (${code || 'no connection'}). Check the address.`,
    );
  }
  let isStopped = false;
  const stop = () => {
    isStopped = true;
    void connection.break().catch(() => {});
    void connection.close({ drop: true }).catch(() => {});
  };
  const ask = async <Value>(step: string, work: () => Promise<Value>): Promise<Value> => {
    try {
      return await withinEngineLimit(`${name}: to ${step}`, options, work(), stop);
    } catch (cause) {
      if (cause instanceof InputError) throw cause;
      const code = codeOf(cause);
      // Its words may quote a value of a row.
      if (/^ORA-/.test(code) && !LOST.test(code))
        throw new InputError(`${name} refuses to ${step} (${code}). Mend the entry or ask for the right.`);
      throw new InputError(`${name} was lost while it was asked to ${step}. Nothing of it is used; run it again.`);
    }
  };
  const close = async () => {
    if (isStopped) return;
    const bye = { seconds: GOODBYE_SECONDS };
    await withinEngineLimit(`${name}: to end`, bye, connection.close({ drop: true }), () => {}).catch(() => {});
  };
  try {
    await ask('begin', () => connection.execute('SET TRANSACTION READ ONLY', [], {}));
  } catch (cause) {
    await close();
    throw cause;
  }
  return rowReader(ORACLE, {
    async *read(step, sql): RowBatches {
      const asked = { resultSet: true, outFormat: driver.OUT_FORMAT_ARRAY, fetchArraySize: 1000 };
      const { resultSet } = await ask(step, () => connection.execute(sql, [], asked));
      if (resultSet === undefined) throw new InputError(`${name} gave no rows to ${step}. Nothing of it is used.`);
      for (;;) {
        const rows = await ask(step, () => resultSet.getRows(ROWS_AT_ONCE));
        if (rows.length === 0) break;
        yield rows.map((row) => row.map((value) => (value === null || value === undefined ? null : String(value))));
      }
      await ask(step, () => resultSet.close());
    },
    async describe(source) {
      const { metaData = [] } = await ask('describe the table', () =>
        connection.execute(`SELECT * FROM ${source} WHERE 1 = 0`, [], { outFormat: driver.OUT_FORMAT_ARRAY }),
      );
      return metaData.map(({ name, dbTypeName = 'no stated type' }) => ({ name, type: dbTypeName }));
    },
    close,
  });
}

/** The line was cut, the session ended, or the server went down. */
const LOST = /^ORA-(00028|01012|01033|01034|01089|03113|03114|03135|12537|12547)$/;

function codeOf(cause: unknown): string {
  const { code } = cause as { code?: unknown };
  return typeof code === 'string' && /^[A-Z]{3}-\d+$/.test(code) ? code : '';
}
