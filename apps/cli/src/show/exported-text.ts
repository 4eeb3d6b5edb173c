import type { exportRun } from '@assay/report/release';
import { printedColumns } from './columns.ts';

type ExportedPack = Awaited<ReturnType<typeof exportRun>>;

/** What was held back of a pack that left, by how often and by which rule, and where the pack is. */
export function exportedText(
  { isSynthetic, disclosure, withheld, digest, sequence }: Omit<ExportedPack, 'name' | 'bytes'>,
  place: string,
): string {
  const rules = new Map<string, number>();
  for (const { status, rule } of disclosure.decisions) {
    if (status !== 'excepted') rules.set(rule, (rules.get(rule) ?? 0) + 1);
  }
  const rows = [...rules].map(([rule, count]) => [String(count), rule]);
  const heldBack = isSynthetic
    ? 'every input is synthetic: no person is counted and nothing is held back\n'
    : rows.length === 0
      ? 'nothing had to be held back\n'
      : `held back:\n${printedColumns(rows, '  ')}`;
  const without = withheld.length === 0 ? '' : `findings that leave without their numbers: ${withheld.join(', ')}\n`;
  return `${heldBack}${without}digest ${digest}\npack ${digest.slice(0, 12)} is in ${place}, entry ${sequence} of the log\n`;
}
