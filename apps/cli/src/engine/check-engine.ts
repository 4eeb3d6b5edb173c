import { loadDescriptor } from '@assay/dataset/fetch';
import { describeFolder } from '@assay/notebook/run';
import { InputError } from '@assay/statistics';
import type { Context, ExitCode } from '../command.ts';
import { datasetFolder } from '../home/dataset-folders.ts';
import { notebookFolder } from '../home/notebook-folders.ts';
import { printedColumns } from '../show/columns.ts';
import { countedColumns } from './counted-columns.ts';
import { engineAccount } from './engine-account.ts';

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
    const { present, lines } = await engineAccount(engine, entry.table ?? null, engineTableName(entry));
    if (notebook !== null) {
      const known = await describeFolder(notebookFolder(home, notebook));
      lines.push(...countedColumns(known.notebook, present, columns));
    }
    stdout.write(printedColumns(lines));
    return 0;
  } finally {
    await engine.close();
  }
}
