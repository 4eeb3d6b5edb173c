import { createWriteStream, rmSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { withDatabase } from '../../query/open-database.ts';
import { sqlText } from '../../query/sql-text.ts';

/**
 * Writes rows of texts that come some at a time as Parquet, every text as it is: a file that is read like any other. Returns
 * how many rows came.
 *
 * @example
 * await stageRowsAsParquet(`${folder}/staged.parquet`, ['name'], (async function* () { yield [['Ash'], [null]]; })()) // 2
 */
export async function stageRowsAsParquet(
  path: string,
  columns: readonly string[],
  batches: AsyncIterable<readonly (readonly (string | null)[])[]>,
): Promise<number> {
  const csv = `${path}.csv`;
  let rows = 0;
  try {
    async function* lines() {
      for await (const batch of batches) {
        rows += batch.length;
        let text = '';
        // A lone missing value would be an empty line, which is no row.
        for (const row of batch) text += `${row.map(quoted).join(',') || '""'}\n`;
        yield text;
      }
    }
    await pipeline(Readable.from(lines()), createWriteStream(csv, { mode: 0o600 }));
    const names = columns.map((name) => `"${name.replaceAll('"', '""')}"`);
    const types = columns.map((_, at) => `c${at}: 'VARCHAR'`).join(', ');
    const from = `read_csv(${sqlText(csv)}, auto_detect = false, header = false, delim = ',', quote = '"', escape = '"', columns = {${types}})`;
    const values = columns.map((_, at) => `c${at} AS ${names[at]}`).join(', ');
    await withDatabase([csv, path], async (connection) => {
      await connection.run(`COPY (SELECT ${values} FROM ${from}) TO ${sqlText(path)} (FORMAT parquet)`);
    });
    return rows;
  } finally {
    rmSync(csv, { force: true });
  }
}

/** Always in quotes, so that nothing in a text can be taken for a separator, an end of line or a missing value. */
function quoted(text: string | null): string {
  return text === null ? '' : `"${text.replaceAll('"', '""')}"`;
}
