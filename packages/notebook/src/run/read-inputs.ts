import type { Table } from '@assay/dataset';
import { InputError } from '@assay/statistics';
import { emptyTable } from './empty-table.ts';
import { givenTable } from './given-table.ts';
import { fileWrittenAt, type PreparedRun } from './prepare-run.ts';
import type { ReadInput } from './read-input.ts';
import type { RunEvent } from './run-event.ts';
import type { InputRecord } from './run-record.ts';

/**
 * Reads every input of a run into columns, in the notebook's order, and keeps the account of how.
 *
 * @throws InputError where a file cannot be read, or changed while it was.
 */
export async function readInputs(
  { notebook, inputs, writtenAt }: PreparedRun,
  readInput: ReadInput,
  emit: (event: RunEvent) => void,
  { signal, today }: { readonly signal?: AbortSignal; readonly today?: number },
) {
  const tables: Record<string, Table> = {};
  const records: InputRecord[] = [];
  for (const prepared of inputs) {
    if (signal?.aborted) throw new InputError('the run was cancelled. Start it again when ready.');
    const input = notebook.inputs.find(({ name }) => name === prepared.name)!;
    if (prepared.files.length === 0) {
      tables[input.name] = emptyTable(input.schema);
      records.push({ ...prepared, rows: 0, columns: [] });
      continue;
    }
    const start = performance.now();
    const {
      table,
      columns,
      account,
      lines = [],
      headlines,
    } = await readInput({
      input,
      paths: prepared.files.map(({ path }) => path),
      mapping: prepared.mapping,
      ...(prepared.choices === undefined ? {} : { choices: prepared.choices }),
      isOwn: prepared.dataset === null,
      ...(today === undefined ? {} : { today }),
    });
    for (const { path } of prepared.files) {
      if ((await fileWrittenAt(input.name, path)) === writtenAt.get(path)) continue;
      throw new InputError(`input ${input.name} changed while it was read: ${path}. Run again once it is settled.`);
    }
    tables[input.name] = givenTable(input, table);
    records.push({ ...prepared, rows: table.rowCount, columns, ...(account === undefined ? {} : { account }) });
    const milliseconds = performance.now() - start;
    emit({ type: 'input-read', input: input.name, rows: table.rowCount, columns, lines, headlines, milliseconds });
  }
  return { tables, inputs: records };
}
