import { expect, it } from 'vitest';
import { decilesOf, residentsByGroup, residentsOf } from '../../src/index.ts';
import { madeCity, sectors } from './invented-city.ts';

const city = madeCity();

it('adds up the groups that a sector tells of, and knows where it tells of none', () => {
  expect([residentsOf(city, 2), residentsOf(city, 3), residentsOf(city, 15)]).toEqual([152, 103, null]);
  expect(() => residentsOf(city, 16)).toThrow('sectors');
});

it('leaves out a group of whom no chosen sector tells', () => {
  expect(residentsByGroup(city, [0, 15])).toEqual([
    { name: 'White', people: [100, 0] },
    { name: 'Black', people: [50, 0] },
  ]);
  expect(residentsByGroup(city, [1, 3]).map(({ name }) => name)).toEqual(['White']);
  expect(residentsByGroup(city, [15])).toEqual([]);
});

it('lists deciles from the most deprived, without sectors that state none', () => {
  expect(decilesOf(city)).toEqual([1, 2, 3]);
  const unstated = sectors.map((sector) => ({ ...sector, decile: Number.NaN }));
  expect(decilesOf(madeCity({}, {}, unstated))).toEqual([]);
});
