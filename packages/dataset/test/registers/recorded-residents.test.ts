import { notComputed, sumsByName } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { recordedResidents } from '../../src/index.ts';
import { plainTable } from '../example-values.ts';

type Row = readonly [area: string | null, group: string | null, people: number | null];
const read = (rows: readonly Row[], beside?: { readonly count: number; readonly what: string }) =>
  recordedResidents(
    plainTable({
      local_policing_area: rows.map(([area]) => area),
      ethnic_group: rows.map(([, group]) => group),
      residents: rows.map(([, , people]) => people ?? Number.NaN),
    }),
    beside,
  );
const groupsOf = (rows: readonly Row[]) => {
  const { group, people, total, withoutGroups, countedAlready } = read(rows);
  expect(withoutGroups).toBeNull();
  return { total, countedAlready, ...Object.fromEntries(sumsByName(group, people)) };
};
const reasonOf = (rows: readonly Row[], beside?: { readonly count: number; readonly what: string }) => {
  const { total, withoutGroups, people } = read(rows, beside);
  expect(total).toEqual(withoutGroups);
  expect(people.every((own) => own === 0)).toBe(true);
  return withoutGroups?.reason;
};

// As Nomis writes table TS021 of the census of 2021: everybody, five groups, and the nineteen that they consist of.
const CENSUS: readonly Row[] = [
  [null, 'Total: All usual residents', 1000],
  [null, 'Asian, Asian British or Asian Welsh', 300],
  [null, 'Asian, Asian British or Asian Welsh: Indian', 120],
  [null, 'Asian, Asian British or Asian Welsh: Chinese', 60],
  [null, 'Asian, Asian British or Asian Welsh: Other Asian', 120],
  [null, 'Black, Black British, Black Welsh, Caribbean or African', 100],
  [null, 'Black, Black British, Black Welsh, Caribbean or African: African', 60],
  [null, 'Black, Black British, Black Welsh, Caribbean or African: Caribbean', 40],
  [null, 'White', 580],
  [null, 'White: English, Welsh, Scottish, Northern Irish or British', 500],
  [null, 'White: Other White', 80],
  [null, 'Other ethnic group', 20],
  [null, 'Other ethnic group: Arab', 15],
  [null, 'Other ethnic group: Any other ethnic group', 5],
];

describe('residents of a census table', () => {
  it('count once, whatever totals and parts stand beside each other', () => {
    const once = { total: 1000, White: 580, Asian: 300, Black: 100, Other: 20 };
    expect(groupsOf(CENSUS)).toEqual({ ...once, countedAlready: 10 });
    const parts = CENSUS.filter(([, group]) => group!.includes(': ') && !group!.startsWith('Total'));
    expect(groupsOf(parts)).toEqual({ ...once, countedAlready: 0 });
    const wholes = CENSUS.filter(([, group]) => !group!.includes(': '));
    expect(groupsOf(wholes)).toEqual({ ...once, countedAlready: 0 });
    expect(groupsOf([...wholes].reverse())).toEqual({ ...once, countedAlready: 0 });
  });

  it('count once in each area, where one area has parts and another has none', () => {
    expect(
      groupsOf([
        ['North', 'White', 90],
        ['North', 'White: Irish', 50],
        ['North', 'White: Other White', 40],
        ['South', 'White: Irish', 7],
        ['South', 'Asian', 3],
      ]),
    ).toEqual({ total: 100, countedAlready: 2, White: 97, Asian: 3 });
  });

  it('count once where one area is all the others, by its name or in every group', () => {
    const area = (name: string | null, ...people: readonly number[]): Row[] =>
      people.map((own, at) => [name, ['White', 'Asian', 'Black'][at]!, own]);
    const three = [...area('North', 100, 10, 5), ...area('South', 200, 30, 4)];
    const once = { total: 349, White: 300, Asian: 40, Black: 9 };
    expect(groupsOf([...area('All areas', 300, 40, 9), ...three])).toEqual({ ...once, countedAlready: 3 });
    expect(groupsOf([...three, ...area(null, 300, 40, 9)])).toEqual({ ...once, countedAlready: 3 });
    // Two areas of which a third is the sum may be three areas.
    expect(groupsOf([...three, ...area('West Midlands', 300, 40, 9)])).toMatchObject({ total: 698, countedAlready: 0 });
    const four = [...three, ...area('East', 50, 5, 1)];
    expect(groupsOf([...four, ...area('West Midlands', 350, 45, 10)])).toMatchObject({ total: 405, countedAlready: 3 });
    expect(groupsOf([...four, ...area('West', 350, 45, 11)])).toMatchObject({ total: 811, countedAlready: 0 });
    const two = four.filter(([, group]) => group !== 'Black');
    expect(groupsOf([...two, ...area('West', 350, 45)])).toMatchObject({ total: 790, countedAlready: 0 });
  });

  it('may miss the sum of their parts by what a census changes of each count, and no more', () => {
    const whole = (parts: number): readonly Row[] => [
      [null, 'White', 1000],
      [null, 'White: Irish', 400],
      [null, 'White: Other White', parts],
    ];
    expect(groupsOf(whole(610))).toMatchObject({ total: 1000, White: 1000 });
    expect(groupsOf(whole(590))).toMatchObject({ total: 1000, White: 1000 });
    expect(reasonOf(whole(611))).toBe(
      'residents stand by group and by its parts, and the parts are other people than the whole: “White”. Give the one or the other',
    );
    expect(reasonOf(whole(589))).toMatch('the parts are other people than the whole');
    const small: readonly Row[] = [
      [null, 'White', 20],
      [null, 'White: Irish', 10],
    ];
    expect(reasonOf(small)).toMatch('the parts are other people than the whole');
    expect(groupsOf([...small, [null, 'White: Other White', 1]])).toMatchObject({ White: 20 });
  });

  it('are not computed where a number is blank, and a blank among parts of a whole is none of them', () => {
    expect(
      reasonOf([
        [null, 'White', 100],
        [null, 'Asian', null],
      ]),
    ).toBe('residents are blank in 1 of 2 rows: give their number');
    expect(
      groupsOf([
        [null, 'White', 100],
        [null, 'White: Irish', null],
      ]),
    ).toMatchObject({ White: 100 });
  });

  it('are not computed of thousands, negative numbers, or fewer people than are counted beside them', () => {
    expect(reasonOf([[null, 'White', 290.1]])).toBe(
      'residents must be whole numbers of people, not 290.1: give people, not thousands',
    );
    expect(reasonOf([[null, 'White', -5]])).toMatch('not -5');
    const beside = (count: number) => ({ count, what: 'searches' });
    expect(reasonOf([[null, 'White', 290]], beside(3000))).toBe(
      'there are more searches than residents (3000 and 290): give people, not thousands, of the same places',
    );
    expect(read([[null, 'White', 290]], beside(290)).total).toBe(290);
  });

  it('have a total without groups, and neither where no row was given', () => {
    const { total, withoutGroups } = read([
      ['North', null, 40],
      ['South', null, 60],
    ]);
    expect(total).toBe(100);
    expect(withoutGroups?.reason).toBe('residents were given without their ethnic groups: no column was read as one');
    const texts = plainTable({ local_policing_area: [], ethnic_group: [] });
    const none = {
      ...texts,
      columns: { ...texts.columns, residents: { kind: 'number', values: new Float64Array(0) } },
    };
    expect(recordedResidents(none as typeof texts).total).toEqual(notComputed('no residents were given'));
  });
});
