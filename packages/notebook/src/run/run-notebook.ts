import { availableParallelism } from 'node:os';
import type { Table } from '@assay/dataset';
import { type Finding, type FindingDraft, RESULTS_SCHEMA, type Results, resultsText, sha256Hex } from '@assay/evidence';
import { InputError } from '@assay/statistics';
import { answerQueries } from '../input/answer-queries.ts';
import { askTables } from '../input/ask-tables.ts';
import { exampleWords } from '../input/data-basis.ts';
import type { ReadApart } from '../input/read-apart.ts';
import type { ReadInput } from '../input/read-input.ts';
import { readInputs } from '../input/read-inputs.ts';
import { cellFiles } from './cell-files.ts';
import { computeCells } from './compute-cells.ts';
import { type Enclosure, enclosure } from './enclosure.ts';
import { DEFAULT_LIMITS, defaultSeconds, isolationAchieved, type Limits } from './isolation.ts';
import type { PreparedRun } from './prepare-run.ts';
import type { RunEvent } from './run-event.ts';
import { RUN_SCHEMA, type RunRecord } from './run-record.ts';
import { takeFindings } from './take-findings.ts';

/** Rows from which a second process saves more than it takes to start it and to send it all inputs. */
const ROWS_TO_SHARE = 100_000;
/** A report that anybody reads has fewer by far. */
const MOST_FINDINGS = 10_000;
/** Bytes that two processes of the heaviest notebook hold together for each value of its inputs. */
const BYTES_A_VALUE = 58;
/** So much memory two processes may hold together: beyond it one goes alone, which takes longer and half as much. */
const SHARED_MEGABYTES = 2048;

export interface RunOptions {
  /** Files through DuckDB unless stated. */
  readonly readInput?: ReadInput;
  /** Reads large inputs on another core while the largest is read here; all are read here unless stated. It changes no result. */
  readonly readApart?: ReadApart;
  readonly onEvent?: (event: RunEvent) => void;
  /** Day against which dates in the future are found, in days since 1970-01-01. It enters no result. */
  readonly today?: number;
  readonly signal?: AbortSignal;
  readonly limits?: Partial<Limits>;
  /** What closes the child in; `null` for nothing; the most closed that works here unless stated. */
  readonly enclosure?: Enclosure | null;
  /** What cells stated in a run of the same identity that was stopped: they are not computed again. */
  readonly kept?: ReadonlyMap<string, readonly FindingDraft[]>;
  /**
   * Locked-down processes that compute at once: two, where there are two cores and rows enough to gain by it, unless
   * stated. It changes no result.
   */
  readonly processes?: number;
  /** Takes what a cell states, as soon as it does. */
  readonly onFindings?: (cell: string, drafts: readonly FindingDraft[]) => void;
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
  const { notebook, identity, bundle } = prepared;
  const emit = options.onEvent ?? (() => {});
  const readInput = options.readInput ?? (await import('../input/read-input.ts')).readFiles;
  const { takeTables, counts, inputs, limits, processes } = await readTables(prepared, readInput, emit, options);
  const { kept = new Map<string, readonly FindingDraft[]>() } = options;
  const findings: Finding[] = [];
  const problems: string[] = [];
  const fileOf = cellFiles(prepared.folder, notebook.id, bundle.files);
  const known = new Set<string>();
  const take = (cell: string, drafts: readonly FindingDraft[]): void => {
    for (const taken of takeFindings(drafts, { cell, file: fileOf(cell) }, known, notebook.questions)) {
      if ('problem' in taken) problems.push(taken.problem);
      else findings.push(taken.finding);
      if (!('fault' in taken)) continue;
      emit({ type: 'log', cell, text: `${taken.finding.id} could not be stated: ${taken.fault}` });
    }
  };
  const stated = new Map(kept);
  let count = 0;
  await computeCells(prepared, {
    work: { parameters: identity.parameters, seed: identity.seed, counts, kept: [...kept.keys()] },
    takeTables,
    limits,
    processes: kept.size > 0 ? 1 : (options.processes ?? processes),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
    ...(options.enclosure === undefined ? {} : { enclosure: options.enclosure }),
    emit,
    state(cell, drafts) {
      count += drafts.length;
      if (count > MOST_FINDINGS) {
        throw new InputError(
          `notebook ${notebook.id} states more than ${MOST_FINDINGS.toLocaleString('en-GB')} findings. State tables.`,
        );
      }
      stated.set(cell, drafts);
      options.onFindings?.(cell, drafts);
    },
  });
  for (const { name } of notebook.cells) take(name, stated.get(name) ?? []);
  if (problems.length > 0) {
    throw new InputError(
      `notebook ${notebook.id} states findings that cannot be stored: ${problems.join(' · ')}. Mend the cells.`,
    );
  }
  const example = exampleWords(inputs);
  const results: Results = {
    schema: RESULTS_SCHEMA,
    ...(example === null ? {} : { example }),
    run: identity,
    findings,
  };
  const record: RunRecord = {
    schema: RUN_SCHEMA,
    run: identity,
    title: notebook.title,
    system: notebook.system,
    inputs,
    files: bundle.files,
    isolation: isolationAchieved(limits, options.enclosure === undefined ? await enclosure() : options.enclosure),
    results: sha256Hex(resultsText(results)),
  };
  return { results, record };
}

/** All that cells are computed of, in a place that lets it go: what a waiting function names is held until it ends. */
async function readTables(
  prepared: PreparedRun,
  readInput: ReadInput,
  emit: (event: RunEvent) => void,
  options: RunOptions,
) {
  const { tables, counts, inputs } = await readInputs(prepared, readInput, emit, options);
  const rows = inputs.reduce((sum, each) => sum + (each.rows ?? 0), 0);
  const limits = { ...DEFAULT_LIMITS, seconds: defaultSeconds(rows), ...options.limits };
  const { parameters } = prepared.identity;
  const given = { tables, parameters, limits: { seconds: limits.seconds, megabytes: limits.memoryMegabytes } };
  const answers = await answerQueries(prepared.notebook, given, askTables);
  let held: Readonly<Record<string, Table>> = { ...tables, ...answers };
  const takeTables = () => {
    const taken = held;
    held = {};
    return taken;
  };
  return { takeTables, counts, inputs, limits, processes: processesFor(tables, rows, limits) };
}

function processesFor(tables: Readonly<Record<string, Table>>, rows: number, { memoryMegabytes }: Limits): number {
  const values = Object.values(tables).reduce(
    (sum, { rowCount, columns }) => sum + rowCount * Object.keys(columns).length,
    0,
  );
  const isTooMuch = values * BYTES_A_VALUE > Math.min(SHARED_MEGABYTES, memoryMegabytes) * 2 ** 20;
  return rows < ROWS_TO_SHARE || isTooMuch ? 1 : Math.min(2, availableParallelism());
}
