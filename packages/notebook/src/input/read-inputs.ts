import { saidLines, type Table } from '@assay/dataset';
import { countedNoun, InputError } from '@assay/statistics';
import { fileWrittenAt, type PreparedRun } from '../run/prepare-run.ts';
import type { RunEvent } from '../run/run-event.ts';
import type { InputRecord } from '../run/run-record.ts';
import { settleOptions } from '../run/settle-options.ts';
import { emptyTable } from './empty-table.ts';
import { givenTable } from './given-table.ts';
import type { ReadApart, ReadingOfInput, ReadingRequest } from './read-apart.ts';
import { areInputCounts, type CountsOrigin, type ReadCounts, readCountedInput } from './read-counted-input.ts';
import type { ReadInput } from './read-input.ts';

/** Bytes of an input from which reading it on another core saves more than it takes to start a thread. */
const BYTES_TO_READ_APART = 10_000_000;

/**
 * Reads every input of a run into columns, in the notebook's order, and keeps the account of how. Where several are large, all but
 * the largest are read apart meanwhile.
 *
 * @throws InputError where a file cannot be read, or changed while it was.
 */
export async function readInputs(
  run: PreparedRun,
  readInput: ReadInput,
  emit: (event: RunEvent) => void,
  options: { readonly signal?: AbortSignal; readonly today?: number; readonly readApart?: ReadApart },
) {
  const { names, requests } = requestsApart(run, options.today);
  if (requests.length === 0 || options.readApart === undefined)
    return readEachInput(run, readInput, emit, options, new Map());
  const { readings, stop } = options.readApart(requests);
  try {
    // One that fails is told in its turn.
    for (const reading of readings) reading.catch(() => {});
    return await readEachInput(run, readInput, emit, options, new Map(names.map((name, at) => [name, readings[at]!])));
  } finally {
    stop();
  }
}

/** What is read apart: each large input but the largest, where its files are no counts. */
function requestsApart({ notebook, inputs }: PreparedRun, today: number | undefined) {
  const bytesOf = ({ files }: PreparedRun['inputs'][number]) => files.reduce((sum, { bytes }) => sum + bytes, 0);
  const large = inputs
    .filter((input) => bytesOf(input) >= BYTES_TO_READ_APART && !areInputCounts(input.files.map(({ path }) => path)))
    .sort((a, b) => bytesOf(b) - bytesOf(a))
    .slice(1)
    .reverse();
  return {
    names: large.map(({ name }) => name),
    requests: large.map((prepared) => requestOf(notebook, prepared, today)),
  };
}

function requestOf(
  { inputs }: PreparedRun['notebook'],
  { name, files, mapping, choices, dataset }: PreparedRun['inputs'][number],
  today: number | undefined,
): ReadingRequest {
  return {
    input: inputs.find((each) => each.name === name)!,
    paths: files.map(({ path }) => path),
    mapping,
    ...(choices === undefined ? {} : { choices }),
    isOwn: dataset === null,
    ...(today === undefined ? {} : { today }),
  };
}

async function readEachInput(
  { notebook, inputs, writtenAt, identity, bundle }: PreparedRun,
  readInput: ReadInput,
  emit: (event: RunEvent) => void,
  { signal, today }: { readonly signal?: AbortSignal; readonly today?: number },
  apart: ReadonlyMap<string, Promise<ReadingOfInput>>,
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
      const { origin, rows, passes } = await readCountedInput(paths[0]!, input, identity.parameters, (pass, counts) =>
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
    const isApart = apart.has(input.name);
    const request = requestOf(notebook, prepared, today);
    const { table, columns, account, lines = [], headlines } = await (apart.get(input.name) ?? readInput(request));
    for (const { path } of prepared.files) {
      if ((await fileWrittenAt(input.name, path)) === writtenAt.get(path)) continue;
      throw new InputError(`input ${input.name} changed while it was read: ${path}. Run again once it is settled.`);
    }
    tables[input.name] = isApart ? table : givenTable(input, table);
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
  const { engine, version, table, step, stepDown, slices, digest, said = {} } = origin;
  return [
    `counted, not read: ${engine} ${version}, ${table}`,
    `${step}, ${countedNoun(Number(slices), 'slice')}${typeof stepDown === 'string' ? ` (${stepDown})` : ''}`,
    `fingerprint ${digest}`,
    ...saidLines(said),
  ];
}
