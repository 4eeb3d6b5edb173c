import { describe, expect, it } from 'vitest';
import { gate, withholdNames } from '../../src/index.ts';
import { count, finding, key, people } from '../findings.ts';

const policy = { minimumCount: 10, roundingBase: 1, protectSensitiveZeros: true };
const CODE = new Set(['Mixed', 'White', 'Female', 'field', 'All']);

async function released(
  columns: readonly ReturnType<typeof key>[],
  rows: readonly (readonly (string | number)[])[],
  totals = {},
) {
  const stated = [finding({ id: 'words', table: { columns, rows, ...totals } })];
  const passed = await gate(stated, { policy, population: ['p'] });
  return withholdNames(passed, stated, (name) => CODE.has(name));
}

describe('names that leave', () => {
  it('are of the code, or of more than are held back by themselves; what few stand for is named by nobody', async () => {
    const { findings, record } = await released(
      [key('group'), count('people')],
      [
        ['White', 400],
        ['Jane Doe', 3],
        ['Dudley', 90],
        ['Mixed', 4],
        ['2024', 2],
        ['10432', 5],
        ['Arthur Roe', 11],
      ],
    );
    expect(findings[0]!.table!.rows.map(([name]) => name)).toEqual([
      'White',
      'Dudley',
      'Mixed',
      '2024',
      'name held back 1',
      'name held back 2',
      'name held back 3',
    ]);
    expect(JSON.stringify({ findings, record })).not.toMatch(/Jane|Arthur|10432/);
    expect(record.hiddenCells).toContain('#words|name held back 1|people');
    expect(record.decisions.map(({ place }) => place)).toContain('name held back 2 / people');
  });

  it('stand in the list of what was printed as before by what stands in their place', async () => {
    const rows = (named: string): (readonly [string, number])[] => [
      [named, 5],
      ['Mixed', 300],
      ['White', 400],
    ];
    const stated = [
      finding({ id: 'words', table: { columns: [key('group'), count('people')], rows: rows('Ann Lee') } }),
    ];
    const passed = await gate(stated, { policy, population: ['p'] });
    const shownCells = Object.fromEntries(rows('Ann Lee').map(([name, value]) => [`#words|${name}|people`, value]));
    const { record } = withholdNames({ ...passed, record: { ...passed.record, shownCells } }, stated, (name) =>
      CODE.has(name),
    );
    expect(Object.keys(record.shownCells)).toEqual([
      '#words|Mixed|people',
      '#words|White|people',
      '#words|name held back 1|people',
    ]);
  });

  it('stand in no record of a finding that is withheld whole, whose rows it names', async () => {
    const table = {
      columns: [key('group'), count('people')],
      rows: [
        ['Jane Doe', 3],
        ['White', 400],
        ['Ann Lee', 5],
      ],
    };
    const stated = [finding({ id: 'words', table })];
    const passed = await gate(stated, { policy, population: ['p'], alsoWithhold: ['words'] });
    const { findings, record } = withholdNames(passed, stated, (name) => CODE.has(name));
    expect(findings[0]!.table).toBeNull();
    expect(JSON.stringify({ findings, record })).not.toMatch(/Jane|Ann/);
    expect(record.hiddenCells).toEqual(['#words|name held back 1|people', '#words|name held back 2|people']);
  });

  it('stay with their field, by which no neighbour tells how they begin; crossed ones are known where each is', async () => {
    const { findings } = await released(
      [key('field'), key('word'), count('people')],
      [
        ['field', 'Female × White', 3],
        ['field', 'Jane × White', 3],
        ['field', 'Mixed', 5],
        ['other field', 'Ann', 500],
      ],
    );
    expect(findings[0]!.table!.rows.map((row) => row.slice(0, 2))).toEqual([
      ['field', 'Female × White'],
      ['field', 'Mixed'],
      ['field', 'name held back 1 × White'],
      ['other field', 'Ann'],
    ]);
  });

  it('are held back wherever a row is named: in sums, and in what is made of another row', async () => {
    const ratio = { kind: 'ratio', group: { of: 'people', outOf: 'all' }, interval: null } as const;
    const reference = { of: { column: 'people', row: 'Jane Doe' }, outOf: { column: 'all', row: 'Jane Doe' } };
    const { findings, record } = await released(
      [
        key('group'),
        count('people'),
        count('all'),
        { name: 'times', label: 'times', unit: 'ratio', kind: { ...ratio, reference } } as never,
      ],
      [
        ['Jane Doe', 2, 9, 1],
        ['White', 50, 400, 0.5],
        ['All', 52, 409, 0.6],
      ],
      { totals: [{ row: 'All', of: ['Jane Doe', 'White'] }] },
    );
    expect(findings[0]!.table!.totals).toEqual([{ row: 'All', of: ['name held back 1', 'White'] }]);
    expect(JSON.stringify({ findings, record })).not.toContain('Jane');
  });

  it('stay in a row of few where they stand for more elsewhere; go from every text and text cell with their row', async () => {
    const stated = [
      finding({
        id: 'areas',
        table: {
          columns: [key('area'), count('people')],
          rows: [
            ['Dudley', 300],
            ['Roe Hall', 4],
          ],
        },
      }),
      finding({
        id: 'crossed',
        table: {
          columns: [
            key('area'),
            key('group'),
            count('people'),
            { name: 'as', label: 'Counts under Roe Hall', unit: 'text', kind: { kind: 'text' } },
          ],
          rows: [
            ['Dudley', 'Mixed', 3, 'Dudley'],
            ['Roe Hall', 'Mixed', 3, 'Roe Hall'],
            ['Dudley', 'White', 90, 'of Roe Hall, or Roe Hallam'],
          ],
        },
        limitations: ['Roe Hall: read as “Roe Hall”.', 'Flat 3 is an area.'],
      }),
      finding({ id: 'flats', table: { columns: [key('area'), count('people')], rows: [['Flat 3', 2]] } }),
    ];
    const passed = await gate(stated, { policy, population: ['p'] });
    const { findings } = withholdNames(passed, stated, (name) => CODE.has(name));
    expect(findings[1]!.table!.rows.map(([area, group, , as]) => [area, group, as])).toEqual([
      ['Dudley', 'White', 'of name held back 1, or Roe Hallam'],
      ['Dudley', 'Mixed', 'Dudley'],
      ['name held back 1', 'Mixed', 'name held back 1'],
    ]);
    expect(findings[1]!.limitations).toEqual([
      'name held back 1: read as “name held back 1”.',
      'a name held back is an area.',
    ]);
    expect(findings[1]!.table!.columns[3]!.label).toBe('Counts under name held back 1');
  });

  it('leave every other row where it was, whatever the order of the first keys', async () => {
    const columns = [key('list'), key('word'), count('people')];
    const rows = (odd: string) => [
      ['a', 'White', 90],
      ['b', odd, 40],
      ['a', 'Mixed', 70],
      [null, 'White', 60],
      ['b', 'Mixed', 50],
    ];
    const { findings: whole } = await released(columns, rows('Dudley') as never);
    expect(whole[0]!.table!.rows).toEqual(rows('Dudley'));
    const few = rows('Dudley').map((row) => (row[1] === 'Dudley' ? ['b', 'Jane Doe', 3] : row));
    const { findings } = await released(columns, few as never);
    expect(findings[0]!.table!.rows.map((row) => row.slice(0, 2))).toEqual([
      ['a', 'White'],
      ['a', 'Mixed'],
      [null, 'White'],
      ['b', 'Mixed'],
      ['b', 'name held back 1'],
    ]);
  });

  it('are not many by a total that is the same for each of them, nor known by being as few as each other', async () => {
    const { findings } = await released(
      [key('context'), key('word'), count('people'), count('all')],
      [
        ['White', 'Jane Doe', 1, 400],
        ['White', 'Mixed', 399, 400],
        ['All', 'Arthur Roe', 1, 900],
        ['All', 'Dudley', 899, 900],
      ],
    );
    expect(findings[0]!.table!.rows.map(([, word]) => word)).toEqual([
      'Mixed',
      'name held back 1',
      'Dudley',
      'name held back 2',
    ]);
    const { findings: alike } = await released(
      [key('word'), count('people')],
      [
        ['Jane Doe', 1],
        ['Arthur Roe', 1],
      ],
    );
    expect(JSON.stringify(alike)).not.toMatch(/Jane|Arthur/);
  });

  it('are not many by those with whom they are compared, which stand behind a ratio', async () => {
    const ratio = { name: 'ratio', label: 'ratio', unit: 'ratio', kind: { kind: 'estimate', contributors: 'both' } };
    const parts = (names: readonly string[], rows: readonly (readonly number[])[]) => ({
      columns: names.map((name) => count(name)),
      rows,
    });
    const { findings } = await released(
      [key('sex'), count('people'), ratio as never],
      [
        ['Jane Doe', 2, 1.5],
        ['Female', 400, 1],
      ],
      { parts: parts(['both'], [[402], [400]]) },
    );
    expect(findings[0]!.table!.rows.map(([name]) => name)).toEqual(['Female', 'name held back 1']);
    const { findings: behind } = await released(
      [key('sex'), ratio as never],
      [
        ['Jane Doe', 1.5],
        ['Female', 1],
      ],
      {
        parts: parts(
          ['own', 'both'],
          [
            [2, 402],
            [400, 400],
          ],
        ),
      },
    );
    expect(JSON.stringify(behind)).not.toContain('Jane');
  });

  it('are not quoted from a file in a sentence, where neither the code, a label nor many stand for them', async () => {
    const stated = [
      finding({
        id: 'areas',
        table: { columns: [key('area'), count('people', { label: 'Times the White group' })], rows: [['Dudley', 300]] },
      }),
      finding({
        id: 'none',
        status: 'not-computed',
        reason:
          'the words “Mixed”, “Dudley”, “Jane Doe of Roe Hall” and “Roe”, … of “2024” are on no list, nor is “Times the White group”',
      }),
    ];
    const passed = await gate(stated, { policy, population: ['p'] });
    const { findings } = withholdNames(passed, stated, (name) => CODE.has(name));
    expect(findings[1]!.reason).toMatch(
      /^the words “Mixed”, “Dudley”, “…” and “…”, … of “.*” are on no list, nor is “Times the White group”$/,
    );
  });

  it('stay where a named person excepts the finding, and where a row counts nobody', async () => {
    const columns = [
      key('group'),
      { name: 'share', label: 'share', unit: 'proportion', kind: { kind: 'constant', source: 'a table' } },
    ];
    const stated = [
      finding({ id: 'public', table: { columns: columns as never, rows: [['Jane Doe', 0.2]] } }),
      finding({
        id: 'excepted',
        table: { columns: [key('group'), count('people', { kind: people })], rows: [['Jane Doe', 2]] },
      }),
    ];
    const exceptions = [{ finding: 'excepted', approver: 'A. Officer', reason: 'an invented person' }];
    const passed = await gate(stated, { policy, population: ['p'], exceptions });
    expect(withholdNames(passed, stated, () => false).findings).toEqual(passed.findings);
  });
});
