import {
  checkedAmounts,
  checkedLevel,
  InputError,
  type Interval,
  type NotComputed,
  normalQuantile,
  notComputed,
  type RandomStream,
  sampleWithoutReplacement,
} from '@assay/statistics';

/** Pairs of one kind, e.g. linked with one edit in the surname; `expectedShare` is a first guess of the share that is right. */
export interface Stratum {
  readonly name: string;
  readonly pairs: number;
  readonly expectedShare: number;
}

export interface PlannedStratum extends Stratum {
  readonly sample: number;
}

const LEAST = 30;

/**
 * Which pairs should people look at, so that few looks say most about how many links are right?
 *
 * Neyman allocation: samples in proportion to pairs × √(p(1 − p)), at least 30 of each kind or all where there are
 * fewer.
 *
 * @throws InputError where the total is no whole number from 1, a number of pairs is none, or an expected share lies outside
 * 0 … 1.
 *
 * Source: Neyman (1934), Journal of the Royal Statistical Society 97.
 *
 * @example
 * const near = { name: 'no edit', pairs: 5000, expectedShare: 0.99 };
 * const far = { name: 'two edits', pairs: 1000, expectedShare: 0.5 };
 * planClericalSample([near, far], 400).map(({ sample }) => sample) // [199, 201]
 */
export function planClericalSample(strata: readonly Stratum[], total: number): PlannedStratum[] {
  if (!Number.isInteger(total) || total < 1) {
    throw new InputError(`the sample must be a whole number of pairs from 1: ${total}. Say how many can be looked at.`);
  }
  const spread = strata.map(({ name, pairs, expectedShare: p }) => {
    if (!(p >= 0 && p <= 1)) throw new InputError(`the expected share of ${name} must lie within 0 … 1: ${p}.`);
    checkedAmounts([pairs], `pairs of ${name}`);
    return pairs * Math.sqrt(Math.max(p * (1 - p), 0.0025));
  });
  const sum = spread.reduce((a, b) => a + b, 0);
  return strata.map((stratum, index) => ({
    ...stratum,
    // A share of the sum of no pairs at all is no number.
    sample:
      stratum.pairs === 0 ? 0 : Math.min(stratum.pairs, Math.max(LEAST, Math.round((total * spread[index]!) / sum))),
  }));
}

/**
 * Positions of the pairs to look at in one stratum, in increasing order. Shuffle the pairs of all strata together
 * before anybody sees them, so that nobody can tell near from far by place.
 *
 * @throws InputError where the sample is larger than the stratum.
 *
 * @example
 * drawClericalSample(100, 3, randomStream('example')) // [4, 52, 90]
 */
export function drawClericalSample(pairs: number, sample: number, random: RandomStream): number[] {
  return Array.from(sampleWithoutReplacement(random, pairs, sample));
}

/**
 * A sheet for reviewers as CSV: an opaque number and the two records side by side, without score, stratum or rule, in
 * the order given. Text that a spreadsheet would run as a formula is quoted with an apostrophe.
 *
 * @example
 * blindSheet(['name'], [{ id: 'p1', left: ['Ann'], right: ['Anne'] }]).split('\r\n')[1] // 'p1,Ann,Anne,'
 */
export function blindSheet(
  fields: readonly string[],
  pairs: readonly {
    readonly id: string;
    readonly left: readonly (string | null)[];
    readonly right: readonly (string | null)[];
  }[],
): string {
  const header = [
    'pair',
    ...fields.flatMap((field) => [`${field} (a)`, `${field} (b)`]),
    'same person? (yes / no / cannot tell)',
  ];
  const lines = pairs.map(({ id, left, right }) => [
    id,
    ...fields.flatMap((_, index) => [left[index] ?? '', right[index] ?? '']),
    '',
  ]);
  return [header, ...lines]
    .map((line) => line.map(cell).join(','))
    .join('\r\n')
    .concat('\r\n');
}

function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** What reviewers said of one stratum: for each pair, how many of the reviewers held it for one person. */
export interface ReviewedStratum {
  readonly name: string;
  readonly pairs: number;
  readonly yesVotes: readonly number[];
  readonly reviewers: number;
  /** Where the number of pairs is an estimate: its variance. */
  readonly pairsVariance?: number;
}

export interface ClericalEstimate {
  readonly status: 'computed';
  readonly value: number;
  readonly interval: Interval;
}

/**
 * What share of the links is right, as people judged a sample of them?
 *
 * Stratified estimate Σ W p with variance Σ W² p(1 − p) ÷ (n − 1) × (1 − n/N), Wald's interval held inside 0 … 1.
 * `worst` counts a pair as right only where every reviewer says so, `middle` by majority, `best` where any does.
 *
 * Edge rules: a stratum without a reviewed pair: not computed.
 *
 * @throws InputError where a number of pairs is none, a pair has more votes than reviewers, or the level is none.
 *
 * Source: Cochran (1977), Sampling Techniques, chapter 5; three readings as in the Office for National Statistics'
 * linkage of the Service Leavers Database to the 2011 Census.
 *
 * @example
 * clericalEstimate([{ name: 'one edit', pairs: 900, yesVotes: [2, 2, 1, 0], reviewers: 2 }]).worst.value // 0.5
 */
export function clericalEstimate(
  strata: readonly ReviewedStratum[],
  options: { readonly level?: number } = {},
): Readonly<Record<'worst' | 'middle' | 'best', ClericalEstimate | NotComputed>> {
  const level = checkedLevel(options);
  checkStrata(strata);
  return readings((isRight) => {
    const share = stratified(strata, isRight);
    return 'status' in share ? share : waldInterval(share, level);
  });
}

/**
 * Of the pairs about one person, how many does the rule link, as people judged samples of what it links and of what it
 * leaves?
 *
 * T ÷ (T + M): T right pairs among those linked, M among the pairs outside that were drawn from. The interval is Wald's
 * on the logarithm of T ÷ M, by the delta method; where nobody found a right pair on one side, Wald's on the share,
 * held inside 0 … 1. Numbers of pairs that are estimates widen it by their variance.
 *
 * Edge rules: says nothing of kinds of pairs that nobody drew from. A stratum without a reviewed pair, or no right pair
 * anywhere: not computed.
 *
 * @throws InputError as {@link clericalEstimate} does.
 *
 * Source: Cochran (1977), Sampling Techniques, chapters 5 and 6.
 *
 * @example
 * const linked = [{ name: 'linked', pairs: 90, yesVotes: [1, 1, 1], reviewers: 1 }];
 * const outside = [{ name: 'further apart', pairs: 30, yesVotes: [1, 0, 0], reviewers: 1 }];
 * clericalRecall(linked, outside).middle.value // 0.9
 */
export function clericalRecall(
  linked: readonly ReviewedStratum[],
  outside: readonly ReviewedStratum[],
  options: { readonly level?: number } = {},
): Readonly<Record<'worst' | 'middle' | 'best', ClericalEstimate | NotComputed>> {
  const level = checkedLevel(options);
  checkStrata([...linked, ...outside]);
  return readings((isRight) => {
    const [inside, without] = [linked, outside].map((strata) => stratified(strata, isRight)) as [Share, Share];
    if (total([...linked, ...outside]) === 0) return notComputed('there are no pairs');
    if ('status' in inside && total(linked) > 0) return inside;
    if ('status' in without && total(outside) > 0) return without;
    const [found, foundVariance] = countOf(inside, total(linked));
    const [missed, missedVariance] = countOf(without, total(outside));
    const all = found + missed;
    if (all === 0) return notComputed('no pair was held for one person');
    const variance = (missed ** 2 * foundVariance + found ** 2 * missedVariance) / all ** 4;
    if (found === 0 || missed === 0 || variance === 0) return waldInterval({ value: found / all, variance }, level);
    const logit = Math.log(found / missed);
    const reach =
      normalQuantile(1 - (1 - level) / 2) * Math.sqrt(foundVariance / found ** 2 + missedVariance / missed ** 2);
    const share = (odds: number): number => 1 / (1 + Math.exp(-odds));
    return {
      status: 'computed',
      value: found / all,
      interval: { low: share(logit - reach), high: share(logit + reach), level, method: 'Stratified logit interval' },
    };
  });
}

/** @throws InputError where a number of pairs is none, or a pair has more votes than reviewers. */
function checkStrata(strata: readonly ReviewedStratum[]): void {
  for (const { name, pairs, yesVotes, reviewers, pairsVariance = 0 } of strata) {
    checkedAmounts([pairs, pairsVariance], `pairs of ${name}`);
    const areVotes = yesVotes.every((votes) => Number.isInteger(votes) && votes >= 0 && votes <= reviewers);
    if (!areVotes || !Number.isInteger(reviewers))
      throw new InputError(
        `votes on pairs of ${name} must be of its ${reviewers} reviewers. Count each reviewer once.`,
      );
  }
}

type IsRight = (votes: number, reviewers: number) => boolean;
type Share =
  | {
      readonly value: number;
      readonly variance: number;
      /** What estimated numbers of pairs add to the variance of the number of right ones. */
      readonly countVariance: number;
    }
  | NotComputed;

function readings<T>(read: (isRight: IsRight) => T): Readonly<Record<'worst' | 'middle' | 'best', T>> {
  return {
    worst: read((votes, reviewers) => votes === reviewers),
    middle: read((votes, reviewers) => votes * 2 > reviewers),
    best: read((votes) => votes > 0),
  };
}

function total(strata: readonly ReviewedStratum[]): number {
  return strata.reduce((sum, { pairs }) => sum + pairs, 0);
}

function countOf(share: Share, pairs: number): [number, number] {
  return 'status' in share ? [0, 0] : [share.value * pairs, share.variance * pairs ** 2 + share.countVariance];
}

/** Share of right pairs over all strata, each weighed by its pairs, and the variance of that share. */
function stratified(strata: readonly ReviewedStratum[], isRight: IsRight): Share {
  const all = total(strata);
  if (all === 0) return notComputed('there are no pairs');
  let value = 0;
  let variance = 0;
  let countVariance = 0;
  for (const { name, pairs, yesVotes, reviewers, pairsVariance = 0 } of strata) {
    const n = yesVotes.length;
    if (pairs === 0) continue;
    if (n === 0) return notComputed(`no pair of "${name}" was looked at`);
    const share = yesVotes.filter((votes) => isRight(votes, reviewers)).length / n;
    const weight = pairs / all;
    value += weight * share;
    countVariance += share * share * pairsVariance;
    // Nobody found wrong in n is not certainty: Agresti and Coull's two of each keeps some spread.
    const spread =
      share === 0 || share === 1 ? ((n * share + 2) / (n + 4)) * (1 - (n * share + 2) / (n + 4)) : share * (1 - share);
    variance += n >= pairs ? 0 : ((weight * weight * spread) / Math.max(1, n - 1)) * (1 - n / pairs);
  }
  return { value, variance, countVariance };
}

function waldInterval({ value, variance }: { readonly value: number; readonly variance: number }, level: number) {
  const reach = normalQuantile(1 - (1 - level) / 2) * Math.sqrt(variance);
  return {
    status: 'computed',
    value,
    interval: {
      low: Math.max(0, value - reach),
      high: Math.min(1, value + reach),
      level,
      method: 'Stratified Wald interval',
    },
  } as const;
}
