import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ParameterValue } from '@assay/notebook';
import { InputError } from '@assay/statistics';

/** What must be found: a number within a tolerance, a text, or the reason why there is none. */
export type Expected =
  | { readonly at: string; readonly value: number; readonly within: number }
  | { readonly at: string; readonly text: string }
  | { readonly at: string; readonly notComputed: string };

/** Files whose truth is known, the choices of a run on them, and what it must find. */
export interface KnownCase {
  readonly name: string;
  /** Files by input: `<input>.csv` beside the expectations, or any other kind; `<input>.2.csv` adds rows. */
  readonly inputs: Readonly<Record<string, readonly string[]>>;
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  readonly seed: number | null;
  readonly expected: readonly Expected[];
}

const FILE = 'expected.json';
const KEYS = ['parameters', 'seed', 'within', 'findings'];

/**
 * The cases of a notebook's folder `known`: each a folder with its inputs' files, named as the inputs, and `expected.json`:
 * `{ "parameters": {}, "within": 1e-9, "findings": { "rows.read": 3, "rows.by-area[North].records": 2 } }`. A finding that
 * must not be computed stands with its reason: `{ "notComputed": "the file has no scores" }`.
 *
 * @throws InputError where a case has no expectations, or they cannot be read.
 */
export function knownCases(place: string): readonly KnownCase[] {
  return readdirSync(place, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .map((name) => readCase(join(place, name), name));
}

function readCase(folder: string, name: string): KnownCase {
  const path = join(folder, FILE);
  if (!existsSync(path)) throw new InputError(`case ${name} has no ${FILE}. Write what its inputs are known to give.`);
  let given: unknown;
  try {
    given = JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new InputError(`${path} is no JSON. Mend it.`, { cause });
  }
  if (typeof given !== 'object' || given === null)
    throw new InputError(`${path} is ${JSON.stringify(given)}. Write what must be found under findings.`);
  const stray = Object.keys(given).find((key) => !KEYS.includes(key));
  if (stray !== undefined) throw new InputError(`${path} has an unknown key: ${stray}. Known: ${KEYS.join(', ')}.`);
  const { parameters = {}, seed = null, within = 1e-9, findings } = given as Record<string, unknown>;
  if (typeof findings !== 'object' || findings === null || Object.keys(findings).length === 0)
    throw new InputError(`${path} names no finding. Write what must be found under findings.`);
  if (typeof parameters !== 'object' || parameters === null || Array.isArray(parameters))
    throw new InputError(`${path}: parameters is ${JSON.stringify(parameters)}. Give their values by their names.`);
  if (typeof within !== 'number' || !(within >= 0))
    throw new InputError(`${path}: within is ${JSON.stringify(within)}. Give the largest difference that is none.`);
  if (seed !== null && !Number.isSafeInteger(seed))
    throw new InputError(`${path}: seed is ${JSON.stringify(seed)}. Give a whole number, or leave it out.`);
  const inputs: Record<string, string[]> = {};
  for (const file of readdirSync(folder).sort()) {
    if (file === FILE || file.startsWith('.')) continue;
    const input = file.replace(/\..*$/, '');
    inputs[input] = [...(inputs[input] ?? []), join(folder, file)];
  }
  return {
    name,
    inputs,
    parameters: parameters as KnownCase['parameters'],
    seed: seed as number | null,
    expected: Object.entries(findings).map(([at, value]) => expectedAt(path, at, value, within)),
  };
}

function expectedAt(path: string, at: string, value: unknown, within: number): Expected {
  if (typeof value === 'number') return { at, value, within };
  if (typeof value === 'string') return { at, text: value };
  if (typeof value === 'object' && value !== null) {
    const { notComputed, value: number, within: own } = value as Record<string, unknown>;
    if (typeof notComputed === 'string') return { at, notComputed };
    if (typeof number === 'number' && typeof own === 'number' && own >= 0) return { at, value: number, within: own };
  }
  throw new InputError(
    `${path}: ${at} is ${JSON.stringify(value)}. Give a number, a text, { "value", "within" } or { "notComputed" }.`,
  );
}
