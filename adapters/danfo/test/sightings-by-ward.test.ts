import { plainColumns, tableOf } from '@assay/dataset';
import { expect, it } from 'vitest';
import { sightings, sightingsByWard } from '../example/sightings-by-ward.ts';

it('counts and adds up what has an outcome and a length, ward by ward', async () => {
  const table = tableOf(sightings, {
    ward: ['Elm', 'Ash', 'Elm', 'Ash', 'Elm', 'Oak'],
    outcome: ['none', 'none', 'arrest', null, 'arrest', 'none'],
    minutes: [10, 5, 20, 40, null, 3],
  });
  expect(plainColumns(await sightingsByWard(table))).toEqual({
    ward: ['Ash', 'Elm', 'Oak'],
    seen: [1, 2, 1],
    minutes: [5, 30, 3],
  });
});
