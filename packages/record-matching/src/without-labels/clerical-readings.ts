import { checkedAmounts, complementOfEstimate, type MaybeEstimate } from '@assay/statistics';
import { clericalEstimate, clericalRecall, type ReviewedStratum } from './clerical-sample.ts';

/** What was said of drawn pairs of both sides of a rule, and by whom. */
export interface JudgedSides {
  readonly judge: string;
  readonly linked: readonly ReviewedStratum[];
  readonly outside: readonly ReviewedStratum[];
}

export interface ClericalReading {
  readonly reading: string;
  readonly judge: string;
  readonly wrong: MaybeEstimate | number;
  readonly missed: MaybeEstimate | number;
  /** Pairs that the share of wrong links, and that of missed ones, rests on. */
  readonly linked: number;
  readonly all: number;
}

const READINGS = ['worst', 'middle', 'best'] as const;

/**
 * Of the links how many are wrong, and of the pairs about one person how many are missed, in every reading of what was
 * said?
 *
 * At worst, by majority and at best, or in one reading where there was one reviewer; and beside these, where it is known
 * of every kind of pairs how many are about one person, what counting all of them gives.
 *
 * @param kinds the kinds of pairs drawn from, with how many of each are about one person, where that is known.
 *
 * @throws InputError where a number of pairs is none, or a pair has more votes than reviewers.
 *
 * @example
 * const linked = [{ name: 'linked', pairs: 90, yesVotes: [1, 1, 0], reviewers: 1 }];
 * const outside = [{ name: 'apart', pairs: 30, yesVotes: [1, 0, 0], reviewers: 1 }];
 * const kinds = [{ isLinked: true, pairs: 90, truePairs: 63 }, { isLinked: false, pairs: 30, truePairs: 7 }];
 * clericalReadings({ judge: 'one', linked, outside }, kinds).at(-1).wrong // 0.3
 */
export function clericalReadings(
  { judge, linked, outside }: JudgedSides,
  kinds: readonly { readonly isLinked: boolean; readonly pairs: number; readonly truePairs: number | null }[],
): ClericalReading[] {
  for (const { pairs, truePairs } of kinds) checkedAmounts([pairs, truePairs ?? 0], 'pairs of a kind');
  const [right, recall] = [clericalEstimate(linked), clericalRecall(linked, outside)];
  const isOneReviewer = linked.every(({ reviewers }) => reviewers === 1);
  const fromSample = (isOneReviewer ? (['middle'] as const) : READINGS).map((reading) => ({
    reading: isOneReviewer ? 'from the sample' : reading,
    judge,
    wrong: complementOfEstimate(right[reading]),
    missed: complementOfEstimate(recall[reading]),
    linked: pairsJudged(linked),
    all: pairsJudged([...linked, ...outside]),
  }));
  const counted = (of: 'pairs' | 'truePairs', isLinked: boolean) =>
    kinds.reduce((sum, kind) => sum + (kind.isLinked === isLinked ? kind[of]! : 0), 0);
  const [links, rightLinked, rightOutside] = [
    counted('pairs', true),
    counted('truePairs', true),
    counted('truePairs', false),
  ];
  const people = rightLinked + rightOutside;
  if (kinds.some(({ truePairs }) => truePairs === null) || links === 0 || people === 0) return fromSample;
  return [
    ...fromSample,
    {
      reading: 'every pair counted',
      judge: 'the truth',
      wrong: 1 - rightLinked / links,
      missed: rightOutside / people,
      linked: links,
      all: people,
    },
  ];
}

/**
 * How many of the drawn pairs were judged?
 *
 * @example
 * pairsJudged([{ name: 'linked', pairs: 90, yesVotes: [1, 1, 0], reviewers: 1 }]) // 3
 */
export function pairsJudged(strata: readonly ReviewedStratum[]): number {
  return strata.reduce((sum, { yesVotes }) => sum + yesVotes.length, 0);
}
