import type { EstimateKind, Kind, MagnitudeKind, PartRef, Unit } from '@assay/evidence';
import { eventsOfRange } from '@assay/statistics';
import type { DisclosurePolicy } from '../policy/policy.ts';
import { isDominated } from './is-dominated.ts';
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
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** Why an amount does not leave. */
export interface Withheld {
  readonly withheld: string;
}

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
  if (contributors === null) return { withheld: 'too few contribute' };
  if (kind.kind === 'magnitude') {
    const { statistic, largest = [], total } = kind;
    if (statistic === 'largest' || statistic === 'smallest') return { withheld: "one person's own amount" };
    if (statistic === 'quantile' && contributors < TAIL_PEOPLE * policy.minimumCount)
      return { withheld: 'too few lie beyond a quantile' };
    if (statistic === 'sum' || statistic === 'mean' || statistic === 'top-share') {
      const amounts = largest.map(partOf);
      const whole = total !== undefined ? partOf(total) : statistic === 'sum' ? value : value * contributors;
      const isKnown = amounts.length >= 2 && amounts.every((each) => each !== null) && whole !== null;
      if (!isKnown || (statistic === 'top-share' && total === undefined))
        return { withheld: 'its largest contributions are not stated. Name the two largest in its kind' };
      if (isDominated(amounts as number[], whole!)) return { withheld: 'one or two people make up most of it' };
    }
  }
  const isOfEvents = kind.kind === 'estimate' && (unit === 'count' || unit.startsWith('rate-'));
  const events = isOfEvents ? eventsOfRange(value, limits) : Infinity;
  if (events < policy.minimumCount) return { withheld: 'too few events stand behind it, by how wide its range is' };
  const width = limits.low === null || limits.high === null ? null : limits.high - limits.low;
  const ofEvents = events === Infinity ? 0 : (value * policy.roundingBase) / events;
  const step = releasedStep({ value, unit, contributors, width, minimumCount: policy.minimumCount, ofEvents });
  return {
    value: atReleasedStep(value, step, 'near'),
    low: limits.low === null ? null : atReleasedStep(limits.low, step, 'down'),
    high: limits.high === null ? null : atReleasedStep(limits.high, step, 'up'),
  };
}
