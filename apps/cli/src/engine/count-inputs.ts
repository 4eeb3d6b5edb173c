import { chmodSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { loadDescriptor } from '@assay/dataset/fetch';
import type { CountRequest, CountsFile } from '@assay/engine';
import { sha256Hex, writeAtomically } from '@assay/evidence';
import type { Input } from '@assay/notebook';
import { type KnownNotebook, type RunChoices, resolveParameters } from '@assay/notebook/run';
import { InputError } from '@assay/statistics';
import type { Context } from '../command.ts';
import { datasetFolder } from '../home/dataset-folders.ts';
import { filePath } from '../words/file-path.ts';

/** Seconds that an engine may take for one answer, unless stated. */
export const ENGINE_SECONDS = 3600;

/**
 * Counts every input that was named by `@`: `@connect` a data set whose entry names an engine, `@people.parquet` a file of any
 * size. The counts are kept under `.assay/counts`, and take the place of the input's rows in the run.
 *
 * @throws InputError where an input cannot be counted, or the engine fails: then nothing is kept.
 */
export async function countInputs(
  context: Context,
  { notebook }: Pick<KnownNotebook, 'notebook'>,
  choices: RunChoices,
  seconds: number,
): Promise<RunChoices> {
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
    const counted = await countInput(context, named[0]!.slice(1), seconds, {
      ...requestOf(input, resolveParameters(notebook.parameters, choices.parameters ?? {})),
      mapping: columns[name] ?? {},
      choices: readings[name] ?? {},
      ...(context.signal === undefined ? {} : { signal: context.signal }),
      onProgress: (text) => context.stderr.write(`${name}: ${text}\n`),
    });
    files[name] = [await keep(context.home, counted)];
    delete columns[name];
    delete readings[name];
  }
  return { ...choices, inputs: files, columns, readings };
}

/** What is asked of a table for an input: the passes that can take the place of its rows. */
function requestOf(
  input: Pick<Input, 'name' | 'schema' | 'counted'>,
  parameters: Readonly<Record<string, string | number | boolean>>,
): Pick<CountRequest, 'input' | 'schema'> & {
  readonly declared: NonNullable<Input['counted']>;
  readonly parameters: typeof parameters;
} {
  if (input.counted === undefined || input.counted.length === 0) {
    throw new InputError(`input ${input.name} needs rows: no counts can take their place. Give a file of rows.`);
  }
  return { input: input.name, schema: input.schema, declared: input.counted, parameters };
}

type Asked = Omit<CountRequest, 'passes'> & Pick<ReturnType<typeof requestOf>, 'declared' | 'parameters'>;

async function countInput(context: Context, name: string, seconds: number, asked: Asked): Promise<CountsFile> {
  const { counterNamed, countFiles, countTable, openEngine, engineTableName } = await import('@assay/engine');
  const { declared, parameters, ...request } = asked;
  const passes = declared.map((pass) => ({
    name: pass.name,
    counter: counterNamed(pass.counter.name, Object.keys(pass.fields)),
    fields: pass.fields,
    options: Object.fromEntries(Object.entries(pass.options).map(([option, from]) => [option, parameters[from]!])),
    ...(pass.after === undefined ? {} : { after: settledBy(pass.after, parameters) }),
  }));
  if (/[./\\]/.test(name)) {
    const path = filePath(context.cwd, name, `input ${request.input}`);
    return countFiles([path], { ...request, passes });
  }
  const folder = datasetFolder(context.home, name);
  const { engine: entry } = loadDescriptor(folder);
  if (entry === undefined) {
    throw new InputError(
      `data set ${name} has files and no engine. Name its file, or one of your own to be counted in slices: --input ${request.input}=@path/to/file.parquet`,
    );
  }
  const { env, signal } = context;
  const engine = await openEngine(entry, { env, folder, seconds, ...(signal === undefined ? {} : { signal }) });
  try {
    return await countTable(engine, engineTableName(entry), { ...request, passes });
  } finally {
    await engine.close();
  }
}

/** What one pass gives another, under the parameters of the run. */
function settledBy(
  { pass, options }: NonNullable<NonNullable<Input['counted']>[number]['after']>,
  parameters: Asked['parameters'],
) {
  return { pass, options: (counts: Parameters<typeof options>[0]) => options(counts, parameters) };
}

/** Keeps counts by their content, for this user alone: they are exact, and no gate has seen them. */
async function keep(home: string, counted: CountsFile): Promise<string> {
  const { countsText } = await import('@assay/engine');
  const text = countsText(counted);
  const folder = join(home, '.assay', 'counts');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `${counted.input}-${sha256Hex(text).slice(0, 16)}.json`);
  // Written again, an equal file would look as if it had changed.
  if (statSync(path, { throwIfNoEntry: false }) === undefined) writeAtomically(path, text);
  chmodSync(path, 0o600);
  return path;
}
