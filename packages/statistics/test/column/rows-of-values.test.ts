import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  commonestValue,
  dictionaryColumn,
  isBlankColumn,
  randomStream,
  repeatedValues,
  rowsOfValues,
  sampleOfEachValue,
  sumsOfValues,
  takeRows,
  textAt,
} from '../../src/index.ts';

const texts = fc.array(fc.constantFrom('North', 'South', 'East', null), { maxLength: 40 });

describe('rows of the values of a column', () => {
  it('are as many as a search for each value finds', () => {
    fc.assert(
      fc.property(texts, (texts) => {
        const column = dictionaryColumn(texts);
        const counted = column.values.map((value) => texts.filter((text) => text === value).length);
        expect([...rowsOfValues(column)]).toEqual(counted);
        const amounts = texts.map((_, row) => row + 0.5);
        expect([...sumsOfValues(column, amounts)]).toEqual(
          column.values.map((value) => amounts.reduce((sum, each, row) => sum + (texts[row] === value ? each : 0), 0)),
        );
        expect(isBlankColumn(column)).toBe(texts.every((text) => text === null));
        const commonest = commonestValue(column);
        if (commonest === null) expect(counted).toEqual([]);
        else expect(texts.filter((text) => text === commonest)).toHaveLength(Math.max(...counted));
      }),
    );
  });

  it('refuses amounts of other rows, and one that is none', () => {
    const column = dictionaryColumn(['a', 'b']);
    expect(() => sumsOfValues(column, [1])).toThrow('each row needs its amount: 2 and 1');
    expect(() => sumsOfValues(column, [1, Number.NaN])).toThrow('amounts');
  });

  it('names the first of those that are as common, and nothing of a blank column', () => {
    expect(commonestValue(dictionaryColumn(['b', 'a', 'a', 'b']))).toBe('b');
    expect(repeatedValues(dictionaryColumn(['b', 'a', 'a', 'c', 'b', 'a', null, null]))).toBe(2);
    expect(repeatedValues({ codes: Int32Array.of(-1, 0), values: ['one', 'nobody'] })).toBe(0);
    expect(commonestValue(dictionaryColumn([null]))).toBeNull();
    expect(commonestValue({ codes: Int32Array.of(-1), values: ['nobody'] })).toBeNull();
  });
});

describe('takeRows(column, rows)', () => {
  it('says of each row named what the column says of it', () => {
    const column = dictionaryColumn(['a', null, 'b']);
    const taken = takeRows(column, [2, 2, 1, 0]);
    expect([0, 1, 2, 3].map((row) => textAt(taken, row))).toEqual(['b', 'b', null, 'a']);
  });
});

describe('sampleOfEachValue(column, most, random)', () => {
  it('keeps every row of a small group, and so many different ones of a large one', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 12 }), fc.integer(), (texts, most, seed) => {
        const column = dictionaryColumn(texts);
        const kept = [...sampleOfEachValue(column, most, randomStream(seed, 'sample'))];
        expect(new Set(kept).size).toBe(kept.length);
        for (const value of column.values) {
          const all = texts.filter((text) => text === value).length;
          expect(kept.filter((row) => texts[row] === value)).toHaveLength(Math.min(all, most));
        }
        expect(kept.every((row) => texts[row] !== null)).toBe(true);
      }),
    );
  });
});
