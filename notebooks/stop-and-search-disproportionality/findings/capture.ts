import type { FindingDraft } from '@assay/evidence';
import { agreement } from '@assay/fairness-metrics';
import { finding, findings, stated, statedLimits, withLimits, wordsRead } from '@assay/notebook';
import { isComputed, MISSING_CODE, notComputed, wilsonInterval } from '@assay/statistics';
import { BLANK, GROUPS, type Searches, stops } from '../searches.ts';

const WILSON = { name: 'Share with Wilson score interval', source: 'Wilson (1927)' };
const QUESTIONS = ['CAS-Q2', 'CAS-C4'];

export const captureFindings = findings({
  name: 'captureFindings',
  title: 'What was recorded, and for whom it was not',
  needs: { stops },
  compute: ({ stops }): FindingDraft[] => {
    const both = agreement(stops.selfDefined, stops.officerDefined, { missingGroup: BLANK });
    return [
      {
        id: 'capture.searches',
        title: 'Searches of people',
        questions: QUESTIONS,
        value: stops.count,
        unit: 'count',
        method: { name: 'Count', source: 'the input' },
      },
      {
        id: 'capture.vehicle-only',
        title: 'Searches of vehicles alone, left out',
        questions: QUESTIONS,
        value: stops.vehicleOnly,
        unit: 'count',
        method: { name: 'Count', source: 'the input' },
      },
      {
        id: 'capture.repeated',
        title: 'Rows that say the same as an earlier one in every field',
        questions: QUESTIONS,
        value: stops.repeated,
        unit: 'count',
        method: { name: 'Count', source: 'the input' },
      },
      wordsRead(
        finding.about({ questions: QUESTIONS, method: { name: 'Count', source: 'the input' } }),
        'capture.words',
        'What was made of each word of the file',
        stops.words,
      ),
      outcomeBounds(stops),
      missingTable(stops),
      notStatedTable(stops),
      {
        id: 'capture.older-list',
        title: 'Searches whose self-defined ethnicity has a code that only the list of 2001 has',
        questions: QUESTIONS,
        ...stated(wilsonInterval({ successes: stops.codes.mappedFromOlderList, total: stops.count })),
        numerator: stops.codes.mappedFromOlderList,
        denominator: stops.count,
        denominatorLabel: 'searches',
        unit: 'proportion',
        method: WILSON,
        limitations: [
          'Codes that both lists have do not show by which of them a row was recorded; under the list of 2001 Gypsy or Irish Traveller and Arab people cannot be seen.',
        ],
      },
      {
        id: 'capture.no-list',
        title: 'Searches whose self-defined ethnicity is on no list',
        questions: QUESTIONS,
        value: stops.codes.unknown,
        unit: 'count',
        method: { name: 'Count', source: 'self-defined ethnicity lists of 2001 and 2011' },
      },
      {
        id: 'agreement.share',
        title: 'Officer and person name the same group',
        questions: QUESTIONS,
        ...stated(both.agreement),
        denominator: both.comparable,
        ...(isComputed(both.agreement) ? { numerator: Math.round(both.agreement.value * both.comparable) } : {}),
        denominatorLabel: 'searches where both name one of the groups that both lists have',
        unit: 'proportion',
        method: WILSON,
      },
      {
        id: 'agreement.kappa',
        title: 'Agreement beyond what the sizes of the groups alone would give',
        questions: QUESTIONS,
        ...stated(both.kappa),
        unit: 'score',
        method: { name: 'Cohen’s kappa', source: 'Cohen (1960); Fleiss, Cohen and Everitt (1969)' },
      },
      {
        id: 'agreement.table',
        title: 'What people said and what officers recorded',
        questions: QUESTIONS,
        table: {
          columns: [
            { name: 'person', label: 'Person', unit: 'text', key: true },
            { name: 'officer', label: 'Officer', unit: 'text', key: true },
            { name: 'searches', label: 'Searches', unit: 'count', people: true },
          ],
          rows: both.cells.map(({ selfDefined, officerDefined, count }) => [selfDefined, officerDefined, count]),
        },
        unit: 'count',
        people: true,
        method: { name: 'Count', source: 'the input' },
      },
    ];
  },
});

/** What could be the share of searches with an outcome, whatever followed those of which it is not known. */
function outcomeBounds({ found, selfDefined }: Searches): FindingDraft {
  const rows = GROUPS.flatMap((group) => {
    const code = selfDefined.values.indexOf(group);
    const own = found.filter((_, row) => code >= 0 && selfDefined.codes[row] === code);
    const yes = own.filter((value) => value === 1).length;
    const unknown = own.filter((value) => value === 2).length;
    const all = own.length;
    return all === 0 ? [] : [{ group, yes, unknown, all, known: all - unknown, most: yes + unknown }];
  });
  const about = finding.about({ questions: ['RAP-C1', 'RAP-Q2'], method: WILSON });
  return about.table(
    'finds.bounds',
    'Searches with an outcome, and what the share could be whatever followed those of which it is not known',
    rows,
    (t) => [
      t.key('group', 'Group'),
      t.count('yes', 'With an outcome', 'searches'),
      t.count('known', 'Outcome known', 'searches'),
      t.count('unknown', 'Not known', 'searches'),
      t.count('all', 'Searches', 'searches'),
      t.share('share', 'Share of those known', { of: 'yes', outOf: 'known' }),
      t.behind(t.count('most', 'With an outcome or not known', 'searches')),
      t.share('leastShare', 'Share if none of the unknown had one', { of: 'yes', outOf: 'all' }, { limits: false }),
      t.share('mostShare', 'Share if all of them had one', { of: 'most', outOf: 'all' }, { limits: false }),
    ],
    { unit: 'proportion' },
  );
}

function missingTable(stops: Searches): FindingDraft {
  const blank = (codes: Int32Array) => codes.filter((code) => code === MISSING_CODE).length;
  const fields: [string, number][] = [
    ['self-defined ethnicity', blank(stops.selfDefined.codes)],
    ['officer-defined ethnicity', blank(stops.officerDefined.codes)],
    ['gender', blank(stops.gender.codes)],
    ['age range', blank(stops.ageRange.codes)],
    ['object of search', blank(stops.object.codes)],
    ['outcome, or in words that no list has', stops.found.filter((value) => value === 2).length],
  ];
  return {
    id: 'capture.blank',
    title: 'Searches in which a field is blank',
    questions: QUESTIONS,
    table: {
      columns: [
        { name: 'field', label: 'Field', unit: 'text', key: true },
        { name: 'blank', label: 'Blank', unit: 'count' },
        { name: 'searches', label: 'Searches', unit: 'count' },
        ...withLimits({
          name: 'share',
          label: 'Share',
          unit: 'proportion',
          numerator: 'blank',
          denominator: 'searches',
        }),
      ],
      rows: fields.map(([field, count]) => [
        field,
        count,
        stops.count,
        ...statedLimits(wilsonInterval({ successes: count, total: stops.count })),
      ]),
    },
    unit: 'proportion',
    method: WILSON,
  };
}

/** Of people whom officers put in each group, how many have no self-defined group? Missing is not at random. */
function notStatedTable(stops: Searches): FindingDraft {
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
  const rows = [...totals].filter(([name, { all }]) => all > 0 || (GROUPS as readonly string[]).includes(name));
  const shared = {
    id: 'capture.not-stated',
    title: 'Searches without a self-defined ethnicity, by what the officer recorded',
    questions: ['CAS-Q2', 'RAP-C1'],
    unit: 'proportion',
    people: true,
    method: WILSON,
  } as const;
  if (stops.count === 0) return { ...shared, notComputed: notComputed('there are no searches') };
  return {
    ...shared,
    table: {
      columns: [
        { name: 'officer', label: 'Officer-defined', unit: 'text', key: true },
        { name: 'without', label: 'No group known', unit: 'count', people: true },
        { name: 'searches', label: 'Searches', unit: 'count', people: true },
        ...withLimits({
          name: 'share',
          label: 'Share',
          unit: 'proportion',
          numerator: 'without',
          denominator: 'searches',
        }),
      ],
      rows: rows.map(([name, { without, all }]) => [
        name,
        without,
        all,
        ...statedLimits(wilsonInterval({ successes: without, total: all })),
      ]),
    },
  };
}
