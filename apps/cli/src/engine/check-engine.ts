import { matchColumns } from '@assay/dataset';
import { loadDescriptor } from '@assay/dataset/fetch';
import { nearestNameSuggestion } from '@assay/notebook';
import { describeFolder } from '@assay/notebook/run';
import { countedNoun, InputError } from '@assay/statistics';
import type { Context, ExitCode } from '../command.ts';
import { datasetFolder } from '../home/dataset-folders.ts';
import { notebookFolder } from '../home/notebook-folders.ts';
import { printedColumns } from '../show/columns.ts';

/** Connects to the engine of a data set and shows what is there: no value of any row. */
export async function checkEngine(
  context: Context,
  name: string,
  notebook: string | null,
  columns: Readonly<Record<string, Readonly<Record<string, string>>>>,
): Promise<ExitCode> {
  const { home, env, signal, stdout } = context;
  const folder = datasetFolder(home, name);
  const { engine: entry } = loadDescriptor(folder);
  if (entry === undefined) throw new InputError(`data set ${name} names no engine, so there is nothing to connect to.`);
  const { ENGINE_SECONDS, openEngine, engineTableName } = await import('@assay/engine');
  const seconds = Math.min(ENGINE_SECONDS, 600);
  const engine = await openEngine(entry, { env, folder, seconds, ...(signal === undefined ? {} : { signal }) });
  try {
    const table = engineTableName(entry);
    const present = await engine.columns(table);
    const { rows, filled, digest } = await engine.identify(table, present);
    const lines = [
      ['engine', `${engine.name} ${await engine.version()}`],
      ...(engine.isUntried === true
        ? [['tried', 'not tried on a server by us: compare its rows with what you know']]
        : []),
      ['table', entry.table ?? 'a query'],
      ['rows', rows.toLocaleString('en-GB')],
      ['fingerprint', digest === '' ? 'taken of the rows once they are here' : digest],
      ['snapshot', (await engine.snapshot(table)) ?? 'none that the engine names'],
      [
        'kernel in the engine',
        engine.can.kernel ? 'yes, where its policy lets programs run' : 'no: rows are brought here',
      ],
      ...present.map((column, at) => [`column ${column}`, countedNoun(filled[at]!, 'value')]),
    ];
    if (notebook !== null) {
      const known = await describeFolder(notebookFolder(home, notebook));
      const stray = Object.keys(columns).find((each) =>
        known.notebook.inputs.every(({ name: input }) => input !== each),
      );
      if (stray !== undefined) {
        const names = known.notebook.inputs.map(({ name: input }) => input);
        throw new InputError(
          `--columns is about "${stray}", which is no input of ${notebook}. ${nearestNameSuggestion(stray, names)}`,
        );
      }
      for (const { name: input, schema, counted = [] } of known.notebook.inputs) {
        if (counted.length === 0) continue;
        const needed = new Set(counted.flatMap(({ fields }) => Object.values(fields)));
        const fields = schema.fields.filter((field) => needed.has(field.name));
        for (const match of matchColumns({ ...schema, name: input, fields }, present, columns[input] ?? {})) {
          lines.push([`${input}: ${match.field}`, `${match.column} (${match.how})`]);
        }
      }
    }
    stdout.write(printedColumns(lines));
    return 0;
  } finally {
    await engine.close();
  }
}
