import { loadDescriptor } from '@assay/dataset/fetch';
import { type KnownNotebook, type RunChoices, resolveParameters, settleOptions } from '@assay/notebook/run';
import { InputError } from '@assay/statistics';
import type { Context } from '../command.ts';
import { datasetFolder } from '../home/dataset-folders.ts';
import { filePath } from '../words/file-path.ts';

/**
 * Counts every input that was named by `@`: `@connect` a data set whose entry names an engine, `@people.parquet` a file of any
 * size. The counts are kept under `.assay/counts`, and take the place of the input's rows in the run.
 *
 * @throws InputError where an input cannot be counted, or the engine fails: then nothing is kept.
 */
export async function countInputs(
  context: Context,
  known: Pick<KnownNotebook, 'notebook' | 'bundle'>,
  choices: RunChoices,
  seconds: number | null,
): Promise<RunChoices> {
  const { notebook } = known;
  const parameters = resolveParameters(notebook.parameters, choices.parameters ?? {});
  const files: Record<string, readonly string[]> = { ...choices.inputs };
  const columns: Record<string, Readonly<Record<string, string>>> = { ...choices.columns };
  const readings: Record<string, NonNullable<RunChoices['readings']>[string]> = { ...choices.readings };
  for (const [name, paths] of Object.entries(choices.inputs ?? {})) {
    const named = paths.filter((path) => path.startsWith('@'));
    if (named.length === 0) continue;
    if (paths.length > 1) {
      throw new InputError(`input ${name} is named ${paths.length} times. What is counted where it lies is one table.`);
    }
    const input = notebook.inputs.find((each) => each.name === name);
    // A name that is no input is told by the run, with the names that are.
    if (input === undefined) return { ...choices, inputs: { ...files, [name]: [] } };
    const { countDeclared, ENGINE_SECONDS, keepCounts } = await import('@assay/engine');
    const place = placeOf(context, named[0]!.slice(1), name, seconds ?? ENGINE_SECONDS);
    const counted = await countDeclared(input, place, {
      parameters,
      settle: (pass, counts) => settleOptions(known, { input: name, pass, counts, parameters }),
      mapping: columns[name] ?? {},
      choices: readings[name] ?? {},
      ...(context.signal === undefined ? {} : { signal: context.signal }),
      onProgress: (text) => context.stderr.write(`${name}: ${text}\n`),
    });
    files[name] = [keepCounts(context.home, counted)];
    delete columns[name];
    delete readings[name];
  }
  return { ...choices, inputs: files, columns, readings };
}

/** What was named by `@`: a file, or the engine of a data set. */
function placeOf({ home, cwd, env, signal }: Context, name: string, input: string, seconds: number) {
  if (/[./\\]/.test(name)) return { paths: [filePath(cwd, name, `input ${input}`)] };
  const folder = datasetFolder(home, name);
  const { engine: entry } = loadDescriptor(folder);
  if (entry === undefined) {
    throw new InputError(
      `data set ${name} has files and no engine. Name its file, or one of your own to be counted in slices: --input ${input}=@path/to/file.parquet`,
    );
  }
  return { entry, open: { env, folder, seconds, ...(signal === undefined ? {} : { signal }) } };
}
