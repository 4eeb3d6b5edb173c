import { codeList, codeOf, numberColumn, offenceSpelling, textColumn } from '@assay/dataset';
import { hoursOfDay, placeEvents, ringWidthOf, withParts } from '@assay/displacement';
import { cell, FROM_DATA, type ValueOfCell } from '@assay/notebook';
import type { DictionaryColumn } from '@assay/statistics';
import { InputError, notComputed, rowsWhere, sortedValues, takeRows, textAt } from '@assay/statistics';
import { DAY, dayText, patrolClockTimes, withMonths } from './columns.ts';
import {
  domesticOffence,
  drivingOffence,
  drugOffence,
  interventionDate,
  nearRepeatOffence,
  patrolledSectors,
  patrols,
  ringMetres,
  sectors,
  topSectors,
  violenceOffence,
} from './inputs.ts';
import { outlinesOf, refuseRepeated, sectorsOf } from './sectors.ts';
import { type StatedEvents, stated } from './stated.ts';
import { firstDayOf, refuseWithout } from './when.ts';

/** Events with a place and a time, in metres, and the sector of each. */
export type City = ValueOfCell<typeof city>;

export const city = cell('city', 'Events in their sectors', {
  needs: {
    stated,
    sectors,
    patrols,
    interventionDate,
    patrolledSectors,
    ringMetres,
    topSectors,
    drugOffence,
    domesticOffence,
    drivingOffence,
    violenceOffence,
    nearRepeatOffence,
  },
  compute: (
    { stated, sectors, patrols, interventionDate, patrolledSectors, ringMetres, topSectors, ...offences },
    { log },
  ) => {
    const { table: events, withoutRows } = stated;
    const nRows = events.rowCount;
    const rawX = numberColumn(events, 'x_metres').values;
    const rawY = numberColumn(events, 'y_metres').values;
    const areaCode = textColumn(events, 'area_code');
    const rawTime = withMonths(patrolClockTimes(events, 'time'), textColumn(events, 'month'));
    refuseWithout(events, rawX, rawY, areaCode, rawTime);
    refuseRepeated(sectors);
    refuseUnknownOffences(textColumn(events, 'offence_type'), offences);
    const placed = placeEvents({ x: rawX, y: rawY, areaName: areaCode }, outlinesOf(sectors), (row) =>
      Number.isFinite(rawTime[row]!),
    );
    const { areas: outlines, isPlaced } = placed;
    const kept = rowsWhere(rawTime, (time, row) => Number.isFinite(time) && isPlaced[row] === 1);
    const take = (values: Float64Array) => Float64Array.from(kept, (row) => values[row]!);
    const [x, y] = [take(placed.x), take(placed.y)];
    const sector = Int32Array.from(kept, (row) => placed.area[row]!);
    const time = take(rawTime);
    const day = Int32Array.from(time, (ms) => Math.floor(ms / DAY));
    const offence = sortedValues(textColumn(events, 'offence_type'));
    const rings = ringMetres === FROM_DATA ? ringWidthOf(outlines) : ringMetres;
    const areas = withParts(sectorsOf(sectors, outlines), namesOf(patrolledSectors), 2 * rings);
    const nTreated = areas.filter(({ kind }) => kind === 'treated').length;
    if (topSectors !== FROM_DATA && areas.length > 0 && topSectors >= areas.length)
      throw new InputError(
        `parameter topSectors is ${topSectors}, and there are ${areas.length} sectors: a score that chooses all chooses none. Give fewer, or none to take as many as are patrolled.`,
      );
    const nTop = topSectors === FROM_DATA ? nTreated || Math.max(1, Math.ceil(areas.length / 10)) : topSectors;
    const nLocated = sector.reduce((sum, each) => sum + (each >= 0 ? 1 : 0), 0);
    const withoutSectors =
      areas.length === 0
        ? notComputed('no sectors were given. Give their boundaries as the input sectors')
        : nLocated >= 0.5 * kept.length
          ? null
          : notComputed(
              `only ${nLocated} of ${kept.length} events lie in the sectors given: sectors and events are not of one place`,
            );
    const source = textColumn(events, 'source');
    const harm = take(numberColumn(events, 'harm_weight').values);
    const finders = source.values.map(finderOf);
    const foundByPolice = Int8Array.from(kept, (row) => (source.codes[row]! < 0 ? -1 : finders[source.codes[row]!]!));
    const days =
      stated.days === null
        ? { area: sector, day, foundByPolice }
        : daysInSectors(
            stated.days,
            outlines.map(({ name }) => name),
          );
    const intervention = firstDayOf(interventionDate, patrols, days.day);
    const later = Uint8Array.from(day, (each) => (each >= intervention.day ? 1 : 0));
    const isPeopled = areas.some(({ people }) => people.some(Number.isFinite));
    const unless = (isKnown: boolean, reason: string) => (isKnown ? null : notComputed(reason));
    log(`${kept.length} of ${nRows} events have a place and a time; ${nLocated} lie in a sector`);
    return {
      nEvents: kept.length,
      /** `NaN` where the file names an area and no coordinates. */
      x,
      y,
      time,
      timeTo: take(patrolClockTimes(events, 'time_to')),
      day,
      /** The same events by area, day and who found them: all that is asked of days, where only counts are at hand too. */
      days,
      ...hoursOfDay(time),
      /** Why nothing can be said of single events; `null` where rows are at hand. */
      withoutRows,
      withoutHours: stated.withTimeOfDay ? withoutRows : null,
      later,
      offence: takeRows(offence, kept),
      /** 1 found by police, 0 reported by the public, −1 not stated. */
      foundByPolice,
      /** Words for who found an event that no list knows; their events count as not stated. */
      unknownSources: source.values.filter((text) => codeOf(codeList('event-source'), text) === undefined),
      harm: harm.map((weight) => (Number.isFinite(weight) ? weight : 1)),
      hasHarm: harm.some(Number.isFinite),
      sector,
      sectors: areas,
      /** Why nothing can be said of sectors, or `null`; and so of what follows. */
      withoutSectors,
      withoutPoints:
        withoutRows ??
        unless(
          x.some(Number.isFinite),
          'the events name areas and no coordinates: nothing can be said of points and distances',
        ),
      withoutReports: unless(foundByPolice.includes(0), 'the events do not say which of them the public reported'),
      withoutPeople: unless(isPeopled, 'the sectors do not say who lives there'),
      withoutBoth: unless(later.includes(0) && later.includes(1), 'there are no events both before and after'),
      /** True where every event is dated to the first of a month, as police.uk files are: days mean nothing then. */
      monthsOnly: kept.length > 0 && days.day.every((each) => new Date(each * DAY).getUTCDate() === 1),
      nRows,
      places: placed.places,
      nWithoutPlace: nRows - sectorTotal(isPlaced),
      nWithoutTime: rowsWhere(rawTime, (time) => !Number.isFinite(time)).length,
      nOutside: sectorTotal(kept.map((row) => placed.isOutside[row]!)),
      /** First day of patrols by the model; past every day where it is not known. */
      interventionDay: intervention.day,
      withoutIntervention: intervention.problem,
      ringMetres: rings,
      /** How many sectors can be patrolled. */
      topSectors: nTop,
      /** What this run was set to, and where each setting comes from. */
      settings: [
        {
          setting: 'First day of patrols',
          value: intervention.problem === null ? dayText(intervention.day) : 'not known',
          from: intervention.from,
        },
        {
          setting: 'Width of a ring, metres',
          value: String(rings),
          from: ringMetres === FROM_DATA ? 'half the side of a middling sector' : 'given',
        },
        {
          setting: 'Sectors that can be patrolled',
          value: String(nTop),
          from:
            topSectors !== FROM_DATA ? 'given' : nTreated > 0 ? 'as many as are patrolled' : 'a tenth of all sectors',
        },
      ],
    };
  },
});

/** 1 found by police, 0 reported by the public, −1 not stated. */
function finderOf(text: string | null): number {
  const code = text === null ? undefined : codeOf(codeList('event-source'), text);
  return code === 'police' ? 1 : code === 'public' ? 0 : -1;
}

/** Of events that were counted by the area that they name: those in a sector. */
function daysInSectors({ areas, sources, day }: NonNullable<StatedEvents['days']>, names: readonly string[]) {
  const numberOf = new Map(names.map((name, at) => [name, at]));
  const kept = rowsWhere(areas, (name) => name !== null && numberOf.has(name.trim()));
  return {
    area: Int32Array.from(kept, (row) => numberOf.get(areas[row]!.trim())!),
    day: Int32Array.from(kept, (row) => day[row]!),
    foundByPolice: Int8Array.from(kept, (row) => finderOf(sources[row]!)),
  };
}

const OFFENCES = { drugOffence, domesticOffence, drivingOffence, violenceOffence, nearRepeatOffence };

/** An offence that somebody asked for by name, and that no event has, is asked for in vain. @throws InputError. */
function refuseUnknownOffences(offence: DictionaryColumn, asked: Readonly<Record<keyof typeof OFFENCES, string>>) {
  for (const [name, { default: usual }] of Object.entries(OFFENCES)) {
    const wanted = asked[name as keyof typeof OFFENCES];
    if (offence.values.length === 0 || wanted === usual) continue;
    if (offenceSpelling(offence.values, wanted) !== null) continue;
    const names = offence.values.slice(0, 8).join(', ');
    throw new InputError(
      `parameter ${name} is "${wanted}", and no event is of that offence: they are ${names}${offence.values.length > 8 ? ' and others' : ''}. Name one of these.`,
    );
  }
}

/** An offence as the file spells it, where it has it. */
export function offenceAsSpelt({ offence }: City, name: string): string {
  return offenceSpelling(offence.values, name) ?? name;
}

/** Events of one offence; all of them where the file names none. */
export function offenceRows(city: City, name: string): number[] {
  const spelt = offenceAsSpelt(city, name);
  return rowsWhere(city.nEvents, (_, row) => city.offence.values.length === 0 || textAt(city.offence, row) === spelt);
}

/** All events that lie in a sector, in the words that join findings about them. */
export const EVENTS_IN_SECTORS = 'events in sectors';

/** Events of each sector, among those that pass. */
export function countBySector(city: City, test: (row: number) => boolean = () => true): Float64Array {
  const counts = new Float64Array(city.sectors.length);
  for (let row = 0; row < city.nEvents; row++) if (city.sector[row]! >= 0 && test(row)) counts[city.sector[row]!]!++;
  return counts;
}

/** How many events lie in a sector: what every comparison of sectors is made of. */
export function eventsInSectors(city: City): number {
  return sectorTotal(countBySector(city));
}

export function sectorTotal(counts: ArrayLike<number>): number {
  return Array.from(counts).reduce((sum, count) => sum + count, 0);
}

/** The sectors that play such a part, by number. */
export function sectorsOfKind({ sectors }: City, part: string): number[] {
  return sectors.flatMap(({ kind }, index) => (kind === part ? [index] : []));
}

/** Events before and after in sectors of one kind, among rows that pass. */
export function beforeAfter(city: City, kind: string, test: (row: number) => boolean = () => true) {
  const within = (later: number) => {
    const counts = countBySector(city, (row) => city.later[row] === later && test(row));
    return sectorTotal(sectorsOfKind(city, kind).map((sector) => counts[sector]!));
  };
  return { before: within(0), after: within(1) };
}

/** Crime of each sector before patrols that the public reported: what is not made by who patrols where. */
export function callsBefore(city: City): Float64Array {
  return countBySector(city, (row) => !city.later[row] && city.foundByPolice[row] === 0);
}

/** Deprivation deciles that any sector has, from the most deprived. */
export function decilesOf({ sectors }: City): number[] {
  return [...new Set(sectors.map(({ decile }) => decile))].filter(Number.isFinite).sort((a, b) => a - b);
}

const namesOf = (text: string) => text.split(';').flatMap((name) => name.trim() || []);
