import type { RandomStream } from '@assay/statistics';
import { checkedAmounts, checkedDraws, drawPoisson, InputError } from '@assay/statistics';
import { requireDays } from './require-days.ts';

export interface PatrolUrn {
  /** Crimes that happen each day in the two areas. */
  readonly rates: readonly [number, number];
  /** Records each area starts with: the urn's balls. */
  readonly priors: readonly [number, number];
  /** Weight of crimes that a patrol discovers, and of crimes that the public reports whether or not a patrol comes. */
  readonly discoveredWeight: number;
  readonly reportedWeight: number;
  /** Share of all records forgotten each day. */
  readonly decay: number;
  readonly nDays: number;
  /** `thinning`: a discovered crime is accepted with probability ∝ 1/chance of a visit, reported ones always. */
  readonly mitigation: 'none' | 'thinning';
  /** Crimes as Poisson counts, or as their rate exactly. */
  readonly poisson?: boolean;
}

export interface UrnOutcome {
  /** Area A's share of patrols at the end, in each run. */
  readonly finalShares: Float64Array;
  readonly meanShare: number;
  readonly standardDeviation: number;
  /** Area A's share of crimes that truly happen. */
  readonly trueShare: number;
  /** mean share − true share: what the loop added. */
  readonly excess: number;
  /** Where the expected share settles; 0 or 1 means one area ends up with every patrol. */
  readonly restingShares: readonly number[];
  /** Runs in which one area took more than 95 in 100 patrols. */
  readonly runawayShare: number;
}

/**
 * If patrols go where records are, and make records where they go, where do they end up?
 *
 * Pólya urn of two areas: each day one is visited with probability in proportion to its records; the visit adds
 * discovered crimes there, the public adds reported ones to both, old records fade. With `thinning` a discovered crime
 * is accepted with probability min(Pr)/Pr(visited), an inverse-propensity (Horvitz–Thompson) weight in expectation.
 * Reports weaken the loop and never remove it: at equal weights of reports and discoveries the share still overshoots.
 *
 * @throws InputError where a rate or a prior is not above 0, or the decay lies outside 0 … 1.
 *
 * Source: Ensign, Friedler, Neville, Scheidegger and Venkatasubramanian (2018), "Runaway feedback loops in predictive
 * policing", §§3–5; the resting share solves (c + d − a − b)x² + (a − 2c − d)x + c = 0.
 *
 * @example
 * const rest = { discoveredWeight: 1, reportedWeight: 0, decay: 0.01, nDays: 1000, mitigation: 'none' };
 * const urn = { rates: [3.69, 2.82], priors: [609, 379], ...rest };
 * const { meanShare, trueShare } = patrolUrn(urn, randomStream('example'), 20);
 * [meanShare, trueShare] // [0.9344, 0.5668]
 */
export function patrolUrn(urn: PatrolUrn, random: RandomStream, nRuns = 300): UrnOutcome {
  const { rates, priors, discoveredWeight, reportedWeight, decay, nDays, mitigation, poisson = true } = urn;
  if (!(rates[0] > 0 && rates[1] > 0))
    throw new InputError(`rates must be above zero: ${rates.join(' and ')}. Give crimes a day.`);
  if (!(priors[0] > 0 && priors[1] > 0 && Number.isFinite(priors[0] + priors[1])))
    throw new InputError(`priors must be above zero: ${priors.join(' and ')}. Give past records.`);
  if (!(decay >= 0 && decay < 1))
    throw new InputError(`decay must lie from 0 to below 1: ${decay}. Pass 0.01 for one in a hundred a day.`);
  requireDays(nDays);
  checkedDraws(nRuns, 'nRuns');
  const count = (mean: number) => (mean === 0 ? 0 : poisson ? drawPoisson(random, mean) : mean);
  const finalShares = new Float64Array(nRuns);
  for (let run = 0; run < nRuns; run++) {
    const records = [priors[0], priors[1]];
    for (let day = 0; day < nDays; day++) {
      const shareOfA = records[0]! / (records[0]! + records[1]!);
      const visited = random.next() < shareOfA ? 0 : 1;
      const chance = visited === 0 ? shareOfA : 1 - shareOfA;
      let discovered = count(discoveredWeight * rates[visited]!);
      if (mitigation === 'thinning') {
        const keep = Math.min(shareOfA, 1 - shareOfA) / chance;
        discovered = poisson ? thin(discovered, keep, random) : random.next() < keep ? discovered : 0;
      }
      const reported = [count(reportedWeight * rates[0]), count(reportedWeight * rates[1])];
      for (let area = 0; area < 2; area++)
        records[area]! = records[area]! * (1 - decay) + reported[area]! + (area === visited ? discovered : 0);
    }
    finalShares[run] = records[0]! / (records[0]! + records[1]!);
  }
  const meanShare = finalShares.reduce((sum, share) => sum + share, 0) / nRuns;
  const trueShare = rates[0] / (rates[0] + rates[1]);
  return {
    finalShares,
    meanShare,
    standardDeviation: Math.sqrt(finalShares.reduce((sum, share) => sum + (share - meanShare) ** 2, 0) / nRuns),
    trueShare,
    excess: meanShare - trueShare,
    restingShares: restingShares(urn),
    runawayShare: finalShares.filter((share) => share > 0.95 || share < 0.05).length / nRuns,
  };
}

/**
 * Where does the loop of {@link patrolUrn} come to rest? Area A's stable shares of the expected update: visiting A adds
 * (a, b) to the records of A and B, visiting B adds (c, d).
 *
 * @throws InputError where a weight or a rate is no amount.
 *
 * Source: Ensign et al. (2018); roots of (c + d − a − b)x² + (a − 2c − d)x + c between 0 and 1.
 *
 * @example
 * restingShares({ rates: [3, 2], discoveredWeight: 1, reportedWeight: 1 }) // [0.6458]
 */
export function restingShares({ rates, discoveredWeight, reportedWeight }: PatrolUrn): number[] {
  checkedAmounts([discoveredWeight, reportedWeight, ...rates], 'weights and rates');
  const a = (discoveredWeight + reportedWeight) * rates[0];
  const b = reportedWeight * rates[1];
  const c = reportedWeight * rates[0];
  const d = (discoveredWeight + reportedWeight) * rates[1];
  const square = c + d - a - b;
  const linear = a - 2 * c - d;
  if (Math.abs(square) < 1e-12) return linear === 0 ? [] : [-c / linear].filter((x) => x >= 0 && x <= 1);
  const root = Math.sqrt(Math.max(0, linear * linear - 4 * square * c));
  return [(-linear + root) / (2 * square), (-linear - root) / (2 * square)]
    .map((x) => (Math.abs(x) < 1e-12 ? 0 : Math.abs(x - 1) < 1e-12 ? 1 : x))
    .filter((x) => x >= 0 && x <= 1)
    .sort((x, y) => y - x);
}

/**
 * How much of what a force knows did its own patrols find? The share of discovered and reported weight that its records
 * imply, for {@link patrolUrn}.
 *
 * @throws InputError where a count is negative or both are 0.
 *
 * @example
 * urnWeights(25, 75) // { discoveredWeight: 0.25, reportedWeight: 0.75 }
 */
export function urnWeights(
  nDiscovered: number,
  nReported: number,
): { discoveredWeight: number; reportedWeight: number } {
  const total = nDiscovered + nReported;
  if (!(nDiscovered >= 0 && nReported >= 0 && total > 0 && Number.isFinite(total)))
    throw new InputError(
      `discovered and reported counts must be zero or more and not both zero: ${nDiscovered} and ${nReported}. Count records by source.`,
    );
  return { discoveredWeight: nDiscovered / total, reportedWeight: nReported / total };
}

function thin(count: number, keep: number, random: RandomStream): number {
  let kept = 0;
  for (let crime = 0; crime < count; crime++) if (random.next() < keep) kept++;
  return kept;
}
