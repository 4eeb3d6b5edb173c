import type { ReadingAccount, ReadingChoices } from '@assay/dataset/read';
import type { RunIdentity } from '@assay/evidence';
import { canonicalJson, sha256Hex } from '@assay/evidence';
import { InputError } from '@assay/statistics';
import type { ParameterValue } from '../definition/parameter.ts';
import type { InputSource } from '../input/data-basis.ts';
import type { CountsOrigin } from '../input/read-counted-input.ts';
import type { Isolation } from './isolation.ts';

export const RUN_SCHEMA = 'assay-run/1';

/** One input as it was read: which files by content, which of their columns, how many rows. */
export interface InputRecord {
  readonly name: string;
  /** The dataset of the project that stood in, or `null` where files were given. */
  readonly dataset: string | null;
  readonly files: readonly { readonly path: string; readonly sha256: string; readonly bytes: number }[];
  /** Whose data it was; absent in records of older versions. */
  readonly source?: InputSource;
  /** What whoever started the run said about the file: its encoding, its dates, its words for missing. */
  readonly choices?: ReadingChoices;
  /** How the files were read: what was found, guessed and left out. */
  readonly account?: ReadingAccount;
  /** Where counts come from that took the place of rows. */
  readonly counted?: CountsOrigin;
  /** `null` in a pack, where the file is a force's own. */
  readonly rows: number | null;
  /** Field of the schema ← column of the file, and how it was found. */
  readonly columns: readonly { readonly field: string; readonly column: string; readonly how: string }[];
  /** What whoever started the run said about columns. */
  readonly mapping: Readonly<Record<string, string>>;
}

/** Everything needed to do a run again, and to doubt it. */
export interface RunRecord {
  readonly schema: typeof RUN_SCHEMA;
  readonly run: RunIdentity;
  readonly title: string;
  readonly system: string;
  readonly inputs: readonly InputRecord[];
  readonly files: readonly string[];
  readonly isolation: Isolation;
  /** SHA-256 of `results.json`. */
  readonly results: string;
}

/** The identity of a run, known before it starts. An input's hash covers its files and what was said about reading them. */
export function runIdentity(parts: {
  readonly notebook: string;
  readonly code: string;
  readonly inputs: readonly Pick<InputRecord, 'name' | 'files' | 'mapping' | 'choices' | 'source'>[];
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  readonly seed: number;
  readonly report?: string;
  readonly environment: Readonly<Record<string, string>>;
}): RunIdentity {
  const inputs = Object.fromEntries(
    parts.inputs.map(({ name, files, mapping, choices = {} }) => {
      const contents = files.map(({ sha256 }) => sha256);
      const isSaid = Object.keys(choices).length > 0;
      const isPlain = contents.length === 1 && Object.keys(mapping).length === 0 && !isSaid;
      const parts = { contents, mapping, ...(isSaid ? { choices } : {}) };
      return [name, isPlain ? contents[0]! : sha256Hex(canonicalJson(parts))];
    }),
  );
  // The same bytes can be a force's own or a project's data set: what the numbers speak of is not the same.
  const own = parts.inputs.flatMap(({ name, source }) => (source === 'own' ? [name] : [])).sort();
  const identity = { ...parts, inputs, ...(own.length === 0 ? {} : { own }) };
  return { ...identity, id: sha256Hex(canonicalJson(identity)).slice(0, 16) };
}

export function runRecordText(record: RunRecord): string {
  return `${JSON.stringify(JSON.parse(canonicalJson(record)), null, 2)}\n`;
}

export function readRunRecord(text: string, where: string): RunRecord {
  let record: Partial<RunRecord> | null = null;
  try {
    record = JSON.parse(text) as Partial<RunRecord> | null;
  } catch {
    // The schema check below says what is wrong.
  }
  if (record?.schema !== RUN_SCHEMA) {
    throw new InputError(`${where} is not a run record of this version. Pass the folder of a run, with its run.json.`);
  }
  return record as RunRecord;
}
