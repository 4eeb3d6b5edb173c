import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dateFormat,
  dateMeaning,
  dayNumber,
  hasRecordedEnd,
  inferDateFormat,
  MISSING_DAY,
  recordedDate,
} from '../../src/index.ts';

const column = (...texts: string[]) => texts.map((text) => ({ text, rows: 1 }));
const infer = (...texts: string[]) => inferDateFormat('born', column(...texts), null);

describe('the order of day and month', () => {
  it('is told by all rows: month first where a second number can only be a day', () => {
    const { format, reading } = infer('03/05/1980', '12/13/1975', '12/25/1975');
    expect(recordedDate('03/05/1980', format)).toMatchObject({ written: '1980-03-05' });
    expect(reading).toMatchObject({ order: 'month first', how: 'told by rows' });
    expect(reading.rows).toEqual({ dayFirst: 0, monthFirst: 2, either: 1 });
  });

  it('is assumed to be day first where no row tells, and said to be assumed', () => {
    expect(infer('03/05/1980').reading).toMatchObject({ order: 'day first', how: 'assumed' });
    expect(infer('1980-05-03', '5 May 1980').reading).toMatchObject({ order: null, how: 'not needed' });
  });

  it('after the year is told by rows, where they are too many to be slips and none says otherwise', () => {
    const rows = ['1980-13-05', '1975-25-12', '1970-30-01', '1971-14-02', '1972-19-09', '1973-05-06'];
    const { format, reading } = infer(...rows);
    expect(reading.dayAfterYear).toBe(5);
    expect(rows.map((text) => recordedDate(text, format)!.written)).toEqual([
      '1980-05-13',
      '1975-12-25',
      '1970-01-30',
      '1971-02-14',
      '1972-09-19',
      '1973-06-05',
    ]);
    const slips = infer(...rows, '1974-06-20');
    expect(slips.reading.dayAfterYear).toBeUndefined();
    expect(recordedDate('1980-13-05', slips.format)!.day).toBe(MISSING_DAY);
    expect(infer('1980-13-05', '1975-25-12').reading.dayAfterYear).toBeUndefined();
  });

  it('is refused where rows contradict each other, and settled by who knows', () => {
    expect(() => infer('25/12/1975', '12/25/1975')).toThrow(
      'the dates of "born" contradict each other: 1 row can only be day first and 1 row only month first. Say which with --date-format dd/mm/yyyy or mm/dd/yyyy, or mend the others.',
    );
    const stated = inferDateFormat('born', column('25/12/1975', '12/25/1975'), dateFormat('dd/mm/yyyy'));
    expect(recordedDate('12/25/1975', stated.format)?.day).toBe(MISSING_DAY);
    expect(recordedDate('25/12/1975', stated.format)?.day).toBe(dayNumber(1975, 12, 25));
  });

  it('never loses a day: every column written in one order is read in it where one of its days tells', () => {
    const days = fc.array(fc.integer({ min: -25_000, max: 19_000 }), { minLength: 5, maxLength: 40 });
    fc.assert(
      fc.property(days, fc.constantFrom('day first', 'month first'), (numbers, order) => {
        const parts = numbers.map(
          (day) => new Date(day * 86_400_000).toISOString().slice(0, 10).split('-') as [string, string, string],
        );
        fc.pre(parts.some(([, , day]) => Number(day) > 12));
        const texts = parts.map(([year, month, day]) =>
          order === 'day first' ? `${day}/${month}/${year}` : `${month}/${day}/${year}`,
        );
        const { format } = infer(...texts);
        expect(texts.map((text) => recordedDate(text, format)?.day)).toEqual(numbers);
      }),
      { seed: 3, numRuns: 300 },
    );
  });

  it('of eight digits is year first unless only the year last makes sense', () => {
    expect(infer('19800305').format.eightDigits).toBe('yyyymmdd');
    expect(infer('05031980', '25121975').format.eightDigits).toBe('ddmmyyyy');
    expect(infer('12251975', '03051980').format.eightDigits).toBe('mmddyyyy');
    expect(infer('19801399', '00000101', '19800101').format.eightDigits).toBe('yyyymmdd');
  });
});

describe('further forms', () => {
  it("reads Excel's serial numbers in a column of dates, as Excel shows them", () => {
    const { format, reading } = infer('29285', '45000');
    expect(recordedDate('29285', format)?.written).toBe('1980-03-05');
    expect(recordedDate('45000', format)?.written).toBe('2023-03-15');
    expect(reading.forms).toEqual([{ form: 'Excel serial number', rows: 2 }]);
    expect(recordedDate('27823', dateFormat('excel-1904'))?.written).toBe('1980-03-05');
  });

  it('puts two-digit years where it is said', () => {
    expect(recordedDate('05/03/25', dateFormat('dd/mm/yy'))?.written).toBe('2025-03-05');
    expect(recordedDate('05/03/25', dateFormat('dd/mm/yy:1920'))?.written).toBe('1925-03-05');
    expect(recordedDate('03-05-80', dateFormat('mm-dd-yy'))?.written).toBe('1980-03-05');
    expect(recordedDate('1980-05-03', dateFormat('yyyy-dd-mm'))?.written).toBe('1980-03-05');
  });

  it.each(['', 'dd/yyyy', 'hello', 'dd/mm', 'mmddx', 'dd/mm/yyy'])('takes "%s" for no format', (text) => {
    expect(() => dateFormat(text)).toThrow(`the date format "${text}" is not known.`);
  });
});

describe('dates that are none', () => {
  it.each([
    ['9999-12-31', 'no end'],
    ['2999-12-31', 'no end'],
    ['2999-01-01', 'no end'],
    ['2099-12-31', 'no end'],
    ['4712-12-31', 'no end'],
    ['1900-01-01', 'not known'],
    ['1753-01-01', 'not known'],
    ['0001-01-01', 'not known'],
    ['1970-01-01', 'not known'],
    ['1980-03-05', 'a day'],
    ['2030-03-31', 'a day'],
  ])('%s means %s', (text, meaning) => {
    expect(dateMeaning(recordedDate(text)!.day)).toBe(meaning);
  });

  it('do not end anything; a day in the future has not ended anything yet', () => {
    const asOf = dayNumber(2025, 3, 31);
    const ended = (text: string, day: number | null = asOf) =>
      hasRecordedEnd({ day: recordedDate(text)!.day, recorded: true }, day);
    expect(ended('9999-12-31')).toBe(false);
    expect(ended('1900-01-01')).toBe(false);
    expect(ended('2025-04-01')).toBe(false);
    expect(ended('2025-03-31')).toBe(true);
    expect(ended('31/02/2020')).toBe(true);
    expect(ended('2999-12-31', null)).toBe(false);
    expect(ended('2025-04-01', null)).toBe(true);
    expect(hasRecordedEnd({ day: MISSING_DAY, recorded: false }, asOf)).toBe(false);
  });
});
