import { describe, expect, it } from 'vitest';
import { NO_OFFICIAL_SEARCHES, OFFICIAL_SEARCHES, officialSearches, tableOf, textRows } from '../../src/index.ts';
import { people } from '../example-values.ts';

const table = tableOf(
  { name: 'official', title: 'Official', fields: OFFICIAL_SEARCHES },
  {
    time: ['2017/18', '2017/18', '2017/18', '2016/17', '2017/18'],
    ethnicity: ['White', 'Black', 'Unreported', 'White', 'Asian'],
    geography: ['North', 'North', 'North', 'North', 'North'],
    searches: ['5,439', '2,054', '336', '1', '-'],
    population: ['1,919,138', '164,069', null, '2', '9'],
  },
);

describe('official counts of searches', () => {
  it('are those of one area and year, in the order asked for', () => {
    expect(officialSearches(table, { area: 'North', year: '2017/18', groups: ['Black', 'White'] })).toEqual({
      year: '2017/18',
      area: 'North',
      groups: [
        { group: 'Black', searches: 2054, population: 164_069 },
        { group: 'White', searches: 5439, population: 1_919_138 },
      ],
      notStated: 336,
    });
  });

  it('say why, where none are told or the number of those without a reported ethnicity is no number', () => {
    const fields = {
      ...{ time: ['2016/17', '2016/17', '2017/18'], ethnicity: ['White', 'Unreported', 'White'] },
      ...{ geography: ['North', 'North', 'North'], searches: ['1', '-', '3'], population: ['2', null, '4'] },
    };
    const unreported = tableOf({ name: 'official', title: 'Official', fields: OFFICIAL_SEARCHES }, fields);
    for (const year of ['2016/17', '2017/18'])
      expect(officialSearches(unreported, { area: 'North', year, groups: ['White'] })).toMatchObject({
        notStated: {
          status: 'not-computed',
          reason: 'the official table has no searches without a reported ethnicity for that area and year',
        },
      });
  });

  it('are not computed where a group stands twice: the last of its parts was taken for all searches', () => {
    const fields = {
      ...{ time: ['2022/23', '2022/23', '2021/22'], ethnicity: ['White', 'White', 'White'] },
      ...{ geography: ['North', 'North', 'North'], searches: ['900', '8', '7'], population: ['1,000', '1,000', '900'] },
    };
    const parts = tableOf({ name: 'official', title: 'Official', fields: OFFICIAL_SEARCHES }, fields);
    expect(officialSearches(parts, { area: 'North', year: '2022/23', groups: ['White'] })).toMatchObject({
      status: 'not-computed',
      reason: expect.stringContaining('the official table has White twice for North, 2022/23') as string,
    });
    expect(officialSearches(parts, { area: 'North', year: '2021/22', groups: ['White'] })).toMatchObject({
      groups: [{ searches: 7 }],
    });
  });

  it('are none where a group is not there, or without its numbers', () => {
    for (const asked of [
      { area: 'South', year: '2017/18', groups: ['White'] },
      { area: 'North', year: '2017/18', groups: ['Asian'] },
    ])
      expect(officialSearches(table, asked)).toBe(NO_OFFICIAL_SEARCHES);
    const some = officialSearches(table, { area: 'North', year: '2017/18', groups: ['White', 'Mixed'] });
    expect(some).toMatchObject({ reason: expect.stringContaining('lacks searches or residents of Mixed') });
  });
});

it('gives rows as texts by one’s own names, a missing one empty', () => {
  expect(textRows(people, { id: 'record', forename: 'first_name' })).toEqual([
    { id: '1', forename: 'Ana' },
    { id: '2', forename: '' },
    { id: '3', forename: 'José' },
  ]);
});
