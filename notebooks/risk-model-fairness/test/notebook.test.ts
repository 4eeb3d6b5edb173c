import { readFileSync } from 'node:fs';
import { selectRows, type Table, tableOf, textColumn } from '@assay/dataset';
import { type FindingDraft, findingProblems } from '@assay/evidence';
import { computeFindings as findingsOf, resolveAnswers } from '@assay/notebook';
import { scoredCohort } from '@assay/synthetic';
import { describe, expect, it } from 'vitest';
import { cohort } from '../inputs.ts';
import notebook from '../notebook.ts';

const report = readFileSync(new URL('../report.md', import.meta.url), 'utf8');

const computeFindings = (tables: Readonly<Record<string, Table>>, parameters = {}) =>
  findingsOf(notebook, tables, parameters);

const cellOf = (found: ReadonlyMap<string, FindingDraft>, id: string, key: string, column: string) => {
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

/** People of two groups with scores in the order given: the highest are listed first. */
function cohortOf(
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
const repeat = <Each>(times: number, each: Each): Each[] => Array.from({ length: times }, () => each);
const one = (found: ReadonlyMap<string, FindingDraft>, id: string, column: string, ...keys: readonly string[]) => {
  const { columns, rows } = found.get(id)!.table!;
  const row = rows.find((each) => keys.every((key, at) => each[at] === key))!;
  return row[columns.findIndex(({ name }) => name === column)];
};

describe('what a force may send', () => {
  it('calls the strongest disparity there can be different, with the range that exists', async () => {
    // 200 of 1,000 Black people wrongly listed, 0 of 500 White: Koopman (26.2, no end); Newcombe 0.175 to 0.226.
    const table = cohortOf([
      ...repeat(200, ['Black', 0.9, 'no'] as const),
      ...repeat(800, ['Black', 0.1, 'no'] as const),
      ...repeat(500, ['White', 0.2, 'no'] as const),
      ['White', 0.95, 'yes'],
    ]);
    const found = await computeFindings({ cohort: table }, { listSize: 201 });
    const of = (column: string) => one(found, 'ratio.listed-wrongly', column, 'with suspect data', 'Black');
    expect(of('verdict')).toBe('different');
    expect(of('difference')).toBeCloseTo(0.2, 12);
    expect(of('differenceLow')).toBeCloseTo(0.175, 3);
    expect(of('differenceHigh')).toBeCloseTo(0.226, 3);
    const computed = new Map([...found].map(([id, draft]) => [id, { ...draft, status: 'computed' } as never]));
    const answer = resolveAnswers(report, computed).find(({ question }) => question === 'RAP-Q2');
    expect(answer).toMatchObject({
      status: 'answered',
      sureness: 'firm',
      at: { column: 'difference' },
      sentence: expect.stringContaining('at least {ratio.listed-wrongly[with suspect data,Black].ratioLow} as often'),
    });
    expect([of('ratio'), of('ratioHigh')]).toEqual([null, null]);
    expect(of('ratioLow')).toBeCloseTo(26.2287, 4);
  });

  it('answers of the group that is there, whichever group the others are compared with', async () => {
    const table = cohortOf([
      ...repeat(40, ['Black', 0.9, 'no'] as const),
      ...repeat(60, ['Black', 0.1, 'no'] as const),
      ...repeat(40, ['Black', 0.8, 'yes'] as const),
      ...repeat(20, ['White', 0.9, 'no'] as const),
      ...repeat(80, ['White', 0.2, 'no'] as const),
      ...repeat(40, ['White', 0.8, 'yes'] as const),
    ]);
    for (const [reference, group, times] of [
      ['White', 'Black', 2],
      ['Black', 'White', 0.5],
    ] as const) {
      const found = await computeFindings({ cohort: table }, { listSize: 140, reference });
      const computed = new Map([...found].map(([id, draft]) => [id, { ...draft, status: 'computed' } as never]));
      const answers = resolveAnswers(report, computed);
      for (const [question, of] of [
        ['RAP-Q2', `ratio.listed-wrongly[with suspect data,${group}].ratio`],
        ['CAS-Q1', `label.limits[${group}].tipping`],
      ] as const)
        expect(answers.find((each) => each.question === question)).toMatchObject({
          status: 'answered',
          sentence: expect.stringContaining(of),
        });
      expect(one(found, 'ratio.listed-wrongly', 'ratio', 'with suspect data', group)).toBeCloseTo(times, 12);
    }
  });

  it('takes no blank and no unread word for "not charged", and says what they could change', async () => {
    const table = cohortOf([
      ...repeat(40, ['White', 0.5, 'Yes', 'N'] as const),
      ...repeat(50, ['White', 0.4, 'no', 'Y'] as const),
      ...repeat(7, ['Black', 0.6, null, null] as const),
      ...repeat(3, ['Black', 0.6, 'pending', 'perhaps'] as const),
    ]);
    const found = await computeFindings({ cohort: table }, { listSize: 20 });
    expect(found.get('cohort.never-charged')).toMatchObject({ numerator: 40, denominator: 90 });
    expect(
      ['yes', 'known', 'unknown', 'all'].map((column) => one(found, 'cohort.unknown', column, 'charged later')),
    ).toEqual([40, 90, 10, 100]);
    expect(one(found, 'cohort.unknown', 'leastShare', 'charged later')).toBe(0.4);
    expect(one(found, 'cohort.unknown', 'mostShare', 'charged later')).toBe(0.5);
    expect(one(found, 'cohort.words', 'rows', 'charged later', 'pending')).toBe(3);
    expect(one(found, 'label.by-group', 'people', 'Black') ?? 0).toBe(0);
  });

  it('has one group for each sex and broad group however they are spelt, and keeps the file’s own "Not recorded" apart', async () => {
    const words = ['White', 'WHITE BRITISH', 'W1', 'Traveller', 'Black', 'B1', 'Asian', 'Not recorded', null, 'N/S'];
    const table = cohortOf(
      words.map((word, row) => [word, row / 10, row % 2 === 0 ? 'yes' : 'no'] as const),
      { sex: ['M', 'Male', 'F', 'female', 'MALE', 'm', 'f', 'Female', 'F', 'F'] },
    );
    const found = await computeFindings({ cohort: table }, { listSize: 20 });
    expect(found.get('label.by-group')!.table!.rows.map(([group, , people]) => [group, people])).toEqual([
      ['White', 4],
      ['Asian', 1],
      ['Black', 2],
      ['Not recorded', 1],
      ['Not stated', 1],
      ['Not recorded (blank)', 1],
    ]);
    expect([...found.values()].flatMap(findingProblems)).toEqual([]);
  });

  it('cuts lists at exactly their length, however many tie', async () => {
    const decile = cohortOf(
      Array.from(
        { length: 600 },
        (_, row) => [row % 3 === 0 ? 'Black' : 'White', 7, row % 5 === 0 ? 'yes' : 'no'] as const,
      ),
    );
    const found = await computeFindings({ cohort: decile }, { listSize: 500 });
    const listed = found.get('list.sizes')!.table!.rows.find(([size]) => size === 500)!;
    expect(listed[1]).toBe(500);
    expect(found.get('list.cut')!.table!.rows).toEqual([['with suspect data', 0, 600, 500]]);
    const turned = await computeFindings(
      {
        cohort: selectRows(
          decile,
          Int32Array.from({ length: 600 }, (_, row) => 599 - row),
        ),
      },
      { listSize: 500 },
    );
    expect(turned.get('list.sizes')!.table!.rows).toEqual(found.get('list.sizes')!.table!.rows);
  });

  it('calls nothing equal where everybody is listed', async () => {
    const people = Array.from(
      { length: 60 },
      (_, row) => [row % 2 === 0 ? 'Black' : 'White', row, row % 3 === 0 ? 'yes' : 'no'] as const,
    );
    for (const listSize of [60, 4000]) {
      const found = await computeFindings({ cohort: cohortOf(people) }, { listSize });
      for (const id of [
        'errors.with-suspect-data',
        'ratio.listed-wrongly',
        'gap.with-suspect-data',
        'power.by-group',
      ]) {
        expect(found.get(id)!.notComputed!.reason).toContain('chooses nobody');
      }
    }
  });

  it('refuses at the start what it cannot do without', async () => {
    const people = [['White', 0.5, 'yes'] as const, ['Black', 0.2, 'no'] as const];
    const without = cohortOf(people, { score_with_suspect_data: [null, null] });
    await expect(computeFindings({ cohort: without })).rejects.toThrow('no column was read as a score');
    await expect(computeFindings({ cohort: cohortOf(people, { recharged: [null, 'pending'] }) })).rejects.toThrow(
      'recharged says yes or no of nobody',
    );
  });

  it('tells people from rows', async () => {
    const people = Array.from(
      { length: 80 },
      (_, row) => [row % 2 === 0 ? 'Black' : 'White', row, row % 3 === 0 ? 'yes' : 'no'] as const,
    );
    const ids = people.map((_, row) => `P${row % 40}`);
    const found = await computeFindings({ cohort: cohortOf(people, { person_id: ids }) }, { listSize: 20 });
    expect(['cohort.people', 'cohort.rows', 'cohort.repeated'].map((id) => found.get(id)!.value)).toEqual([40, 80, 40]);
  });
});

describe('rows that repeat people', async () => {
  const { cohort } = scoredCohort({ seed: 'repeated', people: 800 });
  const copied = selectRows(
    cohort,
    Int32Array.from({ length: 4 * cohort.rowCount }, (_, row) => row >> 2),
  );
  const [single, fourfold] = [
    await computeFindings({ cohort }, { listSize: 100 }),
    await computeFindings({ cohort: copied }, { listSize: 400 }),
  ];
  const widthsOf = (found: typeof single, id: string) => {
    const { columns, rows } = found.get(id)!.table!;
    const [low, high] = ['wrongLow', 'wrongHigh'].map((name) => columns.findIndex((column) => column.name === name));
    return new Map(rows.map((row) => [row[0], Number(row[high!]) - Number(row[low!])]));
  };

  it('have ranges of people by age and by area, and in the areas of the score', () => {
    for (const id of ['errors.by-age', 'errors.by-area', 'errors.with-suspect-data']) {
      const own = widthsOf(single, id);
      for (const [group, width] of widthsOf(fourfold, id)) {
        // Lots at the cut may part the rows of a person; a range of rows would be half as wide.
        if ((own.get(group) ?? 0) > 0) expect(width / own.get(group)!, `${id} ${group}`).toBeGreaterThan(0.8);
      }
    }
    const width = (found: typeof single) => {
      const { interval } = found.get('score.area-change')!;
      return interval === undefined || interval === null || 'status' in interval
        ? Number.NaN
        : interval.high! - interval.low;
    };
    expect(width(fourfold) / width(single)).toBeCloseTo(1, 6);
  });

  it('have the power of the people, not of so many rows', () => {
    const powers = (found: typeof single) => {
      const { columns, rows } = found.get('power.by-group')!.table!;
      const at = columns.findIndex(({ name }) => name === 'power');
      return rows.map((row) => Number(row[at]));
    };
    for (const [at, power] of powers(single).entries())
      expect(Math.abs(powers(fourfold)[at]! - power)).toBeLessThan(0.05);
  });

  it('have years, and groups that stand out, with ranges of the people', () => {
    const wide = (found: typeof single, id: string) => {
      const { columns, rows } = found.get(id)!.table!;
      const [of, low, high] = ['period', 'wrongLow', 'wrongHigh'].map((name) =>
        columns.findIndex((column) => column.name === name),
      );
      return new Map(rows.map((row) => [`${row[of!] ?? row[0]} ${row[1]}`, Number(row[high!]) - Number(row[low!])]));
    };
    const years = wide(single, 'errors.by-year');
    expect(years.size).toBeGreaterThan(3);
    for (const [key, width] of wide(fourfold, 'errors.by-year')) {
      if ((years.get(key) ?? 0) > 0) expect(width / years.get(key)!, key).toBeGreaterThan(0.8);
    }
    expect(fourfold.get('subgroups.found')!.table!.rows.length).toBe(single.get('subgroups.found')!.table!.rows.length);
    for (const id of ['errors.by-year', 'subgroups.found'])
      expect(fourfold.get(id)!.limitations?.some((each) => each.startsWith('Rows repeat people'))).toBe(true);
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
