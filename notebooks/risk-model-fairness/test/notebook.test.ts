import { tableOf, textColumn } from '@assay/dataset';
import { type FindingDraft, findingProblems } from '@assay/evidence';
import { scoredCohort } from '@assay/synthetic';
import { describe, expect, it } from 'vitest';
import { cohort } from '../inputs.ts';
import { cellOf, cohortOf, computeFindings, one, repeat } from './cohorts.ts';

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

  it('gives shares of what the file says a range, and none to what is known of everybody', () => {
    const { columns } = found.get('label.by-group')!.table!;
    const ranges = columns.flatMap(({ kind }) => (kind?.kind === 'limit' ? [kind.of] : []));
    expect(ranges).toEqual(['rate', 'rate']);
    expect(columns.map(({ name }) => name)).toEqual(expect.arrayContaining(['offended', 'recorded']));
  });

  it('counts entrants against the lists: enter − leave is the change in length', () => {
    const rows = found.get('list.turnover')!.table!.rows as number[][];
    for (const [, , before, after, entered, left] of rows) expect(entered! - left!).toBe(after! - before!);
  });

  it('people without a recorded group are a group in every table', () => {
    expect(cellOf(found, 'errors.with-suspect-data', 'Not recorded', 'without')).toBeGreaterThan(0);
  });

  it('crosses ethnicity and sex so that everyone is in one group, the unrecorded of either kept apart', async () => {
    const sum = (from: ReadonlyMap<string, FindingDraft>, id: string, column: string) => {
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
    await expect(none).rejects.toThrow('ethnic_group has no value in any of');
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

describe('would another line, year or group tell another story', async () => {
  const made = scoredCohort({ seed: 'explorer', people: 6000 });
  const found = await computeFindings({ cohort: made.cohort, truth: made.truth }, { listSize: 300 });
  const rowsOf = (id: string) => found.get(id)!.table!.rows;

  it('says at the chosen length what the errors of the list say, and sums every length up to its places', () => {
    for (const [, group, ...counts] of rowsOf('threshold.by-group').filter(([size]) => size === 300)) {
      expect(counts.slice(0, 3)).toEqual(
        rowsOf('errors.with-suspect-data')
          .find(([own]) => own === group)!
          .slice(1, 4),
      );
    }
    const label = textColumn(made.cohort, 'recharged');
    const others = label.codes.filter((code) => label.values[code] === 'no').length;
    const byLength = new Map<unknown, number>();
    for (const [size, , , without] of rowsOf('threshold.by-group')) {
      byLength.set(size, (byLength.get(size) ?? 0) + (without as number));
    }
    for (const without of byLength.values()) expect(without).toBe(others);
    expect([...byLength.keys()]).toEqual([38, 75, 150, 225, 300, 450, 600]);
  });

  it('takes the change of a gap from the two gaps, with the same people in both', () => {
    const wrong = (id: string, group: string) => cellOf(found, id, group, 'wrong') as number;
    const gap = (id: string) => wrong(id, 'Black') - wrong(id, 'White');
    const before = one(found, 'change.gap', 'before', 'listed, of people not charged later', 'Black') as number;
    const after = one(found, 'change.gap', 'after', 'listed, of people not charged later', 'Black') as number;
    expect(before).toBeCloseTo(gap('errors.offender-model'), 12);
    expect(after).toBeCloseTo(gap('errors.with-suspect-data'), 12);
    expect(one(found, 'change.gap', 'change', 'listed, of people not charged later', 'Black')).toBeCloseTo(
      after - before,
      12,
    );
  });

  it('divides the same people by year, age and area', () => {
    const total = (id: string, column: string) => {
      const { columns, rows } = found.get(id)!.table!;
      return rows.reduce((sum, row) => sum + (row[columns.findIndex(({ name }) => name === column)] as number), 0);
    };
    const all = total('errors.with-suspect-data', 'without');
    expect(total('errors.by-age', 'without')).toBe(all);
    expect(total('errors.by-area', 'without')).toBe(all);
    expect(new Set(rowsOf('errors.by-year').map(([year]) => year))).toEqual(new Set(['2021', '2022', '2023']));
  });

  it('bounds a share of hidden outcomes by hand, and never leaves out what is recorded', () => {
    for (const [, , recorded, low, high] of rowsOf('label.hidden') as number[][]) {
      expect(low).toBeLessThanOrEqual(recorded!);
      expect(high).toBeGreaterThanOrEqual(recorded!);
    }
    // 100 listed of 1,000; 100 offended unseen. All of them listed: 0 of 900. None of them listed: 100 of 900.
    const people = [
      ...repeat(100, ['Black', 0.9, 'no'] as const),
      ...repeat(900, ['Black', 0.1, 'no'] as const),
      ['White', 0.05, 'no'] as const,
      ['White', 0.04, 'yes'] as const,
    ];
    return computeFindings({ cohort: cohortOf(people) }, { listSize: 100 }).then((by) => {
      const row = by.get('label.hidden')!.table!.rows.find(([hidden, group]) => hidden === 0.1 && group === 'Black')!;
      expect(row.slice(2)).toEqual([0.1, 0, expect.closeTo(1 / 9, 12)]);
    });
  });

  it('puts ages in years into bands', async () => {
    const people = Array.from({ length: 60 }, (_, row) => ['White', row, row % 3 === 0 ? 'yes' : 'no'] as const);
    const table = cohortOf(people, { age_band: people.map((_, row) => `${17 + row}`) });
    const by = await computeFindings({ cohort: table }, { listSize: 20 });
    expect(by.get('errors.by-age')!.table!.rows.map(([band]) => band)).toEqual([
      'under 18',
      '18-24',
      '25-34',
      '35-49',
      '50 and over',
    ]);
  });

  it('counts five rows of a person as one person, and says so', async () => {
    const people = Array.from(
      { length: 400 },
      (_, row) => [row % 2 === 0 ? 'Black' : 'White', (row * 7) % 101, row % 3 === 0 ? 'yes' : 'no'] as const,
    );
    const single = await computeFindings({ cohort: cohortOf(people) }, { listSize: 80 });
    const five = people.flatMap((person) => repeat(5, person));
    const ids = five.map((_, row) => `P${Math.floor(row / 5)}`);
    const repeated = await computeFindings({ cohort: cohortOf(five, { person_id: ids }) }, { listSize: 400 });
    const width = (from: typeof single, id: string, column: string, ...keys: string[]) =>
      (one(from, id, `${column}High`, ...keys) as number) - (one(from, id, `${column}Low`, ...keys) as number);
    const black = ['with suspect data', 'Black'];
    // As wide as with one row each, and not less than half as wide, as rows taken as people would make it.
    for (const [id, column, ...keys] of [
      ['errors.with-suspect-data', 'wrong', 'Black'],
      ['ratio.listed-wrongly', 'difference', ...black],
    ] as const) {
      const times = width(repeated, id!, column!, ...keys) / width(single, id!, column!, ...keys);
      expect(times, id).toBeGreaterThan(0.95);
      expect(times, id).toBeLessThan(1.15);
    }
    expect(one(repeated, 'ratio.listed-wrongly', 'ratio', ...black)).toBeCloseTo(
      one(single, 'ratio.listed-wrongly', 'ratio', ...black) as number,
      1,
    );
    expect(repeated.get('errors.with-suspect-data')!.limitations!.join()).toContain('Rows repeat people');
    expect([...repeated.values()].flatMap(findingProblems)).toEqual([]);
    expect([...repeated.values()].flatMap(({ fault }) => fault ?? [])).toEqual([]);
  });
});
