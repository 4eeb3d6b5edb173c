import type { Counted } from '@assay/evidence';
import type { Agreement } from '@assay/statistics';
import type { Column, Columns } from './column.ts';

/** Two reviewers, and how far they agree on what both judged. */
export interface AgreedRow extends Agreement {
  readonly reviewers: string;
  readonly cases: number;
  readonly same: number;
}

/** How {@link agreementColumns} are computed, in words. */
export const AGREEMENT_METHOD = { name: 'Cohen’s kappa and Gwet’s AC1', source: 'Cohen (1960); Gwet (2008)' } as const;

/**
 * The columns of a table of reviewers two by two: what both judged (`cases` names that), how often alike (`alike`: "Judged
 * alike"), and what of it is no chance.
 *
 * @example
 * const row = { reviewers: '1 and 2', cases: 9, same: 6, kappa: notComputed('few'), ac1: notComputed('few'), fewest: 3 };
 * const about = finding.about({ questions: ['PSD-C1'], method: AGREEMENT_METHOD });
 * const columns = (t) => agreementColumns(t, 'flags', { cases: 'Flags both looked into', alike: 'Decided alike' });
 * about.table('a', 'A', { unit: 'score', rows: [row], columns }).table.rows[0].slice(0, 3) // ['1 and 2', 9, 6]
 */
export function agreementColumns<Row extends AgreedRow>(
  t: Columns<Row>,
  counts: Counted,
  { cases, alike }: { readonly cases: string; readonly alike: string },
): Column<Row>[] {
  const score = { unit: 'score', contributors: 'cases', fewest: ({ fewest }: Row) => fewest, counts } as const;
  return [
    t.key('reviewers', 'Reviewers', ({ reviewers }) => reviewers),
    t.count('cases', cases, counts, (row) => row.cases),
    t.count('same', alike, counts, ({ same }) => same),
    t.share('share', `Share ${alike.toLowerCase()}`, { of: 'same', outOf: 'cases' }, { limits: false }),
    t.estimate('kappa', 'Kappa', ({ kappa }) => kappa, score),
    t.estimate('ac1', 'AC1', ({ ac1 }) => ac1, score),
  ];
}
