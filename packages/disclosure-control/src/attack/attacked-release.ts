import type { Finding } from '@assay/evidence';
import type { DisclosureRecord } from '../release/record.ts';

/** A release as an outsider holds it: its findings, and what `disclosure.json` says of the rules. */
export interface AttackedRelease {
  /** How a message names it. */
  readonly name: string;
  readonly findings: readonly Finding[];
  readonly policy: {
    readonly minimumCount: number;
    readonly roundingBase: number;
    /** The largest count that is held back for its size alone. */
    readonly largestHidden: number;
  };
  /** By how few counts moved that it holds back for that, and from which size on it did not; absent where it holds back none so. */
  readonly moved?: { readonly below: number; readonly standFrom: number };
  /** Places of counts that it prints as an earlier release did. */
  readonly kept?: ReadonlySet<string>;
  /** Rules that the release itself tells for single cells, by finding and `row / column`. */
  readonly rules: ReadonlyMap<string, string>;
  /** Whether a text stands in the release's code word for word; sentences are not looked at where it is not given. */
  readonly isFixedText?: (text: string) => boolean;
}

/** Name under which {@link AttackedRelease.rules} keeps a cell. */
export function attackRuleKey(finding: string, row: string, column: string): string {
  return row === '' ? `${finding}\n${column}` : `${finding}\n${row} / ${column}`;
}

/**
 * A pack as an outsider reads it. Packs of the first schema name the rule of each cell, and hold back what is below the
 * minimum.
 *
 * @example
 * const policy = { minimumCount: 10, roundingBase: 5, protectSensitiveZeros: true };
 * attackedRelease('march.zip', [], { policy, decisions: [] }).policy.largestHidden // 9
 */
export function attackedRelease(
  name: string,
  findings: readonly Finding[],
  {
    policy,
    decisions,
    largestHidden,
    moved,
    shownCells,
  }: Pick<DisclosureRecord, 'policy' | 'decisions'> & Partial<DisclosureRecord>,
  isFixedText?: (text: string) => boolean,
): AttackedRelease {
  return {
    name,
    findings,
    policy: { ...policy, largestHidden: largestHidden ?? policy.minimumCount - 1 },
    rules: new Map(decisions.map(({ finding, place, rule }) => [`${finding}\n${place}`, rule])),
    ...(moved === undefined ? {} : { moved, kept: new Set(Object.keys(shownCells ?? {})) }),
    ...(isFixedText === undefined ? {} : { isFixedText }),
  };
}
