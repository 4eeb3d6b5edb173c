import { dictionaryColumn, exactSum, type NotComputed, notComputed, type RandomStream } from '@assay/statistics';
import { NOWHERE } from '../areas/locate.ts';
import { type CrossoverResult, patrolDayCrossover } from '../evaluation/crossover.ts';
import { countsOfDays, daysOfVisits } from '../evaluation/days-of-visits.ts';
import type { PatrolEvaluation } from '../evaluation/patrol-evaluation.ts';
import { type SteppedStartEffect, steppedStartEffect } from '../evaluation/stepped-starts.ts';
import { type OverrideAudit, overrideAudit } from '../patrol-score/override-audit.ts';
import type { City } from './city.ts';
import type { CityPeriods } from './city-evaluation.ts';
import type { PatrolLog, Visit } from './patrol-log.ts';
import { decilesOf } from './residents.ts';
import { sectorsOfKind } from './sector.ts';

/** Visits that the model planned and that went to a sector. */
const byModel = (visits: readonly Visit[]) => visits.filter(({ byModel, sector }) => byModel === true && sector >= 0);

/**
 * Does crime of the sectors compared change as the visits by the model to each begin? {@link steppedStartEffect} of a patrol log.
 *
 * @example
 * const log = patrolLogOf(city, [], { from: null, to: null });
 * const found = { window: { baseline: { from: 0, to: 1 }, followUp: { from: 1, to: 2 } }, treated: [0], comparison: [2] };
 * cityStarts(city, cityPeriods(city), found, log, randomStream('example')).reason // 'fewer than two months before or after patrols'
 */
export function cityStarts(
  city: City,
  periods: CityPeriods,
  evaluation: Pick<PatrolEvaluation, 'window' | 'treated' | 'comparison'>,
  { visits }: Pick<PatrolLog, 'visits'>,
  random: RandomStream,
): SteppedStartEffect | NotComputed {
  const firstDay = new Map<number, number>();
  for (const { sector, day } of byModel(visits)) firstDay.set(sector, Math.min(day, firstDay.get(sector) ?? day));
  return steppedStartEffect(periods, evaluation, (sector) => firstDay.get(sector), city.interventionDay, random);
}

/**
 * Is there less crime in patrolled sectors on days with a visit by the model than on days without? {@link patrolDayCrossover} over
 * whole weeks from the first day on. Officers who visit find more: only what the public reported is compared.
 *
 * Not computed where no visit is known to be the model's, where records hold months only, or do not say what was reported.
 *
 * @example
 * const log = patrolLogOf(city, [], { from: null, to: null });
 * cityDays(city, cityPeriods(city), log, randomStream('example')).reason // 'no patrol visits were given'
 */
export function cityDays(
  city: City,
  periods: CityPeriods,
  log: PatrolLog,
  random: RandomStream,
): { readonly result: CrossoverResult | NotComputed; readonly nEvents: number } | NotComputed {
  if (log.withoutModel !== null) return log.withoutModel;
  if (city.monthsOnly) return notComputed('these records hold months only');
  if (city.withoutReports !== null) return city.withoutReports;
  const nDays = 7 * Math.floor(periods.days.after / 7);
  const model = byModel(log.visits);
  const visits = { area: model.map(({ sector }) => sector), day: model.map(({ day }) => day) };
  const { counts, patrolled } = daysOfVisits(reportedDays(city), visits, sectorsOfKind(city, 'treated'), {
    from: city.interventionDay,
    nDays,
  });
  return { result: patrolDayCrossover(counts, patrolled, random, { nPermutations: 299 }), nEvents: exactSum(counts) };
}

/**
 * When officers go elsewhere than the model planned, how often, why and in which deciles of deprivation, and was less reported that
 * day where they went? {@link overrideAudit} of the visits of which plan and place are stated: one without was neither kept nor overridden.
 * What was reported is compared of those from one of the sectors to another.
 *
 * @example
 * const visit = { sector: 2, planned: 0, isElsewhere: true, start: 0, day: 44, byModel: true, reason: 'Called away' };
 * cityOverrides(city, { visits: [visit] }).byGroup[0].group // '1'
 */
export function cityOverrides(city: City, { visits }: Pick<PatrolLog, 'visits'>): OverrideAudit {
  const planned = visits.filter(({ byModel, isElsewhere }) => byModel === true && isElsewhere !== null);
  const names = decilesOf(city).map(String);
  const reported = countsOfDays(reportedDays(city));
  return overrideAudit({
    overridden: planned.map(({ isElsewhere }) => isElsewhere === true),
    reason: dictionaryColumn(planned.map(({ reason }) => reason)),
    group: {
      values: names,
      codes: Int32Array.from(planned, ({ planned }) => names.indexOf(String(city.sectors[planned]?.decile))),
    },
    atRecommended: planned.map(({ planned, day }) => (planned < 0 ? null : reported(planned, day))),
    atChosen: planned.map(({ sector, day }) => (sector < 0 ? null : reported(sector, day))),
  });
}

/** Where and on which day the public reported crime; what officers found is nowhere. */
function reportedDays({ days: { area, day, foundByPolice } }: City) {
  return { area: Array.from(area, (sector, event) => (foundByPolice[event] === 0 ? sector : NOWHERE)), day };
}
