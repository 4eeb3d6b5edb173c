import { displayValue } from '../display/display-value.ts';
import type { CellValue, Tolerance, Unit } from '../finding.ts';
import type { DriftClass, NumberDrift } from './drift.ts';

/** Class of one number, or `null` where it is identical. */
export function compareNumber(
  part: string,
  before: CellValue,
  after: CellValue,
  unit: Unit,
  tolerance: Tolerance,
): NumberDrift | null {
  if (Object.is(before, after) || (before === 0 && after === 0)) return null;
  const shown = shownPair(before, after, unit);
  if (typeof before !== 'number' || typeof after !== 'number') {
    return { part, class: 'drifted', ...shown, absoluteDifference: null, relativeDifference: null };
  }
  const absoluteDifference = Math.abs(after - before);
  const relativeDifference = before === 0 ? null : absoluteDifference / Math.abs(before);
  return { part, class: classOf(before, after, unit, tolerance), ...shown, absoluteDifference, relativeDifference };
}

function classOf(before: number, after: number, unit: Unit, tolerance: Tolerance): DriftClass {
  const isDisplayedAlike = (['plain', 'technical'] as const).every(
    (words) => displayValue(before, unit, null, words) === displayValue(after, unit, null, words),
  );
  if (isDisplayedAlike) return 'same-as-displayed';
  if (tolerance.kind === 'exact') return 'drifted';
  const allowed = Math.max(tolerance.absolute, tolerance.relative * Math.abs(before));
  return Math.abs(after - before) <= allowed ? 'within-tolerance' : 'drifted';
}

/** Both as displayed; with all their figures where the display shows them alike. */
function shownPair(before: CellValue, after: CellValue, unit: Unit): { before: string; after: string } {
  const shown = (value: CellValue) => (value === null ? 'none' : displayValue(value, unit, null, 'technical'));
  const isAlike = shown(before) === shown(after);
  return isAlike ? { before: String(before), after: String(after) } : { before: shown(before), after: shown(after) };
}
