import { channelCoverage, compareLists, countsOf, profileContacts } from '@assay/contact-profiling';
import type { FindingDraft } from '@assay/evidence';
import { allNotComputed, findings, statedLimits, statedProportion, withLimits } from '@assay/notebook';
import { blankGroup, garwoodRate, isComputed, MISSING_CODE, notComputed } from '@assay/statistics';
import { attributes, byChannel, byDirection, listLength, log, profiles } from '../contact-log.ts';
import { COUNT, count, peopleCount, text } from './columns.ts';

export const coverageFindings = findings({
  name: 'coverageFindings',
  title: 'What the log holds, and what it leaves out',
  needs: { log, profiles, byChannel },
  compute: ({ log, profiles, byChannel }): FindingDraft[] => {
    const all = profileContacts(log.columns, { period: log.whole });
    const coverage = channelCoverage(byChannel);
    const questions = ['FSU-C1'];
    return [
      {
        id: 'log.people',
        title: 'People in contact in the last year',
        questions,
        value: profiles.peopleInContact,
        unit: 'count',
        people: true,
        method: COUNT,
      },
      {
        id: 'log.contacts',
        title: 'Contacts in the last year that count towards frequency',
        questions,
        value: profiles.contactsCounted,
        unit: 'count',
        method: COUNT,
      },
      {
        id: 'log.left-out',
        title: 'Contacts that no profile can hold',
        questions,
        unit: 'count',
        table: {
          columns: [text('why', 'Why'), count('contacts', 'Contacts')],
          rows: [
            ['no person recorded', all.leftOut.withoutPerson],
            ['no time recorded', all.leftOut.withoutTime],
            ['dated after the last day of the log', all.leftOut.afterPeriod],
            ['a channel that the list does not know (counted all the same)', log.contactsOfUnknownChannel],
            ['no harm weight (counted as no harm)', log.harmWithoutWeight],
          ],
        },
        method: COUNT,
        limitations: ['A channel that is not in the extract leaves no trace here at all.'],
      },
      {
        id: 'channels.coverage',
        title: 'Contacts and people by channel, and people whom no other channel saw',
        questions,
        unit: 'count',
        table: {
          columns: [
            text('channel', 'Channel'),
            count('contacts', 'Contacts'),
            peopleCount('people', 'People'),
            peopleCount('onlyHere', 'Seen here alone'),
            {
              name: 'share',
              label: 'Share seen here alone',
              unit: 'proportion',
              numerator: 'onlyHere',
              denominator: 'people',
            },
          ],
          rows: coverage.map((row) => [
            row.channel,
            row.contacts,
            row.people,
            row.onlyHere,
            row.people === 0 ? null : row.onlyHere / row.people,
          ]),
        },
        method: COUNT,
      },
    ];
  },
});

export const siloFindings = findings({
  name: 'siloFindings',
  title: 'Each service’s own list against the list of the whole force',
  needs: { byChannel, listLength },
  compute: ({ byChannel, listLength }): FindingDraft[] => {
    const listSize = listLength.places;
    const rows = compareLists(
      byChannel,
      [
        { name: 'all channels', categories: byChannel.categories },
        ...byChannel.categories.map((name) => ({ name, categories: [name] })),
      ],
      listSize,
    ).slice(1);
    return [
      {
        id: 'channels.silo',
        title: 'The list that one channel alone would give, against the list of all',
        questions: ['FSU-Q1', 'FSU-C1'],
        unit: 'ratio',
        table: {
          columns: [
            text('channel', 'Channel'),
            peopleCount('listed', 'On its list'),
            peopleCount('absent', 'Of the whole force’s list, not on it'),
            { name: 'overlap', label: 'Rank-biased overlap, 0 to 1', unit: 'score' },
          ],
          rows: rows.filter(({ contacts }) => contacts > 0).map((row) => [row.name, row.listed, row.left, row.overlap]),
        },
        method: {
          name: 'Rank-biased overlap, extrapolated, ties averaged',
          source: 'Webber, Moffat and Zobel (2010); Corsi and Urbano (2024)',
        },
        limitations: ['Ties across the last place are kept whole, so lists differ in length.'],
      },
    ];
  },
});

const CHANGED = {
  id: 'direction.changed',
  title: 'Of the list as now: how many leave it when all contact counts',
  questions: ['FSU-R3'],
  unit: 'proportion',
  method: { name: 'Lists compared', source: 'the input' },
} as const;
const LISTS = {
  id: 'direction.lists',
  title: 'The list under four ways to count, each against inbound alone',
  questions: ['FSU-R3'],
  unit: 'ratio',
  method: { name: 'Jaccard index; rank-biased overlap', source: 'Webber, Moffat and Zobel (2010)' },
  limitations: ['People with equal counts have no order, so even alike lists overlap by less than one.'],
} as const;
const ANSWERED = {
  id: 'direction.answered',
  title: 'Calls back for each inbound contact, and contact that the force began, by ethnic group',
  questions: ['FSU-R3'],
  unit: 'ratio',
  method: { name: 'Ratio of counts, Garwood interval', source: 'Garwood (1936)' },
  limitations: ['A call that was made and not recorded looks like a call that was never made.'],
} as const;

export const directionFindings = findings({
  name: 'directionFindings',
  title: 'What becomes of the list when contact that the force makes is counted',
  needs: { log, byDirection, attributes, listLength },
  compute: ({ log, byDirection, attributes, listLength }): FindingDraft[] => {
    const listSize = listLength.places;
    // Contacts whose direction is not recorded count as calls received.
    const unstated = byDirection.categories.at(-1)!;
    const rows = compareLists(
      byDirection,
      [
        { name: 'inbound alone (as now)', categories: ['inbound', unstated] },
        { name: 'with calls back by the force', categories: ['inbound', unstated, 'outbound'] },
        { name: 'with contact that the force began', categories: ['inbound', unstated, 'police-initiated'] },
        { name: 'everything', categories: byDirection.categories },
      ],
      listSize,
    );
    const inbound = countsOf(byDirection, ['inbound', unstated]);
    const outbound = countsOf(byDirection, ['outbound']);
    const began = countsOf(byDirection, ['police-initiated']);
    const names = [...attributes.group.values, blankGroup(attributes.group.values)];
    const sums = names.map(() => ({ inbound: 0, outbound: 0, began: 0, unanswered: 0, frequent: 0 }));
    for (let code = 0; code < inbound.length; code++) {
      const group = attributes.group.codes[code]!;
      const sum = sums[group === MISSING_CODE ? names.length - 1 : group]!;
      sum.inbound += inbound[code]!;
      sum.outbound += outbound[code]!;
      sum.began += began[code]!;
      if (inbound[code]! < 3) continue;
      sum.frequent++;
      if (outbound[code] === 0) sum.unanswered++;
    }
    const changed = rows.at(-1)!;
    const answered = outbound.some((calls) => calls > 0);
    const others = answered || began.some((contacts) => contacts > 0);
    const only =
      log.withoutDirection ?? (others ? null : notComputed('the log holds contact that people began and no other'));
    if (only !== null) return allNotComputed([CHANGED, LISTS, ANSWERED], only);
    return [
      {
        ...CHANGED,
        ...statedProportion({ successes: changed.left, total: rows[0]!.listed }),
        people: true,
        denominatorLabel: 'people on the list of inbound contact',
      },
      {
        ...LISTS,
        table: {
          columns: [
            text('counting', 'What counts'),
            count('contacts', 'Contacts'),
            peopleCount('listed', 'On the list'),
            peopleCount('joined', 'Join it'),
            peopleCount('left', 'Leave it'),
            { name: 'jaccard', label: 'Shared by both lists', unit: 'proportion' },
            { name: 'overlap', label: 'Rank-biased overlap, 0 to 1', unit: 'score' },
          ],
          rows: rows.map((row, at) => [
            row.name,
            row.contacts,
            row.listed,
            row.joined,
            row.left,
            row.jaccard,
            // A list with ties does not wholly agree with itself when ties are averaged over their orders.
            at === 0 ? null : row.overlap,
          ]),
        },
      },
      {
        ...ANSWERED,
        table: {
          columns: [
            text('group', 'Ethnic group'),
            count('inbound', 'Inbound'),
            count('outbound', 'Calls back'),
            count('began', 'Begun by the force'),
            ...withLimits({
              name: 'back',
              label: 'Calls back per inbound contact',
              unit: 'ratio',
              numerator: 'outbound',
              denominator: 'inbound',
            }),
            peopleCount('frequent', 'People with three or more inbound'),
            peopleCount('unanswered', 'Never called back'),
            {
              name: 'share',
              label: 'Share never called back',
              unit: 'proportion',
              numerator: 'unanswered',
              denominator: 'frequent',
            },
          ],
          rows: names.flatMap((name, at) => {
            const sum = sums[at]!;
            if (sum.inbound === 0) return [];
            const rate = garwoodRate({ events: sum.outbound, exposure: sum.inbound });
            return [
              [
                name,
                sum.inbound,
                sum.outbound,
                sum.began,
                ...(isComputed(rate) ? statedLimits(rate) : [null, null, null]),
                sum.frequent,
                sum.unanswered,
                sum.frequent === 0 ? null : sum.unanswered / sum.frequent,
              ],
            ];
          }),
        },
      },
    ];
  },
});
