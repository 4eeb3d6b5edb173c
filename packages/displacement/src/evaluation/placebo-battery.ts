import type { Interval, NotComputed, RandomStream } from '@assay/statistics';
import {
  drawBinomial,
  InputError,
  normalQuantile,
  notComputed,
  shuffleInPlace,
  USUAL_LEVEL,
  wilsonLimits,
} from '@assay/statistics';
import { type EvaluationWindow, periodsOfSpan } from './evaluation-window.ts';
import { incidenceRateRatio } from './incidence-rate-ratio.ts';
import { overdispersion } from './overdispersion.ts';
import { type AreaPanel, areaPanelSum, panelAreas } from './panel.ts';
import { zoneComparison } from './zone-change.ts';

/** Ways of evaluating, from the usual one to the one that {@link zoneComparison} makes. */
export type PlaceboMethodName = 'as usual' | 'months apart' | 'comparable areas';

/** One trial of a method: its periods, and what it announced where nobody patrolled and where crime truly fell. */
export interface PlaceboTrial {
  readonly window: EvaluationWindow;
  readonly isAlarm: boolean;
  readonly isFallFound: boolean;
}

export interface PlaceboMethod {
  readonly method: PlaceboMethodName;
  readonly nTrials: number;
  /** Mean rate ratio over trials: 1 where nothing is claimed of a place where nothing was done. */
  readonly meanRatio: number | NotComputed;
  /** Share of trials in which a change is called significant though no patrol ever came. */
  readonly falseAlarmShare: number | NotComputed;
  /** Between which values the share may lie, had there been only as many trials as share no month and no area. */
  readonly falseAlarmInterval: Interval | NotComputed;
  /** Share in which a *fall* is called significant. */
  readonly falseSuccessShare: number | NotComputed;
  /** Share in which a fall is called significant when `trueFall` of the crime after is taken away. */
  readonly power: number | NotComputed;
  /** In the order in which they were made. */
  readonly trials: readonly PlaceboTrial[];
}

export interface PlaceboBattery {
  readonly nTrials: number;
  /** Trials that have no month and no area in common with another. */
  readonly nIndependent: number;
  readonly methods: readonly PlaceboMethod[];
}

export interface PlaceboBatteryOptions {
  /** Areas that are "patrolled" in each trial. */
  readonly nTop: number;
  /** Lengths tried; every triple that fits, from every period at which it fits. */
  readonly lengths?: readonly number[];
  readonly gap?: number;
  /** Deals the areas into this many sets and takes the busiest of each; 1 takes the busiest of all. */
  readonly nSets?: number;
  /** How often the areas are dealt anew. */
  readonly nDeals?: number;
  /** Who lies beside whom; with `contiguous`, the "patrolled" areas are the busiest and those that grow from it. */
  readonly neighbours?: readonly (readonly number[])[];
  readonly contiguous?: boolean;
  /** Share of crime taken away to learn the power. */
  readonly trueFall?: number;
  readonly level?: number;
}

/**
 * If nobody had patrolled, how often would this way of evaluating have announced a change, and how often would it find
 * a true fall?
 *
 * Placebo battery in time order: periods choose, a gap, a baseline, a follow-up, at every length that fits and from
 * every period. The busiest areas are "patrolled", as forces choose them. *As usual*: the same months choose and serve as
 * baseline, all other areas are the comparison, Poisson's variance. *Months apart*: the baseline is held out, the
 * variance widened by months. *Comparable areas*: {@link zoneComparison}. Months are never shuffled: what persists from
 * one to the next is what an evaluation mistakes for an effect.
 *
 * Trials overlap; the interval of the false-alarm share is Wilson's for the number that have no month and no area in
 * common. Areas × periods in, one row per method out. No trial fits: not computed.
 *
 * @throws InputError where the top areas leave none to compare with, or `contiguous` is asked for without neighbours.
 *
 * Source: Galton (1886) for regression to the mean; Barnett, van der Pols and Dobson (2005); Bertrand, Duflo and
 * Mullainathan (2004) for placebo interventions in series that persist.
 *
 * @example
 * const counts = Array.from({ length: 20 * 12 }, (_, cell) => 5 + ((cell * 7) % 5));
 * placeboBattery({ counts, nPeriods: 12 }, { nTop: 2, lengths: [3] }, randomStream('example')).nTrials // 3
 */
export function placeboBattery(
  panel: AreaPanel,
  {
    nTop,
    lengths = [3, 6, 12],
    gap = 1,
    nSets = 1,
    nDeals = 1,
    neighbours,
    contiguous = false,
    trueFall = 0.2,
    level = USUAL_LEVEL,
  }: PlaceboBatteryOptions,
  random: RandomStream,
): PlaceboBattery {
  const nAreas = panelAreas(panel);
  const setSize = Math.floor(nAreas / nSets);
  if (!(nTop >= 1 && nTop < setSize))
    throw new InputError(`top areas must be from 1 to ${setSize - 1}: ${nTop}. Leave some to compare with.`);
  if (contiguous && neighbours === undefined)
    throw new InputError('contiguous placebo zones need neighbours: none were given. Pass who lies beside whom.');
  const windows = windowsOf(panel.nPeriods, lengths, gap);
  const rows = new Map<PlaceboMethodName, { ratios: number[]; falls: number; trials: PlaceboTrial[] }>();
  const areas = Array.from({ length: nAreas }, (_, area) => area);
  let nTrials = 0;
  for (let deal = 0; deal < nDeals; deal++) {
    if (nSets > 1) shuffleInPlace(areas, random);
    for (let set = 0; set < nSets; set++) {
      const members = areas.slice(set * setSize, (set + 1) * setSize).sort((one, other) => one - other);
      for (const window of windows) {
        nTrials++;
        trial(members, window);
      }
    }
  }
  const spans = windows.map(({ choosing, followUp }) => followUp.to - choosing.from);
  const meanSpan = spans.reduce((sum, span) => sum + span, 0) / spans.length;
  const nIndependent = windows.length === 0 ? 0 : nSets * Math.max(1, Math.floor(panel.nPeriods / meanSpan));
  const names: PlaceboMethodName[] = ['as usual', 'months apart', 'comparable areas'];
  return { nTrials, nIndependent, methods: names.map(summary) };

  function trial(members: readonly number[], window: EvaluationWindow) {
    const choosing = periodsOfSpan(window.choosing);
    const both = periodsOfSpan({ from: window.choosing.from, to: window.baseline.to });
    const baseline = periodsOfSpan(window.baseline);
    const after = periodsOfSpan(window.followUp);
    const usual = chosenBy(both, members);
    const treated = chosenBy(choosing, members);
    const rest = (zone: readonly number[]) => members.filter((area) => !zone.includes(area));
    const judge = (panelSeen: AreaPanel, method: PlaceboMethodName): Judged | null => {
      if (method === 'comparable areas') {
        const comparison = zoneComparison({
          panel: panelSeen,
          treated,
          candidates: rest(treated),
          window,
          ...(neighbours && { neighbours }),
        });
        const change = comparison.status === 'computed' ? comparison.changeOf(treated, level) : comparison;
        return change.status === 'computed' ? { ratio: change.ratio, pValue: change.pValue } : null;
      }
      const [zone, before] = method === 'as usual' ? [usual, both] : [treated, baseline];
      const counts = (of: readonly number[]) => ({
        before: areaPanelSum(panelSeen, of, before),
        after: areaPanelSum(panelSeen, of, after),
      });
      const ratio = incidenceRateRatio(
        { treated: counts(zone), control: counts(rest(zone)) },
        { level, overdispersion: method === 'as usual' ? 1 : monthly(members, baseline) },
      );
      return ratio.status === 'computed' ? { ratio: ratio.value, pValue: ratio.pValue } : null;
    };
    const thinned = (zone: readonly number[]): AreaPanel => {
      const counts = Float64Array.from(panel.counts);
      for (const area of zone)
        for (const period of after) {
          const cell = area * panel.nPeriods + period;
          counts[cell] = drawBinomial(random, counts[cell]!, 1 - trueFall);
        }
      return { counts, nPeriods: panel.nPeriods };
    };
    for (const method of ['as usual', 'months apart', 'comparable areas'] as const) {
      const judged = judge(panel, method);
      if (judged === null) continue;
      const row = rows.get(method) ?? { ratios: [], falls: 0, trials: [] };
      rows.set(method, row);
      row.ratios.push(judged.ratio);
      const alarm = judged.pValue < 1 - level;
      if (alarm && judged.ratio < 1) row.falls++;
      const fallen = judge(thinned(method === 'as usual' ? usual : treated), method);
      const isFallFound = fallen !== null && fallen.ratio < 1 && fallen.pValue < 1 - level;
      row.trials.push({ window, isAlarm: alarm, isFallFound });
    }
  }

  function chosenBy(periods: readonly number[], members: readonly number[]): number[] {
    const totals = new Map(members.map((area) => [area, areaPanelSum(panel, [area], periods)]));
    const ranked = [...members].sort((one, other) => totals.get(other)! - totals.get(one)! || one - other);
    if (!contiguous) return ranked.slice(0, nTop);
    const inside = new Set(members);
    for (const seed of ranked) {
      const zone = [seed];
      for (let at = 0; at < zone.length && zone.length < nTop; at++)
        for (const next of neighbours![zone[at]!]!)
          if (zone.length < nTop && inside.has(next) && !zone.includes(next)) zone.push(next);
      if (zone.length === nTop) return zone;
    }
    return ranked.slice(0, nTop);
  }

  function monthly(members: readonly number[], periods: readonly number[]): number {
    const found = overdispersion(
      members.flatMap((area) => periods.map((period) => panel.counts[area * panel.nPeriods + period]!)),
      periods.length,
    );
    return found.status === 'computed' ? found.factor : 1;
  }

  function summary(method: PlaceboMethodName): PlaceboMethod {
    const row = rows.get(method);
    if (row === undefined) {
      const none = notComputed(
        windows.length === 0
          ? `${panel.nPeriods} periods are too few for a placebo trial`
          : 'no trial had crime in both groups of areas',
      );
      return {
        method,
        nTrials: 0,
        meanRatio: none,
        falseAlarmShare: none,
        falseAlarmInterval: none,
        falseSuccessShare: none,
        power: none,
        trials: [],
      };
    }
    const n = row.ratios.length;
    const share = row.trials.filter(({ isAlarm }) => isAlarm).length / n;
    const limits = wilsonLimits(share * nIndependent, nIndependent, normalQuantile(1 - (1 - level) / 2));
    return {
      method,
      nTrials: n,
      meanRatio: row.ratios.reduce((sum, ratio) => sum + ratio, 0) / n,
      falseAlarmShare: share,
      falseAlarmInterval: { ...limits, level, method: 'Wilson score interval of the trials that share nothing' },
      falseSuccessShare: row.falls / n,
      power: row.trials.filter(({ isFallFound }) => isFallFound).length / n,
      trials: row.trials,
    };
  }
}

interface Judged {
  readonly ratio: number;
  readonly pValue: number;
}

/** Every triple of lengths that fits, from every first period. */
function windowsOf(nPeriods: number, lengths: readonly number[], gap: number): EvaluationWindow[] {
  const windows: EvaluationWindow[] = [];
  for (const choose of lengths)
    for (const before of lengths)
      for (const after of lengths)
        for (let from = 0; from + choose + gap + before + after <= nPeriods; from++) {
          const baseline = from + choose + gap;
          windows.push({
            choosing: { from, to: from + choose },
            baseline: { from: baseline, to: baseline + before },
            followUp: { from: baseline + before, to: baseline + before + after },
          });
        }
  return windows;
}
