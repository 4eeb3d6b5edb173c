import type { Finding } from '@assay/evidence';
import { describe, expect, it } from 'vitest';
import { collectCells } from '../../src/cells/collect-cells.ts';
import { renamedCells } from '../../src/earlier/renamed-cells.ts';
import { gate } from '../../src/index.ts';
import { count, finding, key, single } from '../findings.ts';

const MINIMUM = 10;
const policy = { minimumCount: MINIMUM, roundingBase: 1, protectSensitiveZeros: false };

type Rows = readonly (readonly [row: string, ...counts: number[]])[];
const table = (id: string, columns: readonly string[], rows: Rows) =>
  finding({ id, table: { columns: [key('area'), ...columns.map((name) => count(name))], rows } });

/** Ids of then by ids of now, as a reader writes places. */
async function renamed(then: readonly Finding[], now: readonly Finding[]) {
  const { memory } = await gate(then, { policy, population: ['p'] });
  return Object.fromEntries(renamedCells(collectCells(now, MINIMUM), memory, MINIMUM));
}

describe('counts of an earlier release under another name', () => {
  const then = [
    table(
      't',
      ['people'],
      [
        ['north', 30],
        ['south', 45],
        ['west', 200],
      ],
    ),
  ];
  const column = (name: string, counts: readonly number[], id = 't') => [
    table(
      id,
      [name],
      [
        ['north', counts[0]!],
        ['south', counts[1]!],
        ['west', counts[2]!],
      ],
    ),
  ];
  const toPersons = {
    '#t|north|people': '#t|north|persons',
    '#t|south|people': '#t|south|persons',
    '#t|west|people': '#t|west|persons',
  };

  it('are those of a column that has another name and has moved by less than the minimum, in every row', async () => {
    expect(await renamed(then, column('persons', [30, 45, 200]))).toEqual(toPersons);
    expect(await renamed(then, column('persons', [21, 54, 209]))).toEqual(toPersons);
    expect(await renamed(then, column('persons', [30, 55, 200]))).toEqual({});
    expect(await renamed(then, column('persons', [20, 45, 200]))).toEqual({});
    expect(Object.values(await renamed(then, column('people', [30, 45, 200], 'other')))).toHaveLength(3);
  });

  it('are not those of a column with other rows, or more, or of a single row or number', async () => {
    const rows = [
      ['north', 30],
      ['south', 45],
      ['east', 200],
    ] as const;
    expect(await renamed(then, [table('t', ['persons'], rows)])).toEqual({});
    const more = [
      ['north', 30],
      ['south', 45],
      ['west', 200],
      ['east', 80],
    ] as const;
    expect(await renamed(then, [table('t', ['persons'], more)])).toEqual({});
    const one = [['west', 2000]] as const;
    expect(await renamed([table('t', ['people'], one)], [table('t', ['persons'], one)])).toEqual({});
    expect(await renamed([single('all', 2000)], [single('everybody', 2000)])).toEqual({});
  });

  it('are those of rows that have other names, in their order', async () => {
    const named = (names: readonly string[], counts: readonly number[]) => [
      table(
        't',
        ['people'],
        names.map((name, at) => [name, counts[at]!] as const),
      ),
    ];
    const now = named(['n', 's', 'w'], [31, 44, 205]);
    expect(await renamed(then, now)).toEqual({
      '#t|north|people': '#t|n|people',
      '#t|south|people': '#t|s|people',
      '#t|west|people': '#t|w|people',
    });
    expect(await renamed(then, named(['n', 's', 'w'], [31, 44, 210]))).toEqual({});
    // Two of the three are there by their names: the third alone is another.
    expect(await renamed(then, named(['north', 'south', 'w'], [30, 45, 200]))).toEqual({
      '#t|west|people': '#t|w|people',
    });
  });

  it('are not those that lie so near by chance once in ten times or more', async () => {
    const pair = (name: string, one: number) => [
      table(
        't',
        [name],
        [
          ['north', 39],
          ['south', one],
        ],
      ),
    ];
    // 20 of 40 numbers lie within the minimum of 39, 20 of 100 of 99: one in ten.
    expect(await renamed(pair('people', 99), pair('persons', 99))).toEqual({});
    expect(Object.keys(await renamed(pair('people', 100), pair('persons', 100)))).toHaveLength(2);
  });

  it('are those of a place of which it is said by now whom it counts', async () => {
    const men = (more: Partial<Finding> = {}) => [finding({ id: 'men', value: 60, ...more })];
    const said = { kind: { kind: 'count', counts: 'people', population: 'people', where: { sex: 'men' } } } as const;
    const unsaid = { kind: { kind: 'count', counts: 'people' } } as const;
    expect(await renamed(men(unsaid), men(said))).toEqual({ '#men||value': expect.stringMatching(/\|sex=men$/) });
    expect(await renamed(men(said), men(said))).toEqual({});
  });
});
