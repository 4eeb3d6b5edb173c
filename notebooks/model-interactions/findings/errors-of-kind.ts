import type { FindingDraft } from '@assay/evidence';
import { allNotComputed, findings } from '@assay/notebook';
import { type NotComputed, withBlankGroup } from '@assay/statistics';
import { chain, isChain, isLog } from '../chain.ts';
import { contactsToFlag, FAMILIAR, type Log, log } from '../inputs.ts';
import { mergeEffect, splitEffect } from '../uniform-error.ts';

const QUESTIONS = ['XM-R1'];
const EXACT = {
  name: 'Exact expectation by the binomial distribution of split contacts',
  source: 'ours, after Brenner and Schmidtmann (1997); Chao (1987)',
};
const SHARES = [0, 0.01, 0.02, 0.05, 0.1, 0.2];
const MERGED = [0, 0.005, 0.01, 0.02, 0.05];
/** Errors that come to about one in twenty overall, falling alike on all or mostly on unfamiliar names. */
const ALIKE = 0.05;
const FEW = 0.02;

export const errorFindings = findings({
  name: 'errorFindings',
  title: 'Errors that fall on everyone alike, and errors that do not',
  needs: { log, chain, contactsToFlag },
  compute: ({ log, chain, contactsToFlag: threshold }): FindingDraft[] => {
    if (!isLog(log) || !isChain(chain)) {
      const ids = ['alike.split', 'alike.merged', 'unlike.by-origin'];
      return allNotComputed(
        ids.map((id) => ({ id, title: 'Errors of one kind', questions: QUESTIONS, unit: 'proportion', method: EXACT })),
        log as NotComputed,
      );
    }
    const people = peopleByContacts(chain.perfect.contacts);
    const value = (one: number | NotComputed) => (typeof one === 'number' ? one : null);
    return [
      {
        id: 'alike.split',
        title: 'If some people’s records lie in two profiles, whoever they are',
        questions: QUESTIONS,
        unit: 'proportion',
        method: EXACT,
        limitations: [
          'A schematic error: uniform, by the toss of a coin. True errors gather on some names and dates. Contacts are counted over all days, without a window.',
        ],
        table: {
          columns: [
            { name: 'split', label: 'People split', unit: 'text', key: true },
            { name: 'found', label: 'Share found of people in frequent contact', unit: 'proportion' },
            { name: 'profiles', label: 'Profiles for each person', unit: 'ratio' },
            { name: 'least', label: 'At least so many people in need, as it would seem', unit: 'count' },
          ],
          rows: SHARES.map((share) => {
            const effect = splitEffect(people, { threshold, share });
            const least = value(effect.leastPeople);
            return [
              percent(share),
              value(effect.recall),
              value(effect.profilesPerPerson),
              least === null ? null : Math.round(least),
            ];
          }),
        },
      },
      {
        id: 'alike.merged',
        title: 'If some people’s records lie in one profile with somebody else’s, whoever they are',
        questions: QUESTIONS,
        unit: 'proportion',
        method: { ...EXACT, name: 'Exact expectation over random pairs' },
        table: {
          columns: [
            { name: 'merged', label: 'People merged', unit: 'text', key: true },
            { name: 'wrongly', label: 'People flagged wrongly', unit: 'score' },
            { name: 'right', label: 'Share of those flagged who are in frequent contact', unit: 'proportion' },
          ],
          rows: MERGED.map((share) => {
            const effect = mergeEffect(people, { threshold, share });
            return [percent(share), effect.wronglyFlagged, value(effect.precision)];
          }),
        },
      },
      differential(log, chain.perfect.contacts, threshold),
    ];
  },
});

/** The same number of errors, alike for all or gathered on people with unfamiliar names: who is still flagged? */
function differential(log: Log, contacts: Int32Array, threshold: number): FindingDraft {
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
  return {
    id: 'unlike.by-origin',
    title: 'The same number of errors, alike for all or gathered on unfamiliar names',
    questions: QUESTIONS,
    unit: 'proportion',
    people: true,
    method: EXACT,
    limitations: ['Nobody behaves differently between the scenarios. The only change is whose records are torn apart.'],
    table: {
      columns: [
        { name: 'scenario', label: 'Errors', unit: 'text', key: true },
        { name: 'group', label: 'Origin of the name', unit: 'text', key: true },
        { name: 'split', label: 'People split', unit: 'proportion' },
        { name: 'frequent', label: 'In frequent contact', unit: 'count', people: true },
        { name: 'hidden', label: 'Hidden, of those in frequent contact', unit: 'proportion' },
        { name: 'flagged', label: 'Flagged, of all', unit: 'proportion' },
        { name: 'ratio', label: 'Flagged, beside people with familiar names', unit: 'ratio' },
      ],
      rows: scenarios.flatMap(([scenario, shareOf]) => {
        const rows = used.map(({ name, people }) => {
          const all = people.reduce((sum, count) => sum + count, 0);
          const frequent = people.reduce((sum, count, number) => sum + (number >= threshold ? count : 0), 0);
          const { recall } = splitEffect(people, { threshold, share: shareOf(name) });
          const found = typeof recall === 'number' ? recall : null;
          return { name, frequent, found, flagged: found === null ? null : (found * frequent) / all };
        });
        const reference = rows.find(({ name }) => name === FAMILIAR)?.flagged ?? null;
        return rows.map(({ name, frequent, found, flagged }) => [
          scenario,
          name,
          shareOf(name),
          frequent,
          found === null ? null : 1 - found,
          flagged,
          flagged === null || reference === null || reference === 0 ? null : flagged / reference,
        ]);
      }),
    },
  };
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
