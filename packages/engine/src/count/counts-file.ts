import type { ReadingChoices } from '@assay/dataset/read';
import { canonicalJson } from '@assay/evidence';
import type { CountOption, CountRow } from '@assay/statistics';
import type { LadderStep } from '../connect/engine.ts';

export const COUNTS_SCHEMA = 'assay-counts/1';

/** Where counts come from: enough to doubt them, and nothing of whoever asked. */
export interface CountsOrigin {
  readonly engine: string;
  readonly version: string;
  /** The table or the statement, or the names of the files. */
  readonly table: string;
  readonly snapshot: string | null;
  readonly rows: number;
  /** Values that are not missing, by field. */
  readonly filled: Readonly<Record<string, number>>;
  /** Sum over rows of 52 bits of MD5 of the fields' texts. */
  readonly digest: string;
  readonly step: LadderStep;
  /** Why no nearer step was taken, where one was tried. */
  readonly stepDown: string | null;
  readonly slices: number;
  /** SHA-256 of the code that counted. */
  readonly kernel: string;
  readonly columns: readonly { readonly field: string; readonly column: string; readonly how: string }[];
  /** What whoever had it counted said of its words, of missing ones and of dates; absent where nothing was said. */
  readonly said?: ReadingChoices;
}

/** One pass over the table. */
export interface CountedPass {
  readonly name: string;
  readonly counter: string;
  readonly version: number;
  readonly options: Readonly<Record<string, CountOption>>;
  /** Fields of the schema that were counted by, in the order of the parts. */
  readonly fields: readonly string[];
  readonly counts: readonly CountRow[];
}

/** What a run reads in place of the rows of an input. */
export interface CountsFile {
  readonly schema: typeof COUNTS_SCHEMA;
  readonly input: string;
  readonly origin: CountsOrigin;
  readonly passes: readonly CountedPass[];
}

/**
 * The file as it is kept: the same counts give the same bytes.
 *
 * @example
 * countsText(await countFiles([`${folder}/people.csv`], request)).startsWith('{"input":"people"') // true
 */
export function countsText(file: CountsFile): string {
  const passes = file.passes.map(({ counts, ...pass }) => ({
    ...pass,
    counts: counts.map(({ what, at, size, count }) => [what, at, size, count]),
  }));
  return `${canonicalJson({ ...file, passes })}\n`;
}
