import { codeList, codeOf, londonClock, numberColumn, textColumn } from '@assay/dataset';
import { NOWHERE, onOneMap, shortestHours, visitsFromPings } from '@assay/displacement';
import { cell, FROM_DATA, type ValueOfCell } from '@assay/notebook';
import { type DictionaryColumn, notComputed, textAt } from '@assay/statistics';
import { city } from './city.ts';
import { DAY, patrolClockTimes, patrolMoments } from './columns.ts';
import { patrolFrom, patrols, patrolTo, sectors } from './inputs.ts';
import { outlinesOf } from './sectors.ts';

export interface Visit {
  /** Sector visited, and sector planned; −1 where it is none of the sectors, or not stated. */
  readonly sector: number;
  readonly planned: number;
  readonly isPlanStated: boolean;
  readonly start: number;
  readonly day: number;
  /** `null` where the file does not say who planned the visit. */
  readonly byModel: boolean | null;
  readonly reason: string | null;
}

export type PatrolLog = ValueOfCell<typeof patrolLog>;

/** Visits as the file lists them, or made of the pings of devices. */
export const patrolLog = cell('patrolLog', 'Visits of patrols to sectors', {
  needs: { city, patrols, sectors, patrolFrom, patrolTo },
  compute: ({ city, patrols, sectors, patrolFrom, patrolTo }, { log }) => {
    const sectorOf = new Map(city.sectors.map(({ area }, index) => [area.name, index]));
    const [place, planned] = [textColumn(patrols, 'sector_id'), textColumn(patrols, 'planned_sector_id')];
    const [by, reason] = [textColumn(patrols, 'planned_by'), textColumn(patrols, 'override_reason')];
    const start = patrolClockTimes(patrols, 'start');
    const planner = by.values.map((text) => codeOf(codeList('visit-planner'), text));
    const at = (column: DictionaryColumn, row: number) => sectorOf.get(textAt(column, row) ?? '') ?? NOWHERE;
    const named = place.codes.some((code) => code >= 0);
    const listed = (): Visit[] =>
      Array.from({ length: patrols.rowCount }, (_, row) => row)
        .filter((row) => Number.isFinite(start[row]!))
        .map((row) => {
          const code = by.codes[row]! < 0 ? null : planner[by.codes[row]!];
          return {
            sector: at(place, row),
            planned: at(planned, row),
            isPlanStated: textAt(planned, row) !== null,
            start: start[row]!,
            day: Math.floor(start[row]! / DAY),
            byModel: code === undefined || code === null ? null : code === 'model',
            reason: textAt(reason, row),
          };
        });
    const pinged = (): Visit[] => {
      const { areas, x, y } = onOneMap(
        numberColumn(patrols, 'x_metres').values,
        numberColumn(patrols, 'y_metres').values,
        outlinesOf(sectors),
      );
      const made = visitsFromPings(
        { unit: textColumn(patrols, 'unit').codes, time: patrolMoments(patrols, 'start'), x, y },
        areas,
      );
      log(
        `${made.visits.length} visits of ${patrols.rowCount} pings; ${made.nPassing} stays were shorter than five minutes, ${made.nUnusable} pings lack unit, time or place`,
      );
      return made.visits.map(({ area, start }) => {
        const shown = londonClock(start);
        return {
          sector: area,
          planned: NOWHERE,
          isPlanStated: false,
          start: shown,
          day: Math.floor(shown / DAY),
          byModel: null,
          reason: null,
        };
      });
    };
    const visits = named ? listed() : patrols.rowCount === 0 || city.sectors.length === 0 ? [] : pinged();
    const before = new Float64Array(city.sectors.length);
    const after = new Float64Array(city.sectors.length);
    for (const { sector, day } of visits) if (sector >= 0) (day >= city.interventionDay ? after : before)[sector]!++;
    const nPlaced = visits.filter(({ sector }) => sector >= 0).length;
    const withoutVisits =
      patrols.rowCount === 0
        ? notComputed('no patrol visits were given')
        : nPlaced === 0
          ? notComputed('no patrol visit lies in the sectors given')
          : null;
    const model = visits.filter(({ byModel }) => byModel === true);
    const withoutModel =
      withoutVisits ??
      (model.length === 0 ? notComputed('the visits do not say which of them the model planned') : null);
    const withoutPlans =
      withoutModel ??
      (model.some(({ isPlanStated }) => isPlanStated)
        ? null
        : notComputed('the visits do not say where they were planned to go'));
    return {
      visits,
      /** Visits to each sector before and after the first day of patrols by the model. */
      before,
      after,
      nPlaced,
      /** Why nothing can be said of visits, of visits by the model, or of plans; or `null`. */
      withoutVisits,
      withoutModel,
      withoutPlans,
      /** From which hour to which patrols by the model go. */
      hours: hoursOf(model),
    };

    function hoursOf(model: readonly Visit[]) {
      if (patrolFrom !== FROM_DATA && patrolTo !== FROM_DATA)
        return { from: patrolFrom, to: patrolTo, source: 'given' };
      if (model.length === 0)
        return notComputed(
          'the hours of patrols are not known: choose them for the run, or give visits that say who planned them',
        );
      const found = shortestHours(model.map(({ start }) => new Date(start).getUTCHours()));
      return {
        from: patrolFrom === FROM_DATA ? found.from : patrolFrom,
        to: patrolTo === FROM_DATA ? found.to : patrolTo,
        source: 'the hours of nineteen in twenty visits that the model planned',
      };
    }
  },
});
