import type { DisclosureRecord } from '@assay/disclosure-control';
import { sha256Hex } from '@assay/evidence';
import { inputSource } from '@assay/notebook';
import type { RunRecord } from '@assay/notebook/run';
import type { ReportRecord } from '../source/report-source.ts';
import { wordsSaid } from '../source/words-said.ts';

/** So many bytes hold many people's rows, so that a step tells of none. */
const BLOCK = 65_536;

/**
 * The inputs as a pack may tell of them: files by hash, without their paths, and where the file is a force's own also
 * without its name and its size. Its rows are the total of many a table, and would give away what the table holds back;
 * rounded, they still tell of the one record that moved them over a step.
 */
export function releasedInputs(record: RunRecord, isSynthetic: boolean): RunRecord['inputs'] {
  // How a file was read counts its rows by many things; of a force's own file that stays in the Data Lab.
  return record.inputs.map(({ account: _, counted, ...input }) => ({
    ...input,
    ...(counted === undefined ? {} : { counted: isSynthetic ? counted : releasedOrigin(counted) }),
    rows: isSynthetic ? input.rows : null,
    files: input.files.map(({ path, sha256, bytes }, index) => ({
      path: isSynthetic || input.dataset !== null ? path.split(/[\\/]/).at(-1)! : `${input.name}-${index + 1}`,
      sha256,
      bytes: isSynthetic ? bytes : Math.ceil(bytes / BLOCK) * BLOCK,
    })),
  }));
}

/**
 * Of counts, what says how they came about and nothing that counts rows. The fingerprint is a sum over rows: its size tells
 * about how many there are, and the difference of two is the one row that came between. Hashed, it still says which table.
 */
function releasedOrigin(counted: NonNullable<RunRecord['inputs'][number]['counted']>): Record<string, unknown> {
  const kept = ['engine', 'version', 'step', 'stepDown', 'snapshot', 'kernel', 'said'];
  return {
    ...Object.fromEntries(Object.entries(counted).filter(([name]) => kept.includes(name))),
    digest: sha256Hex(String(counted['digest'])),
  };
}

/** What the report says of its inputs, by the same rules, whether it prints counts as an earlier release did, and how coarsely. */
export function releasedRecord(
  record: ReportRecord | undefined,
  inputs: RunRecord['inputs'],
  { moved, policy }: Pick<DisclosureRecord, 'moved' | 'policy'>,
  isSynthetic: boolean,
): ReportRecord {
  return {
    ...record,
    ...(moved !== undefined && { moved }),
    ...(!isSynthetic && policy.roundingBase > 1 && { roundedTo: policy.roundingBase }),
    inputs: Object.fromEntries(
      inputs.map(({ name, dataset, files, rows, source, choices, counted }) => [
        name,
        {
          from: dataset ?? (files.length === 0 ? 'nothing' : 'a file that stays in the Data Lab'),
          rows,
          ...(files.length === 0
            ? {}
            : { source: inputSource({ name, dataset, ...(source === undefined ? {} : { source }) }) }),
          ...wordsSaid(choices, counted),
        },
      ]),
    ),
  };
}
