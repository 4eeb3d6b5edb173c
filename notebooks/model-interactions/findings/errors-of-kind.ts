import { mergeEffect, splitEffect } from '@assay/contact-profiling';
import { finding, findings } from '@assay/notebook';
import { MATCHING_METHODS } from '@assay/record-matching';
import { withBlankGroup } from '@assay/statistics';
import { chain, joined } from '../chain.ts';
import { contactsToFlag, FAMILIAR, type Log, log } from '../inputs.ts';

const EXACT = MATCHING_METHODS.splitContacts;
const SHARES = [0, 0.01, 0.02, 0.05, 0.1, 0.2];
const MERGED = [0, 0.005, 0.01, 0.02, 0.05];
/** Errors that come to about one in twenty overall, falling alike on all or mostly on unfamiliar names. */
const ALIKE = 0.05;
const FEW = 0.02;

const about = finding.about({ questions: ['XM-R1'], method: EXACT });

export const errorFindings = findings('errorFindings', 'Errors that fall on everyone alike, and errors that do not', {
  needs: { log, chain, contactsToFlag },
  compute: ({ log, chain, contactsToFlag: threshold }) => {
    const known = about.given(joined(log, chain));
    const ofPeople = { limits: false, contributors: ({ people }: { readonly people: number }) => people } as const;
    return [
      known.table('alike.split', 'If some people’s records lie in two profiles, whoever they are', {
        limitations:
          'A schematic error: uniform, by the toss of a coin. True errors gather on some names and dates. Contacts are counted over all days, without a window.',
        rows: ({ log, chain }) => {
          const byContacts = peopleByContacts(chain.perfect.contacts);
          return SHARES.map((share) => ({
            share,
            people: log.people,
            ...splitEffect(byContacts, { threshold, share }),
          }));
        },
        columns: (t) => [
          t.key('split', 'People split', ({ share }) => percent(share)),
          t.estimate('found', 'Share found of people in frequent contact', 'recall', {
            ...ofPeople,
            unit: 'proportion',
          }),
          t.estimate('profiles', 'Profiles for each person', 'profilesPerPerson', { ...ofPeople, unit: 'ratio' }),
          t.estimate(
            'least',
            'At least so many people in need, as it would seem',
            ({ leastPeople }) => (typeof leastPeople === 'number' ? Math.round(leastPeople) : leastPeople),
            { ...ofPeople, unit: 'count' },
          ),
        ],
      }),
      known.table('alike.merged', {
        title: 'If some people’s records lie in one profile with somebody else’s, whoever they are',
        unit: 'proportion',
        method: { ...EXACT, name: 'Exact expectation over random pairs' },
        rows: ({ log, chain }) => {
          const byContacts = peopleByContacts(chain.perfect.contacts);
          return MERGED.map((share) => ({
            share,
            people: log.people,
            ...mergeEffect(byContacts, { threshold, share }),
          }));
        },
        columns: (t) => [
          t.key('merged', 'People merged', ({ share }) => percent(share)),
          t.estimate('wrongly', 'People flagged wrongly', 'wronglyFlagged', { ...ofPeople, unit: 'score' }),
          t.estimate('right', 'Share of those flagged who are in frequent contact', 'precision', {
            ...ofPeople,
            unit: 'proportion',
          }),
        ],
      }),
      known.table('unlike.by-origin', 'The same number of errors, alike for all or gathered on unfamiliar names', {
        limitations:
          'Nobody behaves differently between the scenarios. The only change is whose records are torn apart.',
        rows: ({ log, chain }) => scenariosOf(log, chain.perfect.contacts, threshold),
        columns: (t) => {
          const ofAll = { ...ofPeople, unit: 'proportion' } as const;
          return [
            t.key('scenario', 'Errors'),
            t.key('group', 'Origin of the name'),
            t.constant('split', 'People split', 'split', { of: 'the scenario', unit: 'proportion' }),
            t.people('frequent', 'In frequent contact'),
            t.estimate('hidden', 'Hidden, of those in frequent contact', 'hidden', ofAll),
            t.estimate('flagged', 'Flagged, of all', 'flagged', ofAll),
            t.estimate('ratio', 'Flagged, beside people with familiar names', 'ratio', { ...ofPeople, unit: 'ratio' }),
          ];
        },
      }),
    ];
  },
});

/** The same number of errors, alike for all or gathered on people with unfamiliar names: who is still flagged? */
function scenariosOf(log: Log, contacts: Int32Array, threshold: number) {
  const { codes, values: names } = withBlankGroup(log.origin);
  const members = names.map((): number[] => []);
  for (let person = 0; person < log.people; person++) members[codes[person]!]!.push(contacts[person]!);
  const used = names.flatMap((name, at) =>
    members[at]!.length === 0 ? [] : [{ name, people: peopleByContacts(members[at]!) }],
  );
  const splittable = ({ people }: { people: Float64Array }) =>
    people.reduce((sum, count, number) => sum + (number >= 2 ? count : 0), 0);
  const familiar = used.filter(({ name }) => name === FAMILIAR).reduce((sum, one) => sum + splittable(one), 0);
  const others = used.reduce((sum, one) => sum + splittable(one), 0) - familiar;
  // So many errors on unfamiliar names that the total stays the same.
  const many = others === 0 ? ALIKE : Math.min(1, (ALIKE * (familiar + others) - FEW * familiar) / others);
  const scenarios: readonly (readonly [string, (name: string) => number])[] = [
    ['no error', () => 0],
    ['alike for all', () => ALIKE],
    ['mostly on unfamiliar names', (name) => (name === FAMILIAR ? FEW : many)],
  ];
  return scenarios.flatMap(([scenario, shareOf]) => {
    const rows = used.map(({ name: group, people: byContacts }) => {
      const people = byContacts.reduce((sum, count) => sum + count, 0);
      const frequent = byContacts.reduce((sum, count, number) => sum + (number >= threshold ? count : 0), 0);
      const split = shareOf(group);
      const { recall } = splitEffect(byContacts, { threshold, share: split });
      const found = typeof recall === 'number' ? recall : null;
      const hidden = found === null ? null : 1 - found;
      const flagged = found === null ? null : (found * frequent) / people;
      return { scenario, group, split, people, frequent, hidden, flagged };
    });
    const reference = rows.find(({ group }) => group === FAMILIAR)?.flagged ?? null;
    const isKnown = reference !== null && reference !== 0;
    return rows.map((row) => ({ ...row, ratio: row.flagged === null || !isKnown ? null : row.flagged / reference }));
  });
}

const percent = (share: number): string => `${Math.round(share * 1000) / 10}%`;

/** How many people have each number of contacts. */
function peopleByContacts(contacts: ArrayLike<number>): Float64Array {
  let most = 0;
  for (let person = 0; person < contacts.length; person++) most = Math.max(most, contacts[person]!);
  const people = new Float64Array(most + 1);
  for (let person = 0; person < contacts.length; person++) people[contacts[person]!]!++;
  return people;
}
