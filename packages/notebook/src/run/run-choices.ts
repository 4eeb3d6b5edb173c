import type { ReadingChoices } from '@assay/dataset/read';
import type { ParameterValue } from '../definition/parameter.ts';
import type { InputSource } from '../input/data-basis.ts';
import type { Input } from '../input/input.ts';

/** What an analyst may choose for a run. */
export interface RunChoices {
  /** Files by input name; several files of one input are read one after the other. */
  readonly inputs?: Readonly<Record<string, readonly string[]>>;
  /** Column of the file by field, by input name. */
  readonly columns?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** What is said about the files of an input before they are read. */
  readonly readings?: Readonly<Record<string, ReadingChoices>>;
  /** Required inputs for which the project's dataset is asked for by name, beside files of one's own for others. */
  readonly standIns?: readonly string[];
  /** Dataset of the project, and whose it is, by input name: for files that are copies of its own, as in a pack. */
  readonly copies?: Readonly<Record<string, { readonly dataset: string; readonly source: InputSource }>>;
  readonly parameters?: Readonly<Record<string, ParameterValue>>;
  readonly seed?: number;
}

/** Finds the file of a dataset of the project for an input that was given none; `null` where it was not made yet. */
export interface DatasetFiles {
  (dataset: string, input: Input): Promise<readonly string[] | null>;
  /** Whether a generator made the dataset or somebody published it; invented unless known. */
  readonly origin?: (dataset: string) => 'invented' | 'published';
}
