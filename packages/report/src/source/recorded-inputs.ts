import { accountLines, type ReadingAccount } from '@assay/dataset';
import { type InputSource, inputSource } from '@assay/notebook';
import type { ReportRecord } from './report-source.ts';
import { type Said, wordsSaid } from './words-said.ts';

/** As much of an input's record as a report tells. */
export interface RecordedInput {
  readonly name: string;
  readonly dataset: string | null;
  readonly files: readonly { readonly path: string }[];
  readonly rows: number | null;
  readonly source?: InputSource;
  readonly account?: ReadingAccount;
  readonly choices?: Said;
  readonly counted?: { readonly said?: Said };
}

/**
 * What a report says of the inputs: whose they are, where from, how many rows. Files are named without their folders: a
 * path says nothing to a reader and may say too much.
 */
export function recordedInputs(inputs: readonly RecordedInput[]): NonNullable<ReportRecord['inputs']> {
  return Object.fromEntries(
    inputs.map(({ name, dataset, files, rows, source, account, choices, counted }) => [
      name,
      {
        from: inputOrigin({ dataset, files }),
        rows,
        ...(files.length === 0
          ? {}
          : { source: inputSource({ name, dataset, ...(source === undefined ? {} : { source }) }) }),
        ...(account === undefined || dataset !== null
          ? wordsSaid(choices, counted)
          : { reading: accountLines(account), ...derivedFields(account) }),
      },
    ]),
  );
}

/** Fields taken from the pattern of another column, as the truth of a file may be: the same in all files of an input. */
function derivedFields({ files }: ReadingAccount) {
  const derived = (files[0]?.matches ?? []).filter(({ how }) => how === 'derived');
  return derived.length === 0 ? {} : { derived: derived.map(({ field, column }) => ({ field, column })) };
}

/** The dataset that stood in, or the files by their names. */
export function inputOrigin({ dataset, files }: Pick<RecordedInput, 'dataset' | 'files'>): string {
  return dataset ?? (files.map(({ path }) => path.split(/[\\/]/).at(-1)).join(' + ') || 'nothing');
}
