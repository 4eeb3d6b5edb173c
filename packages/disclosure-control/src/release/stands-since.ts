import type { DerivedKind, PartRef } from '@assay/evidence';
import { largestHidden } from '../policy/largest-hidden.ts';
import type { DisclosurePolicy } from '../policy/policy.ts';

/** What earlier releases were rounded to unless they said otherwise. */
const FIRST_BASE = 5;

/** A number without a range may be a tenth of itself off. */
const MOST_OFF = 0.1;

/**
 * Is a number that is made of counts of then still what is said, wherever each of them may be by now? Its range covers what any of
 * them would give; without a range none of them gives a number more than a tenth off. What they are by now decides
 * nothing, so that it tells nothing of them.
 *
 * @param off How far a count of then may be from what it is.
 */
export function standsSince(
  kind: DerivedKind,
  released: {
    readonly countOf: (part: PartRef) => number | null;
    readonly isNear: (part: PartRef) => boolean;
    readonly value: number;
    readonly low: number | null;
    readonly high: number | null;
  },
  off: number,
): boolean {
  const parts =
    'group' in kind
      ? [kind.group.of, kind.group.outOf, kind.reference.of, kind.reference.outOf]
      : [kind.of, kind.outOf];
  if (!parts.some(released.isNear)) return true;
  const ends = parts.map((part): readonly number[] => {
    const count = released.countOf(part) ?? 0;
    return released.isNear(part) ? [Math.max(0, count - off), count + off] : [count];
  });
  const { value, low, high } = released;
  const least = low ?? value - MOST_OFF * Math.abs(value);
  const most = low === null ? value + MOST_OFF * Math.abs(value) : (high ?? Number.POSITIVE_INFINITY);
  return everyCombination(ends).every((counts) => {
    const made = madeOf(kind, counts);
    return made !== null && made >= least && made <= most;
  });
}

/** How far a count as it was printed then may be from what it is: what it moved by, and what rounding took or gave. */
export function mostOff(policy: DisclosurePolicy): number {
  return largestHidden(policy) + Math.floor(Math.max(policy.roundingBase, FIRST_BASE) / 2);
}

function everyCombination(ends: readonly (readonly number[])[]): number[][] {
  return ends.reduce<number[][]>((all, each) => all.flatMap((before) => each.map((end) => [...before, end])), [[]]);
}

function madeOf(kind: DerivedKind, [of, outOf, otherOf, otherOutOf]: readonly number[]): number | null {
  const isShare = kind.kind !== 'rate' && kind.kind !== 'relative-rate';
  const quotient = (part: number, whole: number): number | null =>
    whole === 0 ? null : (isShare ? Math.min(part, whole) : part) / whole;
  const one = quotient(of!, outOf!);
  if (one === null || kind.kind === 'share') return one;
  if (kind.kind === 'rate') return one * kind.per;
  const other = quotient(otherOf!, otherOutOf!);
  if (other === null) return null;
  if (kind.kind === 'difference') return one - other;
  return other === 0 ? null : one / other;
}
