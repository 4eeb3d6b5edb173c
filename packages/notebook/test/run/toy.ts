import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type DatasetFiles, type PreparedRun, prepareRun, type RunChoices, runNotebook } from '../../src/run/index.ts';

/** Folder of a notebook that only tests use. */
export function fixture(slug: string): string {
  return fileURLToPath(new URL(`../fixture/notebooks/${slug}`, import.meta.url));
}

export const noDatasets: DatasetFiles = async () => null;

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'assay-test-'));
}

/** A file of invented names, and its path. */
export function peopleFile(folder: string, names: readonly string[], name = 'people.csv'): string {
  const path = join(folder, name);
  writeFileSync(path, `surname,born\n${names.map((each, index) => `${each},200${index % 10}-01-02\n`).join('')}`);
  return path;
}

export async function prepareToy(choices: RunChoices): Promise<PreparedRun> {
  return prepareRun(fixture('toy'), choices, noDatasets);
}

export async function runToy(choices: RunChoices) {
  return runNotebook(await prepareToy(choices), {});
}
