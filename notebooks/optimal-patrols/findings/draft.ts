import type { CellValue, FindingDraft } from '@assay/evidence';
import type { Interval, NotComputed } from '@assay/statistics';

interface Base {
  readonly id: string;
  readonly title: string;
  readonly questions: readonly string[];
  readonly unit: FindingDraft['unit'];
  readonly method: FindingDraft['method'];
  readonly limitations?: readonly string[];
  readonly denominatorLabel?: string;
  readonly numerator?: number;
  readonly denominator?: number;
  readonly people?: boolean;
}

/** A finding of one number, or of the reason why there is none; NaN never passes. */
export function valueDraft(
  base: Base,
  value: number | string | NotComputed | null,
  interval?: Interval | NotComputed,
): FindingDraft {
  if (value === null) return { ...base, notComputed: { status: 'not-computed', reason: 'the input does not hold it' } };
  if (typeof value === 'object') return { ...base, notComputed: value };
  return { ...base, value, ...(interval && { interval }) };
}

/** The number of a table cell; `null` where it is not computed, and the table's limitations say why. */
export function cellOf(value: number | NotComputed | null | undefined): CellValue {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** Stochastic results hold on a rerun within this: Monte Carlo error of a proportion from a thousand draws. */
export const MONTE_CARLO = { kind: 'stochastic', absolute: 0.02, relative: 0.05 } as const;
