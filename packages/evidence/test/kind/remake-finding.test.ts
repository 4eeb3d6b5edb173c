import { describe, expect, it } from 'vitest';
import {
  type FindingDraft,
  type FindingTable,
  finding,
  findingProblems,
  type NamedPart,
  numbersWithoutKind,
  partsNamed,
  remakeFinding,
  remakeTable,
  type TableColumn,
} from '../../src/index.ts';

const source = { cell: 'errors', file: 'notebook.ts' };
const part = (name: string, value: NamedPart['value']): NamedPart => ({
  name,
  label: name,
  kind: { kind: 'count', counts: 'pairs' },
  value,
});
const single: FindingDraft = {
  id: 'pairs.wrong',
  title: 'Pairs wrongly linked',
  questions: ['MM-P1'],
  value: 0.35,
  unit: 'proportion',
  kind: { kind: 'share', of: 'wrong', outOf: 'linked', interval: 'wilson' },
  parts: [part('wrong', 7), part('linked', 20)],
  method: { name: 'Share', source: 'Wilson (1927)' },
};

const key: TableColumn = { name: 'group', label: 'Group', unit: 'text', key: true, kind: { kind: 'key' } };
const count = (name: string): TableColumn => ({
  name,
  label: name,
  unit: 'count',
  kind: { kind: 'count', counts: 'people' },
});
const share: TableColumn = {
  name: 'share',
  label: 'Share',
  unit: 'proportion',
  kind: { kind: 'share', of: 'flagged', outOf: 'people', interval: 'wilson' },
};
const limit = (of: string, end: 'low' | 'high', unit: TableColumn['unit']): TableColumn => ({
  name: `${of}-${end}`,
  label: end,
  unit,
  kind: { kind: 'limit', of, end },
});
const ratio: TableColumn = {
  name: 'ratio',
  label: 'Times',
  unit: 'ratio',
  kind: {
    kind: 'ratio',
    group: { of: 'flagged', outOf: 'people' },
    reference: { of: { column: 'flagged', row: 'White' }, outOf: { column: 'people', row: 'White' } },
    interval: null,
  },
};
const table: FindingTable = {
  columns: [
    key,
    count('flagged'),
    share,
    limit('share', 'low', 'proportion'),
    limit('share', 'high', 'proportion'),
    ratio,
  ],
  parts: { columns: [count('people')], rows: [[100], [50]] },
  rows: [
    ['White', 20, 0.2, 0.1333669, 0.2888292, null],
    ['Black', 20, 0.4, 0.276077, 0.5381868, 2],
  ],
};
const exact = remakeTable(table);
const tabled: FindingDraft = {
  ...single,
  kind: undefined,
  parts: undefined,
  value: undefined,
  unit: 'count',
  table: exact,
} as never;

describe('a finding made again', () => {
  it('of its own counts is itself', () => {
    const stated = finding(single, source);
    expect(remakeFinding(stated).value).toBe(0.35);
    expect(remakeFinding(remakeFinding(stated))).toEqual(remakeFinding(stated));
    expect(findingProblems(tabled)).toEqual([]);
  });

  it('of protected counts has the number, the interval and the counts that those give', () => {
    const stated = finding(single, source);
    const protectedCounts = remakeFinding({ ...stated, parts: [part('wrong', 5), part('linked', 20)] });
    expect(protectedCounts).toMatchObject({ value: 0.25, numerator: 5, denominator: 20 });
    expect(protectedCounts.interval!.low).toBeCloseTo(0.11186, 5);
  });

  it('of a count that is held back shows the mark and nothing that would tell', () => {
    const hidden = remakeFinding({ ...finding(single, source), parts: [part('wrong', '[c]'), part('linked', 20)] });
    expect(hidden).toMatchObject({ value: '[c]', numerator: null, denominator: 20, interval: null });
  });

  it('of no cases is not computed, with the reason', () => {
    const none = remakeFinding({ ...finding(single, source), parts: [part('wrong', 0), part('linked', 0)] });
    expect(none).toMatchObject({ status: 'not-computed', value: null, reason: 'there are no cases' });
  });
});

describe('a table made again', () => {
  it('follows counts that are shown, counts behind, and another row', () => {
    expect(exact.rows[0]!.slice(0, 3)).toEqual(['White', 20, 0.2]);
    expect(exact.rows[1]![3]).toBeCloseTo(0.27607, 4);
    expect(exact.rows[1]![5]).toBe(2);
  });

  it('lets an empty cell stay empty: the reference beside itself', () => {
    expect(exact.rows[0]![5]).toBeNull();
  });

  it('of protected counts, shown and behind', () => {
    const rows = exact.rows.map((row, index) => (index === 1 ? row.with(1, 25) : row));
    const made = remakeTable({ ...exact, rows, parts: { ...exact.parts!, rows: [[100], [100]] } });
    expect(made.rows[1]![2]).toBe(0.25);
    expect(made.rows[1]![5]).toBe(1.25);
  });

  it('carries the mark of a count held back to all that is made of it, in other rows too', () => {
    const rows = exact.rows.map((row, index) => (index === 0 ? row.with(1, '[c]') : row));
    const made = remakeTable({ ...exact, rows });
    expect(made.rows[0]).toEqual(['White', '[c]', '[c]', '[c]', '[c]', null]);
    expect(made.rows[1]!.slice(1)).toEqual([20, 0.4, exact.rows[1]![3], exact.rows[1]![4], '[c]']);
  });
});

describe('a draft whose kinds do not hold', () => {
  const withColumn = (column: Partial<TableColumn>): FindingDraft => ({
    ...tabled,
    table: { ...exact, columns: exact.columns.with(2, { ...share, ...column } as TableColumn) },
  });
  it.each<[string, FindingDraft, RegExp]>([
    ['a value that its counts do not give', { ...single, value: 0.96 }, /value is 0.96, and its counts give 0.35/],
    ['a part that is not there', { ...single, parts: [part('wrong', 7)] }, /made of "linked", which is not there/],
    [
      'a word that no list knows',
      {
        ...single,
        parts: [part('linked', 20), { ...part('wrong', 7), kind: { kind: 'count', counts: 'ghosts' as never } }],
      },
      /counts "ghosts"/,
    ],
    [
      'more of them than there are',
      { ...single, parts: [part('wrong', 21), part('linked', 20)] },
      /must not exceed its total: 21 of 20/,
    ],
    ['a share in another unit', { ...single, unit: 'ratio' }, /"value" is a share in the unit ratio/],
    [
      'a part that is NaN',
      { ...single, parts: [part('wrong', Number.NaN), part('linked', 20)] },
      /part "wrong" is NaN/,
    ],
    [
      'two parts of a name',
      { ...single, parts: [part('wrong', 7), part('wrong', 7), part('linked', 20)] },
      /two numbers are named "wrong"/,
    ],
    ['a single number that is a key', { ...single, kind: { kind: 'key' } }, /cannot be of kind key/],
    ['a constant of nothing', { ...single, kind: { kind: 'constant', of: '' } }, /does not say what of/],
    [
      'a column made of a column that is not there',
      withColumn({ kind: { ...share.kind, of: 'wrong' } as never }),
      /"share" is made of "wrong"/,
    ],
    [
      'a column made of a share',
      withColumn({ kind: { ...share.kind, of: 'ratio' } as never }),
      /made of "ratio", which is of kind ratio/,
    ],
    [
      'a column without a kind beside others',
      withColumn({ kind: undefined as never }),
      /"share" does not say how it is made/,
    ],
    [
      'a row of reference that is not there',
      withColumn({ kind: { ...share.kind, of: { column: 'flagged', row: 'Green' } } as never }),
      /made of the row "Green"/,
    ],
    [
      'a limit in another unit',
      withColumn({ unit: 'ratio', kind: { kind: 'estimate', contributors: 'people' } }),
      /limit "share-low" is in proportion/,
    ],
    [
      'a number that its row does not give',
      { ...tabled, table: { ...exact, rows: exact.rows.with(1, exact.rows[1]!.with(2, 0.5)) } },
      /"share" in row 2 of the table is 0.5, and its counts give 0.4/,
    ],
    [
      'fewer rows of parts',
      { ...tabled, table: { ...exact, parts: { ...exact.parts!, rows: [[100]] } } },
      /2 rows and its parts 1/,
    ],
  ])('is refused for %s', (_, draft, message) => {
    expect(findingProblems(draft).join(' · ')).toMatch(message);
  });

  it('swapped counts are refused, whatever they are', () => {
    const swapped = exact.rows.map((row, index) =>
      row.with(1, exact.rows[1 - index]![1]!).with(2, exact.rows[1 - index]![2]!),
    );
    expect(findingProblems({ ...tabled, table: { ...exact, rows: swapped } }).join()).toMatch(/its counts give/);
  });
});

describe('numbers without a kind', () => {
  it('are named: the value, or the columns', () => {
    expect(numbersWithoutKind(finding({ ...single, kind: undefined } as never, source))).toEqual(['value']);
    expect(numbersWithoutKind(finding(single, source))).toEqual([]);
    const { kind: _, ...bare } = share;
    expect(numbersWithoutKind({ ...finding(tabled, source), table: { ...exact, columns: [key, bare] } })).toEqual([
      'share',
    ]);
  });
});

it('makes nothing of a share of counts that the table does not have', () => {
  const table = remakeTable({ columns: [key, count('people'), share], rows: [['A', 20, 0.35]] });
  expect(table.rows).toEqual([['A', 20, null]]);
});

it('names the number whose counts contradict each other', () => {
  const [white, black] = table.rows;
  expect(() => remakeTable({ ...table, rows: [white!, ['Black', 51, ...black!.slice(2)]] })).toThrow(
    /^"share" of "Black": .*51.*50/,
  );
});

describe('a table that says wrongly how its numbers are made', () => {
  const problems = (change: Partial<FindingTable>) => {
    const { columns, rows, parts } = { ...exact, ...change };
    return findingProblems({ ...tabled, table: { columns, rows, ...(parts === undefined ? {} : { parts }) } }).join(
      '; ',
    );
  };

  it('is told what is a key by its mark alone, or by its kind alone', () => {
    const [, ...others] = exact.columns;
    expect(problems({ columns: [{ ...key, kind: { kind: 'text' } }, ...others] })).toMatch(
      /the column "group" is a key by its mark alone/,
    );
    const { key: _, ...unmarked } = key;
    expect(problems({ columns: [unmarked, ...others] })).toMatch(/the column "group" is a key by its kind alone/);
  });

  it('is told the first count behind it that is no number', () => {
    const columns = [count('people'), { ...count('others'), name: 'others' }];
    const told = problems({
      parts: {
        columns,
        rows: [
          [100, 'few'],
          ['some', 1],
        ],
      },
    });
    expect(told).toMatch(/the part "others" is the text "few", a number is needed/);
    expect(told).not.toMatch(/some/);
  });

  it('is told of a design effect that its interval does not take', () => {
    const effect = (interval: 'wilson' | 'clopper-pearson') =>
      problems({
        columns: exact.columns.map((column) =>
          column.name === 'share'
            ? { ...column, kind: { kind: 'share', of: 'flagged', outOf: 'people', interval, designEffect: 'people' } }
            : column,
        ),
      });
    expect(effect('clopper-pearson')).toMatch(
      /"share" has a design effect, which its interval clopper-pearson does not/,
    );
    expect(effect('wilson')).not.toMatch(/design effect/);
  });
});

it('names the people that a text is about, where it says so', () => {
  expect(partsNamed({ kind: 'text', contributors: 'people' })).toEqual(['people']);
  expect(partsNamed({ kind: 'text' })).toEqual([]);
});
