import { textAt } from '@assay/statistics';
import { expect, it } from 'vitest';
import { searchRecords, selectRows, timedVehicleSearches } from '../../src/index.ts';
import { stopsAndSearches } from '../example-values.ts';

it('reads the searches of people row for row, and leaves out one of a vehicle alone', () => {
  const found = searchRecords(stopsAndSearches);
  expect(found).toMatchObject({
    count: 2,
    found: Uint8Array.of(1, 2),
    withVehicle: Uint8Array.of(0, 1),
    repeated: 0,
    middle: null,
  });
  expect([0, 1].map((row) => textAt(found.selfDefined, row))).toEqual(['White', 'Black']);
  expect([0, 1].map((row) => textAt(found.officerDefined, row))).toEqual([null, 'Black']);
});

it('tells light and dark of searches with a vehicle that have a time and a group alone', () => {
  const twice = searchRecords(selectRows(stopsAndSearches, Int32Array.of(0, 2, 2)));
  expect(twice.repeated).toBe(1);
  const timed = timedVehicleSearches(twice);
  expect([...timed.clockMinutes]).toEqual([750, 750]);
  expect(textAt(timed.group, 0)).toBe('Black');
  const blank = { ...twice, milliseconds: Float64Array.of(Number.NaN, Number.NaN, 5) };
  expect(timedVehicleSearches(blank).milliseconds).toEqual(Float64Array.of(5));
});
