import { InputError } from '@assay/statistics';
import { canonicalJson } from '../hash/canonical-json.ts';
import type { Finding } from './finding.ts';

export const RESULTS_SCHEMA = 'assay-results/1';

/** What a run's numbers depend on; no times and no paths, so that the same work gives the same bytes anywhere. */
export interface RunIdentity {
  /** First sixteen hexadecimal digits of the hash of everything below. */
  readonly id: string;
  readonly notebook: string;
  /** SHA-256 of the bundled notebook with every package it uses. */
  readonly code: string;
  /** SHA-256 of each input's content, by input name. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Inputs that were the force's own files, by name; absent where none was. Runs stored before do not say. */
  readonly own?: readonly string[];
  readonly parameters: Readonly<Record<string, number | string | boolean>>;
  readonly seed: number;
  /** SHA-256 of the report's text, where the notebook has one: what a run says is part of it. Runs stored before have none. */
  readonly report?: string;
  readonly environment: Readonly<Record<string, string>>;
}

export interface Results {
  readonly schema: typeof RESULTS_SCHEMA;
  /** The words that say so where the data were invented: the first line of the file. */
  readonly example?: string;
  readonly run: RunIdentity;
  readonly findings: readonly Finding[];
}

/**
 * The text of `results.json`: canonical, one finding per line, so that a comparison of two files shows which number
 * moved.
 *
 * @throws InputError where a number is not finite.
 *
 * @example
 * resultsText(before).split('\n').length // 6
 */
export function resultsText(results: Results): string {
  const lines = results.findings.map(canonicalJson).join(',\n');
  const example = results.example === undefined ? '' : `"example":${JSON.stringify(results.example)},\n`;
  return `{${example}"findings":[\n${lines}\n],\n"run":${canonicalJson(results.run)},\n"schema":"${results.schema}"}\n`;
}

/**
 * Reads `results.json` back; `where` names the file in messages.
 *
 * @throws InputError where the text is no JSON or not of this version's schema.
 *
 * @example
 * readResults(resultsText(before), 'results.json').findings[0].id // 'tolerance.false-pairs'
 */
export function readResults(text: string, where: string): Results {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (cause) {
    throw new InputError(`not a results file: ${where}. Pass a results.json that a run wrote.`, { cause });
  }
  const { schema, findings, run } = (parsed ?? {}) as Partial<Results>;
  if (schema !== RESULTS_SCHEMA || !Array.isArray(findings) || typeof run !== 'object' || run === null) {
    throw new InputError(
      `${where} has schema ${JSON.stringify(schema ?? null)}, expected "${RESULTS_SCHEMA}". Pass a results.json that a run of this version wrote.`,
    );
  }
  return parsed as Results;
}
