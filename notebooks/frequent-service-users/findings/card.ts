import * as contact from '@assay/contact-profiling';
import { dateColumn, MISSING_DAY, writtenDayOf } from '@assay/dataset';
import { finding, findings } from '@assay/notebook';
import * as statistics from '@assay/statistics';
import { type DictionaryColumn, isComputed, MISSING_CODE, notComputed, STATISTICAL_METHODS } from '@assay/statistics';
import { attributes, byChannel, flagging, log, NO_FLAGS, profiles } from '../contact-log.ts';
import { counted } from '../counted.ts';
import { expiresAfterDays, flags, highRate } from '../inputs.ts';
import { rates } from './stability.ts';

const NOT = 'A count of contacts. Not a finding that the person is vulnerable, a risk, or a nuisance.';

/** A row of the cards is about one person. */
const OF_ONE = { contributors: () => 1, limits: false } as const;

export const cardFindings = findings('cardFindings', 'What a flag should show, and how far the records can fill it', {
  needs: { log, attributes, profiles, byChannel, flagging, rates, highRate },
  compute: ({ log, attributes, profiles, byChannel, flagging, rates, highRate }) => {
    const about = finding.about({ questions: ['FSU-Q3'], method: STATISTICAL_METHODS.wilsonShare, counts: 'people' });
    const bearers = Int32Array.from(statistics.rowsWhere(flagging.standing, (mark) => mark === 1));
    const roles = contact.contactsByCategory(log.columns, log.role);
    const rolesOf = (code: number) =>
      contact.contactCategoriesOf(roles, code).filter((role) => log.role.values.includes(role));
    const isRecorded = (column: DictionaryColumn) => (code: number) => column.codes[code] !== MISSING_CODE;
    const fields: [string, (code: number) => boolean][] = [
      ['count of contacts', (code) => profiles.contacts[code]! > 0],
      ['part in the matters (victim, witness, …)', (code) => rolesOf(code).length > 0],
      ['vulnerability considered', isRecorded(attributes.vulnerability)],
      ['one record, merged, or possible duplicate', isRecorded(attributes.identity)],
      ['ethnic group', isRecorded(attributes.group)],
      ['age band', isRecorded(attributes.ageBand)],
    ];
    const known = statistics.rowsWhere(attributes.isVulnerable.values, (answer) => answer !== 2);
    const [[both, flaggedAlone], [markedAlone, neither]] = contact.yesNoTable(
      known.map((code) => flagging.standing[code]!),
      known.map((code) => attributes.isVulnerable.values[code]!),
    );
    const identified = bearers.filter(isRecorded(attributes.identity));
    const isDoubtful = (code: number) =>
      statistics.textAt(attributes.identity, code)!.trim().toLowerCase() !== 'one record';
    const borne = about.given(bearers.length > 0 ? bearers : notComputed('nobody bears a flag on the last day'));
    const stated = about.given(
      identified.length > 0 || bearers.length === 0
        ? identified
        : notComputed('of nobody who bears a flag is the state of the identity recorded'),
    );
    const considered = about.given(
      known.length > 0 ? profiles : notComputed('of nobody is it recorded whether a vulnerability was considered'),
    );
    const luckOf = (contacts: number) => {
      if (!isComputed(rates)) return { rate: rates, chance: rates };
      return {
        rate: contact.posteriorRate(rates, contacts, 1),
        chance: contact.chanceRateAbove(rates, contacts, 1, highRate),
      };
    };
    const identity = statistics.withBlankGroup(attributes.identity);
    const sample = [...bearers].sort((a, b) => profiles.contacts[b]! - profiles.contacts[a]!).slice(0, 10);
    return [
      borne.table('card.fields', 'Of the people who bear a flag: for how many can each field of the card be filled', {
        method: { name: 'Completeness', source: 'the input' },
        limitations: 'A field that is filled may still be wrong; whether an officer read it, no log shows.',
        rows: fields.map(([field, has]) => ({ field, filled: bearers.filter(has).length, flagged: bearers.length })),
        columns: (t) => [
          t.key('field', 'Field'),
          t.people('filled', 'Filled'),
          t.people('flagged', 'Flagged'),
          t.share('share', 'Share', { of: 'filled', outOf: 'flagged' }, { interval: null }),
        ],
      }),
      stated.share('card.doubtful', 'Of the people who bear a flag: whose identity is merged or possibly doubled', {
        from: { of: identified.filter(isDoubtful).length, outOf: identified.length },
        outOfLabel: 'people who bear a flag and of whom the state of the identity is recorded',
      }),
      considered.table('card.marker', 'The flag against recorded vulnerability', {
        questions: ['FSU-Q3', 'FSU-C2'],
        limitations: 'A marker records that somebody saw a vulnerability; where nobody looked there is none.',
        rows: [
          { of: 'flagged people: recorded as vulnerable', yes: both, total: both + flaggedAlone },
          { of: 'people not flagged: recorded as vulnerable', yes: markedAlone, total: markedAlone + neither },
          { of: 'people recorded as vulnerable: flagged', yes: both, total: both + markedAlone },
        ],
        columns: (t) => [
          t.key('of', 'Of'),
          t.people('yes', 'are'),
          t.people('total', 'out of'),
          t.share('share', 'Share', { of: 'yes', outOf: 'total' }),
        ],
      }),
      borne.table('card.examples', 'Flag cards of ten people with the most contact', {
        unit: 'text',
        method: { name: 'Flag card', source: 'the rule as set' },
        limitations: 'Rows about single people: for those who may see the log, never for a report that leaves.',
        rows: sample.map((code) => ({ code, contacts: profiles.contacts[code]!, ...luckOf(profiles.contacts[code]!) })),
        columns: (t) => [
          t.key('person', 'Person', ({ code }) => log.persons.values[code]!, { identifiesPerson: true }),
          t.count('contacts', 'Contacts in the last year', 'contacts'),
          t.estimate('rate', 'Contacts a year, allowing for luck', 'rate', { ...OF_ONE, unit: 'score' }),
          t.estimate('chance', 'Chance of a frequent rate', 'chance', { ...OF_ONE, unit: 'proportion' }),
          t.text('roles', 'Part in the matters', ({ code }) => rolesOf(code).join(', '), OF_ONE),
          t.text('channels', 'Channels', ({ code }) => contact.contactCategoriesOf(byChannel, code).join(', '), OF_ONE),
          t.text('identity', 'Identity', ({ code }) => statistics.textAt(identity, code), OF_ONE),
          t.text('since', 'Flagged on', ({ code }) => writtenDayOf(flagging.last[code]!), OF_ONE),
          t.text('not', 'What this is not', () => NOT),
        ],
      }),
    ];
  },
});

export const flagAgeFindings = findings('flagAgeFindings', 'Flags that the rule would have ended', {
  needs: { counted, expiresAfterDays, flags },
  compute: ({ counted, expiresAfterDays, flags }) => {
    const about = finding.about({ questions: ['FSU-Q3'], method: STATISTICAL_METHODS.wilsonShare, counts: 'people' });
    const oldest = Math.floor(counted.whole.until / contact.DAY_MILLISECONDS) - expiresAfterDays;
    const old = statistics.rowsWhere(
      dateColumn(flags, 'flagged_date').days,
      (day) => day > MISSING_DAY && day < oldest,
    ).length;
    return [
      about
        .given(flags.rowCount > 0 ? flags : NO_FLAGS)
        .share('card.age', 'Flags on record older than the rule lets a flag stand', {
          from: (flags) => ({ of: old, outOf: flags.rowCount }),
          questions: ['FSU-Q3', 'FSU-A1'],
          counts: 'flags',
          outOfLabel: 'flags on record',
        }),
    ];
  },
});
