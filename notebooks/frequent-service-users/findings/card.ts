import { chanceRateAbove, posteriorRate } from '@assay/contact-profiling';
import { dateColumn } from '@assay/dataset';
import type { FindingDraft } from '@assay/evidence';
import { findings, statedLimits, statedProportion, withLimits } from '@assay/notebook';
import {
  blankGroup,
  type DictionaryColumn,
  isComputed,
  MISSING_CODE,
  notComputed,
  wilsonInterval,
} from '@assay/statistics';
import { attributes, byChannel, dayText, flagging, log, profiles, yesOrNo } from '../contact-log.ts';
import { flags, highRate } from '../inputs.ts';
import { peopleCount, text, WILSON } from './columns.ts';
import { rates } from './stability.ts';

const NO_FLAGS = notComputed('no table of flags was given');

const NOT = 'A count of contacts. Not a finding that the person is vulnerable, a risk, or a nuisance.';

export const cardFindings = findings({
  name: 'cardFindings',
  title: 'What a flag should show, and how far the records can fill it',
  needs: { log, attributes, profiles, byChannel, flagging, rates, highRate, flags },
  compute: ({ log, attributes, profiles, byChannel, flagging, rates, highRate, flags }): FindingDraft[] => {
    const questions = ['FSU-Q3'];
    const bearers = Int32Array.from(flagging.standing.keys()).filter((code) => flagging.standing[code] === 1);
    const rolesOf = rolesByPerson(log.columns.person, log.role, log.columns.people);
    const raisedAt = new Float64Array(log.columns.people);
    for (const [at, code] of flagging.raised.person.entries()) raisedAt[code] = flagging.raised.raised[at]!;
    const fields: [string, (code: number) => boolean][] = [
      ['count of contacts', (code) => profiles.contacts[code]! > 0],
      ['part in the matters (victim, witness, …)', (code) => rolesOf[code]!.length > 0],
      ['vulnerability considered', (code) => attributes.vulnerability.codes[code] !== MISSING_CODE],
      ['one record, merged, or possible duplicate', (code) => attributes.identity.codes[code] !== MISSING_CODE],
      ['ethnic group', (code) => attributes.group.codes[code] !== MISSING_CODE],
      ['age band', (code) => attributes.ageBand.codes[code] !== MISSING_CODE],
    ];
    let both = 0;
    let flagged = 0;
    let vulnerable = 0;
    let unflagged = 0;
    let markedUnflagged = 0;
    for (let code = 0; code < profiles.contacts.length; code++) {
      const isMarked = yesOrNo(attributes.vulnerability, code);
      if (isMarked === null) continue;
      if (isMarked) vulnerable++;
      if (flagging.standing[code] === 1) {
        flagged++;
        if (isMarked) both++;
      } else {
        unflagged++;
        if (isMarked) markedUnflagged++;
      }
    }
    const identified = bearers.filter((code) => attributes.identity.codes[code] !== MISSING_CODE);
    const doubtful = identified.filter(
      (code) => attributes.identity.values[attributes.identity.codes[code]!]!.trim().toLowerCase() !== 'one record',
    ).length;
    const nobody = notComputed('nobody bears a flag on the last day');
    const noMarkers =
      flagged + unflagged > 0 ? null : notComputed('of nobody is it recorded whether a vulnerability was considered');
    const sample = [...bearers].sort((a, b) => profiles.contacts[b]! - profiles.contacts[a]! || a - b).slice(0, 10);
    return [
      {
        id: 'card.fields',
        title: 'Of the people who bear a flag: for how many can each field of the card be filled',
        questions,
        unit: 'proportion',
        ...(bearers.length === 0
          ? { notComputed: nobody }
          : {
              table: {
                columns: [
                  text('field', 'Field'),
                  peopleCount('filled', 'Filled'),
                  peopleCount('flagged', 'Flagged'),
                  { name: 'share', label: 'Share', unit: 'proportion', numerator: 'filled', denominator: 'flagged' },
                ],
                rows: fields.map(([name, has]) => {
                  const filled = bearers.filter(has).length;
                  return [name, filled, bearers.length, bearers.length === 0 ? null : filled / bearers.length];
                }),
              },
            }),
        method: { name: 'Completeness', source: 'the input' },
        limitations: ['A field that is filled may still be wrong; whether an officer read it, no log shows.'],
      },
      {
        id: 'card.doubtful',
        title: 'Of the people who bear a flag: whose identity is merged or possibly doubled',
        questions,
        ...(identified.length === 0 && bearers.length > 0
          ? { notComputed: notComputed('of nobody who bears a flag is the state of the identity recorded') }
          : statedProportion({ successes: doubtful, total: identified.length })),
        unit: 'proportion',
        people: true,
        denominatorLabel: 'people who bear a flag and of whom the state of the identity is recorded',
        method: WILSON,
      },
      {
        id: 'card.marker',
        title: 'The flag against recorded vulnerability',
        questions: ['FSU-Q3', 'FSU-C2'],
        unit: 'proportion',
        ...(noMarkers !== null
          ? { notComputed: noMarkers }
          : {
              table: {
                columns: [
                  text('of', 'Of'),
                  peopleCount('yes', 'are'),
                  peopleCount('total', 'out of'),
                  ...withLimits({
                    name: 'share',
                    label: 'Share',
                    unit: 'proportion',
                    numerator: 'yes',
                    denominator: 'total',
                  }),
                ],
                rows: [
                  [
                    'flagged people: recorded as vulnerable',
                    both,
                    flagged,
                    ...statedLimits(wilsonInterval({ successes: both, total: flagged })),
                  ],
                  [
                    'people not flagged: recorded as vulnerable',
                    markedUnflagged,
                    unflagged,
                    ...statedLimits(wilsonInterval({ successes: markedUnflagged, total: unflagged })),
                  ],
                  [
                    'people recorded as vulnerable: flagged',
                    both,
                    vulnerable,
                    ...statedLimits(wilsonInterval({ successes: both, total: vulnerable })),
                  ],
                ],
              },
            }),
        method: WILSON,
        limitations: ['A marker records that somebody saw a vulnerability; where nobody looked there is none.'],
      },
      {
        id: 'card.examples',
        title: 'Flag cards of ten people with the most contact',
        questions,
        unit: 'text',
        ...(bearers.length === 0
          ? { notComputed: nobody }
          : {
              table: {
                columns: [
                  { name: 'person', label: 'Person', unit: 'text', key: true, identifiesPerson: true },
                  { name: 'contacts', label: 'Contacts in the last year', unit: 'count', people: true },
                  { name: 'rate', label: 'Rate allowing for luck', unit: 'ratio' },
                  { name: 'chance', label: 'Chance of a frequent rate', unit: 'proportion' },
                  { name: 'roles', label: 'Part in the matters', unit: 'text' },
                  { name: 'channels', label: 'Channels', unit: 'text' },
                  { name: 'identity', label: 'Identity', unit: 'text' },
                  { name: 'since', label: 'Flagged on', unit: 'text' },
                  { name: 'not', label: 'What this is not', unit: 'text' },
                ],
                rows: sample.map((code) => [
                  log.personIds[code]!,
                  profiles.contacts[code]!,
                  isComputed(rates) ? posteriorRate(rates, profiles.contacts[code]!, 1) : null,
                  isComputed(rates) ? chanceRateAbove(rates, profiles.contacts[code]!, 1, highRate) : null,
                  rolesOf[code]!.join(', '),
                  byChannel.categories
                    .filter((_, at) => byChannel.counts[code * byChannel.categories.length + at]! > 0)
                    .join(', '),
                  attributes.identity.values[attributes.identity.codes[code]!] ??
                    blankGroup(attributes.identity.values),
                  dayText(raisedAt[code]!),
                  NOT,
                ]),
              },
            }),
        method: { name: 'Flag card', source: 'the rule as set' },
        limitations: ['Rows about single people: for those who may see the log, never for a report that leaves.'],
      },
      {
        id: 'card.age',
        title: 'Flags on record older than the rule lets a flag stand',
        questions: ['FSU-Q3', 'FSU-A1'],
        ...(flags.rowCount === 0
          ? { notComputed: NO_FLAGS }
          : statedProportion({
              successes: olderThan(flags, log.whole.until, flagging.rule.expiresAfterDays),
              total: flags.rowCount,
            })),
        unit: 'proportion',
        people: true,
        denominatorLabel: 'flags on record',
        method: WILSON,
      },
    ];
  },
});

function rolesByPerson(person: Int32Array, role: DictionaryColumn, people: number): string[][] {
  const seen = new Uint8Array(people * role.values.length);
  for (let row = 0; row < person.length; row++) {
    const code = role.codes[row]!;
    if (person[row]! >= 0 && code !== MISSING_CODE) seen[person[row]! * role.values.length + code] = 1;
  }
  return Array.from({ length: people }, (_, code) =>
    role.values.filter((_, at) => seen[code * role.values.length + at] === 1),
  );
}

function olderThan(flags: Parameters<typeof dateColumn>[0], until: number, days: number): number {
  const last = Math.floor(until / 86_400_000);
  return dateColumn(flags, 'flagged_date').days.reduce(
    (sum, day) => sum + (day > -2147483648 && last - day > days ? 1 : 0),
    0,
  );
}
