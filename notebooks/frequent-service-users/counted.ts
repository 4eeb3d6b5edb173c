import * as contact from '@assay/contact-profiling';
import * as dataset from '@assay/dataset';
import { cell, countsOf, FROM_DATA, ifChosen, whereRows } from '@assay/notebook';
import { blankGroup, MISSING_CODE, notComputed, rowsOfValues } from '@assay/statistics';
import {
  byChannel,
  byDirection,
  flagging,
  harmOfPeople,
  log,
  matters,
  profiles,
  WITHOUT_DIRECTION,
  WITHOUT_HARM,
} from './contact-log.ts';
import { contacts, expiresAfterDays, harmWeights, impressions, listSize, logEnds } from './inputs.ts';

const PRESETS = Object.values(contact.flagPresets);

const countedOfRows = cell('countedOfRows', 'What the log says of everyone together, of its rows', {
  needs: { log, profiles, byDirection, byChannel, flagging, harmOfPeople, matters, expiresAfterDays },
  compute: ({ log, profiles, byDirection, byChannel, flagging, harmOfPeople, matters, expiresAfterDays }) => {
    const times = rowsOfValues(log.channel);
    const { withoutPerson, withoutTime, afterPeriod } = contact.profileContacts(log.columns, {
      period: log.whole,
    }).leftOut;
    return {
      /** People who are named at all. */
      people: log.columns.people,
      whole: log.whole,
      withoutDirection: log.withoutDirection,
      leftOut: {
        withoutPerson,
        withoutTime,
        afterPeriod,
        unknownChannel: dataset.contactsOfUnknownChannels(
          log.channel.values.map((text, code) => ({ text, contacts: times[code]! })),
        ),
        withoutHarm: log.harmWithoutWeight,
      },
      /** Contacts of the last year that count, of everyone named. */
      contacts: profiles.contacts,
      /** Matters of the last year of everyone who had any, and people with a contact that counts at any time. */
      matters: matters.filter((own) => own > 0),
      everCounted: new Set(Array.from(log.ordered.rows, (row) => log.columns.person[row]!)).size,
      /** Contacts that count and harm of each person in the last year. */
      harm: { contacts: profiles.contacts, harm: harmOfPeople },
      /** Why nothing can be said of harm; or `null`. */
      withoutHarm: log.withoutHarm,
      byDirection,
      byChannel,
      flagged: flagging.count,
      sensitivity: contact.flagSensitivity(log.ordered, {
        ...contact.SENSITIVITY,
        expiresAfterDays,
        period: log.whole,
        inForce: flagging.standing,
      }),
      byPreset: contact.flagBearersByRule(log.ordered, PRESETS, log.whole),
      /** The same of each whole year, the last first. */
      years: contact.contactsByYear(log.columns, log.whole, log.counted),
    };
  },
});

/** What can be said of a log without knowing whose contacts they are. */
export const counted = cell('counted', 'What the log says of everyone together, of rows or of counts', {
  needs: {
    rows: whereRows(countedOfRows),
    ofLog: countsOf(contacts, 'log'),
    ofPeople: countsOf(contacts, 'people'),
    harmWeights,
    logEnds,
    listSize,
  },
  compute: ({ rows, ofLog, ofPeople, harmWeights, logEnds, listSize }) => {
    if (!('status' in rows)) return rows;
    if (ofLog === null || ofPeople === null) throw new Error('there are neither rows nor counts');
    const { years, leftOut, standing: flagged, harm, ...people } = contact.peopleOfCounts(ofPeople, PRESETS.length);
    const { days, words, ...of } = contact.logOfCounts(ofLog);
    const whole = dataset.logPeriod(contact.spanOfContactDays(days), ifChosen(logEnds));
    dataset.refuseListOfAll(people.people, ifChosen(listSize));
    const textsOf = (part: 'direction' | 'channel') => words[part].flatMap(({ text }) => (text === null ? [] : [text]));
    const directions = sorted(textsOf('direction').map(dataset.contactDirection));
    const channels = sorted(textsOf('channel'));
    return {
      ...people,
      whole,
      withoutDirection: directions.length > 0 ? null : WITHOUT_DIRECTION,
      leftOut: {
        ...leftOut,
        unknownChannel: dataset.contactsOfUnknownChannels(words.channel),
        // In the log, else in the table of weights, by what contacts were about.
        withoutHarm:
          harmWeights.rowCount === 0
            ? of.withoutHarm
            : contact.contactsWithoutWeight(words.matter, dataset.harmOfOffences(harmWeights)),
      },
      contacts: years[0] ?? new Int32Array(0),
      harm: harmOf(harm, harmWeights, rows.reason),
      withoutHarm: of.withHarm > 0 ? null : WITHOUT_HARM,
      byDirection: contact.categoriesOfCounts(
        ofPeople,
        'direction',
        directions,
        blankGroup(directions),
        dataset.contactDirection,
      ),
      byChannel: contact.categoriesOfCounts(ofPeople, 'channel', channels, blankGroup(channels)),
      flagged,
      years: contact.yearsOfLog(whole).map(({ until }, at) => ({ until, contacts: years[at]! })),
    };
  },
});

/** Contacts and harm as they were counted, or why the rows are needed. */
function harmOf(
  counted: contact.PeopleOfCounts['harm'],
  weights: dataset.Table,
  why: string,
): contact.PeopleOfCounts['harm'] {
  if (weights.rowCount > 0)
    return notComputed(`${why}: harm is weighed by a table of its own, and was counted by the weights of the log`);
  return 'status' in counted ? notComputed(`${why}: ${counted.reason}`) : counted;
}

/** Each word once, in the order of its characters. */
const sorted = (words: readonly string[]) => [...new Set(words)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));

/** How many are listed: as given, else as many as teams name, else as many as bear a flag on the last day. */
export const listLength = cell('listLength', 'Places on the list', {
  needs: { listSize, impressions, counted },
  compute: ({ listSize, impressions, counted }) => {
    if (listSize !== FROM_DATA) return { places: listSize, from: 'given' };
    const named = new Set(dataset.textColumn(impressions, 'person_id').codes.filter((code) => code !== MISSING_CODE))
      .size;
    return named >= 5
      ? { places: named, from: 'as many as the teams name' }
      : { places: Math.max(5, counted.flagged), from: 'as many as bear a flag on the last day, five at least' };
  },
});
