import { type Table, tableOf, textColumn } from '@assay/dataset';
import { type FindingDraft, findingProblems } from '@assay/evidence';
import type { Cell, Need } from '@assay/notebook';
import { randomStream } from '@assay/statistics';
import { scoredCohort } from '@assay/synthetic';
import { describe, expect, it } from 'vitest';
import { cohort } from '../inputs.ts';
import notebook from '../notebook.ts';

async function computeFindings(
  tables: Readonly<Record<string, Table>>,
  parameters: Readonly<Record<string, unknown>> = {},
): Promise<Map<string, FindingDraft>> {
  const values = new Map<Cell, unknown>();
  const provide = async (need: Need): Promise<unknown> => {
    if (need.kind === 'input') return tables[need.name];
    if ('default' in need) return parameters[need.name] ?? need.default;
    if (!values.has(need)) {
      const provided: Record<string, unknown> = {};
      for (const [as, inner] of Object.entries(need.needs)) provided[as] = await provide(inner);
      const context = { random: (label: string) => randomStream(1, need.name, label), log: () => {} };
      values.set(need, await need.compute(provided, context));
    }
    return values.get(need);
  };
  const found = new Map<string, FindingDraft>();
  for (const cell of notebook.cells) {
    const value = await provide(cell);
    if (cell.kind === 'findings') for (const draft of value as FindingDraft[]) found.set(draft.id, draft);
  }
  return found;
}

const cellOf = (found: Map<string, FindingDraft>, id: string, key: string, column: string) => {
  const { columns, rows } = found.get(id)!.table!;
  return rows.find((row) => row[0] === key)![columns.findIndex(({ name }) => name === column)];
};

describe('offender model with and without suspect data', async () => {
  const made = scoredCohort({ seed: 'risk-model-fairness', people: 6000 });
  const tables = { cohort: made.cohort, truth: made.truth };
  const found = await computeFindings(tables, { listSize: 300 });

  it('states findings that hold together', () => {
    expect([...found.values()].flatMap(findingProblems)).toEqual([]);
  });

  it('finds what was put in: groups offend alike, and Black people’s offences are charged more often', () => {
    const offended = (group: string) => cellOf(found, 'label.by-group', group, 'offended') as number;
    const recorded = (group: string) => cellOf(found, 'label.by-group', group, 'recorded') as number;
    expect(Math.abs(offended('Black') - offended('White'))).toBeLessThan(0.05);
    expect(recorded('Black') - recorded('White')).toBeGreaterThan(0.08);
  });

  it('counts entrants against the lists: enter − leave is the change in length', () => {
    const rows = found.get('list.turnover')!.table!.rows as number[][];
    for (const [, , before, after, entered, left] of rows) expect(entered! - left!).toBe(after! - before!);
  });

  it('people without a recorded group are a group in every table', () => {
    expect(cellOf(found, 'errors.with-suspect-data', 'Not recorded', 'without')).toBeGreaterThan(0);
  });

  it('crosses ethnicity and sex so that everyone is in one group, the unrecorded of either kept apart', async () => {
    const sum = (from: Map<string, FindingDraft>, id: string, column: string) => {
      const { columns, rows } = from.get(id)!.table!;
      const at = columns.findIndex(({ name }) => name === column);
      return rows.reduce((total, row) => total + (row[at] as number), 0);
    };
    expect(sum(found, 'errors.crossed', 'without')).toBe(sum(found, 'errors.with-suspect-data', 'without'));
    const sex = textColumn(made.cohort, 'sex');
    const codes = sex.codes.map((code, row) => (row % 4 === 0 ? -1 : code));
    const columns = { ...made.cohort.columns, sex: { kind: 'text', values: sex.values, codes } as const };
    const partly = await computeFindings({ ...tables, cohort: { ...made.cohort, columns } }, { listSize: 300 });
    const groups = partly.get('errors.crossed')!.table!.rows.map(([group]) => group);
    expect(groups).toContain('Not recorded × Not recorded');
    expect(groups).toContain('Black × Not recorded');
    expect(new Set(groups).size).toBe(groups.length);
    expect(sum(partly, 'errors.crossed', 'without')).toBe(sum(found, 'errors.crossed', 'without'));
    expect(partly.get('gap.crossed')!.interval).toMatchObject({ low: expect.any(Number) });
  });

  it('an extract of one group is read, and says of the others that nobody is in them', async () => {
    const group = textColumn(made.cohort, 'ethnic_group');
    const code = group.values.indexOf('White');
    const only = (codes: Int32Array) => ({
      ...tables,
      cohort: {
        ...made.cohort,
        columns: { ...made.cohort.columns, ethnic_group: { kind: 'text', values: group.values, codes } } as const,
      },
    });
    const one = await computeFindings(only(group.codes.map(() => code)), { listSize: 300 });
    expect(cellOf(one, 'errors.with-suspect-data', 'Black', 'without')).toBe(0);
    expect(cellOf(one, 'errors.with-suspect-data', 'Black', 'wrong')).toBeNull();
    expect(one.get('gap.with-suspect-data')!.notComputed!.reason).toBe('only one group has this rate');
    expect([...one.values()].flatMap(findingProblems)).toEqual([]);
    const none = computeFindings(only(group.codes.map(() => -1)), { listSize: 300 });
    await expect(none).rejects.toThrow('ethnic_group is blank for everyone: 0 groups recorded');
    const other = computeFindings(only(group.codes.map(() => group.values.indexOf('Asian'))), { listSize: 300 });
    await expect(other).rejects.toThrow('nobody is recorded as White: the groups are Asian. Choose one of them');
    const empty = scoredCohort({ seed: 'none', people: 1 }).cohort;
    const blank = tableOf(cohort.schema, Object.fromEntries(Object.keys(empty.columns).map((name) => [name, []])));
    await expect(computeFindings({ ...tables, cohort: blank })).rejects.toThrow('no rows: 0. Export it again');
  });

  it('does not use the truth of other people', async () => {
    const other = scoredCohort({ seed: 'others', people: 5999 });
    const without = await computeFindings({ cohort: made.cohort, truth: other.truth }, { listSize: 300 });
    expect(without.get('truth.by-group')!.notComputed!.reason).toBe('what these people truly did is not known');
  });

  it('one model alone is audited, and the comparison says why there is none', async () => {
    const { cohort } = made;
    const nothing = new Float64Array(cohort.rowCount).fill(Number.NaN);
    const columns = { ...cohort.columns, score_with_suspect_data: { kind: 'number', values: nothing } as const };
    const alone = await computeFindings({ ...tables, cohort: { ...cohort, columns } }, { listSize: 300 });
    expect(alone.get('list.entered')!.notComputed!.reason).toContain('one model alone');
    expect(alone.get('errors.offender-model')!.table!.rows.length).toBeGreaterThan(4);
    expect([...alone.values()].flatMap(findingProblems)).toEqual([]);
  });
});
