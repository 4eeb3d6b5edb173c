import { outcomesOfSearches, withoutOwnGroup } from '@assay/dataset';
import { type Agreement, ethnicityAgreement } from '@assay/fairness-metrics';
import { finding, findings, whereRows, wordsRead } from '@assay/notebook';
import { isComputed, notComputed, STATISTICAL_METHODS } from '@assay/statistics';
import type { Searches } from '../searches.ts';
import { BLANK, GROUPS, listed, OF_KNOWN_OUTCOME, SEARCHES_OF_PEOPLE, stops, WITH_AN_OUTCOME } from '../searches.ts';

const about = finding.about({
  questions: ['CAS-Q2', 'CAS-C4'],
  method: STATISTICAL_METHODS.wilsonShare,
  counts: 'searches',
});
const counted = about.with({ method: STATISTICAL_METHODS.count });

export const captureFindings = findings('captureFindings', 'What was recorded, and for whom it was not', {
  needs: { stops, listed: whereRows(listed) },
  compute: ({ stops, listed }) => [
    counted.count('capture.searches', 'Searches of people', { counts: 'searches', from: stops.count }),
    counted.count('capture.vehicle-only', 'Searches of vehicles alone, left out', 'searches', stops.vehicleOnly),
    counted.given(listed).count('capture.repeated', 'Rows that say the same as an earlier one in every field', {
      counts: 'records',
      from: ({ repeated }) => repeated,
    }),
    wordsRead(counted, 'capture.words', 'What was made of each word of the file', stops.words),
    outcomeBounds(stops),
    missingTable(stops),
    notStatedTable(stops),
    about.share('capture.older-list', {
      title: 'Searches whose self-defined ethnicity has a code that only the list of 2001 has',
      from: { of: stops.codes.mappedFromOlderList, outOf: stops.count },
      limitations:
        'Codes that both lists have do not show by which of them a row was recorded; under the list of 2001 Gypsy or Irish Traveller and Arab people cannot be seen.',
    }),
    counted.count('capture.no-list', 'Searches whose self-defined ethnicity is on no list', {
      counts: 'searches',
      from: stops.codes.unknown,
      method: { name: 'Count', source: 'self-defined ethnicity lists of 2001 and 2011' },
    }),
    ...agreementFindings(agreed(stops)),
  ],
});

function agreed({ byOfficer: { selfDefined, officerDefined, counts } }: Searches): Agreement {
  return ethnicityAgreement(selfDefined, officerDefined, { missingGroup: BLANK, weights: counts });
}

function agreementFindings({ cells, comparable, agreement, kappa }: Agreement) {
  const agreed = isComputed(agreement)
    ? { of: Math.round(agreement.value * comparable), outOf: comparable }
    : notComputed(agreement.reason);
  return [
    about.share('agreement.share', 'Officer and person name the same group', agreed, {
      outOfLabel: 'searches where both name one of the groups that both lists have',
    }),
    about.estimate('agreement.kappa', 'Agreement beyond what the sizes of the groups alone would give', kappa, {
      unit: 'score',
      contributors: comparable,
      method: { name: 'Cohen’s kappa', source: 'Cohen (1960); Fleiss, Cohen and Everitt (1969)' },
    }),
    counted.table('agreement.table', 'What people said and what officers recorded', {
      rows: cells,
      columns: (t) => [
        t.key('person', 'Person', 'selfDefined'),
        t.key('officer', 'Officer', 'officerDefined'),
        t.count('searches', 'Searches', 'searches', 'count'),
      ],
    }),
  ];
}

/** What could be the share of searches with an outcome, whatever followed those of which it is not known. */
function outcomeBounds({ outcomeByGroup }: Searches) {
  const outcomes = outcomesOfSearches(outcomeByGroup.group, outcomeByGroup);
  const rows = GROUPS.flatMap((group) => outcomes.find(({ value }) => value === group) ?? []);
  return about.with({ questions: ['RAP-C1', 'RAP-Q2'] }).table('finds.bounds', {
    title: 'Searches with an outcome, and what the share could be whatever followed those of which it is not known',
    unit: 'proportion',
    rows,
    estimates: { unit: 'proportion', contributors: 'all', limits: false },
    columns: (t) => [
      t.key('group', 'Group', 'value'),
      t.count('yes', 'With an outcome', 'searches', 'found', WITH_AN_OUTCOME),
      t.count('known', 'Outcome known', 'searches', 'known', OF_KNOWN_OUTCOME),
      t.count('unknown', 'Not known', 'searches', ({ all, known }) => all - known),
      t.count('all', 'Searches', 'searches', 'all', { ...SEARCHES_OF_PEOPLE, sumOf: ['known', 'unknown'] }),
      t.share('share', 'Share of those known', { of: 'yes', outOf: 'known' }),
      t.share('leastShare', 'Share if none of the unknown had one', { of: 'yes', outOf: 'all' }, { limits: false }),
      // Not of its count: that would be a second sum with those not known, who are few, and hold back whole columns.
      t.estimate('mostShare', 'Share if all of them had one', ({ all, known, found }) => (found + all - known) / all),
    ],
  });
}

function missingTable(stops: Searches) {
  return about.table('capture.blank', 'Searches in which a field is blank', {
    limitations: 'Of a field that is blank in every search nothing is counted: a file that lacks it looks the same.',
    rows: stops.blanks,
    columns: (t) => [
      t.key('field', 'Field'),
      t.count('blank', 'Blank', 'searches'),
      t.count('searches', 'Searches', 'searches', () => stops.count),
      t.share('share', 'Share', { of: 'blank', outOf: 'searches' }),
    ],
  });
}

function notStatedTable({ byOfficer }: Searches) {
  return about
    .with({ questions: ['CAS-Q2', 'RAP-C1'] })
    .table('capture.not-stated', 'Searches without a self-defined ethnicity, by what the officer recorded', {
      // Groups that the report speaks of have a row even where officers recorded nobody as such.
      rows: withoutOwnGroup(byOfficer),
      columns: (t) => [
        t.key('officer', 'Officer-defined'),
        t.count('without', 'No group known', 'searches'),
        t.count('searches', 'Searches', 'searches'),
        t.share('share', 'Share', { of: 'without', outOf: 'searches' }),
      ],
    });
}
