import { existsSync, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Results, readResults, resultsText, sha256Hex } from '@assay/evidence';
import { InputError } from '@assay/statistics';
import { writeFolder } from './atomic-folder.ts';
import type { FinishedRun } from './run-notebook.ts';
import { RUN_SCHEMA, type RunRecord, readRunRecord, runRecordText } from './run-record.ts';

/** Every file that a run is stored as; what else lies in its folder was put there by somebody. */
const RUN_FILES: ReadonlySet<string> = new Set([
  'results.json',
  'run.json',
  'log.jsonl',
  'notebook.mjs',
  'report.html',
  'technical.html',
  'print.html',
  'report-source.json',
  'reports.json',
]);

/** What a computer's own file manager leaves in a folder that it shows. */
const LEFT_BY_SHOWING: ReadonlySet<string> = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini']);

/**
 * Stores a finished run, with further files such as its reports, in one step. Files that somebody put into the folder of an older run
 * stay in it.
 *
 * @throws InputError where a file stands there, or a folder that holds no run.
 *
 * @example
 * writeRun(`${folder}/stored`, finished, { 'note.txt': 'a trial' });
 * readRun(`${folder}/stored`).record.results === sha256Hex(resultsText(finished.results)) // true
 */
export function writeRun(folder: string, run: FinishedRun, further: Readonly<Record<string, string>> = {}): void {
  const kept = notOfTheRun(folder);
  const files = { 'results.json': resultsText(run.results), 'run.json': runRecordText(run.record), ...further };
  writeFolder(folder, files, kept);
}

/**
 * May a run be stored in a folder that somebody named? What no run wrote would be lost there, or would lie beside another run than the
 * one that it was said of.
 *
 * @throws InputError where a file stands there, or a folder with anything but a run.
 *
 * @example
 * refuseForeignFolder(`${folder}/not-there-yet`) // undefined
 */
export function refuseForeignFolder(folder: string): void {
  const [first] = notOfTheRun(folder).filter((name) => !LEFT_BY_SHOWING.has(name));
  if (first !== undefined)
    throw new InputError(`${folder} holds ${first}, which no run wrote. Move it, or name a new folder.`);
}

/** What lies in a run's folder that no run wrote. */
function notOfTheRun(folder: string): readonly string[] {
  if (!existsSync(folder)) {
    if (lstatSync(folder, { throwIfNoEntry: false }) === undefined) return [];
    throw new InputError(`a link to nothing stands at ${folder}. Name a new folder for the run.`);
  }
  if (!statSync(folder).isDirectory()) {
    throw new InputError(`a file stands at ${folder}. Name a new folder for the run.`);
  }
  const names = readdirSync(folder);
  if (names.length > 0 && !isRecordOrDamaged(join(folder, 'run.json')))
    throw new InputError(`${folder} holds something that is no run. Name a new or empty folder.`);
  return names.filter((name) => !RUN_FILES.has(name));
}

/** Other programs call a file so, too. */
function isRecordOrDamaged(path: string): boolean {
  if (!existsSync(path)) return false;
  try {
    return (JSON.parse(readFileSync(path, 'utf8')) as { schema?: unknown } | null)?.schema === RUN_SCHEMA;
  } catch {
    return true;
  }
}

/**
 * Reads a stored run back.
 *
 * @throws InputError where a file is missing, or the results were changed after the run wrote them.
 *
 * @example
 * writeRun(`${folder}/read`, finished);
 * readRun(`${folder}/read`).results.run.notebook // 'toy'
 */
export function readRun(folder: string): { readonly results: Results; readonly record: RunRecord } {
  const record = readRunRecord(readFile(folder, 'run.json'), join(folder, 'run.json'));
  const text = readFile(folder, 'results.json');
  if (sha256Hex(text) !== record.results) {
    throw new InputError(
      `results.json in ${folder} is not the one its run wrote: its SHA-256 is ${sha256Hex(text).slice(0, 12)}…, the record says ${record.results.slice(0, 12)}…. Run the notebook again.`,
    );
  }
  return { results: readResults(text, join(folder, 'results.json')), record };
}

function readFile(folder: string, name: string): string {
  try {
    return readFileSync(join(folder, name), 'utf8');
  } catch (cause) {
    throw new InputError(`no ${name} in ${folder}. Pass the folder that a run wrote.`, { cause });
  }
}
