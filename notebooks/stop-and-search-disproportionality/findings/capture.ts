import { type Agreement, agreement } from '@assay/fairness-metrics';
import { finding, findings, wordsRead } from '@assay/notebook';
import { isComputed, MISSING_CODE, notComputed } from '@assay/statistics';
import {
  BLANK,
  GROUPS,
  OF_KNOWN_OUTCOME,
  SEARCHES_OF_PEOPLE,
  type Searches,
  stops,
  WITH_AN_OUTCOME,
} from '../searches.ts';

const about = finding.about({
  questions: ['CAS-Q2', 'CAS-C4'],
  method: { name: 'Share with Wilson score interval', source: 'Wilson (1927)' },
});
const counted = about.with({ method: { name: 'Count', source: 'the input' } });

export const captureFindings = findings({
  name: 'captureFindings',
  title: 'What was recorded, and for whom it was not',
  needs: { stops },
  compute: ({ stops }) => [
    counted.count('capture.searches', 'Searches of people', 'searches', stops.count),
    counted.count('capture.vehicle-only', 'Searches of vehicles alone, left out', 'searches', stops.vehicleOnly),
    counted.count(
      'capture.repeated',
      'Rows that say the same as an earlier one in every field',
      'records',
      stops.repeated,
    ),
    wordsRead(counted, 'capture.words', 'What was made of each word of the file', stops.words),
    outcomeBounds(stops),
    missingTable(stops),
    notStatedTable(stops),
    about.share(
      'capture.older-list',
      'Searches whose self-defined ethnicity has a code that only the list of 2001 has',
      { of: stops.codes.mappedFromOlderList, outOf: stops.count },
      {
        counts: 'searches',
        outOfLabel: 'searches',
        limitations: [
          'Codes that both lists have do not show by which of them a row was recorded; under the list of 2001 Gypsy or Irish Traveller and Arab people cannot be seen.',
        ],
      },
    ),
    counted.count(
      'capture.no-list',
      'Searches whose self-defined ethnicity is on no list',
      'searches',
      stops.codes.unknown,
      { method: { name: 'Count', source: 'self-defined ethnicity lists of 2001 and 2011' } },
    ),
    ...agreementFindings(agreement(stops.selfDefined, stops.officerDefined, { missingGroup: BLANK })),
  ],
});

function agreementFindings({ cells, comparable, agreement, kappa }: Agreement) {
  const agreed = isComputed(agreement)
    ? { of: Math.round(agreement.value * comparable), outOf: comparable }
    : notComputed(agreement.reason);
  return [
    about.share('agreement.share', 'Officer and person name the same group', agreed, {
      counts: 'searches',
      outOfLabel: 'searches where both name one of the groups that both lists have',
    }),
    about.estimate('agreement.kappa', 'Agreement beyond what the sizes of the groups alone would give', kappa, {
      unit: 'score',
      contributors: comparable,
      counts: 'searches',
      method: { name: 'Cohen’s kappa', source: 'Cohen (1960); Fleiss, Cohen and Everitt (1969)' },
    }),
    counted.table('agreement.table', 'What people said and what officers recorded', cells, (t) => [
      t.key('person', 'Person', 'selfDefined'),
      t.key('officer', 'Officer', 'officerDefined'),
      t.count('searches', 'Searches', 'searches', 'count'),
    ]),
  ];
}

/** What could be the share of searches with an outcome, whatever followed those of which it is not known. */
function outcomeBounds({ found, selfDefined }: Searches) {
  const rows = GROUPS.flatMap((group) => {
    const code = selfDefined.values.indexOf(group);
    const own = found.filter((_, row) => code >= 0 && selfDefined.codes[row] === code);
    const yes = own.filter((value) => value === 1).length;
    const unknown = own.filter((value) => value === 2).length;
    const all = own.length;
    return all === 0 ? [] : [{ group, yes, unknown, all, known: all - unknown, most: yes + unknown }];
  });
  return about.with({ questions: ['RAP-C1', 'RAP-Q2'] }).table(
    'finds.bounds',
    'Searches with an outcome, and what the share could be whatever followed those of which it is not known',
    rows,
    (t) => [
      t.key('group', 'Group'),
      t.count('yes', 'With an outcome', 'searches', 'yes', WITH_AN_OUTCOME),
      t.count('known', 'Outcome known', 'searches', 'known', OF_KNOWN_OUTCOME),
      t.count('unknown', 'Not known', 'searches'),
      t.count('all', 'Searches', 'searches', 'all', { ...SEARCHES_OF_PEOPLE, sumOf: ['known', 'unknown'] }),
      t.share('share', 'Share of those known', { of: 'yes', outOf: 'known' }),
      t.share('leastShare', 'Share if none of the unknown had one', { of: 'yes', outOf: 'all' }, { limits: false }),
      // Not of its count: that would be a second sum with those not known, who are few, and hold back whole columns.
      t.estimate('mostShare', 'Share if all of them had one', ({ most, all }) => most / all, {
        unit: 'proportion',
        contributors: 'all',
        limits: false,
      }),
    ],
    { unit: 'proportion' },
  );
}

function missingTable(stops: Searches) {
  const blank = (codes: Int32Array) => codes.filter((code) => code === MISSING_CODE).length;
  const rows = [
    { field: 'self-defined ethnicity', blank: blank(stops.selfDefined.codes) },
    { field: 'officer-defined ethnicity', blank: blank(stops.officerDefined.codes) },
    { field: 'gender', blank: blank(stops.gender.codes) },
    { field: 'age range', blank: blank(stops.ageRange.codes) },
    { field: 'object of search', blank: blank(stops.object.codes) },
    { field: 'outcome, or in words that no list has', blank: stops.found.filter((value) => value === 2).length },
  ];
  return about.table('capture.blank', 'Searches in which a field is blank', rows, (t) => [
    t.key('field', 'Field'),
    t.count('blank', 'Blank', 'searches'),
    t.count('searches', 'Searches', 'searches', () => stops.count),
    t.share('share', 'Share', { of: 'blank', outOf: 'searches' }),
  ]);
}

/** Of people whom officers put in each group, how many have no self-defined group? Missing is not at random. */
function notStatedTable(stops: Searches) {
  const officer = [...stops.officerDefined.values, BLANK];
  const totals = new Map(officer.map((name) => [name, { without: 0, all: 0 }]));
  for (let row = 0; row < stops.count; row++) {
    const own = stops.officerDefined.codes[row]!;
    const said = stops.selfDefined.codes[row]!;
    const total = totals.get(own === MISSING_CODE ? BLANK : stops.officerDefined.values[own]!)!;
    total.all++;
    if (!(GROUPS as readonly string[]).includes(stops.selfDefined.values[said] ?? '')) total.without++;
  }
  // Groups that the report speaks of have a row even where officers recorded nobody as such.
  for (const group of GROUPS) if (!totals.has(group)) totals.set(group, { without: 0, all: 0 });
  const rows = [...totals]
    .map(([officer, { without, all }]) => ({ officer, without, searches: all }))
    .filter(({ officer, searches }) => searches > 0 || (GROUPS as readonly string[]).includes(officer));
  return about
    .with({ questions: ['CAS-Q2', 'RAP-C1'] })
    .table(
      'capture.not-stated',
      'Searches without a self-defined ethnicity, by what the officer recorded',
      rows,
      (t) => [
        t.key('officer', 'Officer-defined'),
        t.count('without', 'No group known', 'searches'),
        t.count('searches', 'Searches', 'searches'),
        t.share('share', 'Share', { of: 'without', outOf: 'searches' }),
      ],
    );
}
