import type { LogOfCounts, PeopleOfCounts, Period } from '@assay/contact-profiling';
import {
  categoriesOfCounts,
  contactsByYear,
  flaggedAt,
  flagPresets,
  flagSensitivity,
  logOfCounts,
  peopleOfCounts,
  profileContacts,
  raiseFlags,
  SENSITIVITY,
  weighHarm,
  yearsOfLog,
} from '@assay/contact-profiling';
import { type Table, textColumn } from '@assay/dataset';
import { cell, countsOf, FROM_DATA, whereRows } from '@assay/notebook';
import { blankGroup, dictionaryColumn, MISSING_CODE, notComputed } from '@assay/statistics';
import {
  byChannel,
  byDirection,
  flagging,
  harmOfPeople,
  isUnknownChannel,
  log,
  matters,
  profiles,
  WITHOUT_DIRECTION,
  WITHOUT_HARM,
  weightsOf,
} from './contact-log.ts';
import { contacts, expiresAfterDays, harmWeights, impressions, listSize, logEnds } from './inputs.ts';
import { directionOf, refuseList, spanOfLog, statedSpan } from './span.ts';

const PRESETS = Object.values(flagPresets);

/** What can be said of a log without knowing whose contacts they are. */
export const counted = cell(
  'counted',
  'What the log says of everyone together, of its rows or of counts from where they lie',
  {
    needs: {
      ofLog: countsOf(contacts, 'log'),
      ofPeople: countsOf(contacts, 'people'),
      log: whereRows(log),
      profiles: whereRows(profiles),
      byDirection: whereRows(byDirection),
      byChannel: whereRows(byChannel),
      flagging: whereRows(flagging),
      harmOfPeople: whereRows(harmOfPeople),
      matters: whereRows(matters),
      harmWeights,
      logEnds,
      listSize,
      expiresAfterDays,
    },
    compute: (needs) => {
      const { ofLog, ofPeople, log, profiles, byDirection, byChannel, flagging, harmOfPeople, matters, ...given } =
        needs;
      if (ofLog !== null && ofPeople !== null) {
        const { years, ...people } = peopleOfCounts(ofPeople, PRESETS.length);
        const of = logOfCounts(ofLog);
        const whole = wholeOf(of, people.people, given);
        const words = (part: 'direction' | 'channel') =>
          of.words[part].flatMap(({ text }) => (text === null ? [] : [text]));
        const directions = sorted(words('direction').map(directionOf));
        const channels = sorted(words('channel'));
        return {
          people: people.people,
          whole,
          withoutDirection: directions.length > 0 ? null : WITHOUT_DIRECTION,
          leftOut: {
            ...people.leftOut,
            unknownChannel: of.words.channel.reduce(
              (sum, { text, contacts }) => sum + (text !== null && isUnknownChannel(text) ? contacts : 0),
              0,
            ),
            withoutHarm: withoutHarm(of, given.harmWeights),
          },
          contacts: years[0] ?? new Int32Array(0),
          matters: people.matters,
          everCounted: people.everCounted,
          harm: harmOf(people.harm, given.harmWeights, harmOfPeople),
          withoutHarm: of.withHarm > 0 ? null : WITHOUT_HARM,
          byDirection: categoriesOfCounts(ofPeople, 'direction', directions, blankGroup(directions), directionOf),
          byChannel: categoriesOfCounts(ofPeople, 'channel', channels, blankGroup(channels)),
          flagged: people.standing,
          sensitivity: people.sensitivity,
          byPreset: people.byPreset,
          years: yearsOfLog(whole).map(({ until }, at) => ({ until, contacts: years[at]! })),
        };
      }
      if ('status' in log || 'status' in profiles || 'status' in byDirection || 'status' in byChannel)
        throw new Error('there are neither rows nor counts');
      if ('status' in flagging || 'status' in harmOfPeople || 'status' in matters)
        throw new Error('there are neither rows nor counts');
      return {
        /** People who are named at all. */
        people: log.columns.people,
        whole: log.whole,
        withoutDirection: log.withoutDirection,
        leftOut: {
          ...profileContacts(log.columns, { period: log.whole }).leftOut,
          unknownChannel: log.contactsOfUnknownChannel,
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
        sensitivity: flagSensitivity(log.ordered, {
          ...SENSITIVITY,
          expiresAfterDays: given.expiresAfterDays,
          period: log.whole,
          inForce: flagging.standing,
        }),
        byPreset: PRESETS.map((rule) =>
          flaggedAt(raiseFlags(log.ordered, rule, log.whole), log.columns.people, log.whole.until - 1).reduce(
            (sum, flag) => sum + flag,
            0,
          ),
        ),
        /** The same of each whole year, the last first. */
        years: contactsByYear(log.columns, log.whole, log.counted),
      };
    },
  },
);

/** Contacts and harm as they were counted, or why the rows are needed. */
function harmOf(counted: PeopleOfCounts['harm'], weights: Table, rows: object): PeopleOfCounts['harm'] {
  const ofRows = 'reason' in rows ? `${rows.reason}: ` : '';
  if (weights.rowCount > 0)
    return notComputed(`${ofRows}harm is weighed by a table of its own, and was counted by the weights of the log`);
  return 'status' in counted ? notComputed(`${ofRows}${counted.reason}`) : counted;
}

interface Given {
  readonly logEnds: string;
  readonly listSize: number | typeof FROM_DATA;
}

function wholeOf({ days }: LogOfCounts, people: number, { logEnds, listSize }: Given): Period {
  const whole = spanOfLog(statedSpan(days), logEnds);
  refuseList(people, listSize);
  return whole;
}

/** Contacts that no weight is known of: in the log, else in the table of weights, by what they were about. */
function withoutHarm(of: LogOfCounts, weights: Table): number {
  if (weights.rowCount === 0) return of.withoutHarm;
  const table = weightsOf(weights);
  return of.words.matter.reduce(
    (sum, { text, contacts }) => sum + contacts * weighHarm(dictionaryColumn([text]), table).withoutWeight,
    0,
  );
}

/** Each word once, in the order of its characters. */
const sorted = (words: readonly string[]) => [...new Set(words)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));

/** How many are listed: as given, else as many as teams name, else as many as bear a flag on the last day. */
export const listLength = cell('listLength', 'Places on the list', {
  needs: { listSize, impressions, counted },
  compute: ({ listSize, impressions, counted }) => {
    if (listSize !== FROM_DATA) return { places: listSize, from: 'given' };
    const named = new Set(textColumn(impressions, 'person_id').codes.filter((code) => code !== MISSING_CODE)).size;
    return named >= 5
      ? { places: named, from: 'as many as the teams name' }
      : { places: Math.max(5, counted.flagged), from: 'as many as bear a flag on the last day, five at least' };
  },
});
