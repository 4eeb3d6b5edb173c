import { MISSING_DAY } from '@assay/dataset';
import { describe, expect, it } from 'vitest';
import { codeKeys } from '../../src/live/code-keys.ts';
import { liveFingerprint } from '../../src/live/fingerprint.ts';
import { liveValueRows, liveValueView } from '../../src/live/live-value-view.ts';
import { moduleParts } from '../../src/live/statements.ts';

const people = Array.from({ length: 250 }, (_, row) => ({ name: `P${row}`, age: row % 7 === 0 ? null : row % 40 }));
const shown = (value: unknown, asked: Partial<Parameters<typeof liveValueRows>[1]> = {}) =>
  liveValueRows(value, { search: '', sort: null, isDescending: false, from: 0, count: 8, ...asked })!;
const namesOf = (asked: Partial<Parameters<typeof liveValueRows>[1]>) =>
  shown(people, { count: 200, ...asked }).rows.map(([name]) => name);

describe('a value in a line', () => {
  it('says what it is and how large', () => {
    const what = (value: unknown) => liveValueView(value).what;
    expect([people, [7], [7, 8], new Array(1234).fill(0), new Float64Array(3), new Set([1, 2])].map(what)).toEqual([
      'list of 250 rows and 2 columns',
      'list of 1 row',
      'list of 2 rows',
      'list of 1,234 rows',
      'Float64Array of 3 rows',
      'list of 2 rows',
    ]);
    expect([new Map([['a', 1]]), { a: 1, b: 'x' }, { a: [1, 2], b: [3, 4] }, {}, 3, null].map(what)).toEqual([
      'map of 1 row',
      'record of 2 rows',
      'columns of 2 rows and 2 columns',
      '{ }',
      '3',
      'null',
    ]);
    expect(liveValueView(3).rows).toBeNull();
    expect(liveValueView(people).rows).toMatchObject({ from: 0, found: 250, rowCount: 250, rows: { length: 8 } });
  });

  it('cuts a long text after 120 signs, and what lies three deep', () => {
    const cell = (value: unknown) => shown([value]).rows[0]![0];
    expect([cell('x'.repeat(120)), cell('x'.repeat(121))]).toEqual(['x'.repeat(120), `${'x'.repeat(120)}…`]);
    expect([liveValueView('x'.repeat(120)).what, liveValueView('x'.repeat(121)).what]).toEqual([
      'x'.repeat(120),
      `${'x'.repeat(120)}…`,
    ]);
    const parts = { a: 'x'.repeat(60), b: 'y'.repeat(43), c: 1 };
    const whole = `{ a: ${parts.a}, b: ${parts.b}, c: 1 }`;
    expect(whole).toHaveLength(121);
    expect(cell({ deep: parts })).toBe(`${whole.slice(0, 120)}…`);
    expect(cell({ deep: { a: { b: { c: 1 } } } })).toBe('{ a: { b: record of 1 row } }');
    expect([Number.POSITIVE_INFINITY, Number.NaN, undefined, true, new Date(Number.NaN)].map(cell)).toEqual([
      'Infinity',
      null,
      null,
      'true',
      'no date',
    ]);
  });
});

describe('rows of what holds them', () => {
  const texts = { codes: Int32Array.of(1, -1, 0), values: ['b', 'a'] };
  const table = {
    rowCount: 3,
    columns: {
      text: { kind: 'text', ...texts },
      number: { kind: 'number', values: Float64Array.of(1.5, Number.NaN, -2) },
      // The day after 1970 began, one that was recorded and is none, and one before.
      date: {
        kind: 'date',
        days: Int32Array.of(1, MISSING_DAY, -1),
        recorded: { codes: Int32Array.of(0, 0, -1), values: ['31/02/1980'] },
      },
      time: { kind: 'time', milliseconds: Float64Array.of(1000, Number.NaN, -1000) },
      other: { kind: 'other' },
    },
  };

  it('are those of a table, with days and moments as they are written', () => {
    expect(liveValueView(table)).toMatchObject({
      what: 'table of 3 rows and 5 columns',
      rows: {
        columns: ['text', 'number', 'date', 'time', 'other'],
        rows: [
          ['a', 1.5, '1970-01-02', '1970-01-01T00:00:01', null],
          [null, null, '31/02/1980', null, null],
          ['b', -2, '1969-12-31', '1969-12-31T23:59:59', null],
        ],
      },
    });
  });

  it('show a day of the years 1 to 9999, and one further away as it was recorded', () => {
    const date = (day: number) =>
      liveValueView({
        rowCount: 1,
        columns: { date: { kind: 'date', days: [day], recorded: { codes: [0], values: ['odd'] } } },
      }).rows!.rows[0]![0];
    expect([2_932_896, 2_932_897, -719_162, -719_163].map(date)).toEqual(['9999-12-31', 'odd', '0001-01-01', 'odd']);
  });

  it('are those of columns side by side, of one column, of a map, and of a list whose records differ', () => {
    const rowsOf = (value: unknown) => liveValueView(value).rows?.rows;
    expect(rowsOf(texts)).toEqual([['a'], [null], ['b']]);
    expect(rowsOf({ one: [1, 2, 3], other: texts })).toEqual([
      [1, 'a'],
      [2, null],
      [3, 'b'],
    ]);
    expect(rowsOf({ one: [1], other: [2] })).toEqual([
      ['one', 'list of 1 row'],
      ['other', 'list of 1 row'],
    ]);
    expect(rowsOf({ one: [1, 2], other: [1, 2, 3] })?.[1]).toEqual(['other', 'list of 3 rows']);
    expect(rowsOf(new Map([['a', 1]]))).toEqual([['a', 1]]);
    expect(liveValueView([{ a: 1 }, { b: 2 }]).rows).toMatchObject({
      columns: ['a', 'b'],
      rows: [
        [1, null],
        [null, 2],
      ],
    });
    expect(liveValueView([{ a: 1 }, 2]).rows).toMatchObject({ columns: ['value'], rows: [['{ a: 1 }'], [2]] });
    const late = [...Array.from({ length: 200 }, () => ({ a: 1 })), { b: 2 }];
    expect(liveValueView(late).rows?.columns).toEqual(['a']);
    expect(liveValueView([...late.slice(1), 3]).rows?.columns).toEqual(['a', 'b']);
    expect(liveValueView({ codes: [1], values: ['a'] }).what).toBe('record of 2 rows');
  });
});

describe('rows that somebody looks for', () => {
  it('are those that hold the word, in small letters or capitals', () => {
    expect(namesOf({ search: ' p24 ' })).toEqual(['P24', ...Array.from({ length: 10 }, (_, at) => `P24${at}`)]);
    expect(shown(people, { search: 'p24' })).toMatchObject({ found: 11, rowCount: 250, rows: { length: 8 } });
    expect(shown(people, { search: 'nobody' })).toMatchObject({ found: 0, rows: [] });
  });

  it('stand in the order of a column, alike ones as they stood, missing ones last either way', () => {
    const known = people.filter(({ age }) => age !== null) as { name: string; age: number }[];
    const missing = people.filter(({ age }) => age === null);
    for (const isDescending of [false, true]) {
      const sign = isDescending ? -1 : 1;
      const expected = [...known.toSorted((a, b) => sign * (a.age - b.age)), ...missing].map(({ name }) => name);
      const asked = { sort: 'age', isDescending };
      expect([...namesOf(asked), ...namesOf({ ...asked, from: 200 })]).toEqual(expected);
    }
    expect(namesOf({ sort: 'shoe' })).toEqual(people.slice(0, 200).map(({ name }) => name));
    expect(shown(['b', 'C', 'a'], { sort: 'value', isDescending: true }).rows).toEqual([['C'], ['b'], ['a']]);
  });

  it('begin within the value, and are no more than two hundred of thirty columns', () => {
    expect(shown(people, { from: 400 })).toMatchObject({ from: 250, rows: [] });
    expect(shown(people, { from: -5 })).toMatchObject({ from: 0, rows: { length: 8 } });
    expect(shown(people, { from: 245 }).rows.map(([name]) => name)).toEqual(['P245', 'P246', 'P247', 'P248', 'P249']);
    expect(shown(people, { count: 500 }).rows).toHaveLength(200);
    const wide = Object.fromEntries(Array.from({ length: 31 }, (_, at) => [`c${at}`, at]));
    expect(shown([wide]).columns).toHaveLength(30);
  });
});

describe('the keys of statements', () => {
  const keysOf = (code: string, alsoChanged: readonly string[] = []) =>
    codeKeys(moduleParts(code), new Set(alsoChanged));
  const changed = (before: string, after: string) => {
    const [one, other] = [keysOf(before), keysOf(after)];
    return one.map(({ digest }, at) => digest !== other[at]!.digest);
  };

  it('change with what a statement reaches, and with nothing else', () => {
    const code = (first: string) => `const a = ${first};\nconst b = a + 1;\nconst c = () => b;\nconst d = 3;\n`;
    expect(changed(code('1'), code('2'))).toEqual([true, true, true, false]);
  });

  it('change with a name in brackets or on its own, not with that of a property', () => {
    const uses = [
      'list[a]',
      'list.a',
      '{ a: 1 }',
      '{ [a]: 1 }',
      '{ a }',
      'class { a() {} }',
      'class { [a]() {} }',
      'class { a = 1 }',
    ];
    const code = (first: string) =>
      `const a = ${first};\nconst list = [1];\n${uses.map((use, at) => `const use${at} = ${use};\n`).join('')}`;
    const [own, list, ...used] = changed(code('0'), code('1'));
    expect([own, list]).toEqual([true, false]);
    expect(used).toEqual([true, false, false, true, true, false, true, false]);
  });

  it('change with what is done to a value after it was made', () => {
    const code = (added: string) => `const list = [];\nlist.push(${added});\nconst e = list;\nconst f = 3;\n`;
    expect(changed(code('1'), code('2'))).toEqual([true, true, true, false]);
  });

  it('are fleeting where functions change what is reached', () => {
    const code = 'let s = 0;\nfunction next() { s++; return s; }\nconst d = next();\nconst e = 3;\n';
    expect(keysOf(code).map(({ isFleeting }) => isFleeting)).toEqual([true, true, true, false]);
    const plain = 'const a = 1;\nconst b = a;\nconst c = 3;\n';
    expect(keysOf(plain).map(({ isFleeting }) => isFleeting)).toEqual([false, false, false]);
    expect(keysOf(plain, ['a']).map(({ isFleeting }) => isFleeting)).toEqual([true, true, false]);
  });
});

describe('the fingerprint of a value', () => {
  const made = (): readonly unknown[] => [
    ...[0, -0, 1, Number.NaN, '', '0', 'ab', 'ba', true, false, null, undefined, 3n],
    ...[
      [],
      {},
      [[]],
      ['a'],
      [{ a: 1 }, {}],
      [{}, { a: 1 }],
      [1, 2],
      [2, 1],
      [1, [2]],
      { a: 1 },
      { b: 1 },
      { a: 2 },
      { a: 1, b: 2 },
      { a: { b: 1 } },
    ],
    ...[new Map([['a', 1]]), new Map([['a', 2]]), new Set(['a']), new Set(['b']), new Set(['a', 'b']), new Date(5)],
    ...[Uint8Array.of(1, 2, 3), Uint8Array.of(1, 2, 3, 0), Uint8Array.of(3, 2, 1, 0), Float64Array.of(1, 2)],
    ...[Int32Array.of(1, 2), new ArrayBuffer(3), new ArrayBuffer(4), () => 1, () => 2],
  ];

  it('differs wherever a value does, and is the same for the same made again', () => {
    const hashes = made().map((value) => liveFingerprint(value).hash);
    expect(new Set(hashes).size).toBe(hashes.length);
    expect(made().map((value) => liveFingerprint(value).hash)).toEqual(hashes);
    const held = liveFingerprint(Uint8Array.of(1, 2, 3, 4, 5));
    expect(liveFingerprint(Uint8Array.of(9, 9, 9, 9, 1, 2, 3, 4, 5).subarray(4))).toEqual(held);
  });

  it('sees each number of a long array, each key, and what stands in a circle', () => {
    const long = Float64Array.from({ length: 64 }, (_, at) => at / 3);
    const hash = liveFingerprint({ long }).hash;
    for (let at = 0; at < long.length; at++) {
      const other = long.slice();
      other[at]! += 1e-9;
      expect(liveFingerprint({ long: other }).hash).not.toBe(hash);
    }
    // Where its bytes begin between two words, too.
    const beside = Uint8Array.of(9, 1, 2, 3, 4, 5, 9).subarray(1, 6);
    const before = liveFingerprint(beside).hash;
    for (let at = 0; at < beside.length; at++) {
      beside[at]! += 1;
      expect(liveFingerprint(beside).hash).not.toBe(before);
      beside[at]! -= 1;
    }
    expect(liveFingerprint(beside).hash).toBe(before);
    const circle = (name: string) => {
      const value: Record<string, unknown> = { name };
      value['self'] = value;
      return liveFingerprint(value).hash;
    };
    expect([circle('a'), circle('b')]).toEqual([circle('a'), circle('b')]);
    expect(circle('a')).not.toBe(circle('b'));
  });

  it('tells what a value takes: eight a number, two a letter, sixteen a text and thirty-two whatever holds them', () => {
    const bytes = (value: unknown) => liveFingerprint(value).bytes;
    expect([3, 'ab', [1, 2], { a: 1 }, Float64Array.of(1, 2, 3), Uint8Array.of(1, 2, 3)].map(bytes)).toEqual([
      ...[8, 20, 32 + 16, 32 + 18 + 8, 32 + 24, 32 + 3],
    ]);
  });
});
