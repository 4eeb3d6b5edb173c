import type { MovedSince } from '../earlier/moved-since.ts';
import type { DisclosureException } from '../policy/exception.ts';
import type { DisclosurePolicy } from '../policy/policy.ts';

/** What the gate decided about one number or one cell. */
export interface DisclosureDecision {
  readonly finding: string;
  /** `row key / column`, or `value`, `numerator`. */
  readonly place: string;
  readonly status: 'suppressed' | 'rounded' | 'refused' | 'excepted';
  /**
   * `held-back` for every number that is marked: which rule held it back would tell how large it is. A refusal's rule,
   * an exception's reason.
   */
  readonly rule: string;
  /** What would let a refused finding leave. */
  readonly remedy?: string;
}

/** Kept in the pack as `disclosure.json`: it holds no hidden value, and no rule for a single hidden count. */
export interface DisclosureRecord {
  readonly schema: 'assay/disclosure/2';
  readonly policy: DisclosurePolicy;
  /** The largest count that is held back for its size; any count may be held back for the sake of others. */
  readonly largestHidden: number;
  readonly exceptions: readonly DisclosureException[];
  readonly decisions: readonly DisclosureDecision[];
  /** Places of numbers held back, for a rerun to hold back the same. */
  readonly hiddenCells: readonly string[];
  /** Counts that hardly moved since an earlier release, printed as they were then. */
  readonly shownCells: Readonly<Record<string, number>>;
  /** Where some of them may be other numbers by now: which stand as they did, and which are held back. */
  readonly moved?: MovedSince;
  /** Digests of the people counted: packs that share one are about the same people. */
  readonly population: readonly string[];
}
