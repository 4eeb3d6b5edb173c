import {
  checkedAmounts,
  checkedPlaces,
  type DictionaryColumn,
  dictionaryColumn,
  InputError,
  textAt,
} from '@assay/statistics';
import { recordCount } from '../counting/person-records.ts';
import { checkedPairs, checkedWeight } from '../model/checked-pairs.ts';
import type { JudgedPair } from '../model/clerical-calibration.ts';
import { pairLists } from '../model/kept-pairs.ts';
import type { ScoredPairs } from '../model/scored-pairs.ts';
import type { ReviewedStratum } from './clerical-sample.ts';
import { type AgreementRow, reviewerAgreement } from './reviewer-agreement.ts';

/** Pairs of one kind that were drawn for people to look at, by the rows of their records. */
export interface DrawnPairs {
  readonly name: string;
  readonly pairs: number;
  readonly pairsVariance: number;
  readonly drawn: readonly (readonly [left: number, right: number])[];
}

/** One drawn pair by what most said, and for how many pairs of its kind it stands. */
export interface SampledPair {
  readonly left: number;
  readonly right: number;
  readonly isOnePerson: boolean;
  readonly standsFor: number;
}

/** What was said of the drawn pairs of every kind, in their order. */
export interface Verdicts {
  readonly strata: readonly ReviewedStratum[];
  readonly pairs: readonly SampledPair[];
}

/**
 * What was said of the drawn pairs? `votes` gives for each how many of the `reviewers` hold it for one person, or `null` where
 * not everybody looked; most of them decide.
 *
 * @throws InputError where a number of pairs or reviewers is none.
 *
 * @example
 * const drawn = [{ name: 'names the same', pairs: 10, pairsVariance: 0, drawn: [[0, 1], [2, 3]] }];
 * verdictsOf(drawn, 1, ([left]) => (left === 0 ? 1 : null)).pairs // [{ left: 0, right: 1, isOnePerson: true, standsFor: 10 }]
 */
export function verdictsOf(
  sample: readonly DrawnPairs[],
  reviewers: number,
  votes: (pair: readonly [number, number]) => number | null,
): Verdicts {
  checkedAmounts([reviewers], 'reviewers');
  for (const { pairs, pairsVariance, drawn } of sample) {
    checkedAmounts([pairs, pairsVariance], 'pairs drawn from');
    checkedPlaces(drawn.flat(), Number.MAX_SAFE_INTEGER, 'records of drawn pairs');
  }
  const strata = sample.map(({ name, pairs, pairsVariance, drawn }) => ({
    name,
    pairs,
    pairsVariance,
    reviewers,
    yesVotes: drawn.map(votes).filter((vote) => vote !== null),
  }));
  const pairs = sample.flatMap(({ pairs, drawn }) => {
    const judged = drawn.flatMap((pair) => {
      const vote = votes(pair);
      return vote === null ? [] : [{ left: pair[0], right: pair[1], isOnePerson: 2 * vote > reviewers }];
    });
    return judged.map((pair) => ({ ...pair, standsFor: pairs / judged.length }));
  });
  return { strata, pairs };
}

/** A sheet that reviewers filled in: a row for each pair and reviewer. */
export interface ReviewSheet {
  readonly one: DictionaryColumn;
  readonly other: DictionaryColumn;
  readonly reviewer: DictionaryColumn;
  readonly said: DictionaryColumn;
}

export interface ReviewedSheet extends Verdicts {
  readonly reviewers: number;
  /** Pairs of the sheet with a verdict. */
  readonly reviewed: number;
  readonly agreement: readonly AgreementRow[];
}

/**
 * What did reviewers say of the drawn pairs? Records of the sheet are named as in the register.
 *
 * yes, no or "cannot tell", by some words for each; an empty cell is no verdict, and where somebody judged a pair twice the first
 * counts. A row that names one record or none is of no pair, and left out; so is a pair that not everybody looked at: it would be
 * read as if the absent had said no.
 *
 * @throws InputError where columns differ in length, a drawn pair names no record, or a verdict is in other words.
 *
 * @example
 * const columns = [['a'], ['b'], ['R1'], ['Yes']].map(dictionaryColumn);
 * const sheet = { one: columns[0], other: columns[1], reviewer: columns[2], said: columns[3] };
 * const drawn = [{ name: 'names the same', pairs: 10, pairsVariance: 0, drawn: [[0, 1]] }];
 * readClericalReviews(sheet, drawn, dictionaryColumn(['b', 'a'])).strata[0].yesVotes // [1]
 */
export function readClericalReviews(
  { one, other, reviewer, said }: ReviewSheet,
  sample: readonly DrawnPairs[],
  recordId: DictionaryColumn,
): ReviewedSheet {
  recordCount({ one, other, reviewer, said });
  recordCount({ recordId });
  for (const { drawn } of sample) checkedPlaces(drawn.flat(), recordId.codes.length, 'records of drawn pairs');
  const rows = Array.from(one.codes, (_, row) => row).flatMap((row) => {
    const [left, right, verdict] = [textAt(one, row), textAt(other, row), verdictOf(textAt(said, row))];
    if (left === null || right === null || verdict === null) return [];
    return [{ item: pairKey(left, right), reviewer: textAt(reviewer, row) ?? 'one reviewer', verdict }];
  });
  const verdicts = new Map<string, Map<string, string>>();
  for (const { item, reviewer, verdict } of rows) {
    const ofItem = verdicts.get(item) ?? new Map<string, string>();
    if (!ofItem.has(reviewer)) ofItem.set(reviewer, verdict);
    verdicts.set(item, ofItem);
  }
  const reviewers = new Set(rows.map(({ reviewer }) => reviewer)).size;
  const votes = ([left, right]: readonly [number, number]): number | null => {
    const [leftId, rightId] = [textAt(recordId, left), textAt(recordId, right)];
    const ofPair = leftId === null || rightId === null ? undefined : verdicts.get(pairKey(leftId, rightId));
    if (ofPair === undefined || ofPair.size < reviewers) return null;
    return [...ofPair.values()].filter((verdict) => verdict === 'yes').length;
  };
  return {
    ...verdictsOf(sample, reviewers, votes),
    reviewers,
    reviewed: verdicts.size,
    agreement: reviewerAgreement({
      item: dictionaryColumn(rows.map(({ item }) => item)),
      reviewer: dictionaryColumn(rows.map(({ reviewer }) => reviewer)),
      verdict: dictionaryColumn(rows.map(({ verdict }) => verdict)),
    }),
  };
}

/**
 * What did the model make of the pairs that people judged? Those that it kept, with its weight; a pair that it holds for two
 * people it does not keep.
 *
 * @throws InputError where a pair has no weight, a judged one no rows, or a judged one stands for no number of pairs.
 *
 * @example
 * const pairs = { length: 1, left: [1], right: [0], weight: Float32Array.of(12) };
 * weighedPairs(pairs, [{ left: 0, right: 1, isOnePerson: true, standsFor: 10 }]) // [{ weight: 12, isOnePerson: true, standsFor: 10 }]
 */
export function weighedPairs(scored: ScoredPairs, judged: readonly SampledPair[]): JudgedPair[] {
  checkedPairs(scored);
  for (const { left, right, standsFor } of judged) {
    checkedAmounts([standsFor], 'pairs that a judged one stands for');
    checkedAmounts([left, right], 'rows of a judged pair');
  }
  const wanted = new Map<number, Map<number, SampledPair>>();
  for (const pair of judged) {
    const [low, high] = [Math.min(pair.left, pair.right), Math.max(pair.left, pair.right)];
    if (!wanted.has(low)) wanted.set(low, new Map());
    wanted.get(low)!.set(high, pair);
  }
  const found: JudgedPair[] = [];
  for (const { length, left, right, weight } of pairLists(scored)) {
    for (let at = 0; at < length; at++) {
      const [low, high] = [Math.min(left[at]!, right[at]!), Math.max(left[at]!, right[at]!)];
      const pair = wanted.get(low)?.get(high);
      if (pair === undefined) continue;
      const { isOnePerson, standsFor } = pair;
      found.push({ weight: checkedWeight(weight[at]!), isOnePerson, standsFor });
    }
  }
  return found;
}

function pairKey(a: string, b: string): string {
  return JSON.stringify(a < b ? [a, b] : [b, a]);
}

const WORDS = {
  yes: ['y', 'yes', 'true', '1', 'same', 'same person', 'one person', 'match'],
  no: ['n', 'no', 'false', '0', 'different', 'different person', 'different people', 'somebody else', 'no match'],
  'cannot tell': ['cannot tell', "can't tell", 'unsure', 'not sure', 'unclear', "don't know", 'unknown', 'maybe', '?'],
} as const;

/** Of a word that nobody knows it cannot be said that it is no yes: every link so judged would be wrong. */
function verdictOf(text: string | null): keyof typeof WORDS | null {
  const said = text?.trim().toLowerCase().replaceAll('’', "'") ?? '';
  if (said === '') return null;
  for (const verdict of ['yes', 'no', 'cannot tell'] as const)
    if ((WORDS[verdict] as readonly string[]).includes(said)) return verdict;
  throw new InputError(`a pair is judged "${text!.trim()}", which is no verdict. Write yes, no or cannot tell.`);
}
