import { statSync } from 'node:fs';
import type { Table } from '@assay/dataset';
import { canonicalJson, type RunIdentity } from '@assay/evidence';
import { InputError } from '@assay/statistics';
import { areInputCounts } from '../input/read-counted-input.ts';
import type { ReadInput } from '../input/read-input.ts';
import { readInputs } from '../input/read-inputs.ts';
import type { NotebookDescription } from '../run/description.ts';
import { type PreparedRun, prepareKnownRun } from '../run/prepare-run.ts';
import type { DatasetFiles, RunChoices } from '../run/run-choices.ts';
import type { InputRecord } from '../run/run-record.ts';
import type { LiveInput } from './live-state.ts';

/** The inputs of a live notebook as they are in memory. */
export interface ReadInputs {
  readonly identity: RunIdentity;
  readonly records: readonly InputRecord[];
  readonly shown: readonly LiveInput[];
  readonly tables: Readonly<Record<string, Table>>;
  /** What names the content of each input. */
  readonly keys: Readonly<Record<string, string>>;
  /** Whether the files still are as they were read, for the same declarations. */
  isCurrent(notebook: NotebookDescription): boolean;
}

/**
 * Finds and reads the files of every input, as a run would.
 *
 * @throws InputError as a run does.
 */
export async function liveInputs(
  folder: string,
  notebook: NotebookDescription,
  choices: RunChoices,
  datasetFiles: DatasetFiles,
  readInput?: ReadInput,
): Promise<ReadInputs> {
  const bundle = { code: '', sha256: '', files: [] };
  const prepared = await prepareKnownRun({ folder, bundle, notebook }, choices, datasetFiles);
  const counted = prepared.inputs.find(({ files }) => areInputCounts(files.map(({ path }) => path)));
  if (counted !== undefined) {
    throw new InputError(
      `input ${counted.name} holds counts, and a live page shows rows. Give a file of rows, or use assay run.`,
    );
  }
  const lines = new Map<string, readonly string[]>();
  const read = readInput ?? (await import('../input/read-input.ts')).readFiles;
  const { tables, inputs } = await readInputs(
    prepared,
    read,
    (event) => {
      if (event.type === 'input-read') lines.set(event.input, [...event.lines, ...event.headlines]);
    },
    {},
  );
  const declared = canonicalJson(notebook.inputs);
  const stamp = stampOf(prepared);
  return {
    identity: prepared.identity,
    records: inputs,
    tables,
    keys: prepared.identity.inputs,
    shown: inputs.map((record) => ({
      ...record,
      title: notebook.inputs.find(({ name }) => name === record.name)?.title ?? record.name,
      lines: lines.get(record.name) ?? [],
    })),
    isCurrent: (now) => canonicalJson(now.inputs) === declared && stampOf(prepared) === stamp,
  };
}

function stampOf({ inputs }: PreparedRun): string {
  return inputs
    .flatMap(({ files }) => files.map(({ path }) => statSync(path, { throwIfNoEntry: false })))
    .map((found) => `${found?.mtimeMs ?? 0} ${found?.size ?? 0}`)
    .join(' ');
}
