import { BROAD_GROUPS } from '@assay/dataset';
import type { MetricName } from '@assay/fairness-metrics';
import { countCells, groupCells, happenedByGroup, rateCounts, scoredAmong } from '@assay/fairness-metrics';
import { finding, findings, peopleAndRows, whereRows, wordsRead } from '@assay/notebook';
import { type NotComputed, notComputed, STATISTICAL_METHODS } from '@assay/statistics';
import { MODELS } from '../lists.ts';
import { type People, people, type Recorded, recorded } from '../people.ts';

type MaybePeople = People | NotComputed;

const about = finding.about({
  questions: ['RFS-A1', 'CAS-Q2'],
  method: STATISTICAL_METHODS.wilsonShare,
  counts: 'people',
});
const counted = about.with({ method: STATISTICAL_METHODS.count });

export const cohortFindings = findings('cohortFindings', 'Who the people are, and what the label records of them', {
  needs: { recorded, people: whereRows(people) },
  compute: ({ recorded, people }) => {
    const { count, counts, ever, group, words } = recorded;
    const everKnown = ever.yes + ever.no;
    const isBroad = group.values.map((name) => (BROAD_GROUPS as readonly string[]).includes(name));
    const withGroup = counts.reduce((sum, rows, row) => sum + (isBroad[group.codes[row]!] ? rows : 0), 0);
    return [
      ...peopleAndRows(counted, 'cohort', count, 'status' in people ? people : people.repeated),
      about.share('cohort.never-charged', 'People never charged with anything, of those of whom it is known', {
        from: everKnown === 0 ? noneKnown(ever.words.length > 0) : { of: ever.no, outOf: everKnown },
        outOfLabel: 'people of whom it is known',
      }),
      about.share('cohort.not-recorded', {
        title: 'People of whom no ethnic group is known: blank, declined, or in words that no list has',
        from: { of: count - withGroup, outOf: count },
        outOfLabel: 'people',
      }),
      scoredTable(people, everKnown === 0 ? null : ever.no),
      boundsTable(recorded),
      wordsRead(counted, 'cohort.words', 'What was made of each word of the file', words),
      labelTable(recorded, people),
    ];
  },
});

const noneKnown = (isWritten: boolean): NotComputed =>
  notComputed(
    isWritten
      ? 'no word of the column says whether somebody was ever charged'
      : 'the file does not say who was ever charged',
  );

/** Whom each model leaves without a score; how many of them were never charged is counted, not taken as known. */
function scoredTable(people: MaybePeople, never: number | null) {
  return about.given(people).table('cohort.scored', 'Whom each model scores', {
    rows: ({ offenderScore, suspectScore, count, neverCharged }) =>
      MODELS.map(({ key, name }) => {
        const score = key === 'offender' ? offenderScore : suspectScore;
        const [scored, neverScored] = [scoredAmong(score), scoredAmong(score, neverCharged)];
        return { name, scored, people: count, neverScored, never };
      }),
    columns: (t) => [
      t.key('model', 'Score', 'name'),
      t.people('scored', 'Scored'),
      t.people('people', 'People'),
      t.share('share', 'Share scored', { of: 'scored', outOf: 'people' }),
      t.people('neverScored', 'Scored, never charged'),
      t.people('never', 'Never charged'),
      t.share('neverShare', 'Share scored of people never charged', { of: 'neverScored', outOf: 'never' }),
    ],
  });
}

/** What nobody knows of is left out of every share; here is what the share could be, whatever the truth of them. */
function boundsTable({ charged, ever }: Recorded) {
  const rows = [
    { field: 'charged later', yes: charged.yes, no: charged.no, unknown: charged.unknown },
    { field: 'never charged', yes: ever.no, no: ever.yes, unknown: ever.unknown },
  ].map((row) => ({
    ...row,
    known: row.yes + row.no,
    all: row.yes + row.no + row.unknown,
    most: row.yes + row.unknown,
  }));
  return about.table('cohort.unknown', 'What is not known of people, and what it could change', {
    rows,
    columns: (t) => [
      t.key('field', 'What'),
      t.people('yes', 'Yes'),
      t.people('known', 'Known'),
      t.people('unknown', 'Not known'),
      t.people('all', 'People'),
      t.share('share', 'Share of those known', { of: 'yes', outOf: 'known' }),
      t.behind(t.people('most', 'Yes or not known')),
      t.share('leastShare', 'Share if all unknown were not', { of: 'yes', outOf: 'all' }, { limits: false }),
      t.share('mostShare', 'Share if all unknown were', { of: 'most', outOf: 'all' }, { limits: false }),
    ],
  });
}

/** By group: how many have the label, and, for invented people, how many offended and how much of that the label records. */
function labelTable({ group, charged, counts }: Recorded, people: MaybePeople) {
  const offended = 'status' in people ? people : people.offended;
  // What happened takes the place of the label, the label that of the decision: whom it misses is what is not recorded.
  const truth =
    'status' in people || 'status' in offended
      ? null
      : groupCells(countCells({ attributes: { ethnicity: people.group }, label: offended, decision: people.label }), [
          'ethnicity',
        ]);
  const trueOf = (metric: MetricName) => (row: { readonly group: string }) =>
    rateCounts(truth!.find(({ group }) => group === row.group)!, metric);
  return about.with({ questions: ['RFS-A1', 'CAS-Q1'] }).table('label.by-group', {
    title: 'Charged in the follow-up, and what is known of offending',
    limitations:
      'A charge is what police and prosecutors did. Where an offence more often leads to a charge in one group, the label counts that as more offending.',
    rows: happenedByGroup(group, charged.values, counts),
    columns: (t) => [
      t.key('group', 'Ethnic group'),
      t.people('charged', 'Charged', 'happened'),
      t.people('people', 'People', 'known'),
      t.share('rate', 'Share charged', { of: 'charged', outOf: 'people' }),
      ...(truth === null
        ? []
        : [
            t.share('offended', 'Share who offended (invented people only)', trueOf('prevalence'), { limits: false }),
            t.share('recorded', 'Of them, share charged (invented people only)', trueOf('truePositiveRate'), {
              limits: false,
            }),
          ]),
    ],
  });
}
