import { knownOfPeople } from '@assay/dataset';
import { happenedByGroup } from '@assay/fairness-metrics';
import { type Column, type Columns, finding, findings, peopleAndRows, wordsRead } from '@assay/notebook';
import { STATISTICAL_METHODS } from '@assay/statistics';
import { type Flags, flags } from '../flags.ts';
import { type People, people } from '../people.ts';

const about = finding.about({ questions: ['CAS-Q2'], method: STATISTICAL_METHODS.wilsonShare });
const counts = about.with({ method: STATISTICAL_METHODS.count });

export const peopleFindings = findings('peopleFindings', 'Who the people are, and what the file says of them', {
  needs: { people, flags },
  compute: ({ people, flags }) => [
    ...peopleAndRows(counts, 'people', people.count, people.repeated),
    knownTable(people, flags),
    groupTable(people),
    wordsRead(counts, 'people.words', 'What was made of each word of the file', people.words),
  ],
});

/** Of whom each thing is known: what is not known of somebody is left out of every number that needs it. */
function knownTable(people: People, { flagged }: Flags) {
  return about.table('people.known', 'What the file says of its people, and of how many', {
    rows: knownOfPeople(people, flagged),
    columns: (t) => [
      t.key('what', 'What'),
      t.text('given', 'In the file', ({ given }) => (given ? 'yes' : 'no')),
      t.people('known', 'Rows that say it', ({ given, known }) => (given ? known : null)),
      t.people('people', 'Rows', () => people.count),
      t.share('share', 'Share', { of: 'known', outOf: 'people' }, { limits: false }),
    ],
  });
}

function groupTable(people: People) {
  const { division, label, count } = people;
  const given = about.with({ questions: ['CAS-Q1', 'CAS-Q2'] }).given(division);
  return given.table('people.by-group', 'Who the people are, and to how many it happened', {
    limitations: [
      'What happened is what somebody recorded. Where recording is fuller for one group, it seems to happen more often there.',
      ...repeatedRows(people),
    ],
    rows: ({ groups }) => happenedByGroup(groups, label).map((row) => ({ ...row, all: count })),
    columns: (t) => [
      t.key('group', 'Group'),
      t.people('people', 'Rows'),
      t.behind(t.people('all', 'Rows of the file')),
      t.share('part', 'Share of all rows', { of: 'people', outOf: 'all' }, { limits: false }),
      ...happenedColumns(t, people),
    ],
  });
}

/** To how many of a row it happened; no columns where the file does not say. Rows that repeat people have no range. */
export function happenedColumns<Row extends { readonly happened: number; readonly known: number }>(
  t: Columns<Row>,
  { outcome, person }: People,
): Column<Row>[] {
  if (!('values' in outcome)) return [];
  const limits = person === null ? {} : { limits: false };
  return [
    t.people('happened', 'It happened', ({ happened }) => happened),
    t.people('known', 'Known whether it did', ({ known }) => known),
    t.share('rate', 'Share to whom it happened', { of: 'happened', outOf: 'known' }, limits),
  ];
}

/** What is said beside them. */
export const repeatedRows = ({ person }: People): readonly string[] =>
  person === null ? [] : ['Rows repeat people: shares are of rows, and none has a range.'];
