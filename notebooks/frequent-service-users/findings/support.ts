import * as contact from '@assay/contact-profiling';
import { CONTACT_METHODS } from '@assay/contact-profiling';
import { finding, findings } from '@assay/notebook';
import { exactSum, isComputed, notComputed, STATISTICAL_METHODS, twoLargest } from '@assay/statistics';
import { log } from '../contact-log.ts';
import { evaluation } from '../evaluation.ts';

export const supportFindings = findings('supportFindings', 'Contact after support, against several expectations', {
  needs: { log, evaluation },
  compute: ({ log, evaluation }) => {
    const { problem, followUp } = evaluation;
    const falls = problem ?? contact.fallsAfterSupport(evaluation, { ...evaluation, ordered: log.ordered });
    const about = finding.about({ questions: ['FSU-Q5', 'FSU-R2'], method: STATISTICAL_METHODS.count }).given(falls);
    const treated = 'status' in falls ? 0 : falls.treated;
    const supported = [...new Set(evaluation.codes.filter((_, place) => evaluation.supported[place] === 1))];
    const ofTreated = about.with({ unit: 'proportion', contributors: treated });
    return [
      ofTreated.estimate('support.naive', 'Fall in contact of people with support, against their own year before', {
        from: ({ naive }) => naive,
        method: { name: 'Ratio of sums, normal interval of its logarithm', source: 'Cochran (1977)' },
        limitations:
          'People are chosen in a bad year; the next is better without any help. This number must not be quoted as an effect.',
      }),
      ofTreated.estimate('support.compared', {
        title: 'Fall in contact of people with support, against people with as much contact and none',
        from: ({ compared }) => (isComputed(compared) ? compared.fall : compared),
        method: CONTACT_METHODS.ratioWithinBands,
        limitations: [
          'Holds only if, among people with as much contact, who got support has nothing to do with how they would have fared.',
          'Less contact is not by itself better: a person may have lost trust, or been told to stop calling.',
        ],
      }),
      ofTreated.estimate('support.true', 'Fall that the programme truly brought about (invented people only)', {
        from: ({ counterfactual }) =>
          counterfactual ?? notComputed('what would have happened without support is not known of real people'),
        method: { name: 'Counterfactual of the generator', source: 'the dataset’s truth' },
      }),
      about.table('support.side-by-side', 'Fall in contact after support, by what it is compared with', {
        method: CONTACT_METHODS.fiveModels,
        tolerance: { kind: 'float', absolute: 1e-6, relative: 1e-4 },
        limitations:
          'status' in falls
            ? []
            : falls.heldByPrior.map(
                (name) =>
                  `Of ${name} the contacts alone settle no best fit; a weak prior held it, so that its fall is the less sure.`,
              ),
        rows: sideBySide,
        columns: (t) => [
          t.key('against', 'Compared with'),
          t.estimate('fall', 'Fall', 'fall', { unit: 'proportion', contributors: 'people' }),
          t.text('reads', 'Can it be read as the effect?', ({ fall, reads }) =>
            isComputed(fall) ? reads : fall.reason,
          ),
          t.behind(t.people('people', 'People with support', () => treated)),
        ],
      }),
      about
        .of(({ compared }) => compared)
        .table('support.bands', 'People with and without support, by contacts in the year before', {
          rows: ({ bands }) => bands,
          estimates: { unit: 'count', contributors: 'supported', limits: false },
          columns: (t) => [
            t.key('before', 'Contacts before', ({ from, to }) => (from === to ? `${from}` : `${from} to ${to}`)),
            t.people('supported', 'With support'),
            t.people('compared', 'Without'),
            t.magnitude('after', 'Contacts after, with support', 'supportedAfter', {
              unit: 'count',
              statistic: 'sum',
              contributors: 'supported',
              largest: ({ largestAfter }) => largestAfter,
            }),
            t.estimate('expected', 'Expected of them', ({ expectedAfter }) => Math.round(expectedAfter)),
          ],
        }),
      about.table('support.over-time', 'Contacts per person since the start, with and without support', {
        method: CONTACT_METHODS.meanCumulative,
        limitations: 'Several contacts of one person on one day count once here.',
        rows: () => contact.cumulativeBySide(log.ordered, evaluation, followUp, DAYS),
        estimates: { unit: 'ratio', contributors: 'people' },
        columns: (t) => [
          t.key('side', 'Side', ({ supported }) => (supported ? 'with support' : 'without')),
          t.key('days', 'Days since the start', 'days', { unit: 'count' }),
          t.people('people', 'People followed'),
          t.estimate('mean', 'Contacts per person', 'mean', { limits: { low: 'low', high: 'high' } }),
        ],
      }),
      about.table('support.channels', {
        title: 'Contacts of people with support, the year before and the year after, by channel',
        limitations:
          'Contact that moved to another service, or stopped because trust was lost, leaves no trace in this log.',
        rows: () => contact.categoriesAround(log.columns, log.channel, supported, evaluation.start, log.counted),
        columns: (t) => [
          t.key('channel', 'Channel', 'category'),
          t.magnitude('before', 'Year before', ({ before }) => exactSum(before), ofContacts('before')),
          t.magnitude('after', 'Year after', ({ after }) => exactSum(after), ofContacts('after')),
        ],
      }),
    ];
  },
});

/** Days since the start at which contact is read off. */
const DAYS = [30, 91, 182, 273, 365];

function sideBySide(falls: contact.FallsAfterSupport) {
  const { naive, byChance, needEndsAtContact, needEndsAtAnyTime, compared, timed } = falls;
  const inPart = 'in part: chance and the end of need, if the model holds';
  return [
    {
      against: 'their own year before, alone',
      fall: naive,
      reads: 'no: those chosen for a bad year have a better one anyhow',
    },
    { against: 'what chance alone would bring', fall: byChance, reads: 'in part: chance, not the end of need' },
    { against: 'chance, and need that ends at a contact', fall: needEndsAtContact, reads: inPart },
    { against: 'chance, and need that ends at any time', fall: needEndsAtAnyTime, reads: inPart },
    {
      against: 'people with as much contact and no support',
      fall: isComputed(compared) ? compared.fall : compared,
      reads: 'yes, if who got support was a matter of the count alone',
    },
    { against: 'the same people, every contact timed', fall: timed, reads: 'yes, on the same condition' },
  ];
}

function ofContacts(year: 'before' | 'after') {
  return {
    unit: 'count',
    statistic: 'sum',
    contributors: (row: contact.CategoryOfPeople) => row[year].length,
    largest: (row: contact.CategoryOfPeople) => twoLargest(row[year]),
  } as const;
}
