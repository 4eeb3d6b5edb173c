import type { Table } from '@assay/dataset';
import { InputError } from '@assay/statistics';
import { emptyTable } from './empty-table.ts';
import { givenTable } from './given-table.ts';
import { fileWrittenAt, type PreparedRun } from './prepare-run.ts';
import { areInputCounts, type CountsOrigin, type ReadCounts, readCounts } from './read-counts.ts';
import type { ReadInput } from './read-input.ts';
import type { RunEvent } from './run-event.ts';
import type { InputRecord } from './run-record.ts';
import { settleOptions } from './settle-options.ts';

/**
 * Reads every input of a run into columns, in the notebook's order, and keeps the account of how.
 *
 * @throws InputError where a file cannot be read, or changed while it was.
 */
export async function readInputs(
  { notebook, inputs, writtenAt, identity, bundle }: PreparedRun,
  readInput: ReadInput,
  emit: (event: RunEvent) => void,
  { signal, today }: { readonly signal?: AbortSignal; readonly today?: number },
) {
  const tables: Record<string, Table> = {};
  const counts: Record<string, ReadCounts['passes']> = {};
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
    const paths = prepared.files.map(({ path }) => path);
    if (areInputCounts(paths)) {
      const { origin, rows, passes } = await readCounts(paths[0]!, input, identity.parameters, (pass, counts) =>
        settleOptions({ bundle, notebook }, { input: input.name, pass, counts, parameters: identity.parameters }),
      );
      refuseReadings(prepared);
      tables[input.name] = emptyTable(input.schema);
      counts[input.name] = passes;
      records.push({ ...prepared, rows, columns: [], counted: origin });
      const lines = originLines(origin);
      const milliseconds = performance.now() - start;
      emit({ type: 'input-read', input: input.name, rows, columns: [], lines, headlines: [], milliseconds });
      continue;
    }
    const {
      table,
      columns,
      account,
      lines = [],
      headlines,
    } = await readInput({
      input,
      paths,
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
  return { tables, counts, inputs: records };
}

/** @throws InputError where something is said about reading rows that were counted before. */
function refuseReadings({ name, mapping, choices = {} }: PreparedRun['inputs'][number]): void {
  if (Object.keys(mapping).length + Object.keys(choices).length === 0) return;
  throw new InputError(
    `input ${name} holds counts, whose columns were mapped when they were counted. Leave out what is said of its columns.`,
  );
}

function originLines(origin: CountsOrigin): string[] {
  const { engine, version, table, step, stepDown, slices, digest } = origin;
  return [
    `counted, not read: ${engine} ${version}, ${table}`,
    `${step}, ${slices} ${slices === 1 ? 'slice' : 'slices'}${typeof stepDown === 'string' ? ` (${stepDown})` : ''}`,
    `fingerprint ${digest}`,
  ];
}
