import type { DisclosureException } from './policy/exception.ts';
import type { DisclosurePolicy } from './policy/policy.ts';

/** What the gate decided about one number or one cell, and by which rule. */
export interface DisclosureDecision {
  readonly finding: string;
  /** `row key / column`, or `value`, `numerator`. */
  readonly place: string;
  readonly status: 'suppressed' | 'rounded' | 'refused' | 'excepted';
  readonly rule: string;
}

/** Kept in the pack as `disclosure.json`: it holds no hidden value. */
export interface DisclosureRecord {
  readonly schema: 'assay/disclosure/1';
  readonly policy: DisclosurePolicy;
  readonly exceptions: readonly DisclosureException[];
  readonly decisions: readonly DisclosureDecision[];
  /** Cells of measures, hidden or shown, that a later pack on the same people must respect. */
  readonly hiddenCells: readonly string[];
  /** Counts shown, rounded as they left. */
  readonly shownCells: Readonly<Record<string, number>>;
  /** Digests of the people counted: packs that share one are about the same people. */
  readonly population: readonly string[];
}
