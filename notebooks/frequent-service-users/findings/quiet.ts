import {
  agreementOfLists,
  BANDS_OF_YEAR,
  CONTACT_METHODS,
  harmQuadrants,
  outcomeByContacts,
} from '@assay/contact-profiling';
import { finding, findings, type ValueOfCell, whereRows } from '@assay/notebook';
import { type NotComputed, notComputed, STATISTICAL_METHODS } from '@assay/statistics';
import { attributes, profiles } from '../contact-log.ts';
import { counted, listLength } from '../counted.ts';
import { harmDays, highRate } from '../inputs.ts';

export const quietFindings = findings('quietFindings', 'People with little contact and much harm', {
  needs: { counted, profiles: whereRows(profiles), attributes: whereRows(attributes), listLength, highRate, harmDays },
  compute: ({ counted, profiles, attributes, listLength, highRate, harmDays }) => {
    const about = finding.about({ questions: ['FSU-Q2'], method: STATISTICAL_METHODS.wilsonShare, counts: 'people' });
    const { contacts, harm } = 'status' in counted.harm ? NOBODY : counted.harm;
    const parts = harmQuadrants(contacts, harm, { frequentFrom: highRate, harmFrom: harmDays });
    const lists = agreementOfLists(contacts, harm, listLength.places);
    const weighed = about.given('status' in counted.harm ? counted.harm : (counted.withoutHarm ?? parts));
    const later = laterHarm(profiles, attributes);
    const followed = about.given(later);
    const rows = 'status' in later ? [] : later;
    const harmedAll = rows.reduce((sum, row) => sum + row.came, 0);
    const quiet = (rows[0]?.came ?? 0) + (rows[1]?.came ?? 0);
    return [
      weighed.share('quiet.harmful', 'Of people with high harm in the last year: how many are not frequent', {
        from: { of: parts.harmfulOnly, outOf: parts.frequentHarmful + parts.harmfulOnly },
        outOfLabel: 'people with high harm',
      }),
      weighed.table('quiet.quadrants', 'People by frequency and by harm', {
        method: STATISTICAL_METHODS.count,
        limitations: 'Harm weights here are illustrative unless a table of weights was given.',
        rows: [
          { part: 'frequent, high harm', people: parts.frequentHarmful },
          { part: 'frequent, less harm', people: parts.frequentOnly },
          { part: 'not frequent, high harm', people: parts.harmfulOnly },
          { part: 'neither', people: parts.neither },
        ],
        columns: (t) => [t.key('part', 'Part'), t.people('people', 'People')],
      }),
      weighed.share('quiet.shared', 'Of the list by harm: how many are on the list by count', {
        from: { of: lists.shared, outOf: lists.listed },
        outOfLabel: 'people on the list by harm',
      }),
      weighed.estimate('quiet.overlap', 'Agreement of the list by harm with the list by count', lists.overlap, {
        unit: 'score',
        contributors: lists.either,
        method: CONTACT_METHODS.rankOverlap,
      }),
      followed.share('quiet.later-share', {
        title: 'Of people who came to serious harm in the following year: how many had at most one contact',
        from: { of: quiet, outOf: harmedAll },
        outOfLabel: 'people in the log who came to serious harm',
        limitations: 'People who never were in contact at all are not in the log, so the true share is higher.',
      }),
      followed.table('quiet.later', 'Serious harm in the following year by number of contacts in the last', {
        questions: ['FSU-Q2', 'FSU-C2'],
        rows,
        columns: (t) => [
          t.key('contacts', 'Contacts in the last year', 'name'),
          t.people('people', 'People'),
          t.people('harmed', 'Came to serious harm', 'came'),
          t.share('share', 'Share', { of: 'harmed', outOf: 'people' }),
        ],
      }),
    ];
  },
});

const NOBODY = { contacts: new Int32Array(0), harm: new Float64Array(0) };

/** People by contacts and what came to them later, or why that is not known. */
function laterHarm(
  frequency: ValueOfCell<typeof profiles> | NotComputed,
  recorded: ValueOfCell<typeof attributes> | NotComputed,
): ReturnType<typeof outcomeByContacts<(typeof BANDS_OF_YEAR)[number]>> | NotComputed {
  if ('status' in frequency) return frequency;
  if ('status' in recorded) return recorded;
  const outcomes = recorded.laterHarm.values;
  return outcomes.some((outcome) => outcome !== 2)
    ? outcomeByContacts(frequency.contacts, outcomes, BANDS_OF_YEAR)
    : notComputed('of nobody is it known whether serious harm came to them in the following year');
}
