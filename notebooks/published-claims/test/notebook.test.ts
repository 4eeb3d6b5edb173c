import { NO_OFFICIAL_SEARCHES, OFFICIAL_YEAR as OFFICIAL, officialSearches, tableOf } from '@assay/dataset';
import { readTable } from '@assay/dataset/read';
import { findingProblems } from '@assay/evidence';
import { computeFindings } from '@assay/notebook';
import { describeWithReferenceData } from '@assay/testing';
import { describe, expect, it } from 'vitest';
import notebook from '../notebook.ts';
import { official } from '../sheet.ts';

const none = tableOf(official.schema, {});

describe('published claims', async () => {
  const found = await computeFindings(notebook, { official: none });
  const rows = (id: string) => new Map(found.get(id)!.table!.rows.map((row) => [row[0], row.slice(1) as number[]]));

  it('states findings that hold together', () => {
    expect([...found.values()].flatMap(findingProblems)).toEqual([]);
  });

  it('divides the printed rates', () => {
    const ratio = (group: string) => Math.round(rows('printed.ratios').get(group)![1]! * 100) / 100;
    expect([ratio('Black'), ratio('Mixed'), ratio('Asian')]).toEqual([4.15, 1.68, 1.44]);
  });

  it('recomputes the published official rates to their printed digits', () => {
    const rate = (group: string) => Math.round(rows('official.ratios').get(group)![2]! * 100) / 100;
    expect([rate('Black'), rate('Mixed'), rate('Asian'), rate('Other'), rate('White')]).toEqual([
      12.52, 8.34, 6.05, 0.52, 2.83,
    ]);
  });

  it('puts each ratio between its bounds, and finds the forces that use both kinds', () => {
    for (const [group, [, , , , , ratio, , , least, most]] of rows('official.ratios')) {
      if (group === 'White') continue;
      expect(least).toBeLessThan(ratio!);
      expect(most).toBeGreaterThan(ratio!);
    }
    expect(found.get('tools.both')!.value).toBe(10);
  });

  it('takes the counts of a given table, and of one that lacks a group none', async () => {
    const given = (groups: readonly string[]) =>
      tableOf(official.schema, {
        time: groups.map(() => '2021/22'),
        ethnicity: groups,
        geography: groups.map(() => 'Elsewhere'),
        searches: groups.map((group) => (group === 'White' ? '1,000' : '300')),
        population: groups.map(() => '100,000'),
      });
    const asked = { area: 'Elsewhere', year: '2021/22' };
    const own = await computeFindings(notebook, { official: given(OFFICIAL.groups.map(({ group }) => group)) }, asked);
    const black = own.get('official.ratios')!.table!.rows.find(([group]) => group === 'Black')!;
    expect(black.slice(1, 4)).toEqual([300, 100_000, 3]);
    expect(own.get('claims.sheet')!.table!.rows[0]).toContain(
      'Ratios follow from the printed rates; those of official counts stand beside them',
    );
    // One row is a table too: what is stored here does not stand in for what it lacks.
    const stored = { area: OFFICIAL.area, year: OFFICIAL.year };
    const lacking = await computeFindings(notebook, { official: given(['White']) }, stored);
    expect(lacking.get('official.ratios')!.notComputed!.reason).toContain('no counts of the area and year');
    expect(lacking.get('claims.sheet')!.table!.rows[0]).toContain('Ratios follow from the printed rates');
  });

  it('draws half as often as far from one as twice as often', () => {
    expect(notebook.figures!.map(({ chart }) => chart)).toEqual([
      expect.objectContaining({ reference: 1, logarithmic: true }),
    ]);
  });

  it('says that there are no counts of another year', async () => {
    const other = await computeFindings(notebook, { official: none }, { year: '2022/23' });
    expect(other.get('official.ratios')!.notComputed!.reason).toContain('no counts of the area and year');
    expect([...other.values()].flatMap(findingProblems)).toEqual([]);
  });
});

it('names the table that was given as the source of its counts, not the series that stands in, and calls its year no other', async () => {
  const groups = OFFICIAL.groups.map(({ group }) => group);
  const columns = {
    time: groups.map(() => '2022/23'),
    ethnicity: groups,
    geography: groups.map(() => OFFICIAL.area),
    searches: OFFICIAL.groups.map(({ searches }) => `${searches}`),
    population: OFFICIAL.groups.map(({ population }) => `${population}`),
  };
  const given = tableOf(official.schema, columns);
  const found = await computeFindings(notebook, { official: given }, { year: '2022/23' });
  const { method, title, table } = found.get('official.ratios')!;
  expect(table!.rows).toHaveLength(groups.length);
  expect(method.source).toContain('The official table given');
  expect(method.source).not.toContain('2017/18');
  expect(`${title} ${JSON.stringify(found.get('claims.sheet')!.table!.rows)}`).not.toMatch(
    /another year|earlier (official )?year/,
  );
});

describeWithReferenceData('official table', ['fairness/uk/rdu-stop-and-search-2006-2018.csv'], (path) => {
  it('holds the counts that are stored here', async () => {
    const { table } = await readTable({ paths: [path!], schema: official.schema });
    const asked = { area: OFFICIAL.area, groups: OFFICIAL.groups.map(({ group }) => group) };
    expect(officialSearches(table, { ...asked, year: '2017/18' })).toEqual(OFFICIAL);
    expect(officialSearches(table, { ...asked, year: '2022/23' })).toBe(NO_OFFICIAL_SEARCHES);
  });
});
