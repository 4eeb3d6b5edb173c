import { displayValue } from '../display/display-value.ts';
import type { CellValue, Tolerance, Unit } from '../finding/finding.ts';
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
  const was = technically(before, unit);
  const is = technically(after, unit);
  // All their figures where the display shows them alike.
  const shown = was === is ? { before: String(before), after: String(after) } : { before: was, after: is };
  if (typeof before !== 'number' || typeof after !== 'number') {
    return { part, class: 'drifted', ...shown, absoluteDifference: null, relativeDifference: null };
  }
  const absoluteDifference = Math.abs(after - before);
  const relativeDifference = before === 0 ? null : absoluteDifference / Math.abs(before);
  return {
    part,
    class: classOf(before, after, unit, tolerance, was === is),
    ...shown,
    absoluteDifference,
    relativeDifference,
  };
}

function classOf(
  before: number,
  after: number,
  unit: Unit,
  tolerance: Tolerance,
  isTechnicallyAlike: boolean,
): DriftClass {
  if (isTechnicallyAlike && displayValue(before, unit) === displayValue(after, unit)) return 'same-as-displayed';
  if (tolerance.kind === 'exact') return 'drifted';
  const allowed = Math.max(tolerance.absolute, tolerance.relative * Math.abs(before));
  return Math.abs(after - before) <= allowed ? 'within-tolerance' : 'drifted';
}

function technically(value: CellValue, unit: Unit): string {
  return value === null ? 'no number' : displayValue(value, unit, null, 'technical');
}
