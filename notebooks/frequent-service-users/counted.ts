import * as contact from '@assay/contact-profiling';
import * as dataset from '@assay/dataset';
import { cell, countsOf, FROM_DATA, ifChosen, whereRows } from '@assay/notebook';
import { MISSING_CODE, rowsOfValues } from '@assay/statistics';
import { byChannel, byDirection, flagging, harmOfPeople, log, matters, profiles } from './contact-log.ts';
import { contacts, expiresAfterDays, harmWeights, impressions, listSize, logEnds } from './inputs.ts';

const countedOfRows = cell('countedOfRows', 'What the log says of everyone together, of its rows', {
  needs: { log, profiles, byDirection, byChannel, flagging, harmOfPeople, matters, expiresAfterDays },
  compute: ({ log, ...made }) => {
    const times = rowsOfValues(log.channel);
    const channels = log.channel.values.map((text, code) => ({ text, contacts: times[code]! }));
    return contact.statedOfRows({ ...log, ...made, unknownChannel: dataset.contactsOfUnknownChannels(channels) });
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
    const read = contact.logOfCounts(ofLog);
    const stated = contact.statedOfCounts(read, ofPeople, {
      whole: dataset.logPeriod(contact.spanOfContactDays(read.days), ifChosen(logEnds)),
      directionOf: dataset.contactDirection,
      unknownChannel: dataset.contactsOfUnknownChannels(read.words.channel),
      weights: harmWeights.rowCount === 0 ? null : dataset.harmOfOffences(harmWeights),
      rowsNeeded: rows.reason,
    });
    dataset.refuseListOfAll(stated.people, ifChosen(listSize));
    return stated;
  },
});

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
