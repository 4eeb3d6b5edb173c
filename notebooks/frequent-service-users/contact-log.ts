import {
  countByCategory,
  DAY_MILLISECONDS as DAY,
  flaggedAt,
  lastDayOfLog,
  logOfCounts,
  mattersByPerson,
  oneContactPerIncident,
  orderByPerson,
  pacedRule,
  profileContacts,
  raiseFlags,
  weighHarm,
} from '@assay/contact-profiling';
import {
  broadEthnicity,
  codeList,
  codeOf,
  londonClock,
  numberColumn,
  recordedSex,
  recordedYesNo,
  type Table,
  textColumn,
  timeColumn,
} from '@assay/dataset';
import { cell, countsOf, FROM_DATA, type ValueOfCell } from '@assay/notebook';
import {
  commonestValue,
  type DictionaryColumn,
  filledBy,
  MISSING_CODE,
  notComputed,
  renamedValues,
  sortedValues,
  takeRows,
} from '@assay/statistics';
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
import { directionOf, refuseList, type StatedSpan, spanOfLog, statedSpan } from './span.ts';

/** The log as columns, and what is recorded of its people in the order of their codes. */
export type Log = ValueOfCell<typeof log>;

export const YEAR = 365 * DAY;

export const WITHOUT_DIRECTION = notComputed('the log does not say who began a contact');

export const WITHOUT_HARM = notComputed('no contact has a weight of harm');

export const isUnknownChannel = (text: string): boolean => codeOf(codeList('contact-channel'), text) === undefined;

export const log = cell('log', 'The log as columns', {
  needs: { contacts, ofLog: countsOf(contacts, 'log'), harmWeights, logEnds, counting, listSize },
  compute: ({ contacts, ofLog, harmWeights, logEnds, counting, listSize }, { log }) => {
    const person = textColumn(contacts, 'person_id');
    // Days and hours are those that people's clocks showed.
    const time = timeColumn(contacts, 'time').milliseconds.map(londonClock);
    const columns = { person: person.codes, people: person.values.length, time };
    const direction = textColumn(contacts, 'direction');
    const incident = textColumn(contacts, 'incident_id');
    const channel = textColumn(contacts, 'channel');
    // Where contacts were counted where they lie, the span alone is known here.
    const span =
      ofLog === null ? { ...spanOf(time), lastDay: () => lastDayOfLog(time) } : statedSpan(logOfCounts(ofLog).days);
    const whole = spanOfLog(span, logEnds);
    const { until } = whole;
    if (ofLog === null) refuseList(columns.people, listSize);
    const isInbound = direction.values.map((text) => directionOf(text) === 'inbound');
    const own = filledBy(new Uint8Array(time.length), (row) => {
      const code = direction.codes[row]!;
      // A log that does not say who began a contact is a log of calls received.
      return (code === MISSING_CODE || isInbound[code]!) && time[row]! < until ? 1 : 0;
    });
    const counted =
      counting === 'one per incident' ? oneContactPerIncident(orderByPerson(columns, own), incident) : own;
    const { harm, withoutWeight } = harmOf(contacts, harmWeights);
    const unknownChannels = channel.values.map(isUnknownChannel);
    log(`${contacts.rowCount} contacts of ${columns.people} people`);
    return {
      columns,
      personIds: person.values,
      codeOfPerson: new Map(person.values.map((id, code) => [id, code])),
      channel,
      direction: renamedValues(direction, directionOf),
      role: textColumn(contacts, 'role'),
      incident,
      area: textColumn(contacts, 'local_policing_area'),
      harm,
      harmWithoutWeight: withoutWeight,
      /** Why nothing can be said of harm, or of who began a contact; or `null`. */
      withoutHarm: harm.some((weight) => weight > 0) ? null : WITHOUT_HARM,
      withoutDirection: direction.codes.some((code) => code !== MISSING_CODE) ? null : WITHOUT_DIRECTION,
      contactsOfUnknownChannel: channel.codes.reduce(
        (sum, code) => sum + (code !== MISSING_CODE && unknownChannels[code] === true ? 1 : 0),
        0,
      ),
      /** First and last moment, and the last year. */
      whole,
      lastYear: { from: until - YEAR, until },
      /** 1 where a contact counts towards frequency. */
      counted,
      ordered: orderByPerson(columns, counted),
    };
  },
});

/** The earliest and the latest time that is recorded; the latest before the earliest where none is. */
function spanOf(time: Float64Array): Pick<StatedSpan, 'earliest' | 'latest'> {
  let [earliest, latest] = [Infinity, -Infinity];
  for (const each of time) {
    if (each < earliest) earliest = each;
    if (each > latest) latest = each;
  }
  return { earliest, latest };
}

/** The people of another table's rows, by their codes in the log; −1 where the log does not have them. */
export function peopleOf({ codeOfPerson }: Log, table: Table): Int32Array {
  const { codes, values } = textColumn(table, 'person_id');
  const known = values.map((id) => codeOfPerson.get(id) ?? -1);
  return codes.map((code) => (code === MISSING_CODE ? -1 : known[code]!));
}

function harmOf(contacts: Table, table: Table): { harm: Float64Array; withoutWeight: number } {
  if (table.rowCount === 0) {
    const values = numberColumn(contacts, 'harm_weight').values;
    return {
      harm: values.map((value) => (value >= 0 ? value : 0)),
      withoutWeight: values.reduce((sum, value) => sum + (value >= 0 ? 0 : 1), 0),
    };
  }
  const weighed = weighHarm(textColumn(contacts, 'matter'), weightsOf(table));
  return { harm: weighed.weight, withoutWeight: weighed.withoutWeight };
}

/** Harm by offence, of a table of weights. */
export function weightsOf(table: Table): { readonly offence: string; readonly days: number }[] {
  const offence = textColumn(table, 'offence');
  const days = numberColumn(table, 'days').values;
  return Array.from(days, (value, row) => ({ offence: offence.values[offence.codes[row]!] ?? '', days: value }));
}

/**
 * What is recorded of the people of another table's rows, by the identifier that stands in both: whether the log has their
 * contacts or not.
 */
export function recordedOf(people: Table, table: Table, field: string): DictionaryColumn {
  const recorded = textColumn(people, 'person_id');
  const rowOf = new Int32Array(recorded.values.length);
  recorded.codes.forEach((code, row) => {
    if (code !== MISSING_CODE) rowOf[code] = row;
  });
  const known = new Map(recorded.values.map((id, code) => [id, rowOf[code]!]));
  const { codes, values } = textColumn(table, 'person_id');
  const rows = values.map((id) => known.get(id) ?? -1);
  return takeRows(
    textColumn(people, field),
    codes.map((code) => (code === MISSING_CODE ? -1 : rows[code]!)),
  );
}

/** What is recorded of people, in the order of their codes in the log; people of whom nothing is recorded have gaps. */
export const attributes = cell('attributes', 'What is recorded of the people', {
  needs: { log, people },
  compute: ({ log, people }) => {
    const rowOf = new Int32Array(log.columns.people).fill(-1);
    peopleOf(log, people).forEach((code, row) => {
      if (code >= 0) rowOf[code] = row;
    });
    const take = (name: string) => takeRows(textColumn(people, name), rowOf);
    const [group, sex] = [broadEthnicity(take('ethnic_group')), recordedSex(take('sex'))];
    const isVulnerable = recordedYesNo(take('vulnerability_marker'));
    const laterHarm = recordedYesNo(take('serious_harm_next_year'));
    return {
      group: group.column,
      sex: sex.column,
      ageBand: take('age_band'),
      area: take('local_policing_area'),
      vulnerability: take('vulnerability_marker'),
      identity: take('identity_status'),
      isVulnerable,
      laterHarm,
    };
  },
});

export const profiles = cell('profiles', 'How often each person was in contact in the last year', {
  needs: { log },
  compute: ({ log }) => profileContacts(log.columns, { period: log.lastYear, kept: log.counted }),
});

export const byDirection = cell('byDirection', 'Contacts of the last year by who began them', {
  needs: { log },
  compute: ({ log }) => countByCategory(log.columns, sortedValues(log.direction), { period: log.lastYear }),
});

export const byChannel = cell('byChannel', 'Inbound contacts of the last year by channel', {
  needs: { log },
  compute: ({ log }) =>
    countByCategory(log.columns, sortedValues(log.channel), { period: log.lastYear, kept: log.counted }),
});

/** Several calls on one matter are one. */
export const matters = cell('matters', 'Matters of inbound contact in the last year, by person', {
  needs: { log },
  compute: ({ log }) =>
    Int32Array.from(mattersByPerson(log.columns, log.incident, { period: log.lastYear, kept: log.counted })),
});

export const harmOfPeople = cell('harmOfPeople', 'Harm that came to notice in the last year, by person', {
  needs: { log },
  compute: ({ log }) => mattersByPerson(log.columns, log.incident, { period: log.lastYear, weight: log.harm }),
});

export const flagging = cell('flagging', 'Whom the rule flags', {
  needs: { log, flagContacts, flagDays, expiresAfterDays },
  compute: ({ log, flagContacts, flagDays, expiresAfterDays }) => {
    const rule = pacedRule({ contacts: flagContacts, days: flagDays }, expiresAfterDays);
    const raised = raiseFlags(log.ordered, rule, log.whole);
    const standing = flaggedAt(raised, log.columns.people, log.whole.until - 1);
    const inLastYear = new Uint8Array(log.columns.people);
    for (const [at, code] of raised.person.entries()) {
      if (raised.raised[at]! >= log.lastYear.from) inLastYear[code] = 1;
    }
    return {
      rule,
      raised,
      /** 1 for people who were flagged in the last year, and for those who bear a flag on the last day. */
      inLastYear,
      standing,
      count: standing.reduce((sum, flag) => sum + flag, 0),
    };
  },
});

/** The group that others are compared with: as given, else the largest in contact. */
export const referenceGroup = cell('referenceGroup', 'Group that others are compared with', {
  needs: { reference, attributes, profiles },
  compute: ({ reference, attributes, profiles }) => {
    const isInContact = (code: number) => profiles.contacts[code]! > 0;
    return reference === FROM_DATA ? commonestValue(attributes.group, isInContact) : reference;
  },
});
