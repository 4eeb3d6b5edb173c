import type { Table } from '@assay/dataset';
import { MISSING_DAY } from '@assay/dataset';
import { randomStream } from '@assay/statistics';
import { broadGroups } from '../draw/area-residents.ts';
import { localPolicingAreas } from '../draw/places.ts';
import {
  inventedClockColumn,
  inventedDateColumn,
  inventedIdentifierColumn,
  inventedIdentifiers,
  inventedNumberColumn,
  inventedTextColumn,
} from '../table/columns.ts';
import { settingDay } from '../table/day.ts';
import { drawContacts, illustrativeHarmDays, matters } from './contacts.ts';
import { drawFlags, flagActions, flagLabels, flagOutcomes } from './flags.ts';
import { listImpressions } from './impressions.ts';
import { drawProgramme } from './programme.ts';
import { ageBands, drawResidents } from './residents.ts';
import {
  type ContactLogSettings,
  contactChannels,
  contactDirections,
  contactLogSettings,
  contactRoles,
} from './settings.ts';

const DAY = 86_400_000;
/** Share of people in contact whose ethnicity is not recorded, by group. */
const NOT_RECORDED = [0.2, 0.28, 0.3, 0.3, 0.36];

export interface ContactLog {
  /** One row per contact, in order of time: `contactLogSchema`. */
  readonly contacts: Table;
  /** One row per person who was ever in contact: `contactPeopleSchema`. */
  readonly people: Table;
  /** Flags raised by the frequency rule and what followed: `contactFlagsSchema`. */
  readonly flags: Table;
  /** Names that neighbourhood teams give when asked who is most in contact: `officerImpressionsSchema`. */
  readonly impressions: Table;
  /** Residents by area and group: `residentPopulationSchema`. */
  readonly population: Table;
  /** One row per resident, never in contact or not, with their true rate and the programme's true effect: `contactTruthSchema`. */
  readonly truth: Table;
}

/**
 * A force's log of contact with people whose need is known: most have little, a few have much, some never report, and a
 * support programme of known effect is given to those with many contacts.
 *
 * Need per person is gamma-distributed and ends for good at a rate that differs between people (Schmittlein, Morrison &
 * Colombo 1987); incidents are Poisson, reported in a share that differs by group, with several calls on some of them.
 *
 * @throws InputError where a setting lies outside its bounds.
 *
 * @example
 * contactLog({ seed: 'example', residents: 2000 }).truth.rowCount // 2000
 */
export function contactLog(
  given: Pick<ContactLogSettings, 'seed' | 'residents'> & Partial<ContactLogSettings>,
): ContactLog {
  const settings = contactLogSettings(given);
  const root = randomStream(settings.seed, 'contact-log');
  const firstTime = settingDay('firstDate', settings.firstDate) * DAY;
  const lastTime = (settingDay('lastDate', settings.lastDate) + 1) * DAY;
  const programmeTime = settingDay('programmeDate', settings.programmeDate) * DAY;
  const residents = drawResidents(settings, root.split('residents'));
  const drawn = drawContacts(residents, settings, firstTime, lastTime, root.split('contacts'));
  const programme = drawProgramme(drawn, residents.count, settings, programmeTime, root.split('programme'));

  const kept = Int32Array.from(drawn.person.keys()).filter((row) => programme.happened[row] === 1);
  kept.sort((a, b) => drawn.time[a]! - drawn.time[b]! || a - b);
  const take = (column: readonly number[]) => kept.map((row) => column[row]!);
  const person = take(drawn.person);
  const time = Float64Array.from(kept, (row) => drawn.time[row]!);
  const direction = take(drawn.direction);
  const channel = take(drawn.channel);
  const matter = take(drawn.matter);
  const details = root.split('details');
  const answered = channel.map((code) => (code <= 2 && details.next() < (code === 1 ? 0.16 : 0.03) ? 1 : 0));
  // Some contacts happen away from home.
  const area = person.map((subject) =>
    details.next() < 0.9 ? residents.area[subject]! : details.integer(localPolicingAreas.length),
  );

  const contactsOf = new Int32Array(residents.count);
  for (const subject of person) contactsOf[subject]!++;
  const known = Int32Array.from(contactsOf.keys()).filter((subject) => contactsOf[subject]! > 0);
  const ofKnown = (column: Int32Array) => known.map((subject) => column[subject]!);
  const attributes = root.split('attributes');
  const personIds = inventedIdentifiers('C', residents.count);

  const byPerson = Int32Array.from(person.keys()).sort((a, b) => person[a]! - person[b]! || a - b);
  const inbound = Uint8Array.from(direction, (code) => (code === 0 ? 1 : 0));
  const flags = drawFlags(byPerson, person, time, inbound, residents.group, settings, lastTime, root.split('flags'));
  const impressions = listImpressions(person, channel, time, residents, lastTime, root.split('impressions'));

  return {
    contacts: {
      rowCount: kept.length,
      columns: {
        contact_id: inventedIdentifierColumn('K', kept.length),
        person_id: inventedTextColumn(person, personIds),
        time: inventedClockColumn(time),
        channel: inventedTextColumn(channel, contactChannels),
        direction: inventedTextColumn(direction, contactDirections),
        role: inventedTextColumn(take(drawn.role), contactRoles),
        incident_id: inventedTextColumn(take(drawn.incident), inventedIdentifiers('I', drawn.incidents)),
        local_policing_area: inventedTextColumn(area, localPolicingAreas),
        matter: inventedTextColumn(matter, matters),
        harm_weight: inventedNumberColumn(Float64Array.from(matter, (code) => illustrativeHarmDays[code]!)),
        answered: inventedTextColumn(answered, ['answered', 'abandoned']),
      },
    },
    people: {
      rowCount: known.length,
      columns: {
        person_id: inventedTextColumn(known, personIds),
        household_id: inventedTextColumn(ofKnown(residents.household), inventedIdentifiers('H', residents.count)),
        local_policing_area: inventedTextColumn(ofKnown(residents.area), localPolicingAreas),
        ethnic_group: inventedTextColumn(
          ofKnown(residents.group).map((group) => (attributes.next() < NOT_RECORDED[group]! ? -1 : group)),
          broadGroups,
        ),
        sex: inventedTextColumn(ofKnown(residents.sex), ['Female', 'Male']),
        age_band: inventedTextColumn(ofKnown(residents.ageBand), ageBands),
        vulnerability_marker: inventedTextColumn(
          known.map(() => (attributes.next() < 0.12 ? 0 : 1)),
          ['yes', 'no'],
        ),
        identity_status: inventedTextColumn(
          known.map(() => {
            const draw = attributes.next();
            return draw < 0.05 ? 1 : draw < 0.08 ? 2 : 0;
          }),
          ['one record', 'possible duplicate', 'merged'],
        ),
        serious_harm_next_year: inventedTextColumn(
          known.map((subject) =>
            attributes.next() < 0.006 + 0.012 * Math.min(1, residents.needPerYear[subject]! / 6) ? 0 : 1,
          ),
          ['yes', 'no'],
        ),
      },
    },
    flags: {
      rowCount: flags.person.length,
      columns: {
        flag_id: inventedIdentifierColumn('F', flags.person.length),
        person_id: inventedTextColumn(flags.person, personIds),
        flagged_date: inventedDateColumn(Int32Array.from(flags.day)),
        label: inventedTextColumn(flags.label, flagLabels),
        action: inventedTextColumn(flags.action, flagActions),
        outcome: inventedTextColumn(flags.outcome, flagOutcomes),
        action_date: inventedDateColumn(
          Int32Array.from(flags.actionDay, (day) => (Number.isNaN(day) ? MISSING_DAY : day)),
        ),
      },
    },
    impressions: {
      rowCount: impressions.person.length,
      columns: {
        local_policing_area: inventedTextColumn(impressions.area, localPolicingAreas),
        rank: inventedNumberColumn(Float64Array.from(impressions.rank)),
        person_id: inventedTextColumn(impressions.person, personIds),
      },
    },
    population: residentPopulation(residents.area, residents.group),
    truth: {
      rowCount: residents.count,
      columns: {
        person_id: inventedTextColumn(Int32Array.from(personIds.keys()), personIds),
        ethnic_group: inventedTextColumn(residents.group, broadGroups),
        local_policing_area: inventedTextColumn(residents.area, localPolicingAreas),
        need_per_year: inventedNumberColumn(residents.needPerYear),
        need_ends_after_years: inventedNumberColumn(residents.needYears.map((years) => Math.min(years, 1000))),
        contacts: inventedNumberColumn(new Float64Array(contactsOf)),
        eligible: inventedTextColumn(
          programme.eligible.map((flag) => 1 - flag),
          ['yes', 'no'],
        ),
        in_programme: inventedTextColumn(
          programme.selected.map((flag) => 1 - flag),
          ['yes', 'no'],
        ),
        support_began_date: inventedDateColumn(
          Int32Array.from(programme.selected, (flag) => (flag === 1 ? programmeTime / DAY : MISSING_DAY)),
        ),
        inbound_year_before: inventedNumberColumn(new Float64Array(programme.before)),
        inbound_year_after: inventedNumberColumn(new Float64Array(programme.after)),
        inbound_year_after_without_programme: inventedNumberColumn(new Float64Array(programme.afterWithout)),
      },
    },
  };
}

function residentPopulation(area: Int32Array, group: Int32Array): Table {
  const cells = localPolicingAreas.length * broadGroups.length;
  const residents = new Float64Array(cells);
  for (let person = 0; person < area.length; person++) {
    residents[area[person]! * broadGroups.length + group[person]!]!++;
  }
  const rows = Int32Array.from(residents.keys());
  return {
    rowCount: cells,
    columns: {
      local_policing_area: inventedTextColumn(
        rows.map((row) => Math.floor(row / broadGroups.length)),
        localPolicingAreas,
      ),
      ethnic_group: inventedTextColumn(
        rows.map((row) => row % broadGroups.length),
        broadGroups,
      ),
      residents: inventedNumberColumn(residents),
    },
  };
}
