import { crossover, leadEffects, type PatrolStarts, panelEffect } from '@assay/displacement';
import type { FindingDraft } from '@assay/evidence';
import { allNotComputed, findings, statedNumber } from '@assay/notebook';
import { notComputed } from '@assay/statistics';
import { type City, city, DAY, textOf, texts, times } from '../city.ts';
import { patrols } from '../inputs.ts';
import { baseline, evaluationProblem, periodsOf } from './baseline.ts';
import { MONTE_CARLO } from './draft.ts';
import { visits, withoutVisits } from './people.ts';

const MONTHS_EITHER_SIDE = 12;

/** OP-R2: the same question by other designs, which lean on other suppositions. */
export const designFindings = findings({
  name: 'designFindings',
  title: 'Do other designs of the evaluation agree?',
  needs: { city, baseline, patrols, visits },
  compute: ({ city, baseline, patrols, visits }, { random }): FindingDraft[] => {
    const questions = ['OP-R2', 'OP-Q3'];
    const panel = {
      id: 'panel.ratio',
      title: 'Crime under patrol as a multiple of what sectors and months suggest',
      questions,
      unit: 'ratio' as const,
      method: {
        name: 'Poisson regression on sectors and months, starts re-dealt among sectors',
        source: 'Hughes et al. (2020); Fisher (1935)',
      },
      limitations: [
        'A sector counts as patrolled from its first visit by the model: starts that differ make a stepped wedge. The chance supposes that any sector could have had any start.',
      ],
    };
    const chance = {
      ...panel,
      id: 'panel.chance',
      title: 'Chance of so large a multiple if patrols did nothing',
      unit: 'proportion' as const,
    };
    const leads = {
      ...panel,
      id: 'panel.leads',
      title: 'Widest gap of patrolled from comparison sectors in the half-year before patrols, one month over the last',
      method: { name: 'Event study, leads', source: 'Jacobson, LaLonde and Sullivan (1993)' },
      limitations: ['Far from one, the comparison was broken before patrols began.'],
    };
    const days = {
      ...panel,
      id: 'crossover.ratio',
      title: 'Crime on days with a visit by the model over days without, in patrolled sectors',
      method: { name: 'Crossover by day, days re-dealt within weeks', source: 'Barnes et al. (2020)' },
      limitations: [
        'Visits were not dealt by lot: officers may come on the days on which they expect crime. What a visit still does on the next day is not set aside.',
      ],
    };
    const daysChance = {
      ...days,
      id: 'crossover.chance',
      title: 'Chance of so large a ratio if the day did not matter',
      unit: 'proportion' as const,
    };
    const all = [panel, chance, leads, days, daysChance];
    const problem = evaluationProblem(city);
    if (problem !== null) return allNotComputed(all, problem);
    const chosen = city.sectors.flatMap(({ kind }, index) => (kind === 'treated' || kind === 'control' ? [index] : []));
    const model = modelVisits(city, patrols);
    const table = monthTable(city, chosen);
    const starts: PatrolStarts = chosen.map((sector) => {
      if (city.sectors[sector]!.kind !== 'treated') return null;
      const first = model.firstDay.get(sector) ?? city.interventionDay;
      return table.periodOf(Math.max(first, city.interventionDay));
    });
    const panelDrafts = (): FindingDraft[] => {
      if (table.start < 2 || table.nPeriods - table.start < 2 || !starts.includes(null))
        return allNotComputed(
          [panel, chance, leads],
          notComputed('fewer than two months before or after patrols, or no comparison sector'),
        );
      const effect = panelEffect(table, starts, random('starts'), 299);
      const treated = new Set(starts.flatMap((start, place) => (start === null ? [] : [place])));
      const before = leadEffects(table, treated, table.start)
        .filter(({ sinceStart }) => sinceStart < 0 && sinceStart >= -6)
        .flatMap(({ ratio }) => (typeof ratio === 'number' ? [ratio] : []));
      const widest = before.reduce(
        (most, ratio) => (Math.abs(Math.log(ratio)) > Math.abs(Math.log(most)) ? ratio : most),
        1,
      );
      return [
        ...(effect.status === 'computed'
          ? [
              { ...panel, value: effect.ratio },
              { ...chance, ...statedNumber(effect.pValue), tolerance: MONTE_CARLO },
            ]
          : allNotComputed([panel, chance], effect)),
        before.length === 0
          ? { ...leads, notComputed: notComputed('a month before patrols has no crime') }
          : { ...leads, value: widest },
      ];
    };
    const dayDrafts = (): FindingDraft[] => {
      const missing = withoutVisits(visits) ?? (city.monthsOnly ? notComputed('these records hold months only') : null);
      if (missing !== null) return allNotComputed([days, daysChance], missing);
      const treated = chosen.filter((sector) => city.sectors[sector]!.kind === 'treated');
      const nDays = 7 * Math.floor(baseline.days.after / 7);
      const counts = new Float64Array(treated.length * nDays);
      const patrolled = new Uint8Array(treated.length * nDays);
      const placeOf = new Map(treated.map((sector, place) => [sector, place]));
      for (let row = 0; row < city.nEvents; row++) {
        const place = placeOf.get(city.sector[row]!);
        const day = city.day[row]! - city.interventionDay;
        if (place !== undefined && day >= 0 && day < nDays && city.foundByPolice[row] !== 1)
          counts[place * nDays + day]!++;
      }
      for (const { sector, day } of model.visits) {
        const place = placeOf.get(sector);
        const since = day - city.interventionDay;
        if (place !== undefined && since >= 0 && since < nDays) patrolled[place * nDays + since] = 1;
      }
      const result = crossover(counts, patrolled, random('days'), { nPermutations: 299 });
      return result.status === 'computed'
        ? [
            { ...days, value: result.ratio },
            { ...daysChance, ...statedNumber(result.pValue), tolerance: MONTE_CARLO },
          ]
        : allNotComputed([days, daysChance], result);
    };
    return [...panelDrafts(), ...dayDrafts()];
  },
});

/** Visits that the model planned and that went there. */
function modelVisits({ sectors }: City, patrols: Parameters<typeof texts>[0]) {
  const sectorOf = new Map(sectors.map(({ area }, index) => [area.name, index]));
  const [place, by, start] = [texts(patrols, 'sector_id'), texts(patrols, 'planned_by'), times(patrols, 'start')];
  const found: { readonly sector: number; readonly day: number }[] = [];
  const firstDay = new Map<number, number>();
  for (let row = 0; row < patrols.rowCount; row++) {
    const sector = sectorOf.get(textOf(place, row) ?? '');
    const day = Math.floor(start[row]! / DAY);
    if (sector === undefined || !Number.isFinite(day) || !/model/i.test(textOf(by, row) ?? '')) continue;
    found.push({ sector, day });
    firstDay.set(sector, Math.min(day, firstDay.get(sector) ?? day));
  }
  return { visits: found, firstDay };
}

/**
 * Counts of chosen sectors by month, at most twelve before patrols and twelve after: of the calendar where records hold
 * months, else of four weeks counted from the first day of patrols. What is left over at either end is left out.
 */
function monthTable(city: City, chosen: readonly number[]) {
  const periods = periodsOf(city, city.interventionDay);
  const firstDay = city.day.reduce((least, day) => Math.min(least, day), city.interventionDay);
  const lastDay = city.day.reduce((most, day) => Math.max(most, day), city.interventionDay);
  const complete = periods(firstDay) + (city.monthsOnly || (city.interventionDay - firstDay) % 28 === 0 ? 0 : 1);
  const from = Math.max(-MONTHS_EITHER_SIDE, complete);
  const nPeriods = Math.min(MONTHS_EITHER_SIDE, periods(lastDay + 1) + (city.monthsOnly ? 1 : 0)) - from;
  const placeOf = new Map(chosen.map((sector, place) => [sector, place]));
  const counts = new Float64Array(chosen.length * nPeriods);
  for (let row = 0; row < city.nEvents; row++) {
    const place = placeOf.get(city.sector[row]!);
    const period = periods(city.day[row]!) - from;
    if (place !== undefined && period >= 0 && period < nPeriods) counts[place * nPeriods + period]!++;
  }
  return { counts, nPeriods, start: -from, periodOf: (day: number) => periods(day) - from };
}
