import type { NotComputed, RandomStream } from '@assay/statistics';
import { InputError, notComputed } from '@assay/statistics';
import { incidenceRateRatio } from '../rate-ratio/incidence-rate-ratio.ts';
import { overdispersion } from '../weighted-difference/overdispersion.ts';
import { type AreaPanel, panelAreas, panelSum } from './panel.ts';

export interface PlaceboMethod {
  readonly method: 'naive' | 'held-out baseline' | 'held-out baseline and over-dispersion';
  /** Mean rate ratio over splits: 1 where nothing is claimed of a place where nothing was done. */
  readonly meanRatio: number | NotComputed;
  /** Share of splits in which a change is called significant though no patrol ever came. */
  readonly falseAlarmShare: number | NotComputed;
  /** Share in which a *fall* is called significant. */
  readonly falseSuccessShare: number | NotComputed;
}

export interface PlaceboBattery {
  readonly nSplits: number;
  readonly methods: readonly PlaceboMethod[];
}

/**
 * If nobody had patrolled, how often would this way of evaluating have announced a success?
 *
 * Regression to the mean as a placebo battery: for every way of cutting the periods into two halves, the `nTop` areas
 * with most crime in the first half are "patrolled" and compared with the rest by the rate ratio. *Naive*: the same
 * months choose the areas and serve as their baseline. *Held-out baseline*: half of the first half's months choose, the
 * other half are the baseline, so chance peaks that chose an area do not flatter its fall. The third widens the
 * interval by the over-dispersion of the panel. All splits where there are at most `nSplits`, else that many at random.
 *
 * Areas × periods in, one row per method out.
 *
 * @throws InputError where there are fewer than four periods or the top areas leave none to compare with.
 *
 * Source: Galton (1886) for regression to the mean; Barnett, van der Pols and Dobson (2005); Campbell and Kenny (1999).
 *
 * @example
 * const counts = [9, 3, 8, 4, 5, 6, 5, 4, 2, 3, 2, 3];
 * const { methods } = placeboBattery({ counts, nPeriods: 4 }, { nTop: 1 }, randomStream('example'));
 * methods.map(({ method, meanRatio }) => [method, meanRatio])[1] // ['held-out baseline', 1.217]
 */
export function placeboBattery(
  panel: AreaPanel,
  { nTop, nSplits = 1000, level = 0.95 }: { readonly nTop: number; readonly nSplits?: number; readonly level?: number },
  random: RandomStream,
): PlaceboBattery {
  const nAreas = panelAreas(panel);
  const { nPeriods } = panel;
  if (nPeriods < 4) throw new InputError(`periods must be at least four: ${nPeriods}. Pass months.`);
  if (!(nTop >= 1 && nTop < nAreas))
    throw new InputError(`top areas must be from 1 to ${nAreas - 1}: ${nTop}. Leave some to compare with.`);
  const half = Math.floor(nPeriods / 2);
  const all = halves(nPeriods, half);
  const splits = all.length <= nSplits ? all : Array.from({ length: nSplits }, () => all[random.integer(all.length)]!);
  const areas = Array.from({ length: nAreas }, (_, area) => area);
  const tally = {
    naive: newTally(),
    'held-out baseline': newTally(),
    'held-out baseline and over-dispersion': newTally(),
  };
  for (const first of splits) {
    const second = Array.from({ length: nPeriods }, (_, period) => period).filter((period) => !first.includes(period));
    const choosing = first.filter((_, place) => place % 2 === 0);
    const baseline = first.filter((_, place) => place % 2 === 1);
    judge('naive', first, first, 1);
    judge('held-out baseline', choosing, baseline, 1);
    const dispersion = overdispersion(
      areas.flatMap((area) => first.map((period) => panel.counts[area * nPeriods + period]!)),
      first.length,
    );
    judge(
      'held-out baseline and over-dispersion',
      choosing,
      baseline,
      dispersion.status === 'computed' ? dispersion.factor : 1,
    );

    function judge(
      method: PlaceboMethod['method'],
      chooseBy: readonly number[],
      before: readonly number[],
      factor: number,
    ) {
      const totals = areas.map((area) => panelSum(panel, [area], chooseBy));
      const ranked = areas.toSorted((a, b) => totals[b]! - totals[a]! || a - b);
      const treated = ranked.slice(0, nTop);
      const control = ranked.slice(nTop);
      const ratio = incidenceRateRatio(
        {
          treated: { before: panelSum(panel, treated, before), after: panelSum(panel, treated, second) },
          control: { before: panelSum(panel, control, before), after: panelSum(panel, control, second) },
        },
        { overdispersion: factor, level },
      );
      if (ratio.status !== 'computed') return;
      const row = tally[method];
      row.n++;
      row.ratios += ratio.value;
      if (ratio.pValue < 1 - level) {
        row.alarms++;
        if (ratio.value < 1) row.successes++;
      }
    }
  }
  const share = (count: number, n: number) =>
    n === 0 ? notComputed('no split had crime in both groups of areas') : count / n;
  return {
    nSplits: splits.length,
    methods: (Object.keys(tally) as PlaceboMethod['method'][]).map((method) => {
      const { n, ratios, alarms, successes } = tally[method];
      return {
        method,
        meanRatio: share(ratios, n),
        falseAlarmShare: share(alarms, n),
        falseSuccessShare: share(successes, n),
      };
    }),
  };
}

const newTally = () => ({ n: 0, ratios: 0, alarms: 0, successes: 0 });

/** Every choice of `size` of `n` periods, in lexical order. */
function halves(n: number, size: number): number[][] {
  const chosen: number[][] = [];
  const extend = (from: number, picked: number[]) => {
    if (picked.length === size) chosen.push(picked);
    else for (let next = from; next <= n - (size - picked.length); next++) extend(next + 1, [...picked, next]);
  };
  if (n > 20)
    throw new InputError(
      `periods must be at most 20 for every half to be tried: ${n}. Pass months of at most twenty, or quarters.`,
    );
  extend(0, []);
  return chosen;
}
