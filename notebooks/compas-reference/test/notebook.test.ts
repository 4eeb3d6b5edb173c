import { findingProblems } from '@assay/evidence';
import { computeFindings } from '@assay/notebook';
import { describe, expect, it } from 'vitest';
import notebook from '../notebook.ts';

describe('COMPAS reference', async () => {
  const found = await computeFindings(notebook, {});
  const cellOf = (id: string, race: string, column: string) => {
    const { columns, rows } = found.get(id)!.table!;
    return rows.find((row) => row[0] === race)![columns.findIndex(({ name }) => name === column)];
  };

  it('states findings that hold together', () => {
    expect([...found.values()].flatMap(findingProblems)).toEqual([]);
  });
  it('gives the printed shares: 44.85, 23.45, 27.99 and 47.72 per cent', () => {
    expect(cellOf('errors.wrongly-flagged', 'African-American', 'rate')).toBeCloseTo(0.4485, 4);
    expect(cellOf('errors.wrongly-flagged', 'Caucasian', 'rate')).toBeCloseTo(0.2345, 4);
    expect(cellOf('errors.missed', 'African-American', 'rate')).toBeCloseTo(0.2799, 4);
    expect(cellOf('errors.missed', 'Caucasian', 'rate')).toBeCloseTo(0.4772, 4);
  });
  it('gives 15.82 and 5.44 per cent for "High" alone', () => {
    expect(found.get('high.black')!.value).toBeCloseTo(0.1582, 4);
    expect(found.get('high.white')!.value).toBeCloseTo(0.0544, 4);
  });
  it('lets a rerun differ by a fiftieth where it draws, and nowhere else', () => {
    const drawn = [...found].flatMap(([id, { tolerance }]) => (tolerance === undefined ? [] : [[id, tolerance]]));
    const aFiftieth = { kind: 'stochastic', absolute: 0.02, relative: 0 };
    expect(Object.fromEntries(drawn)).toEqual({ 'gap.widest': aFiftieth, 'score.abroca-chance': aFiftieth });
  });
  it('shows no columns of limits where no number has any', () => {
    const empty = [...found].flatMap(([id, { table }]) =>
      (table?.columns ?? []).flatMap(({ kind, name }, at) =>
        kind?.kind === 'limit' && table!.rows.every((row) => row[at] === null) ? [`${id}: ${name}`] : [],
      ),
    );
    expect(empty).toEqual([]);
  });
  it('finds the cohort defect', () => {
    expect(found.get('cohort.late')).toMatchObject({ value: 1, numerator: 998 });
  });
});
