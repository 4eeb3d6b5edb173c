import { InputError, type NotComputed, notComputed } from '@assay/statistics';
import { checkedGroup } from '../cells/checked-cells.ts';
import type { GroupCells } from '../cells/group-cells.ts';
import { FALSE_NEGATIVE, FALSE_POSITIVE, TRUE_NEGATIVE, TRUE_POSITIVE } from '../rate/metric.ts';

/** Inequality of who the model's errors benefit or burden, and the part of it that lies between groups. */
export interface GeneralisedEntropy {
  readonly alpha: number;
  readonly total: number | NotComputed;
  readonly betweenGroups: number | NotComputed;
}

/**
 * How unequally are the model's errors spread over people, and how much of that is between groups?
 *
 * Each person's benefit is b = decision − label + 1: 2 for a false flag, 1 where right, 0 for a missed one. α = 2:
 * mean((b/μ)² − 1) / 2. α = 1 (Theil): mean(b/μ · ln(b/μ)), 0·ln 0 = 0. α = 0: −mean ln(b/μ), which is not computed
 * where anyone has b = 0. Between groups: the same with everyone given their group's mean. 0 is equality. In
 * policing a flag is a burden: read "benefit" as "being flagged more than warranted".
 *
 * @throws InputError where alpha is not finite.
 *
 * Source: Speicher and others (2018), equations 1 to 3.
 *
 * @example
 * generalisedEntropy(groups, 2) // { alpha: 2, total: 0.1158, betweenGroups: 0.0003542 }
 */
export function generalisedEntropy(groups: readonly GroupCells[], alpha: number): GeneralisedEntropy {
  if (!Number.isFinite(alpha)) throw new InputError(`alpha must be finite: ${alpha}. Pass 0, 1 or 2.`);
  const people: [number, number][] = [];
  const means: [number, number][] = [];
  for (const group of groups) {
    const { counts } = checkedGroup(group);
    const right = counts[TRUE_NEGATIVE]! + counts[TRUE_POSITIVE]!;
    const over = counts[FALSE_POSITIVE]!;
    const under = counts[FALSE_NEGATIVE]!;
    const n = right + over + under;
    if (n === 0) continue;
    people.push([1, right], [2, over], [0, under]);
    means.push([(right + 2 * over) / n, n]);
  }
  return { alpha, total: entropyOf(people, alpha), betweenGroups: entropyOf(means, alpha) };
}

function entropyOf(benefits: readonly [benefit: number, count: number][], alpha: number): number | NotComputed {
  let n = 0;
  let sum = 0;
  for (const [benefit, count] of benefits) {
    n += count;
    sum += benefit * count;
  }
  if (n === 0) return notComputed('no one has both a decision and a known outcome');
  const mean = sum / n;
  if (mean === 0) return notComputed('no one has any benefit: every person with the outcome was missed');
  let total = 0;
  for (const [benefit, count] of benefits) {
    if (count === 0) continue;
    const ratio = benefit / mean;
    if (alpha === 0) {
      if (ratio === 0) return notComputed('the mean log deviation has no value where a benefit is 0');
      total -= count * Math.log(ratio);
    } else if (alpha === 1) total += ratio === 0 ? 0 : count * ratio * Math.log(ratio);
    else if (ratio === 0 && alpha < 0) return notComputed('a negative alpha has no value where a benefit is 0');
    else total += (count * (ratio ** alpha - 1)) / (alpha * (alpha - 1));
  }
  return Number.isFinite(total) ? total / n : notComputed('its powers are beyond what a computer can hold');
}
