import { type Table, tableOf } from '@assay/dataset';
import { type FindingDraft, finding } from '@assay/evidence';
import { computeFindings as findingsOf } from '@assay/notebook';
import { cohort } from '../inputs.ts';
import notebook from '../notebook.ts';

export const computeFindings = (tables: Readonly<Record<string, Table>>, parameters = {}) =>
  findingsOf(notebook, tables, parameters);

/** As a run stores them: what reads a report looks at findings, not at drafts. */
export const stored = (found: ReadonlyMap<string, FindingDraft>) =>
  new Map([...found].map(([id, draft]) => [id, finding(draft, { cell: 'cohort', file: 'notebook.ts' })]));

export const cellOf = (found: ReadonlyMap<string, FindingDraft>, id: string, key: string, column: string) => {
  const { columns, rows } = found.get(id)!.table!;
  return rows.find((row) => row[0] === key)![columns.findIndex(({ name }) => name === column)];
};

/** People of two groups with scores in the order given: the highest are listed first. */
export function cohortOf(
  people: readonly (readonly [
    group: string | null,
    score: number | null,
    later: string | null,
    ever?: string | null,
  ])[],
  more: Readonly<Record<string, readonly (string | number | null)[]>> = {},
): Table {
  return tableOf(cohort.schema, {
    person_id: people.map((_, row) => `P${row}`),
    ethnic_group: people.map(([group]) => group),
    score_with_suspect_data: people.map(([, score]) => score),
    recharged: people.map(([, , later]) => later),
    ever_charged: people.map(([, , , ever]) => ever ?? null),
    ...more,
  });
}
export const repeat = <Each>(times: number, each: Each): Each[] => Array.from({ length: times }, () => each);
export const one = (
  found: ReadonlyMap<string, FindingDraft>,
  id: string,
  column: string,
  ...keys: readonly string[]
) => {
  const { columns, rows } = found.get(id)!.table!;
  const row = rows.find((each) => keys.every((key, at) => each[at] === key))!;
  return row[columns.findIndex(({ name }) => name === column)];
};
