import { describe, expect, it } from 'vitest';
import { releaseRefusal } from '../../src/release/refusal.ts';
import { count, finding, key } from '../findings.ts';

const ruleOf = (rows: readonly (readonly (string | number | null)[])[], columns = [key('who'), count('n')]) =>
  releaseRefusal(finding({ id: 'a', table: { columns, rows } }))?.rule ?? null;
const ones = (number: number, zeros = 0) => [
  ...Array.from({ length: number }, (_, at) => [`p${at}`, 1]),
  ...Array.from({ length: zeros }, (_, at) => [`q${at}`, at % 2 === 0 ? 0 : null]),
];

describe('a table of a row for each person', () => {
  it('is one of five ones or more, of more than half of its rows, and of nothing above one', () => {
    expect([ruleOf(ones(4)), ruleOf(ones(5))]).toEqual([null, 'person-level-rows']);
    expect([ruleOf(ones(5, 4)), ruleOf(ones(5, 5))]).toEqual(['person-level-rows', null]);
    expect([ruleOf([...ones(9), ['z', 2]]), ruleOf([...ones(9), ['z', 0.5]])]).toEqual([null, null]);
  });

  it('is one in which each is counted in some column, and more than one of none', () => {
    const columns = [key('who'), count('men'), count('women')];
    const people = [0, 1, 0, 1, 0].map((woman, at) => [`p${at}`, 1 - woman, woman]);
    expect(ruleOf(people, columns)).toBe('person-level-rows');
    expect(ruleOf([...people, ['z', 1, 2]], columns)).toBeNull();
  });

  it('is one that says so of a column', () => {
    const named = { ...count('name'), identifiesPerson: true };
    const refusal = releaseRefusal(finding({ id: 'a', table: { columns: [key('who'), named], rows: [['x', 400]] } }));
    expect(refusal).toMatchObject({ place: 'name', rule: 'person-level-rows' });
  });
});

describe('names that say counts', () => {
  it('are refused where every row that counts anybody says its own', () => {
    const told = (names: readonly string[], counts = [7, 412, 0]) =>
      ruleOf(names.map((name, at) => [name, counts[at]!]));
    expect(told(['north (n = 7)', 'south (n: 412)', 'west'])).toBe('counts-in-names');
    expect(told(['north (7)', 'south ( 412 people)', 'west (9)'])).toBe('counts-in-names');
    expect(told(['north n=7', 'south n = 412', 'west'])).toBe('counts-in-names');
    expect(told(['north (1,207)', 'south (12 345)'], [1207, 12_345])).toBe('counts-in-names');
    expect(told(['north (7)', 'south'])).toBeNull();
    expect(told(['north (7)', 'south (411)'])).toBeNull();
    expect(told(['7 north', '412 south'])).toBeNull();
    expect(told(['north (7)'], [7])).toBeNull();
    expect(told(['(7-12)', '(412.5)'])).toBeNull();
  });

  it('are refused whichever of their keys says it, and of whichever column', () => {
    const columns = [key('area'), key('sex'), count('asked'), count('answered')];
    const rows = (names: readonly [string, string], answered: readonly [number, number]) => [
      ['north', names[0], 40, answered[0]],
      ['south', names[1], 412, answered[1]],
    ];
    expect(ruleOf(rows(['men (7)', 'women (31)'], [7, 31]), columns)).toBe('counts-in-names');
    expect(ruleOf(rows(['men (40)', 'women (412)'], [7, 31]), columns)).toBe('counts-in-names');
    expect(ruleOf(rows(['men (40)', 'women (31)'], [7, 31]), columns)).toBeNull();
  });
});
