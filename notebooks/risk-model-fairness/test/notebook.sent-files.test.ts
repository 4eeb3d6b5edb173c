import { readFileSync } from 'node:fs';
import { selectRows } from '@assay/dataset';
import { findingProblems } from '@assay/evidence';
import { resolveAnswers } from '@assay/notebook';
import { scoredCohort } from '@assay/synthetic';
import { describe, expect, it } from 'vitest';
import { cohortOf, computeFindings, one, repeat, stored } from './cohorts.ts';

const report = readFileSync(new URL('../report.md', import.meta.url), 'utf8');

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
    const answer = resolveAnswers(report, stored(found)).find(({ question }) => question === 'RAP-Q2');
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
      const answers = resolveAnswers(report, stored(found));
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
