import type { Engine, TableName } from '@assay/engine';
import { countedNoun } from '@assay/statistics';

/** What a table is as its engine tells it, without a value of any row: its columns, and lines of a name and what is said of it. */
export async function engineAccount(
  engine: Engine,
  written: string | null,
  table: TableName,
): Promise<{ readonly present: readonly string[]; readonly lines: [string, string][] }> {
  const present = await engine.columns(table);
  const { rows, filled, digest } = await engine.identify(table, present);
  const untried: [string, string][] =
    engine.isUntried === true ? [['tried', 'not tried on a server by us: compare its rows with what you know']] : [];
  const lines: [string, string][] = [
    ['engine', `${engine.name} ${await engine.version()}`],
    ...untried,
    ['table', written ?? 'a query'],
    ['rows', rows.toLocaleString('en-GB')],
    ['fingerprint', digest === '' ? 'taken of the rows once they are here' : digest],
    ['snapshot', (await engine.snapshot(table)) ?? 'none that the engine names'],
    [
      'kernel in the engine',
      engine.can.kernel ? 'yes, where its policy lets programs run' : 'no: rows are brought here',
    ],
    ...present.map((column, at): [string, string] => [`column ${column}`, countedNoun(filled[at]!, 'value')]),
  ];
  return { present, lines };
}
