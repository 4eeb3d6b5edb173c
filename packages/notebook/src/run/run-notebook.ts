import type { Table } from '@assay/dataset';
import {
  type Finding,
  finding,
  findingProblems,
  RESULTS_SCHEMA,
  type Results,
  resultsText,
  sha256Hex,
} from '@assay/evidence';
import { InputError } from '@assay/statistics';
import { statedOr } from '../finding/could-not-be-stated.ts';
import { emptyTable } from './empty-table.ts';
import type { Enclosure } from './enclosure.ts';
import { findCellFile } from './find-cell-file.ts';
import { givenTable } from './given-table.ts';
import { DEFAULT_LIMITS, isolationAchieved, type Limits } from './isolation.ts';
import { type LockedChild, lockedChild } from './locked-child.ts';
import type { WorkOrder } from './message.ts';
import { fileWrittenAt, type PreparedRun } from './prepare-run.ts';
import type { ReadInput } from './read-input.ts';
import { type InputRecord, RUN_SCHEMA, type RunRecord } from './run-record.ts';
import { encodeTable } from './table-frame.ts';

/** What happens during a run, for a progress bar or a log. */
export type RunEvent =
  | {
      readonly type: 'input-read';
      readonly input: string;
      readonly rows: number;
      readonly columns: InputRecord['columns'];
      /** How the files were read, in sentences. */
      readonly lines: readonly string[];
      readonly headlines: readonly string[];
      readonly milliseconds: number;
    }
  | {
      readonly type: 'cell-started';
      readonly cell: string;
      readonly title: string;
      readonly position: number;
      readonly of: number;
    }
  | { readonly type: 'cell-finished'; readonly cell: string; readonly milliseconds: number }
  | { readonly type: 'log'; readonly cell: string; readonly text: string };

export interface RunOptions {
  /** Files through DuckDB unless stated. */
  readonly readInput?: ReadInput;
  readonly onEvent?: (event: RunEvent) => void;
  /** Day against which dates in the future are found, in days since 1970-01-01. It enters no result. */
  readonly today?: number;
  readonly signal?: AbortSignal;
  readonly limits?: Partial<Limits>;
  /** What closes the child in; `null` for nothing; the most closed that works here unless stated. */
  readonly enclosure?: Enclosure | null;
}

export interface FinishedRun {
  readonly results: Results;
  readonly record: RunRecord;
}

/**
 * Runs a prepared notebook: reads its inputs here, computes its cells in a locked-down process, checks what it states.
 *
 * The same run gives the same results to the byte: no time, path or chance enters. Nothing is written. A finding that
 * cannot be stated (a key twice, a value that is no number) is stored as that, with the fault for the analyst, and
 * everything else stands.
 *
 * @throws InputError where a file cannot be read, a cell fails, or what it states has no place: no id, title or method,
 * an id stated before, a question that the notebook does not list.
 *
 * @example
 * (await runNotebook(prepared, {})).results.findings[0] // { id: 'names.short', value: 0.5, numerator: 2 }
 */
export async function runNotebook(prepared: PreparedRun, options: RunOptions): Promise<FinishedRun> {
  const { notebook, identity, bundle, folder } = prepared;
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const emit = options.onEvent ?? (() => {});
  const readInput = options.readInput ?? (await import('./read-input.ts')).readFiles;
  const { tables, inputs } = await readInputs(prepared, readInput, emit, options);
  const child = await lockedChild(bundle.code, limits, options.signal, options.enclosure);
  const findings: Finding[] = [];
  const problems: string[] = [];
  let isDone = false;
  let position = 0;
  const titles = new Map(notebook.cells.map(({ name, title }) => [name, title]));
  for await (const message of child.messages) {
    switch (message.type) {
      case 'notebook':
        sendWork(child, { parameters: identity.parameters, seed: identity.seed }, tables);
        break;
      case 'cell-started':
        emit({ ...message, title: titles.get(message.cell) ?? message.cell, position: ++position, of: titles.size });
        break;
      case 'cell-finished':
      case 'log':
        emit(message);
        break;
      case 'findings':
        for (const draft of message.drafts) {
          const stated = statedOr(draft, () => draft);
          const wrong = [...findingProblems(stated), ...placeProblems(stated, findings, notebook.questions)];
          if (wrong.length > 0) {
            problems.push(`${draft.id} (cell ${message.cell}): ${wrong.join('; ')}`);
            continue;
          }
          const file = findCellFile(folder, notebook.id, bundle.files, message.cell);
          findings.push(finding(stated, { cell: message.cell, file }));
          if (stated.fault === undefined) continue;
          emit({ type: 'log', cell: message.cell, text: `${draft.id} could not be stated: ${stated.fault}` });
        }
        break;
      case 'failed':
        throw new InputError(failure(notebook.id, message.cell, message.message));
      case 'done':
        isDone = true;
    }
  }
  if (!isDone) throw new InputError(`notebook ${notebook.id} ended before its last cell. Mend the notebook.`);
  if (problems.length > 0) {
    throw new InputError(
      `notebook ${notebook.id} states findings that cannot be stored: ${problems.join(' · ')}. Mend the cells.`,
    );
  }
  const results: Results = { schema: RESULTS_SCHEMA, run: identity, findings };
  const record: RunRecord = {
    schema: RUN_SCHEMA,
    run: identity,
    title: notebook.title,
    system: notebook.system,
    inputs,
    files: bundle.files,
    isolation: isolationAchieved(limits, options.enclosure),
    results: sha256Hex(resultsText(results)),
  };
  return { results, record };
}

async function readInputs(
  { notebook, inputs, writtenAt }: PreparedRun,
  readInput: ReadInput,
  emit: (event: RunEvent) => void,
  { signal, today }: RunOptions,
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

function sendWork(
  { input }: LockedChild,
  order: Omit<WorkOrder, 'tables'>,
  tables: Readonly<Record<string, Table>>,
): void {
  const frames = Object.entries(tables).map(([name, table]) => [name, encodeTable(table)] as const);
  const layouts = Object.fromEntries(frames.map(([name, frame]) => [name, frame.layout]));
  const head = new TextEncoder().encode(JSON.stringify({ ...order, tables: layouts } satisfies WorkOrder));
  const size = new Uint8Array(4);
  new DataView(size.buffer).setUint32(0, head.byteLength, true);
  input.write(size);
  input.write(head);
  for (const [, frame] of frames) for (const part of frame.parts) if (part.byteLength > 0) input.write(part);
  input.end();
}

function placeProblems(
  draft: { readonly id: string; readonly questions: readonly string[] },
  stated: readonly Finding[],
  questions: readonly string[],
): string[] {
  const problems: string[] = [];
  if (stated.some(({ id }) => id === draft.id)) problems.push('a finding of this id was stated before');
  for (const question of draft.questions) {
    if (!questions.includes(question)) problems.push(`it answers ${question}, which the notebook does not list`);
  }
  return problems;
}

function failure(notebook: string, cell: string | null, message: string): string {
  const first = message.split('\n')[0]!.trim();
  const sentence = /[.?!]$/.test(first) ? first : `${first}.`;
  return cell === null ? `notebook ${notebook}: ${sentence}` : `notebook ${notebook}, cell ${cell}: ${sentence}`;
}
