import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { canonicalJson, readResults, resultsText, sha256Hex, writeAtomically } from '@assay/evidence';
import { cellFiles } from './cell-files.ts';
import { computedBy } from './computed-by.ts';
import type { PreparedRun } from './prepare-run.ts';
import type { FinishedRun } from './run-notebook.ts';
import type { RunRecord } from './run-record.ts';

const SCHEMA = 'assay-kept-results/1';

/** What a run found, taken for another of the same code and data, and the id of the run that computed it. */
export interface KeptResults extends FinishedRun {
  readonly computedIn: string;
}

interface Kept {
  readonly schema: typeof SCHEMA;
  /** Names everything that the findings are made of. */
  readonly key: string;
  readonly record: RunRecord;
  /** `results.json` as the run would have stored it. */
  readonly results: string;
}

/**
 * File in which a project keeps what the latest run of a notebook found; it may be taken away at any time.
 *
 * @example
 * keptResultsFile('/project', 'toy') // '/project/.assay/results/toy.json'
 */
export function keptResultsFile(home: string, notebook: string): string {
  return join(home, '.assay', 'results', `${notebook}.json`);
}

/**
 * Keeps what a run found for whoever asks the same again. Nothing is kept of a force's own files: what was found of people is stored
 * where somebody asked for a run, and nowhere else.
 *
 * @example
 * keepResults(`${folder}/kept.json`, prepared, finished);
 * keptResults(`${folder}/kept.json`, prepared) // null
 */
export function keepResults(
  file: string,
  prepared: PreparedRun,
  { results, record }: FinishedRun,
  by: string | null = computedBy(),
): void {
  if (by === null || prepared.inputs.some(({ source }) => source === 'own')) return;
  const kept: Kept = { schema: SCHEMA, key: keyOf(prepared, by), record, results: resultsText(results) };
  const text = JSON.stringify(kept);
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeAtomically(file, `${sha256Hex(text)}\n${text}`);
  } catch {
    // A disk that takes nothing must not end what was computed.
  }
}

/**
 * What did an earlier run find by the same code on the same data, with the same parameters, seed and machine, computed by the same
 * Assay? `null` where none did; `damaged` where what was kept is not what was written. The text of the report may be another: it
 * enters no number.
 *
 * The digest finds a file that was cut short or edited. Whoever writes both anew has the notebook in hand as well: what proves is
 * computing again, as `audit` and `rerun` do.
 *
 * @example
 * keptResults(`${folder}/nothing.json`, prepared) // null
 */
export function keptResults(
  file: string,
  prepared: PreparedRun,
  by: string | null = computedBy(),
): KeptResults | 'damaged' | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return null;
  }
  const kept = whole(text);
  if (kept === null) return 'damaged';
  if (by === null || kept.schema !== SCHEMA || kept.key !== keyOf(prepared, by)) return null;
  const { identity, notebook, bundle } = prepared;
  const results = { ...readResults(kept.results, file), run: identity };
  return {
    results,
    record: {
      ...kept.record,
      run: identity,
      title: notebook.title,
      system: notebook.system,
      files: bundle.files,
      results: sha256Hex(resultsText(results)),
    },
    computedIn: kept.record.run.id,
  };
}

/** The file's second line as its first says; `null` where it is not, or cannot be read. */
function whole(text: string): Kept | null {
  const end = text.indexOf('\n');
  const body = text.slice(end + 1);
  if (end < 0 || sha256Hex(body) !== text.slice(0, end)) return null;
  try {
    const kept = JSON.parse(body) as Kept;
    return sha256Hex(kept.results) === kept.record.results ? kept : null;
  } catch {
    return null;
  }
}

/** Everything that findings and record are made of; where each cell stands is told with each finding, and is in no bundle. */
function keyOf({ folder, notebook, bundle, identity, inputs }: PreparedRun, by: string): string {
  const { id, report, ...run } = identity;
  const fileOf = cellFiles(folder, notebook.id, bundle.files);
  const cells = notebook.cells.map(({ name }) => [name, fileOf(name)]);
  return sha256Hex(canonicalJson({ by, run, inputs, cells }));
}
