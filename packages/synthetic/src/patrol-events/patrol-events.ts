import type { Table } from '@assay/dataset';
import { drawExponential, randomStream } from '@assay/statistics';
import { broadGroups } from '../draw/area-residents.ts';
import {
  inventedClockColumn,
  inventedDateColumn,
  inventedIdentifierColumn,
  inventedIdentifiers,
  inventedNumberColumn,
  inventedRowNumbers,
  inventedTextColumn,
  takeInventedRows,
} from '../table/columns.ts';
import { settingDay } from '../table/day.ts';
import { drawCity, type Sector } from './city.ts';
import { assignSectors, drawIntervention, eventFates, sectorKinds } from './intervention.ts';
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
  const firstTime = settingDay('firstDate', settings.firstDate) * DAY;
  const lastTime = (settingDay('lastDate', settings.lastDate) + 1) * DAY;
  const interventionTime = settingDay('interventionDate', settings.interventionDate) * DAY;
  const sectors = drawCity(settings, root.split('city'));
  const drawn = drawTrueEvents(sectors, settings, firstTime, lastTime, root.split('events'));
  const kinds = assignSectors(sectors, drawn, settings, interventionTime, root.split('assignment'));
  const outcome = drawIntervention(sectors, kinds, drawn, settings, interventionTime, root.split('intervention'));
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
  const order = inventedRowNumbers(count).sort((a, b) => outcome.time[a]! - outcome.time[b]! || a - b);
  const truthIds = inventedIdentifiers('E', count);
  const rank = new Int32Array(count);
  for (let place = 0; place < count; place++) rank[order[place]!] = place;
  const recorded = order.filter((event) => source[event]! > 0);
  const sectorIds = inventedIdentifiers('S', sectors.length);
  const typeNames = offenceTypes.map(({ name }) => name);
  const type = takeInventedRows(outcome.type, recorded);
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
        event_id: inventedTextColumn(takeInventedRows(rank, recorded), truthIds),
        sector_id: inventedTextColumn(takeInventedRows(outcome.sector, recorded), sectorIds),
        x_metres: inventedNumberColumn(coordinate(recorded, 'x')),
        y_metres: inventedNumberColumn(coordinate(recorded, 'y')),
        time: inventedClockColumn(from),
        time_to: inventedClockColumn(until),
        offence_type: inventedTextColumn(type, typeNames),
        source: inventedTextColumn(
          takeInventedRows(source, recorded).map((code) => code - 1),
          ['reported by the public', 'discovered by police'],
        ),
        ethnic_group: inventedTextColumn(takeInventedRows(group, recorded), broadGroups),
        harm_weight: inventedNumberColumn(Float64Array.from(type, (code) => offenceTypes[code]!.harmDays)),
      },
    },
    sectors: sectorTable(sectors, kinds, sectorIds),
    patrols: {
      rowCount: patrols.start.length,
      columns: {
        patrol_id: inventedIdentifierColumn('V', patrols.start.length),
        start: inventedClockColumn(Float64Array.from(patrols.start)),
        planned_sector_id: inventedTextColumn(patrols.planned, sectorIds),
        sector_id: inventedTextColumn(patrols.visited, sectorIds),
        planned_by: inventedTextColumn(patrols.byModel, ['officers', 'model']),
        override_reason: inventedTextColumn(patrols.override, overrideReasons),
        officer: inventedTextColumn(patrols.officer, inventedIdentifiers('O', 60)),
      },
    },
    routes: {
      rowCount: stops.patrol.length,
      columns: {
        patrol_id: inventedTextColumn(stops.patrol, inventedIdentifiers('V', patrols.start.length)),
        stop: inventedNumberColumn(Float64Array.from(stops.stop)),
        x_metres: inventedNumberColumn(Float64Array.from(stops.x)),
        y_metres: inventedNumberColumn(Float64Array.from(stops.y)),
        arrival: inventedClockColumn(Float64Array.from(stops.arrival)),
      },
    },
    survey: {
      rowCount: survey.sector.length,
      columns: {
        respondent_id: inventedIdentifierColumn('Q', survey.sector.length),
        sector_id: inventedTextColumn(survey.sector, sectorIds),
        answered_date: inventedDateColumn(Int32Array.from(survey.day)),
        ethnic_group: inventedTextColumn(survey.group, broadGroups),
        confidence: inventedTextColumn(survey.confidence, confidenceLevels),
        saw_patrol: inventedTextColumn(survey.sawPatrol, ['no', 'yes']),
        weight: inventedNumberColumn(Float64Array.from(survey.weight)),
      },
    },
    truth: {
      rowCount: count,
      columns: {
        event_id: inventedTextColumn(inventedRowNumbers(count), truthIds),
        triggered_by: inventedTextColumn(
          order.map((event) => (drawn.parent[event]! < 0 ? -1 : rank[drawn.parent[event]!]!)),
          truthIds,
        ),
        fate: inventedTextColumn(takeInventedRows(outcome.fate, order), eventFates),
        sector_id_without_patrols: inventedTextColumn(
          order.map((event) => drawn.sector[event]!),
          sectorIds,
        ),
        time_without_patrols: inventedClockColumn(Float64Array.from(order, (event) => toMinute(drawn.time[event]!))),
        offence_type_without_patrols: inventedTextColumn(
          order.map((event) => drawn.type[event]!),
          typeNames,
        ),
        sector_id: inventedTextColumn(takeInventedRows(outcome.sector, order), sectorIds),
        time: inventedClockColumn(Float64Array.from(order, (event) => toMinute(outcome.time[event]!))),
        offence_type: inventedTextColumn(takeInventedRows(outcome.type, order), typeNames),
        ethnic_group: inventedTextColumn(takeInventedRows(group, order), broadGroups),
        source: inventedTextColumn(takeInventedRows(source, order), [
          'not recorded',
          'reported by the public',
          'discovered by police',
        ]),
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
  const number = (value: (sector: Sector) => number) => inventedNumberColumn(Float64Array.from(sectors, value));
  return {
    rowCount: sectors.length,
    columns: {
      sector_id: inventedTextColumn(inventedRowNumbers(sectors.length), sectorIds),
      kind: inventedTextColumn(kinds, sectorKinds),
      boundary: inventedTextColumn(
        inventedRowNumbers(sectors.length),
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
