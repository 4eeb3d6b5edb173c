import { tableOf } from '@assay/dataset';
import { computeFindings } from '@assay/notebook';
import { expect, it } from 'vitest';
import { searches } from '../inputs.ts';
import notebook from '../notebook.ts';

const GROUPS = { White: 'White - White British (W1)', Black: 'Black or Black British - Caribbean (B1)' } as const;
const FOUND = 'Arrest';
const NOTHING = 'A no further action disposal';

/** Searches of people: group, object, outcome. */
function findingsOf(rows: readonly (readonly [keyof typeof GROUPS, string, string | null])[]) {
  const table = tableOf(searches.schema, {
    type: rows.map(() => 'Person search'),
    time: rows.map((_, row) => `2024-05-0${1 + (row % 9)}T12:00:00`),
    self_defined_ethnicity: rows.map(([group]) => GROUPS[group]),
    officer_defined_ethnicity: rows.map(([group]) => group),
    object_of_search: rows.map(([, object]) => object),
    outcome: rows.map(([, , outcome]) => outcome),
  });
  return computeFindings(notebook, { searches: table });
}
const times = <Each>(count: number, each: Each): Each[] => Array.from({ length: count }, () => each);

it('counts finds among searches whose outcome is on record; an object of which none is has no row', async () => {
  const found = await findingsOf([
    ...times(8, ['White', 'Stolen goods', FOUND] as const),
    ...times(24, ['White', 'Stolen goods', NOTHING] as const),
    ...times(4, ['Black', 'Stolen goods', FOUND] as const),
    ...times(6, ['Black', 'Stolen goods', null] as const),
    ...times(10, ['Black', 'Controlled drugs', NOTHING] as const),
    ...times(5, ['Black', 'Fireworks', null] as const),
  ]);
  const cells = (id: string) => {
    const { columns, rows } = found.get(id)!.table!;
    const places = ['found', 'searches'].map((name) => columns.findIndex((column) => column.name === name));
    return rows.flatMap((row) =>
      Number(row[places[1]!]) > 0 || id === 'finds.by-object' ? [[row[0], ...places.map((at) => row[at])]] : [],
    );
  };
  expect(cells('finds.by-object')).toEqual([
    ['Controlled drugs', 0, 10],
    ['Stolen goods', 12, 36],
  ]);
  expect(cells('finds.by-group')).toEqual([
    ['White', 8, 32],
    ['Black', 4, 14],
  ]);
});

it('says why nothing can be compared where no outcome of the group that others are compared with is on record', async () => {
  const found = await findingsOf([
    ...times(20, ['White', 'Stolen goods', null] as const),
    ...times(20, ['Black', 'Stolen goods', FOUND] as const),
  ]);
  for (const id of ['finds.by-group', 'finds.within-object', 'finds.by-object'])
    expect(found.get(id)!.notComputed?.reason, id).toBe('the outcome of no search of the White group is known');
});

it('compares with a group of one search, and says of which groups no outcome is known', async () => {
  const found = await findingsOf([
    ['White', 'Stolen goods', FOUND],
    ...times(9, ['Black', 'Stolen goods', null] as const),
  ]);
  const { columns, rows } = found.get('finds.by-group')!.table!;
  const verdict = columns.findIndex(({ name }) => name === 'verdict');
  expect(rows.map((row) => [row[0], row[1], row[2], row[verdict]])).toEqual([
    ['White', 1, 1, 'compared with'],
    ...['Mixed', 'Asian', 'Black', 'Other'].map((group) => [group, 0, 0, 'no outcome known']),
  ]);
});
