import type { ReadInput } from '../input/read-input.ts';
import type { Enclosure } from '../run/enclosure.ts';
import type { DatasetFiles, RunChoices } from '../run/run-choices.ts';

/** What a live notebook is made of. */
export interface LiveOptions {
  readonly folder: string;
  readonly choices: RunChoices;
  readonly datasetFiles: DatasetFiles;
  readonly readInput?: ReadInput;
  /** What one cell may take; 120 seconds unless stated. */
  readonly cellSeconds?: number;
  /** 4096 unless stated. */
  readonly memoryMegabytes?: number;
  /** Whether types are checked too, a little after the values; they are unless stated. */
  readonly checksTypes?: boolean;
  readonly enclosure?: Enclosure | null;
}
