import { checkedAmounts, InputError } from '@assay/statistics';

export interface ScoredAreas {
  readonly areas: readonly string[];
  readonly offences: readonly string[];
  /** Crimes (or harm) of each area and offence, one area after another. */
  readonly counts: ArrayLike<number>;
  /** Weight of each offence in the score. */
  readonly weights: ArrayLike<number>;
}

export interface PopulationGroup {
  readonly name: string;
  /** People of the group in each area. */
  readonly people: ArrayLike<number>;
}

export interface Ablation {
  readonly removed: readonly string[];
  readonly nTop: number;
  /** Areas in both top lists. */
  readonly nKept: number;
  readonly entered: readonly string[];
  readonly left: readonly string[];
  /** The top areas by the full score, and without the removed offences, as indices of the areas. */
  readonly topBefore: readonly number[];
  readonly topAfter: readonly number[];
  /** Share of the full score's harm that the new top areas hold, and the old. */
  readonly harmBefore: number;
  readonly harmAfter: number;
  /** Share of the score that came from the removed offences. */
  readonly shareOfScore: number;
  readonly exposure: readonly {
    readonly group: string;
    readonly before: number;
    readonly after: number;
    readonly people: number;
  }[];
}

/**
 * If these offences did not count, which areas would be patrolled instead, and who lives there?
 *
 * Areas are ranked by Σ weight × count with and without the removed offences; the top `nTop` of each list are compared:
 * how many stay, who enters and leaves, how much of the full harm each holds, and what share of every population group
 * lives in them. Ties keep the order of the areas.
 *
 * @throws InputError on offences that the score does not know.
 *
 * Source: leave-one-feature-out re-ranking (Breiman 2001); Lum and Isaac (2016) on drug offences.
 *
 * @example
 * const scored = { areas: ['A', 'B'], offences: ['drugs', 'robbery'], counts: [9, 1, 0, 4], weights: [1, 1] };
 * scoreAblation(scored, ['drugs'], 1) // { entered: ['B'], left: ['A'] }
 */
export function scoreAblation(
  { areas, offences, counts, weights }: ScoredAreas,
  removed: readonly string[],
  nTop: number,
  groups: readonly PopulationGroup[] = [],
): Ablation {
  const unknown = removed.filter((offence) => !offences.includes(offence));
  if (unknown.length > 0)
    throw new InputError(`offences not in the score: ${unknown.join(', ')}. Choose from ${offences.join(', ')}.`);
  if (!(nTop >= 1 && nTop <= areas.length))
    throw new InputError(`top must be from 1 to ${areas.length} areas: ${nTop}. Pass how many are patrolled.`);
  checkedAmounts(weights, 'weights');
  checkedAmounts(counts, 'counts');
  if (weights.length !== offences.length || counts.length !== areas.length * offences.length)
    throw new InputError(
      `a score needs a weight for each offence and a count for each area and offence: ${weights.length} and ${counts.length}. Check the join.`,
    );
  const scoreOf = (without: readonly string[]) =>
    areas.map((_, area) =>
      offences.reduce(
        (sum, offence, index) =>
          without.includes(offence) ? sum : sum + weights[index]! * counts[area * offences.length + index]!,
        0,
      ),
    );
  const full = scoreOf([]);
  const reduced = scoreOf(removed);
  const topOf = (scores: readonly number[]) =>
    scores
      .map((_, area) => area)
      .sort((a, b) => scores[b]! - scores[a]! || a - b)
      .slice(0, nTop);
  const before = topOf(full);
  const after = topOf(reduced);
  const total = full.reduce((sum, score) => sum + score, 0);
  const share = (list: readonly number[], values: ArrayLike<number>, of: number) =>
    of === 0 ? 0 : list.reduce((sum, area) => sum + values[area]!, 0) / of;
  return {
    removed,
    nTop,
    nKept: after.filter((area) => before.includes(area)).length,
    entered: after.filter((area) => !before.includes(area)).map((area) => areas[area]!),
    left: before.filter((area) => !after.includes(area)).map((area) => areas[area]!),
    topBefore: before,
    topAfter: after,
    harmBefore: share(before, full, total),
    harmAfter: share(after, full, total),
    shareOfScore: total === 0 ? 0 : 1 - reduced.reduce((sum, score) => sum + score, 0) / total,
    exposure: groups.map(({ name, people }) => {
      const all = Array.from(people).reduce((sum, count) => sum + count, 0);
      return { group: name, before: share(before, people, all), after: share(after, people, all), people: all };
    }),
  };
}
