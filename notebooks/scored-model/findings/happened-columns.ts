import type { Column, Columns } from '@assay/notebook';
import type { People } from '../people.ts';

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
