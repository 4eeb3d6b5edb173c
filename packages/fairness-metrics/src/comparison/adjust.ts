import { falseDiscovery, holm, type NotComputed } from '@assay/statistics';

/**
 * How conclusions allow for the number of comparisons. `bonferroni`: every range is drawn at one level, so that all of
 * them hold together; `holm`: step by step, which finds more and is as safe from any one false alarm;
 * `benjamini-hochberg`: for exploration.
 */
export type Adjustment = 'bonferroni' | 'holm' | 'benjamini-hochberg' | 'none';

/** Adjusts the p-values that exist; a comparison that was not computed is none of the family. */
export function adjustPValues(
  pValues: readonly (number | NotComputed)[],
  adjustment: Adjustment,
): (number | NotComputed)[] {
  const computed = pValues.filter((value): value is number => typeof value === 'number');
  const adjusted = adjusters[adjustment](computed);
  let next = 0;
  return pValues.map((value) => (typeof value === 'number' ? adjusted[next++]! : value));
}

const adjusters: Readonly<Record<Adjustment, (pValues: readonly number[]) => ArrayLike<number>>> = {
  bonferroni: (pValues) => pValues.map((value) => Math.min(1, value * pValues.length)),
  holm,
  'benjamini-hochberg': (pValues) => falseDiscovery(pValues),
  none: (pValues) => pValues,
};

/**
 * The chance of a false alarm left to each member of a family, so that "its adjusted p-value is at or below alpha" and
 * "its interval at 1 − this leaves out no difference" are one statement.
 *
 * Holm: alpha ÷ (members − those that fell before it); for Benjamini–Hochberg that of the members that fall, as in
 * false coverage-adjusted intervals.
 *
 * Source: Holm (1979); Benjamini and Yekutieli (2005).
 */
export function alphaShares(
  pValues: readonly (number | NotComputed)[],
  adjustment: Adjustment,
  alpha: number,
): number[] {
  const sorted = pValues.filter((value): value is number => typeof value === 'number').sort((a, b) => a - b);
  const members = Math.max(1, sorted.length);
  if (adjustment === 'none') return pValues.map(() => alpha);
  if (adjustment === 'bonferroni') return pValues.map(() => alpha / members);
  if (adjustment === 'benjamini-hochberg') {
    const falling = sorted.findLastIndex((value, index) => value <= (alpha * (index + 1)) / members) + 1;
    return pValues.map(() => (alpha * Math.max(1, falling)) / members);
  }
  let falling = 0;
  while (falling < sorted.length && sorted[falling]! <= alpha / (members - falling)) falling++;
  const left = alpha / Math.max(1, members - falling);
  return pValues.map((value) => {
    if (typeof value !== 'number') return alpha / members;
    const rank = sorted.indexOf(value);
    return rank < falling ? alpha / (members - rank) : left;
  });
}

/**
 * As {@link alphaShares} for a claim that is read from intervals: which members may make it, and at what share of alpha
 * was each of them asked?
 */
export function alphaSharesOfClaims(
  members: number,
  adjustment: Adjustment,
  alpha: number,
  holds: (member: number, share: number) => boolean,
): { readonly shares: number[]; readonly claims: boolean[] } {
  const all = Array.from({ length: members }, (_, member) => member);
  const at = (share: number) => ({
    shares: all.map(() => share),
    claims: all.map((member) => holds(member, share)),
  });
  if (members === 0 || adjustment === 'none') return at(alpha);
  if (adjustment === 'bonferroni') return at(alpha / members);
  if (adjustment === 'benjamini-hochberg') {
    for (let claimed = members; claimed > 1; claimed--) {
      const found = at((alpha * claimed) / members);
      if (found.claims.filter(Boolean).length >= claimed) return found;
    }
    return at(alpha / members);
  }
  const shares = all.map(() => alpha / members);
  const claims = all.map(() => false);
  for (;;) {
    const share = alpha / Math.max(1, members - claims.filter(Boolean).length);
    const open = all.filter((member) => !claims[member]);
    for (const member of open) shares[member] = share;
    const fallen = open.filter((member) => holds(member, share));
    if (fallen.length === 0) return { shares, claims };
    for (const member of fallen) claims[member] = true;
  }
}
