import { dictionaryColumn } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import {
  dateColumn,
  hasColumn,
  MISSING_DAY,
  noteWrittenTexts,
  numberColumn,
  sameRecords,
  selectRows,
  tableOf,
  textColumn,
  timeColumn,
  writtenValues,
} from '../../src/index.ts';
import { dictionaryLength } from '../../src/table/held-texts.ts';
import { everyType } from '../read/every-type-schema.ts';

const table = tableOf(everyType, {
  text: [' Ana ', null, 'Jose\u0301'],
  number: [1.5, '2', null],
  date: ['31/01/1980', '1980-02-31', null],
  time: ['1970-01-01T00:00:01Z', null, '1970-01-02T00:00Z'],
});

describe('tableOf', () => {
  it('reads plain values as a file would be read', () => {
    expect(table.rowCount).toBe(3);
    expect(textColumn(table, 'text').values).toEqual(['Ana', 'José']);
    expect([...numberColumn(table, 'number').values]).toEqual([1.5, 2, Number.NaN]);
    expect([...dateColumn(table, 'date').days]).toEqual([3682, MISSING_DAY, MISSING_DAY]);
    expect(dateColumn(table, 'date').recorded.values).toEqual(['1980-01-31', '1980-02-31']);
    expect([...timeColumn(table, 'time').milliseconds]).toEqual([1000, Number.NaN, 86_400_000]);
  });

  it('refuses unequal lengths, unknown fields and values that are none', () => {
    expect(() => tableOf(everyType, { text: ['a'], number: [] })).toThrow('"number" has 0 values where "text" has 1.');
    expect(() => tableOf(everyType, { other: ['a'] } as never)).toThrow('"every" has no field "other".');
    expect(() => tableOf(everyType, { number: ['many'] })).toThrow(
      '"many" in the number column "number" is no number.',
    );
    expect(() => tableOf(everyType, { date: ['soon'] })).toThrow('"soon" in the date column "date" is no date.');
  });
});

describe('columns by name', () => {
  it('are refused where absent or of another kind', () => {
    expect(hasColumn(table, 'text')).toBe(true);
    expect(hasColumn(table, 'toString')).toBe(false);
    expect(() => textColumn(table, 'name')).toThrow('the table has no column "name". It has text, number, date, time.');
    expect(() => numberColumn(table, 'text')).toThrow(
      'the column "text" holds texts, not numbers. Ask for it as a text column.',
    );
  });
});

describe('selectRows', () => {
  it('takes rows in the order asked, again where asked again', () => {
    const selected = selectRows(table, [2, 0, 0]);
    const written = ['text', 'number', 'date', 'time'].map((name) => {
      const value = writtenValues(selected.columns[name]!);
      return [0, 1, 2].map(value);
    });
    expect(written).toEqual([
      ['José', 'Ana', 'Ana'],
      [null, '1.5', '1.5'],
      [null, '1980-01-31', '1980-01-31'],
      ['1970-01-02T00:00:00.000Z', '1970-01-01T00:00:01.000Z', '1970-01-01T00:00:01.000Z'],
    ]);
    expect(selectRows(table, []).rowCount).toBe(0);
  });

  it('refuses a row that is not there', () => {
    expect(() => selectRows(table, [3])).toThrow('no row 3 in a table of 3. Rows count from 0.');
    expect(() => selectRows(table, [0.5])).toThrow('no row 0.5');
  });
});

describe('two tables', () => {
  const same = (here: readonly (string | null)[], there: readonly (string | null)[]) =>
    sameRecords(dictionaryColumn(here), dictionaryColumn(there));

  it('are about the same records where each row has one identifier in both', () => {
    expect(same(['a', 'b', 'a'], ['a', 'b', 'a'])).toBe(true);
    expect(sameRecords(dictionaryColumn(['a', 'b']), { values: ['b', 'a'], codes: Int32Array.of(1, 0) })).toBe(true);
  });

  it('are told to be so by the bytes of their texts, which are not made', () => {
    const column = (bytes: string, codes = [0, 1]) => {
      const unread = { codes: Int32Array.from(codes), values: ['a', 'b'] };
      const isMade = { yet: false };
      Object.defineProperty(unread, 'values', {
        get: () => {
          isMade.yet = true;
          return JSON.parse(bytes);
        },
      });
      noteWrittenTexts(unread, () => (isMade.yet ? null : [new TextEncoder().encode(bytes).buffer]));
      return { unread, isMade };
    };
    const one = column('["a","b"]');
    const alike = column('["a","b"]');
    expect(sameRecords(one.unread, alike.unread)).toBe(true);
    expect(one.isMade.yet || alike.isMade.yet).toBe(false);
    for (const other of [column('["a","c"]'), column('["a","b","c"]', [0, 2]), column('["b","a"]')]) {
      expect(sameRecords(one.unread, other.unread)).toBe(false);
    }
    expect(sameRecords(column('["a","b"]').unread, column('["b","a"]', [1, 0]).unread)).toBe(true);
    const odd = column(JSON.stringify(['a "quoted" one', '\\', 'b\\"', '']));
    expect([dictionaryLength(odd.unread), odd.isMade.yet]).toEqual([4, false]);
    expect([dictionaryLength(column('[]').unread), odd.unread.values.length]).toEqual([0, 4]);
    const incomplete = () => column('["a","b"]', [0, -1]).unread;
    expect(sameRecords(incomplete(), incomplete())).toBe(false);
  });

  it.each([
    [
      ['a', 'b'],
      ['b', 'a'],
    ],
    [['a', 'b'], ['a']],
    [['a'], ['a', 'b']],
    [
      ['a', null],
      ['a', null],
    ],
    [[], []],
  ])('%j and %j are not', (here, there) => {
    expect(same(here, there)).toBe(false);
  });
});
