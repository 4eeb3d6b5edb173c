import type { RandomStream } from '@assay/statistics';
import { checkedSize, drawPoisson, InputError } from '@assay/statistics';
import { requireDays } from './require-days.ts';

export interface PatrolSimulation {
  /** Crimes that start each day in each area, whether or not anyone learns of them. */
  readonly backgroundRates: ArrayLike<number>;
  /** Further crimes that one crime sets off nearby in time; below 1. */
  readonly contagion: number;
  /** Days until half of those have happened. */
  readonly contagionHalfLifeDays: number;
  /** Chance that the public reports a crime, by area. */
  readonly reportingChance: ArrayLike<number>;
  /** Chance that a patrol on the spot discovers a crime nobody reported. */
  readonly discoveryChance: number;
  readonly nPatrols: number;
  readonly nDays: number;
  /** Days until a record counts half in the model's score. */
  readonly memoryHalfLifeDays: number;
  /**
   * `records`: score by all records. `reported-only`: by what the public reported. `inverse-propensity`: discovered crimes
   * weigh 1/chance of a visit. The last needs `exploration` above zero.
   */
  readonly scoring: 'records' | 'reported-only' | 'inverse-propensity';
  /** Share of patrols sent to areas at random. */
  readonly exploration: number;
}

export interface PatrolSimulationArea {
  readonly area: number;
  readonly trueShare: number;
  readonly recordedShare: number;
  readonly patrolShare: number;
}

export interface PatrolSimulationResult {
  readonly areas: readonly PatrolSimulationArea[];
  /** Σ |patrol share − true share| / 2: patrols that would have to move for patrols to follow crime. */
  readonly misplacedShare: number;
  readonly neverPatrolled: number;
}

/**
 * When a hotspot model learns from what its own patrols find, how far do patrols drift from where crime is?
 *
 * Self-exciting point process by areas and days (each crime starts Poisson(contagion) others, geometric delay), reports
 * thinned by area, discoveries only where a patrol stands; each day the model scores areas by fading records and sends
 * patrols to the highest, a share `exploration` of them anywhere.
 *
 * @throws InputError on chances outside 0–1, contagion of 1 or more, a half-life that is none, or more patrols than areas.
 *
 * Source: Mohler et al. (2011) for the process; Lum and Isaac (2016) and Ensign et al. (2018) for the loop; Akpinar,
 * De-Arteaga and Chouldechova (2021) for reporting that differs by area, which `reported-only` does not cure.
 *
 * @example
 * const chances = { reportingChance: [0.4, 0.4], discoveryChance: 0.5, exploration: 0.1 };
 * const model = { contagion: 0.2, contagionHalfLifeDays: 7, memoryHalfLifeDays: 30, scoring: 'records', nPatrols: 1 };
 * const simulation = { ...chances, ...model, backgroundRates: [1, 0.9], nDays: 200 };
 * simulatePatrols(simulation, randomStream('example')).areas[0].patrolShare // 0.315
 */
export function simulatePatrols(simulation: PatrolSimulation, random: RandomStream): PatrolSimulationResult {
  const { backgroundRates, contagion, reportingChance, discoveryChance, nPatrols, nDays, scoring, exploration } =
    simulation;
  const nAreas = backgroundRates.length;
  for (const chance of [...Array.from(reportingChance), discoveryChance, exploration])
    if (!(chance >= 0 && chance <= 1))
      throw new InputError(`chances must lie between 0 and 1: ${chance}. Pass 0.4 for four in ten.`);
  if (!(contagion >= 0 && contagion < 1))
    throw new InputError(`contagion must lie from 0 to below 1: ${contagion}. At 1 crime never stops.`);
  requireDays(simulation.nDays);
  for (const name of ['memoryHalfLifeDays', 'contagionHalfLifeDays'] as const)
    if (!(simulation[name] > 0))
      throw new InputError(`${name} must be above zero: ${simulation[name]}. Pass after how many days half is left.`);
  checkedSize(nPatrols, 'patrols');
  if (nPatrols > nAreas)
    throw new InputError(
      `patrols must not outnumber areas: ${nPatrols} and ${nAreas}. One patrol holds one area a day.`,
    );
  if (scoring === 'inverse-propensity' && exploration === 0)
    throw new InputError(
      'exploration must be above zero: 0. Areas that are never visited have no inverse chance of a visit.',
    );
  const fade = 0.5 ** (1 / simulation.memoryHalfLifeDays);
  const offspring = 1 - 0.5 ** (1 / simulation.contagionHalfLifeDays);
  const score = new Float64Array(nAreas);
  const pending = new Float64Array(nAreas);
  const crimes = new Float64Array(nAreas);
  const records = new Float64Array(nAreas);
  const visits = new Float64Array(nAreas);
  const order = Array.from({ length: nAreas }, (_, area) => area);
  const tieBreak = new Float64Array(nAreas);
  // Patrols are assigned one by one, each at random with chance `exploration`, else to the highest score still free.
  for (let day = 0; day < nDays; day++) {
    for (let area = 0; area < nAreas; area++) tieBreak[area] = random.next();
    order.sort((a, b) => score[b]! - score[a]! || tieBreak[a]! - tieBreak[b]!);
    const nRandom = Math.floor(nPatrols * exploration + random.next());
    const nRanked = Math.max(0, nPatrols - nRandom);
    const patrolled = new Uint8Array(nAreas);
    for (let rank = 0; rank < nRanked; rank++) patrolled[order[rank]!] = 1;
    for (let extra = 0, left = nAreas - nRanked; extra < nRandom && left > 0; extra++, left--) {
      const chosen = nRanked + extra + random.integer(left);
      const area = order[chosen]!;
      order[chosen] = order[nRanked + extra]!;
      order[nRanked + extra] = area;
      patrolled[area] = 1;
    }
    const chanceOfLuck = Math.min(1, (nPatrols * exploration) / Math.max(1, nAreas - nRanked));
    const ranked = new Set(order.slice(0, nRanked));
    for (let area = 0; area < nAreas; area++) {
      const triggered = drawPoisson(random, contagion * pending[area]! * offspring);
      const today = drawPoisson(random, backgroundRates[area]!) + triggered;
      pending[area] = pending[area]! * (1 - offspring) + today;
      let reported = 0;
      let discovered = 0;
      for (let crime = 0; crime < today; crime++) {
        if (random.next() < reportingChance[area]!) reported++;
        else if (patrolled[area] === 1 && random.next() < discoveryChance) discovered++;
      }
      const visitChance = ranked.has(area) ? 1 : chanceOfLuck;
      const weight = scoring === 'records' ? 1 : scoring === 'reported-only' ? 0 : 1 / visitChance;
      score[area] = score[area]! * fade + reported + (discovered > 0 ? weight * discovered : 0);
      crimes[area]! += today;
      records[area]! += reported + discovered;
      visits[area]! += patrolled[area]!;
    }
  }
  const share = (counts: Float64Array) => {
    const total = counts.reduce((sum, count) => sum + count, 0);
    return counts.map((count) => (total === 0 ? 0 : count / total));
  };
  const trueShare = share(crimes);
  const recordedShare = share(records);
  const patrolShare = share(visits);
  return {
    areas: Array.from(trueShare, (_, area) => ({
      area,
      trueShare: trueShare[area]!,
      recordedShare: recordedShare[area]!,
      patrolShare: patrolShare[area]!,
    })),
    misplacedShare: patrolShare.reduce((sum, value, area) => sum + Math.abs(value - trueShare[area]!), 0) / 2,
    neverPatrolled: visits.filter((count) => count === 0).length,
  };
}
