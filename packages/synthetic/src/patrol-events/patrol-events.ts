import type { Table } from '@assay/dataset';
import { drawExponential, randomStream } from '@assay/statistics';
import { broadGroups } from '../area-residents.ts';
import {
  clockColumn,
  dateColumn,
  identifierColumn,
  identifiers,
  numberColumn,
  rowNumbers,
  takeRows,
  textColumn,
} from '../table/columns.ts';
import { dayOf } from '../table/day.ts';
import { drawCity, type Sector } from './city.ts';
import { assignSectors, eventFates, intervene, sectorKinds } from './intervention.ts';
import { offenceTypes } from './offence-types.ts';
import { drawPatrols, overrideReasons, visitsByHour } from './patrols.ts';
import { type PatrolEventsSettings, patrolEventsSettings } from './settings.ts';
import { confidenceLevels, drawSurvey } from './survey.ts';
import { DAY, drawTrueEvents, HOUR } from './true-events.ts';

export interface PatrolEvents {
  /** Recorded events in order of time: `patrolEventsSchema`. */
  readonly events: Table;
  /** Sectors with boundary, people and their part in the evaluation: `patrolSectorsSchema`. */
  readonly sectors: Table;
  /** Patrol visits, planned and made, with overrides: `patrolVisitsSchema`. */
  readonly patrols: Table;
  /** Stops of every visit: `patrolRoutesSchema`. */
  readonly routes: Table;
  /** Answers of the confidence survey: `confidenceSurveySchema`. */
  readonly survey: Table;
  /** Everything that would have happened, recorded or not, and what became of it: `patrolTruthSchema`. */
  readonly truth: Table;
}

/**
 * A city in which we know what patrols did: events with near repeats, patrols that avert some and move others to
 * neighbouring sectors, other hours or other offences, and records that depend on who reports and where police look.
 *
 * Background events are Poisson by sector; each triggers a Poisson number of near repeats (a self-exciting process).
 *
 * @throws InputError where a setting lies outside its bounds.
 *
 * @example
 * patrolEvents({ seed: 'example' }).sectors.rowCount // 80
 */
export function patrolEvents(given: Pick<PatrolEventsSettings, 'seed'> & Partial<PatrolEventsSettings>): PatrolEvents {
  const settings = patrolEventsSettings(given);
  const root = randomStream(settings.seed, 'patrol-events');
  const firstTime = dayOf('firstDate', settings.firstDate) * DAY;
  const lastTime = (dayOf('lastDate', settings.lastDate) + 1) * DAY;
  const interventionTime = dayOf('interventionDate', settings.interventionDate) * DAY;
  const sectors = drawCity(settings, root.split('city'));
  const drawn = drawTrueEvents(sectors, settings, firstTime, lastTime, root.split('events'));
  const kinds = assignSectors(sectors, drawn, settings, interventionTime, root.split('assignment'));
  const outcome = intervene(sectors, kinds, drawn, settings, interventionTime, root.split('intervention'));
  const { patrols, stops } = drawPatrols(
    sectors,
    kinds,
    settings,
    firstTime,
    lastTime,
    interventionTime,
    root.split('patrols'),
  );
  const visits = visitsByHour(patrols, sectors.length, firstTime, lastTime);
  const hours = Math.ceil((lastTime - firstTime) / HOUR);
  const survey = drawSurvey(sectors, kinds, settings, firstTime, lastTime, interventionTime, root.split('survey'));

  const recording = root.split('recording');
  const count = drawn.time.length;
  // 0 not recorded, 1 reported by the public, 2 discovered by police.
  const source = new Int32Array(count);
  for (let event = 0; event < count; event++) {
    const reportedByChance = recording.next();
    const discoveredByChance = recording.next();
    if (outcome.fate[event] === 4) continue;
    const type = offenceTypes[outcome.type[event]!]!;
    const group = drawn.group[event]!;
    if (reportedByChance < type.reported * settings.reportingByGroup[group]!) {
      source[event] = 1;
      continue;
    }
    const cell = outcome.sector[event]! * hours + Math.floor((outcome.time[event]! - firstTime) / HOUR);
    const perVisit = Math.min(1, settings.discoveryPerVisit * type.discoverable * settings.discoveryByGroup[group]!);
    if (discoveredByChance < 1 - (1 - perVisit) ** visits[cell]!) source[event] = 2;
  }
  const order = rowNumbers(count).sort((a, b) => outcome.time[a]! - outcome.time[b]! || a - b);
  const truthIds = identifiers('E', count);
  const rank = new Int32Array(count);
  for (let place = 0; place < count; place++) rank[order[place]!] = place;
  const recorded = order.filter((event) => source[event]! > 0);
  const sectorIds = identifiers('S', sectors.length);
  const typeNames = offenceTypes.map(({ name }) => name);
  const type = takeRows(outcome.type, recorded);
  const uncertain = root.split('uncertainty');
  const from = new Float64Array(recorded.length);
  const until = new Float64Array(recorded.length);
  for (let row = 0; row < recorded.length; row++) {
    const event = recorded[row]!;
    const span = offenceTypes[type[row]!]!.unknownHours * drawExponential(uncertain) * HOUR;
    const passed = uncertain.next();
    from[row] = toMinute(outcome.time[event]! - span * passed);
    until[row] = toMinute(outcome.time[event]! + span * (1 - passed));
  }
  const coordinate = (rows: Int32Array, axis: 'x' | 'y') =>
    Float64Array.from(
      rows,
      (event) => houseAt(sectors, outcome.sector[event]!, outcome.street[event]!, outcome.house[event]!)[axis],
    );
  const group = Int32Array.from(drawn.group);

  return {
    events: {
      rowCount: recorded.length,
      columns: {
        event_id: textColumn(takeRows(rank, recorded), truthIds),
        sector_id: textColumn(takeRows(outcome.sector, recorded), sectorIds),
        x_metres: numberColumn(coordinate(recorded, 'x')),
        y_metres: numberColumn(coordinate(recorded, 'y')),
        time: clockColumn(from),
        time_to: clockColumn(until),
        offence_type: textColumn(type, typeNames),
        source: textColumn(
          takeRows(source, recorded).map((code) => code - 1),
          ['reported by the public', 'discovered by police'],
        ),
        ethnic_group: textColumn(takeRows(group, recorded), broadGroups),
        harm_weight: numberColumn(Float64Array.from(type, (code) => offenceTypes[code]!.harmDays)),
      },
    },
    sectors: sectorTable(sectors, kinds, sectorIds),
    patrols: {
      rowCount: patrols.start.length,
      columns: {
        patrol_id: identifierColumn('V', patrols.start.length),
        start: clockColumn(Float64Array.from(patrols.start)),
        planned_sector_id: textColumn(patrols.planned, sectorIds),
        sector_id: textColumn(patrols.visited, sectorIds),
        planned_by: textColumn(patrols.byModel, ['officers', 'model']),
        override_reason: textColumn(patrols.override, overrideReasons),
        officer: textColumn(patrols.officer, identifiers('O', 60)),
      },
    },
    routes: {
      rowCount: stops.patrol.length,
      columns: {
        patrol_id: textColumn(stops.patrol, identifiers('V', patrols.start.length)),
        stop: numberColumn(Float64Array.from(stops.stop)),
        x_metres: numberColumn(Float64Array.from(stops.x)),
        y_metres: numberColumn(Float64Array.from(stops.y)),
        arrival: clockColumn(Float64Array.from(stops.arrival)),
      },
    },
    survey: {
      rowCount: survey.sector.length,
      columns: {
        respondent_id: identifierColumn('Q', survey.sector.length),
        sector_id: textColumn(survey.sector, sectorIds),
        answered_date: dateColumn(Int32Array.from(survey.day)),
        ethnic_group: textColumn(survey.group, broadGroups),
        confidence: textColumn(survey.confidence, confidenceLevels),
        saw_patrol: textColumn(survey.sawPatrol, ['no', 'yes']),
        weight: numberColumn(Float64Array.from(survey.weight)),
      },
    },
    truth: {
      rowCount: count,
      columns: {
        event_id: textColumn(rowNumbers(count), truthIds),
        triggered_by: textColumn(
          order.map((event) => (drawn.parent[event]! < 0 ? -1 : rank[drawn.parent[event]!]!)),
          truthIds,
        ),
        fate: textColumn(takeRows(outcome.fate, order), eventFates),
        sector_id_without_patrols: textColumn(
          order.map((event) => drawn.sector[event]!),
          sectorIds,
        ),
        time_without_patrols: clockColumn(Float64Array.from(order, (event) => toMinute(drawn.time[event]!))),
        offence_type_without_patrols: textColumn(
          order.map((event) => drawn.type[event]!),
          typeNames,
        ),
        sector_id: textColumn(takeRows(outcome.sector, order), sectorIds),
        time: clockColumn(Float64Array.from(order, (event) => toMinute(outcome.time[event]!))),
        offence_type: textColumn(takeRows(outcome.type, order), typeNames),
        ethnic_group: textColumn(takeRows(group, order), broadGroups),
        source: textColumn(takeRows(source, order), ['not recorded', 'reported by the public', 'discovered by police']),
      },
    },
  };
}

function toMinute(milliseconds: number): number {
  return Math.floor(milliseconds / 60_000) * 60_000;
}

function houseAt(sectors: readonly Sector[], sector: number, street: number, house: number): { x: number; y: number } {
  const place = sectors[sector]!.streets[street]!;
  return { x: Math.round(place.x + place.directionX * house), y: Math.round(place.y + place.directionY * house) };
}

function sectorTable(sectors: readonly Sector[], kinds: Int32Array, sectorIds: readonly string[]): Table {
  const number = (value: (sector: Sector) => number) => numberColumn(Float64Array.from(sectors, value));
  return {
    rowCount: sectors.length,
    columns: {
      sector_id: textColumn(rowNumbers(sectors.length), sectorIds),
      kind: textColumn(kinds, sectorKinds),
      boundary: textColumn(
        rowNumbers(sectors.length),
        sectors.map(({ ring }) => JSON.stringify([ring])),
      ),
      centre_x_metres: number(({ centre }) => centre[0]),
      centre_y_metres: number(({ centre }) => centre[1]),
      area_square_metres: number(({ areaSquareMetres }) => areaSquareMetres),
      deprivation_decile: number(({ deprivationDecile }) => deprivationDecile),
      residents: number(({ residents }) => residents),
      residents_white: number(({ residents, groups }) => Math.round(residents * groups[0]!)),
      residents_mixed: number(({ residents, groups }) => Math.round(residents * groups[1]!)),
      residents_asian: number(({ residents, groups }) => Math.round(residents * groups[2]!)),
      residents_black: number(({ residents, groups }) => Math.round(residents * groups[3]!)),
      residents_other: number(({ residents, groups }) => Math.round(residents * groups[4]!)),
      true_risk: number(({ risk }) => risk),
    },
  };
}
