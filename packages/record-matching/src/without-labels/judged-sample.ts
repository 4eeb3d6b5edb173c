import { type DictionaryColumn, MISSING_CODE, type NotComputed, notComputed, valueOfCode } from '@assay/statistics';
import { truePersonOfRecords } from '../errors/truth.ts';
import { type JudgedSides, pairsJudged } from './clerical-readings.ts';
import type { DrawnStratum } from './drawn-strata.ts';
import {
  type DrawnPairs,
  type ReviewedSheet,
  type ReviewSheet,
  readClericalReviews,
  type SampledPair,
  type Verdicts,
  verdictsOf,
} from './judged-pairs.ts';

/** Pairs of one kind, on one side of the rule, that were drawn. */
type SidedPairs = DrawnPairs & Pick<DrawnStratum, 'isLinked'>;

/** What was said of the drawn pairs on both sides of a rule, by reviewers or by the truth. */
export interface JudgedSample extends JudgedSides {
  /** How far reviewers agree, two by two. */
  readonly agreement: ReviewedSheet['agreement'];
  /** The pairs themselves, by what most said, each with how many of its kind it stands for. */
  readonly pairs: readonly SampledPair[];
  readonly reviewers: number;
  /** Pairs of the sheet with a verdict, whether or not they were drawn. */
  readonly reviewed: number;
}

/**
 * What would reviewers say of the drawn pairs who know who is who? For a trial, where the truth stands in for people.
 *
 * @throws InputError where a record has no true person, or a number of pairs is none.
 *
 * @example
 * const sample = [{ name: 'linked', isLinked: true, pairs: 10, pairsVariance: 0, drawn: [[0, 1], [2, 3]] }];
 * judgedByTruth(sample, truth).linked[0].yesVotes // [1, 0]
 */
export function judgedByTruth(sample: readonly SidedPairs[], truth: DictionaryColumn): JudgedSample {
  const { entityOfRow } = truePersonOfRecords(truth, truth.codes.length);
  const verdicts = verdictsOf(sample, 1, ([left, right]) => (entityOfRow[left] === entityOfRow[right] ? 1 : 0));
  const { pairs } = verdicts;
  return { judge: 'the truth', ...sides(verdicts, sample), agreement: [], pairs, reviewers: 1, reviewed: pairs.length };
}

/**
 * What did reviewers say of the drawn pairs, on both sides of the rule? The sheet is read as {@link readClericalReviews} does.
 *
 * @throws InputError as {@link readClericalReviews} does.
 *
 * @example
 * const columns = [['a'], ['b'], ['R1'], ['yes']].map(dictionaryColumn);
 * const sheet = { one: columns[0], other: columns[1], reviewer: columns[2], said: columns[3] };
 * const sample = [{ name: 'linked', isLinked: true, pairs: 10, pairsVariance: 0, drawn: [[0, 1]] }];
 * judgedBySheet(sample, sheet, dictionaryColumn(['b', 'a'])).judge // 'one reviewer'
 */
export function judgedBySheet(
  sample: readonly SidedPairs[],
  sheet: ReviewSheet,
  recordId: DictionaryColumn,
): JudgedSample {
  const { reviewers, reviewed, agreement, ...verdicts } = readClericalReviews(sheet, sample, recordId);
  const judge = reviewers === 1 ? 'one reviewer' : `${reviewers} reviewers`;
  return { judge, ...sides(verdicts, sample), agreement, pairs: verdicts.pairs, reviewers, reviewed };
}

function sides({ strata }: Verdicts, sample: readonly SidedPairs[]) {
  return {
    linked: strata.filter((_, kind) => sample[kind]!.isLinked),
    outside: strata.filter((_, kind) => !sample[kind]!.isLinked),
  };
}

/**
 * How many drawn pairs of each kind have been judged so far? By the name of the kind; none where nobody looked.
 *
 * @throws InputError where what was judged is of another kind than any drawn.
 *
 * @example
 * judgedSoFar([{ name: 'linked' }, { name: 'apart' }], null).map(({ judged }) => judged) // [0, 0]
 */
export function judgedSoFar<Kind extends { readonly name: string }>(
  sample: readonly Kind[],
  sides: Pick<JudgedSides, 'linked' | 'outside'> | null,
): (Kind & { readonly judged: number })[] {
  const strata = sides === null ? [] : [...sides.linked, ...sides.outside];
  return sample.map((kind) => ({ ...kind, judged: pairsJudged(strata.filter(({ name }) => name === kind.name)) }));
}

/**
 * The drawn pairs by the names of their records, numbered in this order, for people to open.
 *
 * Edge rules: no pair, or a record without a name: not computed.
 *
 * @example
 * sheetOfPairs([[0, 1]], dictionaryColumn(['b', 'a'])) // [{ pair: 1, left: 'b', right: 'a' }]
 */
export function sheetOfPairs(
  drawn: readonly (readonly [left: number, right: number])[],
  recordId: DictionaryColumn,
): { readonly pair: number; readonly left: string; readonly right: string }[] | NotComputed {
  if (drawn.length === 0) return notComputed('no pair was drawn');
  const idAt = (row: number): string | null => {
    const code = recordId.codes[row]!;
    return code === MISSING_CODE ? null : valueOfCode(recordId, code);
  };
  const rows = drawn.flatMap(([one, other], index) => {
    const [left, right] = [idAt(one), idAt(other)];
    return left === null || right === null ? [] : [{ pair: index + 1, left, right }];
  });
  if (rows.length === drawn.length) return rows;
  return notComputed('some records have no identifier by which a reviewer could open them');
}
