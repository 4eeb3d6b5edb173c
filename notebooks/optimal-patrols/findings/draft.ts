import type { CellValue, Counted, FindingDraft } from '@assay/evidence';
import { finding } from '@assay/notebook';
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
  /** How many events (or `counts`) an estimate is made of; where it is stated the finding says so. */
  readonly contributors?: number;
  readonly counts?: Counted;
}

/** A finding of one number, or of the reason why there is none; NaN never passes. */
export function valueDraft(
  base: Base,
  value: number | string | NotComputed | null,
  interval?: Interval | NotComputed,
): FindingDraft {
  if (base.contributors !== undefined) return estimated(base, base.contributors, value, interval);
  if (value === null) return { ...base, notComputed: { status: 'not-computed', reason: 'the input does not hold it' } };
  if (typeof value === 'object') return { ...base, notComputed: value };
  return { ...base, value, ...(interval && { interval }) };
}

function estimated(
  { id, title, questions, method, limitations = [], unit, counts = 'events' }: Base,
  contributors: number,
  value: number | string | NotComputed | null,
  interval: Interval | NotComputed | undefined,
): FindingDraft {
  const about = finding.about({ questions, method, limitations });
  const reason = value ?? { status: 'not-computed', reason: 'the input does not hold it' };
  if (typeof reason === 'string') return about.text(id, title, reason, { contributors, counts });
  return about.estimate(
    id,
    title,
    typeof reason === 'number' && interval !== undefined
      ? { status: 'computed', value: reason, interval }
      : (reason as number | NotComputed),
    { unit, contributors, counts },
  );
}

/** The number of a table cell; `null` where it is not computed, and the table's limitations say why. */
export function cellOf(value: number | NotComputed | null | undefined): CellValue {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** Stochastic results hold on a rerun within this: Monte Carlo error of a proportion from a thousand draws. */
export const MONTE_CARLO = { kind: 'stochastic', absolute: 0.02, relative: 0.05 } as const;

/** Who lives in the sectors, in the words that join findings about them. */
export const RESIDENTS = 'residents of the sectors';

/** How many a ratio of counts rests on: whoever knows the ratio and all counts but the smallest knows that one too. */
export const fewer = (counts: readonly number[]): number => Math.min(...counts);
