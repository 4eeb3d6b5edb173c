import { inputSource } from '@assay/notebook';
import type { RunRecord } from '@assay/notebook/run';
import type { ReportRecord } from '../source/report-source.ts';

const BLOCK = 4096;

/** How an exact number of rows leaves: a file about few people would be a small count itself. */
export type RowRounding = (rows: number) => number;

/**
 * The inputs as a pack may tell of them: files by hash, without their paths, and where the file is a force's own also
 * without its name and its exact size.
 */
export function releasedInputs(record: RunRecord, isSynthetic: boolean, round: RowRounding): RunRecord['inputs'] {
  // How a file was read counts its rows by many things; of a force's own file that stays in the Data Lab.
  return record.inputs.map(({ account: _, ...input }) => ({
    ...input,
    rows: isSynthetic ? input.rows : round(input.rows),
    files: input.files.map(({ path, sha256, bytes }, index) => ({
      path: isSynthetic || input.dataset !== null ? path.split(/[\\/]/).at(-1)! : `${input.name}-${index + 1}`,
      sha256,
      bytes: isSynthetic ? bytes : Math.ceil(bytes / BLOCK) * BLOCK,
    })),
  }));
}

/** What the report says of its inputs, by the same rules. */
export function releasedRecord(record: ReportRecord | undefined, inputs: RunRecord['inputs']): ReportRecord {
  return {
    ...record,
    inputs: Object.fromEntries(
      inputs.map(({ name, dataset, files, rows, source }) => [
        name,
        {
          from: dataset ?? (files.length === 0 ? 'nothing' : 'a file that stays in the Data Lab'),
          rows,
          ...(files.length === 0
            ? {}
            : { source: inputSource({ name, dataset, ...(source === undefined ? {} : { source }) }) }),
        },
      ]),
    ),
  };
}
