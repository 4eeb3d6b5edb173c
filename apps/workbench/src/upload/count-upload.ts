import { join } from 'node:path';
import { loadDescriptor } from '@assay/dataset/fetch';
import {
  type KnownNotebook,
  type RunChoices,
  type RunEvent,
  resolveParameters,
  settleOptions,
} from '@assay/notebook/run';
import { InputError } from '@assay/statistics';

const AT = '@';

/** A chosen table in the place of an input's file, until it is counted. */
export function chosenTable(name: string): string {
  return AT + name;
}

/** The name of the data set whose table was chosen; `null` for a file. */
export function tableOf(path: string): string | null {
  return path.startsWith(AT) ? path.slice(AT.length) : null;
}

/**
 * Counts each input for which a table was chosen where it lies; the counts are kept as the command line keeps them, and take
 * the place of the input's rows.
 *
 * @throws InputError where the entry is gone, or the table cannot be counted.
 */
export async function countUpload(
  home: string,
  known: KnownNotebook,
  choices: RunChoices,
  { signal, onEvent }: { readonly signal: AbortSignal; readonly onEvent: (event: RunEvent) => void },
): Promise<RunChoices> {
  const inputs: Record<string, readonly string[]> = { ...choices.inputs };
  const columns = { ...choices.columns };
  const readings = { ...choices.readings };
  for (const [name, [path]] of Object.entries(inputs)) {
    const table = path === undefined ? null : tableOf(path);
    const input = known.notebook.inputs.find((each) => each.name === name);
    if (table === null || input === undefined) continue;
    const folder = join(home, 'datasets', table);
    const { engine: entry } = loadDescriptor(folder);
    if (entry === undefined) throw new InputError(`data set ${table} names no engine any more. Open the form again.`);
    const parameters = resolveParameters(known.notebook.parameters, choices.parameters ?? {});
    const { countDeclared, ENGINE_SECONDS, keepCounts } = await import('@assay/engine');
    const open = { env: process.env, folder, seconds: ENGINE_SECONDS, signal };
    const counted = await countDeclared(
      input,
      { entry, open },
      {
        parameters,
        settle: (pass, counts) => settleOptions(known, { input: name, pass, counts, parameters }),
        mapping: columns[name] ?? {},
        choices: readings[name] ?? {},
        signal,
        onProgress: (text) => onEvent({ type: 'log', cell: name, text: `${input.title}: ${text}` }),
      },
    );
    inputs[name] = [keepCounts(home, counted)];
    delete columns[name];
    delete readings[name];
  }
  return { ...choices, inputs, columns, readings };
}
