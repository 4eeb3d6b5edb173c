import type { FindingDraft } from '@assay/evidence';
import { finding } from '@assay/notebook';
import type { Interval, NotComputed } from '@assay/statistics';

interface Base {
  readonly id: string;
  readonly title: string;
  readonly questions: readonly string[];
  readonly unit: FindingDraft['unit'];
  readonly method: FindingDraft['method'];
  readonly limitations?: readonly string[];
  /** How many events the number, or the words, are made of. */
  readonly contributors: number;
}

/** An estimate from events, words that tell of them, or the reason why there is none; NaN never passes. */
export function valueDraft(
  { id, title, questions, method, limitations = [], unit, contributors }: Base,
  value: number | string | NotComputed,
  interval?: Interval | NotComputed,
): FindingDraft {
  const about = finding.about({ questions, method, limitations });
  const made = { contributors, counts: 'events' } as const;
  if (typeof value === 'string') return about.text(id, title, value, made);
  const estimate =
    typeof value === 'number' && interval !== undefined ? { status: 'computed' as const, value, interval } : value;
  return about.estimate(id, title, estimate, { ...made, unit });
}

/** Stochastic results hold on a rerun within this: Monte Carlo error of a proportion from a thousand draws. */
export const MONTE_CARLO = { kind: 'stochastic', absolute: 0.02, relative: 0.05 } as const;

/** Who lives in the sectors, in the words that join findings about them. */
export const RESIDENTS = 'residents of the sectors';

/** How many a ratio of counts rests on: whoever knows the ratio and all counts but the smallest knows that one too. */
export const fewer = (counts: readonly number[]): number => Math.min(...counts);
