import { tableOf } from '@assay/dataset';
import { computeFindings } from '@assay/notebook';
import { describe, expect, it } from 'vitest';
import { population, searches } from '../inputs.ts';
import notebook from '../notebook.ts';

const GROUPS = ['White', 'White', 'White', 'Black', 'Asian'];
const table = tableOf(searches.schema, {
  type: Array.from({ length: 500 }, () => 'Person search'),
  time: Array.from({ length: 500 }, () => '2024-01-15T12:00:00Z'),
  self_defined_ethnicity: Array.from({ length: 500 }, (_, row) => GROUPS[row % 5]!),
  outcome: Array.from({ length: 500 }, (_, row) => (row % 4 === 0 ? 'Arrest' : 'A no further action disposal')),
});
const rates = async (residents: readonly (readonly [group: string, people: string | null])[]) => {
  const found = await computeFindings(notebook, {
    searches: table,
    population: tableOf(population.schema, {
      ethnic_group: residents.map(([group]) => group),
      residents: residents.map(([, people]) => people),
    }),
  });
  const { table: rows, notComputed } = found.get('rates.per-1000')!;
  return notComputed?.reason ?? rows!.rows.map(([group, count, people, rate]) => [group, count, people, rate]);
};

describe('searches for each resident', () => {
  it('count the groups of a census table once, though their parts and everybody stand beside them', async () => {
    const once = [
      ['White', 300, 60_000, 5],
      ['Mixed', 0, null, null],
      ['Asian', 100, 10_000, 10],
      ['Black', 100, 5000, 20],
      ['Other', 0, null, null],
    ];
    const wholes = [
      ['White', '60000'],
      ['Asian', '10000'],
      ['Black', '5000'],
    ] as const;
    expect(await rates(wholes)).toEqual(once);
    const parts = [
      ['Total: All usual residents', '75000'],
      ['White: Irish', '20000'],
      ['White: Other White', '40000'],
      ['Black: African', '5000'],
    ] as const;
    expect(await rates([...wholes, ...parts])).toEqual(once);
  });

  it('are not computed where residents are blank, are in thousands, or are fewer than searches', async () => {
    expect(
      await rates([
        ['White', '60000'],
        ['Asian', null],
        ['Black', '5000'],
      ]),
    ).toMatch('residents are blank in 1 of 3 rows');
    expect(
      await rates([
        ['White', '60.2'],
        ['Asian', '10.1'],
      ]),
    ).toMatch('whole numbers of people, not 10.1');
    expect(
      await rates([
        ['White', '60'],
        ['Asian', '10'],
      ]),
    ).toMatch('there are more searches than residents (500 and 70)');
  });
});
