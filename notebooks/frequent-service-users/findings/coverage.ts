import { answeredByGroup, CONTACT_METHODS, compareLists, contactsByChannel } from '@assay/contact-profiling';
import { broadEthnicity, recordedSex, recordedYesNo, textColumn } from '@assay/dataset';
import { finding, findings, whereRows, wordsRead } from '@assay/notebook';
import { notComputed, STATISTICAL_METHODS } from '@assay/statistics';
import { attributes, byDirection } from '../contact-log.ts';
import { counted, listLength } from '../counted.ts';
import { people } from '../inputs.ts';

export const wordFindings = findings('wordFindings', 'What was made of the words for people', {
  needs: { people },
  compute: ({ people }) => {
    const about = finding.about({ questions: ['FSU-C1'], method: STATISTICAL_METHODS.count, counts: 'people' });
    const column = (name: string) => textColumn(people, name);
    return [
      wordsRead(about, 'log.words', 'What was made of each word of the file', [
        { field: 'ethnic group', words: broadEthnicity(column('ethnic_group')).words },
        { field: 'sex', words: recordedSex(column('sex')).words },
        { field: 'vulnerable', words: recordedYesNo(column('vulnerability_marker')).words },
        { field: 'serious harm later', words: recordedYesNo(column('serious_harm_next_year')).words },
      ]),
    ];
  },
});

export const coverageFindings = findings('coverageFindings', 'What the log holds, and what it leaves out', {
  needs: { counted },
  compute: ({ counted }) => {
    const { leftOut: without, contacts } = counted;
    const about = finding.about({ questions: ['FSU-C1'], method: STATISTICAL_METHODS.count, counts: 'people' });
    const leftOut = [
      { why: 'no person recorded', contacts: without.withoutPerson },
      { why: 'no time recorded', contacts: without.withoutTime },
      { why: 'dated after the last day of the log', contacts: without.afterPeriod },
      { why: 'a channel that the list does not know (counted all the same)', contacts: without.unknownChannel },
      { why: 'no harm weight (counted as no harm)', contacts: without.withoutHarm },
    ];
    return [
      about.count('log.people', 'People in contact in the last year', {
        counts: 'people',
        from: contacts.reduce((sum, own) => sum + (own > 0 ? 1 : 0), 0),
      }),
      about.count('log.contacts', 'Contacts in the last year that count towards frequency', {
        counts: 'contacts',
        from: contacts.reduce((sum, own) => sum + own, 0),
      }),
      about.table('log.left-out', 'Contacts that no profile can hold', {
        limitations: 'A channel that is not in the extract leaves no trace here at all.',
        rows: leftOut,
        columns: (t) => [t.key('why', 'Why'), t.count('contacts', 'Contacts', 'contacts')],
      }),
      about.table('channels.coverage', 'Contacts and people by channel, and people whom no other channel saw', {
        unit: 'count',
        rows: contactsByChannel(counted.byChannel),
        columns: (t) => [
          t.key('channel', 'Channel'),
          t.count('contacts', 'Contacts', 'contacts'),
          t.people('people', 'People'),
          t.people('onlyHere', 'Seen here alone'),
          t.share('share', 'Share seen here alone', { of: 'onlyHere', outOf: 'people' }, { interval: null }),
        ],
      }),
    ];
  },
});

/** The overlap of two lists is about everyone on either. */
const OF_EITHER_LIST = {
  unit: 'score',
  limits: false,
  contributors: ({ listed, left }: { readonly listed: number; readonly left: number }) => listed + left,
} as const;

export const siloFindings = findings('siloFindings', 'Each service’s own list against the list of the whole force', {
  needs: { counted, listLength },
  compute: ({ counted: { byChannel }, listLength }) => {
    const alone = byChannel.categories.map((name) => ({ name, categories: [name] }));
    const ways = [{ name: 'all channels', categories: byChannel.categories }, ...alone];
    const rows = compareLists(byChannel, ways, listLength.places).slice(1);
    const about = finding.about({ questions: ['FSU-Q1', 'FSU-C1'], method: CONTACT_METHODS.rankOverlapOfTies });
    return [
      about.table('channels.silo', 'The list that one channel alone would give, against the list of all', {
        unit: 'ratio',
        limitations: 'Ties across the last place are kept whole, so lists differ in length.',
        rows: rows.filter(({ contacts }) => contacts > 0),
        columns: (t) => [
          t.key('channel', 'Channel', 'name'),
          t.people('listed', 'On its list'),
          t.people('absent', 'Of the whole force’s list, not on it', 'left'),
          t.estimate('overlap', 'Rank-biased overlap, 0 to 1', 'overlap', OF_EITHER_LIST),
        ],
      }),
    ];
  },
});

export const directionFindings = findings('directionFindings', {
  title: 'What becomes of the list when contact that the force makes is counted',
  needs: { counted, listLength, rows: whereRows(byDirection), attributes: whereRows(attributes) },
  compute: ({ counted: { byDirection, withoutDirection }, listLength, rows: ofRows, attributes }) => {
    // Contacts whose direction is not recorded count as calls received.
    const inbound = ['inbound', byDirection.categories.at(-1)!];
    const ways = [
      { name: 'inbound alone (as now)', categories: inbound },
      { name: 'with calls back by the force', categories: [...inbound, 'outbound'] },
      { name: 'with contact that the force began', categories: [...inbound, 'police-initiated'] },
      { name: 'everything', categories: byDirection.categories },
    ];
    const rows = compareLists(byDirection, ways, listLength.places);
    const answered =
      'status' in attributes || 'status' in ofRows
        ? []
        : answeredByGroup(ofRows, attributes.group, { inbound, began: ['police-initiated'] });
    const changed = rows.at(-1)!;
    const isOneWay = changed.contacts === rows[0]!.contacts;
    const method = { name: 'Lists compared', source: 'the input' };
    const about = finding.about({ questions: ['FSU-R3'], method, counts: 'people' });
    const oneWay = notComputed('the log holds contact that people began and no other');
    const given = withoutDirection ?? (isOneWay ? oneWay : rows);
    const told = about.given(given);
    const listedNow = rows[0]!.listed;
    return [
      told.share('direction.changed', 'Of the list as now: how many leave it when all contact counts', {
        from: { of: changed.left, outOf: listedNow },
        outOfLabel: 'people on the list of inbound contact',
      }),
      told.table('direction.lists', 'The list under four ways to count, each against inbound alone', {
        unit: 'ratio',
        method: { name: 'Jaccard index; rank-biased overlap', source: 'Webber, Moffat and Zobel (2010)' },
        limitations: 'People with equal counts have no order, so even alike lists overlap by less than one.',
        // A list with ties does not wholly agree with itself when ties are averaged over their orders.
        rows: rows.map((row, at) => ({ ...row, overlap: at === 0 ? null : row.overlap })),
        columns: (t) => [
          t.key('counting', 'What counts', 'name'),
          t.count('contacts', 'Contacts', 'contacts'),
          t.people('listed', 'On the list'),
          t.people('joined', 'Join it'),
          t.people('left', 'Leave it'),
          t.share('jaccard', 'Shared by both lists', ({ shared }) => shared, { interval: null }),
          t.estimate('overlap', 'Rank-biased overlap, 0 to 1', 'overlap', OF_EITHER_LIST),
        ],
      }),
      about.given('status' in attributes ? attributes : given).table('direction.answered', {
        title: 'Calls back for each inbound contact, and contact that the force began, by ethnic group',
        unit: 'ratio',
        method: { name: 'Ratio of counts, Garwood interval', source: 'Garwood (1936)' },
        limitations: 'A call that was made and not recorded looks like a call that was never made.',
        rows: answered.filter(({ inbound }) => inbound > 0),
        columns: (t) => [
          t.key('group', 'Ethnic group'),
          t.count('inbound', 'Inbound', 'contacts'),
          t.count('outbound', 'Calls back', 'contacts'),
          t.count('began', 'Begun by the force', 'contacts'),
          t.rate('back', 'Calls back per inbound contact', { of: 'outbound', outOf: 'inbound' }),
          t.people('frequent', 'People with three or more inbound'),
          t.people('unanswered', 'Never called back'),
          t.share('share', 'Share never called back', { of: 'unanswered', outOf: 'frequent' }, { interval: null }),
        ],
      }),
    ];
  },
});
