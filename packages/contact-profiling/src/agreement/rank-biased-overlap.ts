import { InputError } from '@assay/statistics';

const MOST_PLACES = 10_000_000;

/** Best first; people who cannot be told apart stand together in a tie. */
export type RankedList = readonly (string | number | readonly (string | number)[])[];

export interface RankBiasedOverlap {
  /** The value if both lists went on as they began, as published. */
  readonly extrapolated: number;
  /** The least it can be, and how much the unseen rest could add; with lists of unequal length the residual leaves out what the shorter could still hold. */
  readonly minimum: number;
  readonly residual: number;
  /**
   * Whether the extrapolated value lies between the other two. Lists of unequal length can go on as they began only by more
   * than they have left to give in about 1 of 30 pairs: then quote the bounds and not the value.
   */
  readonly isWithinBounds: boolean;
}

export interface RankBiasedOverlapOptions {
  /** Chance of going on to the next place: 0.9 puts 86 % of the weight on the first ten. Default 0.9. */
  readonly persistence?: number;
}

/**
 * Do two lists name the same people at the top? Rank-biased overlap, 0 apart to 1 alike, for lists of any lengths: an
 * officer's ten names against two hundred from the data.
 *
 * Ties count as the mean over every order they could stand in (RBO^a). An empty list: 0 with residual 1.
 *
 * @throws InputError where someone is listed twice or persistence is not between 0 and 1.
 *
 * Source: Webber, Moffat & Zobel (2010), eqs. 11, 30 and 32; ties Corsi & Urbano (2024).
 *
 * @example
 * rankBiasedOverlap([...'abcdefg'], [...'zcavwxy']).extrapolated // 0.2882
 */
export function rankBiasedOverlap(
  first: RankedList,
  second: RankedList,
  { persistence = 0.9 }: RankBiasedOverlapOptions = {},
): RankBiasedOverlap {
  if (!(persistence > 0 && persistence < 1)) {
    throw new InputError(`persistence must lie between 0 and 1: ${persistence}. Pass a share such as 0.9.`);
  }
  const [short, long] = [spansOf(first), spansOf(second)].sort((a, b) => a.size - b.size) as [Spans, Spans];
  const s = short.size;
  const l = long.size;
  if (s === 0) return { extrapolated: 0, minimum: 0, residual: 1, isWithinBounds: true };
  const p = persistence;
  const overlap = overlapByDepth(short, long, l);
  const xs = overlap[s]!;
  const xl = overlap[l]!;
  let seen = 0;
  let ahead = 0;
  let least = 0;
  for (let d = 1; d <= l; d++) {
    const weight = p ** d;
    seen += (overlap[d]! / d) * weight;
    if (d > s) ahead += ((xs * (d - s)) / (s * d)) * weight;
    if (d <= s) least += ((overlap[d]! - xs) / d) * weight;
  }
  const scale = (1 - p) / p;
  const minimum = scale * (least - xs * Math.log1p(-p));
  const residual = residualOf(s, l, xl, p);
  const extrapolated = scale * (seen + ahead) + ((xl - xs) / l + xs / s) * p ** l;
  const isWithinBounds = extrapolated >= minimum - 1e-12 && extrapolated <= minimum + residual + 1e-12;
  return { extrapolated, minimum, residual, isWithinBounds };
}

/** Webber, Moffat & Zobel, eq. 30. */
function residualOf(s: number, l: number, xl: number, p: number): number {
  const f = Math.round(l + s - xl);
  let beyondShort = 0;
  let beyondLong = 0;
  let all = 0;
  for (let d = 1; d <= f; d++) {
    const weight = p ** d / d;
    all += weight;
    if (d > s) beyondShort += weight;
    if (d > l) beyondLong += weight;
  }
  return p ** s + p ** l - p ** f - ((1 - p) / p) * (s * beyondShort + l * beyondLong + xl * (-Math.log1p(-p) - all));
}

/** First place and number of places of a tie. */
interface Span {
  readonly start: number;
  readonly length: number;
}

interface Spans {
  readonly size: number;
  /** Everyone's tie. */
  readonly of: ReadonlyMap<string | number, Span>;
}

function spansOf(list: RankedList): Spans {
  const of = new Map<string | number, Span>();
  let start = 1;
  for (const entry of list) {
    const tie: readonly (string | number)[] = typeof entry === 'object' ? entry : [entry];
    for (const name of tie) {
      if (of.has(name)) throw new InputError(`a list names someone twice: ${name}. Name everyone once.`);
      of.set(name, { start, length: tie.length });
    }
    start += tie.length;
  }
  return { size: start - 1, of };
}

/** X_d: how many are expected among the first d of both lists, ties in random order. */
function overlapByDepth(short: Spans, long: Spans, depth: number): Float64Array {
  // Whoever stands in the same two ties adds the same: added together, in the order of places, so that no order within a tie is seen.
  const alike = new Map<number, { here: Span; there: Span; people: number }>();
  for (const [name, here] of short.of) {
    const there = long.of.get(name);
    if (there === undefined) continue;
    const key = here.start * (long.size + 1) + there.start;
    const known = alike.get(key);
    if (known === undefined) alike.set(key, { here, there, people: 1 });
    else known.people++;
  }
  const overlap = new Float64Array(depth + 1);
  for (const [, { here, there, people }] of [...alike].sort(([a], [b]) => a - b)) {
    const from = Math.max(here.start, there.start);
    const both = Math.max(here.start + here.length, there.start + there.length) - 1;
    for (let d = from; d < both; d++) overlap[d]! += people * (shareWithin(here, d) * shareWithin(there, d));
    for (let d = both; d <= depth; d++) overlap[d]! += people;
  }
  return overlap;
}

function shareWithin({ start, length }: Span, depth: number): number {
  return Math.min(1, Math.max(0, (depth - start + 1) / length));
}

/**
 * How much of the value do the first places decide? Weight of the first `depth` places.
 *
 * Source: Webber, Moffat & Zobel (2010), eq. 21.
 *
 * @example
 * rankBiasedWeight(0.9, 10) // 0.8556
 */
export function rankBiasedWeight(persistence: number, depth: number): number {
  const p = persistence;
  if (!(p > 0 && p < 1)) throw new InputError(`persistence must lie between 0 and 1: ${p}. Pass a share such as 0.9.`);
  if (!(depth >= 1 && depth <= MOST_PLACES && Number.isInteger(depth))) {
    throw new InputError(`depth must be a whole number from 1 to ${MOST_PLACES}: ${depth}. Pass e.g. 10 places.`);
  }
  let sum = 0;
  for (let d = 1; d < depth; d++) sum += p ** d / d;
  return 1 - p ** (depth - 1) + ((1 - p) / p) * depth * (-Math.log1p(-p) - sum);
}
