import {
  flagsByUnlikeErrors,
  mergeEffectOnFlags,
  peopleByContacts,
  splitEffectOnFlags,
} from '@assay/contact-profiling';
import { finding, findings } from '@assay/notebook';
import { MATCHING_METHODS } from '@assay/record-matching';
import { chain } from '../chain.ts';
import { contactsToFlag, FAMILIAR } from '../inputs.ts';
import { NO_ORIGIN } from './propagation.ts';

const EXACT = MATCHING_METHODS.splitContacts;
const SHARES = [0, 0.01, 0.02, 0.05, 0.1, 0.2];
const MERGED = [0, 0.005, 0.01, 0.02, 0.05];
/** Errors that come to about one in twenty overall, falling alike on all or mostly on unfamiliar names. */
const ALIKE = 0.05;
const FEW = 0.02;

const SCENARIOS = { none: 'no error', alike: 'alike for all', unlike: 'mostly on unfamiliar names' };

const about = finding.about({ questions: ['XM-R1'], method: EXACT });

export const errorFindings = findings('errorFindings', 'Errors that fall on everyone alike, and errors that do not', {
  needs: { chain, contactsToFlag },
  compute: ({ chain, contactsToFlag: threshold }) => {
    const known = about.given(chain);
    return [
      known.table('alike.split', 'If some people’s records lie in two profiles, whoever they are', {
        limitations:
          'A schematic error: uniform, by the toss of a coin. True errors gather on some names and dates. Contacts are counted over all days, without a window.',
        rows: ({ perfect }) => {
          const byContacts = peopleByContacts(perfect.contacts);
          return SHARES.map((share) => splitEffectOnFlags(byContacts, { threshold, share }));
        },
        estimates: { contributors: ({ people }) => people, limits: false },
        columns: (t) => [
          t.key('split', 'People split', ({ share }) => percent(share)),
          t.estimate('found', 'Share found of people in frequent contact', 'recall', { unit: 'proportion' }),
          t.estimate('profiles', 'Profiles for each person', 'profilesPerPerson', { unit: 'score' }),
          t.estimate(
            'least',
            'At least so many people in need, as it would seem',
            ({ leastPeople }) => (typeof leastPeople === 'number' ? Math.round(leastPeople) : leastPeople),
            { unit: 'count' },
          ),
        ],
      }),
      known.table('alike.merged', {
        title: 'If some people’s records lie in one profile with somebody else’s, whoever they are',
        unit: 'proportion',
        method: { ...EXACT, name: 'Exact expectation over random pairs' },
        rows: ({ perfect }) => {
          const byContacts = peopleByContacts(perfect.contacts);
          return MERGED.map((share) => mergeEffectOnFlags(byContacts, { threshold, share }));
        },
        estimates: { contributors: ({ people }) => people, limits: false, unit: 'proportion' },
        columns: (t) => [
          t.key('merged', 'People merged', ({ share }) => percent(share)),
          t.estimate('wrongly', 'People flagged wrongly', 'wronglyFlagged', { unit: 'score' }),
          t.estimate('right', 'Share of those flagged who are in frequent contact', 'precision'),
        ],
      }),
      known.table('unlike.by-origin', 'The same number of errors, alike for all or gathered on unfamiliar names', {
        limitations:
          'Nobody behaves differently between the scenarios. The only change is whose records are torn apart.',
        rows: ({ log, perfect }) => {
          if (!log.origin.values.includes(FAMILIAR)) return NO_ORIGIN;
          const people = { group: log.origin, contacts: perfect.contacts };
          return flagsByUnlikeErrors(people, { threshold, familiar: FAMILIAR, alike: ALIKE, few: FEW });
        },
        estimates: { contributors: ({ people }) => people, limits: false, unit: 'proportion' },
        columns: (t) => [
          t.key('scenario', 'Errors', ({ errors }) => SCENARIOS[errors]),
          t.key('group', 'Origin of the name'),
          t.constant('split', 'People split', 'split', { of: 'the scenario', unit: 'proportion' }),
          t.people('frequent', 'In frequent contact'),
          t.estimate('hidden', 'Hidden, of those in frequent contact', 'hidden'),
          t.estimate('flagged', 'Flagged, of all', 'flagged'),
          t.estimate('ratio', 'Flagged, beside people with familiar names', 'ratio', {
            unit: 'ratio',
            limits: { none: 'the scenario splits people by lot, and each of them is then counted' },
          }),
        ],
      }),
    ];
  },
});

const percent = (share: number): string => `${Math.round(share * 1000) / 10}%`;
