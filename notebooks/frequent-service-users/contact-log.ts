import * as contact from '@assay/contact-profiling';
import { DAY_MILLISECONDS as DAY } from '@assay/contact-profiling';
import * as dataset from '@assay/dataset';
import { type Table, textColumn } from '@assay/dataset';
import { cell, countsOf, FROM_DATA, ifChosen, type ValueOfCell } from '@assay/notebook';
import * as statistics from '@assay/statistics';
import { MISSING_CODE, notComputed } from '@assay/statistics';
import {
  contacts,
  counting,
  expiresAfterDays,
  flagContacts,
  flagDays,
  harmWeights,
  listSize,
  logEnds,
  people,
  reference,
} from './inputs.ts';

/** The log as columns, and what is recorded of its people in the order of their codes. */
export type Log = ValueOfCell<typeof log>;

export const YEAR = 365 * DAY;

export const NO_FLAGS = notComputed('no table of flags was given');

export const log = cell('log', 'The log as columns', {
  needs: { contacts, ofLog: countsOf(contacts, 'log'), harmWeights, logEnds, counting, listSize },
  compute: ({ contacts, ofLog, harmWeights, logEnds, counting, listSize }, { log }) => {
    // Days and hours are those that people's clocks showed.
    const { person, time, direction, channel, incident, role, ...about } = dataset.recordedContacts(contacts);
    const columns = { person: person.codes, people: person.values.length, time };
    // Where contacts were counted where they lie, the span alone is known here.
    const span =
      ofLog === null ? contact.spanOfContactTimes(time) : contact.spanOfContactDays(contact.logOfCounts(ofLog).days);
    const whole = dataset.logPeriod(span, ifChosen(logEnds));
    if (ofLog === null) dataset.refuseListOfAll(columns.people, ifChosen(listSize));
    const inbound = dataset.inboundWords(direction.values);
    const isInbound = direction.values.map((text) => inbound.includes(text));
    const own = contact.receivedContacts(time, direction, isInbound, whole.until);
    const counted =
      counting === 'one per incident'
        ? contact.oneContactPerIncident(contact.contactsByPerson(columns, own), incident)
        : own;
    const harm =
      harmWeights.rowCount === 0
        ? contact.recordedHarm(about.harm)
        : contact.weighHarm(about.matter, dataset.harmOfOffences(harmWeights));
    log(`${contacts.rowCount} contacts of ${columns.people} people`);
    return {
      columns,
      /** Who has each of the codes. */
      persons: { values: person.values, codes: statistics.filledBy(new Int32Array(columns.people), (code) => code) },
      channel,
      direction: statistics.renamedValues(direction, dataset.contactDirection),
      role,
      incident,
      harm: harm.weight,
      harmWithoutWeight: harm.withoutWeight,
      ...contact.absentOfLog({
        hasDirection: direction.codes.some((code) => code !== MISSING_CODE),
        hasHarm: harm.weight.some((weight) => weight > 0),
      }),
      /** First and last moment, and the last year. */
      whole,
      lastYear: { from: whole.until - YEAR, until: whole.until },
      /** 1 where a contact counts towards frequency. */
      counted,
      ordered: contact.contactsByPerson(columns, counted),
    };
  },
});

/** The people of another table's rows, by their codes in the log; −1 where the log does not have them. */
export const peopleOf = ({ persons }: Log, table: Table) =>
  dataset.rowsOfRecords(textColumn(table, 'person_id'), persons);

/** What is recorded of the people of another table's rows, whether the log has their contacts or not. */
export const recordedOf = (people: Table, table: Table, field: string) =>
  statistics.takeRows(
    textColumn(people, field),
    dataset.rowsOfRecords(textColumn(table, 'person_id'), textColumn(people, 'person_id')),
  );

/** What is recorded of people, in the order of their codes in the log; people of whom nothing is recorded have gaps. */
export const attributes = cell('attributes', 'What is recorded of the people', {
  needs: { log, people },
  compute: ({ log, people }) => {
    const rowOf = dataset.rowsOfRecords(log.persons, textColumn(people, 'person_id'));
    const take = (name: string) => statistics.takeRows(textColumn(people, name), rowOf);
    return {
      group: dataset.broadEthnicity(take('ethnic_group')).column,
      sex: dataset.recordedSex(take('sex')).column,
      ageBand: take('age_band'),
      area: take('local_policing_area'),
      vulnerability: take('vulnerability_marker'),
      identity: take('identity_status'),
      isVulnerable: dataset.recordedYesNo(take('vulnerability_marker')),
      laterHarm: dataset.recordedYesNo(take('serious_harm_next_year')),
    };
  },
});

export const profiles = cell('profiles', 'How often each person was in contact in the last year', {
  needs: { log },
  compute: ({ log }) => contact.profileContacts(log.columns, { period: log.lastYear, kept: log.counted }),
});

export const byDirection = cell('byDirection', 'Contacts of the last year by who began them', {
  needs: { log },
  compute: ({ log }) =>
    contact.contactsByCategory(log.columns, statistics.sortedValues(log.direction), { period: log.lastYear }),
});

export const byChannel = cell('byChannel', 'Inbound contacts of the last year by channel', {
  needs: { log },
  compute: ({ log }) =>
    contact.contactsByCategory(log.columns, statistics.sortedValues(log.channel), {
      period: log.lastYear,
      kept: log.counted,
    }),
});

/** Several calls on one matter are one. */
export const matters = cell('matters', 'Matters of inbound contact in the last year, by person', {
  needs: { log },
  compute: ({ log }) =>
    Int32Array.from(contact.mattersByPerson(log.columns, log.incident, { period: log.lastYear, kept: log.counted })),
});

export const harmOfPeople = cell('harmOfPeople', 'Harm that came to notice in the last year, by person', {
  needs: { log },
  compute: ({ log }) => contact.mattersByPerson(log.columns, log.incident, { period: log.lastYear, weight: log.harm }),
});

export const flagging = cell('flagging', 'Whom the rule flags', {
  needs: { log, flagContacts, flagDays, expiresAfterDays },
  compute: ({ log, flagContacts, flagDays, expiresAfterDays }) => {
    const rule = contact.pacedRule({ contacts: flagContacts, days: flagDays }, expiresAfterDays);
    return contact.flagBearers(log.ordered, rule, log.whole);
  },
});

/** The group that others are compared with: as given, else the largest in contact. */
export const referenceGroup = cell('referenceGroup', 'Group that others are compared with', {
  needs: { reference, attributes, profiles },
  compute: ({ reference, attributes, profiles }) => {
    const isInContact = (code: number) => profiles.contacts[code]! > 0;
    return reference === FROM_DATA ? statistics.commonestValue(attributes.group, isInContact) : reference;
  },
});
