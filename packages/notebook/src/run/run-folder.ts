import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Results, readResults, resultsText, sha256Hex } from '@assay/evidence';
import { InputError } from '@assay/statistics';
import { writeFolder } from './atomic-folder.ts';
import type { FinishedRun } from './run-notebook.ts';
import { type RunRecord, readRunRecord, runRecordText } from './run-record.ts';

/**
 * Stores a finished run, with further files such as its reports, in one step.
 *
 * @throws InputError as {@link refuseForeignFolder}.
 *
 * @example
 * writeRun(`${folder}/stored`, finished, { 'note.txt': 'a trial' });
 * readRun(`${folder}/stored`).record.results === sha256Hex(resultsText(finished.results)) // true
 */
export function writeRun(folder: string, run: FinishedRun, further: Readonly<Record<string, string>> = {}): void {
  refuseForeignFolder(folder);
  writeFolder(folder, {
    'results.json': resultsText(run.results),
    'run.json': runRecordText(run.record),
    ...further,
  });
}

/**
 * A folder that holds something else than a run is not replaced.
 *
 * @throws InputError where a file stands there, or a folder with anything but a run.
 *
 * @example
 * refuseForeignFolder(`${folder}/not-there-yet`) // undefined
 */
export function refuseForeignFolder(folder: string): void {
  if (!existsSync(folder)) return;
  if (!statSync(folder).isDirectory()) {
    throw new InputError(`a file stands at ${folder}. Name a new folder for the run.`);
  }
  if (readdirSync(folder).length > 0 && !existsSync(join(folder, 'run.json'))) {
    throw new InputError(`${folder} holds something that is no run. Name a new or empty folder.`);
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
