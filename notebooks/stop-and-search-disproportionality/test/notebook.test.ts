import { readFileSync } from 'node:fs';
import { selectRows, type Table, tableOf } from '@assay/dataset';
import { finding, findingProblems } from '@assay/evidence';
import { computeFindings as findingsOf, resolveAnswers } from '@assay/notebook';
import { describe, expect, it } from 'vitest';
import { official, population, searches } from '../inputs.ts';
import notebook from '../notebook.ts';

const report = readFileSync(new URL('../report.md', import.meta.url), 'utf8');

const computeFindings = (tables: Readonly<Record<string, Table>>, parameters = {}) =>
  findingsOf(notebook, tables, parameters);

const repeat = (n: number, value: string | null) => new Array<string | null>(n).fill(value);

/** 60 White, 30 Black, 6 not stated, 4 blank searches of people in one area, and one of a vehicle alone. */
const self = [
  ...repeat(59, 'White - English/Welsh/Scottish/Northern Irish/British'),
  ...repeat(1, 'White - White British (W1)'),
  ...repeat(29, 'Black/African/Caribbean/Black British - African'),
  ...repeat(1, 'Black or Black British - Caribbean (B1)'),
  ...repeat(6, 'Other ethnic group - Not stated'),
  ...repeat(4, null),
  ...repeat(1, 'White - Irish'),
];
const officer = [...repeat(60, 'White'), ...repeat(30, 'Black'), ...repeat(8, 'Black'), ...repeat(3, null)];
const tables = (area: string, rates = true) => ({
  searches: tableOf(searches.schema, {
    type: [...repeat(100, 'Person search'), 'Vehicle search'],
    time: repeat(101, '2024-05-01T12:00:00'),
    gender: repeat(101, 'Male'),
    age_range: repeat(101, '18-24'),
    self_defined_ethnicity: self,
    officer_defined_ethnicity: officer,
    legislation: repeat(101, null),
    object_of_search: repeat(101, 'Controlled drugs'),
    outcome: self.map((_, row) => (row % 3 === 0 ? 'Arrest' : row % 50 === 1 ? null : 'A no further action disposal')),
    outcome_linked: repeat(101, null),
    removal_of_clothing: repeat(101, null),
    local_policing_area: repeat(101, area),
  }),
  population: tableOf(population.schema, {
    local_policing_area: ['Dudley', 'Dudley'],
    ethnic_group: ['White', 'Black'],
    residents: [6000, 1000],
  }),
  official: tableOf(official.schema, {
    time: rates ? ['2017/18', '2017/18', '2017/18'] : [],
    ethnicity: rates ? ['Black', 'White', 'All'] : [],
    geography: rates ? ['All', 'All', 'All'] : [],
    searches: rates ? ['54,389', '147,324', 'N/A'] : [],
    population: rates ? ['1,864,890', '48,209,395', 'N/A'] : [],
    rate: rates ? ['29.16', '3.16', 'N/A'] : [],
  }),
});

describe('stop and search', async () => {
  const found = await computeFindings(tables('Dudley'));
  const row = (id: string, key: string) => {
    const { columns, rows } = found.get(id)!.table!;
    const values = rows.find((candidate) => candidate[0] === key)!;
    return Object.fromEntries(columns.map(({ name }, index) => [name, values[index]]));
  };

  it('states findings that hold together', () => {
    expect([...found.values()].flatMap(findingProblems)).toEqual([]);
  });
  it('says of every number how it is made, so that the disclosure gate can make it again', () => {
    const without = [...found.values()].flatMap(({ id, kind, value, table }) => [
      ...((value ?? null) !== null && kind === undefined ? [id] : []),
      ...(table?.columns ?? []).filter((column) => column.kind === undefined).map(({ name }) => `${id}.${name}`),
    ]);
    expect(without).toEqual([]);
  });
  it('leaves vehicles out and reads both wordings of a code', () => {
    expect(found.get('capture.searches')!.value).toBe(100);
    expect(row('rates.per-1000', 'White')).toMatchObject({ searches: 60, residents: 6000, rate: 10 });
    expect(row('rates.per-1000', 'Black')).toMatchObject({ searches: 30, rate: 30 });
  });
  it('bounds the ratio by the ten searches of unknown group', () => {
    expect(found.get('rates.unknown')!.value).toBe(10);
    expect(row('rates.relative', 'Black')).toMatchObject({
      ratio: expect.closeTo(3, 12),
      least: expect.closeTo(30 / (70 / 6), 12),
      most: expect.closeTo(4, 12),
    });
  });
  it('shows who states nothing by what officers recorded', () => {
    expect(row('capture.not-stated', 'Black')).toMatchObject({ without: 8, searches: 38 });
  });
  it('finds the official rate that does not recompute', () => {
    expect(found.get('official.checked')!.value).toBe(2);
    expect(found.get('official.off')!.value).toBe(1);
  });
  it('a blank outcome is not "no further action"', () => {
    const total = found.get('finds.by-object')!.table!.rows[0]!;
    expect(total[2]).toBeLessThan(100);
  });

  it('follows the searches from resident to arrest, each decision among those who came so far', () => {
    const rows = found.get('chain.by-decision')!.table!.rows;
    const black = rows
      .filter(([group]) => group === 'Black')
      .map(([, decision, wentOn, reached]) => [decision, wentOn, reached]);
    const recorded = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, k) => from + k).filter((row) => row % 50 !== 1 || row % 3 === 0);
    const searches = recorded(60, 90);
    const arrests = searches.filter((row) => row % 3 === 0);
    expect(black).toEqual([
      ['Searched, outcome on record', searches.length, 1000],
      ['Led to any outcome', arrests.length, searches.length],
      ['Arrested', arrests.length, arrests.length],
    ]);
    expect(rows.find(([group, decision]) => decision === 'Arrested' && group === 'Black')![4]).toBe(1);
  });
  it('starts the chain with the search where residents are of other places', async () => {
    const other = await computeFindings(tables('Leeds'));
    expect(other.get('chain.by-decision')!.table!.rows.map(([, decision]) => decision)).not.toContain(
      'Searched, outcome on record',
    );
    const title = (of: typeof found) => of.get('chain.by-decision')!.title;
    expect([title(found), title(other)].map((words) => words.slice(0, 13))).toEqual(['From resident', 'From search t']);
  });
  it('starts the chain with the search where any group has fewer residents than searches', async () => {
    const startsAt = async (residents: number) => {
      const few = tableOf(population.schema, {
        local_policing_area: ['Dudley', 'Dudley'],
        ethnic_group: ['White', 'Black'],
        residents: [6000, residents],
      });
      const { rows } = (await computeFindings({ ...tables('Dudley'), population: few })).get('chain.by-decision')!
        .table!;
      return rows[0]![1];
    };
    // Thirty searches of Black people, of which ten led to an arrest.
    expect([await startsAt(30), await startsAt(29)]).toEqual(['Searched, outcome on record', 'Led to any outcome']);
  });
  it('compares light and dark only where vehicles were searched at times of day', async () => {
    expect(found.get('veil.by-group')!.notComputed!.reason).toContain('with a vehicle');
    const drive = (time: (row: number) => string, officers = ['White', 'Black', 'White']) => {
      const made = tables('Dudley');
      const count = 400;
      const cycle = <T>(values: readonly T[]) =>
        Array.from({ length: count }, (_, row) => values[row % values.length]!);
      const columns = {
        type: repeat(count, 'Person and Vehicle search'),
        time: Array.from({ length: count }, (_, row) => time(row)),
        gender: repeat(count, null),
        age_range: repeat(count, null),
        self_defined_ethnicity: cycle(['White - Irish', 'Black/African/Caribbean/Black British - African']),
        officer_defined_ethnicity: cycle(officers),
        legislation: repeat(count, null),
        object_of_search: repeat(count, null),
        outcome: repeat(count, 'Arrest'),
        outcome_linked: repeat(count, null),
        removal_of_clothing: repeat(count, null),
        local_policing_area: repeat(count, 'Dudley'),
      };
      return { ...made, searches: tableOf(searches.schema, columns) };
    };
    const evening = (row: number) => `2024-${row % 2 ? '06' : '12'}-15T${17 + (row % 4)}:${10 + (row % 41)}:00`;
    const seen = await computeFindings(drive(evening));
    const [white] = seen.get('veil.by-group')!.table!.rows;
    const rows = seen.get('veil.by-group')!.table!.rows;
    const all = rows.at(-1)! as number[];
    expect([1, 2].map((at) => rows.slice(0, -1).reduce((sum, row) => sum + (row[at] as number), 0))).toEqual(
      all.slice(1, 3),
    );
    expect(white![5]).toBeGreaterThan(white![4] as number);
    expect(seen.get('veil.by-group')!.table!.totals![0]!.of).toEqual(rows.slice(0, -1).map(([group]) => group));
    const martian = await computeFindings(drive(evening, ['White', 'Black', 'Martian']));
    const { rows: withOthers, totals } = martian.get('veil.by-group')!.table!;
    const others = withOthers.at(-2)! as (string | number)[];
    expect(totals![0]!.of).toContain(others[0]);
    expect(others.slice(1, 3)).not.toEqual([0, 0]);
    expect([1, 2].map((at) => withOthers.slice(0, -1).reduce((sum, row) => sum + (row[at] as number), 0))).toEqual(
      withOthers.at(-1)!.slice(1, 3),
    );
    const days = await computeFindings(drive(() => '2024-06-15T00:00:00'));
    expect(days.get('veil.by-group')!.notComputed!.reason).toContain('not times of day');
    const summer = await computeFindings(drive((row) => `2024-06-15T${17 + (row % 3)}:10:00`));
    expect(summer.get('veil.by-group')!.notComputed!.reason).toContain('too few');
  });

  it('reads a file of one group, and refuses one in which nobody can be compared', async () => {
    const made = tables('Dudley');
    const withGroups = (self: string | null, officer: string | null, count = 101) =>
      computeFindings({
        ...made,
        searches: tableOf(searches.schema, {
          type: repeat(count, 'Person search'),
          time: repeat(count, '2024-05-01T12:00:00'),
          gender: repeat(count, null),
          age_range: repeat(count, null),
          self_defined_ethnicity: repeat(count, self),
          officer_defined_ethnicity: repeat(count, officer),
          legislation: repeat(count, null),
          object_of_search: repeat(count, null),
          outcome: repeat(count, 'Arrest'),
          outcome_linked: repeat(count, null),
          removal_of_clothing: repeat(count, null),
          local_policing_area: repeat(count, 'Dudley'),
        }),
      });
    const one = await withGroups('White - Irish', 'White');
    expect([...one.values()].flatMap(findingProblems)).toEqual([]);
    const black = (id: string) => one.get(id)!.table!.rows.find(([group]) => group === 'Black')!;
    expect(black('finds.by-group').slice(1, 4)).toEqual([0, 0, null]);
    expect(black('capture.not-stated').slice(1, 4)).toEqual([0, 0, null]);
    await expect(withGroups(null, null)).rejects.toThrow('has no value in any of');
    await expect(withGroups('Asian/Asian British - Indian', 'Asian')).rejects.toThrow(
      'the groups are Asian. Choose one',
    );
    await expect(withGroups('White - Irish', 'White', 0)).rejects.toThrow('no search of a person: 0 rows');
  });

  it('refuses residents of other places, and says that no official table was given', async () => {
    const other = await computeFindings(tables('Leeds', false));
    expect(other.get('rates.relative')!.notComputed!.reason).toContain('other areas');
    expect(other.get('official.off')!.notComputed!.reason).toContain('was not given');
  });
});

describe('searches in a force’s own words', async () => {
  const words = ['White', 'White British', 'Traveller', 'Black', 'B1', 'IC3', 'N/S', 'Martian', 'Unknown', null];
  const outcomes = ['Arrest', 'NFA', 'Nothing found', 'Words of advice', null];
  const rows = words.flatMap((word) => outcomes.map((outcome) => [word, outcome] as const));
  const own = tableOf(searches.schema, {
    ...Object.fromEntries(searches.schema.fields.map(({ name }) => [name, repeat(rows.length, null)])),
    type: repeat(rows.length, 'Person search'),
    time: repeat(rows.length, '2024-05-01T12:00:00'),
    self_defined_ethnicity: rows.map(([word]) => word),
    outcome: rows.map(([, outcome]) => outcome),
    local_policing_area: repeat(rows.length, 'Dudley'),
  });
  const found = await computeFindings({ ...tables('Dudley'), searches: own });
  const row = (id: string, ...keys: readonly string[]) => {
    const { columns, rows } = found.get(id)!.table!;
    const values = rows.find((candidate) => keys.every((key, at) => candidate[at] === key))!;
    return Object.fromEntries(columns.map(({ name }, index) => [name, values[index]]));
  };

  it('reads every word of a group, and drops none as blank', () => {
    expect(row('rates.per-1000', 'White')).toMatchObject({ searches: 15 });
    expect(row('rates.per-1000', 'Black')).toMatchObject({ searches: 15 });
    expect(found.get('rates.unknown')!.value).toBe(20);
    expect(found.get('capture.no-list')!.value).toBe(5);
    expect(row('capture.words', 'self-defined ethnicity', 'Martian')).toMatchObject({
      rows: 5,
      group: 'Not on the list',
    });
    expect([...found.values()].flatMap(findingProblems)).toEqual([]);
  });

  it('takes "NFA" and "Nothing found" for no find, and a word that no list has for no outcome that is known', () => {
    expect(row('finds.by-group', 'White')).toMatchObject({ found: 3, searches: 9 });
    expect(row('finds.bounds', 'White')).toMatchObject({ yes: 3, known: 9, unknown: 6, all: 15 });
    expect(row('finds.bounds', 'White')['leastShare']).toBe(0.2);
    expect(row('finds.bounds', 'White')['mostShare']).toBe(0.6);
    expect(row('capture.words', 'outcome', 'Words of advice')).toMatchObject({ rows: 10, group: 'Not known' });
  });

  it('counts rows that say the same, and gives the rate of whichever group is compared with', async () => {
    const twice = {
      ...own,
      ...selectRows(
        own,
        Int32Array.from({ length: 100 }, (_, at) => at % 50),
      ),
    };
    const again = await computeFindings({ ...tables('Dudley'), searches: twice }, { reference: 'Black' });
    expect(again.get('capture.repeated')!.value).toBe(50);
    expect(again.get('rates.reference')!.value).toBe(30);
    const computed = new Map(
      [...again].map(([id, draft]) => [id, finding(draft, { cell: 'chain', file: 'notebook.ts' })]),
    );
    const answers = new Map(resolveAnswers(report, computed).map((each) => [each.question, each]));
    for (const [question, of] of [
      ['RAP-C1', 'rates.relative[White].ratio'],
      ['RAP-Q1', 'chain.by-decision[White,Arrested].soFar'],
      ['AMN-Q2', 'rates.relative[White].most'],
    ] as const)
      expect(answers.get(question)).toMatchObject({ status: 'answered', sentence: expect.stringContaining(of) });
    expect(found.get('rates.reference')!.value).toBe(2.5);
  });
});
