import { sinceEarlier } from '@assay/report';
import type { exportRun } from '@assay/report/release';
import { printedColumns } from './columns.ts';

type ExportedPack = Awaited<ReturnType<typeof exportRun>>;

/** What was held back of a pack that left, by how often and by which rule, and where the pack is. */
export function exportedText(
  { digest, sequence, ...left }: Omit<ExportedPack, 'name' | 'bytes'>,
  place: string,
): string {
  const binds = left.isSynthetic
    ? ''
    : 'what left binds every later release of this notebook; to see first what would leave: assay export --trial\n';
  return `${heldBackText(left)}digest ${digest}\npack ${digest.slice(0, 12)} is in ${place}, entry ${sequence} of the log\n${binds}`;
}

/** What would be held back, and where it can be seen. */
export function trialText(trial: Pick<ExportedPack, 'isSynthetic' | 'disclosure' | 'withheld'>, place: string): string {
  return `${heldBackText(trial)}nothing was released, logged or remembered; what would leave is in ${place}, which must not leave\n`;
}

function heldBackText({
  isSynthetic,
  disclosure,
  withheld,
}: Pick<ExportedPack, 'isSynthetic' | 'disclosure' | 'withheld'>): string {
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
  const moved = disclosure.moved === undefined ? '' : `${sinceEarlier(disclosure.moved)}\n`;
  const without = withheld.length === 0 ? '' : `findings that leave without their numbers: ${withheld.join(', ')}\n`;
  return `${heldBack}${moved}${without}`;
}
