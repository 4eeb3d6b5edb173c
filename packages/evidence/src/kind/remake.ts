import {
  agrestiCaffoDifference,
  byarRate,
  clopperPearsonInterval,
  conditionalRateRatio,
  garwoodRate,
  type Interval,
  isComputed,
  katzRatio,
  koopmanRatio,
  type MaybeEstimate,
  moverRatio,
  type NotComputed,
  newcombeDifference,
  notComputed,
  type Proportion,
  scaleEstimate,
  wilsonInterval,
} from '@assay/statistics';
import type { DerivedKind, PartRef, PartsOf, RateKind, ShareKind } from './kind.ts';

/**
 * A number made of its parts: `interval` is `null` where its kind states none. What is not computed may still have one, which
 * has no upper end.
 */
export type Remade =
  | { readonly status: 'computed'; readonly value: number; readonly interval: Interval | NotComputed | null }
  | NotComputed;

/** Below this many events Byar's approximation is left for the exact interval (Breslow & Day 1987, section 2.3). */
const BYAR_FROM_EVENTS = 10;

/**
 * What do these counts give? A share, rate, ratio or difference with its interval, made of counts by the method that
 * its kind names. Exact counts give the number that is stated, protected counts the one that may leave: there is one way.
 *
 * @param countOf The number of a part, or why there is none; a part that is not a number leaves the result not computed.
 *
 * @throws InputError where the counts contradict the kind: more successes than cases, a count that is not whole.
 *
 * @example
 * const counts = { wrong: 7, linked: 20 };
 * remake({ kind: 'share', of: 'wrong', outOf: 'linked', interval: 'wilson' }, (part) => counts[part]).value // 0.35
 */
export function remake(kind: DerivedKind, countOf: (part: PartRef) => number | NotComputed | null): Remade {
  let missing: NotComputed | null = null;
  const number = (part: PartRef): number => {
    const value = countOf(part);
    if (typeof value === 'number') return value;
    missing ??= value ?? notComputed(`${partWords(part)} is not given`);
    return 0;
  };
  const pair = ({ of, outOf }: PartsOf) => ({ of: number(of), outOf: number(outOf) });
  const [first, second] =
    'group' in kind ? [pair(kind.group), pair(kind.reference)] : [pair(kind), { of: 0, outOf: 0 }];
  const designEffect =
    'designEffect' in kind && kind.designEffect !== undefined ? { designEffect: number(kind.designEffect) } : {};
  if (missing !== null) return missing;
  return withStatedInterval(kind, made(kind, first, second, designEffect));
}

interface Pair {
  readonly of: number;
  readonly outOf: number;
}

interface Options {
  readonly level?: number;
  readonly designEffect?: number;
}

function made(kind: DerivedKind, first: Pair, second: Pair, designEffect: Options): MaybeEstimate {
  const level = { ...(kind.level === undefined ? {} : { level: kind.level }), ...designEffect };
  switch (kind.kind) {
    case 'share':
      return share(kind, proportion(first), level);
    case 'rate':
      return rate(kind, first, level);
    case 'ratio': {
      const method = { koopman: koopmanRatio, katz: katzRatio, mover: moverRatio }[kind.interval ?? 'koopman'];
      return method(proportion(first), proportion(second), level);
    }
    case 'relative-rate': {
      const midP = kind.interval === 'conditional-mid-p';
      return conditionalRateRatio(events(first), events(second), { ...level, midP });
    }
    case 'difference': {
      const method = kind.interval === 'agresti-caffo' ? agrestiCaffoDifference : newcombeDifference;
      return method(proportion(first), proportion(second), level);
    }
  }
}

function share({ interval }: ShareKind, part: Proportion, level: Options): MaybeEstimate {
  if (interval === 'clopper-pearson') return clopperPearsonInterval(part, level);
  return wilsonInterval(part, { ...level, continuity: interval === 'wilson-continuity' });
}

function rate({ interval, per }: RateKind, pair: Pair, level: Options): MaybeEstimate {
  if (interval === null) {
    // A quotient without an interval need not be of whole numbers: hours over visits.
    return pair.outOf === 0
      ? notComputed('nobody and nothing was exposed')
      : { status: 'computed', value: (pair.of / pair.outOf) * per, interval: notComputed('none is stated') };
  }
  const isExact = interval === 'garwood' || (interval === 'byar-or-garwood' && pair.of < BYAR_FROM_EVENTS);
  const estimate = (isExact ? garwoodRate : byarRate)(events(pair), level);
  return per === 1 ? estimate : scaleEstimate(estimate, per);
}

function withStatedInterval(kind: DerivedKind, estimate: MaybeEstimate): Remade {
  if (kind.interval !== null) return estimate;
  return isComputed(estimate) ? { ...estimate, interval: null } : notComputed(estimate.reason);
}

function proportion({ of, outOf }: Pair): Proportion {
  return { successes: of, total: outOf };
}

function events({ of, outOf }: Pair): { readonly events: number; readonly exposure: number } {
  return { events: of, exposure: outOf };
}

function partWords(part: PartRef): string {
  return typeof part === 'string' ? `"${part}"` : `"${part.column}" of "${part.row}"`;
}
