import type { FindingDraft } from '@assay/evidence';
import type { NotComputed } from '@assay/statistics';
import type { About } from './statement.ts';

/**
 * How many rows a file has, how many people they are about, and how many rows are beyond the first of their person: three counts whose
 * ids begin alike. Where the file does not say whom a row is about, neither people nor repeated rows are counted.
 *
 * @example
 * const about = finding.about({ questions: ['CAS-Q2'], method: { name: 'Count', source: 'the input' } });
 * peopleAndRows(about, 'people', 20, 3).map(({ id, value }) => [id, value]) // [['people.rows', 20], ['people.people', 17], ['people.repeated', 3]]
 */
export function peopleAndRows(about: About, id: string, rows: number, repeated: number | NotComputed): FindingDraft[] {
  return [
    about.count(`${id}.rows`, 'Rows of the file', { counts: 'records', from: rows }),
    about.count(`${id}.people`, 'People in the file', {
      counts: 'people',
      from: typeof repeated === 'number' ? rows - repeated : repeated,
    }),
    about.count(`${id}.repeated`, 'Rows beyond the first of their person', { counts: 'records', from: repeated }),
  ];
}
