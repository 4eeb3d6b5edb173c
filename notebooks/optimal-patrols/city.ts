import * as dataset from '@assay/dataset';
import * as displacement from '@assay/displacement';
import { cell, countsOf, FROM_DATA, ifChosen, whereRows } from '@assay/notebook';
import { InputError, MISSING_CODE } from '@assay/statistics';
import {
  chosenBy,
  events,
  interventionDate,
  OFFENCES,
  patrolFrom,
  patrolledSectors,
  patrols,
  patrolTo,
  ringMetres,
  sectors,
  topSectors,
} from './inputs.ts';

const dayChosen = (date: string) => (date === FROM_DATA ? null : dataset.dayOfText(date));

/** Events as a file has them, or as many as were counted where they lie. */
export const stated = cell('stated', 'Events, of the rows or of counts from where they lie', {
  needs: { counts: countsOf(events, 'by-area'), rows: whereRows(events), patrols, interventionDate },
  compute: ({ counts, rows, patrols, interventionDate }) => {
    if (!('status' in rows)) {
      const { month, time, ...events } = dataset.recordedEvents(rows);
      return { ...withCodes({ ...events, time: displacement.timesWithMonths(time, month) }), counted: null };
    }
    if (counts === null) throw new Error('there are neither rows nor counts');
    const first = firstVisitOf(patrols);
    if (interventionDate === FROM_DATA && Number.isFinite(first))
      throw new InputError(
        `events were counted where they lie, before and after a first day of patrols that nobody gave. Give it: --parameter interventionDate=${dataset.writtenDay(first)}`,
      );
    const found = displacement.eventsOfCounts(counts);
    const border = dayChosen(interventionDate) ?? 1;
    const made = displacement.columnsOfCounts(found, border);
    const counted = { days: withCodes(made.days).events, reason: rows, hours: found.hours };
    return { ...withCodes(made.events), counted };
  },
});

/**
 * With who found each event by the code list, and the words that it does not have. Where there are such words nobody is known to have found
 * anything: the others alone would be those that the file happens to describe in our words.
 */
function withCodes<Columns extends displacement.CityEvents | displacement.CityDays>(columns: Columns) {
  const { column, unread } = dataset.recordedCodes(columns.source, dataset.codeList('event-source'));
  const source = unread.length === 0 ? column : { ...column, codes: column.codes.map(() => MISSING_CODE) };
  return { events: { ...columns, source }, unknownSources: unread };
}

/** Sectors as the file draws them, in its coordinates. */
const sectorsOf = (table: dataset.Table): displacement.Sector[] =>
  dataset.recordedSectors(table).map(({ name, boundary, ...sector }) => {
    return { ...sector, area: displacement.areaFromGeometry(name, boundary) };
  });

/** The day of the first visit that the model planned; past every day where there is none. */
function firstVisitOf(patrols: dataset.Table): number {
  const { start, plannedBy } = dataset.recordedVisits(patrols);
  return displacement.firstModelVisit(start, plannedBy);
}

/** Events with a place and a time, in metres, and the sector of each. */
export const city = cell('city', 'Events in their sectors', {
  needs: { stated, sectors, patrols, interventionDate, patrolledSectors, ringMetres, topSectors, ...OFFENCES },
  compute: (
    { stated, sectors, patrols, interventionDate, patrolledSectors, ringMetres, topSectors, ...offences },
    { log },
  ) => {
    const asked = Object.values(OFFENCES).map(({ name, default: usual }) => {
      return { parameter: name, wanted: offences[name as keyof typeof OFFENCES], usual };
    });
    dataset.refuseUnknownOffences(stated.events.offence.values, asked);
    const made = displacement.cityOf(stated.events, sectorsOf(sectors), {
      groups: dataset.BROAD_GROUPS,
      firstDay: { given: dayChosen(interventionDate), visited: firstVisitOf(patrols) },
      patrolled: patrolledSectors.split(';').flatMap((name) => name.trim() || []),
      ringMetres: ifChosen(ringMetres),
      topSectors: ifChosen(topSectors),
      counted: stated.counted,
    });
    log(`${made.nEvents} of ${made.nRows} events have a place and a time; ${made.nLocated} lie in a sector`);
    return made;
  },
});

/** Counts of sectors by months round the first day of patrols, and who lies beside whom. */
export const baseline = cell('baseline', 'Crime of sectors by month, before and after', {
  needs: { city },
  compute: ({ city }) => displacement.cityPeriods(city),
});

/** The one evaluation: which sectors, which months, and by what factor crime changed. Everything else leans on it. */
export const evaluation = cell('evaluation', 'By what factor crime changed where patrols went', {
  needs: { city, baseline, chosenBy },
  compute: ({ city, baseline, chosenBy }) => displacement.cityEvaluation(city, baseline, dayChosen(chosenBy)),
});

/** How far apart the points of a file lie that holds months only, as published files do; `null` for a force's own records. */
export const pointSpacing = cell('pointSpacing', 'Distance between the points that places were moved to', {
  needs: { city },
  compute: ({ city }) => displacement.citySpacing(city),
});

/** Visits as the file lists them, or made of the pings of devices. */
export const patrolLog = cell('patrolLog', 'Visits of patrols to sectors', {
  needs: { city, patrols, sectors, patrolFrom, patrolTo },
  compute: ({ city, patrols, sectors, patrolFrom, patrolTo }, { log }) => {
    const file = dataset.recordedVisits(patrols);
    const pinged = () => {
      const pings = { unit: file.unit.codes, time: file.moment, x: file.x, y: file.y };
      const { visits, nPassing, nUnusable } = displacement.visitsPinged(pings, sectorsOf(sectors), dataset.londonClock);
      log(
        `${visits.length} visits of ${patrols.rowCount} pings; ${nPassing} stays were shorter than five minutes, ${nUnusable} pings lack unit, time or place`,
      );
      return visits;
    };
    const hasPings = patrols.rowCount > 0 && city.sectors.length > 0;
    const visits = file.namesSectors ? displacement.visitsListed(city, file) : hasPings ? pinged() : [];
    const hours = { from: ifChosen(patrolFrom), to: ifChosen(patrolTo) };
    return displacement.patrolLogOf(city, visits, hours, patrols.rowCount);
  },
});

/** An offence as the file spells it, where it has it. */
export const offenceAsSpelt = ({ offence }: Pick<displacement.City, 'offence'>, name: string) =>
  dataset.offenceSpelling(offence.values, name) ?? name;
