import { isUtf8 } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { type Column, MISSING_DAY } from '../../src/index.ts';
import { commaNumber, hasComma, meaningOfComma } from '../../src/read/comma-numbers.ts';
import { splitRecords } from '../../src/read/text/split-records.ts';
import { incompleteUtf8, mendUtf8, Utf8Tallier } from '../../src/read/text/utf8-sequences.ts';
import { compareRows, compareRowsByRank } from '../../src/table/compare-rows.ts';

const tally = (...parts: readonly Uint8Array[]) => {
  const tallier = new Utf8Tallier();
  for (const part of parts) tallier.add(part);
  return tallier.finish();
};

describe('sequences of UTF-8', () => {
  // Each first byte with those that may or may not follow it: the edges of every range of Unicode's table 3-7.
  const EDGES = [0x00, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc2, 0xff];
  const leads = Array.from({ length: 256 }, (_, byte) => byte);
  const sequences = leads.flatMap((lead) => [
    [lead],
    ...EDGES.flatMap((second) => [
      [lead, second],
      ...[0x7f, 0x80, 0xbf, 0xc0].flatMap((third) => [
        [lead, second, third],
        ...[0x7f, 0x80, 0xbf, 0xc0].map((fourth) => [lead, second, third, fourth]),
      ]),
    ]),
  ]);

  it('are whole where Node says so', () => {
    const wrong = sequences.filter((each) => {
      const bytes = Uint8Array.from(each);
      const { stray, whole } = tally(bytes);
      const isWhole = isUtf8(bytes);
      const letters = isWhole ? [...new TextDecoder().decode(bytes)].filter((sign) => sign > '\u007f').length : whole;
      return (stray === 0) !== isWhole || whole !== letters;
    });
    expect(wrong).toEqual([]);
  });

  it('are the same in parts, however they are cut, with the line of the first stray byte', () => {
    const bytes = Buffer.concat([Buffer.from('é€😀\nZoë\n'), Buffer.of(0xe9, 0x0a, 0x92), Buffer.from('ñ')]);
    const expected = { whole: 5, stray: 2, first: { line: 3, byte: 0xe9 } };
    expect(tally(bytes)).toEqual(expected);
    for (let one = 0; one <= bytes.length; one++) {
      for (let other = one; other <= bytes.length; other++) {
        const parts = [bytes.subarray(0, one), bytes.subarray(one, other), bytes.subarray(other)];
        expect(tally(...parts)).toEqual(expected);
      }
    }
    expect(mendUtf8(bytes)).toBe('é€😀\nZoë\né\n’ñ');
    expect([...'aé€😀'].map((sign) => mendUtf8(Buffer.from(`${sign}b${sign}`)))).toEqual(
      [...'aé€😀'].map((sign) => `${sign}b${sign}`),
    );
  });

  it('end in as many bytes as may be the beginning of one', () => {
    for (const sign of 'aé€😀') {
      const bytes = Buffer.from(sign);
      for (let given = 1; given <= bytes.length; given++) {
        const shown = Buffer.concat([Buffer.from('x'), bytes.subarray(0, given)]);
        expect(incompleteUtf8(shown), `${given} of ${sign}`).toBe(given < bytes.length ? given : 0);
      }
    }
    expect(incompleteUtf8(new Uint8Array(0))).toBe(0);
    expect(incompleteUtf8(Uint8Array.of(0x80, 0x80, 0x80, 0x80))).toBe(0);
  });
});

describe('the first records of a text', () => {
  const records = (text: string, most = 9, isWhole = true) =>
    splitRecords(text, ',', most, isWhole).map(({ values, start, line }) => [values.join('|'), start, line]);

  it('begin where their line does, whatever ends it, and an empty line is none', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const at = (line: string) => line.replaceAll('\n', end);
      expect(records(at('a,b\n\n1, 2 \n3,4'))).toEqual([
        ['a|b', 0, 1],
        ['1|2', 3 + 2 * end.length, 3],
        ['3|4', 8 + 3 * end.length, 4],
      ]);
    }
    expect(records('a\nb\nc', 2)).toEqual([
      ['a', 0, 1],
      ['b', 2, 2],
    ]);
    expect(records('a\nb', 9, false)).toEqual([['a', 0, 1]]);
    expect(records('')).toEqual([]);
  });

  it('hold delimiters, ends of lines and quotes within quotes', () => {
    expect(records('"a,b", "say ""hi""",c"d\n"x\ny",2\n3')).toEqual([
      ['a,b|say "hi"|c"d', 0, 1],
      ['x\ny|2', 24, 2],
      ['3', 32, 4],
    ]);
  });
});

describe('commas in numbers', () => {
  it('are told by all of them together', () => {
    const meaning = (texts: readonly string[], hasPoint = false) => meaningOfComma(texts, hasPoint);
    expect(meaning(['1,5', '1,234'])).toBe('decimal comma');
    expect(meaning(['1,234', '1,234.5'])).toBe('comma between thousands');
    expect(meaning(['1,234'])).toBeNull();
    expect(meaning(['1,234'], true)).toBe('comma between thousands');
    expect(meaning(['1,5'], true)).toBeNull();
    expect(meaning(['1,5', '1,234.5'])).toBeNull();
    expect(['1,5', '1.234,5', '1,234', '0,123', '-12,345,678.9', '1,23,4', '1.5', ',5'].map(hasComma)).toEqual([
      ...[true, true, true, true, true, false, false, false],
    ]);
    expect(commaNumber('1.234,5', 'decimal comma')).toBe(1234.5);
    expect(commaNumber('-1,234,567.8', 'comma between thousands')).toBe(-1234567.8);
  });
});

describe('the order of rows by a column', () => {
  const texts = { codes: Int32Array.of(0, 1, 2, 3, -1, 1), values: ['R10', 'R2', 'a', 'b'] };
  const columns: readonly (readonly [Column, readonly number[]])[] = [
    [{ kind: 'text', ...texts }, [2, 3, 1, 5, 0, 4]],
    [{ kind: 'number', values: Float64Array.of(3, Number.NaN, -1, 3, 0, 2) }, [2, 4, 5, 0, 3, 1]],
    [{ kind: 'time', milliseconds: Float64Array.of(5, 4, Number.NaN, 2, 1, 0) }, [5, 4, 3, 1, 0, 2]],
    // Days that are alike, and those that are missing, stand by what was written.
    [{ kind: 'date', days: Int32Array.of(7, 7, MISSING_DAY, -3, MISSING_DAY, 9), recorded: texts }, [3, 1, 0, 5, 2, 4]],
  ];

  it('is the same by values and by ranks: upwards, shorter texts first, what is missing last', () => {
    for (const [column, expected] of columns) {
      for (const comparison of [compareRows(column), compareRowsByRank(column)]) {
        expect([0, 1, 2, 3, 4, 5].sort(comparison), column.kind).toEqual(expected);
        expect(comparison(3, 3)).toBe(0);
      }
    }
  });
});
