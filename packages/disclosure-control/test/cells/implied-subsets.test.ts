import { describe, expect, it } from 'vitest';
import { type Counted, impliedCoarserLists, impliedSumsOfSome } from '../../src/cells/implied-subsets.ts';

const list = (name: string, rows: readonly (readonly number[])[]): Counted[] =>
  rows.map((values, row) => ({ ids: values.map((_, at) => `${name}${row}.${at}`), values }));

describe('impliedCoarserLists(finer, coarser)', () => {
  const finer = list('f', [
    [120, 31],
    [77, 45],
    [64, 12],
    [39, 58],
  ]);
  const coarser = list('c', [
    [184, 43],
    [116, 103],
  ]);

  it('finds which rows of the finer list each count of the coarser is the sum of, column by column', () => {
    expect(impliedCoarserLists(finer, coarser)).toEqual([
      { total: 'c0.0', parts: ['f0.0', 'f2.0'] },
      { total: 'c0.1', parts: ['f0.1', 'f2.1'] },
      { total: 'c1.0', parts: ['f1.0', 'f3.0'] },
      { total: 'c1.1', parts: ['f1.1', 'f3.1'] },
    ]);
  });

  it('finds them again with the rows in another order', () => {
    const turned = impliedCoarserLists(finer.toReversed(), coarser);
    expect(turned.map(({ total, parts }) => [total, parts.toSorted()])).toEqual(
      impliedCoarserLists(finer, coarser).map(({ total, parts }) => [total, parts.toSorted()]),
    );
  });

  it('says nothing of lists of other people, or of one that is not coarser', () => {
    const other = list('c', [
      [184, 43],
      [117, 103],
    ]);
    expect(impliedCoarserLists(finer, other)).toEqual([]);
    const otherColumn = list('c', [
      [184, 43],
      [116, 104],
    ]);
    expect(impliedCoarserLists(finer, otherColumn)).toEqual([]);
    expect(impliedCoarserLists(finer, finer)).toEqual([]);
    expect(impliedCoarserLists(finer, list('c', [[300, 146]]))).toEqual([]);
  });

  it('says nothing where so many ways are there by chance: few people in many rows', () => {
    const few = list('f', [[1], [1], [1], [1], [2]]);
    expect(impliedCoarserLists(few, list('c', [[3], [3]]))).toEqual([]);
  });

  it('weighs 2³ ways against the numbers that a second count may have: 0 to 7 are eight', () => {
    const ways = (second: number) =>
      impliedCoarserLists(list('f', [[10], [4], [second - 4]]), list('c', [[10], [second]])).length;
    expect([ways(7), ways(6)]).toEqual([2, 0]);
  });

  it('stops at eight ways: ten choose two of five equal rows', () => {
    const five = list(
      'f',
      Array.from({ length: 5 }, () => [1000]),
    );
    const ways = impliedCoarserLists(five, list('c', [[2000], [3000]]));
    expect(ways.filter(({ total }) => total === 'c0.0')).toHaveLength(8);
    expect(ways).toHaveLength(16);
  });

  it('asks lists of up to fourteen rows', () => {
    const rows = (size: number) => Array.from({ length: size }, (_, at) => [100_000 + 7 ** at, 90_000 + 5 ** at]);
    const halves = (all: readonly (readonly number[])[]) => {
      const sum = (part: readonly (readonly number[])[]) =>
        [0, 1].map((at) => part.reduce((total, row) => total + row[at]!, 0));
      return [sum(all.slice(0, 4)), sum(all.slice(4))];
    };
    const found = (size: number) => impliedCoarserLists(list('f', rows(size)), list('c', halves(rows(size))));
    expect(found(14)).toHaveLength(4);
    expect(found(15)).toEqual([]);
  });
});

describe('impliedSumsOfSome(total, parts)', () => {
  it('finds three or more parts that make a total, and not two', () => {
    expect(impliedSumsOfSome(600, [100, 200, 300, 450])).toEqual([[0, 1, 2]]);
    expect(impliedSumsOfSome(300, [100, 200, 350, 450])).toEqual([]);
  });

  it('finds the sum of all however small, and of some only where they would not make it by chance', () => {
    expect(impliedSumsOfSome(6, [1, 2, 3])).toEqual([[0, 1, 2]]);
    // 2⁴ sets of parts, and a total of 15: some set makes it by chance.
    expect(impliedSumsOfSome(15, [3, 5, 7, 9])).toEqual([]);
    expect(impliedSumsOfSome(16, [3, 5, 8, 9])).toEqual([[0, 1, 2]]);
  });

  it('asks no fewer than three parts and no more than fourteen, and stops at eight ways', () => {
    expect(impliedSumsOfSome(300, [100, 200])).toEqual([]);
    const parts = (size: number) => Array.from({ length: size }, (_, at) => 10_000 + 3 ** at);
    const total = (size: number) => parts(size).reduce((sum, part) => sum + part, 0);
    expect(impliedSumsOfSome(total(14), parts(14))).toHaveLength(1);
    expect(impliedSumsOfSome(total(15), parts(15))).toEqual([]);
    expect(
      impliedSumsOfSome(
        3000,
        Array.from({ length: 6 }, () => 1000),
      ),
    ).toHaveLength(8);
  });
});
