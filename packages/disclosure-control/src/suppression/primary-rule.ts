import type { CellSystem, CountCell } from '../cells/count-cell.ts';
import { largestHidden } from '../policy/largest-hidden.ts';
import type { DisclosurePolicy } from '../policy/policy.ts';

/** Must this count be held back whatever stands around it? A small one; a sensitive zero, or a sensitive whole. */
export function isHeldBack(cell: CountCell, system: CellSystem, policy: DisclosurePolicy): boolean {
  if (cell.isOpen === true) return false;
  const most = cell.published ? largestHidden(policy) : policy.minimumCount - 1;
  if (cell.value > 0 && cell.value <= most) return true;
  if (!policy.protectSensitiveZeros || !cell.sensitive) return false;
  return (
    cell.value === 0 ||
    system.relations.some(
      ({ total, parts }) =>
        parts.length > 1 && parts.includes(cell.id) && system.cells.get(total)!.value === cell.value,
    )
  );
}
