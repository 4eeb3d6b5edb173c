import type { CellSystem, CountCell } from '../cells/count-cell.ts';
import type { DisclosurePolicy } from '../policy/policy.ts';

export type PrimaryRule = 'minimum-count' | 'sensitive-zero' | 'sensitive-whole';

/** Which rule forbids this count to be known, if any. */
export function primaryRule(cell: CountCell, system: CellSystem, policy: DisclosurePolicy): PrimaryRule | null {
  if (cell.value > 0 && cell.value < policy.minimumCount) return 'minimum-count';
  if (!policy.protectSensitiveZeros || !cell.sensitive) return null;
  if (cell.value === 0) return 'sensitive-zero';
  const fillsTotal = system.relations.some(
    ({ total, parts }) => parts.length > 1 && parts.includes(cell.id) && system.cells.get(total)!.value === cell.value,
  );
  return fillsTotal ? 'sensitive-whole' : null;
}
