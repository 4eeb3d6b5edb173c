import { dictionaryColumn, notComputed, randomStream, takeRows, textAt } from '@assay/statistics';
import { describeWithReferenceData } from '@assay/testing';
import { describe, expect, it } from 'vitest';
import { collisionsOfSample, nameCollisions } from '../src/index.ts';
import { plainLevenshtein } from './oracle/brute-force.ts';
import { readColumns } from './reference/read-columns.ts';

describe('name collisions', () => {
  it('agrees with every pair counted one by one', () => {
    const forenames = ['Li', 'Lee', 'Li', 'Anna', 'Ann', 'Joan', 'John', 'Li', null];
    const surnames = ['Wu', 'Wu', 'Wu', 'Smith', 'Smyth', 'Jones', 'Jones', 'Wu', 'Wu'];
    const groups = ['x', 'x', 'x', 'y', 'y', 'y', 'y', 'x', 'x'];
    const people = ['1', '2', '3', '4', '5', '6', '6', '1', '7'];
    const columns = {
      forename: dictionaryColumn(forenames),
      surname: dictionaryColumn(surnames),
      group: dictionaryColumn(groups),
      entity: dictionaryColumn(people),
    };
    const expected = ['x', 'y'].flatMap((group) =>
      [0, 1, 2, 3].map((tolerance) => {
        let pairs = 0;
        let collisions = 0;
        for (let i = 0; i < 9; i++) {
          for (let j = 0; j < i; j++) {
            if (groups[i] !== group || groups[j] !== group || people[i] === people[j]) continue;
            const names = [textAt(columns.forename, i), textAt(columns.forename, j)];
            if (names.includes(null)) continue;
            pairs++;
            const near = plainLevenshtein(names[0]!.toLowerCase(), names[1]!.toLowerCase()) <= tolerance;
            if (near && plainLevenshtein(surnames[i]!, surnames[j]!) <= tolerance) collisions++;
          }
        }
        return [group, tolerance, pairs, collisions];
      }),
    );
    const rows = nameCollisions(columns, { reference: 'x' });
    expect(rows.map(({ group, tolerance, pairs, collisions }) => [group, tolerance, pairs, collisions])).toEqual(
      expected,
    );
    for (const { group, ratio } of rows.filter(({ collisions }) => collisions > 0))
      expect(ratio).toMatchObject({
        interval: group === 'x' ? { status: 'not-computed' } : { low: expect.any(Number) },
      });
  });

  it('refuses a reference group that is not there', () => {
    const one = dictionaryColumn(['a']);
    expect(() => nameCollisions({ forename: one, surname: one, group: one, entity: one }, { reference: 'b' })).toThrow(
      'the reference group is not among the groups: "b".',
    );
  });
});

describeWithReferenceData(
  'name collisions in a simulated census (pseudopeople)',
  ['linkage/pseudopeople/decennial_census.parquet'],
  (path) => {
    it('are several times more frequent among people of Asian, Black and Latino than of White ethnicity', async () => {
      const names = ['first_name', 'last_name', 'race_ethnicity', 'simulant_id'] as const;
      const columns = await readColumns(`select * from '${path}'`, names);
      const rows = nameCollisions(
        {
          forename: columns.first_name,
          surname: columns.last_name,
          group: columns.race_ethnicity,
          entity: columns.simulant_id,
        },
        { reference: 'White' },
      );
      // Published by sampling pairs: 95% intervals of the rate per million pairs at one and at two edits.
      const sampled = {
        White: [2.4, 3.3, 26, 28],
        Black: [9.9, 19.2, 59, 75],
        Latino: [9.8, 15.2, 41, 51],
        Asian: [19.8, 45.9, 235, 309],
      } as const;
      for (const [group, [low1, high1, low2, high2]] of Object.entries(sampled)) {
        for (const [tolerance, low, high] of [
          [1, low1, high1],
          [2, low2, high2],
        ] as const) {
          const row = rows.find((each) => each.group === group && each.tolerance === tolerance)!;
          if (row.perMillion.status !== 'computed' || 'status' in row.perMillion.interval) throw new Error('no rate');
          expect(row.perMillion.value).toBeGreaterThan(low);
          expect(row.perMillion.value).toBeLessThan(high);
          expect(row.perMillion.interval.low).toBeLessThan(row.perMillion.value);
          if (group !== 'White') {
            expect(row.ratio).toMatchObject({ status: 'computed' });
            expect(
              row.ratio.status === 'computed' && !('status' in row.ratio.interval) && row.ratio.interval.low,
            ).toBeGreaterThan(1);
          }
        }
      }
    });
  },
);

describe('name collisions of a register of any size', () => {
  const forename = dictionaryColumn(['Li', 'Lee', 'Li', 'Ann', 'Ann', 'Joan']);
  const surname = dictionaryColumn(['Wu', 'Wu', 'Wu', 'Smith', 'Smyth', 'Jones']);
  const entity = dictionaryColumn(['1', '2', '3', '4', '5', '6']);
  const group = dictionaryColumn(['x', 'x', 'x', 'y', 'y', null]);

  it('are those of all who state a group, beside the largest, where no group is larger than what is drawn', () => {
    const stated = [0, 1, 2, 3, 4];
    const [first, last, given, people] = [forename, surname, group, entity].map((column) => takeRows(column, stated));
    expect(collisionsOfSample({ forename, surname }, entity, group, randomStream('collisions'))).toEqual(
      nameCollisions({ forename: first!, surname: last!, group: given!, entity: people! }, { reference: 'x' }),
    );
  });

  it('are not computed where no record states a group', () => {
    const none = dictionaryColumn(new Array<null>(6).fill(null));
    expect(collisionsOfSample({ forename, surname }, entity, none, randomStream('collisions'))).toEqual(
      notComputed('no record states a group'),
    );
  });
});
