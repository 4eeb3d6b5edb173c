import type { EstimateKind, Kind, MagnitudeKind, PartRef, Unit } from '@assay/evidence';
import { eventsOfRange } from '@assay/statistics';
import { largestHidden } from '../policy/largest-hidden.ts';
import type { DisclosurePolicy } from '../policy/policy.ts';
import { endForMore } from './end-for-more.ts';
import { isDominated } from './is-dominated.ts';
import { limitsRoundPrinted } from './limits-round.ts';
import { atReleasedStep, releasedStep } from './supported-step.ts';

/** What an amount or an estimate rests on, before anything is protected. */
export interface Behind {
  readonly value: number;
  readonly unit: Unit;
  readonly limits: { readonly low: number | null; readonly high: number | null };
  /** How many people; `null` where that count is held back. */
  readonly contributors: number | null;
  /** A number of the same row or finding. */
  partOf(part: PartRef): number | null;
}

interface ReleasedAmount {
  /** `null` where a share leaves as a bound alone: its range from nought, or up to the whole. */
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** What later releases are held against: the number; of a bound its end, beyond nought or the whole, where no share lies. */
  readonly remembered: number;
}

/** Why an amount does not leave, as a reader is told it: "held back, since …". */
export interface Withheld {
  readonly withheld: string;
}

/** One cause for both: that one person makes up most of a sum is something about that person. */
const LARGEST = 'its two largest contributions are not stated, or make up most of it';

/** A difference that is rounded to this or more, and to nought by it, would be read as none where nothing is known but the rounding. */
const COARSE_POINTS = 0.05;

/** Ends of a distribution are single people's amounts unless very many stand behind them. */
const TAIL_PEOPLE = 10;

/** Is it an amount of people or a model's estimate, which the gate cannot make again but may let out rounded? */
export function isAmount(kind: Kind | undefined): kind is MagnitudeKind | EstimateKind {
  return kind?.kind === 'magnitude' || kind?.kind === 'estimate';
}

/**
 * How many stand behind an amount as they leave; `null` where their count is held back, or that of the fewest of whom it tells.
 */
export function contributorsLeft(
  kind: MagnitudeKind | EstimateKind,
  leavingAt: (part: PartRef) => number | null,
): number | null {
  const fewest = kind.kind === 'estimate' ? (kind.fewest ?? []) : [];
  return fewest.some((part) => leavingAt(part) === null) ? null : leavingAt(kind.contributors);
}

/**
 * An amount or an estimate as it leaves: to the digits that its people support, or why not at all. One person's own
 * amount never leaves, nor a sum that one or two make up.
 */
export function releaseAmount(
  kind: MagnitudeKind | EstimateKind,
  { value, unit, limits, contributors, partOf }: Behind,
  policy: DisclosurePolicy,
): ReleasedAmount | Withheld {
  if (contributors === null) return { withheld: 'how many it rests on is held back as well' };
  if (kind.kind === 'magnitude') {
    const { statistic, largest = [], total } = kind;
    if (statistic === 'largest' || statistic === 'smallest') return { withheld: 'it is one person’s own amount' };
    if (statistic === 'quantile' && contributors < TAIL_PEOPLE * policy.minimumCount)
      return { withheld: 'too few lie beyond it' };
    if (statistic === 'sum' || statistic === 'mean' || statistic === 'top-share') {
      const amounts = largest.map(partOf);
      const whole = total !== undefined ? partOf(total) : statistic === 'sum' ? value : value * contributors;
      const isKnown = amounts.length >= 2 && amounts.every((each) => each !== null) && whole !== null;
      if (!isKnown || (statistic === 'top-share' && total === undefined)) return { withheld: LARGEST };
      if (isDominated(amounts as number[], whole!)) return { withheld: LARGEST };
    }
  }
  const isOfEvents = kind.kind === 'estimate' && (unit === 'count' || unit.startsWith('rate-'));
  const events = isOfEvents ? eventsOfRange(value, limits) : Infinity;
  if (events < policy.minimumCount) return { withheld: 'its range is as wide as that of a few events alone' };
  const isRangedShare = unit === 'proportion' && limits.low !== null && limits.high !== null;
  const width = limits.low === null || limits.high === null ? null : limits.high - limits.low;
  const ofEvents = events === Infinity ? 0 : (value * policy.roundingBase) / events;
  const step = releasedStep({ value, unit, contributors, width, minimumCount: policy.minimumCount, ofEvents });
  if (unit === 'proportion' && step >= 1) return { withheld: 'so few stand behind it that no digit of it is known' };
  const isFew = unit === 'proportion' && isOfFew(value * contributors, policy);
  const isAllButFew = unit === 'proportion' && isOfFew((1 - value) * contributors, policy);
  if (isFew || isAllButFew) {
    const most = isRangedShare
      ? mostOfFew(
          isFew
            ? { value, low: limits.low!, high: limits.high! }
            : { value: 1 - value, low: 1 - limits.high!, high: 1 - limits.low! },
          contributors,
          policy,
        )
      : 1;
    if (most >= 1) return { withheld: 'so few are meant that no share of them can be told' };
    return isFew
      ? { value: null, low: 0, high: most, remembered: -most }
      : { value: null, low: rest(most), high: 1, remembered: 1 + most };
  }
  const near = atReleasedStep(value, step, 'near');
  // By the step alone: were an exact nought printed, what is held back beside it would be none.
  if (near === 0 && unit === 'percentage-points' && step >= COARSE_POINTS)
    return {
      withheld: `so few stand behind it that it can be told to no better than ${Math.round(step * 100)} points`,
    };
  const printed = unit === 'proportion' ? insideItsEnds(near, value, step) : near;
  const { low, high } = limitsRoundPrinted({ value, ...limits }, printed, unit);
  return {
    value: printed,
    remembered: printed,
    low: low === null ? null : atReleasedStep(low, step, 'down'),
    high: high === null ? null : atReleasedStep(high, step, 'up'),
  };
}

/** Would the count of those of whom it is so be held back? Nobody is shown. */
function isOfFew(people: number, policy: DisclosurePolicy): boolean {
  return people > 1e-9 && people < largestHidden(policy) + 0.5;
}

/**
 * How much of them a few are at most, the same whatever few they are: two steps, or five, ten where it is known so badly. A step itself
 * would be read as what they are, and may be twenty times that.
 *
 * @param few the share of the few, or of those that it is not so of, with its range.
 */
function mostOfFew(
  few: { readonly value: number; readonly low: number; readonly high: number },
  contributors: number,
  policy: DisclosurePolicy,
): number {
  const { minimumCount } = policy;
  const step = releasedStep({ value: 0, unit: 'proportion', contributors, width: null, minimumCount });
  const largest = Math.min(1, largestHidden(policy) / contributors);
  const end = Math.max(few.high, endForMore(few, contributors, largest));
  const steps = [2, 5, 10, 20, 50, 100].find((each) => each * step >= end - 1e-12) ?? Number.POSITIVE_INFINITY;
  return Math.min(1, Number((steps * step).toPrecision(12)));
}

const rest = (share: number): number => Number((1 - share).toPrecision(12));

/** 0 and 1 are printed of what is so of nobody, or of everybody, alone: rounded to, they would tell a few to half a step. */
function insideItsEnds(printed: number, value: number, step: number): number {
  if (printed <= 0 && value > 0) return step;
  return printed >= 1 && value < 1 ? rest(step) : printed;
}
